//! The legal-basis finder over the pack the program carries. Run with `cargo bench --bench basis`; nothing here fails on a
//! slow machine.
#![expect(clippy::unwrap_used, reason = "a bench without its pack is no bench")]

use attache::reference::{Answer, CooperationKind, Country, Pack, Question};
use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::{Date, date};

/// A day on which nearly everything is in force.
const TODAY: Date = date(2026, 11, 22);

fn main() {
    divan::main();
}

fn pack() -> &'static Pack {
    Pack::embedded().unwrap()
}

fn ask(from: &Country, to: &Country, kind: CooperationKind) -> Answer {
    pack().basis(&Question {
        from,
        to,
        kind,
        crimes: &[],
        on: TODAY,
    })
}

fn ask_by_code(bencher: Bencher<'_, '_>, from: &str, to: &str, kind: CooperationKind) {
    let country = |code| pack().country(code).unwrap();
    let (from, to) = (country(from), country(to));
    bencher.bench(|| ask(divan::black_box(from), divan::black_box(to), kind));
}

/// Two Member States: dozens of instruments on either side of the line.
#[divan::bench(args = CooperationKind::ALL)]
fn rich_pair(bencher: Bencher<'_, '_>, kind: CooperationKind) {
    ask_by_code(bencher, "DE", "FR", kind);
}

/// The slowest of all pairs and kinds: the European convention with its protocols beside every treaty of the United Nations.
#[divan::bench]
fn slowest_pair(bencher: Bencher<'_, '_>) {
    ask_by_code(bencher, "DK", "DE", CooperationKind::Mla);
}

/// Two states that share nothing.
#[divan::bench(args = CooperationKind::ALL)]
fn poor_pair(bencher: Bencher<'_, '_>, kind: CooperationKind) {
    ask_by_code(bencher, "KP", "TV", kind);
}

/// Every state with every state.
#[divan::bench(args = [CooperationKind::Extradition, CooperationKind::Mla], sample_count = 3, sample_size = 1)]
fn every_pair(bencher: Bencher<'_, '_>, kind: CooperationKind) {
    let states = pack().countries();
    let pairs = states.len() * states.len();
    bencher.counter(ItemsCount::new(pairs)).bench(|| {
        let pairs = states
            .iter()
            .flat_map(|a| states.iter().map(move |b| (a, b)));
        pairs
            .map(|(from, to)| ask(from, to, kind).options.len())
            .sum::<usize>()
    });
}
