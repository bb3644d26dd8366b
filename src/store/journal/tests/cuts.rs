//! Interrupted writes: whatever beginning of the last segment is there, all whole frames before it are kept.

use super::*;

/// Where the frames of the last segment end, with the number of the last frame there.
fn ends(dir: &Path) -> Vec<(u64, u64)> {
    let last = u32::try_from(segments(dir).len()).unwrap();
    let in_last = |frame: &Frame| frame.position.segment() == last;
    frames(dir)
        .iter()
        .filter(|frame| in_last(frame))
        .map(|frame| (u64::from(frame.end.offset()), frame.n))
        .collect()
}

#[test]
fn every_cut_of_the_last_segment_is_a_torn_tail() {
    for count in [0, 1, 2, 3, 5, 6, 8, 9] {
        let original = tempfile::tempdir().unwrap();
        sample(original.path(), count);
        let path = segments(original.path()).pop().unwrap();
        let name = path.file_name().unwrap();
        let whole = std::fs::read(&path).unwrap();
        let ends = ends(original.path());
        for len in 0..whole.len() {
            let dir = copy_of(original.path());
            overwrite(&dir.path().join(name), &whole[..len]);
            let kept = ends
                .iter()
                .rfind(|(end, _)| *end <= len as u64)
                .map_or(count - ends.len() as u64, |(_, n)| *n);
            let boundary = len == segment::HEADER || ends.iter().any(|(end, _)| *end == len as u64);
            cut_is_torn(
                dir.path(),
                kept,
                boundary,
                &format!("{count} frames, cut at {len}"),
            );
        }
    }
}

fn cut_is_torn(dir: &Path, kept: u64, boundary: bool, case: &str) {
    let seen = check(dir);
    assert_eq!(
        (seen.bad, seen.torn.is_none(), seen.head_n),
        (vec![], boundary, kept),
        "{case}"
    );
    let opened = try_open(dir, None).unwrap_or_else(|error| panic!("{case}: {error}"));
    assert_eq!(
        (opened.head.n, opened.torn.is_none()),
        (kept, boundary),
        "{case}"
    );
    let (mut journal, opened) = open(dir);
    assert_eq!(opened.torn, None, "{case}: it is cut once only");
    put(&mut journal, b"SAMPLE after");
    drop(journal);
    assert!(
        check(dir).is_complete() && check(dir).head_n == kept + 1,
        "{case}"
    );
}

#[test]
fn never_written_space_at_the_end_is_a_torn_tail() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 2);
    let path = segments(dir.path()).pop().unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let whole = bytes.len();
    bytes.resize(whole + 4096, 0);
    overwrite(&path, &bytes);
    let torn = try_open(dir.path(), None).unwrap().torn.unwrap();
    assert_eq!(
        (torn.file, torn.offset, torn.bytes),
        (path.clone(), whole as u64, 4096)
    );
    assert_eq!(std::fs::metadata(&path).unwrap().len(), whole as u64);
}

#[test]
fn a_cut_below_what_was_applied_is_damage_and_nothing_is_cut() {
    let dir = tempfile::tempdir().unwrap();
    let head = sample(dir.path(), 3);
    let path = segments(dir.path()).pop().unwrap();
    let whole = std::fs::read(&path).unwrap();
    for len in [0, 30, segment::HEADER, whole.len() - 70, whole.len() - 1] {
        overwrite(&path, &whole[..len]);
        let error = try_open(dir.path(), Some(head)).unwrap_err();
        assert!(matches!(error, JournalError::Damaged { .. }), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), whole[..len]);
    }
    std::fs::remove_file(&path).unwrap();
    assert!(
        matches!(
            try_open(dir.path(), Some(head)),
            Err(JournalError::Damaged { .. })
        ),
        "an empty directory"
    );
    assert!(segments(dir.path()).is_empty());
}

#[test]
fn a_cut_closed_segment_is_damage() {
    let original = tempfile::tempdir().unwrap();
    sample(original.path(), 9);
    let first = segments(original.path()).remove(0);
    let whole = std::fs::read(&first).unwrap();
    for len in 0..whole.len() {
        let dir = copy_of(original.path());
        let path = dir.path().join(first.file_name().unwrap());
        overwrite(&path, &whole[..len]);
        let bad = check(dir.path()).bad;
        assert!(
            bad.iter()
                .any(|bad| bad.file == path && bad.offset <= len as u64),
            "cut at {len}: {bad:?}"
        );
    }
}

#[test]
fn reading_only_leaves_a_torn_tail_where_it_is() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 5);
    let path = segments(dir.path()).pop().unwrap();
    let whole = std::fs::read(&path).unwrap();
    for len in [whole.len() - 3, segment::HEADER - 1] {
        overwrite(&path, &whole[..len]);
        let (reader, opened) = read_only(dir.path()).unwrap();
        assert!(opened.torn.is_some());
        assert_eq!(
            reader.frames().map(Result::unwrap).count() as u64,
            opened.head.n
        );
        assert_eq!(std::fs::read(&path).unwrap(), whole[..len]);
    }
}
