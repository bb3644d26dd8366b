//! Every command has its action, and fields become typed values or clear words.
use super::table::Surroundings;
use super::*;
use crate::cli::config::Config;
use crate::cli::exit::Failure;
use crate::domain::officer::Owner;
use crate::domain::orders::LetterOrder;
use crate::domain::reason::DismissReason;
use crate::domain::{
    AlertKind, Command, Content, Digest, Direction, Entry, Event, Foreign, Item, ItemId, Kind,
    Moment, OurRef, Priority,
};

/// One example of every command. A new command breaks the match below until it is listed here and in the table.
fn examples() -> Vec<Command> {
    let (text, now) = (Foreign::from("SAMPLE"), Moment::from_seconds(0));
    let (other, kind) = (
        ItemId::new(now, 7),
        crate::domain::command::WritingKind::Note,
    );
    let label = || "sample".parse().unwrap();
    vec![
        Command::Claim,
        Command::Release,
        Command::Accept,
        Command::Assign {
            to: Owner::Unit(label()),
        },
        Command::Prioritise {
            priority: Priority::High,
        },
        Command::Tag { tag: label() },
        Command::Untag { tag: label() },
        Command::Note { text: text.clone() },
        Command::SetDeadline {
            due: now,
            rule: None,
        },
        Command::ClearDeadline,
        Command::Snooze { until: now },
        Command::Wake,
        Command::Dismiss {
            reason: DismissReason::Noise,
            text: text.clone(),
        },
        Command::Link {
            other,
            relation: crate::domain::link::Relation::Same,
        },
        Command::Unlink { other },
        Command::Forward {
            use_for: crate::domain::release::Use::Police,
            withheld: Vec::new(),
            to: label(),
            purpose: text.clone(),
            basis: None,
            answer_by: None,
        },
        Command::Recall { dispatch: 1 },
        Command::ConfirmDispatch {
            dispatch: 1,
            package: String::new(),
            manifest: Digest::of(b""),
        },
        Command::FailDispatch {
            dispatch: 1,
            why: String::new(),
        },
        Command::MarkAnswered { text: text.clone() },
        Command::Close { text: text.clone() },
        Command::Reopen { text: text.clone() },
        Command::SaveDraft { kind, text },
        Command::DiscardDraft { kind },
        Command::Consult,
        Command::ChooseBasis {
            basis: Box::new(crate::domain::basis::ChosenBasis::sample()),
            why: "SAMPLE".into(),
        },
        Command::ClearBasis,
    ]
}

/// Whether officers give this command; exhaustive on purpose.
fn is_for_officers(command: &Command) -> bool {
    match command {
        Command::ConfirmDispatch { .. }
        | Command::FailDispatch { .. }
        | Command::Export(_)
        | Command::FailExport { .. }
        | Command::Letter(LetterOrder::Confirm { .. } | LetterOrder::Fail { .. }) => false,
        Command::Claim
        | Command::Release
        | Command::Accept
        | Command::Assign { .. }
        | Command::Prioritise { .. }
        | Command::Tag { .. }
        | Command::Untag { .. }
        | Command::Note { .. }
        | Command::SetDeadline { .. }
        | Command::ClearDeadline
        | Command::Snooze { .. }
        | Command::Wake
        | Command::Dismiss { .. }
        | Command::Link { .. }
        | Command::Unlink { .. }
        | Command::Forward { .. }
        | Command::Recall { .. }
        | Command::MarkAnswered { .. }
        | Command::Close { .. }
        | Command::Reopen { .. }
        | Command::SaveDraft { .. }
        | Command::DiscardDraft { .. }
        | Command::Consult
        | Command::ChooseBasis { .. }
        | Command::ClearBasis
        | Command::Step { .. }
        | Command::Clock(_)
        | Command::Letter(_)
        | Command::RecordConsent { .. }
        | Command::RevokeConsent { .. }
        | Command::AskOverride { .. }
        | Command::AgreeOverride { .. }
        | Command::ConfirmSensitive { .. }
        | Command::RecordUndertaking { .. }
        | Command::SettleUndertaking { .. }
        | Command::UnitReceived { .. }
        | Command::UnitAnswered { .. }
        | Command::OpenHit
        | Command::MarkHit { .. }
        | Command::Chase { .. } => true,
    }
}

#[test]
fn every_command_has_its_action_and_no_action_is_left_over() {
    let commands = examples();
    let ids: Vec<&str> = commands
        .iter()
        .filter(|command| is_for_officers(command))
        .map(Command::id)
        .collect();
    // A question back is a draft of its own kind; officers know it by the name of its key.
    let actions: Vec<&str> = ACTIONS
        .iter()
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
    let around = Surroundings {
        profile: &config.profile,
        item: &item,
        find: &|reference| {
            (reference == "A-2031-0002").then(|| ItemId::new(Moment::from_seconds(0), 2))
        },
        pack: crate::reference::Pack::embedded().unwrap(),
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
    for action in ACTIONS {
        assert!(
            help.contains(&action.usage()) && help.contains(action.about),
            "{}",
            action.id
        );
    }
}
