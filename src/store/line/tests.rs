//! Lines written by this layout are read for ever: the bytes in `tests/data/store/lines-1*.bin` never change.
//!
//! `ATTACHE_WRITE_GOLDEN=1 cargo test --lib store::line` makes a file that is not there yet; an old one is never written again.

use super::*;
use crate::domain::basis::ChosenBasis;
use crate::domain::clock::SetDate;
use crate::domain::command::WritingKind;
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::event::{FieldChange, Source};
use crate::domain::installed_pack::InstalledPack;
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::link::Relation;
use crate::domain::marking::Marking;
use crate::domain::office_fact::{FactKey, OfficeFact, Reversal, StatedFact};
use crate::domain::officer::Owner;
use crate::domain::quarantine::Quarantined;
use crate::domain::reason::DismissReason;
use crate::domain::reference::Series;
use crate::domain::subject::{Identity, Person};
use crate::domain::view::{Pane, SavedView, Sort};
use crate::domain::{
    Content, Digest, Direction, Entry, Event, Foreign, ItemId, Kind, Label, Moment, OurRef,
    Priority, RequestKind, Subject,
};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store/lines-1.bin");
/// What was appended to the enums since, in a file of its own so that the first is never written again.
const GOLDEN_BASIS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/store/lines-1-basis.bin"
);
const GOLDEN_PACK: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/store/lines-1-pack.bin"
);
const GOLDEN_FACTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/store/lines-1-facts.bin"
);
const NOW: Moment = Moment::from_seconds(1_930_636_800);

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn source() -> Source {
    Source {
        name: "sample.json".into(),
        format: label("envelope"),
        original: Digest::of(b"sample"),
        place: Some("/notices/3".into()),
        remarks: vec!["a remark".into()],
    }
}

fn content() -> Box<Content> {
    let mut content = Content::new(
        Kind::Request(RequestKind::Mla),
        Direction::In,
        "SAMPLE request".into(),
    );
    let identity = Identity {
        family_name: Some("EXAMPLE".into()),
        ..Identity::default()
    };
    content.subjects = vec![Subject::Person(Box::new(Person {
        identities: vec![identity],
        ..Person::default()
    }))];
    content.marking = Marking::assumed();
    Box::new(content)
}

fn dispatch() -> Dispatch {
    Dispatch {
        number: 1,
        to: label("drugs"),
        purpose: "check".into(),
        basis: None,
        answer_by: Some(NOW),
        confirmed_at: NOW,
        recall_until: NOW.plus_seconds(30),
        by: label("alma"),
        state: DispatchState::Waiting,
        package: None,
        manifest: None,
    }
}

/// One of every event, in the order of the enum.
fn events() -> Vec<Event> {
    let mut events = arrivals_and_marks();
    events.extend(links_and_departures());
    events
}

fn arrivals_and_marks() -> Vec<Event> {
    let text = Foreign::from("words");
    let our_ref = OurRef {
        series: Series::Request,
        year: 2031,
        number: 12,
    };
    let change = FieldChange {
        field: "title".into(),
        before: "A".into(),
        after: "B".into(),
    };
    let clock = SetDate {
        rule: Some(label("SPOC-STD")),
        start: NOW,
        due: NOW.plus_seconds(60),
    };
    vec![
        Event::Registered {
            our_ref,
            source: source(),
            received: NOW,
            content: content(),
        },
        Event::VersionReceived {
            source: source(),
            received: NOW,
            content: content(),
            changes: vec![change],
        },
        Event::Claimed { until: NOW },
        Event::Released,
        Event::Accepted,
        Event::Assigned {
            to: Owner::Unit(label("drugs")),
        },
        Event::Prioritised {
            priority: Priority::High,
        },
        Event::Tagged {
            tag: label("night"),
        },
        Event::Untagged {
            tag: label("night"),
        },
        Event::Noted { text: text.clone() },
        Event::DeadlineSet { clock },
        Event::DeadlineCleared,
        Event::Snoozed { until: NOW },
        Event::Woken,
        Event::Dismissed {
            reason: DismissReason::NoLink,
            text: text.clone(),
        },
    ]
}

fn links_and_departures() -> Vec<Event> {
    let (text, other) = (Foreign::from("words"), ItemId::new(NOW, 7));
    vec![
        Event::Linked {
            other,
            relation: Relation::Related,
        },
        Event::Unlinked { other },
        Event::DispatchQueued {
            dispatch: dispatch(),
        },
        Event::DispatchRecalled { dispatch: 1 },
        Event::DispatchLeft {
            dispatch: 1,
            package: "A-1".into(),
            manifest: Digest::of(b"m"),
        },
        Event::DispatchFailed {
            dispatch: 1,
            why: "no space".into(),
        },
        Event::Answered { text: text.clone() },
        Event::Closed { text: text.clone() },
        Event::Reopened { text: text.clone() },
        Event::DraftSaved {
            kind: WritingKind::AskBack,
            text,
        },
        Event::DraftDiscarded {
            kind: WritingKind::Note,
        },
        Event::Consulted,
        Event::Voided {
            entry: 3,
            what: "accepted".into(),
        },
    ]
}

