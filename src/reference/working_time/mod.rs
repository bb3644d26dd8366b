//! Is anybody at a desk over there: clock, kind of day and office hours in one answer, and the next working day.
//!
//! Office hours are an assumption unless the pack says otherwise (see `hours`); every answer that rests on one, on a
//! disputed weekend or on a computed feast says so.
//!
//! Never here: the clock; the instant is handed in. Deadlines.
mod words;

#[cfg(test)]
mod tests;

use jiff::{Timestamp, ToSpan, Zoned, civil::Date};

use super::{Confidence, Country, Day, Holiday, LocalTime, OfficeHours, Pack};

/// How far an opening is looked for, in days. No feast of the table lasts longer.
const LOOK_AHEAD: usize = 60;

/// Whether it is working time in a country at a given instant.
#[derive(Debug, Clone)]
pub struct WorkingTime<'p> {
    /// The capital's clock.
    pub local: LocalTime<'p>,
    /// What kind of day it is there.
    pub day: Day<'p>,
    /// The hours the answer rests on.
    pub hours: OfficeHours,
    /// The answer.
    pub state: OfficeState<'p>,
    /// What speaks against relying on it, weightiest first; empty when nothing does.
    pub doubts: Vec<Doubt<'p>>,
}

/// Whether the office is open.
#[derive(Debug, Clone)]
pub enum OfficeState<'p> {
    /// A working day within office hours.
    OpenNow {
        /// When it closes, by the clock there.
        until: Zoned,
    },
    /// Not now.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// The next opening that is not in doubt; `None` when no working day is in sight.
        opens: Option<Opening<'p>>,
    },
}

/// Why an office is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedReason {
    /// A working day that has not begun.
    NotYet,
    /// A working day that is over.
    Over,
    /// Weekend, perhaps by one source only.
    Weekend,
    /// Public holiday, perhaps estimated.
    Holiday,
}

/// The next time an office opens.
#[derive(Debug, Clone)]
pub struct Opening<'p> {
    /// When, by the clock there.
    pub at: Zoned,
    /// What kind of day that is: a working day, or a weekday whose holidays are unknown.
    pub day: Day<'p>,
}

/// What speaks against relying on an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt<'p> {
    /// The table of holidays does not cover that country in that year.
    HolidaysUnknown,
    /// A feast that hangs on the sighting of the moon is computed for the day before or after and may fall on this one.
    FeastMayFall(Holiday<'p>),
    /// The date of today's holiday is computed.
    HolidayEstimated,
    /// Sources disagree on whether this day is a weekend, or nobody checked.
    WeekendDisputed,
    /// The weekend was read in one source and could not be compared.
    WeekendInOneSource,
    /// The office hours are assumed or unverified.
    Hours,
}

impl Pack {
    /// Whether it is working time in a country at `now`; `None` when the pack has no clock for it or assumes no hours.
    pub fn working_time<'p>(
        &'p self,
        country: &'p Country,
        now: Timestamp,
    ) -> Option<WorkingTime<'p>> {
        let hours = self.office_hours(country)?;
        let local = self.local_time(country, now)?;
        let day = self.day(country, local.clock.date());
        let state = self.office_state(country, &local.clock, day, hours)?;
        let doubts = self.doubts(country, local.clock.date(), day, hours);
        Some(WorkingTime {
            local,
            day,
            hours,
            state,
            doubts,
        })
    }

    /// The first day on or after `from` that is a working day beyond dispute, with its kind: a weekday whose holidays
    /// are unknown counts, a weekend of one source and an estimated feast do not. `None` when none is in sight.
    pub fn next_working_day(&self, country: &Country, from: Date) -> Option<(Date, Day<'_>)> {
        from.series(1.day())
            .take(LOOK_AHEAD)
            .map(|date| (date, self.day(country, date)))
            .find(|(_, day)| day.may_work())
    }

    /// `None` only at the end of the calendar.
    fn office_state(
        &self,
        country: &Country,
        clock: &Zoned,
        day: Day<'_>,
        hours: OfficeHours,
    ) -> Option<OfficeState<'_>> {
        let hours = hours.hours;
        let today = clock.date();
        // Two instants, so that a clock put forward or back between them is no matter.
        let at = |date: Date, time| date.to_datetime(time).to_zoned(clock.time_zone().clone());
        let (opens, closes) = (at(today, hours.opens).ok()?, at(today, hours.closes).ok()?);
        let reason = match day {
            Day::Holiday(_) => ClosedReason::Holiday,
            Day::Weekend | Day::WeekendInOneSource => ClosedReason::Weekend,
            _ if *clock < opens => ClosedReason::NotYet,
            _ if *clock < closes => return Some(OfficeState::OpenNow { until: closes }),
            _ => ClosedReason::Over,
        };
        let from = if reason == ClosedReason::NotYet {
            Some(today)
        } else {
            today.tomorrow().ok()
        };
        let next = from.and_then(|from| self.next_working_day(country, from));
        let opens = next.and_then(|(date, day)| {
            Some(Opening {
                at: at(date, hours.opens).ok()?,
                day,
            })
        });
        Some(OfficeState::Closed { reason, opens })
    }

    fn doubts(
        &self,
        country: &Country,
        date: Date,
        day: Day<'_>,
        hours: OfficeHours,
    ) -> Vec<Doubt<'_>> {
        let weekend = country.fact("weekend").map(|fact| fact.confidence);
        let of_day = match day {
            Day::WeekdayHolidaysUnknown => Some(Doubt::HolidaysUnknown),
            Day::Holiday(holiday) if holiday.estimated => Some(Doubt::HolidayEstimated),
            Day::WeekendInOneSource => Some(Doubt::WeekendDisputed),
            Day::Weekend if weekend == Some(Confidence::OneSource) => {
                Some(Doubt::WeekendInOneSource)
            }
            Day::Working => self.feast_beside(country, date).map(Doubt::FeastMayFall),
            Day::Holiday(_) | Day::Weekend => None,
        };
        let of_hours = hours.doubt().map(|_| Doubt::Hours);
        of_day.into_iter().chain(of_hours).collect()
    }

    /// The moon may be sighted a day earlier or later than computed.
    fn feast_beside(&self, country: &Country, date: Date) -> Option<Holiday<'_>> {
        let beside = [date.yesterday(), date.tomorrow()].into_iter().flatten();
        beside
            .filter_map(|date| self.holidays.on(&country.iso2, date))
            .find(|holiday| holiday.estimated)
    }
}
