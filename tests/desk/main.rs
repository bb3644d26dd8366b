//! The desk over a real store: what was confirmed is there after reopening, with and without the rebuildable state.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod agenda;
mod basis;
mod demo;
mod outbox;
mod pack;

use attache::desk::{Desk, ListQuery, OpenError, Outcome, Pane, Sort};
use attache::domain::content::{DueClaim, Party};
use attache::domain::link::Relation;
use attache::domain::reason::DismissReason;
use attache::domain::subject::{Identity, Person};
use attache::domain::{
    Command, Direction, Draft, Foreign, ItemId, Kind, Priority, RequestKind, State, Subject,
};
use support::{alert, at, file, open, order, register, try_open};

fn list(desk: &Desk, filter: &str) -> Vec<ItemId> {
    let query = ListQuery {
        pane: Pane::Alerts,
        view: String::new(),
        filter: filter.into(),
        sort: Sort::Priority,
        officer: at(0).officer,
        now: at(100).now,
    };
    desk.list(&query).ids.to_vec()
}

fn dismiss() -> Command {
    Command::Dismiss {
        reason: DismissReason::Information,
        text: Foreign::default(),
    }
}

fn state(desk: &Desk, id: ItemId) -> State {
    desk.record(id).unwrap().unwrap().item.state
}

#[test]
fn what_was_confirmed_is_there_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two", "SAMPLE three"]);
    desk.submit(
        vec![order(ids[0], Command::Accept), order(ids[1], dismiss())],
        &at(10),
    )
    .unwrap();
    let before = list(&desk, "");
    drop(desk);
    let desk = open(dir.path());
    assert_eq!(list(&desk, ""), before);
    assert_eq!(state(&desk, ids[0]), State::Accepted);
    assert_eq!(state(&desk, ids[1]), State::Dismissed);
    drop(desk);
    std::fs::remove_dir_all(dir.path().join("state")).unwrap();
    let opened = try_open(dir.path(), false).unwrap();
    assert_eq!(opened.notices.len(), 1, "{:?}", opened.notices);
    assert_eq!(list(&opened.desk, ""), before);
    assert_eq!(opened.desk.rows(&ids).len(), 3);
}

#[test]
fn a_batch_is_taken_back_and_done_again_across_restarts() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two", "SAMPLE three"]);
    desk.submit(
        ids.iter().map(|id| order(*id, dismiss())).collect(),
        &at(10),
    )
    .unwrap();
    assert!(list(&desk, "").is_empty());
    drop(desk);
    let desk = open(dir.path());
    let undone = desk.undo(&at(20)).unwrap().unwrap();
    assert_eq!(undone.items, ids);
    assert_eq!(list(&desk, "").len(), 3);
    drop(desk);
    let desk = open(dir.path());
    desk.redo(&at(30)).unwrap().unwrap();
    assert!(list(&desk, "").is_empty());
    desk.undo(&at(40)).unwrap().unwrap();
    assert_eq!(state(&desk, ids[2]), State::Received);
    assert!(
        desk.undo(&at(50)).unwrap().is_err(),
        "arrivals cannot be taken back"
    );
    desk.redo(&at(60)).unwrap().unwrap();
    assert_eq!(state(&desk, ids[2]), State::Dismissed);
    let history = desk.record(ids[2]).unwrap().unwrap().entries;
    assert_eq!(history.len(), 6, "nothing is edited, everything is added");
}

#[test]
fn undo_refuses_as_a_whole_when_a_record_moved_on() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two"]);
    desk.submit(
        ids.iter().map(|id| order(*id, Command::Accept)).collect(),
        &at(10),
    )
    .unwrap();
    let bruno = attache::desk::Actor {
        officer: support::label("bruno"),
        now: at(11).now,
    };
    let urgent = Command::Prioritise {
        priority: Priority::Urgent,
    };
    desk.submit(vec![order(ids[1], urgent)], &bruno).unwrap();
    let refusal = desk.undo(&at(20)).unwrap().unwrap_err();
    assert!(refusal.why.contains("has changed since"), "{}", refusal.why);
    assert_eq!(state(&desk, ids[0]), State::Accepted);
}

