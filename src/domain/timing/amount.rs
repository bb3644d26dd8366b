//! An amount of time in words, and the day or instant it leads to.
//!
//! Never here: pauses, which rule asks for the amount.
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

use super::{Amount, Calendar, Unit, Working};

/// Most days looked through for days on which offices work, a century. Beyond it nothing is reckoned.
pub(super) const FARTHEST: i64 = 36_525;

/// Text that is no amount of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "an amount of time looks like 30 days, 12 hours, 5 working days, 6 weeks, 2 months or 1 year"
)]
pub struct NotAnAmount;

impl FromStr for Amount {
    type Err = NotAnAmount;

    /// Reads `30 days`, `1 month`, `5 working-days`; units in one or many, by their word or their title.
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let (count, unit) = text.trim().split_once(' ').ok_or(NotAnAmount)?;
        if !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAnAmount);
        }
        let unit = unit.trim().to_ascii_lowercase();
        let means = |known: &&Unit| {
            [known.word(), known.title()]
                .into_iter()
                .any(|name| name == unit || name.strip_suffix('s') == Some(&unit))
        };
        Ok(Self {
            count: count.parse().map_err(|_| NotAnAmount)?,
            unit: Unit::ALL.iter().find(means).copied().ok_or(NotAnAmount)?,
        })
    }
}

/// Where a time begins or ends: at an instant, or with a day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// This instant.
    Instant(Timestamp),
    /// This day; as an end, its last second.
    Day(Date),
}

impl Mark {
    /// The day it lies on by the calendar's clock.
    pub(super) fn day(self, calendar: &dyn Calendar) -> Date {
        match self {
            Self::Instant(instant) => local_day(instant, calendar),
            Self::Day(day) => day,
        }
    }

    /// The instant; of a day its last second. `None` at the end of the calendar.
    pub(super) fn instant(self, calendar: &dyn Calendar) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Day(day) => last_second(day, calendar),
        }
    }

    /// Whether an instant lies behind it, so that the time was over by then.
    pub(super) fn is_over_at(self, instant: Timestamp, calendar: &dyn Calendar) -> bool {
        match self {
            Self::Instant(end) => instant >= end,
            Self::Day(day) => local_day(instant, calendar) > day,
        }
    }
}

impl Amount {
    /// So much after a mark. Hours are exact; all other units lead to a day. `None` beyond the end of the calendar.
    pub(super) fn after(self, mark: Mark, calendar: &dyn Calendar) -> Option<Mark> {
        if self.unit == Unit::Hours {
            let length = SignedDuration::from_hours(i64::from(self.count));
            let instant = mark.instant(calendar)?.checked_add(length).ok()?;
            return Some(Mark::Instant(instant));
        }
        let day = mark.day(calendar);
        let day = match self.span() {
            Some(span) => day.checked_add(span?).ok()?,
            None => working_day(day, self.count, calendar, Date::tomorrow)?,
        };
        Some(Mark::Day(day))
    }

    /// So much before a mark.
    pub(super) fn before(self, mark: Mark, calendar: &dyn Calendar) -> Option<Mark> {
        if self.unit == Unit::Hours {
            let length = SignedDuration::from_hours(i64::from(self.count));
            let instant = mark.instant(calendar)?.checked_sub(length).ok()?;
            return Some(Mark::Instant(instant));
        }
        let day = mark.day(calendar);
        let day = match self.span() {
            Some(span) => day.checked_sub(span?).ok()?,
            None => working_day(day, self.count, calendar, Date::yesterday)?,
        };
        Some(Mark::Day(day))
    }

    /// The length by the calendar: `None` for hours and working days, `Some(None)` for more than the calendar holds.
    #[expect(
        clippy::option_option,
        reason = "not of that kind, and too long, are two answers"
    )]
    fn span(self) -> Option<Option<Span>> {
        let (span, count) = (Span::new(), i64::from(self.count));
        let span = match self.unit {
            Unit::Hours | Unit::WorkingDays => return None,
            Unit::Days => span.try_days(count),
            Unit::Weeks => span.try_weeks(count),
            Unit::Months => span.try_months(count),
            Unit::Years => span.try_years(count),
        };
        Some(span.ok())
    }
}

/// The day an instant lies on by the calendar's clock.
pub(super) fn local_day(instant: Timestamp, calendar: &dyn Calendar) -> Date {
    calendar.zone().to_datetime(instant).date()
}

/// The first instant of a day. Where the clock skips midnight it is the first one after.
pub(super) fn first_instant(day: Date, calendar: &dyn Calendar) -> Option<Timestamp> {
    let midnight = day.to_zoned(calendar.zone().clone()).ok()?;
    Some(midnight.start_of_day().ok()?.timestamp())
}

/// The last second of a day, 23:59:59 by its clock: the one before the next day begins, so that an hour that comes twice
/// at midnight is counted to its end.
fn last_second(day: Date, calendar: &dyn Calendar) -> Option<Timestamp> {
    let next = first_instant(day.tomorrow().ok()?, calendar)?;
    next.checked_sub(SignedDuration::from_secs(1)).ok()
}

/// The day on which offices work for the `count`th time, going on from `day` with `step`; `day` itself does not count.
pub(super) fn working_day(
    day: Date,
    count: u32,
    calendar: &dyn Calendar,
    step: impl Fn(Date) -> Result<Date, jiff::Error>,
) -> Option<Date> {
    let (mut day, mut left) = (day, count);
    for _ in 0..FARTHEST {
        if left == 0 {
            return Some(day);
        }
        day = step(day).ok()?;
        left -= u32::from(calendar.working(day) != Working::No);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, count, unit) in [
            ("30 days", 30, Unit::Days),
            (" 1 day ", 1, Unit::Days),
            ("14 calendar days", 14, Unit::Days),
            ("5 working-days", 5, Unit::WorkingDays),
            ("1 working day", 1, Unit::WorkingDays),
            ("6 Weeks", 6, Unit::Weeks),
            ("1 month", 1, Unit::Months),
            ("0 years", 0, Unit::Years),
            ("12 hour", 12, Unit::Hours),
        ] {
            assert_eq!(text.parse(), Ok(Amount { count, unit }), "{text}");
        }
        for text in [
            "",
            "30",
            "days",
            "-1 days",
            "+1 days",
            "3 moons",
            "99999999999 days",
            "1.5 days",
        ] {
            assert_eq!(text.parse::<Amount>(), Err(NotAnAmount), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for unit in Unit::ALL.iter().copied() {
            for count in [1, 2, 40] {
                let amount = Amount { count, unit };
                assert_eq!(amount.to_string().parse(), Ok(amount));
            }
        }
    }
}
