//! A time that runs forward: over its pauses, from where they leave its beginning, to its end.
//!
//! Never here: limits that do not run.
use jiff::Timestamp;

use super::amount::{Mark, local_day};
use super::pauses::{Stretch, over};
use super::told::Told;
use super::{Amount, Calendar, FirstDay, Unit};

/// Why there is no answer.
pub(super) enum NoAnswer {
    /// Dates beyond the calendar, or more working days than anybody would wait.
    OutOfReach,
    /// The rule says no length although its kind needs one.
    NoLength,
}

/// A time that runs forward.
pub(super) struct Count<'a> {
    pub(super) amount: Amount,
    pub(super) extensions: &'a [Amount],
    pub(super) first: FirstDay,
    pub(super) calendar: &'a dyn Calendar,
}

impl Count<'_> {
    /// The end of a count that begins there, each step of it told.
    fn end(&self, begin: Mark, mut each: impl FnMut(Option<Amount>, Mark)) -> Option<Mark> {
        let mut end = self.amount.after(begin, self.calendar)?;
        let by_days = !matches!(self.amount.unit, Unit::Hours | Unit::WorkingDays);
        if let Mark::Day(day) = end
            && self.first == FirstDay::Same
            && by_days
            && self.amount.count > 0
        {
            end = Mark::Day(day.yesterday().ok()?);
        }
        each(None, end);
        for by in self.extensions {
            end = by.after(end, self.calendar)?;
            each(Some(*by), end);
        }
        Some(end)
    }

    /// Counts from the start over the pauses; `None` while one lasts.
    pub(super) fn run(
        &self,
        start: Timestamp,
        pauses: &[Stretch],
        told: &mut Told<'_>,
    ) -> Result<Option<Mark>, NoAnswer> {
        let mut start = start;
        let gone = pauses
            .iter()
            .take_while(|one| one.to.is_some_and(|to| to <= start));
        let gone = gone.inspect(|pause| told.too_early(pause)).count();
        let mut pauses = pauses.iter().skip(gone).peekable();
        if let Some(pause) = pauses.next_if(|pause| pause.covers(start)) {
            let Some(to) = pause.to else {
                told.never_ran(pause, self.amount);
                return Ok(None);
            };
            told.starts_paused(pause);
            start = to;
        }
        let first = self.begin(start);
        let mut begin = first;
        let silent = |_, _| ();
        let mut end = self.end(begin, silent).ok_or(NoAnswer::OutOfReach)?;
        for pause in pauses {
            if end.is_over_at(pause.from, self.calendar) {
                told.too_late(pause);
                continue;
            }
            let Some(to) = pause.to else {
                told.stands_still(pause, end, self.amount.unit);
                self.doubt_days(first, end, told);
                return Ok(None);
            };
            let taken = over(begin, self.amount.unit, pause.from, to, self.calendar);
            let taken = taken.ok_or(NoAnswer::OutOfReach)?;
            told.taken(pause, taken, self.amount.unit);
            begin = taken.begin;
            end = self.end(begin, silent).ok_or(NoAnswer::OutOfReach)?;
        }
        self.end(begin, |by, end| match by {
            None => told.counted(self.amount, begin, end, self.first),
            Some(by) => told.extended(by, end),
        });
        self.doubt_days(first, end, told);
        Ok(Some(end))
    }

    fn begin(&self, start: Timestamp) -> Mark {
        match self.amount.unit {
            Unit::Hours => Mark::Instant(start),
            _ => Mark::Day(local_day(start, self.calendar)),
        }
    }

    fn doubt_days(&self, from: Mark, to: Mark, told: &mut Told<'_>) {
        let units = self.extensions.iter().chain([&self.amount]);
        if units.into_iter().any(|one| one.unit == Unit::WorkingDays) {
            told.doubt_days(from.day(self.calendar), to.day(self.calendar));
        }
    }
}
