//! What was appended and is not on disk yet, and what it leads to: decisions of one commit stand on each other.

use std::collections::{HashMap, HashSet};

use super::journal::Position;
use crate::domain::ledger::Line;
use crate::domain::{Digest, Entry, Item, ItemId};

/// Written to the journal's buffer, not yet on disk.
pub(super) enum Pending {
    Line(u64, Position, Line),
    Original(Digest, Position),
}

impl Pending {
    /// The entry about a record, if it is one.
    pub(super) const fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Line(_, _, Line::Item(entry)) => Some(entry),
            _ => None,
        }
    }
}

/// What the pending lines lead to.
#[derive(Default)]
pub(super) struct Ahead {
    records: HashMap<ItemId, Item>,
    references: HashMap<String, ItemId>,
    originals: HashSet<Digest>,
}

impl Ahead {
    pub(super) fn item(&self, id: ItemId) -> Option<&Item> {
        self.records.get(&id)
    }

    pub(super) fn by_reference(&self, key: &str) -> Option<ItemId> {
        self.references.get(key).copied()
    }

    pub(super) fn keeps(&self, original: &Digest) -> bool {
        self.originals.contains(original)
    }

    pub(super) fn put(&mut self, item: Option<Item>) {
        self.records.extend(item.map(|item| (item.id, item)));
    }

    pub(super) fn keep(&mut self, original: Digest) {
        self.originals.insert(original);
    }

    /// Takes in a record that `entry` registers.
    pub(super) fn register(&mut self, reference: String, entry: &Entry) {
        self.references.insert(reference, entry.item);
        self.put(Item::fold(std::slice::from_ref(entry)));
    }
}
