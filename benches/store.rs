//! The desk over its store: orders, lists, arrivals, opening. Run with `cargo bench --bench store`; nothing here fails on a
//! slow machine.
#![expect(clippy::unwrap_used, reason = "a bench without its folder is no bench")]

use std::path::Path;
use std::sync::OnceLock;

use attache::desk::{Desk, ListQuery, Pane, Received, Sort};
use attache::domain::{Command, Draft, Foreign, ItemId, Priority};
use divan::Bencher;
use divan::counter::ItemsCount;

#[path = "../tests/support/mod.rs"]
mod support;
use support::{alert, at, open, order, try_open};

/// Records of a desk that has run for years.
const MANY: usize = 100_000;

fn main() {
    divan::main();
}

/// An arrival of ordinary length.
fn draft(number: usize) -> Draft {
    let title = format!("SAMPLE {} wanted, case {number}", number % 977);
    let mut draft = alert(&format!("2031/{number:07}"), &title);
    let country = ["FR", "DE", "BE", "NL", "CZ", "ZA", "BR"][number % 7];
    draft.content.from.country = country.parse().ok();
    draft.content.urgency = Some(Priority::ALL[number % 4]);
    draft.content.text = Foreign::from("SAMPLE text of an invented message. ".repeat(25).as_str());
    draft
}

fn files(numbers: std::ops::Range<usize>) -> Vec<Received> {
    let starts = numbers.clone().step_by(1_000);
    starts
        .map(|start| Received {
            name: "sample.json".into(),
            bytes: start.to_le_bytes().to_vec().into(),
            drafts: (start..numbers.end.min(start + 1_000)).map(draft).collect(),
            faults: Vec::new(),
        })
        .collect()
}

fn fill(dir: &Path, records: usize) -> Desk {
    let desk = open(dir);
    for file in files(0..records) {
        desk.receive(vec![file], &at(0)).unwrap();
    }
    desk
}

/// A desk with so many records, made once; never closed.
fn desk(records: usize) -> &'static Desk {
    static DESKS: [OnceLock<(Desk, tempfile::TempDir)>; 2] = [OnceLock::new(), OnceLock::new()];
    let made = DESKS[usize::from(records == MANY)].get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        (fill(dir.path(), records), dir)
    });
    &made.0
}

/// A folder with so many records and no desk on it, made once.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let dir = FOLDER.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        drop(fill(dir.path(), MANY));
        dir
    });
    dir.path()
}

fn query(filter: &str, sort: Sort) -> ListQuery {
    ListQuery {
        pane: Pane::Alerts,
        view: String::new(),
        filter: filter.into(),
        sort,
        officer: at(0).officer,
        now: at(100).now,
    }
}

fn ids(desk: &Desk) -> Vec<ItemId> {
    desk.list(&query("is:any", Sort::Reference)).ids.to_vec()
}

/// One order, confirmed.
#[divan::bench(args = [1_000, MANY], sample_count = 50)]
fn submit_one(bencher: Bencher<'_, '_>, records: usize) {
    let desk = desk(records);
    let id = ids(desk)[records / 2];
    bencher.bench_local(|| {
        let text = Foreign::from("SAMPLE");
        let kind = attache::domain::command::WritingKind::Note;
        desk.submit(vec![order(id, Command::SaveDraft { kind, text })], &at(1))
    });
}

/// A thousand orders as one batch, and their undoing.
#[divan::bench(sample_count = 5)]
fn submit_1_000_and_undo(bencher: Bencher<'_, '_>) {
    let dir = tempfile::tempdir().unwrap();
    let desk = fill(dir.path(), 1_000);
    let ids = ids(&desk);
    bencher
        .counter(ItemsCount::new(2_000_usize))
        .bench_local(|| {
            let accept = |id: &ItemId| order(*id, Command::Accept);
            desk.submit(ids.iter().map(accept).collect(), &at(1))
                .unwrap();
            desk.undo(&at(2)).unwrap().unwrap();
        });
}

/// A whole list in each order.
#[divan::bench(args = Sort::ALL.iter().map(|sort| sort.word()), consts = [1_000, MANY], sample_count = 20)]
fn list<const RECORDS: usize>(bencher: Bencher<'_, '_>, sort: &str) {
    let (desk, sort) = (desk(RECORDS), Sort::from_word(sort).unwrap());
    bencher.bench_local(|| desk.list(&query("", sort)));
}

const FILTERS: [&str; 5] = [
    "sample 97",
    "country:fr",
    "priority:urgent wanted",
    "due:late",
    "'case",
];

/// A list narrowed by what an officer types.
#[divan::bench(args = FILTERS, consts = [1_000, MANY], sample_count = 20)]
fn filter<const RECORDS: usize>(bencher: Bencher<'_, '_>, filter: &str) {
    let desk = desk(RECORDS);
    bencher.bench_local(|| desk.list(&query(filter, Sort::Due)));
}

/// One screen of a list.
#[divan::bench(args = [1_000, MANY])]
fn rows_of_50(bencher: Bencher<'_, '_>, records: usize) {
    let desk = desk(records);
    let ids = ids(desk);
    let screen = &ids[records / 2..records / 2 + 50];
    bencher.bench_local(|| desk.rows(screen));
}

/// Numbers of the title line.
#[divan::bench(args = [1_000, MANY])]
fn counts(bencher: Bencher<'_, '_>, records: usize) {
    let desk = desk(records);
    bencher.bench_local(|| desk.counts(at(100).now));
}

/// A record by our reference, and by theirs.
#[divan::bench(args = ["A-2031-0999", "2031/0000998"], consts = [1_000, MANY])]
fn find<const RECORDS: usize>(bencher: Bencher<'_, '_>, reference: &str) {
    let desk = desk(RECORDS);
    bencher.bench_local(|| desk.find(reference).unwrap());
}

/// A record with all its entries, from the disk.
#[divan::bench(args = [1_000, MANY])]
fn record(bencher: Bencher<'_, '_>, records: usize) {
    let desk = desk(records);
    let id = ids(desk)[records / 2 + 1];
    bencher.bench_local(|| desk.record(id).unwrap().unwrap());
}

/// Arrivals, a thousand to an fsync.
#[divan::bench(sample_count = 3)]
fn receive_10_000(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(10_000_usize))
        .with_inputs(|| {
            let dir = tempfile::tempdir().unwrap();
            (open(dir.path()), dir, files(0..10_000))
        })
        .bench_local_values(|(desk, dir, files)| {
            for file in files {
                desk.receive(vec![file], &at(0)).unwrap();
            }
            (desk, dir)
        });
}

/// Opening with a state that is whole.
#[divan::bench(sample_count = 5)]
fn open_100_000(bencher: Bencher<'_, '_>) {
    let dir = folder();
    bencher.bench_local(|| open(dir));
}

/// Opening when the state has to be built anew.
#[divan::bench(sample_count = 2)]
fn open_100_000_without_state(bencher: Bencher<'_, '_>) {
    let dir = folder();
    bencher
        .with_inputs(|| std::fs::remove_dir_all(dir.join("state")).unwrap())
        .bench_local_values(|()| open(dir));
}

/// Looking only: everything from the journal.
#[divan::bench(sample_count = 2)]
fn look_at_100_000(bencher: Bencher<'_, '_>) {
    let dir = folder();
    bencher.bench_local(|| try_open(dir, true).unwrap());
}
