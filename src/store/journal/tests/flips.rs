//! One flipped bit anywhere: found, named, never cut off silently, and repaired with nothing lost but the frame it hit.

use super::*;

/// Flips every `step`th bit of every file, one at a time, in a journal of `count` frames.
fn each_flip(count: u64, step: usize, mut look: impl FnMut(&Path, &Path, usize, bool)) {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), count);
    let files = segments(dir.path());
    assert!(files.len() >= 3, "the sample has several segments");
    for path in &files {
        let whole = std::fs::read(path).unwrap();
        for bit in (0..whole.len() * 8).step_by(step) {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            overwrite(path, &bytes);
            look(dir.path(), path, bit, Some(path) == files.last());
        }
        overwrite(path, &whole);
    }
    assert!(check(dir.path()).is_complete());
}

#[test]
fn every_flipped_bit_is_found_and_named() {
    each_flip(8, 1, |dir, path, bit, _| {
        let report = check(dir);
        let byte = (bit / 8) as u64;
        // The frame or header that holds the bit begins at or before it, and none is longer than 100 bytes here.
        let named = report
            .bad
            .iter()
            .any(|bad| bad.file == path && bad.offset <= byte && byte < bad.offset + 100);
        assert!(named, "bit {bit} of {}: {report:?}", path.display());
        assert!(report.torn.is_none());
        assert!(
            report.frames >= 7,
            "bit {bit} of {}: {report:?}",
            path.display()
        );
    });
}

#[test]
fn a_flipped_bit_is_never_cut_off() {
    each_flip(8, 1, |dir, path, bit, is_last| {
        let before = std::fs::read(path).unwrap();
        match try_open(dir, None) {
            Ok(opened) => {
                assert!(!is_last, "bit {bit} of the last segment was not seen");
                assert_eq!((opened.head.n, opened.torn), (8, None));
            }
            Err(JournalError::Damaged { damage, .. }) => assert_eq!(damage.file, path, "bit {bit}"),
            Err(other) => panic!("bit {bit}: {other}"),
        }
        assert_eq!(
            std::fs::read(path).unwrap(),
            before,
            "bit {bit}: nothing is changed"
        );
        segment::set_mode(path, 0o600).unwrap();
    });
}

#[test]
fn a_flipped_bit_costs_at_most_the_frame_it_hit() {
    let original = tempfile::tempdir().unwrap();
    sample(original.path(), 8);
    let whole = frames(original.path());
    each_flip(8, 29, |dir, path, bit, _| {
        let copy = copy_of(dir);
        let report = repair(copy.path(), "2031-05-06", None).unwrap();
        let missing: Vec<u64> = report
            .missing
            .iter()
            .flat_map(|missing| missing.numbers.clone())
            .collect();
        assert!(
            missing.len() <= 1 && report.moved.len() == 1,
            "bit {bit} of {}: {report:?}",
            path.display()
        );
        let after = check(copy.path());
        assert!(
            after.is_sound(),
            "bit {bit} of {}: {after:?}",
            path.display()
        );
        assert_eq!(after.gaps.len(), missing.len(), "the gap stays visible");
        assert_eq!(try_open(copy.path(), None).unwrap().head.n, 8);
        let kept: Vec<_> = frames(copy.path())
            .into_iter()
            .filter(|frame| frame.kind != Kind::Gap)
            .collect();
        let due: Vec<_> = whole
            .iter()
            .filter(|frame| !missing.contains(&frame.n))
            .collect();
        assert_eq!(kept.len(), due.len());
        assert!(
            kept.iter().zip(due).all(
                |(kept, due)| (kept.n, &kept.body, kept.chain) == (due.n, &due.body, due.chain)
            )
        );
    });
}
