//! The writing side: append, commit, then bring state and columns up.
//!
//! One thread owns it. Nothing counts as done before [`Store::commit`] came back.

use std::path::PathBuf;
use std::sync::Arc;

use super::ahead::{Ahead, Pending};
use super::error::StoreError;
use super::journal::{Journal, Kind, Savepoint};
use super::lock::StoreLock;
use super::replay::{Folded, Gathered};
use super::shelf::Shelf;
use super::state::StateError;
use super::{line, open, reference_key};
use crate::domain::ledger::{DeskEntry, Line};
use crate::domain::{Digest, Entry, Event, Item, ItemId, Moment};

/// The store, held for writing.
pub struct Store {
    dir: PathBuf,
    journal: Journal,
    shelf: Arc<Shelf>,
    folded: Folded,
    pending: Vec<Pending>,
    /// What the pending lines lead to.
    ahead: Ahead,
    /// Where [`Store::attempt`] goes back to.
    base: (Savepoint, usize),
    /// Why nothing may be written any more.
    failed: Option<String>,
    /// What happened to the state since [`Store::take_notices`].
    notices: Vec<String>,
    now: Moment,
    _lock: StoreLock,
}

impl Store {
    /// The writing side of `shelf`. Hold the lock.
    pub(super) fn new(
        dir: PathBuf,
        journal: Journal,
        shelf: Arc<Shelf>,
        folded: Folded,
        now: Moment,
        lock: StoreLock,
    ) -> Self {
        Self {
            dir,
            base: (journal.savepoint(), 0),
            journal,
            shelf,
            folded,
            pending: Vec::new(),
            ahead: Ahead::default(),
            failed: None,
            notices: Vec::new(),
            now,
            _lock: lock,
        }
    }

