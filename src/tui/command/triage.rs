//! Decisions on records that are made with one key, a choice or a line.
//!
//! Never here: what becomes of them; `decide` says.

use super::choices;
use super::ready::{possible, writable};
use super::row::{Row, Scope};
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::{Command, Foreign, Priority};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::AskFor;
use crate::tui::state::pick::{Pick, PickFor};
use crate::tui::update::order;
use crate::tui::when;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "accept",
        "accept",
        "Take the record on: the desk will act on it.",
        Scope::Work,
        &["a"],
        |state| order::act(state, "accept", Purpose::Decide, |_| Command::Accept),
    )
    .undoable("Accepted")
    .when(|state| possible(state, |_| Command::Accept))
    .hint(2),
    Row::new(
        "dismiss",
        "dismiss",
        "Do nothing with the record, with a reason from the list and words beside it.",
        Scope::Work,
        &["d"],
        |state| choices::open(state, "Dismiss", PickFor::Dismiss, choices::reasons()),
    )
    .undoable("Dismissed")
    .when(|state| {
        possible(state, |_| Command::Dismiss {
            reason: DismissReason::Information,
            text: Foreign::default(),
        })
    })
    .hint(3),
    Row::new(
        "assign",
        "assign",
        "Give the record to an officer of the desk or to a unit.",
        Scope::Work,
        &["o"],
        assign,
    )
    .undoable("Assigned")
    .when(|state| {
        writable(state)?;
        possible(state, |_| Command::Assign {
            to: Owner::Officer(state.officer.clone()),
        })
        .or_else(|why| if has_owner(state) { Ok(()) } else { Err(why) })
    })
    .hint(5),
    Row::new(
        "priority",
        "priority",
        "Say how soon the record wants an officer.",
        Scope::Work,
        &["p"],
        |state| choices::open(state, "Priority", PickFor::Priority, choices::priorities()),
    )
    .undoable("Priority set")
    .when(|state| {
        possible(state, |item| Command::Prioritise {
            priority: match item.priority {
                Priority::Low => Priority::Normal,
                _ => Priority::Low,
            },
        })
    })
    .hint(6),
    Row::new(
        "claim",
        "claim",
        "Take the record for fifteen minutes, so that nobody else works on it.",
        Scope::Work,
        &["c"],
        |state| order::act(state, "claim", Purpose::Act, |_| Command::Claim),
    )
    .undoable("Claimed")
    .when(|state| possible(state, |_| Command::Claim)),
    Row::new(
        "release",
        "release claim",
        "Give a claim back.",
        Scope::Work,
        &["x l"],
        |state| order::act(state, "release", Purpose::Act, |_| Command::Release),
    )
    .undoable("Released")
    .when(|state| possible(state, |_| Command::Release)),
    Row::new(
        "snooze",
        "snooze",
        "Keep the record out of the way until a moment you name.",
        Scope::Work,
        &["z"],
        |state| {
            let ids = state.targets();
            choices::ask(state, "Snooze", "Until", when::FORMS, AskFor::Snooze(ids))
        },
    )
    .undoable("Snoozed")
    .when(|state| {
        possible(state, |_| Command::Snooze {
            until: state.now.plus_seconds(1),
        })
    })
    .hint(7),
    Row::new(
        "wake",
        "wake",
        "Bring a snoozed record back now.",
        Scope::Work,
        &["w"],
        |state| order::act(state, "wake", Purpose::Act, |_| Command::Wake),
    )
    .undoable("Back in the list")
    .when(|state| possible(state, |_| Command::Wake)),
    Row::new(
        "deadline",
        "deadline",
        "Set the moment by which the record must be dealt with.",
        Scope::Work,
        &["t"],
        |state| {
            let ids = state.targets();
            choices::ask(state, "Deadline", "Due", when::FORMS, AskFor::Deadline(ids))
        },
    )
    .undoable("Deadline set")
    .when(|state| {
        possible(state, |item| Command::SetDeadline {
            due: item.received.plus_seconds(1),
            rule: None,
        })
    }),
    Row::new(
        "no-deadline",
        "remove deadline",
        "Take every deadline off the record.",
        Scope::Work,
        &["x t"],
        |state| {
            order::act(state, "no-deadline", Purpose::Act, |_| {
                Command::ClearDeadline
            })
        },
    )
    .undoable("Deadline removed")
    .when(|state| possible(state, |_| Command::ClearDeadline)),
    Row::new(
        "tag",
        "tag",
        "Put a tag on the record.",
        Scope::Work,
        &["+"],
        |state| {
            let ids = state.targets();
            let help = "letters, digits and - _ . + without spaces";
            choices::ask(state, "Tag", "Tag", help, AskFor::Tag(ids))
        },
    )
    .undoable("Tagged")
    .when(|state| possible(state, |_| Command::Claim)),
    Row::new(
        "untag",
        "remove tag",
        "Take a tag off the record.",
        Scope::Work,
        &["-"],
        |state| {
            let tags = choices::tags(state);
            choices::open(state, "Remove tag", PickFor::Untag, tags)
        },
    )
    .undoable("Tag removed")
    .when(|state| {
        writable(state)?;
        possible(state, |item| {
            item.tags
                .first()
                .map_or(Command::Wake, |tag| Command::Untag { tag: tag.clone() })
        })
        .map_err(|why| match state.current() {
            Some(item) if item.tags.is_empty() => "The record has no tags.".to_owned(),
            _ => why,
        })
    }),
];

fn assign(state: &mut State) -> Vec<Effect> {
    let ids = state.targets();
    let title = format!("Assign to{}", State::count_words(ids.len()));
    let choices = choices::owners(state);
    let pick = Pick::typed(title, PickFor::Assign(ids), choices);
    choices::push(state, pick)
}

/// Refusing one's own name does not mean that nobody else can have the record.
fn has_owner(state: &State) -> bool {
    state
        .current()
        .is_some_and(|item| item.owner.is_some() && item.is_open())
}
