//! How long the bookshelf takes to answer a key stroke. Run with `cargo bench --bench reference`.
#![expect(clippy::expect_used, reason = "a bench without its pack is no bench")]

use attache::reference::{Pack, PackFiles, bundle};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// What an officer types, letter by letter, and the worst a field can hold.
const TYPED: &[&str] = &[
    "g",
    "ge",
    "ger",
    "germ",
    "germany",
    "germxny",
    "alemania",
    "south afr",
    "an",
    "ana",
    "中",
    "+4",
    "+49",
    "republic of the united states",
];

/// One search over all words of the pack.
#[divan::bench(args = TYPED)]
fn search(bencher: Bencher<'_, '_>, typed: &str) {
    let pack = Pack::embedded().expect("the embedded pack is readable");
    // The index is made once.
    assert!(pack.search("de").len() > 1);
    bencher.bench_local(|| pack.search(black_box(typed)).len());
}

/// Reading the whole pack, as at the start of the program.
#[divan::bench(sample_count = 10)]
fn pack_load() -> usize {
    let pack = Pack::read(&PackFiles::EMBEDDED);
    pack.map_or(0, |pack| pack.countries().len())
}

/// The list and the hashes of a pack from a file.
#[divan::bench(sample_count = 10)]
fn pack_file(bencher: Bencher<'_, '_>) {
    let bytes = bundle::write(&PackFiles::EMBEDDED);
    bencher.bench_local(|| bundle::read(black_box(&bytes), bundle::MOST_BYTES).is_ok());
}