    /// The reading side.
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.shelf)
    }

    /// The record as it will stand once everything appended is committed.
    pub fn item(&mut self, id: ItemId) -> Result<Option<Item>, StoreError> {
        if let Some(item) = self.ahead.item(id).or_else(|| self.folded.get(id)) {
            return Ok(Some(item.clone()));
        }
        let item = self.ask(|shelf| shelf.item(id))?;
        if let Some(item) = &item {
            self.folded.put(item.clone());
        }
        Ok(item)
    }

    /// The record that has this reference key, committed or about to be.
    pub fn by_reference(&mut self, key: &str) -> Result<Option<ItemId>, StoreError> {
        match self.ahead.by_reference(key) {
            Some(id) => Ok(Some(id)),
            None => self.ask(|shelf| shelf.by_reference(key)),
        }
    }

    /// Number the next appended line gets.
    pub fn next_n(&self) -> u64 {
        self.journal.next_n()
    }

    /// Runs `steps`. When they fail, nothing they appended stays, except what they committed themselves.
    pub fn attempt<T>(
        &mut self,
        steps: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.usable()?;
        self.base = (self.journal.savepoint(), self.pending.len());
        let outcome = steps(self);
        if outcome.is_err() {
            let (savepoint, pending) = self.base;
            self.journal.take_back(&savepoint);
            self.pending.truncate(pending);
            if let Err(error) = self.look_ahead_anew() {
                self.failed = Some(error.to_string());
            }
        }
        outcome
    }

    /// Appends an entry about a record. Answers its number.
    pub fn append(&mut self, entry: Entry) -> Result<u64, StoreError> {
        self.usable()?;
        let line = Line::Item(entry);
        let (n, position) = self.journal.append(Kind::Entry, &line::encode(&line)?)?;
        let Line::Item(mut entry) = line else {
            return Ok(n);
        };
        entry.n = n;
        let looked = self.look_ahead(&entry);
        self.pending
            .push(Pending::Line(n, position, Line::Item(entry)));
        looked.map(|()| n)
    }

    /// Appends a line about the desk itself.
    pub fn append_desk(&mut self, entry: DeskEntry) -> Result<u64, StoreError> {
        self.usable()?;
        let line = Line::Desk(entry);
        let (n, position) = self.journal.append(Kind::Entry, &line::encode(&line)?)?;
        self.pending.push(Pending::Line(n, position, line));
        Ok(n)
    }

    /// Keeps original bytes, once; answers their digest.
    pub fn keep_original(&mut self, bytes: &[u8]) -> Result<Digest, StoreError> {
        self.usable()?;
        let digest = Digest::of(bytes);
        if !self.ahead.keeps(&digest)
            && self
                .ask(|shelf| shelf.original_position(&digest))?
                .is_none()
        {
            let (_, position) = self.journal.append(Kind::Original, bytes)?;
            self.pending.push(Pending::Original(digest, position));
            self.ahead.keep(digest);
        }
        Ok(digest)
    }

    /// Puts everything appended on disk (one fsync), then brings state and columns up. When this came back, it is done.
    ///
    /// A failed state does not undo that: it is rebuilt, and [`Store::take_notices`] says so. After any other failure it
    /// is not known what reached the disk, or the columns are behind it: the store takes nothing more.
    pub fn commit(&mut self, now: Moment) -> Result<(), StoreError> {
        self.usable()?;
        self.now = self.now.max(now);
        if self.pending.is_empty() {
            return Ok(());
        }
        let done = self.bring_up();
        if let Err(error) = &done {
            self.failed = Some(error.to_string());
        }
        done
    }

    fn bring_up(&mut self) -> Result<(), StoreError> {
        self.journal.commit()?;
        self.ahead = Ahead::default();
        let pending = std::mem::take(&mut self.pending);
        self.base = (self.journal.savepoint(), 0);
        match self.take_in(pending) {
            Err(StoreError::State(error)) => self.rebuild(&error),
            other => other,
        }
    }

    fn take_in(&mut self, pending: Vec<Pending>) -> Result<(), StoreError> {
        let mut gathered = Gathered::default();
        for pending in pending {
            match pending {
                Pending::Line(n, position, line) => {
                    gathered.take_line(n, position, &line, &self.shelf, &mut self.folded)?;
                }
                Pending::Original(digest, position) => {
                    gathered.take_original(&digest, position, &self.shelf)?;
                }
            }
        }
        gathered.apply(&self.journal.head(), &self.shelf, &mut self.folded)
    }

    /// What happened to the state since the last call, one sentence each.
    pub fn take_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// Hands the state to the disk before leaving. Not needed for safety.
    pub fn rest(&self) {
        let _unneeded = self.shelf.state().flush();
    }

    fn usable(&self) -> Result<(), StoreError> {
        match &self.failed {
            Some(why) => Err(StoreError::Closed { why: why.clone() }),
            None => Ok(()),
        }
    }

    /// Asks the shelf; when the state fails, it is rebuilt and asked again.
    fn ask<T>(
        &mut self,
        question: impl Fn(&Shelf) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match question(&self.shelf) {
            Err(StoreError::State(error)) => {
                self.rebuild(&error)?;
                question(&self.shelf)
            }
            other => other,
        }
    }

    fn rebuild(&mut self, error: &StateError) -> Result<(), StoreError> {
        self.notices.push(format!(
            "The list state was rebuilt from the journal; nothing is lost ({error})."
        ));
        // A line that was taken in half is taken in whole from the journal; folded records may be a line ahead.
        self.folded = Folded::default();
        open::rebuild_state(&self.dir, &self.shelf, self.now)?;
        for entry in self.pending.iter().filter_map(Pending::entry) {
            if let Some(Event::Registered { our_ref, .. }) = entry.events.first() {
                self.shelf.ledger_mut().reserve(*our_ref);
            }
        }
        Ok(())
    }

    /// Takes a line into what lies ahead.
    fn look_ahead(&mut self, entry: &Entry) -> Result<(), StoreError> {
        if entry.voids() {
            let mut entries = self.ask(|shelf| shelf.entries(entry.item))?;
            entries.extend(self.pending_entries(entry.item).cloned());
            entries.push(entry.clone());
            self.ahead.put(Item::fold(&entries));
        } else if let Some(Event::Registered {
            content, source, ..
        }) = entry.events.first()
        {
            self.ahead.register(
                reference_key(content, &source.original, source.place.as_deref()),
                entry,
            );
        } else if let Some(mut item) = self.item(entry.item)? {
            item.apply(entry);
            self.ahead.put(Some(item));
        }
        Ok(())
    }

    fn pending_entries(&self, id: ItemId) -> impl Iterator<Item = &Entry> {
        let entries = self.pending.iter().filter_map(Pending::entry);
        entries.filter(move |entry| entry.item == id)
    }

    fn look_ahead_anew(&mut self) -> Result<(), StoreError> {
        self.ahead = Ahead::default();
        for pending in std::mem::take(&mut self.pending) {
            match &pending {
                Pending::Original(digest, _) => self.ahead.keep(*digest),
                Pending::Line(..) => {
                    let entry = pending.entry();
                    entry.map_or(Ok(()), |entry| self.look_ahead(entry))?;
                }
            }
            self.pending.push(pending);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
