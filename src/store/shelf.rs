//! The reading side: columns, records and originals, shared by every question while the writer works.

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::applied::Pairs;
use super::columns::Columns;
use super::error::StoreError;
use super::head::Head;
use super::journal::{JournalReader, Kind, Position};
use super::ledger::{Group, Ledger};
use super::state::{StateError, StateMap};
use super::{keys, line};
use crate::domain::ledger::Line;
use crate::domain::reference::Series;
use crate::domain::{Digest, Entry, Item, ItemId, OurRef};

/// What can be read while the writer works. Locks are held for one question at a time.
pub struct Shelf {
    pub(super) columns: RwLock<Columns>,
    pub(super) ledger: RwLock<Ledger>,
    pub(super) state: Mutex<Box<dyn StateMap>>,
    pub(super) reader: JournalReader,
    /// How many pairs the state must hold.
    pub(super) pairs: Mutex<Pairs>,
}

impl Shelf {
    /// An empty shelf before `state`, reading from `reader`.
    pub(super) fn new(state: Box<dyn StateMap>, reader: JournalReader) -> Self {
        Self {
            columns: RwLock::new(Columns::default()),
            ledger: RwLock::new(Ledger::default()),
            state: Mutex::new(state),
            reader,
            pairs: Mutex::default(),
        }
    }

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

    /// Counts pairs that come new into the state.
    pub(super) fn count(&self, fresh: &Pairs) {
        *self.pairs.lock().unwrap_or_else(PoisonError::into_inner) += *fresh;
    }

    /// How many pairs were counted.
    pub(super) fn counted(&self) -> Pairs {
        *self.pairs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over everything derived that `other` holds. Readers see the old or the new, each part for itself.
    pub(super) fn take_over(&self, other: Self) {
        let Self {
            columns,
            ledger,
            state,
            reader: _,
            pairs,
        } = other;
        *self.state() = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        *self.ledger_mut() = ledger.into_inner().unwrap_or_else(PoisonError::into_inner);
        *self.columns_mut() = columns.into_inner().unwrap_or_else(PoisonError::into_inner);
        *self.pairs.lock().unwrap_or_else(PoisonError::into_inner) =
            pairs.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    pub(super) fn state(&self) -> MutexGuard<'_, Box<dyn StateMap>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every entry of a record, oldest first; empty when nobody knows the record.
    pub fn entries(&self, id: ItemId) -> Result<Vec<Entry>, StoreError> {
        self.head(id)?
            .map_or_else(|| Ok(Vec::new()), |head| self.entries_at(&head.entries))
    }

    /// The head of a record, as the state keeps it.
    pub(super) fn head(&self, id: ItemId) -> Result<Option<Head>, StoreError> {
        let Some(bytes) = self.state().get(&keys::head(id))? else {
            return Ok(None);
        };
        let head = postcard::from_bytes(&bytes).map_err(|error| StateError::Engine {
            operation: "read a head",
            why: error.to_string(),
        })?;
        Ok(Some(head))
    }

    /// The entries that stand at these places.
    pub(super) fn entries_at(&self, positions: &[Position]) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::with_capacity(positions.len());
        for position in positions {
            let frame = self.reader.read(*position)?;
            if let Line::Item(entry) = line::decode(frame.n, &frame.body)? {
                entries.push(entry);
            }
        }
        Ok(entries)
    }

    /// A record as it stands.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>, StoreError> {
        Ok(Item::fold(&self.entries(id)?))
    }

    /// The entries of one group of steps. They stand one behind the other, with at most other parts of their batch between.
    pub fn group(&self, group: &Group) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        for frame in self.reader.frames_from(group.first) {
            let frame = frame?;
            if frame.kind != Kind::Entry {
                continue;
            }
            match line::decode(frame.n, &frame.body)? {
                Line::Item(entry) if entry.batch.unwrap_or(entry.n) != group.batch => break,
                Line::Item(entry) if group.holds(&entry) => entries.push(entry),
                _ => {}
            }
            if entries.len() >= group.count as usize {
                break;
            }
        }
        Ok(entries)
    }

    /// The record that has this reference key.
    pub fn by_reference(&self, key: &str) -> Result<Option<ItemId>, StoreError> {
        let found = self.state().get(&keys::reference(key))?;
        Ok(found
            .and_then(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).ok())
            .map(ItemId::from_bytes))
    }

    /// Where original bytes stand, if they are kept.
    pub(super) fn original_position(
        &self,
        digest: &Digest,
    ) -> Result<Option<Position>, StoreError> {
        let found = self.state().get(&keys::original(digest))?;
        Ok(found
            .and_then(|bytes| <[u8; 8]>::try_from(bytes.as_slice()).ok())
            .map(|b| position_from(u64::from_be_bytes(b))))
    }

    /// Original bytes, by digest.
    pub fn original(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        match self.original_position(digest)? {
            Some(position) => Ok(Some(self.reader.read(position)?.body)),
            None => Ok(None),
        }
    }

    /// Takes the next reference of a series, at once: no other record gets it.
    pub fn reserve_ref(&self, series: Series, year: i16) -> OurRef {
        let mut ledger = self.ledger_mut();
        let our_ref = ledger.next_ref(series, year);
        ledger.reserve(our_ref);
        our_ref
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
