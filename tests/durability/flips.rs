//! One changed bit anywhere in the journal is found, named, and never believed; a write cut short costs only itself.

use std::path::Path;
use std::sync::Arc;

use attache::desk::{Desk, OpenError, upkeep};
use attache::store::journal::{JournalReader, Options};
use attache::store::seal::PlainSealer;

use crate::dice::Dice;
use crate::folders::{copy, segment};
use crate::office::{Office, open, opening};
use crate::picture::{Picture, entries, from_journal};

/// Bytes of a segment's header.
const HEADER: usize = 68;

fn work(dir: &Path, seed: u64, acts: usize) {
    let desk = open(dir, seed);
    let mut office = Office::new(seed, "alma", &desk);
    for _ in 0..acts {
        office.act(&desk);
    }
}

/// Where the frames begin, in order.
fn beginnings(dir: &Path) -> Vec<usize> {
    let journal = dir.join("journal");
    let (reader, _) =
        JournalReader::open(&journal, Arc::new(PlainSealer), Options::default()).unwrap();
    let frames = reader.frames().map(Result::unwrap);
    frames
        .map(|frame| usize::try_from(frame.position.offset()).unwrap())
        .collect()
}

#[test]
fn a_changed_bit_is_named_and_the_store_is_not_written() {
    let origin = tempfile::tempdir().unwrap();
    work(origin.path(), 21, 25);
    let whole = std::fs::read(segment(origin.path())).unwrap();
    let begins = beginnings(origin.path());
    let mut dice = Dice::new(21);
    let sampled: Vec<usize> = (0..300).map(|_| dice.below(whole.len())).collect();
    let dir = tempfile::tempdir().unwrap();
    copy(origin.path(), dir.path(), false);
    for (case, at) in (0..HEADER).chain(sampled).enumerate() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << dice.below(8);
        std::fs::write(segment(dir.path()), &bytes).unwrap();
        let checked = upkeep::verify(dir.path(), &PlainSealer).unwrap();
        let begin = begins.iter().rev().find(|begin| **begin <= at);
        let place = begin.copied().unwrap_or(0) as u64;
        let named = checked
            .bad
            .iter()
            .any(|bad| bad.file == "00000001.aj" && bad.offset == place);
        assert!(named, "byte {at}: {:?} for {place}", checked.bad);
        refused(dir.path(), &format!("byte {place}"));
        assert!(
            Desk::open(opening(dir.path(), 0, true)).is_err(),
            "byte {at}"
        );
        if case % 50 == 0 {
            let with_state = tempfile::tempdir().unwrap();
            copy(origin.path(), with_state.path(), true);
            std::fs::write(segment(with_state.path()), &bytes).unwrap();
            refused(with_state.path(), "");
        }
        let after = std::fs::read(segment(dir.path())).unwrap();
        assert_eq!(after, bytes, "byte {at}: nothing is written");
    }
}

