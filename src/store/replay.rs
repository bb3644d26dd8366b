//! From journal lines to state and columns: the same steps for a line just written and for one read at start.

use std::collections::HashMap;

use super::columns::Columns;
use super::error::StoreError;
use super::head::{Head, STATE_SCHEMA};
use super::journal::{Frame, Kind, Mark, Position};
use super::ledger::Ledger;
use super::shelf::{Shelf, position_raw};
use super::state::{Batch, StateMap};
use super::{keys, line, reference_key};
use crate::domain::ledger::Line;
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

    pub(super) fn forget(&mut self, id: ItemId) {
        self.0.remove(&id);
    }
}

/// What a run of lines changes: gathered, then applied to state and columns together.
#[derive(Default)]
pub(super) struct Gathered {
    batch: Batch,
    heads: HashMap<ItemId, Head>,
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
            Kind::Original => {
                self.take_original(&Digest::of(&frame.body), frame.position);
                Ok(())
            }
            Kind::Gap => Ok(()),
        }
    }

    /// Notes where original bytes stand.
    pub(super) fn take_original(&mut self, digest: &Digest, position: Position) {
        self.batch
            .put(keys::original(digest), position_raw(position).to_be_bytes());
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
        if let Line::Item(entry) = line {
            self.take_entry(entry, position, shelf, folded)?;
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
        let mut positions = match self.heads.remove(&entry.item) {
            Some(head) => head.entries,
            None => shelf
                .head(entry.item)?
                .map(|head| head.entries)
                .unwrap_or_default(),
        };
        positions.push(position);
        let Some(item) = fold_in(entry, &positions, shelf, folded)? else {
            return Ok(());
        };
        for event in &entry.events {
            if let Event::Registered { content, .. } = event {
                self.batch
                    .put(keys::reference(&reference_key(content)), item.id.to_bytes());
            }
        }
        self.heads.insert(item.id, Head::of(&item, positions));
        folded.put(item);
        Ok(())
    }

    /// Brings state and columns up to `mark`. The state first: if it fails, the columns are still right.
    pub(super) fn apply(self, mark: &Mark, shelf: &Shelf) -> Result<(), StoreError> {
        let Self {
            mut batch,
            heads,
            fresh,
        } = self;
        let mut fault = None;
        for head in heads.values() {
            match postcard::to_allocvec(head) {
                Ok(bytes) => drop(batch.put(keys::head(head.id), bytes)),
                Err(error) => fault = Some(error.to_string()),
            }
        }
        shelf.count(&fresh);
        put_applied(&mut batch, mark, shelf);
        {
            let mut columns = shelf.columns_mut();
            let mut ordered: Vec<&Head> = heads.values().collect();
            ordered.sort_unstable_by_key(|head| head.id);
            for head in ordered {
                columns.put(head);
            }
            columns.set_rev(mark.n);
        }
        if let Some(why) = fault {
            return Err(StoreError::Unreadable { n: mark.n, why });
        }
        Ok(shelf.state().apply(batch)?)
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
    let voids = entry
        .events
        .iter()
        .any(|event| matches!(event, Event::Voided { .. }));
    if !voids && let Some(known) = folded.get(entry.item) {
        let mut item = known.clone();
        item.apply(entry);
        return Ok(Some(item));
    }
    folded.forget(entry.item);
    Ok(Item::fold(&shelf.entries_at(positions)?))
}

/// What the state says of itself. The engine can lose pairs of a damaged file without a word, so they are counted.
#[derive(serde::Serialize, serde::Deserialize)]
struct Applied {
    schema: u32,
    mark: Mark,
    pairs: Pairs,
}

/// How many pairs of each space there must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Pairs {
    heads: u64,
    references: u64,
    originals: u64,
}

fn put_applied(batch: &mut Batch, mark: &Mark, shelf: &Shelf) {
    let pairs = *shelf
        .pairs
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let applied = Applied {
        schema: STATE_SCHEMA,
        mark: *mark,
        pairs,
    };
    let ledger = shelf.ledger();
    if let (Ok(applied), Ok(ledger)) = (
        postcard::to_allocvec(&applied),
        postcard::to_allocvec(&*ledger),
    ) {
        batch.put(keys::APPLIED, applied);
        batch.put(keys::LEDGER, ledger);
    }
}

fn read_applied(state: &dyn StateMap) -> Option<Applied> {
    let bytes = state.get(keys::APPLIED).ok().flatten()?;
    let applied: Applied = postcard::from_bytes(&bytes).ok()?;
    (applied.schema == STATE_SCHEMA).then_some(applied)
}

/// The entry the state has caught up with; `None` when it is empty or has another layout.
pub(super) fn applied(state: &dyn StateMap) -> Option<Mark> {
    read_applied(state).map(|applied| applied.mark)
}

/// What a trustworthy state holds.
pub(super) struct Loaded {
    pub(super) mark: Mark,
    pub(super) ledger: Ledger,
    pub(super) columns: Columns,
    pub(super) pairs: Pairs,
}

/// Ledger and columns as the state holds them; `None` when anything is missing or cannot be read.
pub(super) fn load(state: &dyn StateMap) -> Option<Loaded> {
    let Applied { mark, pairs, .. } = read_applied(state)?;
    let ledger = postcard::from_bytes(&state.get(keys::LEDGER).ok().flatten()?).ok()?;
    let mut columns = Columns::default();
    for pair in state.scan_prefix(&[keys::HEADS]) {
        let (_, bytes) = pair.ok()?;
        columns.put(&postcard::from_bytes::<Head>(&bytes).ok()?);
    }
    columns.set_rev(mark.n);
    let heads = u64::try_from(columns.len()).ok()?;
    let found = Pairs {
        heads,
        references: count(state, keys::REFERENCES)?,
        originals: count(state, keys::ORIGINALS)?,
    };
    (found == pairs).then_some(Loaded {
        mark,
        ledger,
        columns,
        pairs,
    })
}

fn count(state: &dyn StateMap, space: u8) -> Option<u64> {
    state
        .scan_prefix(&[space])
        .try_fold(0, |n, pair| pair.ok().map(|_| n + 1))
}

impl std::ops::AddAssign for Pairs {
    fn add_assign(&mut self, more: Self) {
        self.heads += more.heads;
        self.references += more.references;
        self.originals += more.originals;
    }
}
