//! Every rule of triage: what is possible, what is refused and why, and what undo leaves.

use super::*;
use crate::domain::command::WritingKind;
use crate::domain::event::Source;
use crate::domain::link::Relation;
use crate::domain::marking::Tlp;
use crate::domain::reference::Series;
use crate::domain::{AlertKind, Content, Digest, Direction, Entry, Kind, OurRef, Priority};

const NOW: Moment = Moment::from_seconds(1_930_636_800);

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn entry(n: u64, officer: &str, events: Vec<Event>) -> Entry {
    let (item, action) = (ItemId::new(NOW, 1), Label::own("test"));
    let at = NOW.plus_seconds(i64::try_from(n).unwrap());
    Entry {
        n,
        at,
        officer: label(officer),
        item,
        action,
        batch: None,
        events,
    }
}

fn registration() -> Entry {
    let content = Content::new(Kind::Alert(AlertKind::Red), Direction::In, "SAMPLE".into());
    let original = Digest::of(b"sample");
    let source = Source {
        name: "sample.json".into(),
        format: label("test"),
        original,
        place: None,
        remarks: Vec::new(),
    };
    let our_ref = OurRef {
        series: Series::Alert,
        year: 2031,
        number: 1,
    };
    entry(
        1,
        "alma",
        vec![Event::Registered {
            our_ref,
            source,
            received: NOW,
            content: Box::new(content),
        }],
    )
}

fn item() -> Item {
    Item::fold(&[registration()]).unwrap()
}

/// The events of `command` by officer alma, or why not.
fn by_alma(command: &Command, item: &Item) -> Result<Vec<Event>, Refusal> {
    let officers = [Officer {
        id: label("alma"),
        name: "ALMA".into(),
    }];
    let units = [Unit {
        id: label("drugs"),
        name: "Drugs".into(),
        country: "LU".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    }];
    let officer = label("alma");
    let cx = Context {
        now: NOW.plus_seconds(60),
        officer: &officer,
        officers: &officers,
        units: &units,
        recall_seconds: 30,
    };
    decide(command, item, &cx)
}

/// The record after these commands, each of which must be possible.
fn after(commands: &[Command]) -> Item {
    let mut item = item();
    for (n, command) in (2..).zip(commands) {
        let events = by_alma(command, &item).unwrap();
        item.apply(&entry(n, "alma", events));
    }
    item
}

fn dismiss() -> Command {
    Command::Dismiss {
        reason: DismissReason::Information,
        text: Foreign::default(),
    }
}

fn forward() -> Command {
    Command::Forward {
        to: label("drugs"),
        purpose: "check".into(),
        basis: None,
        answer_by: None,
    }
}

fn words(text: &str) -> Foreign {
    Foreign::from(text)
}

#[test]
fn what_is_possible_leads_where_it_should() {
    for (commands, state) in [
        (vec![Command::Accept], State::Accepted),
        (
            vec![Command::Assign {
                to: Owner::Unit(label("drugs")),
            }],
            State::Assigned,
        ),
        (
            vec![
                Command::Accept,
                Command::Assign {
                    to: Owner::Officer(label("alma")),
                },
            ],
            State::Assigned,
        ),
        (vec![dismiss()], State::Dismissed),
        (
            vec![
                dismiss(),
                Command::Reopen {
                    text: words("new facts"),
                },
            ],
            State::Accepted,
        ),
        (
            vec![Command::MarkAnswered {
                text: words("sent"),
            }],
            State::Answered,
        ),
        (
            vec![
                Command::MarkAnswered {
                    text: words("sent"),
                },
                Command::Close { text: words("") },
            ],
            State::Closed,
        ),
        (
            vec![
                Command::Accept,
                Command::Prioritise {
                    priority: Priority::Urgent,
                },
            ],
            State::Accepted,
        ),
        (
            vec![forward(), Command::Recall { dispatch: 1 }],
            State::Received,
        ),
        (
            vec![
                forward(),
                Command::ConfirmDispatch {
                    dispatch: 1,
                    package: "A-1".into(),
                    manifest: Digest::of(b"m"),
                },
            ],
            State::Forwarded,
        ),
        (
            vec![
                forward(),
                Command::FailDispatch {
                    dispatch: 1,
                    why: "disk".into(),
                },
                forward(),
            ],
            State::Received,
        ),
    ] {
        assert_eq!(after(&commands).state, state, "{commands:?}");
    }
}

