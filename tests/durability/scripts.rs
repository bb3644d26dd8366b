//! Random scripts of commands: what lives in memory, what is reopened and what is rebuilt are the same; undo and redo are
//! each other's inverse, also over restarts.

use proptest::prelude::*;

use attache::desk::{Actor, Desk};
use attache::domain::{Command, Foreign, Item, ItemId, Priority};

use crate::office::{Office, dismissal, open};
use crate::picture::{Picture, from_journal, ledgers};
use crate::support::{START, label, order, register};

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn living_reopened_and_rebuilt_are_the_same(seed in 0_u64..100_000, acts in 1_usize..60) {
        let dir = tempfile::tempdir().unwrap();
        let desk = open(dir.path(), 1);
        let mut alma = Office::new(seed, "alma", &desk);
        let mut bruno = Office::new(seed + 1, "bruno", &desk);
        for act in 0..acts {
            if act % 4 == 3 { bruno.act(&desk); } else { alma.act(&desk); }
        }
        let living = Picture::of(&desk);
        living.agrees_with_itself();
        drop(desk);
        let reopened = open(dir.path(), 2);
        prop_assert_eq!(&Picture::of(&reopened), &living);
        drop(reopened);
        prop_assert_eq!(&from_journal(dir.path()), &living);
        let (kept, replayed) = ledgers(dir.path());
        prop_assert_eq!(kept, replayed);
    }

    #[test]
    fn so_many_undone_and_done_again_change_nothing(script in proptest::collection::vec(batch(), 1..10), restart in any::<bool>()) {
        let dir = tempfile::tempdir().unwrap();
        let mut desk = open(dir.path(), 1);
        let ids = register(&desk, &["SAMPLE one", "SAMPLE two", "SAMPLE three"]);
        let mut states = vec![records(&desk, &ids)];
        for orders in script {
            let orders = orders.into_iter().map(|(at, command)| order(ids[at], command)).collect();
            let done = desk.submit(orders, &alma(states.len())).unwrap();
            if done.iter().any(Result::is_ok) {
                states.push(records(&desk, &ids));
            }
        }
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                desk.undo(&alma(100)).unwrap().unwrap();
                prop_assert_eq!(&records(&desk, &ids), state);
            }
            prop_assert!(desk.undo(&alma(100)).unwrap().is_err(), "nothing is left to undo");
            if restart {
                drop(desk);
                desk = open(dir.path(), 2);
            }
            for state in states.iter().skip(1) {
                desk.redo(&alma(200)).unwrap().unwrap();
                prop_assert_eq!(&records(&desk, &ids), state);
            }
            prop_assert!(desk.redo(&alma(200)).unwrap().is_err(), "nothing is left to do again");
        }
    }
}

/// Orders of one batch; a record may come more than once, and some steps cannot be undone.
fn batch() -> impl Strategy<Value = Vec<(usize, Command)>> {
    let command = prop_oneof![
        Just(Command::Accept),
        Just(dismissal()),
        Just(Command::Consult),
        (0_usize..4).prop_map(|at| Command::Prioritise {
            priority: Priority::ALL[at]
        }),
        (0_u8..3).prop_map(|tag| Command::Tag {
            tag: format!("t{tag}").parse().unwrap()
        }),
        any::<u16>().prop_map(|n| Command::Note {
            text: Foreign::from(format!("SAMPLE {n}").as_str())
        }),
    ];
    let orders = proptest::collection::vec((0_usize..3, command), 1..6);
    // A batch that only looks leaves nothing to undo; the note makes it a step.
    orders.prop_map(|mut orders| {
        let text = Foreign::from("SAMPLE last");
        orders.push((0, Command::Note { text }));
        orders
    })
}

fn alma(second: usize) -> Actor {
    Actor {
        officer: label("alma"),
        now: START.plus_seconds(i64::try_from(second).unwrap()),
    }
}

/// The records without the number of their newest entry, which undo and redo move on.
fn records(desk: &Desk, ids: &[ItemId]) -> Vec<Item> {
    ids.iter()
        .map(|id| {
            let item = desk.record(*id).unwrap().unwrap().item;
            Item { rev: 0, ..item }
        })
        .collect()
}
