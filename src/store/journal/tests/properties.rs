//! Random sequences of work, and random damage.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Step {
    Append(Kind, Vec<u8>),
    Commit,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop_oneof![Just(Kind::Entry), Just(Kind::Original)];
    prop_oneof![
        4 => (kind, vec(any::<u8>(), 0..120)).prop_map(|(kind, body)| Step::Append(kind, body)),
        2 => Just(Step::Commit),
        1 => Just(Step::Reopen),
    ]
}

#[derive(Debug, Clone)]
enum Damage {
    Overwrite { at: usize, with: Vec<u8> },
    Remove { at: usize, len: usize },
    Insert { at: usize, with: Vec<u8> },
    Double { at: usize, len: usize },
    Delete,
}

fn damage() -> impl Strategy<Value = (usize, Damage)> {
    let at = any::<usize>();
    let with = vec(any::<u8>(), 1..150);
    let what = prop_oneof![
        4 => (at, with.clone()).prop_map(|(at, with)| Damage::Overwrite { at, with }),
        2 => (at, 1_usize..200).prop_map(|(at, len)| Damage::Remove { at, len }),
        2 => (at, with).prop_map(|(at, with)| Damage::Insert { at, with }),
        1 => (at, 1_usize..200).prop_map(|(at, len)| Damage::Double { at, len }),
        1 => Just(Damage::Delete),
    ];
    (any::<usize>(), what)
}

fn strike(dir: &Path, (file, damage): (usize, Damage)) {
    let files = segments(dir);
    let path = &files[file % files.len()];
    let mut bytes = std::fs::read(path).unwrap();
    let spot = |at: usize| at % bytes.len().max(1);
    let part = |at: usize, len: usize| spot(at)..(spot(at) + len).min(bytes.len());
    match damage {
        Damage::Overwrite { at, with } => {
            let range = part(at, with.len());
            bytes.splice(range.clone(), with[..range.len()].to_vec());
        }
        Damage::Remove { at, len } => drop(bytes.drain(part(at, len))),
        Damage::Insert { at, with } => drop(bytes.splice(spot(at)..spot(at), with)),
        Damage::Double { at, len } => {
            let twice = bytes[part(at, len)].to_vec();
            bytes.splice(spot(at)..spot(at), twice);
        }
        Damage::Delete => return std::fs::remove_file(path).unwrap(),
    }
    overwrite(path, &bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_committed_is_read_back(steps in vec(step(), 0..60)) {
        let dir = tempfile::tempdir().unwrap();
        let (mut journal, _) = open(dir.path());
        let mut committed: Vec<(Kind, Vec<u8>, Position)> = Vec::new();
        let mut waiting = Vec::new();
        for step in steps {
            match step {
                Step::Append(kind, body) => {
                    let (n, position) = journal.append(kind, &body).unwrap();
                    waiting.push((kind, body, position));
                    prop_assert_eq!(n, (committed.len() + waiting.len()) as u64);
                }
                Step::Commit => {
                    journal.commit().unwrap();
                    committed.append(&mut waiting);
                }
                Step::Reopen => {
                    waiting.clear();
                    let head = journal.head();
                    drop(journal);
                    let (again, opened) =
                        Journal::open(dir.path(), Arc::new(PlainSealer), Options { expect: Some(head), ..SMALL }).unwrap();
                    prop_assert_eq!((opened.head, opened.torn), (head, None));
                    journal = again;
                }
            }
            prop_assert_eq!(journal.head().n, committed.len() as u64);
        }
        let read: Vec<_> = journal.reader().frames().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), committed.len());
        for ((frame, (kind, body, position)), n) in read.iter().zip(&committed).zip(1..) {
            prop_assert_eq!((frame.n, frame.kind, &frame.body, frame.position), (n, *kind, body, *position));
            prop_assert_eq!(&journal.reader().read(*position).unwrap(), frame);
        }
        let report = check(dir.path());
        prop_assert!(report.is_complete() && report.torn.is_none());
        prop_assert_eq!((report.frames, report.head_chain), (committed.len() as u64, journal.head().chain));
    }

    /// Repaired, damaged again, repaired again: it always opens, verifies, and holds nothing that was not written.
    #[test]
    fn any_damage_can_be_repaired(count in 1_u64..16, rounds in vec(vec(damage(), 1..4), 1..4)) {
        let dir = tempfile::tempdir().unwrap();
        let head = sample(dir.path(), count);
        for (round, strikes) in (0..).zip(rounds) {
            for one in strikes {
                if !segments(dir.path()).is_empty() {
                    strike(dir.path(), one);
                }
            }
            let seen = check(dir.path());
            let before = read_only(dir.path());
            if seen.is_sound() && seen.torn.is_none() && seen.head_n >= count {
                prop_assert!(before.is_ok(), "sound but does not open: {:?}", before.err());
            }
            let report = repair(dir.path(), &format!("round-{round}"), Some(head.n)).unwrap();
            let after = check(dir.path());
            prop_assert!(after.is_sound(), "round {}: {:?}\n{:?}", round, after, report);
            let opened = try_open(dir.path(), None);
            prop_assert!(opened.is_ok(), "round {}: {}", round, opened.unwrap_err());
            prop_assert!(opened.unwrap().head.n >= count);
            let mut next = 1;
            for frame in frames(dir.path()) {
                prop_assert_eq!(frame.n, next);
                next = frame.mark().n + 1;
                if frame.kind != Kind::Gap {
                    prop_assert_eq!(&frame.body, &body(frame.n));
                }
            }
        }
    }
}
