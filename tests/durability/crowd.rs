//! Many at once: whatever shares an fsync is confirmed as if it stood alone.

use std::collections::BTreeMap;

use attache::desk::{Actor, Desk};
use attache::domain::{Command, Foreign, ItemId};

use crate::office::open;
use crate::picture::{Picture, entries, from_journal};
use crate::support::{START, label, order, register};

fn actor(officer: &str) -> Actor {
    Actor {
        officer: label(officer),
        now: START.plus_seconds(1),
    }
}

/// Notes one after the other; answers their journal numbers.
fn notes(desk: &Desk, id: ItemId, thread: usize) -> Vec<(u64, String)> {
    (0..40)
        .map(|i| {
            let text = format!("SAMPLE {thread}-{i}");
            let note = Command::Note {
                text: Foreign::from(text.as_str()),
            };
            let done = desk.submit(vec![order(id, note)], &actor("alma")).unwrap();
            (done[0].as_ref().unwrap().entry.n, text)
        })
        .collect()
}

#[test]
fn eight_at_once_are_all_confirmed_and_each_in_its_order() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path(), 1);
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two", "SAMPLE three"]);
    let told: Vec<Vec<(u64, String)>> = std::thread::scope(|scope| {
        let at_work: Vec<_> = (0..8)
            .map(|thread| {
                let (desk, id) = (&desk, ids[thread % ids.len()]);
                scope.spawn(move || notes(desk, id, thread))
            })
            .collect();
        at_work.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let live = Picture::of(&desk);
    live.agrees_with_itself();
    drop(desk);
    let journal = entries(dir.path());
    let mut seen = BTreeMap::new();
    for of_one in &told {
        assert!(of_one.is_sorted(), "one officer's orders keep their order");
        for (n, text) in of_one {
            let said = journal[n].events[0].clone();
            assert!(matches!(said, attache::domain::Event::Noted { text: t } if t.raw() == text));
            assert_eq!(seen.insert(*n, text), None, "one number, one entry");
        }
    }
    assert_eq!(seen.len(), 320);
    assert_eq!(from_journal(dir.path()), live);
}

#[test]
fn of_two_who_claim_one_record_exactly_one_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path(), 1);
    let titles = vec!["SAMPLE"; 1000];
    let ids = register(&desk, &titles);
    let claims = |officer: &str| -> Vec<bool> {
        let by = actor(officer);
        let claim = |id: &ItemId| desk.submit(vec![order(*id, Command::Claim)], &by).unwrap();
        ids.iter().map(|id| claim(id)[0].is_ok()).collect()
    };
    let (alma, bruno) = std::thread::scope(|scope| {
        let alma = scope.spawn(|| claims("alma"));
        let bruno = claims("bruno");
        (alma.join().unwrap(), bruno)
    });
    let (mut first, mut second) = (0, 0);
    for (id, (alma, bruno)) in ids.iter().zip(alma.iter().zip(&bruno)) {
        assert!(alma ^ bruno, "exactly one has it");
        first += usize::from(*alma);
        second += usize::from(*bruno);
        let winner = if *alma { "alma" } else { "bruno" };
        let item = desk.record(*id).unwrap().unwrap().item;
        assert_eq!(item.claim.unwrap().by, label(winner));
    }
    assert_eq!(first + second, 1000);
}

#[test]
fn an_order_behind_an_undo_sees_what_the_undo_left() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path(), 1);
    let id = register(&desk, &["SAMPLE"])[0];
    std::thread::scope(|scope| {
        // Accepting is possible once only, and again after each undo: whoever decides on a stale record breaks that.
        let accepts = || {
            let accept = || desk.submit(vec![order(id, Command::Accept)], &actor("alma"));
            (0..150).filter(|_| accept().unwrap()[0].is_ok()).count()
        };
        let accepting = scope.spawn(accepts);
        let undone = (0..150)
            .filter(|_| desk.undo(&actor("alma")).unwrap().is_ok())
            .count();
        let accepted = accepting.join().unwrap();
        assert!(
            accepted == undone || accepted == undone + 1,
            "{accepted} and {undone}"
        );
    });
    let live = Picture::of(&desk);
    live.agrees_with_itself();
    drop(desk);
    assert_eq!(from_journal(dir.path()), live);
}
