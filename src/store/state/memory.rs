//! State in memory only: for sessions that must not write, and for tests.

use std::collections::BTreeMap;

use super::{Batch, Change, Pairs, StateError, StateMap};

/// A sorted map in memory. Its operations never fail.
#[derive(Debug, Clone, Default)]
pub struct MemoryState {
    pairs: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl MemoryState {
    /// An empty state.
    pub fn new() -> Self {
        Self::default()
    }
}

impl StateMap for MemoryState {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        Ok(self.pairs.get(key).cloned())
    }

    fn apply(&mut self, batch: Batch) -> Result<(), StateError> {
        for change in batch.into_changes() {
            match change {
                Change::Put(key, value) => self.pairs.insert(key, value),
                Change::Delete(key) => self.pairs.remove(&key),
            };
        }
        Ok(())
    }

    fn scan_prefix<'a>(&'a self, prefix: &[u8]) -> Pairs<'a> {
        let prefix = prefix.to_vec();
        let from = self.pairs.range(prefix.clone()..);
        Box::new(
            from.take_while(move |(key, _)| key.starts_with(&prefix))
                .map(|(key, value)| Ok((key.clone(), value.clone()))),
        )
    }

    fn flush(&mut self) -> Result<(), StateError> {
        Ok(())
    }

    fn clear(&mut self) -> Result<(), StateError> {
        self.pairs.clear();
        Ok(())
    }

    fn len_bytes(&self) -> Result<u64, StateError> {
        Ok(self
            .pairs
            .iter()
            .map(|(key, value)| (key.len() + value.len()) as u64)
            .sum())
    }
}
