//! Repairs of larger damage: what is kept, what is recorded, and that nothing is thrown away.

use super::*;

/// Damages a journal of 12 frames with `damage`, repairs it, and answers the directory and the report.
fn repaired(
    applied: Option<u64>,
    damage: impl FnOnce(&[PathBuf]),
) -> (tempfile::TempDir, RepairReport) {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 12);
    let files = segments(dir.path());
    assert!(files.len() >= 4);
    damage(&files);
    let report = repair(dir.path(), "2031-05-06T070809Z", applied).unwrap();
    let after = check(dir.path());
    assert!(after.is_sound(), "{after:?}");
    let opened = try_open(dir.path(), None).unwrap();
    assert_eq!(
        (opened.head.n, opened.head.chain),
        (report.head_n, report.head_chain)
    );
    assert_eq!((after.frames, after.head_n), (report.frames, report.head_n));
    let recorded: Vec<_> = after
        .gaps
        .iter()
        .map(|gap| gap.from..=gap.through)
        .collect();
    assert_eq!(
        recorded,
        report
            .missing
            .iter()
            .map(|missing| missing.numbers.clone())
            .collect::<Vec<_>>()
    );
    for frame in frames(dir.path())
        .iter()
        .filter(|frame| frame.kind != Kind::Gap)
    {
        assert_eq!(frame.body, body(frame.n));
    }
    (dir, report)
}

fn numbers_in(path: &Path) -> Vec<u64> {
    let number: u32 = path.file_stem().unwrap().to_str().unwrap().parse().unwrap();
    let all = frames(path.parent().unwrap());
    all.iter()
        .filter(|frame| frame.position.segment() == number)
        .map(|frame| frame.n)
        .collect()
}

fn bytes_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[test]
fn a_whole_journal_is_left_alone() {
    let (dir, report) = repaired(Some(12), |_| ());
    assert!(report.moved.is_empty() && report.missing.is_empty() && report.frames == 12);
    assert!(!dir.path().join("damaged").exists());
}

#[test]
fn a_missing_segment_becomes_one_gap_and_the_rest_stays_as_it_is() {
    let mut lost = Vec::new();
    let mut later = Vec::new();
    let (dir, report) = repaired(None, |files| {
        lost = numbers_in(&files[1]);
        later = bytes_of(&files[2]);
        std::fs::remove_file(&files[1]).unwrap();
    });
    assert_eq!(
        report.missing,
        [Missing {
            numbers: lost[0]..=lost[lost.len() - 1],
            certain: true
        }]
    );
    assert_eq!(bytes_of(&segments(dir.path())[2]), later);
}

#[test]
fn the_first_segment_may_be_lost_too() {
    let (_, report) = repaired(None, |files| std::fs::remove_file(&files[0]).unwrap());
    assert_eq!(*report.missing[0].numbers.start(), 1);
    assert!(report.missing.len() == 1 && report.frames < 12);
}

#[test]
fn two_neighbouring_segments_of_garbage_are_one_gap() {
    let mut lost = Vec::new();
    let (dir, report) = repaired(None, |files| {
        for path in &files[1..3] {
            lost.extend(numbers_in(path));
        }
        for path in &files[1..3] {
            overwrite(path, &[0x41; 500]);
        }
    });
    assert_eq!(
        report.missing,
        [Missing {
            numbers: lost[0]..=lost[lost.len() - 1],
            certain: true
        }]
    );
    assert_eq!(report.moved.len(), 2);
    assert!(
        report
            .moved
            .iter()
            .all(|path| bytes_of(path) == [0x41; 500]),
        "the damaged bytes are kept"
    );
    assert!(report.moved[0].starts_with(dir.path().join("damaged/2031-05-06T070809Z")));
}

#[test]
fn the_end_of_one_segment_and_the_start_of_the_next_are_one_gap() {
    let (_, report) = repaired(None, |files| {
        let mut bytes = bytes_of(&files[1]);
        let last = bytes.len() - 1;
        bytes[last] ^= 0xff;
        overwrite(&files[1], &bytes);
        let mut bytes = bytes_of(&files[2]);
        bytes[segment::HEADER + 30] ^= 0xff;
        bytes[segment::HEADER + 60] ^= 0xff;
        overwrite(&files[2], &bytes);
    });
    assert_eq!(report.missing.len(), 1);
    assert_eq!(report.missing[0].numbers.clone().count(), 2);
}

#[test]
fn a_closed_segment_cut_at_a_frame_border_is_noticed() {
    let (dir, report) = repaired(None, |files| {
        let all = frames(files[0].parent().unwrap());
        let cut = all
            .iter()
            .find(|frame| frame.position.segment() == 2)
            .unwrap()
            .end
            .offset();
        overwrite(&files[1], &bytes_of(&files[1])[..cut as usize]);
    });
    assert_eq!(report.missing.len(), 1);
    assert!(check(dir.path()).head_n == 12 && report.missing[0].certain);
}