#[test]
fn the_same_again_is_nothing_new_and_other_content_is_a_version() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let first = desk
        .receive(vec![file(vec![alert("2031/90001", "SAMPLE")])], &at(0))
        .unwrap();
    let again = desk
        .receive(vec![file(vec![alert("2031/90001", "SAMPLE")])], &at(1))
        .unwrap();
    let Outcome::Registered(id, our_ref) = first[0].outcomes[0].1.clone() else {
        unreachable!()
    };
    assert_eq!(again[0].outcomes[0].1, Outcome::Duplicate(id, our_ref));
    let changed = desk
        .receive(vec![file(vec![alert("2031/90001", "EXAMPLE")])], &at(2))
        .unwrap();
    assert_eq!(changed[0].outcomes[0].1, Outcome::Version(id, our_ref, 1));
    let item = desk.record(id).unwrap().unwrap().item;
    assert_eq!(item.versions.len(), 2);
    assert_eq!(item.versions[1].changes[0].field, "title");
    assert_eq!(our_ref.to_string(), "A-2031-0001");
}

#[test]
fn a_line_of_a_list_takes_nothing_away_from_the_notice_itself() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let person = |family: &str, place: Option<&str>| {
        let identity = Identity {
            family_name: Some(family.into()),
            birth_place: place.map(Foreign::from),
            ..Identity::default()
        };
        Subject::Person(Box::new(Person {
            identities: vec![identity],
            ..Person::default()
        }))
    };
    let draft = |family: &str, place, is_summary| {
        let mut draft = alert("2031/90001", "SAMPLE");
        draft.content.subjects = vec![person(family, place)];
        Draft {
            is_summary,
            ..draft
        }
    };
    desk.receive(
        vec![file(vec![draft("EXAMPLE", Some("Sampletown"), false)])],
        &at(0),
    )
    .unwrap();
    let same = desk
        .receive(vec![file(vec![draft("EXAMPLE", None, true)])], &at(1))
        .unwrap();
    let Outcome::Duplicate(id, _) = same[0].outcomes[0].1 else {
        panic!("{same:?}")
    };
    desk.receive(vec![file(vec![draft("OTHERWISE", None, true)])], &at(2))
        .unwrap();
    let item = desk.record(id).unwrap().unwrap().item;
    assert_eq!(item.versions[1].changes.len(), 1);
    assert_eq!(
        item.content.subjects,
        [person("OTHERWISE", Some("Sampletown"))]
    );
}

#[test]
fn a_judgement_stands_on_both_records_and_one_undo_takes_both() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two"]);
    let links = |id| desk.record(id).unwrap().unwrap().item.links.len();
    let link = |other| Command::Link {
        other,
        relation: Relation::Same,
    };
    desk.submit(vec![order(ids[0], link(ids[1]))], &at(5))
        .unwrap();
    assert_eq!((links(ids[0]), links(ids[1])), (1, 1));
    let again = desk
        .submit(vec![order(ids[1], link(ids[0]))], &at(6))
        .unwrap();
    assert!(
        again[0]
            .as_ref()
            .is_err_and(|refusal| refusal.why.contains("already"))
    );
    let nobody = desk
        .submit(
            vec![order(ids[0], link(ItemId::new(at(0).now, 99_999)))],
            &at(7),
        )
        .unwrap();
    assert!(nobody[0].is_err());
    desk.undo(&at(8)).unwrap().unwrap();
    assert_eq!((links(ids[0]), links(ids[1])), (0, 0));
    desk.redo(&at(9)).unwrap().unwrap();
    desk.submit(
        vec![order(ids[1], Command::Unlink { other: ids[0] })],
        &at(10),
    )
    .unwrap();
    assert_eq!((links(ids[0]), links(ids[1])), (0, 0));
}

#[test]
fn a_deadline_nobody_could_read_is_not_none() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let mut draft = alert("2031/90001", "SAMPLE");
    draft.content.due = Some(DueClaim::Unreadable("soon".into()));
    desk.receive(
        vec![file(vec![draft, alert("2031/90002", "EXAMPLE")])],
        &at(0),
    )
    .unwrap();
    let unreadable = list(&desk, "due:unreadable");
    assert_eq!(unreadable.len(), 1);
    assert!(desk.rows(&unreadable)[0].due_is_unreadable);
    assert_eq!(list(&desk, "due:none").len(), 1);
    let clock = Command::SetDeadline {
        due: at(900).now,
        rule: None,
    };
    desk.submit(vec![order(unreadable[0], clock)], &at(1))
        .unwrap();
    assert!(list(&desk, "due:unreadable").is_empty());
}

