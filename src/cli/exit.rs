//! How a command ends: the exit codes scripts rely on, and the words for people when it did not go well.
//!
//! Never here: printing.
use std::io;

use crate::desk::DeskError;
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
    /// Ended as if by this signal.
    Signal(u8),
}

impl Exit {
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
            Self::Signal(number) => 128_u8.saturating_add(number),
        }
    }
}

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
