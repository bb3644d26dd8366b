//! Steps in the life of a request that are recorded by hand. Where one happened earlier, `--at` says when.
//!
//! Never here: which step is possible; the table of the life of a record says. Accepting, answering, closing and reopening
//! are everyday actions on the record.
use super::{Action, Field as F, Given, action};
use crate::cli::exit::Failure;
use crate::domain::Command;
use crate::domain::ground::Ground;
use crate::domain::life::Step;
use crate::domain::stage::Particulars;

const NOTHING: &[F] = &[];
const SAID: &[F] = &[F::Text, F::At];

/// One action a step.
pub(super) const ACTIONS: &[Action] = &[
    action(
        "examine",
        "Whoever was asked begins to examine it",
        NOTHING,
        SAID,
        |given, _| taken(Step::Examine, given),
    ),
    action(
        "ask",
        "Whoever asks was asked what is missing; clocks that wait for the answer stand still",
        &[F::Text],
        &[F::At],
        |given, _| taken(Step::Ask, given),
    ),
    action(
        "clarified",
        "What was missing arrived, or was answered",
        NOTHING,
        SAID,
        |given, _| taken(Step::Clarify, given),
    ),
    action(
        "grant",
        "It is recognised or granted",
        NOTHING,
        SAID,
        |given, _| taken(Step::Grant, given),
    ),
    action(
        "execute",
        "It begins to be carried out",
        NOTHING,
        SAID,
        |given, _| taken(Step::Execute, given),
    ),
    action(
        "partly-executed",
        "A part of it is carried out or answered",
        &[F::Part],
        SAID,
        |given, _| taken(Step::ExecutePart, given),
    ),
    action(
        "executed",
        "All of it is carried out",
        NOTHING,
        SAID,
        |given, _| taken(Step::Complete, given),
    ),
    action(
        "refused",
        "It is refused",
        &[F::Ground],
        &[F::Text, F::Part, F::DecidedBy, F::Notified, F::At],
        |given, _| taken(Step::Refuse, given),
    ),
    action(
        "partly-refused",
        "A part of it is refused",
        &[F::Ground, F::Part],
        &[F::Text, F::DecidedBy, F::Notified, F::At],
        |given, _| taken(Step::RefusePart, given),
    ),
    action(
        "postpone",
        "It is put off",
        &[F::Until, F::Text],
        &[F::At],
        |given, _| taken(Step::Postpone, given),
    ),
    action(
        "resume",
        "It is taken up again after it was put off",
        NOTHING,
        SAID,
        |given, _| taken(Step::Resume, given),
    ),
    action(
        "transfer",
        "It is passed on to another state or authority",
        &[F::To],
        SAID,
        |given, _| taken(Step::Transfer, given),
    ),
    action(
        "withdrawn",
        "Whoever asked took it back",
        &[F::Text],
        &[F::Authority, F::At],
        |given, _| taken(Step::Withdraw, given),
    ),
    action(
        "lapse",
        "Its time ran out or its object fell away",
        &[F::Text],
        &[F::At],
        |given, _| taken(Step::Lapse, given),
    ),
    action(
        "delivered",
        "The channel reports that our request is with the addressee",
        NOTHING,
        SAID,
        |given, _| taken(Step::Deliver, given),
    ),
    action(
        "acknowledged",
        "Receipt is confirmed",
        NOTHING,
        SAID,
        |given, _| taken(Step::Acknowledge, given),
    ),
    action(
        "results-used",
        "The results are used",
        NOTHING,
        SAID,
        |given, _| taken(Step::UseResults, given),
    ),
];

/// The step with what was said of it. What it must say besides, the rules tell.
fn taken(step: Step, given: &Given) -> Result<Command, Failure> {
    let other = match step {
        Step::Transfer => given.text(F::To),
        _ => given.text(F::Authority),
    };
    let particulars = Particulars {
        at: given.optional(F::At, Given::moment)?,
        text: given.words_or_none(F::Text),
        grounds: given.choices(F::Ground, Ground::ALL, Ground::word)?,
        part: given.text(F::Part).map(Into::into),
        decided_by: given.text(F::DecidedBy).map(Into::into),
        notified: given.optional(F::Notified, Given::moment)?,
        until: given.optional(F::Until, Given::moment)?,
        other: other.map(Into::into),
    };
    Ok(Command::Step {
        step,
        particulars: Box::new(particulars),
    })
}
