//! Every rule of triage: what is possible, what is refused and why, and what undo leaves.

use super::*;
use crate::domain::command::WritingKind;
use crate::domain::event::Source;
use crate::domain::link::Relation;
use crate::domain::marking::Tlp;
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::reference::Series;
use crate::domain::{
    AlertKind, Content, Digest, Direction, Entry, ItemId, Kind, OurRef, Priority, State,
};

const NOW: Moment = Moment::from_seconds(1_930_636_800);

pub(super) fn label(text: &str) -> Label {
    text.parse().unwrap()
}

pub(super) fn entry(n: u64, officer: &str, events: Vec<Event>) -> Entry {
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

pub(in crate::domain) fn registration() -> Entry {
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
pub(super) fn by_alma(command: &Command, item: &Item) -> Result<Vec<Event>, Refusal> {
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
        home: "LU".parse().unwrap(),
        books: &crate::domain::books::NoBooks,
    };
    decide(command, item, &cx)
}

/// The record after these commands, each of which must be possible.
pub(super) fn after(commands: &[Command]) -> Item {
    let mut item = item();
    for (n, command) in (2..).zip(commands) {
        let events = by_alma(command, &item).unwrap();
        item.apply(&entry(n, "alma", events));
    }
    item
}

pub(super) fn dismiss() -> Command {
    Command::Dismiss {
        reason: DismissReason::Information,
        text: Foreign::default(),
    }
}

pub(super) fn forward() -> Command {
    Command::Forward {
        use_for: crate::domain::release::Use::Police,
        withheld: Vec::new(),
        to: label("drugs"),
        purpose: "check".into(),
        basis: None,
        answer_by: None,
    }
}

pub(super) fn words(text: &str) -> Foreign {
    Foreign::from(text)
}

fn leads_to(rows: Vec<(Vec<Command>, State)>) {
    for (commands, state) in rows {
        assert_eq!(after(&commands).state, state, "{commands:?}");
    }
}

fn refused(rows: Vec<(Vec<Command>, Command, &str)>) {
    for (before, command, why) in rows {
        let refusal = by_alma(&command, &after(&before)).unwrap_err();
        assert!(refusal.why.contains(why), "{command:?}: {}", refusal.why);
        assert!(refusal.why.ends_with('.'), "{}", refusal.why);
    }
}

fn assign(to: Owner) -> Command {
    Command::Assign { to }
}

fn answered() -> Command {
    Command::MarkAnswered {
        text: words("sent"),
    }
}

fn close() -> Command {
    Command::Close { text: words("") }
}

fn tag() -> Command {
    Command::Tag { tag: label("a") }
}

fn deadline(due: Moment) -> Command {
    Command::SetDeadline { due, rule: None }
}

#[test]
fn decisions_lead_where_they_should() {
    let (unit, alma) = (Owner::Unit(label("drugs")), Owner::Officer(label("alma")));
    let urgent = Command::Prioritise {
        priority: Priority::Urgent,
    };
    let reopen = Command::Reopen {
        text: words("new facts"),
    };
    leads_to(vec![
        (vec![Command::Accept], State::Accepted),
        (vec![assign(unit)], State::Assigned),
        (vec![Command::Accept, assign(alma)], State::Assigned),
        (vec![dismiss()], State::Dismissed),
        (vec![dismiss(), reopen], State::Accepted),
        (vec![answered()], State::Answered),
        (vec![answered(), close()], State::Closed),
        (
            vec![
                Command::Accept,
                urgent,
                tag(),
                deadline(NOW.plus_seconds(90)),
            ],
            State::Accepted,
        ),
    ]);
}

#[test]
fn forwarding_counts_only_when_it_left() {
    let (package, manifest) = ("A-1".to_owned(), Digest::of(b"m"));
    let left = Command::ConfirmDispatch {
        dispatch: 1,
        package,
        manifest,
    };
    let failed = Command::FailDispatch {
        dispatch: 1,
        why: "disk".into(),
    };
    leads_to(vec![
        (
            vec![forward(), Command::Recall { dispatch: 1 }],
            State::Received,
        ),
        (vec![forward(), left], State::Forwarded),
        (vec![forward(), failed, forward()], State::Received),
    ]);
}

#[test]
fn refused_decisions_say_why() {
    let nobody = Owner::Unit(label("nobody"));
    let normal = Command::Prioritise {
        priority: Priority::Normal,
    };
    let (reason, text) = (DismissReason::Other, words(""));
    refused(vec![
        (vec![Command::Accept], Command::Accept, "taken on before"),
        (vec![dismiss()], Command::Accept, "is dismissed"),
        (vec![], Command::Release, "Nobody has claimed"),
        (vec![], assign(nobody), "is called nobody"),
        (vec![], normal, "normal already"),
        (
            vec![],
            Command::Dismiss { reason, text },
            "Nothing was written",
        ),
        (vec![], Command::Reopen { text: words("") }, "is open"),
        (vec![close()], close(), "closed already"),
    ]);
}

#[test]
fn refused_remarks_say_why() {
    let itself = Command::Link {
        other: item().id,
        relation: Relation::Same,
    };
    let stranger = Command::Unlink {
        other: ItemId::new(NOW, 9),
    };
    refused(vec![
        (vec![tag()], tag(), "tagged a already"),
        (vec![], Command::Untag { tag: label("a") }, "no tag a"),
        (
            vec![],
            Command::Note { text: words(" \n") },
            "Nothing was written",
        ),
        (
            vec![],
            Command::DiscardDraft {
                kind: WritingKind::Note,
            },
            "no draft",
        ),
        (vec![], itself, "with itself"),
        (vec![], stranger, "not linked"),
    ]);
}

#[test]
fn refused_moments_say_why() {
    let late = NOW.plus_seconds(500);
    let asleep = Command::Snooze { until: late };
    refused(vec![
        (
            vec![],
            deadline(NOW.plus_seconds(-1)),
            "before the record was received",
        ),
        (vec![], Command::ClearDeadline, "no deadline"),
        (vec![], Command::Snooze { until: NOW }, "past"),
        (vec![deadline(late)], asleep, "would pass while it sleeps"),
        (vec![], Command::Wake, "not snoozed"),
    ]);
}

#[test]
fn refused_forwardings_say_why() {
    let (to, purpose) = (label("drugs"), words(""));
    let aimless = Command::Forward {
        use_for: crate::domain::release::Use::Police,
        withheld: Vec::new(),
        to,
        purpose,
        basis: None,
        answer_by: None,
    };
    refused(vec![
        (vec![forward()], dismiss(), "waits in the outbox"),
        (vec![forward()], close(), "waits in the outbox"),
        (vec![forward()], forward(), "waits in the outbox"),
        (vec![], aimless, "needs a purpose"),
        (vec![], Command::Recall { dispatch: 1 }, "no forwarding 1"),
    ]);
}

#[test]
fn tlp_red_is_never_forwarded() {
    let mut item = item();
    item.content.marking.tlp = Some(Tlp::Red);
    let refusal = by_alma(&forward(), &item).unwrap_err();
    assert_eq!(
        refusal.needs,
        [
            "Find out whose information it is, and ask for consent to passing on, for drugs.",
            "A second officer overrides it, with a reason.",
            "Leave message A-2031-0001 out."
        ]
    );
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
fn a_draft_is_gone_once_it_was_used() {
    let draft = |text| Command::SaveDraft {
        kind: WritingKind::Note,
        text: words(text),
    };
    let note = || Command::Note {
        text: words("a thought"),
    };
    assert!(
        after(&[draft("a tho"), note()])
            .writing(WritingKind::Note)
            .is_none()
    );
    assert!(
        after(&[draft("something else, not done"), note()])
            .writing(WritingKind::Note)
            .is_some()
    );
}

#[test]
fn nobody_types_over_the_words_of_another() {
    let mut item = item();
    let (kind, text) = (WritingKind::AskBack, words("my question"));
    item.apply(&entry(
        2,
        "bruno",
        vec![Event::DraftSaved {
            kind,
            text: text.clone(),
        }],
    ));
    let refusal = by_alma(&Command::SaveDraft { kind, text }, &item).unwrap_err();
    assert!(refusal.why.contains("bruno"), "{}", refusal.why);
}

#[test]
fn a_deadline_wakes_what_would_sleep_through_it() {
    let until = NOW.plus_seconds(900);
    let asleep = [Command::Snooze { until }, deadline(NOW.plus_seconds(600))];
    assert_eq!(after(&asleep).snoozed_until, None);
    let in_time = [Command::Snooze { until }, deadline(NOW.plus_seconds(1_200))];
    assert_eq!(after(&in_time).snoozed_until, Some(until));
}

/// The record after another version of it, sent `seconds` after the first.
fn with_version(mut item: Item, seconds: i64) -> Item {
    item.content.sent_at = Some(NOW);
    let mut content = item.content.clone();
    content.title = words("OTHERWISE");
    content.urgency = Some(Priority::Urgent);
    content.sent_at = Some(NOW.plus_seconds(seconds));
    let source = item.versions[0].source.clone();
    let (received, content) = (NOW.plus_seconds(70), Box::new(content));
    item.apply(&entry(
        8,
        "alma",
        vec![Event::VersionReceived {
            source,
            received,
            content,
            changes: Vec::new(),
        }],
    ));
    item
}

#[test]
fn a_newer_version_brings_a_record_back() {
    let until = NOW.plus_seconds(900);
    for commands in [
        vec![dismiss()],
        vec![close()],
        vec![Command::Snooze { until }],
    ] {
        let item = with_version(after(&commands), 60);
        assert_eq!(
            (item.state, item.snoozed_until),
            (State::Received, None),
            "{commands:?}"
        );
        assert_eq!(
            (item.priority, item.content.title),
            (Priority::Urgent, words("OTHERWISE"))
        );
    }
    assert_eq!(
        with_version(after(&[Command::Accept]), 60).state,
        State::Accepted
    );
}

#[test]
fn an_older_version_is_kept_and_changes_nothing() {
    let item = with_version(after(&[dismiss()]), -60);
    assert_eq!((item.state, item.versions.len()), (State::Dismissed, 2));
    assert_eq!(item.content.title, words("SAMPLE"));
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
