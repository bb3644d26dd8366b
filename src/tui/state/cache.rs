//! Lines and records the desk answered, kept while they are on screen or near it. A view memory: it can be emptied
//! at any time and is filled again by what is visible.
//!
//! Never here: asking the desk.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::desk::{Record, Row};
use crate::domain::{ItemId, OurRef};

/// Lines kept before the oldest screens are forgotten.
const ROWS: usize = 2_000;
/// Records kept.
const RECORDS: usize = 12;

/// What is known of records right now.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    rows: HashMap<ItemId, Row>,
    unknown: HashSet<ItemId>,
    records: VecDeque<(ItemId, Option<Arc<Record>>)>,
    /// References never change, so they outlive the lines: what left a list can still be named.
    names: HashMap<ItemId, OurRef>,
}

impl Cache {
    /// The line of a record, if it came.
    pub fn row(&self, id: ItemId) -> Option<&Row> {
        self.rows.get(&id)
    }

    /// Our reference of a record whose line came once.
    pub fn name(&self, id: ItemId) -> Option<OurRef> {
        self.names.get(&id).copied()
    }

    /// Whether the line was asked for and answered, also with "nobody knows it".
    pub fn has_row(&self, id: ItemId) -> bool {
        self.rows.contains_key(&id) || self.unknown.contains(&id)
    }

    /// The record, if it came.
    pub fn record(&self, id: ItemId) -> Option<&Arc<Record>> {
        self.records
            .iter()
            .find(|(known, _)| *known == id)
            .and_then(|(_, record)| record.as_ref())
    }

    /// Whether the record was asked for and answered.
    pub fn has_record(&self, id: ItemId) -> bool {
        self.records.iter().any(|(known, _)| *known == id)
    }

    /// Keeps lines that came.
    pub fn take_rows(&mut self, asked: &[ItemId], rows: Vec<Row>) {
        if self.rows.len() + rows.len() > ROWS {
            self.rows.clear();
            self.unknown.clear();
            self.names.clear();
        }
        for row in rows {
            self.names.insert(row.id, row.our_ref);
            self.rows.insert(row.id, row);
        }
        let missing = asked.iter().filter(|id| !self.rows.contains_key(id));
        self.unknown.extend(missing);
    }

    /// Keeps a record that came, or that nobody knows it.
    pub fn take_record(&mut self, id: ItemId, record: Option<Arc<Record>>) {
        self.records.retain(|(known, _)| *known != id);
        self.records.push_back((id, record));
        if self.records.len() > RECORDS {
            self.records.pop_front();
        }
    }

    /// Forgets these records: they changed.
    pub fn forget(&mut self, ids: &[ItemId]) {
        for id in ids {
            self.rows.remove(id);
            self.unknown.remove(id);
        }
        self.records.retain(|(known, _)| !ids.contains(known));
    }

    /// Forgets all but names: somebody else changed something.
    pub fn clear(&mut self) {
        let names = std::mem::take(&mut self.names);
        *self = Self {
            names,
            ..Self::default()
        };
    }
}