#[test]
fn frames_that_were_applied_and_are_gone_are_recorded_at_the_end() {
    let (dir, report) = repaired(Some(12), |files| {
        std::fs::remove_file(&files[files.len() - 1]).unwrap();
    });
    assert_eq!(*report.missing[0].numbers.end(), 12);
    assert!(!report.missing[0].certain);
    let (mut journal, opened) = open(dir.path());
    assert_eq!(opened.head.n, 12);
    put(&mut journal, b"SAMPLE after");
    assert_eq!(journal.head().n, 13);
    drop(journal);
    assert!(check(dir.path()).is_sound());
}

#[test]
fn a_damaged_last_frame_is_recorded_as_lost() {
    let (dir, report) = repaired(None, |files| {
        let path = &files[files.len() - 1];
        let mut bytes = bytes_of(path);
        let byte = bytes.len() - 5;
        bytes[byte] ^= 4;
        overwrite(path, &bytes);
    });
    assert_eq!(
        report.missing,
        [Missing {
            numbers: 12..=12,
            certain: false
        }]
    );
    let (mut journal, _) = open(dir.path());
    put(&mut journal, b"SAMPLE after");
    drop(journal);
    assert_eq!(check(dir.path()).head_n, 13);
}

#[test]
fn everything_lost_still_gives_a_journal_that_opens() {
    let (_, report) = repaired(Some(12), |files| {
        for path in files {
            std::fs::remove_file(path).unwrap();
        }
    });
    assert_eq!(
        report.missing,
        [Missing {
            numbers: 1..=12,
            certain: false
        }]
    );
}

#[test]
fn a_repair_can_be_read_on_from_any_mark() {
    let (dir, _) = repaired(None, |files| std::fs::remove_file(&files[1]).unwrap());
    let (reader, opened) = read_only(dir.path()).unwrap();
    for frame in reader.frames().map(Result::unwrap) {
        let rest: Vec<_> = reader
            .frames_after(&frame.mark())
            .map(Result::unwrap)
            .collect();
        assert_eq!(rest.last().map_or(frame.mark(), Frame::mark), opened.head);
    }
}

#[test]
fn a_frame_put_in_the_place_of_another_is_not_believed() {
    let (_, report) = repaired(None, |files| {
        let mut bytes = bytes_of(&files[1]);
        let all = frames(files[0].parent().unwrap());
        let old = all
            .iter()
            .find(|frame| frame.position.segment() == 2)
            .unwrap();
        let mut forged = Vec::new();
        // Right hash, right number, stored chain value kept: only what follows shows that it was never chained.
        frame::encode(
            &mut forged,
            &Chain::START,
            old.n,
            Kind::Entry,
            0,
            b"SAMPLE forged",
        )
        .unwrap();
        forged[24..frame::HEAD].copy_from_slice(&old.chain.0);
        bytes.splice(
            old.position.offset() as usize..old.end.offset() as usize,
            forged,
        );
        overwrite(&files[1], &bytes);
    });
    assert_eq!(report.missing.len(), 1);
}

#[test]
fn bytes_inside_a_body_that_look_like_frames_are_not_taken_for_them() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    put(&mut journal, b"SAMPLE first");
    let mut planted = Vec::new();
    let chain = frame::encode(
        &mut planted,
        &Chain::START,
        900,
        Kind::Entry,
        0,
        b"SAMPLE planted",
    )
    .unwrap();
    frame::encode(&mut planted, &chain, 901, Kind::Entry, 0, b"SAMPLE planted").unwrap();
    let carrier = put(&mut journal, &planted);
    put(&mut journal, b"SAMPLE third");
    drop(journal);
    let path = segment::path_of(dir.path(), carrier.segment());
    let whole = bytes_of(&path);
    for byte in 0..frame::MIN_FRAME {
        let mut bytes = whole.clone();
        bytes[carrier.offset() as usize + byte] ^= 1;
        overwrite(&path, &bytes);
        let report = check(dir.path());
        assert!(
            report.frames >= 2 && report.head_n == 3 && !report.bad.is_empty(),
            "byte {byte}: {report:?}"
        );
    }
}

#[test]
fn a_stamp_is_a_plain_name() {
    let dir = tempfile::tempdir().unwrap();
    for stamp in ["", "..", "a/b", "2031:05", "x y"] {
        assert!(
            matches!(repair(dir.path(), stamp, None), Err(JournalError::Stamp(_))),
            "{stamp:?}"
        );
    }
}
