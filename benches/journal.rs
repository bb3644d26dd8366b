//! What an fsync costs, and what sharing one saves. Run with `cargo bench --bench journal`; nothing here fails on a slow
//! machine.
#![expect(clippy::unwrap_used, reason = "a bench without its folder is no bench")]

use std::sync::Arc;

use attache::store::journal::{Journal, Kind, Options, verify};
use attache::store::seal::PlainSealer;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// Bytes of an ordinary entry.
const ENTRY: usize = 600;

fn main() {
    divan::main();
}

fn open(dir: &std::path::Path) -> Journal {
    let opened = Journal::open(dir, Arc::new(PlainSealer), Options::default());
    opened.unwrap().0
}

/// So many entries, then one commit.
#[divan::bench(args = [1, 10, 1_000], sample_count = 50)]
fn append_and_commit(bencher: Bencher<'_, '_>, entries: usize) {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(dir.path());
    let body = [7; ENTRY];
    bencher.counter(ItemsCount::new(entries)).bench_local(|| {
        for _ in 0..entries {
            journal.append(Kind::Entry, &body).unwrap();
        }
        journal.commit().unwrap();
    });
}

fn filled(entries: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(dir.path());
    for _ in 0..entries {
        journal.append(Kind::Entry, &[7; ENTRY]).unwrap();
    }
    journal.commit().unwrap();
    dir
}

/// The full proof of every byte.
#[divan::bench(sample_count = 10)]
fn verify_10_000_entries(bencher: Bencher<'_, '_>) {
    let dir = filled(10_000);
    bencher
        .counter(BytesCount::new(10_000 * ENTRY))
        .bench_local(|| verify(dir.path(), &PlainSealer).unwrap());
}

/// One entry out of many, by its place.
#[divan::bench]
fn read_one(bencher: Bencher<'_, '_>) {
    let dir = filled(10_000);
    let reader = open(dir.path()).reader();
    let place = reader.frames().nth(5_000).unwrap().unwrap().position;
    bencher.bench_local(|| reader.read(place).unwrap());
}
