//! What a caller of the journal is told when something does not work.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::fault::Fault;
use super::mark::Position;
use crate::store::seal::SealError;

/// A place where the journal is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} at byte {offset}: {why}", file.display())]
pub struct Damage {
    /// The file of the segment.
    pub file: PathBuf,
    /// Byte in that file where the damaged frame or header begins.
    pub offset: u64,
    /// What is wrong there.
    pub why: Fault,
}

/// Why the journal could not do what it was asked to.
#[derive(Debug, Error)]
pub enum JournalError {
    /// The system refused an operation on a file.
    #[error("could not {operation} {}: {source}; what was committed before is safe", path.display())]
    Io {
        /// What was being done.
        operation: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The journal is damaged. Nothing was written.
    #[error(
        "the journal is damaged: {damage}. Frames up to number {safe_through} were read and are whole; nothing was changed. \
         Run `verify` to see all damage, then restore from a backup, or run `repair` to save what can be proven"
    )]
    Damaged {
        /// The first place found.
        damage: Damage,
        /// Number of the last frame known to be whole before that place; 0 when none is known.
        safe_through: u64,
    },
    /// A write failed earlier; it is not known what reached the disk.
    #[error(
        "the journal takes no more entries since a write failed ({why}); what was committed before is safe. \
         Check the disk, then close and open the store again"
    )]
    Poisoned {
        /// The failure.
        why: String,
    },
    /// A body is larger than a frame may hold.
    #[error(
        "a body of {bytes} bytes is too large for the journal, which takes {limit}; nothing was written"
    )]
    TooLarge {
        /// Size of the body.
        bytes: usize,
        /// Largest size.
        limit: usize,
    },
    /// A body could not be sealed.
    #[error("a body could not be sealed, nothing was written: {0}")]
    Seal(SealError),
    /// A gap can be recorded by a repair only.
    #[error("a gap can only be recorded by a repair; nothing was written")]
    GapAppended,
    /// No committed frame begins at this position.
    #[error("no committed frame begins at {0}")]
    NoFrame(Position),
    /// A directory that must be empty is not.
    #[error("{} is not empty: nothing was written; name an empty or new directory", .0.display())]
    NotEmpty(PathBuf),
    /// A stamp that cannot be the name of a folder.
    #[error(
        "{0:?} cannot be the name of a folder: nothing was written; use letters, digits and hyphens"
    )]
    Stamp(String),
    /// A backup's list of files does not fit its files.
    #[error("the backup in {} cannot be used: {why}; nothing was restored, use another backup", dir.display())]
    Manifest {
        /// Directory of the backup.
        dir: PathBuf,
        /// What does not fit.
        why: String,
    },
}

impl JournalError {
    /// For `map_err`: the failed operation and its file.
    pub(super) fn io(operation: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io {
            operation,
            path,
            source,
        }
    }

    /// Damage in `file` at `offset`, with everything up to frame `safe_through` being whole.
    pub(super) fn damaged(
        file: &Path,
        offset: impl Into<u64>,
        why: Fault,
        safe_through: u64,
    ) -> Self {
        Self::Damaged {
            damage: Damage {
                file: file.to_path_buf(),
                offset: offset.into(),
                why,
            },
            safe_through,
        }
    }
}
