//! Times that do not count, put in order, and how far each of them moves the beginning of a count.
//!
//! Never here: when a count ends.
use jiff::Timestamp;
use jiff::civil::Date;

use super::amount::{FARTHEST, Mark, first_instant, local_day, working_day};
use super::{Calendar, Pause, Unit, Working};

/// A stretch that does not count: its first instant and the first that counts again; `None` while it lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    pub(super) from: Timestamp,
    pub(super) to: Option<Timestamp>,
}

impl Stretch {
    pub(super) fn covers(&self, instant: Timestamp) -> bool {
        self.from <= instant && self.to.is_none_or(|to| instant < to)
    }
}

/// Pauses in order, overlapping ones as one. One that ends before it begins, or as it begins, is none.
pub(super) fn in_order(pauses: &[Pause]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = pauses
        .iter()
        .map(|pause| Stretch {
            from: pause.from.timestamp(),
            to: pause.to.map(super::Moment::timestamp),
        })
        .filter(|one| one.to.is_none_or(|to| to > one.from))
        .collect();
    all.sort_by_key(|one| one.from);
    let mut merged: Vec<Stretch> = Vec::with_capacity(all.len());
    for one in all {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| one.from <= to) => {
                last.to = last.to.zip(one.to).map(|(a, b)| a.max(b));
            }
            _ => merged.push(one),
        }
    }
    merged
}

/// What a pause takes away from a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Taken {
    /// Where the count begins instead.
    pub(super) begin: Mark,
    /// Days taken; 0 for hours.
    pub(super) days: i64,
}

/// Moves the beginning of a count in that unit over a pause that has ended: hours by its exact length, calendar units by
/// the days that begin within it, working days by those of them on which offices work.
pub(super) fn over(
    begin: Mark,
    unit: Unit,
    from: Timestamp,
    to: Timestamp,
    calendar: &dyn Calendar,
) -> Option<Taken> {
    if unit == Unit::Hours {
        let length = to.duration_since(from);
        let instant = begin.instant(calendar)?.checked_add(length).ok()?;
        return Some(Taken {
            begin: Mark::Instant(instant),
            days: 0,
        });
    }
    let (first, last) = days_begun(from, to, calendar)?;
    let all = i64::from((last - first).get_days()) + 1;
    let day = begin.day(calendar);
    if unit != Unit::WorkingDays {
        let days = all.max(0);
        let moved = jiff::Span::new().try_days(days).ok()?;
        return Some(Taken {
            begin: Mark::Day(day.checked_add(moved).ok()?),
            days,
        });
    }
    let worked = worked_days(first, all, calendar)?;
    Some(Taken {
        begin: Mark::Day(working_day(day, worked, calendar, Date::tomorrow)?),
        days: i64::from(worked),
    })
}

/// The first and the last day whose beginning lies between two instants, the second not included; the last before the
/// first when there is none.
fn days_begun(from: Timestamp, to: Timestamp, calendar: &dyn Calendar) -> Option<(Date, Date)> {
    let (mut first, mut last) = (local_day(from, calendar), local_day(to, calendar));
    if first_instant(first, calendar)? < from {
        first = first.tomorrow().ok()?;
    }
    if first_instant(last, calendar)? >= to {
        last = last.yesterday().ok()?;
    }
    Some((first, last))
}

fn worked_days(first: Date, all: i64, calendar: &dyn Calendar) -> Option<u32> {
    if all > FARTHEST {
        return None;
    }
    let (mut day, mut worked) = (first, 0);
    for _ in 0..all {
        worked += u32::from(calendar.working(day) != Working::No);
        day = day.tomorrow().ok()?;
    }
    Some(worked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;
    use crate::domain::timing::ZoneCalendar;

    fn stamp(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn overlapping_pauses_are_one_and_empty_ones_none() {
        let pause = |from, to: Option<i64>| Pause {
            from: Moment::from_seconds(from),
            to: to.map(Moment::from_seconds),
        };
        let spans = |pauses: &[Pause]| {
            let all = in_order(pauses).into_iter();
            all.map(|one| (one.from.as_second(), one.to.map(Timestamp::as_second)))
                .collect::<Vec<_>>()
        };
        let mixed = [
            pause(50, Some(60)),
            pause(10, Some(20)),
            pause(15, Some(30)),
            pause(30, Some(31)),
            pause(40, Some(40)),
            pause(45, Some(41)),
        ];
        assert_eq!(spans(&mixed), [(10, Some(31)), (50, Some(60))]);
        assert_eq!(spans(&[pause(10, None), pause(15, Some(20))]), [(10, None)]);
    }

    #[test]
    fn a_pause_takes_the_days_that_begin_in_it() {
        let days = |unit, from, to| {
            let utc = ZoneCalendar::utc();
            let begin = Mark::Day(jiff::civil::date(2031, 3, 3));
            over(begin, unit, stamp(from), stamp(to), &utc).map(|taken| taken.days)
        };
        for (from, to, all, worked) in [
            ("2031-03-07T00:00:00Z", "2031-03-10T00:00:00Z", 3, 1),
            ("2031-03-07T15:00:00Z", "2031-03-10T10:00:00Z", 3, 1),
            ("2031-03-08T00:00:00Z", "2031-03-10T00:00:00Z", 2, 0),
            ("2031-03-10T09:00:00Z", "2031-03-10T17:00:00Z", 0, 0),
            ("2031-03-10T23:59:59Z", "2031-03-11T00:00:00Z", 0, 0),
            ("2031-03-10T23:59:59Z", "2031-03-11T00:00:01Z", 1, 1),
        ] {
            assert_eq!(days(Unit::Days, from, to), Some(all), "{from} {to}");
            assert_eq!(
                days(Unit::WorkingDays, from, to),
                Some(worked),
                "{from} {to}"
            );
        }
    }
}
