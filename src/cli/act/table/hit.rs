//! The checklist of an urgent hit.
//!
//! Never here: which clocks an arrest starts.
use super::{Action, Field as F, action, plain};
use crate::domain::Command;
use crate::domain::hit::HitStep;

/// Actions of the checklist.
pub(super) const ACTIONS: &[Action] = &[
    plain("hit", "Open the checklist of an urgent hit", |_, _| {
        Ok(Command::OpenHit)
    }),
    action(
        "hit-step",
        "Mark a step of it as done, or as not applicable with the reason; an arrest starts clocks",
        &[F::Step, F::Text],
        &[F::At, F::NotApplicable],
        |given, around| {
            Ok(Command::MarkHit {
                step: given.choice(F::Step, HitStep::ALL, HitStep::word)?,
                done: !given.has(F::NotApplicable),
                at: given.moment_or(F::At, around.now)?,
                text: given.words(F::Text)?,
            })
        },
    ),
];
