//! From journal lines to state and columns: the same steps for a line just written and for one read at start.

use std::collections::{HashMap, HashSet};

use super::applied::{Pairs, put_applied};
use super::error::StoreError;
use super::head::Head;
use super::journal::{Frame, Kind, Mark, Position};
use super::shelf::{Shelf, position_raw};
use super::state::Batch;
use super::{keys, line, reference_key};
use crate::domain::ledger::{DeskEvent, Line};
use crate::domain::{Digest, Entry, Event, Item, ItemId};

/// Records kept folded between lines, so that a busy one is not read again each time.
const KEPT: usize = 4_096;

/// Lines taken into one state batch while catching up.
pub(super) const STRIDE: usize = 4_096;

/// Folded records, newest use not tracked: emptied when full.
#[derive(Default)]
pub(super) struct Folded(HashMap<ItemId, Item>);

impl Folded {
    pub(super) fn get(&self, id: ItemId) -> Option<&Item> {
        self.0.get(&id)
    }

    pub(super) fn put(&mut self, item: Item) {
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        self.0.insert(item.id, item);
    }

    fn take(&mut self, id: ItemId) -> Option<Item> {
        self.0.remove(&id)
    }
}

/// What a run of lines changes: gathered, then applied to state and columns together.
#[derive(Default)]
pub(super) struct Gathered {
    batch: Batch,
    /// Records as the run leaves them, and where their entries stand.
    records: HashMap<ItemId, (Item, Vec<Position>)>,
    /// Keys of references and originals this run put.
    put: HashSet<Vec<u8>>,
    fresh: Pairs,
}

impl Gathered {
    /// Takes a committed frame in.
    pub(super) fn take(
        &mut self,
        frame: &Frame,
        shelf: &Shelf,
        folded: &mut Folded,
    ) -> Result<(), StoreError> {
        match frame.kind {
            Kind::Entry => {
                let line = line::decode(frame.n, &frame.body)?;
                self.take_line(frame.n, frame.position, &line, shelf, folded)
            }
            Kind::Original => self.take_original(&Digest::of(&frame.body), frame.position, shelf),
            Kind::Gap => Ok(()),
        }
    }

    /// Notes where original bytes stand.
    pub(super) fn take_original(
        &mut self,
        digest: &Digest,
        position: Position,
        shelf: &Shelf,
    ) -> Result<(), StoreError> {
        let key = keys::original(digest);
        self.fresh.originals += self.counts_as_fresh(&key, shelf)?;
        self.batch.put(key, position_raw(position).to_be_bytes());
        Ok(())
    }

    /// Takes a committed line in.
    pub(super) fn take_line(
        &mut self,
        n: u64,
        position: Position,
        line: &Line,
        shelf: &Shelf,
        folded: &mut Folded,
    ) -> Result<(), StoreError> {
        shelf.ledger_mut().follow(n, position, line);
        match line {
            Line::Item(entry) => self.take_entry(entry, position, shelf, folded),
            Line::Desk(entry) => self.take_desk(n, &entry.event),
        }
    }

    /// Quarantine has pairs of its own, so that a thousand refused messages do not make every commit heavier.
    fn take_desk(&mut self, n: u64, event: &DeskEvent) -> Result<(), StoreError> {
        match event {
            DeskEvent::Quarantined(message) => {
                let bytes = postcard::to_allocvec(message).map_err(unwritable(n))?;
                self.batch.put(keys::quarantined(&message.id), bytes);
            }
            DeskEvent::QuarantineSettled { id, .. } => {
                self.batch.delete(keys::quarantined(id));
            }
            _ => {}
        }
        Ok(())
    }

    fn take_entry(
        &mut self,
        entry: &Entry,
        position: Position,
        shelf: &Shelf,
        folded: &mut Folded,
    ) -> Result<(), StoreError> {
        if let Some((item, positions)) = self.records.get_mut(&entry.item) {
            positions.push(position);
            if entry.voids() {
                let anew = Item::fold(&shelf.entries_at(positions)?);
                *item = anew.unwrap_or_else(|| item.clone());
            } else {
                item.apply(entry);
            }
        } else {
            let mut positions = shelf
                .head(entry.item)?
                .map(|head| head.entries)
                .unwrap_or_default();
            positions.push(position);
            let Some(item) = fold_in(entry, &positions, shelf, folded)? else {
                return Ok(()); // its registration was lost to damage, and a repair recorded that
            };
            self.records.insert(entry.item, (item, positions));
        }
        for event in &entry.events {
            if let Event::Registered {
                content, source, ..
            } = event
            {
                let key = keys::reference(&reference_key(
                    content,
                    &source.original,
                    source.place.as_deref(),
                ));
                self.fresh.references += self.counts_as_fresh(&key, shelf)?;
                self.batch.put(key, entry.item.to_bytes());
            }
        }
        Ok(())
    }

    /// One when neither this run nor the state has a pair with this key, else nothing.
    fn counts_as_fresh(&mut self, key: &[u8], shelf: &Shelf) -> Result<u64, StoreError> {
        let fresh = self.put.insert(key.to_vec()) && shelf.state().get(key)?.is_none();
        Ok(u64::from(fresh))
    }

    /// Brings columns and state up to `mark`. The columns first: they are right even if the state then fails.
    pub(super) fn apply(
        self,
        mark: &Mark,
        shelf: &Shelf,
        folded: &mut Folded,
    ) -> Result<(), StoreError> {
        let Self {
            mut batch,
            records,
            fresh,
            ..
        } = self;
        let mut heads = Vec::with_capacity(records.len());
        for (item, positions) in records.into_values() {
            heads.push(Head::of(&item, positions));
            folded.put(item);
        }
        heads.sort_unstable_by_key(|head| head.id);
        {
            let mut columns = shelf.columns_mut();
            for head in &heads {
                columns.put(head);
            }
            columns.set_rev(mark.n);
        }
        for head in &heads {
            let bytes = postcard::to_allocvec(head).map_err(unwritable(mark.n))?;
            batch.put(keys::head(head.id), bytes);
        }
        shelf.count(&fresh);
        put_applied(&mut batch, mark, shelf)?;
        Ok(shelf.state().apply(batch)?)
    }
}

pub(super) fn unwritable(n: u64) -> impl Fn(postcard::Error) -> StoreError {
    move |error| StoreError::Unreadable {
        n,
        why: error.to_string(),
    }
}

/// The record with `entry`, the newest of those at `positions`, taken in. A voiding means reading all of them again.
fn fold_in(
    entry: &Entry,
    positions: &[Position],
    shelf: &Shelf,
    folded: &mut Folded,
) -> Result<Option<Item>, StoreError> {
    if positions.len() == 1 {
        return Ok(Item::fold(std::slice::from_ref(entry)));
    }
    if let Some(mut item) = folded.take(entry.item)
        && !entry.voids()
    {
        item.apply(entry);
        return Ok(Some(item));
    }
    Ok(Item::fold(&shelf.entries_at(positions)?))
}
