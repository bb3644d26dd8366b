//! Why the store cannot do something: what happened, what is safe, what to do.

use super::journal::JournalError;
use super::lock::LockError;
use super::state::StateError;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the store.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The journal could not be opened, read or written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The rebuildable state failed twice in a row.
    #[error(transparent)]
    State(#[from] StateError),
    /// A frame is whole but does not hold a line this version can read.
    #[error(
        "entry {n} of the journal cannot be read by this version ({why}); nothing was changed; use the version that wrote it"
    )]
    Unreadable {
        /// Journal number.
        n: u64,
        /// What the decoder said.
        why: String,
    },
    /// An earlier write failed, and nothing was written since.
    #[error(
        "the store takes nothing more since a write failed ({why}); what was confirmed before is safe; start the desk again"
    )]
    Closed {
        /// The failure.
        why: String,
    },
    /// The session was started for reading only.
    #[error(
        "this session is read-only; nothing was changed; start without --read-only to change records"
    )]
    ReadOnly,
    /// A folder could not be made or a small file not written.
    #[error("{what} ({path}): {source}; nothing recorded is lost; check space and permissions")]
    Folder {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: std::path::PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}