fn desk_events() -> Vec<DeskEvent> {
    let message = Quarantined {
        id: "0123456789ab".into(),
        source: "broken.json".into(),
        reason: "it ends too early".into(),
        at: "line 3".into(),
        original: Digest::of(b"broken"),
        sha256: "00".repeat(32),
        received: NOW,
    };
    let view = SavedView {
        name: "mine".into(),
        pane: Pane::Alerts,
        filter: "owner:me".into(),
        sort: Sort::Due,
    };
    vec![
        DeskEvent::Quarantined(message),
        DeskEvent::QuarantineSettled {
            id: "0123456789ab".into(),
            how: "read".into(),
        },
        DeskEvent::ViewSaved(view),
        DeskEvent::ViewRemoved {
            name: "mine".into(),
        },
        DeskEvent::StoreNotice {
            what: "built anew".into(),
        },
    ]
}

/// Events appended with the choice of a legal basis.
fn basis_events() -> Vec<Event> {
    vec![
        Event::BasisChosen {
            basis: Box::new(ChosenBasis::sample()),
            why: "both are bound".into(),
        },
        Event::BasisCleared,
    ]
}

/// Events appended with reference packs from files.
fn pack_events() -> Vec<DeskEvent> {
    let pack = InstalledPack {
        version: "2031.1.1".into(),
        built_as_of: "2031-01-15".into(),
        digest: Digest::of(b"pack"),
        previous: Some(Digest::of(b"older pack")),
        embedded: "2030.1.1".into(),
    };
    vec![
        DeskEvent::PackInstalled(pack),
        DeskEvent::PackSetBack { to: None },
    ]
}

/// Events appended with the facts an office states.
fn fact_events() -> Vec<DeskEvent> {
    let key = |text: &str| text.parse::<FactKey>().unwrap();
    let fact = |text, as_of, note| {
        OfficeFact::stated(key(text), "party 2031-01-01", "SAMPLE gazette", as_of, note).unwrap()
    };
    let stated = StatedFact {
        fact: fact("treaty/untoc", "2031-03", None),
        at: NOW,
        officer: label("alma"),
    };
    vec![
        DeskEvent::FactStated(fact("country/DE/weekend", "2031", Some("SAMPLE"))),
        DeskEvent::FactStated(fact("party/untoc/DE", "2031-03-01", None)),
        DeskEvent::FactWithdrawn {
            key: key("bilateral/us-ext-hk"),
        },
        DeskEvent::FactReverted {
            key: key("treaty/untoc"),
            to: Some(stated),
            how: Reversal::Undo,
        },
        DeskEvent::FactReverted {
            key: key("bilateral/mla/DE/ZA"),
            to: None,
            how: Reversal::Redo,
        },
    ]
}

fn lines(events: Vec<Event>, desk_events: Vec<DeskEvent>) -> Vec<Line> {
    let entry = |(n, event)| {
        let (item, action) = (ItemId::new(NOW, 1), Label::own("test"));
        Line::Item(Entry {
            n,
            at: NOW,
            officer: label("alma"),
            item,
            action,
            batch: Some(n),
            events: vec![event],
        })
    };
    let desk = |event| {
        Line::Desk(DeskEntry {
            at: NOW,
            officer: label("alma"),
            event,
        })
    };
    (1..)
        .zip(events)
        .map(entry)
        .chain(desk_events.into_iter().map(desk))
        .collect()
}

#[test]
fn the_first_layout_is_read_and_written_as_ever() {
    compare(GOLDEN, &lines(events(), desk_events()));
    compare(GOLDEN_BASIS, &lines(basis_events(), Vec::new()));
    compare(GOLDEN_PACK, &lines(Vec::new(), pack_events()));
    compare(GOLDEN_FACTS, &lines(Vec::new(), fact_events()));
}

fn compare(file: &str, lines: &[Line]) {
    let wanted: Vec<Vec<u8>> = lines.iter().map(|line| encode(line).unwrap()).collect();
    if std::env::var_os("ATTACHE_WRITE_GOLDEN").is_some() && !std::fs::exists(file).unwrap() {
        std::fs::write(file, postcard::to_allocvec(&wanted).unwrap()).unwrap();
    }
    let golden: Vec<Vec<u8>> = postcard::from_bytes(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(golden.len(), wanted.len());
    for ((n, bytes), (line, now)) in (1..).zip(&golden).zip(lines.iter().zip(&wanted)) {
        assert_eq!(
            bytes, now,
            "line {n} is written otherwise than before: append, never insert or reorder"
        );
        assert_eq!(decode(n, bytes).unwrap(), *line, "line {n}");
    }
}

#[test]
fn foreign_bytes_are_refused_not_misread() {
    for bytes in [&b""[..], b"\x02\x00", b"\x01", b"\x01\xff\xff\xff"] {
        assert!(
            matches!(decode(5, bytes), Err(StoreError::Unreadable { n: 5, .. })),
            "{bytes:?}"
        );
    }
}
