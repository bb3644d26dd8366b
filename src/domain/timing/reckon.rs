//! From a rule, the event it counts from, pauses and extensions to the instant it ends.
//!
//! A pause moves the beginning of the count and the time is counted from there. So a pause never brings the end forward,
//! and of two starts the later one never ends earlier. Never here: which event starts a rule, the clock on the wall.
use jiff::Timestamp;
use jiff::civil::Date;

use super::amount::{Mark, local_day};
use super::count::{Count, NoAnswer};
use super::pauses::in_order;
use super::told::Told;
use super::{Amount, Calendar, FirstDay, Limit, Pause, Reckoning, Rule, Unit};
use crate::domain::Moment;

/// What a rule comes to by the days of the state that owes the act.
///
/// Hours are exact and run in UTC. Days, weeks, months and years end with the last second of a day by the calendar's
/// clock; working days are those on which offices work, the day of the start not among them. Pauses may overlap and
/// stand in any order; one that begins when the time is over changes nothing; while one lasts there is no end. Where the
/// calendar is too short for an answer there is none either, and a doubt says so. Never panics.
pub fn reckon(
    rule: &Rule,
    start: Moment,
    pauses: &[Pause],
    extensions: &[Amount],
    first: FirstDay,
    calendar: &dyn Calendar,
) -> Reckoning {
    let mut told = Told::new(calendar);
    let start = start.timestamp();
    told.start(rule, start);
    if rule.is_unverified() {
        told.doubt("This rule is recalled and was never checked against a text: unverified.");
    }
    let count = |amount| Count {
        amount,
        extensions,
        first,
        calendar,
    };
    let is_fixed = matches!(
        rule.limit,
        Limit::AtOnce
            | Limit::Availability
            | Limit::SameAs
            | Limit::Stops
            | Limit::Yearly
            | Limit::Before
    );
    let given = !pauses.is_empty() || !extensions.is_empty();
    if is_fixed && given {
        told.step("Pauses and extensions do not matter to this rule.");
    }
    let ended = match (rule.limit, rule.amount) {
        (Limit::AtOnce, _) => Ok(Some(Mark::Instant(start))),
        (Limit::Availability | Limit::SameAs | Limit::Stops, _) => {
            told.step(without_end(rule));
            Ok(None)
        }
        (Limit::Yearly, _) => yearly(rule, start, calendar).map(Some),
        (Limit::Before, Some(amount)) => backwards(amount, start, &mut told, calendar).map(Some),
        (Limit::NoNumber, _) => chase(rule, &count, start, pauses, &mut told),
        (_, Some(amount)) => {
            doubt_extensions(rule, extensions, &mut told);
            count(amount).run(start, &in_order(pauses), &mut told)
        }
        (_, None) => Err(NoAnswer::NoLength),
    };
    finish(rule, ended, told, calendar)
}

fn finish(
    rule: &Rule,
    ended: Result<Option<Mark>, NoAnswer>,
    mut told: Told<'_>,
    calendar: &dyn Calendar,
) -> Reckoning {
    let unit = rule.amount.map_or(Unit::Days, |amount| amount.unit);
    let mut zone = match unit {
        Unit::Hours => "UTC",
        _ => calendar.zone_name(),
    };
    let ended = ended.and_then(|end| {
        end.map(|end| Ok((end, end.instant(calendar).ok_or(NoAnswer::OutOfReach)?)))
            .transpose()
    });
    let due = match ended {
        Ok(Some((end, instant))) => {
            zone = match end {
                Mark::Instant(_) => "UTC",
                Mark::Day(_) => calendar.zone_name(),
            };
            if let (Mark::Day(_), Some(doubt)) = (end, calendar.zone_doubt()) {
                told.doubt(doubt);
            }
            told.end(end, instant, unit);
            Some(Moment::from_millis(instant.as_millisecond()))
        }
        Ok(None) => None,
        Err(NoAnswer::OutOfReach) => {
            told.doubt("The dates lie beyond the calendar; there is no answer.");
            None
        }
        Err(NoAnswer::NoLength) => {
            told.doubt("The rule names no length; there is no answer.");
            None
        }
    };
    Reckoning {
        due,
        zone: zone.to_owned(),
        steps: told.steps,
        doubts: told.doubts,
    }
}

