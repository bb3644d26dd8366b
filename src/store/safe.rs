//! The writing side: append, commit, then bring state and columns up.
//!
//! One thread owns it. Nothing counts as done before [`Store::commit`] came back.

use std::path::PathBuf;
use std::sync::Arc;

use super::error::StoreError;
use super::journal::{Journal, Kind, Position};
use super::lock::StoreLock;
use super::replay::{Folded, Gathered};
use super::shelf::Shelf;
use super::{line, open, reference_key};
use crate::domain::ledger::{DeskEntry, Line};
use crate::domain::{Digest, Entry, Event, Item, ItemId, Moment};

/// The store, held for writing.
pub struct Store {
    pub(super) dir: PathBuf,
    pub(super) journal: Journal,
    pub(super) shelf: Arc<Shelf>,
    pub(super) folded: Folded,
    pub(super) pending: Vec<Pending>,
    /// Records as the pending lines leave them.
    pub(super) ahead: std::collections::HashMap<ItemId, Item>,
    /// References of records registered by pending lines.
    pub(super) ahead_references: std::collections::HashMap<String, ItemId>,
    pub(super) _lock: StoreLock,
}

/// Written to the journal's buffer, not yet on disk.
pub(super) enum Pending {
    Line(u64, Position, Line),
    Original(Digest, Position),
}

impl Store {
    /// The reading side.
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.shelf)
    }

    /// The record as it will stand once everything appended is committed.
    pub fn item(&mut self, id: ItemId) -> Result<Option<Item>, StoreError> {
        if let Some(item) = self.ahead.get(&id) {
            return Ok(Some(item.clone()));
        }
        if let Some(item) = self.folded.get(id) {
            return Ok(Some(item.clone()));
        }
        let item = self.shelf.item(id)?;
        if let Some(item) = &item {
            self.folded.put(item.clone());
        }
        Ok(item)
    }

    /// The record that has this reference key, committed or about to be.
    pub fn by_reference(&self, key: &str) -> Result<Option<ItemId>, StoreError> {
        match self.ahead_references.get(key) {
            Some(id) => Ok(Some(*id)),
            None => self.shelf.by_reference(key),
        }
    }

    /// Number the next appended line gets.
    pub fn next_n(&self) -> u64 {
        let appended = u64::try_from(self.pending.len()).unwrap_or(u64::MAX);
        self.shelf
            .committed()
            .saturating_add(appended)
            .saturating_add(1)
    }

    /// Appends an entry about a record. Answers its number.
    pub fn append(&mut self, entry: Entry) -> Result<u64, StoreError> {
        let known = self.item(entry.item)?;
        let line = Line::Item(entry);
        let (n, position) = self.journal.append(Kind::Entry, &line::encode(&line)?)?;
        let Line::Item(mut entry) = line else {
            return Ok(n);
        };
        entry.n = n;
        if let Some(Event::Registered { content, .. }) = entry.events.first() {
            self.ahead_references
                .insert(reference_key(content), entry.item);
        }
        let item = match known {
            Some(mut item) => {
                item.apply(&entry);
                Some(item)
            }
            None => Item::fold(std::slice::from_ref(&entry)),
        };
        if let Some(item) = item {
            self.ahead.insert(entry.item, item);
        }
        self.pending
            .push(Pending::Line(n, position, Line::Item(entry)));
        Ok(n)
    }

    /// Appends a line about the desk itself.
    pub fn append_desk(&mut self, entry: DeskEntry) -> Result<u64, StoreError> {
        let line = Line::Desk(entry);
        let (n, position) = self.journal.append(Kind::Entry, &line::encode(&line)?)?;
        self.pending.push(Pending::Line(n, position, line));
        Ok(n)
    }

    /// Keeps original bytes, once; answers their digest.
    pub fn keep_original(&mut self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = Digest::of(bytes);
        let is_pending = self
            .pending
            .iter()
            .any(|p| matches!(p, Pending::Original(d, _) if *d == digest));
        if !is_pending && self.shelf.original_position(&digest)?.is_none() {
            let (_, position) = self.journal.append(Kind::Original, bytes)?;
            self.pending.push(Pending::Original(digest, position));
        }
        Ok(digest)
    }

    /// How many lines wait for [`Store::commit`].
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Puts everything appended on disk (one fsync), then brings state and columns up. When this came back, it is done.
    ///
    /// A failed state does not undo that: it is rebuilt, and the answer says so in words.
    pub fn commit(&mut self, now: Moment) -> Result<Option<String>, StoreError> {
        if self.pending.is_empty() {
            return Ok(None);
        }
        self.journal.commit()?;
        self.ahead.clear();
        self.ahead_references.clear();
        let mut gathered = Gathered::default();
        for pending in self.pending.drain(..) {
            match pending {
                Pending::Line(n, position, line) => {
                    gathered.take_line(n, position, &line, &self.shelf, &mut self.folded)?;
                }
                Pending::Original(digest, position) => gathered.take_original(&digest, position),
            }
        }
        match gathered.apply(&self.journal.head(), &self.shelf) {
            Ok(()) => Ok(None),
            Err(StoreError::State(error)) => {
                open::rebuild_state(&self.dir, &self.shelf, now)?;
                Ok(Some(format!(
                    "The list state was rebuilt from the journal; nothing is lost ({error})."
                )))
            }
            Err(error) => Err(error),
        }
    }

    /// Hands the state to the disk before leaving. Not needed for safety.
    pub fn rest(&self) {
        let _unneeded = self.shelf.state().flush();
    }
}
