//! Leave to send: consents, a second officer, promises, what comes back from a unit.

use attache::domain::chase::Rung;
use attache::domain::consent::{Consent, ConsentScope};
use attache::domain::letter::LetterKind;
use attache::domain::marking::HandlingCode;
use attache::domain::release::{ReleaseRule, Use};
use attache::domain::{Command, ItemId, Marking, RequestKind};

use crate::office::Office;
use crate::support::label;

fn forward(use_for: Use) -> Command {
    Command::Forward {
        to: label("unit.drugs"),
        purpose: "SAMPLE purpose".into(),
        basis: None,
        answer_by: None,
        use_for,
        withheld: Vec::new(),
    }
}

fn consent(office: &Office, scope: ConsentScope) -> Command {
    Command::RecordConsent {
        consent: Box::new(Consent {
            number: 0,
            from: "FR".parse().unwrap(),
            scope,
            to: None,
            country: None,
            until: None,
            text: "SAMPLE letter of FR".into(),
            given: office.now,
            by: label("nobody"),
            revoked: None,
        }),
    }
}

fn marked(office: &Office, codes: &[HandlingCode]) -> ItemId {
    let kind = attache::domain::Kind::Request(RequestKind::PoliceInformation);
    office.receive(kind, "FR", |content| {
        content.marking = Marking {
            handling: codes.to_vec(),
            ..Marking::default()
        };
    })
}

#[test]
fn what_may_not_be_passed_on_waits_for_consent() {
    let mut office = Office::new();
    let id = marked(&office, &[HandlingCode::H2]);
    let refusal = office.order(id, forward(Use::Police)).unwrap_err();
    assert!(refusal.why.contains("H2"), "{refusal:?}");
    assert!(!refusal.needs.is_empty());
    // The originator is asked with a letter, its answer is recorded, and then it goes.
    let letter = office.write(id, LetterKind::ConsentRequest);
    office.send(id, letter);
    office.wait(3_600);
    office
        .order(id, consent(&office, ConsentScope::PassOn))
        .unwrap();
    let recorded = &office.item(id).consents[0];
    assert_eq!((recorded.number, recorded.by.as_str()), (1, "alma"));
    office.order(id, forward(Use::Police)).unwrap();
    office.desk.undo(&office.by("alma")).unwrap().unwrap();
    office.wait(60);
    let revoke = Command::RevokeConsent {
        number: 1,
        at: office.now,
    };
    office.order(id, revoke).unwrap();
    office.wait(60);
    assert!(office.order(id, forward(Use::Police)).is_err());
}

#[test]
fn use_in_court_needs_another_consent_than_passing_on() {
    let office = Office::new();
    let id = marked(&office, &[HandlingCode::H1]);
    assert!(office.order(id, forward(Use::Evidence)).is_err());
    office
        .order(id, consent(&office, ConsentScope::PassOn))
        .unwrap();
    assert!(office.order(id, forward(Use::Evidence)).is_err());
    office
        .order(id, consent(&office, ConsentScope::Evidence))
        .unwrap();
    office.order(id, forward(Use::Evidence)).unwrap();
}

#[test]
fn a_second_officer_lets_it_leave_for_a_day_and_never_the_first() {
    let mut office = Office::new();
    let id = marked(&office, &[HandlingCode::H2]);
    let plea = Command::AskOverride {
        rule: ReleaseRule::H2,
        to: label("unit.drugs"),
        reason: "SAMPLE: life at stake".into(),
    };
    office.order(id, plea.clone()).unwrap();
    assert!(office.order(id, plea).is_err(), "asked already");
    assert!(office.item(id).awaits_second_officer());
    let agree = Command::AgreeOverride { number: 1 };
    let refusal = office.order(id, agree.clone()).unwrap_err();
    assert!(refusal.why.contains("own"), "{refusal:?}");
    assert!(office.order(id, forward(Use::Police)).is_err());
    office.orders(id, agree, "bruno").unwrap();
    office.wait(24 * 3_600 + 1);
    assert!(
        office.order(id, forward(Use::Police)).is_err(),
        "a day is over"
    );
    office.wait(-2);
    office.order(id, forward(Use::Police)).unwrap();
}

#[test]
fn what_is_drawn_from_a_record_never_leaves_weaker() {
    let office = Office::new();
    let id = marked(&office, &[HandlingCode::H1, HandlingCode::H2]);
    let ours = office.begin(RequestKind::Mla, "CH", Some(id));
    let item = office.item(ours);
    assert!(item.content.marking.has(HandlingCode::H1));
    assert_eq!(item.about.unwrap().originator, "FR".parse().ok());
    let verdict = attache::domain::release::may_leave(&attache::domain::decide::letter_parcel(
        &item,
        &item.letters[0],
        "LU".parse().unwrap(),
        office.now,
    ));
    let blocked: Vec<&str> = verdict.blocks().map(|f| f.rule.word()).collect();
    assert!(
        blocked.contains(&"h1") && blocked.contains(&"h2"),
        "{blocked:?}"
    );
}

#[test]
fn a_unit_confirms_answers_and_is_chased() {
    let mut office = Office::new();
    let id = marked(&office, &[HandlingCode::H0]);
    let received = |at| Command::UnitReceived { dispatch: 1, at };
    assert!(
        office.order(id, received(office.now)).is_err(),
        "nothing left yet"
    );
    office.order(id, forward(Use::Police)).unwrap();
    office.wait(31);
    office.desk.dispatch_due(office.now).unwrap();
    office.order(id, received(office.now)).unwrap();
    let chase = Command::Chase {
        rung: Rung::Phone,
        text: "SAMPLE call".into(),
        dispatch: Some(1),
    };
    office.order(id, chase).unwrap();
    let answered = Command::UnitAnswered {
        dispatch: 1,
        at: office.now,
        text: "SAMPLE: nothing found".into(),
    };
    office.order(id, answered).unwrap();
    let item = office.item(id);
    assert_eq!(item.errands[0].received, Some(office.now));
    assert!(item.errands[0].answered.is_some());
    assert_eq!(item.chases.len(), 1);
}

#[test]
fn promises_are_recorded_and_settled() {
    let office = Office::new();
    let id = marked(&office, &[]);
    let promise = Command::RecordUndertaking {
        given: true,
        text: "SAMPLE: not used for another offence".into(),
        until: None,
    };
    office.order(id, promise).unwrap();
    let settle = Command::SettleUndertaking {
        number: 1,
        text: "SAMPLE: kept".into(),
    };
    office.order(id, settle.clone()).unwrap();
    assert!(office.order(id, settle).is_err());
    assert!(office.item(id).undertakings[0].settled.is_some());
}