#[test]
fn two_authorities_may_use_the_same_number() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let request = |authority: &str, direction, kind| {
        let mut draft = alert("12/2031", "SAMPLE");
        let partner = Party {
            country: "DE".parse().ok(),
            authority: Some(authority.into()),
        };
        draft.content.kind = Kind::Request(kind);
        draft.content.direction = direction;
        draft.content.from = partner.clone();
        draft.content.to = vec![partner];
        draft
    };
    let drafts = vec![
        request(
            "BKA (sample)",
            Direction::In,
            RequestKind::PoliceInformation,
        ),
        request(
            "ZKA (sample)",
            Direction::In,
            RequestKind::PoliceInformation,
        ),
        request("BKA (sample)", Direction::In, RequestKind::Mla),
        request(
            "BKA (sample)",
            Direction::Out,
            RequestKind::PoliceInformation,
        ),
    ];
    let receipts = desk.receive(vec![file(drafts)], &at(0)).unwrap();
    let new = receipts[0]
        .outcomes
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Outcome::Registered(..)));
    assert_eq!(new.count(), 4);
}

#[test]
fn two_records_of_one_file_with_the_same_reference_become_one_record() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let twice = vec![alert("2031/90001", "SAMPLE"), alert("2031/90001", "SAMPLE")];
    let receipts = desk.receive(vec![file(twice)], &at(0)).unwrap();
    assert!(matches!(receipts[0].outcomes[1].1, Outcome::Duplicate(..)));
    assert_eq!(list(&desk, "").len(), 1);
}

#[test]
fn a_second_process_is_told_and_may_look() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one"]);
    let Err(OpenError::Held(why)) = try_open(dir.path(), false) else {
        unreachable!()
    };
    assert!(why.contains("alma") && why.contains("2031-03-07"), "{why}");
    let looking = try_open(dir.path(), true).unwrap().desk;
    assert!(looking.is_read_only());
    assert_eq!(list(&looking, ""), ids);
    assert!(
        looking
            .submit(vec![order(ids[0], Command::Accept)], &at(5))
            .is_err()
    );
}

#[test]
fn filters_find_words_fields_and_near_misses() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(
        &desk,
        &["SÄMPLE trafficking", "EXAMPLE vessel", "TESTPERSON vessel"],
    );
    desk.submit(
        vec![order(
            ids[1],
            Command::Tag {
                tag: support::label("night"),
            },
        )],
        &at(5),
    )
    .unwrap();
    assert_eq!(list(&desk, "sample"), [ids[0]]);
    assert_eq!(list(&desk, "vessel !example"), [ids[2]]);
    assert_eq!(list(&desk, "tag:night"), [ids[1]]);
    assert_eq!(list(&desk, "country:fr vessel").len(), 2);
    assert_eq!(list(&desk, "'vess"), []);
    assert_eq!(
        list(&desk, "vsl").len(),
        2,
        "near misses when nothing holds the word"
    );
    assert_eq!(list(&desk, "ref:a-2031-0003"), [ids[2]]);
}

#[test]
fn damaged_state_is_rebuilt_without_loss() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two"]);
    desk.submit(vec![order(ids[0], Command::Accept)], &at(10))
        .unwrap();
    let before = desk.rows(&ids);
    drop(desk);
    for entry in std::fs::read_dir(dir.path().join("state")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::write(path, b"garbage").unwrap();
        }
    }
    let opened = try_open(dir.path(), false).unwrap();
    assert_eq!(opened.desk.rows(&ids), before);
    assert!(!opened.notices.is_empty());
}

#[test]
fn open_records_are_counted_and_listed_by_country() {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    let ids = register(&desk, &["SAMPLE ONE", "SAMPLE TWO", "SAMPLE THREE"]);
    let mut german = alert("2031/80001", "SAMPLE FOUR");
    german.content.from.country = "DEU".parse().ok();
    let mut nobody = alert("2031/80002", "SAMPLE FIVE");
    nobody.content.from.country = "914".parse().ok();
    desk.receive(vec![file(vec![german, nobody])], &at(1))
        .unwrap();
    desk.submit(vec![order(ids[0], dismiss())], &at(2)).unwrap();
    let counts: Vec<_> = desk.open_by_country().into_iter().collect();
    let counts: Vec<_> = counts.iter().map(|(code, n)| (code.as_str(), *n)).collect();
    assert_eq!(counts, [("914", 1), ("DE", 1), ("FR", 2)]);
    let (rows, all) = desk.open_with("FR".parse().unwrap(), 1);
    assert_eq!((rows.len(), all), (1, 2));
    let (rows, _) = desk.open_with("DE".parse().unwrap(), 50);
    assert_eq!(rows[0].title.raw(), "SAMPLE FOUR");
    assert_eq!(desk.open_with("ZA".parse().unwrap(), 50).1, 0);
}
