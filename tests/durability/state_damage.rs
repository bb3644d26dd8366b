//! The state is worth nothing: deleted or damaged, it comes back from the journal, and nobody sees a difference.

use std::path::Path;

use attache::desk::Desk;

use crate::dice::Dice;
use crate::folders::{copy, files};
use crate::office::{Office, open, opening};
use crate::picture::{Picture, ledgers};

/// A store with some work in it, closed.
fn worked(dir: &Path, seed: u64, acts: usize) -> Picture {
    let desk = open(dir, seed);
    let mut office = Office::new(seed, "alma", &desk);
    for _ in 0..acts {
        office.act(&desk);
    }
    Picture::of(&desk)
}

#[test]
fn an_undamaged_state_is_used_and_not_built_anew() {
    let dir = tempfile::tempdir().unwrap();
    let before = worked(dir.path(), 11, 60);
    let opened = Desk::open(opening(dir.path(), 0, false)).unwrap();
    assert_eq!(opened.notices, Vec::<String>::new());
    assert_eq!(Picture::of(&opened.desk), before);
}

#[test]
fn a_deleted_state_comes_back_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let before = worked(dir.path(), 12, 80);
    before.agrees_with_itself();
    let (kept, replayed) = ledgers(dir.path());
    assert_eq!(kept, replayed);
    std::fs::remove_dir_all(dir.path().join("state")).unwrap();
    let opened = Desk::open(opening(dir.path(), 0, false)).unwrap();
    assert_eq!(opened.notices.len(), 1, "{:?}", opened.notices);
    assert_eq!(Picture::of(&opened.desk), before);
    drop(opened);
    assert_eq!(ledgers(dir.path()).0, kept);
    let left: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    assert!(left.len() <= 4, "nothing is set aside: {left:?}");
}

/// One seeded injury of one file.
fn injure(path: &Path, dice: &mut Dice) {
    let mut bytes = std::fs::read(path).unwrap();
    let len = bytes.len();
    match dice.below(6) {
        0 => bytes.truncate(dice.below(len)),
        1 => bytes.clear(),
        2 => bytes = dice.bytes(len.min(4096)),
        3 if len > 0 => {
            let at = dice.below(len);
            bytes[at] ^= 1 << dice.below(8);
        }
        4 => {
            let (from, count) = (dice.below(len), dice.below(5000));
            bytes.iter_mut().skip(from).take(count).for_each(|b| *b = 0);
        }
        _ => {
            let step = 1 + dice.below(700);
            bytes.iter_mut().step_by(step).for_each(|b| *b ^= 0x41);
        }
    }
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn whatever_happens_to_the_state_files_nothing_changes() {
    let origin = tempfile::tempdir().unwrap();
    let before = worked(origin.path(), 13, 60);
    let (ledger, _) = ledgers(origin.path());
    let names = files(&origin.path().join("state"));
    let mut rebuilt = 0;
    for case in 0..60_u64 {
        let dir = tempfile::tempdir().unwrap();
        copy(origin.path(), dir.path(), true);
        let mut dice = Dice::new(case);
        let at = usize::try_from(case).unwrap() % names.len();
        let inside = names[at].strip_prefix(origin.path()).unwrap();
        injure(&dir.path().join(inside), &mut dice);
        let opened = Desk::open(opening(dir.path(), 0, false)).unwrap();
        assert_eq!(
            Picture::of(&opened.desk),
            before,
            "case {case}: {}",
            inside.display()
        );
        rebuilt += usize::from(!opened.notices.is_empty());
        // And it goes on working.
        Office::new(case, "alma", &opened.desk).act(&opened.desk);
        drop(opened);
        let dir_ledgers = ledgers(dir.path());
        assert_eq!(dir_ledgers.0, dir_ledgers.1, "case {case}");
    }
    assert!(rebuilt > 20, "the injuries reach the state: {rebuilt}");
    assert_eq!(ledgers(origin.path()).0, ledger);
}
