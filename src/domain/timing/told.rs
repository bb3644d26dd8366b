//! A reckoning in plain sentences, so that an officer can count it again by hand, and what speaks against it.
//!
//! Never here: the count itself.
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::amount::{FARTHEST, Mark, local_day};
use super::pauses::{Stretch, Taken};
use super::{Amount, Calendar, FirstDay, Rule, Unit, Working};
use crate::domain::Moment;

/// Most days listed in one sentence.
const MOST_LISTED: usize = 12;

/// Sentences under construction.
pub(super) struct Told<'a> {
    calendar: &'a dyn Calendar,
    pub(super) steps: Vec<String>,
    pub(super) doubts: Vec<String>,
}

impl<'a> Told<'a> {
    pub(super) fn new(calendar: &'a dyn Calendar) -> Self {
        Self {
            calendar,
            steps: Vec::new(),
            doubts: Vec::new(),
        }
    }

    pub(super) fn step(&mut self, words: impl Into<String>) {
        self.steps.push(words.into());
    }

    /// Each doubt once.
    pub(super) fn doubt(&mut self, words: impl Into<String>) {
        let words = words.into();
        if !self.doubts.contains(&words) {
            self.doubts.push(words);
        }
    }

    /// An instant by the clock of the zone, with UTC beside it.
    fn at(&self, instant: Timestamp) -> String {
        let utc = utc(instant);
        match self.calendar.zone_name() {
            "UTC" => utc,
            zone => {
                let clock = self.calendar.zone().to_datetime(instant);
                format!("{} in {zone} ({utc})", clock.strftime("%Y-%m-%d %H:%M:%S"))
            }
        }
    }

    fn mark(&self, mark: Mark) -> String {
        match mark {
            Mark::Instant(instant) => self.at(instant),
            Mark::Day(day) => day.to_string(),
        }
    }

    fn stretch(&self, pause: &Stretch) -> String {
        let from = self.at(pause.from);
        match pause.to {
            Some(to) => format!("The pause from {from} to {}", self.at(to)),
            None => format!("The pause since {from}"),
        }
    }

    pub(super) fn start(&mut self, rule: &Rule, start: Timestamp) {
        let event = if rule.starts_words.is_empty() {
            rule.starts.title()
        } else {
            &rule.starts_words
        };
        self.step(format!("Start ({event}): {}.", self.at(start)));
    }

    pub(super) fn too_early(&mut self, pause: &Stretch) {
        let pause = self.stretch(pause);
        self.step(format!(
            "{pause} was over before the start and changes nothing."
        ));
    }

    pub(super) fn too_late(&mut self, pause: &Stretch) {
        let pause = self.stretch(pause);
        self.step(format!(
            "{pause} began after the time was over and changes nothing."
        ));
    }

    pub(super) fn starts_paused(&mut self, pause: &Stretch) {
        let pause = self.stretch(pause);
        self.step(format!(
            "{pause} covers the start: the time counts from the end of that pause."
        ));
    }

    pub(super) fn taken(&mut self, pause: &Stretch, taken: Taken, unit: Unit) {
        let what = match unit {
            Unit::Hours => pause
                .to
                .map_or_else(String::new, |to| length(to.duration_since(pause.from))),
            Unit::WorkingDays => format!("{} that begin in it", days(taken.days, "working day")),
            _ => format!("{} that begin in it", days(taken.days, "day")),
        };
        let (pause, begin) = (self.stretch(pause), self.mark(taken.begin));
        self.step(format!(
            "{pause} takes {what}: counted as if begun {begin}."
        ));
    }

    /// A pause that lasts, in a time that would end with `end`.
    pub(super) fn stands_still(&mut self, pause: &Stretch, end: Mark, unit: Unit) {
        let since = local_day(pause.from, self.calendar);
        let left = match end {
            Mark::Instant(end) => length(end.duration_since(pause.from)),
            Mark::Day(day) if unit == Unit::WorkingDays => {
                let all = i64::from((day - since).get_days());
                let between =
                    std::iter::successors(since.tomorrow().ok(), |day| day.tomorrow().ok());
                let worked = between
                    .take(usize::try_from(all.clamp(0, FARTHEST)).unwrap_or(0))
                    .filter(|day| self.calendar.working(*day) != Working::No);
                days(
                    i64::try_from(worked.count()).unwrap_or(i64::MAX),
                    "working day",
                )
            }
            Mark::Day(day) => days(i64::from((day - since).get_days()), "calendar day"),
        };
        let from = self.at(pause.from);
        self.step(format!(
            "The clock stands still since {from}; {left} are left after the pause."
        ));
    }

