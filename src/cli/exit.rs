//! How a command ends: the exit codes scripts rely on, and the words for people when it did not go well.
//!
//! Never here: printing.
use std::io;

use crate::desk::{DeskError, OpenError};
use crate::domain::Refusal;

/// The end of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Done.
    Done,
    /// A rule said no; nothing was changed.
    Refused,
    /// The command line or the configuration cannot be understood.
    Usage,
    /// Something could not be read and is kept in quarantine.
    Quarantined,
    /// The store is damaged or cannot be reached.
    Damaged,
    /// The store is locked and was not opened.
    Locked,
    /// Another process holds the store.
    Held,
    /// A fault of the program ended it.
    Breakdown,
    /// Ended as if by this signal.
    Signal(u8),
}

impl Exit {
    /// What the desk on the terminal answered: a signal's code, that of a breakdown, or 0.
    pub const fn of_screen(code: u8) -> Self {
        match code {
            0 => Self::Done,
            129.. => Self::Signal(code - 128),
            _ => Self::Breakdown,
        }
    }

    /// The number the process ends with.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Quarantined => 3,
            Self::Damaged => 4,
            Self::Locked => 5,
            Self::Held => 6,
            Self::Breakdown => 101,
            Self::Signal(number) => 128_u8.saturating_add(number),
        }
    }
}

/// The signal of a closed pipe.
const SIGPIPE: u8 = 13;

/// Why a command did not come to its end. The words are for people and go to the error output.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line asks for something that does not exist or does not fit together.
    #[error("{0}")]
    Usage(String),
    /// A rule said no.
    #[error("{0}")]
    Refused(Refusal),
    /// The store.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The store is locked.
    #[error("{0}")]
    Locked(String),
    /// Another process holds the store.
    #[error("{0}")]
    Held(String),
    /// The store cannot be opened as it is.
    #[error("{0}")]
    Damaged(String),
    /// The facts or practice files of this program.
    #[error("{0}")]
    Reference(String),
    /// A file or folder the officer named.
    #[error("{what}: {source}. Nothing was changed.")]
    File {
        /// What was tried, with the name made fit to show.
        what: String,
        /// What the system said.
        source: io::Error,
    },
    /// Nobody reads the output any more.
    #[error("The output was closed.")]
    Output(#[from] io::Error),
}

impl Failure {
    /// A usage failure with these words.
    pub fn usage(words: impl Into<String>) -> Self {
        Self::Usage(words.into())
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Held(words) => Self::Held(words),
            OpenError::Damaged(words) => Self::Damaged(words),
            OpenError::Refused(words) => Self::Refused(Refusal::new(words)),
        }
    }
}

impl Failure {
    /// How the program ends after this.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Desk(DeskError::ReadOnly) => Exit::Refused,
            Self::Desk(DeskError::Store(_)) | Self::Damaged(_) | Self::Reference(_) => {
                Exit::Damaged
            }
            Self::Locked(_) => Exit::Locked,
            Self::Held(_) => Exit::Held,
            Self::Output(_) if self.is_closed_output() => Exit::Signal(SIGPIPE),
            Self::Usage(_) | Self::File { .. } | Self::Output(_) => Exit::Usage,
        }
    }

    /// What a rule said, when it was one.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal.clone()),
            Self::Desk(error @ DeskError::ReadOnly) => {
                Some(Refusal::new(sentence(&error.to_string())))
            }
            _ => None,
        }
    }

    /// Whether nobody reads the output any more, as after `| head`.
    pub fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What happened and what makes it possible, one line each. May quote what was typed: passes the gate before it is shown.
    pub fn words(&self) -> String {
        let mut words = match self {
            Self::Desk(_) | Self::Held(_) | Self::Damaged(_) => sentence(&self.to_string()),
            _ => self.to_string(),
        };
        match self {
            Self::Refused(refusal) => {
                for need in &refusal.needs {
                    words.push_str("\nNeeded: ");
                    words.push_str(need);
                }
            }
            Self::Held(_) => words.push_str("\nWith --read-only it can be looked at."),
            _ => {}
        }
        words
    }
}

/// The first letter large.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_screen_answers_is_what_the_process_ends_with() {
        for code in [0, 101, 129, 130, 131, 143] {
            assert_eq!(Exit::of_screen(code).code(), code);
        }
        assert_eq!(Exit::of_screen(1), Exit::Breakdown);
    }
}
