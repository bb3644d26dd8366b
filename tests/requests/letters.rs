//! Letters from the first word to the proof of delivery, with a second officer between.

use attache::domain::books::Books;
use attache::domain::chase::Rung;
use attache::domain::ground::Ground;
use attache::domain::letter::{Delivery, LetterKind, LetterState};
use attache::domain::orders::LetterOrder;
use attache::domain::{Command, RequestKind, State};
use attache::reference::CooperationKind;

use crate::office::Office;
use crate::support::label;

fn mla() -> (Office, attache::domain::ItemId) {
    let office = Office::new();
    let id = office.begin(RequestKind::Mla, "CH", None);
    office.basis(id, "coe-30", CooperationKind::Mla, "LU", "CH");
    (office, id)
}

fn missing(office: &Office, id: attache::domain::ItemId) -> usize {
    let item = office.item(id);
    office.desk.books().missing(&item, &item.letters[0]).len()
}

#[test]
fn a_request_goes_from_the_first_word_to_the_answer() {
    let (mut office, id) = mla();
    assert_eq!(office.item(id).state, State::Drafted);
    assert!(missing(&office, id) > 3);
    let submit = LetterOrder::Submit { letter: 1 };
    let refusal = office.letter(id, submit.clone()).unwrap_err();
    assert_eq!(refusal.needs.len(), missing(&office, id));
    office.fill(id, 1);
    assert_eq!(missing(&office, id), 0);
    office.letter(id, submit).unwrap();
    assert_eq!(office.item(id).state, State::InReview);
    let send = LetterOrder::Send { letter: 1 };
    assert!(
        office.letter(id, send.clone()).is_err(),
        "nobody agreed yet"
    );
    assert!(office.authorise(id, 1, "alma").is_err(), "not the author");
    office.authorise(id, 1, "bruno").unwrap();
    assert_eq!(office.item(id).state, State::Authorised);
    office.letter(id, send.clone()).unwrap();
    assert_eq!(office.item(id).state, State::Authorised, "it waits");
    office.desk.undo(&office.by("alma")).unwrap().unwrap();
    assert_eq!(office.written(id, 1).state, LetterState::Authorised);
    office.wait(60);
    office.letter(id, send).unwrap();
    office.leaves(id, 1);
    let item = office.item(id);
    assert_eq!(item.state, State::Sent);
    let clock = item.first_clock().unwrap();
    assert_eq!(clock.name.as_ref().unwrap().as_str(), "ECMA");
    assert!(clock.start_assumed, "receipt is not known yet");
    office.wait(86_400);
    let arrived = LetterOrder::Deliver {
        letter: 1,
        what: Delivery::Delivered,
        at: office.now,
        text: "SAMPLE receipt 7".into(),
    };
    office.letter(id, arrived).unwrap();
    let item = office.item(id);
    assert_eq!(item.state, State::Delivered);
    let clock = item.first_clock().unwrap();
    assert!(!clock.start_assumed);
    assert_eq!(clock.start, office.now);
}

#[test]
fn any_change_voids_what_the_second_officer_agreed_to() {
    let (office, id) = mla();
    office.fill(id, 1);
    office
        .letter(id, LetterOrder::Submit { letter: 1 })
        .unwrap();
    office.authorise(id, 1, "bruno").unwrap();
    let fill = LetterOrder::Fill {
        letter: 1,
        field: label("facts"),
        value: "SAMPLE: other facts".into(),
    };
    office.letter(id, fill).unwrap();
    let item = office.item(id);
    assert_eq!(item.state, State::Drafted);
    assert_eq!(item.letters[0].state, LetterState::Draft);
    assert!(item.letters[0].authorised.is_none());
    assert!(office.letter(id, LetterOrder::Send { letter: 1 }).is_err());
}

#[test]
fn a_text_nobody_agreed_to_does_not_leave_though_the_letter_was_not_touched() {
    let (office, id) = mla();
    office.fill(id, 1);
    office
        .letter(id, LetterOrder::Submit { letter: 1 })
        .unwrap();
    office.authorise(id, 1, "bruno").unwrap();
    office.basis(id, "untoc", CooperationKind::Mla, "LU", "CH");
    let refusal = office
        .letter(id, LetterOrder::Send { letter: 1 })
        .unwrap_err();
    let says = refusal.why.contains("changed") || refusal.why.contains("missing");
    assert!(says, "{refusal:?}");
}

