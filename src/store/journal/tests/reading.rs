//! Reading while writing, marks, expectations, seals and rights.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::store::seal::{SealError, Sealer};

#[test]
fn a_new_journal_is_empty_and_private() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("journal");
    let (mut journal, opened) = open(&dir);
    assert_eq!(
        (opened.head.n, opened.head.chain, opened.torn),
        (0, Chain::START, None)
    );
    for n in 1..=9 {
        put(&mut journal, &body(n));
    }
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let files = segments(&dir);
    let (last, closed) = files.split_last().unwrap();
    assert_eq!(mode(last), 0o600);
    assert!(closed.len() >= 2 && closed.iter().all(|path| mode(path) == 0o400));
}

#[test]
fn only_committed_frames_are_seen_and_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let reader = journal.reader();
    let (n, position) = journal.append(Kind::Original, b"SAMPLE original").unwrap();
    assert!(matches!(
        reader.read(position),
        Err(JournalError::NoFrame(_))
    ));
    assert_eq!(reader.frames().count(), 0);
    journal.commit().unwrap();
    let frame = reader.read(position).unwrap();
    assert_eq!(
        (frame.n, frame.kind, frame.position, &frame.body[..]),
        (n, Kind::Original, position, &b"SAMPLE original"[..])
    );
    assert_eq!(frame.mark(), journal.head());
    journal
        .append(Kind::Entry, b"SAMPLE not committed")
        .unwrap();
    drop(journal);
    assert_eq!(open(dir.path()).1.head.n, 1);
}

#[test]
fn one_commit_may_fill_several_segments() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let places: Vec<_> = (1..=20)
        .map(|n| journal.append(Kind::Entry, &body(n)).unwrap())
        .collect();
    journal.commit().unwrap();
    for (n, position) in places {
        assert_eq!(journal.reader().read(position).unwrap().body, body(n));
    }
    assert!(segments(dir.path()).len() > 3 && check(dir.path()).is_complete());
}

#[test]
fn positions_that_are_no_frame_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 8);
    let (reader, opened) = read_only(dir.path()).unwrap();
    let starts: Vec<_> = reader
        .frames()
        .map(|frame| frame.unwrap().position)
        .collect();
    for segment in 0..=opened.segments + 1 {
        for position in (0..400).map(|offset| Position::new(segment, offset)) {
            assert_eq!(
                reader.read(position).is_ok(),
                starts.contains(&position),
                "{position}"
            );
        }
    }
}

#[test]
fn reading_goes_on_from_a_position_or_a_mark() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 12);
    let (reader, _) = read_only(dir.path()).unwrap();
    let all: Vec<Frame> = reader.frames().map(Result::unwrap).collect();
    assert_eq!(
        all.iter().map(|frame| frame.n).collect::<Vec<_>>(),
        (1..=12).collect::<Vec<_>>()
    );
    for (index, frame) in all.iter().enumerate() {
        let from: Vec<_> = reader
            .frames_from(frame.position)
            .map(Result::unwrap)
            .collect();
        assert_eq!(from, all[index..]);
        let after: Vec<_> = reader
            .frames_after(&frame.mark())
            .map(Result::unwrap)
            .collect();
        assert_eq!(after, all[index + 1..]);
    }
    let wrong = Mark {
        chain: Chain([1; 32]),
        ..all[3].mark()
    };
    assert!(matches!(
        reader.frames_after(&wrong).next(),
        Some(Err(JournalError::Damaged { .. }))
    ));
}

#[test]
fn readers_follow_a_running_writer() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = Journal::open(
        dir.path(),
        Arc::new(PlainSealer),
        Options {
            segment_bytes: 4000,
            ..Options::default()
        },
    )
    .unwrap();
    let (reader, start) = (journal.reader(), journal.head());
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for n in 1..=300 {
                journal.append(Kind::Entry, &body(n)).unwrap();
                if n % 3 == 0 {
                    journal.commit().unwrap();
                }
            }
        });
        let mut mark = start;
        while mark.n < 300 {
            for frame in reader.frames_after(&mark) {
                let frame = frame.unwrap();
                assert_eq!((frame.n, &frame.body), (mark.n + 1, &body(frame.n)));
                assert_eq!(reader.read(frame.position).unwrap(), frame);
                mark = frame.mark();
            }
            std::thread::yield_now();
        }
    });
}

