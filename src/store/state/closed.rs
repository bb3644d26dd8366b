//! No state at all: stands in while a failed one is rebuilt, so that nobody takes silence for "no such record".

use super::{Batch, Pairs, StateError, StateMap};

/// A state that answers every question with an error.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClosedState;

fn closed<T>(operation: &'static str) -> Result<T, StateError> {
    Err(StateError::BrokeDown {
        operation,
        why: "it is being rebuilt".into(),
    })
}

impl StateMap for ClosedState {
    fn get(&self, _key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        closed("read a value")
    }

    fn apply(&mut self, _batch: Batch) -> Result<(), StateError> {
        closed("apply changes")
    }

    fn scan_prefix<'a>(&'a self, _prefix: &[u8]) -> Pairs<'a> {
        Box::new(std::iter::once(closed("begin a scan")))
    }

    fn flush(&mut self) -> Result<(), StateError> {
        closed("flush")
    }

    fn clear(&mut self) -> Result<(), StateError> {
        closed("clear")
    }

    fn len_bytes(&self) -> Result<u64, StateError> {
        closed("measure its size")
    }
}