#[test]
fn what_is_refused_says_why_and_what_helps() {
    let (early, late) = (NOW.plus_seconds(-1), NOW.plus_seconds(500));
    for (before, command, why) in [
        (vec![Command::Accept], Command::Accept, "taken on before"),
        (vec![dismiss()], Command::Accept, "is dismissed"),
        (vec![], Command::Release, "Nobody has claimed"),
        (
            vec![],
            Command::Assign {
                to: Owner::Unit(label("nobody")),
            },
            "is called nobody",
        ),
        (
            vec![],
            Command::Prioritise {
                priority: Priority::Normal,
            },
            "normal already",
        ),
        (
            vec![Command::Tag { tag: label("a") }],
            Command::Tag { tag: label("a") },
            "tagged a already",
        ),
        (vec![], Command::Untag { tag: label("a") }, "no tag a"),
        (
            vec![],
            Command::Note { text: words(" \n") },
            "Nothing was written",
        ),
        (
            vec![],
            Command::SetDeadline {
                due: early,
                rule: None,
            },
            "before the record was received",
        ),
        (vec![], Command::ClearDeadline, "no deadline"),
        (vec![], Command::Snooze { until: NOW }, "past"),
        (
            vec![Command::SetDeadline {
                due: late,
                rule: None,
            }],
            Command::Snooze { until: late },
            "would pass while it sleeps",
        ),
        (vec![], Command::Wake, "not snoozed"),
        (
            vec![],
            Command::Dismiss {
                reason: DismissReason::Other,
                text: words(""),
            },
            "Nothing was written",
        ),
        (vec![forward()], dismiss(), "waits in the outbox"),
        (
            vec![forward()],
            Command::Close { text: words("") },
            "waits in the outbox",
        ),
        (vec![forward()], forward(), "waits in the outbox"),
        (
            vec![],
            Command::Link {
                other: item().id,
                relation: Relation::Same,
            },
            "with itself",
        ),
        (
            vec![],
            Command::Unlink {
                other: ItemId::new(NOW, 9),
            },
            "not linked",
        ),
        (
            vec![],
            Command::Forward {
                to: label("drugs"),
                purpose: words(""),
                basis: None,
                answer_by: None,
            },
            "needs a purpose",
        ),
        (vec![], Command::Recall { dispatch: 1 }, "no forwarding 1"),
        (vec![], Command::Reopen { text: words("") }, "is open"),
        (
            vec![],
            Command::DiscardDraft {
                kind: WritingKind::Note,
            },
            "no draft",
        ),
        (
            vec![Command::Close { text: words("") }],
            Command::Close { text: words("") },
            "closed already",
        ),
    ] {
        let refusal = by_alma(&command, &after(&before)).unwrap_err();
        assert!(refusal.why.contains(why), "{command:?}: {}", refusal.why);
        assert!(refusal.why.ends_with('.'), "{}", refusal.why);
    }
}

#[test]
fn tlp_red_is_never_forwarded() {
    let mut item = item();
    item.content.marking.tlp = Some(Tlp::Red);
    let refusal = by_alma(&forward(), &item).unwrap_err();
    assert_eq!(refusal.needs, ["the originator's consent"]);
}

#[test]
fn a_claim_holds_others_off_until_it_ends() {
    let mut item = item();
    item.apply(&entry(
        2,
        "bruno",
        vec![Event::Claimed {
            until: NOW.plus_seconds(100),
        }],
    ));
    assert!(
        by_alma(&Command::Accept, &item)
            .unwrap_err()
            .why
            .contains("bruno")
    );
    assert!(by_alma(&Command::Consult, &item).is_ok());
    item.apply(&entry(
        3,
        "bruno",
        vec![Event::Claimed {
            until: NOW.plus_seconds(59),
        }],
    ));
    assert!(by_alma(&Command::Accept, &item).is_ok());
}

#[test]
fn a_used_draft_is_gone() {
    let draft = Command::SaveDraft {
        kind: WritingKind::Note,
        text: words("half a th"),
    };
    let item = after(&[
        draft,
        Command::Note {
            text: words("half a thought"),
        },
    ]);
    assert!(item.writing(WritingKind::Note).is_none());
    assert_eq!(item.notes.len(), 1);
}

#[test]
fn voided_entries_do_not_count_and_a_voided_voiding_does_nothing() {
    let accepted = entry(2, "alma", vec![Event::Accepted]);
    let voids = |n, target| {
        entry(
            n,
            "alma",
            vec![Event::Voided {
                entry: target,
                what: "accepted".into(),
            }],
        )
    };
    let fold = |entries: &[Entry]| Item::fold(entries).unwrap();
    let (first, undo, redo, undo_again) = (registration(), voids(3, 2), voids(4, 3), voids(5, 2));
    let mut entries = vec![first, accepted];
    for (next, state) in [
        (None, State::Accepted),
        (Some(undo), State::Received),
        (Some(redo), State::Accepted),
        (Some(undo_again), State::Received),
    ] {
        entries.extend(next);
        let item = fold(&entries);
        assert_eq!((item.state, item.rev), (state, entries.last().unwrap().n));
    }
}

#[test]
fn looking_and_typing_change_nothing_that_counts() {
    let mut item = after(&[Command::Accept]);
    let (updated, undoable) = (item.updated, item.last_undoable.clone());
    item.apply(&entry(9, "bruno", vec![Event::Consulted]));
    let text = words("typing");
    item.apply(&entry(
        10,
        "alma",
        vec![Event::DraftSaved {
            kind: WritingKind::Note,
            text,
        }],
    ));
    assert_eq!((item.updated, item.last_undoable), (updated, undoable));
}
