//! The state that can be thrown away: keys and values derived from the journal.
//!
//! Whatever happens to it, deleting it loses nothing: it is rebuilt from the journal. Keys and values are opaque here.
//! Never here: what a key means, and anything that is not in the journal as well.

mod batch;
mod closed;
mod contain;
mod memory;
mod set_aside;
mod sled_state;

pub use batch::{Batch, Change};
pub use closed::ClosedState;
pub use contain::{contained, panic_is_contained};
pub use memory::MemoryState;
pub use set_aside::set_aside;
pub use sled_state::SledState;

use std::path::PathBuf;
use thiserror::Error;

/// One key and its value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// Pairs in key order; an error ends them and must not be skipped.
pub type Pairs<'a> = Box<dyn Iterator<Item = Result<Pair, StateError>> + 'a>;

/// Ordered key-value state, rebuilt from the journal whenever it fails.
pub trait StateMap: Send {
    /// The value of `key`, if there is one.
    ///
    /// # Errors
    /// [`StateError`] when the state cannot be read; it is then set aside and rebuilt.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError>;

    /// Applies all changes of `batch`, or none of them.
    ///
    /// # Errors
    /// [`StateError`] when the state cannot be written.
    fn apply(&mut self, batch: Batch) -> Result<(), StateError>;

    /// All pairs whose key begins with `prefix`, in key order.
    fn scan_prefix<'a>(&'a self, prefix: &[u8]) -> Pairs<'a>;

    /// Hands everything to the disk. Not a promise of durability: the journal gives that.
    ///
    /// # Errors
    /// [`StateError`] when the state cannot be written.
    fn flush(&mut self) -> Result<(), StateError>;

    /// Removes every pair.
    ///
    /// # Errors
    /// [`StateError`] when the state cannot be written.
    fn clear(&mut self) -> Result<(), StateError>;

    /// Size in bytes: on disk where there is one, else of all keys and values.
    ///
    /// # Errors
    /// [`StateError`] when the size cannot be read.
    fn len_bytes(&self) -> Result<u64, StateError>;
}

/// The state failed. Nothing is lost: the journal holds everything it held.
#[derive(Debug, Error)]
pub enum StateError {
    /// The engine reported an error.
    #[error(
        "the state could not {operation}: {why}; nothing is lost, it can be rebuilt from the journal"
    )]
    Engine {
        /// What was being done.
        operation: &'static str,
        /// What the engine said.
        why: String,
    },
    /// The engine panicked, now or earlier; it is not used again.
    #[error(
        "the state broke down while it tried to {operation}: {why}; nothing is lost, it can be rebuilt from the journal"
    )]
    BrokeDown {
        /// What was being done when it broke down.
        operation: &'static str,
        /// What the engine said.
        why: String,
    },
    /// A directory of the state could not be made, moved or removed.
    #[error(
        "the state directory {path} cannot be used: {source}; nothing is lost, it can be rebuilt from the journal"
    )]
    Io {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

#[cfg(test)]
mod tests;
