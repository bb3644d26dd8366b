//! Every command has its action, and fields become typed values or clear words.
mod examples;

use std::sync::Arc;

use super::table::Surroundings;
use super::*;
use crate::cli::config::Config;
use crate::cli::exit::Failure;
use crate::desk::DeskBooks;
use crate::domain::ground::Ground;
use crate::domain::life::Step;
use crate::domain::officer::Owner;
use crate::domain::orders::ClockOrder;
use crate::domain::release::Use;
use crate::domain::stage::Particulars;
use crate::domain::{
    AlertKind, Command, Content, Digest, Direction, Entry, Event, Item, ItemId, Kind, Label,
    Moment, OurRef, Priority,
};
use examples::{examples, is_for_officers};

#[test]
fn every_command_has_its_action_and_no_action_is_left_over() {
    let commands = examples();
    let ids: Vec<&str> = commands
        .iter()
        .filter(|command| is_for_officers(command))
        .map(Command::id)
        .collect();
    // A question back is a draft of its own kind; officers know it by the name of its key.
    let actions: Vec<&str> = actions()
        .map(|action| action.id)
        .filter(|id| *id != "ask-back")
        .collect();
    assert_eq!(actions, ids);
}

fn item() -> Item {
    let content = Content::new(Kind::Alert(AlertKind::Red), Direction::In, "SAMPLE".into());
    let now = Moment::from_seconds(0);
    let source = crate::domain::event::Source {
        name: "sample.json".into(),
        format: "sample".parse().unwrap(),
        original: Digest::of(b"sample"),
        place: None,
        remarks: Vec::new(),
    };
    let our_ref: OurRef = "A-2031-0001".parse().unwrap();
    let registered = Event::Registered {
        our_ref,
        source,
        received: now,
        content: Box::new(content),
    };
    let entry = Entry {
        n: 1,
        at: now,
        officer: "sample".parse().unwrap(),
        item: ItemId::new(now, 1),
        action: "register".parse().unwrap(),
        batch: None,
        events: vec![registered],
    };
    Item::fold(&[entry]).unwrap()
}

fn made<const N: usize>(id: &str, fields: [(Field, &str); N]) -> Result<Command, String> {
    let (config, item) = (Config::default(), item());
    let pack = crate::reference::Pack::shared().unwrap();
    let books = DeskBooks::new(Arc::clone(&pack), Arc::new(config.profile.clone()));
    let around = Surroundings {
        profile: &config.profile,
        item: &item,
        find: &|reference| {
            (reference == "A-2031-0002").then(|| ItemId::new(Moment::from_seconds(0), 2))
        },
        pack: &pack,
        books: &books,
        basis: &|_, _| Ok(crate::domain::basis::ChosenBasis::sample()),
        now: Moment::from_seconds(0),
    };
    let action = Action::find(id).map_err(|failure| failure.to_string())?;
    action.command(&fields.into(), &around).map_err(|failure| {
        assert!(matches!(failure, Failure::Usage(_)), "{failure}");
        failure.to_string()
    })
}

#[test]
fn fields_become_typed_values() {
    let to = |id: &str| id.parse().unwrap();
    assert_eq!(
        made("priority", [(Field::Priority, "Urgent")]),
        Ok(Command::Prioritise {
            priority: Priority::Urgent
        })
    );
    assert_eq!(
        made("assign", [(Field::To, "unit.x")]),
        Ok(Command::Assign {
            to: Owner::Unit(to("unit.x"))
        })
    );
    assert_eq!(
        made("assign", [(Field::To, "officer")]),
        Ok(Command::Assign {
            to: Owner::Officer(to("officer"))
        })
    );
    assert_eq!(
        made("deadline", [(Field::Due, "2031-03-10T09:00Z")]),
        Ok(Command::SetDeadline {
            due: Moment::parse("2031-03-10T09:00:00Z").unwrap(),
            rule: None
        })
    );
    assert_eq!(made("recall", []), Ok(Command::Recall { dispatch: 1 }));
    assert!(
        made(
            "link",
            [(Field::Other, "A-2031-0002"), (Field::Relation, "same")]
        )
        .is_ok()
    );
}

#[test]
fn fields_of_requests_become_typed_values() {
    let at = Moment::parse("2031-03-07T09:00:00Z").unwrap();
    assert_eq!(
        made(
            "refused",
            [
                (Field::Ground, "dc"),
                (Field::Ground, "PROP"),
                (Field::At, "2031-03-07T09:00Z"),
                (Field::DecidedBy, "SAMPLE court"),
            ]
        ),
        Ok(Command::Step {
            step: Step::Refuse,
            particulars: Box::new(Particulars {
                at: Some(at),
                grounds: vec![Ground::DualCriminality, Ground::Proportion],
                decided_by: Some("SAMPLE court".into()),
                ..Particulars::default()
            })
        })
    );
    assert_eq!(
        made(
            "clock-extend",
            [(Field::By, "30 days"), (Field::Why, "SAMPLE")]
        ),
        Ok(Command::Clock(ClockOrder::Extend {
            clock: 1,
            by: "30 days".parse().unwrap(),
            reason: "SAMPLE".into()
        }))
    );
    assert_eq!(
        made(
            "forward",
            [
                (Field::To, "drugs"),
                (Field::Purpose, "SAMPLE"),
                (Field::For, "evidence"),
                (Field::Withhold, "attachment-1"),
                (Field::Withhold, "attachment-2"),
            ]
        ),
        Ok(Command::Forward {
            to: Label::own("drugs"),
            purpose: "SAMPLE".into(),
            basis: None,
            answer_by: None,
            use_for: Use::Evidence,
            withheld: vec![Label::own("attachment-1"), Label::own("attachment-2")],
        })
    );
    let aside = made(
        "hit-step",
        [
            (Field::Step, "interpreter"),
            (Field::Text, "SAMPLE"),
            (Field::NotApplicable, ""),
        ],
    );
    assert!(matches!(aside, Ok(Command::MarkHit { done: false, .. })));
}

#[test]
fn what_is_wrong_is_said_with_what_is_possible() {
    for (answer, words) in [
        (
            made("priority", [(Field::Priority, "asap")]),
            "urgent, high, normal or low",
        ),
        (made("priority", []), "--priority STEP is missing"),
        (
            made("accept", [(Field::Tag, "x")]),
            "accept has no field --tag",
        ),
        (
            made("deadline", [(Field::Due, "tomorrow")]),
            "2031-03-10T09:00Z",
        ),
        (
            made(
                "link",
                [(Field::Other, "A-2031-0009"), (Field::Relation, "same")],
            ),
            "No record has the reference",
        ),
        (
            made("recall", [(Field::Dispatch, "0")]),
            "a whole number from 1",
        ),
        (made("refused", [(Field::Ground, "BORED")]), "NAT, POL, MIL"),
        (
            made("clock-extend", [(Field::By, "long"), (Field::Why, "x")]),
            "30 days",
        ),
        (
            made(
                "letter",
                [(Field::Kind, "answer"), (Field::Channel, "siena")],
            ),
            "does not say its country",
        ),
        (
            made("fly", []),
            "No action is called \"fly\". There are claim,",
        ),
        (
            made("tag", [(Field::Tag, "two words")]),
            "one to forty letters",
        ),
    ] {
        let said = answer.unwrap_err();
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn help_names_every_action() {
    let help = table::help();
    for action in actions() {
        assert!(
            help.contains(&action.usage()) && help.contains(action.about),
            "{}",
            action.id
        );
    }
}
