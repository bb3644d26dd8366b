//! Everything a desk can be asked, as one comparable value; and what the journal alone says.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use attache::desk::{
    Counts, Desk, Listing, OutboxLine, Pane, Quarantined, Record, Row, SavedView, Sort,
};
use attache::domain::ledger::Line;
use attache::domain::{Entry, Item, ItemId};
use attache::store::journal::{JournalReader, Kind, Options};
use attache::store::ledger::Ledger;
use attache::store::seal::PlainSealer;
use attache::store::{Access, OpenStore};

use crate::office::{all, opening, query};
use crate::support::{START, label};

/// What a desk answers.
#[derive(PartialEq, Debug)]
pub struct Picture {
    lists: Vec<(Vec<ItemId>, usize, bool)>,
    rows: Vec<Row>,
    pub records: Vec<Record>,
    counts: Counts,
    views: Vec<SavedView>,
    outbox: Vec<OutboxLine>,
    quarantine: Vec<Quarantined>,
}

impl Picture {
    pub fn of(desk: &Desk) -> Self {
        let ids = all(desk);
        let filters = [
            "",
            "is:any",
            "is:closed",
            "sample 3",
            "tag:night",
            "owner:me",
            "is:outbox",
        ];
        let lists = Sort::ALL.iter().flat_map(|sort| {
            filters.iter().map(|filter| {
                let Listing {
                    ids,
                    unfiltered,
                    near,
                    ..
                } = desk.list(&query(filter, *sort));
                (ids.to_vec(), unfiltered, near)
            })
        });
        Self {
            lists: lists.collect(),
            rows: desk.rows(&ids),
            records: ids
                .iter()
                .map(|id| desk.record(*id).unwrap().unwrap())
                .collect(),
            counts: desk.counts(START.plus_seconds(100)),
            views: ["alma", "bruno"]
                .iter()
                .flat_map(|officer| desk.views(&label(officer), Pane::Alerts))
                .collect(),
            outbox: desk.outbox(1000),
            quarantine: desk.quarantine(),
        }
    }

    /// Every record is what its entries add up to, and every row says the same as its record.
    pub fn agrees_with_itself(&self) {
        for (record, row) in self.records.iter().zip(&self.rows) {
            let folded = Item::fold(&record.entries).unwrap();
            assert_eq!(folded, record.item);
            let item = &record.item;
            assert_eq!(
                (
                    row.id,
                    row.our_ref,
                    row.state,
                    row.priority,
                    row.updated.seconds()
                ),
                (
                    item.id,
                    item.our_ref,
                    item.state,
                    item.priority,
                    item.updated.seconds()
                )
            );
            assert_eq!(usize::from(row.versions), item.versions.len());
            assert_eq!(row.in_outbox, item.waiting_dispatch().is_some());
        }
    }
}

/// A desk that only looks: everything comes from the journal.
pub fn from_journal(dir: &Path) -> Picture {
    Picture::of(&Desk::open(opening(dir, 0, true)).unwrap().desk)
}

/// The ledger (undo, redo, numbers, views) as a store in work has it, and as the journal alone gives it.
pub fn ledgers(dir: &Path) -> (Ledger, Ledger) {
    let ledger = |access| {
        let opened = OpenStore::open(dir, Arc::new(PlainSealer), access, START).unwrap();
        opened.shelf.ledger().clone()
    };
    let holder = attache::store::lock::Holder {
        pid: 1,
        officer: "alma".into(),
        since: String::new(),
    };
    (ledger(Access::ReadWrite(holder)), ledger(Access::ReadOnly))
}

/// Every entry of the journal by number, read without the store.
pub fn entries(dir: &Path) -> BTreeMap<u64, Entry> {
    let (reader, _) = JournalReader::open(
        &dir.join("journal"),
        Arc::new(PlainSealer),
        Options::default(),
    )
    .unwrap();
    let frames = reader.frames().map(Result::unwrap);
    frames
        .filter(|frame| frame.kind == Kind::Entry)
        .filter_map(
            |frame| match postcard::from_bytes(&frame.body[1..]).unwrap() {
                Line::Item(mut entry) => {
                    entry.n = frame.n;
                    Some((frame.n, entry))
                }
                Line::Desk(_) => None,
            },
        )
        .collect()
}
