//! Ways out that must stay shut: information of others does not become ours, and nothing leaves that nobody agreed to.

use attache::domain::Command;
use attache::domain::Kind;
use attache::domain::letter::{Addressee, Language, LetterKind};
use attache::domain::marking::{HandlingCode, Tlp};
use attache::domain::orders::LetterOrder;
use attache::domain::release::{ReleaseRule, Use, may_leave};
use attache::domain::{AlertKind, ItemId, Marking, RequestKind};

use crate::office::Office;
use crate::support::label;

fn marked(office: &Office, from: &str, marking: Marking) -> ItemId {
    let kind = Kind::Request(RequestKind::PoliceInformation);
    office.receive(kind, from, |content| content.marking = marking)
}

fn h2() -> Marking {
    Marking {
        handling: vec![HandlingCode::H2],
        ..Marking::default()
    }
}

/// The rules that stop a letter.
fn stopped(office: &Office, id: ItemId, letter: u32) -> Vec<ReleaseRule> {
    let (item, home) = (office.item(id), "LU".parse().unwrap());
    let letter = item.letter(letter).unwrap();
    let parcel = attache::domain::decide::letter_parcel(&item, letter, home, office.now);
    may_leave(&parcel).blocks().map(|f| f.rule).collect()
}

#[test]
fn information_stays_its_originators_however_often_it_is_drawn_on() {
    let office = Office::new();
    let source = marked(&office, "FR", h2());
    let first = office.begin(RequestKind::Mla, "CH", Some(source));
    let second = office.begin(RequestKind::Mla, "CH", Some(first));
    assert_eq!(office.item(second).originator(), "FR".parse().ok());
    assert!(stopped(&office, second, 1).contains(&ReleaseRule::H2));
}

#[test]
fn what_came_without_a_sender_is_not_ours() {
    let office = Office::new();
    let kind = Kind::Alert(AlertKind::Yellow);
    let id = office.receive(kind, "", |content| content.marking = h2());
    assert!(office.item(id).originator().is_some());
    let ours = office.begin(RequestKind::PoliceInformation, "CH", Some(id));
    assert!(stopped(&office, ours, 1).contains(&ReleaseRule::H2));
}

#[test]
fn a_question_for_consent_goes_to_the_originator_and_nobody_else() {
    let office = Office::new();
    let red = Marking {
        tlp: Some(Tlp::Red),
        ..Marking::default()
    };
    let id = marked(&office, "FR", red);
    let letter = office.write(id, LetterKind::ConsentRequest);
    assert_eq!(stopped(&office, id, letter), []);
    let elsewhere = LetterOrder::Address {
        letter,
        to: Addressee {
            country: "CH".parse().unwrap(),
            ..office.written(id, letter).to
        },
        language: Language::English,
    };
    office.letter(id, elsewhere).unwrap();
    assert!(stopped(&office, id, letter).contains(&ReleaseRule::TlpRed));
}

#[test]
fn a_record_of_ours_can_ask_the_originator_it_draws_on() {
    let office = Office::new();
    let source = marked(&office, "FR", h2());
    let ours = office.begin(RequestKind::Mla, "FR", Some(source));
    assert!(!stopped(&office, ours, 1).contains(&ReleaseRule::H2));
}

#[test]
fn an_override_falls_with_the_words_it_was_asked_for() {
    let office = Office::new();
    let source = marked(&office, "FR", h2());
    let ours = office.begin(RequestKind::PoliceInformation, "CH", Some(source));
    let plea = |rule| Command::AskOverride {
        rule,
        to: label("letter-1"),
        reason: "SAMPLE: life at stake".into(),
    };
    office.order(ours, plea(ReleaseRule::H2)).unwrap();
    let agree = |number| Command::AgreeOverride { number };
    office.orders(ours, agree(1), "bruno").unwrap();
    assert!(!stopped(&office, ours, 1).contains(&ReleaseRule::H2));
    let elsewhere = LetterOrder::Address {
        letter: 1,
        to: Addressee {
            country: "TR".parse().unwrap(),
            ..office.written(ours, 1).to
        },
        language: Language::English,
    };
    office.letter(ours, elsewhere).unwrap();
    assert!(stopped(&office, ours, 1).contains(&ReleaseRule::H2));
    office.order(ours, plea(ReleaseRule::Onward)).unwrap();
    let fill = LetterOrder::Fill {
        letter: 1,
        field: label("facts"),
        value: "SAMPLE: other words".into(),
    };
    office.letter(ours, fill).unwrap();
    assert!(office.orders(ours, agree(2), "bruno").is_err());
    let nowhere = Command::AskOverride {
        rule: ReleaseRule::H2,
        to: label("letter-9"),
        reason: "SAMPLE".into(),
    };
    assert!(office.order(ours, nowhere).is_err());
}

#[test]
fn what_nobody_agreed_to_leaves_by_no_other_door() {
    let office = Office::new();
    let ours = office.begin(RequestKind::Mla, "CH", None);
    let forward = Command::Forward {
        to: label("unit.drugs"),
        purpose: "SAMPLE purpose".into(),
        basis: None,
        answer_by: None,
        use_for: Use::Police,
        withheld: Vec::new(),
    };
    let refusal = office.order(ours, forward).unwrap_err();
    assert!(refusal.why.contains("nobody has agreed"), "{refusal:?}");
}

#[test]
fn a_letter_does_not_leave_over_a_message_nobody_has_read() {
    let mut office = Office::new();
    let id = office.police("FR", false);
    let letter = office.write(id, LetterKind::Acknowledgement);
    office.fill(id, letter);
    office.letter(id, LetterOrder::Send { letter }).unwrap();
    office.wait(10);
    let kind = Kind::Request(RequestKind::PoliceInformation);
    let again = office.receive(kind, "FR", |content| {
        content.text = "SAMPLE: other words, nobody has read them".into();
        content.marking = Marking {
            handling: vec![HandlingCode::H0],
            ..Marking::default()
        };
    });
    assert_eq!(again, id, "a version of the same request");
    office.wait(31);
    assert_eq!(office.desk.dispatch_due(office.now).unwrap(), (0, 1));
    let failed = office.written(id, letter).failed.unwrap();
    assert!(failed.contains("new version"), "{failed}");
}

#[test]
fn the_office_marks_what_it_writes() {
    let office = Office::new();
    let id = office.begin(RequestKind::Mla, "CH", None);
    let fill = LetterOrder::Fill {
        letter: 1,
        field: label("handling"),
        value: "H1-H2".into(),
    };
    office.letter(id, fill).unwrap();
    let books = office.desk.books();
    let document = books.document(&office.item(id), &office.written(id, 1), true);
    let marking = document.unwrap().marking;
    assert!(marking.as_str().ends_with("H1 H2"), "{marking}");
}