#[test]
fn what_was_applied_has_to_be_there() {
    let dir = tempfile::tempdir().unwrap();
    let head = sample(dir.path(), 5);
    let with = |expect, from_expected| {
        let options = Options {
            expect: Some(expect),
            from_expected,
            ..SMALL
        };
        JournalReader::open(dir.path(), Arc::new(PlainSealer), options)
            .map(|(_, opened)| opened.head)
    };
    for frame in frames(dir.path()) {
        assert_eq!(with(frame.mark(), false).unwrap(), head);
        assert_eq!(with(frame.mark(), true).unwrap(), head);
    }
    for from_expected in [false, true] {
        let ahead = Mark { n: 6, ..head };
        assert!(matches!(
            with(ahead, false),
            Err(JournalError::Damaged { .. })
        ));
        let beyond = Mark {
            n: 6,
            end: Position::new(head.end.segment(), 9000),
            ..head
        };
        assert!(matches!(
            with(beyond, from_expected),
            Err(JournalError::Damaged { .. })
        ));
        let other = Mark {
            chain: Chain([9; 32]),
            ..head
        };
        assert!(matches!(
            with(other, false),
            Err(JournalError::Damaged { .. })
        ));
    }
}

#[test]
fn large_bodies_have_a_limit_and_a_gap_cannot_be_appended() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let large = vec![1; 100_000];
    let position = put(&mut journal, &large);
    assert_eq!(journal.reader().read(position).unwrap().body, large);
    let refused = journal.append(Kind::Entry, &vec![0; MAX_BODY + 1]);
    assert!(matches!(refused, Err(JournalError::TooLarge { .. })));
    assert!(matches!(
        journal.append(Kind::Gap, b""),
        Err(JournalError::GapAppended)
    ));
    put(&mut journal, b"SAMPLE after");
    assert_eq!(check(dir.path()).frames, 2);
}

/// Not a cipher: it only notices another key and another place.
struct SampleSealer(u32);

impl Sealer for SampleSealer {
    fn key_id(&self) -> u32 {
        self.0
    }

    fn seal(&self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok([aad, plain].concat())
    }

    fn open(&self, key_id: u32, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        if key_id != self.0 {
            return Err(SealError::UnknownKey(key_id));
        }
        sealed
            .strip_prefix(aad)
            .map(<[u8]>::to_vec)
            .ok_or_else(|| SealError::Refused("SAMPLE".into()))
    }
}

#[test]
fn bodies_are_sealed_for_their_number_key_and_kind() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = Journal::open(dir.path(), Arc::new(SampleSealer(5)), SMALL).unwrap();
    for n in 1..=5 {
        put(&mut journal, &body(n));
    }
    assert_eq!(
        journal
            .reader()
            .frames()
            .map(|frame| frame.unwrap().body)
            .collect::<Vec<_>>(),
        (1..=5).map(body).collect::<Vec<_>>()
    );
    assert!(verify(dir.path(), &SampleSealer(5)).unwrap().is_complete());
    let report = verify(dir.path(), &SampleSealer(6)).unwrap();
    assert_eq!((report.bad.len(), report.frames), (5, 5));
    assert!(
        report
            .bad
            .iter()
            .all(|bad| bad.why == Fault::Sealed(SealError::UnknownKey(5)))
    );
    let untouched = repair(dir.path(), "2031", None).unwrap();
    assert!(
        untouched.moved.is_empty(),
        "a missing key is no damage of the journal"
    );
}

#[test]
fn the_message_says_where_what_is_safe_and_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    sample(dir.path(), 2);
    let path = segments(dir.path()).remove(0);
    let mut bytes = std::fs::read(&path).unwrap();
    let byte = bytes.len() - 2;
    bytes[byte] ^= 1;
    overwrite(&path, &bytes);
    let text = try_open(dir.path(), None).unwrap_err().to_string();
    for part in [
        "00000001.aj at byte ",
        "does not match its hash",
        "up to number 1",
        "nothing was changed",
        "`verify`",
        "`repair`",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
}
