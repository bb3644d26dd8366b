//! Actions on the record itself: who has it, how soon, what it is to others, notes, drafts, the legal basis.
//!
//! Never here: what leaves the desk, steps of its life besides the everyday ones.
use super::{Action, Field as F, Given, Surroundings, action, plain};
use crate::cli::act::basis;
use crate::cli::exit::Failure;
use crate::desk::Profile;
use crate::domain::command::WritingKind;
use crate::domain::link::Relation;
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::{Command, ItemId, Label, Priority};

/// Actions on the record itself.
pub(super) const ACTIONS: &[Action] = &[
    plain(
        "claim",
        "Take the record so that nobody else works on it",
        |_, _| Ok(Command::Claim),
    ),
    plain("release", "Give a claim back", |_, _| Ok(Command::Release)),
    plain("accept", "The desk will act on it", |_, _| {
        Ok(Command::Accept)
    }),
    action(
        "assign",
        "Give it to an officer or a unit",
        &[F::To],
        &[],
        |given, around| {
            Ok(Command::Assign {
                to: owner(given.label(F::To)?, around.profile),
            })
        },
    ),
    action(
        "priority",
        "Set the priority",
        &[F::Priority],
        &[],
        |given, _| {
            Ok(Command::Prioritise {
                priority: given.choice(F::Priority, &Priority::ALL, Priority::word)?,
            })
        },
    ),
    action("tag", "Add a tag", &[F::Tag], &[], |given, _| {
        Ok(Command::Tag {
            tag: given.label(F::Tag)?,
        })
    }),
    action("untag", "Take a tag off", &[F::Tag], &[], |given, _| {
        Ok(Command::Untag {
            tag: given.label(F::Tag)?,
        })
    }),
    action("note", "Add a note", &[F::Text], &[], |given, _| {
        Ok(Command::Note {
            text: given.words(F::Text)?,
        })
    }),
    action(
        "deadline",
        "Set the deadline",
        &[F::Due],
        &[F::Rule],
        |given, _| {
            let rule = given.optional(F::Rule, Given::label)?;
            Ok(Command::SetDeadline {
                due: given.moment(F::Due)?,
                rule,
            })
        },
    ),
    plain("no-deadline", "Remove every deadline", |_, _| {
        Ok(Command::ClearDeadline)
    }),
    action(
        "snooze",
        "Keep it out of the way until then",
        &[F::Until],
        &[],
        |given, _| {
            Ok(Command::Snooze {
                until: given.moment(F::Until)?,
            })
        },
    ),
    plain("wake", "Bring a snoozed record back", |_, _| {
        Ok(Command::Wake)
    }),
    action(
        "dismiss",
        "Do nothing with it",
        &[F::Reason],
        &[F::Text],
        |given, _| {
            let reason = given.choice(F::Reason, DismissReason::ALL, DismissReason::word)?;
            Ok(Command::Dismiss {
                reason,
                text: given.words_or_none(F::Text),
            })
        },
    ),
    action(
        "link",
        "Say what it is to another record",
        &[F::Other, F::Relation],
        &[],
        |given, around| {
            let relation = given.choice(F::Relation, Relation::ALL, Relation::word)?;
            Ok(Command::Link {
                other: other(given, around)?,
                relation,
            })
        },
    ),
    action(
        "unlink",
        "Take that judgement back",
        &[F::Other],
        &[],
        |given, around| {
            Ok(Command::Unlink {
                other: other(given, around)?,
            })
        },
    ),
    action(
        "answered",
        "The originator has the answer",
        &[],
        &[F::Text],
        |given, _| {
            Ok(Command::MarkAnswered {
                text: given.words_or_none(F::Text),
            })
        },
    ),
    action(
        "close",
        "Nothing is open any more",
        &[],
        &[F::Text],
        |given, _| {
            Ok(Command::Close {
                text: given.words_or_none(F::Text),
            })
        },
    ),
    action("reopen", "Open it again", &[], &[F::Text], |given, _| {
        Ok(Command::Reopen {
            text: given.words_or_none(F::Text),
        })
    }),
    action(
        "ask-back",
        "Write a question to the originator; it stays a draft",
        &[F::Text],
        &[],
        |given, _| {
            Ok(Command::SaveDraft {
                kind: WritingKind::AskBack,
                text: given.words(F::Text)?,
            })
        },
    ),
    action(
        "draft",
        "Keep a text that is being written",
        &[F::Kind, F::Text],
        &[],
        |given, _| {
            Ok(Command::SaveDraft {
                kind: writing(given)?,
                text: given.words(F::Text)?,
            })
        },
    ),
    action(
        "discard-draft",
        "Throw such a text away",
        &[F::Kind],
        &[],
        |given, _| {
            Ok(Command::DiscardDraft {
                kind: writing(given)?,
            })
        },
    ),
    plain("consult", "Write down that you looked at it", |_, _| {
        Ok(Command::Consult)
    }),
    action(
        "basis",
        "Say on what legal basis it rests, from the bookshelf",
        &[F::Instrument, F::For, F::Why],
        &[F::Crime, F::On],
        basis::choose,
    ),
    plain("no-basis", "Take that choice away", |_, _| {
        Ok(Command::ClearBasis)
    }),
];

/// A unit of this id, else an officer; an unknown id is left to the rules, which say so.
fn owner(id: Label, profile: &Profile) -> Owner {
    if profile.unit(&id).is_none() && profile.officer(&id).is_some() {
        Owner::Officer(id)
    } else {
        Owner::Unit(id)
    }
}

fn other(given: &Given, around: &Surroundings<'_>) -> Result<ItemId, Failure> {
    let reference = given.required(F::Other)?;
    (around.find)(reference)
        .ok_or_else(|| Failure::usage(format!("No record has the reference \"{reference}\".")))
}

fn writing(given: &Given) -> Result<WritingKind, Failure> {
    given.choice(F::Kind, WritingKind::ALL, WritingKind::word)
}