#[test]
fn a_second_officer_gives_back_with_words() {
    let (office, id) = mla();
    office.fill(id, 1);
    office
        .letter(id, LetterOrder::Submit { letter: 1 })
        .unwrap();
    let back = Command::Letter(LetterOrder::Return {
        letter: 1,
        why: "SAMPLE: the date is missing".into(),
    });
    office.orders(id, back, "bruno").unwrap();
    let letter = office.written(id, 1);
    assert_eq!(letter.state, LetterState::Draft);
    assert_eq!(letter.sent_back.unwrap().0.as_str(), "bruno");
    assert_eq!(office.item(id).state, State::Drafted);
}

#[test]
fn a_refusal_names_a_ground_of_the_closed_list() {
    let mut office = Office::new();
    let id = office.police("FR", false);
    office.basis(id, "dir-2023-977", CooperationKind::Police, "FR", "LU");
    office.order(id, Command::Accept).unwrap();
    let letter = office.write(id, LetterKind::Refusal);
    let grounds = |ground| LetterOrder::Ground {
        letter,
        grounds: vec![ground],
    };
    let refusal = office.letter(id, grounds(Ground::Fiscal)).unwrap_err();
    assert!(refusal.why.contains("closed"), "{refusal:?}");
    office.letter(id, grounds(Ground::Availability)).unwrap();
    office.fill(id, letter);
    // Nothing names a part, so the whole request is refused.
    let whole = LetterOrder::Fill {
        letter,
        field: label("refused-part"),
        value: "".into(),
    };
    office.letter(id, whole).unwrap();
    office.letter(id, LetterOrder::Submit { letter }).unwrap();
    office.authorise(id, letter, "bruno").unwrap();
    office.letter(id, LetterOrder::Send { letter }).unwrap();
    office.leaves(id, letter);
    let item = office.item(id);
    assert_eq!(item.state, State::Refused);
    let said = item.stages.last().unwrap().particulars.as_ref().unwrap();
    assert_eq!(said.grounds, [Ground::Availability]);
    assert_eq!(said.notified, Some(office.now));
}

#[test]
fn a_letter_of_a_kind_that_does_not_belong_is_refused() {
    let (office, id) = mla();
    for kind in [
        LetterKind::Reply,
        LetterKind::Refusal,
        LetterKind::Delay,
        LetterKind::Reminder,
    ] {
        let begin = LetterOrder::Begin {
            kind,
            to: None,
            language: attache::domain::letter::Language::English,
            values: std::collections::BTreeMap::new(),
        };
        assert!(office.letter(id, begin).is_err(), "{kind:?}");
    }
}

#[test]
fn reminders_climb_the_ladder_and_promises_bind_once_the_letter_left() {
    let (mut office, id) = mla();
    office.fill(id, 1);
    let promise = LetterOrder::Fill {
        letter: 1,
        field: label("reciprocity"),
        value: "SAMPLE: the same would be done for you".into(),
    };
    office.letter(id, promise).unwrap();
    office
        .letter(id, LetterOrder::Submit { letter: 1 })
        .unwrap();
    office.authorise(id, 1, "bruno").unwrap();
    office.letter(id, LetterOrder::Send { letter: 1 }).unwrap();
    assert!(office.item(id).undertakings.is_empty(), "nothing binds yet");
    office.leaves(id, 1);
    let promised = &office.item(id).undertakings[0];
    assert!(promised.given && promised.text.raw().contains("the same"));
    let sent = office.now;
    let due = |office: &Office| office.item(id).due().unwrap();
    let days = |office: &Office| due(office).seconds_since(sent) / 86_400;
    assert_eq!(days(&office), 14);
    for (rung, next) in [(Rung::Phone, 30), (Rung::Liaison, 60), (Rung::Network, 120)] {
        office.wait(86_400);
        let chase = Command::Chase {
            rung,
            text: "SAMPLE: asked again".into(),
            dispatch: None,
        };
        office.order(id, chase).unwrap();
        assert_eq!(days(&office), next, "after {}", rung.title());
    }
    assert_eq!(office.item(id).chases.len(), 3);
}
