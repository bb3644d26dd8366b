//! Time limits: started, stopped, going on, given more time, corrected, ended.
//!
//! Never here: the reckoning; dates an officer sets by hand are the record's own.
use super::{Action, Field as F, Given, Surroundings, action};
use crate::cli::act::read::wrong;
use crate::cli::exit::Failure;
use crate::domain::Command;
use crate::domain::clock::{Clock, ClockEnd, Origin};
use crate::domain::orders::ClockOrder;
use crate::domain::timing::{Amount, FirstDay};

/// Actions about clocks.
pub(super) const ACTIONS: &[Action] = &[
    action(
        "clock",
        "Start a time limit of the bookshelf",
        &[F::Rule],
        &[F::Start, F::FirstDay, F::Replaces, F::Why],
        |given, _| {
            Ok(Command::Clock(ClockOrder::Start {
                rule: given.label(F::Rule)?,
                start: given.optional(F::Start, Given::moment)?,
                first: given.optional(F::FirstDay, first_day)?.unwrap_or_default(),
                replaces: given.optional(F::Replaces, Given::number)?,
                why: given.words_or_none(F::Why),
            }))
        },
    ),
    action(
        "clock-pause",
        "Let a clock stand still",
        &[F::Why],
        &[F::Clock, F::At],
        |given, around| {
            Ok(Command::Clock(ClockOrder::Pause {
                clock: clock(given, around, |clock| clock.paused_since().is_none())?,
                at: given.moment_or(F::At, around.now)?,
                why: given.words(F::Why)?,
            }))
        },
    ),
    action(
        "clock-resume",
        "Let it go on",
        &[],
        &[F::Clock, F::At],
        |given, around| {
            Ok(Command::Clock(ClockOrder::Resume {
                clock: clock(given, around, |clock| clock.paused_since().is_some())?,
                at: given.moment_or(F::At, around.now)?,
            }))
        },
    ),
    action(
        "clock-extend",
        "Give it more time",
        &[F::By, F::Why],
        &[F::Clock],
        |given, around| {
            Ok(Command::Clock(ClockOrder::Extend {
                clock: clock(given, around, |_| true)?,
                by: given.parsed::<Amount>(F::By, "an amount of time such as 30 days")?,
                reason: given.words(F::Why)?,
            }))
        },
    ),
    action(
        "clock-start",
        "Correct the event it counts from",
        &[F::Start, F::Why],
        &[F::Clock],
        |given, around| {
            Ok(Command::Clock(ClockOrder::Move {
                clock: clock(given, around, |_| true)?,
                start: given.moment(F::Start)?,
                why: given.words(F::Why)?,
            }))
        },
    ),
    action(
        "clock-end",
        "End it",
        &[F::Why],
        &[F::Clock, F::How, F::At],
        |given, around| {
            let how = given.optional(F::How, |given, field| {
                given.choice(field, ClockEnd::ALL, ClockEnd::word)
            })?;
            Ok(Command::Clock(ClockOrder::End {
                clock: clock(given, around, |_| true)?,
                how: how.unwrap_or(ClockEnd::Met),
                at: given.moment_or(F::At, around.now)?,
                why: given.words(F::Why)?,
            }))
        },
    ),
];

fn first_day(given: &Given, field: F) -> Result<FirstDay, Failure> {
    match given.required(field)? {
        "same" => Ok(FirstDay::Same),
        "next" => Ok(FirstDay::Next),
        other => Err(wrong(field, "same or next", other)),
    }
}

/// The clock named, else the only one a rule keeps running that `fits`, else the only one. With none, the rules say so.
fn clock(
    given: &Given,
    around: &Surroundings<'_>,
    fits: impl Fn(&Clock) -> bool,
) -> Result<u32, Failure> {
    if let Some(number) = given.optional(F::Clock, Given::number)? {
        return Ok(number);
    }
    let of_rule = |clock: &&Clock| clock.origin == Origin::Rule;
    let all: Vec<&Clock> = around.item.running_clocks().filter(of_rule).collect();
    let fitting: Vec<&Clock> = all.iter().copied().filter(|clock| fits(clock)).collect();
    match (fitting.as_slice(), all.as_slice()) {
        ([one], _) | ([], [one]) => Ok(one.number),
        ([], []) => {
            let date = around.item.running_clocks().next();
            Ok(date.map_or(1, |clock| clock.number))
        }
        _ => {
            let named: Vec<String> = all.iter().map(|clock| name(clock)).collect();
            Err(Failure::usage(format!(
                "Several clocks run. Name one with --clock N: {}.",
                named.join(", ")
            )))
        }
    }
}

/// `2 (SPOC-U-DIR)`.
fn name(clock: &Clock) -> String {
    let rule = clock.name.as_ref().map(ToString::to_string);
    format!("{} ({})", clock.number, rule.unwrap_or_default())
}