/// Back from a fixed day: the act must be done by the end of the day so long before.
fn backwards(
    amount: Amount,
    start: Timestamp,
    told: &mut Told<'_>,
    calendar: &dyn Calendar,
) -> Result<Mark, NoAnswer> {
    let fixed = match amount.unit {
        Unit::Hours => Mark::Instant(start),
        _ => Mark::Day(local_day(start, calendar)),
    };
    let end = amount.before(fixed, calendar).ok_or(NoAnswer::OutOfReach)?;
    told.before(amount, fixed, end);
    if let (Unit::WorkingDays, Ok(from)) = (amount.unit, end.day(calendar).yesterday()) {
        told.doubt_days(from, fixed.day(calendar));
    }
    Ok(end)
}

/// The first such day of a year that is not over at the start. 29 February is the 28th where there is none.
fn yearly(rule: &Rule, start: Timestamp, calendar: &dyn Calendar) -> Result<Mark, NoAnswer> {
    let (month, day) = rule.day.ok_or(NoAnswer::NoLength)?;
    let from = local_day(start, calendar);
    let in_year = |year| {
        let last = Date::new(year, month, 1).ok()?.days_in_month();
        Date::new(year, month, day.min(last)).ok()
    };
    let mut days = [Some(from.year()), from.year().checked_add(1)]
        .into_iter()
        .filter_map(|year| in_year(year?));
    let next = days.find(|day| *day >= from);
    next.map(Mark::Day).ok_or(NoAnswer::OutOfReach)
}

/// The desk's own days to chase: the first is the end, all are told.
fn chase<'a>(
    rule: &Rule,
    count: &impl Fn(Amount) -> Count<'a>,
    start: Timestamp,
    pauses: &[Pause],
    told: &mut Told<'_>,
) -> Result<Option<Mark>, NoAnswer> {
    told.step("The text names no number: these are the desk's own days to chase.");
    let Some((first, later)) = rule.chasers.split_first() else {
        return Err(NoAnswer::NoLength);
    };
    let pauses = in_order(pauses);
    let end = count(*first).run(start, &pauses, told)?;
    for amount in later {
        let counted = count(*amount);
        let end = counted.run(start, &pauses, &mut Told::new(counted.calendar));
        if let Ok(Some(end)) = end {
            told.chased(*amount, end);
        }
    }
    Ok(end)
}

fn without_end(rule: &Rule) -> String {
    let follows: Vec<&str> = rule.follows.iter().map(super::Label::as_str).collect();
    let follows = follows.join(", ");
    match rule.limit {
        Limit::SameAs => format!("It ends with the clock it follows: {follows}."),
        Limit::Stops => {
            format!("It has no end of its own; while it lasts, these stand still: {follows}.")
        }
        _ => "It never ends: somebody must always be there.".to_owned(),
    }
}

/// More than the bookshelf knows of is said.
fn doubt_extensions(rule: &Rule, extensions: &[Amount], told: &mut Told<'_>) {
    if extensions.is_empty() {
        return;
    }
    let Some(known) = rule.extension else {
        told.doubt("The bookshelf knows no number by which this rule can be extended.");
        return;
    };
    let same = extensions.iter().filter(|by| by.unit == known.unit);
    let sum = same.fold(0_u32, |sum, by| sum.saturating_add(by.count));
    if sum > known.count || extensions.iter().any(|by| by.unit != known.unit) {
        told.doubt(format!(
            "The bookshelf knows an extension of {known} for this rule, not this one."
        ));
    }
}

#[cfg(test)]
mod tests;