fn refused(dir: &Path, place: &str) {
    match Desk::open(opening(dir, 0, false)) {
        Err(OpenError::Damaged(why)) => {
            assert!(why.contains("00000001.aj") && why.contains(place), "{why}");
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened a journal that is damaged at {place}"),
    }
}

#[test]
fn a_write_cut_short_costs_only_what_was_not_confirmed() {
    let origin = tempfile::tempdir().unwrap();
    work(origin.path(), 22, 15);
    let early = tempfile::tempdir().unwrap();
    copy(origin.path(), early.path(), true);
    let confirmed = entries(early.path());
    work(origin.path(), 23, 6);
    let whole = std::fs::read(segment(origin.path())).unwrap();
    let begins = beginnings(origin.path());
    let known = std::fs::metadata(segment(early.path())).unwrap().len();
    let known = usize::try_from(known).unwrap();
    for cut in known.max(whole.len() - 400)..whole.len() {
        let dir = tempfile::tempdir().unwrap();
        // The state knows what was confirmed; every other time it is not there at all.
        copy(early.path(), dir.path(), cut % 16 == 0);
        std::fs::write(segment(dir.path()), &whole[..cut]).unwrap();
        let is_torn = !begins.contains(&cut);
        let looked = from_journal(dir.path());
        looked.agrees_with_itself();
        let found = entries(dir.path());
        assert!(
            confirmed
                .iter()
                .all(|(n, entry)| found.get(n) == Some(entry))
        );
        if cut % 8 == 0 {
            let opened = Desk::open(opening(dir.path(), 0, false)).unwrap();
            assert_eq!(
                opened.notices.iter().any(|n| n.contains("cut")),
                is_torn,
                "cut at {cut}"
            );
            assert_eq!(Picture::of(&opened.desk), looked);
        }
    }
}

#[test]
fn a_journal_that_lost_what_the_state_knows_is_refused() {
    let origin = tempfile::tempdir().unwrap();
    work(origin.path(), 24, 15);
    let whole = std::fs::read(segment(origin.path())).unwrap();
    let begins = beginnings(origin.path());
    for keep in [0, begins.len() / 2, begins.len() - 1] {
        let dir = tempfile::tempdir().unwrap();
        copy(origin.path(), dir.path(), true);
        std::fs::write(segment(dir.path()), &whole[..begins[keep]]).unwrap();
        refused(dir.path(), "");
    }
    let gone = tempfile::tempdir().unwrap();
    copy(origin.path(), gone.path(), true);
    std::fs::remove_dir_all(gone.path().join("journal")).unwrap();
    assert!(Desk::open(opening(gone.path(), 0, false)).is_err());
}

#[test]
fn repair_keeps_what_can_be_proven_and_the_desk_opens_again() {
    let origin = tempfile::tempdir().unwrap();
    work(origin.path(), 25, 20);
    let whole = std::fs::read(segment(origin.path())).unwrap();
    let begins = beginnings(origin.path());
    for part in 1..6 {
        let dir = tempfile::tempdir().unwrap();
        copy(origin.path(), dir.path(), false);
        let mut bytes = whole.clone();
        bytes[begins[begins.len() * part / 6] + 80] ^= 4;
        std::fs::write(segment(dir.path()), &bytes).unwrap();
        let mended = upkeep::repair(dir.path(), crate::support::START).unwrap();
        assert_eq!(mended.missing.len(), 1, "{:?}", mended.missing);
        let opened = Desk::open(opening(dir.path(), 0, false)).unwrap();
        let picture = Picture::of(&opened.desk);
        picture.agrees_with_itself();
        drop(opened);
        assert_eq!(from_journal(dir.path()), picture);
        let (kept, replayed) = crate::picture::ledgers(dir.path());
        assert_eq!(kept, replayed);
    }
}

#[test]
fn a_batch_that_meets_damage_changes_nothing_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path(), 1);
    let ids = crate::support::register(&desk, &["SAMPLE one", "SAMPLE two"]);
    drop(desk);
    let desk = open(dir.path(), 2);
    let mut bytes = std::fs::read(segment(dir.path())).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    std::fs::write(segment(dir.path()), &bytes).unwrap();
    let accept = |id| crate::support::order(id, attache::domain::Command::Accept);
    let by = crate::support::at(5);
    let why = desk.submit(ids.iter().map(|id| accept(*id)).collect(), &by);
    assert!(why.unwrap_err().to_string().contains("00000001.aj"));
    let alone = desk.submit(vec![accept(ids[0])], &by).unwrap();
    assert!(
        alone[0].is_ok(),
        "the first was not accepted by the failed batch"
    );
    assert_eq!(desk.rows(&ids)[1].state, attache::domain::State::Received);
    drop(desk);
    let mut bytes = std::fs::read(segment(dir.path())).unwrap();
    bytes[last] ^= 1;
    std::fs::write(segment(dir.path()), &bytes).unwrap();
    let picture = from_journal(dir.path());
    assert_eq!(picture.records[0].entries.len(), 2);
    assert_eq!(picture.records[1].entries.len(), 1);
}