    pub(super) fn never_ran(&mut self, pause: &Stretch, amount: Amount) {
        let from = self.at(pause.from);
        self.step(format!("The clock stands still since {from}, before the start; all {amount} are left after the pause."));
    }

    /// What the amount alone comes to.
    pub(super) fn counted(&mut self, amount: Amount, begin: Mark, end: Mark, first: FirstDay) {
        let (from, to) = (self.mark(begin), self.mark(end));
        self.step(match amount.unit {
            Unit::Hours => format!("{amount} after {from}: {to}. Hours run by day and by night."),
            Unit::WorkingDays => format!(
                "{amount} after {from}: {to}; that day does not count{}.",
                self.skipped(begin, end)
            ),
            _ if first == FirstDay::Same => {
                format!("{amount} with {from} as the first day: {to}.")
            }
            _ => format!("{amount} after {from}: {to}; the day of the event does not count."),
        });
    }

    fn skipped(&self, begin: Mark, end: Mark) -> String {
        let (begin, end) = (begin.day(self.calendar), end.day(self.calendar));
        let between = std::iter::successors(begin.tomorrow().ok(), |day| day.tomorrow().ok());
        let free: Vec<String> = between
            .take_while(|day| *day < end)
            .filter(|day| self.calendar.working(*day) == Working::No)
            .map(|day| day.to_string())
            .collect();
        match free.len() {
            0 => String::new(),
            1..=MOST_LISTED => format!(", nor do {}", free.join(", ")),
            count => format!(", nor do {count} days of weekends and holidays"),
        }
    }

    pub(super) fn extended(&mut self, by: Amount, end: Mark) {
        let end = self.mark(end);
        self.step(format!("Extended by {by}: {end}."));
    }

    pub(super) fn before(&mut self, amount: Amount, fixed: Mark, end: Mark) {
        let (fixed, end) = (self.mark(fixed), self.mark(end));
        self.step(format!("{amount} before {fixed}: {end}."));
    }

    pub(super) fn chased(&mut self, amount: Amount, end: Mark) {
        let end = self.mark(end);
        self.step(format!("Chased again after {amount}: {end}."));
    }

    /// The end itself, and that it is not moved off a day without offices.
    pub(super) fn end(&mut self, end: Mark, instant: Timestamp, unit: Unit) {
        let at = self.at(instant);
        self.step(format!("End: {at}."));
        if let Mark::Day(day) = end
            && unit != Unit::WorkingDays
            && self.calendar.working(day) == Working::No
        {
            let weekday = day.strftime("%A");
            self.step(format!("{day}, a {weekday}, is weekend or holiday there; the time is not moved to another day."));
        }
    }

    /// Doubts about the days a count in working days went over.
    pub(super) fn doubt_days(&mut self, from: Date, to: Date) {
        let calendar = self.calendar;
        let days = std::iter::successors(from.tomorrow().ok(), |day| day.tomorrow().ok());
        let reach = usize::try_from(FARTHEST).unwrap_or(0);
        for day in days.take_while(|day| *day <= to).take(reach) {
            if let Some(words) = calendar.doubt(day) {
                self.doubt(words);
            } else if calendar.working(day) == Working::Unknown {
                self.doubt(format!(
                    "Holidays of {} are not known in {}: weekdays count as working days.",
                    day.year(),
                    calendar.zone_name()
                ));
            }
        }
    }
}

/// `2031-03-07T08:00:00Z`
fn utc(instant: Timestamp) -> String {
    Moment::from_millis(instant.as_millisecond()).to_string()
}

/// `3 days`
fn days(count: i64, one: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{count} {one}{many}")
}

/// `26 hours 30 minutes`, with seconds where there are any.
fn length(time: SignedDuration) -> String {
    let seconds = time.as_secs().max(0);
    let parts = [
        (seconds / 3_600, "hour"),
        (seconds / 60 % 60, "minute"),
        (seconds % 60, "second"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, one)| days(count, one))
        .collect();
    if parts.is_empty() {
        return days(0, "second");
    }
    parts.join(" ")
}
