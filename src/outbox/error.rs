//! What can go wrong on the way out, in words that can stand in the journal.
//!
//! Every text says what happened, that nothing left, and what to do. Never here: foreign text that has not passed the gate.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::Foreign;
use crate::domain::text::{Shown, show};

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The forwarding names one unit, the desk offered another.
    #[error(
        "The forwarding is meant for unit {meant}, not for {offered}. Nothing has left. Recall it and forward again."
    )]
    AnotherUnit {
        /// The unit the officer confirmed.
        meant: String,
        /// The unit that was looked up.
        offered: String,
    },
    /// Bytes that belong into the package cannot be had.
    #[error(
        "The kept original {digest} cannot be read: {}. Nothing has left. Run verify on the store.",
        words(source)
    )]
    Original {
        /// The digest under which they are kept.
        digest: String,
        /// Why.
        source: io::Error,
    },
    /// The bytes kept under a digest are not those the digest was taken of.
    #[error(
        "The kept original {digest} is damaged: its bytes no longer match. Nothing has left. Run verify on the store."
    )]
    OriginalDamaged {
        /// The digest under which they are kept.
        digest: String,
    },
    /// A file of the package could not be put into words for machines.
    #[error(
        "The package could not be written down: {0}. Nothing has left. Report this as a fault of the program."
    )]
    Encoding(#[from] serde_json::Error),
    /// The disk refused.
    #[error(
        "The package could not be written: {} ({doing} in {}). Nothing has left. {}",
        words(source),
        path(place),
        advice(source)
    )]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// The outbox folder.
        place: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another package has the name already.
    #[error(
        "The outbox holds a folder {folder} with other content. It was not touched and nothing has left. Move it away, then forward again."
    )]
    Occupied {
        /// The folder name.
        folder: String,
    },
    /// A package on disk is not as its manifest says.
    #[error(
        "The package {} is not whole: {file} {why}. Do not use it; forward again.",
        path(place)
    )]
    Damaged {
        /// The package folder.
        place: PathBuf,
        /// The file in it.
        file: Shown,
        /// What is wrong with the file, to follow its name.
        why: &'static str,
    },
    /// A font inside the program is none.
    #[error(
        "The font {0} inside the program cannot be read. The letter was not printed. Report this as a fault of the program."
    )]
    Font(&'static str),
    /// The pages could not be made into a file.
    #[error(
        "The letter could not be put on paper: {0}. Nothing has left. Send it as text, and report this as a fault of the program."
    )]
    Paper(#[source] Box<krilla::error::KrillaError>),
}

/// What the system said, without its error number.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::PermissionDenied => "this account may not write there".into(),
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::NotADirectory => "the outbox is not a folder".into(),
        kind => kind.to_string(),
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, then forward again."
        }
        _ => "Check the outbox folder, then forward again.",
    }
}

/// A path as text that is safe to print.
pub(super) fn path(path: &Path) -> Shown {
    show(&Foreign::from_bytes(path.as_os_str().as_encoded_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_the_disk_reads_like_a_sentence() {
        let full = OutboxError::Disk {
            doing: "writing message.txt",
            place: "/sample/\u{1b}outbox".into(),
            source: io::Error::from_raw_os_error(28),
        };
        assert_eq!(
            full.to_string(),
            "The package could not be written: the disk is full (writing message.txt in /sample/<U+001B>outbox). \
             Nothing has left. Free some space, then forward again."
        );
    }
}
