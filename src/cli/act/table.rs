//! The table of actions: id, meaning, fields, and how fields become a command. Help and checks derive from it.
//!
//! Never here: the desk's own steps (a package that left or failed), and taking back, which has no record of its own.
use super::basis;
use super::field::Field;
use super::given::Given;
use crate::cli::exit::Failure;
use crate::desk::Profile;
use crate::domain::basis::ChosenBasis;
use crate::domain::command::WritingKind;
use crate::domain::link::Relation;
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::{Command, Item, ItemId, Label, Moment, Priority, Refusal};
use crate::reference::{Pack, Question};

/// One action.
pub struct Action {
    /// The command's id.
    pub id: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Fields it needs.
    pub needs: &'static [Field],
    /// Fields it can have besides.
    pub may_have: &'static [Field],
    make: fn(&Given, &Surroundings<'_>) -> Result<Command, Failure>,
}

/// What is needed to turn names into ids.
pub struct Surroundings<'a> {
    /// Officers and units.
    pub profile: &'a Profile,
    /// The record the action is for.
    pub item: &'a Item,
    /// Finds a record by its reference.
    pub find: &'a dyn Fn(&str) -> Option<ItemId>,
    /// The bookshelf.
    pub pack: &'a Pack,
    /// What the bookshelf says of an instrument, ready to be chosen.
    pub basis: &'a dyn Fn(&str, &Question<'_>) -> Result<ChosenBasis, Refusal>,
    /// The instant of the command.
    pub now: Moment,
}

use Field as F;

/// Every action, in the order of the help text.
pub const ACTIONS: &[Action] = &[
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
                priority: given.word(F::Priority, Priority::from_word)?,
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
            let rule = given
                .text(F::Rule)
                .is_some()
                .then(|| given.label(F::Rule))
                .transpose()?;
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
            let reason = given.word(F::Reason, DismissReason::from_word)?;
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
            let relation = given.word(F::Relation, Relation::from_word)?;
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
        "forward",
        "Send a package to a unit; it waits in the outbox",
        &[F::To, F::Purpose],
        &[F::Basis, F::AnswerBy],
        forward,
    ),
    action(
        "recall",
        "Take a package back from the outbox",
        &[],
        &[F::Dispatch],
        |given, around| {
            Ok(Command::Recall {
                dispatch: dispatch(given, around)?,
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

type Make = fn(&Given, &Surroundings<'_>) -> Result<Command, Failure>;

const fn action(
    id: &'static str,
    about: &'static str,
    needs: &'static [Field],
    may_have: &'static [Field],
    make: Make,
) -> Action {
    Action {
        id,
        about,
        needs,
        may_have,
        make,
    }
}

const fn plain(id: &'static str, about: &'static str, make: Make) -> Action {
    action(id, about, &[], &[], make)
}

impl Action {
    /// The action with this id.
    pub fn find(id: &str) -> Result<&'static Self, Failure> {
        let found = ACTIONS.iter().find(|action| action.id == id);
        found.ok_or_else(|| {
            let ids: Vec<&str> = ACTIONS.iter().map(|action| action.id).collect();
            Failure::usage(format!(
                "No action is called \"{id}\". There are {}.",
                ids.join(", ")
            ))
        })
    }

    /// The command these fields make; a field the action does not know is a usage failure.
    pub fn command(&self, given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
        let known: Vec<Field> = self.needs.iter().chain(self.may_have).copied().collect();
        if let Some(stranger) = given.stranger(&known) {
            let (id, name) = (self.id, stranger.name());
            return Err(Failure::usage(format!(
                "{id} has no field --{name}. It is written: {}",
                self.usage()
            )));
        }
        (self.make)(given, around)
    }

    /// `forward --to UNIT|OFFICER --purpose WORDS [--basis WORDS]`.
    pub fn usage(&self) -> String {
        let written = |field: &Field| format!("--{} {}", field.name(), field.value_name());
        let needs = self.needs.iter().map(written);
        let may_have = self
            .may_have
            .iter()
            .map(|field| format!("[{}]", written(field)));
        let fields = needs.chain(may_have);
        std::iter::once(self.id.to_owned())
            .chain(fields)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The table as text, one action per line.
pub fn help() -> String {
    let usages = ACTIONS.iter().map(|action| action.usage().len());
    let width = usages.max().unwrap_or(0);
    let line = |action: &Action| format!("  {:width$}  {}", action.usage(), action.about);
    let lines: Vec<String> = ACTIONS.iter().map(line).collect();
    format!(
        "Actions:\n{}\n\nWithout a record (REF left out or `-`): undo and redo your newest batch; \
         dispatch writes every package whose recall time is over.",
        lines.join("\n")
    )
}

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
    given.word(F::Kind, WritingKind::from_word)
}

fn forward(given: &Given, _: &Surroundings<'_>) -> Result<Command, Failure> {
    let answer_by = given.text(F::AnswerBy).is_some();
    Ok(Command::Forward {
        to: given.label(F::To)?,
        purpose: given.words(F::Purpose)?,
        basis: given.text(F::Basis).map(Into::into),
        answer_by: answer_by.then(|| given.moment(F::AnswerBy)).transpose()?,
        use_for: crate::domain::release::Use::Police,
        withheld: Vec::new(),
    })
}

/// The forwarding named, else the one that waits; the rules say if there is none.
fn dispatch(given: &Given, around: &Surroundings<'_>) -> Result<u32, Failure> {
    if given.text(F::Dispatch).is_some() {
        return given.number(F::Dispatch);
    }
    let waiting = around.item.waiting_dispatch();
    let newest = || around.item.dispatches.last();
    Ok(waiting
        .or_else(newest)
        .map_or(1, |dispatch| dispatch.number))
}
