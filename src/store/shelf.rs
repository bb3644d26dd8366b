//! The reading side: columns, records and originals, shared by every question while the writer works.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::columns::Columns;
use super::error::StoreError;
use super::journal::{JournalReader, Kind, Position};
use super::ledger::Ledger;
use super::state::StateMap;
use super::{keys, line};
use crate::domain::ledger::Line;
use crate::domain::{Digest, Entry, Item, ItemId};

/// What can be read while the writer works. Locks are held for one question at a time.
pub struct Shelf {
    pub(super) columns: RwLock<Columns>,
    pub(super) ledger: RwLock<Ledger>,
    pub(super) state: Mutex<Box<dyn StateMap>>,
    pub(super) reader: JournalReader,
}

impl Shelf {
    /// The columns, for reading.
    pub fn columns(&self) -> RwLockReadGuard<'_, Columns> {
        self.columns.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn columns_mut(&self) -> RwLockWriteGuard<'_, Columns> {
        self.columns.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The ledger, for reading.
    pub fn ledger(&self) -> RwLockReadGuard<'_, Ledger> {
        self.ledger.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn ledger_mut(&self) -> RwLockWriteGuard<'_, Ledger> {
        self.ledger.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn state(&self) -> MutexGuard<'_, Box<dyn StateMap>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every entry of a record, oldest first; empty when nobody knows the record.
    pub fn entries(&self, id: ItemId) -> Result<Vec<Entry>, StoreError> {
        let last = self.columns().row(id).map(|row| row.last());
        last.map_or_else(|| Ok(Vec::new()), |last| self.entries_back_from(last))
    }

    /// The chain of entries that ends at `last`, oldest first.
    pub(super) fn entries_back_from(&self, last: Position) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        let mut next = Some(last);
        while let Some(position) = next {
            let frame = self.reader.read(position)?;
            let Line::Item(entry) = line::decode(frame.n, &frame.body)? else { break };
            next = entry.prev.map(position_from);
            entries.push(entry);
        }
        entries.reverse();
        Ok(entries)
    }

    /// A record as it stands.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>, StoreError> {
        Ok(Item::fold(&self.entries(id)?))
    }

    /// The entries of one batch, which stand one behind the other from `first` on.
    pub fn batch(&self, first: Position, count: u32) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        for frame in self.reader.frames_from(first) {
            let frame = frame?;
            if frame.kind != Kind::Entry {
                continue;
            }
            if let Line::Item(entry) = line::decode(frame.n, &frame.body)? {
                entries.push(entry);
            }
            if entries.len() >= count as usize {
                break;
            }
        }
        Ok(entries)
    }

    /// The record that has this reference key.
    pub fn by_reference(&self, key: &str) -> Result<Option<ItemId>, StoreError> {
        let found = self.state().get(&keys::reference(key))?;
        Ok(found.and_then(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).ok()).map(ItemId::from_bytes))
    }

    /// Where original bytes stand, if they are kept.
    pub(super) fn original_position(&self, digest: &Digest) -> Result<Option<Position>, StoreError> {
        let found = self.state().get(&keys::original(digest))?;
        Ok(found.and_then(|bytes| <[u8; 8]>::try_from(bytes.as_slice()).ok()).map(|b| position_from(u64::from_be_bytes(b))))
    }

    /// Original bytes, by digest.
    pub fn original(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        match self.original_position(digest)? {
            Some(position) => Ok(Some(self.reader.read(position)?.body)),
            None => Ok(None),
        }
    }

    /// Number of the last committed journal entry.
    pub fn committed(&self) -> u64 {
        self.reader.head().n
    }
}

/// Positions as entries carry them.
pub(super) fn position_from(raw: u64) -> Position {
    let segment = u32::try_from(raw >> 32).unwrap_or(u32::MAX);
    let offset = u32::try_from(raw & 0xFFFF_FFFF).unwrap_or(u32::MAX);
    Position::new(segment, offset)
}

/// The number an entry carries for a position.
pub(super) fn position_raw(position: Position) -> u64 {
    (u64::from(position.segment()) << 32) | u64::from(position.offset())
}

/// A shelf several threads read.
pub type SharedShelf = Arc<Shelf>;
