//! Packages to units at home, what the units say, and the ladder of reminders.
//!
//! Never here: letters abroad.
use super::{Action, Field as F, Given, Surroundings, action};
use crate::cli::exit::Failure;
use crate::domain::Command;
use crate::domain::chase::Rung;
use crate::domain::dispatch::DispatchState;
use crate::domain::release::Use;

/// Actions about packages.
pub(super) const ACTIONS: &[Action] = &[
    action(
        "forward",
        "Send a package to a unit; it waits in the outbox",
        &[F::To, F::Purpose],
        &[F::Basis, F::AnswerBy, F::For, F::Withhold],
        forward,
    ),
    action(
        "recall",
        "Take a package back from the outbox",
        &[],
        &[F::Dispatch],
        |given, around| {
            Ok(Command::Recall {
                dispatch: given.number_or(F::Dispatch, || waiting(around))?,
            })
        },
    ),
    action(
        "unit-received",
        "The unit confirmed receipt of a package",
        &[],
        &[F::Dispatch, F::At],
        |given, around| {
            Ok(Command::UnitReceived {
                dispatch: given.number_or(F::Dispatch, || gone(around))?,
                at: given.moment_or(F::At, around.now)?,
            })
        },
    ),
    action(
        "unit-answered",
        "The unit answered",
        &[F::Text],
        &[F::Dispatch, F::At],
        |given, around| {
            Ok(Command::UnitAnswered {
                dispatch: given.number_or(F::Dispatch, || gone(around))?,
                at: given.moment_or(F::At, around.now)?,
                text: given.words(F::Text)?,
            })
        },
    ),
    action(
        "chase",
        "Write down an attempt to get an answer: from the other state, with --dispatch from a unit",
        &[F::Rung, F::Text],
        &[F::Dispatch],
        |given, _| {
            Ok(Command::Chase {
                rung: given.choice(F::Rung, Rung::ALL, Rung::word)?,
                text: given.words(F::Text)?,
                dispatch: given.optional(F::Dispatch, Given::number)?,
            })
        },
    ),
];

fn forward(given: &Given, _: &Surroundings<'_>) -> Result<Command, Failure> {
    let use_for = given.optional(F::For, |given, field| {
        given.choice(field, Use::ALL, Use::word)
    })?;
    Ok(Command::Forward {
        to: given.label(F::To)?,
        purpose: given.words(F::Purpose)?,
        basis: given.text(F::Basis).map(Into::into),
        answer_by: given.optional(F::AnswerBy, Given::moment)?,
        use_for: use_for.unwrap_or(Use::Police),
        withheld: given.labels(F::Withhold)?,
    })
}

/// The forwarding that waits, else the newest; the rules say if there is none.
fn waiting(around: &Surroundings<'_>) -> u32 {
    let newest = || around.item.dispatches.last();
    let found = around.item.waiting_dispatch().or_else(newest);
    found.map_or(1, |dispatch| dispatch.number)
}

/// The newest forwarding that left, else the newest.
fn gone(around: &Surroundings<'_>) -> u32 {
    let all = &around.item.dispatches;
    let left = all.iter().rev();
    let mut left = left.filter(|dispatch| dispatch.state == DispatchState::Left);
    let found = left.next().or_else(|| all.last());
    found.map_or(1, |dispatch| dispatch.number)
}
