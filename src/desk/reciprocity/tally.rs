//! One way: what became of each request, counted from the states it was in and from the clocks of whoever had to answer.
//!
//! Never here: which records; rates over few cases.
use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::spread::{FEWEST, Share, Spread};
use crate::domain::clock::{Clock, ClockEnd, Origin};
use crate::domain::ground::Ground;
use crate::domain::stage::Stage;
use crate::domain::timing::{Ends, Limit};
use crate::domain::{Direction, Item, Moment, RequestKind, State};

/// Months of the row of counts; the last is the present one.
const MONTHS: usize = 12;

/// A month of the calendar, in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

/// Requests that went one way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OneWay {
    /// How many; information nobody asked for is not among them.
    pub n: usize,
    /// Information that was sent without being asked for.
    pub volunteered: usize,
    /// Still open.
    pub open: usize,
    /// Answered or carried out.
    pub answered: usize,
    /// Refused as a whole.
    pub refused: usize,
    /// Carried out or refused in part at some time.
    pub partial: usize,
    /// Questions back.
    pub clarifications: usize,
    /// From receipt, or sending, to the confirmation of receipt.
    pub acknowledged: Spread,
    /// From receipt, or sending, to the answer, the execution or the refusal.
    pub answered_in: Spread,
    /// In time, of those with a time limit that was kept or ran out.
    pub on_time: Share,
    /// Requests refused on each ground, as a whole or in part, the most frequent first.
    pub grounds: Vec<(Ground, usize)>,
    /// Refusals that name no ground.
    pub without_ground: usize,
    /// Requests begun in each of the last months, oldest first.
    pub months: Vec<(Month, u32)>,
}

impl OneWay {
    /// Nothing yet; the row of months ends with the one of `now`.
    pub(super) fn until(now: Moment) -> Self {
        let mut months = Vec::with_capacity(MONTHS);
        let mut month = Month::of(now);
        for _ in 0..MONTHS {
            months.push((month, 0));
            month = month.before();
        }
        months.reverse();
        Self {
            months,
            ..Self::default()
        }
    }

    /// Questions back per hundred requests; `None` of too few.
    pub fn clarifications_per_hundred(&self) -> Option<usize> {
        (self.n >= FEWEST).then(|| self.clarifications * 100 / self.n)
    }

    /// Whether anything went this way at all.
    pub const fn is_empty(&self) -> bool {
        self.n == 0 && self.volunteered == 0
    }

    /// `12, 2 open, 9 answered, 1 refused, 1 in part`.
    pub fn summary(&self) -> String {
        let Self {
            n,
            open,
            answered,
            refused,
            partial,
            ..
        } = self;
        format!("{n}, {open} open, {answered} answered, {refused} refused, {partial} in part")
    }

    /// `3, 0.25 per request (n 12)`, or that there are too few.
    pub fn questions(&self) -> String {
        let (n, all) = (self.n, self.clarifications);
        match self.clarifications_per_hundred() {
            Some(each) => format!(
                "{all}, {}.{:02} per request (n {n})",
                each / 100,
                each % 100
            ),
            None => format!("{all}, fewer than {FEWEST} (n {n})"),
        }
    }

    /// `DC, no offence in both states: 2`, one line each; also how many name no ground.
    pub fn grounds_words(&self) -> Vec<String> {
        let named = self.grounds.iter();
        let mut words: Vec<String> = named
            .map(|(ground, count)| format!("{}, {}: {count}", ground.word(), ground.title()))
            .collect();
        if self.without_ground > 0 {
            words.push(format!("no ground named: {}", self.without_ground));
        }
        words
    }

    /// Takes a request into account, as it stands at `now`. One of ours counts from the moment it was sent.
    pub(super) fn count(&mut self, item: &Item, now: Moment) {
        let Some(begun) = begun(item) else {
            return;
        };
        let month = Month::of(begun);
        if let Some((_, count)) = self.months.iter_mut().find(|(of, _)| *of == month) {
            *count += 1;
        }
        if item.request_kind() == RequestKind::OwnInitiative {
            self.volunteered += 1;
            return;
        }
        self.n += 1;
        self.open += usize::from(item.is_open());
        self.count_end(item, begun);
        let states = || item.stages.iter().map(|stage| stage.state);
        let in_part = |state| matches!(state, State::PartlyExecuted | State::PartlyRefused);
        self.partial += usize::from(states().any(in_part));
        let asked = |state: &State| *state == State::ClarificationAsked;
        self.clarifications += states().filter(asked).count();
        if let Some(at) = item.acknowledged {
            self.acknowledged.add(at.seconds_since(begun));
        }
        if let Some(in_time) = in_time(item, now) {
            self.on_time.add(in_time);
        }
        self.count_grounds(item);
    }

    /// How it ended, where it ended with an answer. A closed request does not say how; the states before it do.
    fn count_end(&mut self, item: &Item, begun: Moment) {
        let Some(end) = item.stages.iter().rev().find(|stage| ends(stage.state)) else {
            return;
        };
        if item.is_open() && item.state != end.state {
            // Opened again: that answer was not the last word.
            return;
        }
        match end.state {
            State::Refused => self.refused += 1,
            _ => self.answered += 1,
        }
        self.answered_in.add(when(end).seconds_since(begun));
    }

    fn count_grounds(&mut self, item: &Item) {
        let refusals = item
            .stages
            .iter()
            .filter(|stage| matches!(stage.state, State::Refused | State::PartlyRefused));
        let said = refusals
            .clone()
            .filter_map(|stage| stage.particulars.as_ref());
        let mut grounds: Vec<Ground> = said.flat_map(|said| said.grounds.clone()).collect();
        if grounds.is_empty() {
            self.without_ground += usize::from(refusals.count() > 0);
            return;
        }
        grounds.sort_unstable();
        grounds.dedup();
        let mut counts: BTreeMap<Ground, usize> = self.grounds.iter().copied().collect();
        for ground in grounds {
            *counts.entry(ground).or_default() += 1;
        }
        self.grounds = counts.into_iter().collect();
        self.grounds
            .sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
}

/// Receipt of theirs; sending of ours, `None` while it is still being written.
fn begun(item: &Item) -> Option<Moment> {
    if item.content.direction == Direction::In {
        return Some(item.received);
    }
    let sent = |stage: &&Stage| {
        !matches!(
            stage.state,
            State::Drafted | State::InReview | State::Authorised
        )
    };
    item.stages.iter().find(sent).map(when)
}

const fn ends(state: State) -> bool {
    matches!(
        state,
        State::Answered | State::Executed | State::ResultsUsed | State::Refused
    )
}

/// When it happened: abroad or by telephone that was before it was recorded.
fn when(stage: &Stage) -> Moment {
    let told = stage.particulars.as_ref().and_then(|said| said.at);
    told.unwrap_or(stage.since)
}

/// Whether whoever had to answer did so in time; `None` without a time limit that was kept or ran out.
fn in_time(item: &Item, now: Moment) -> Option<bool> {
    let judged: Vec<bool> = item
        .clocks
        .iter()
        .filter(|clock| is_of_answer(clock, item.content.direction))
        .filter_map(|clock| kept(clock, now))
        .collect();
    (!judged.is_empty()).then(|| judged.iter().all(|kept| *kept))
}

/// Whether the clock is one by which an answer, a decision or the execution is owed by whoever was asked.
fn is_of_answer(clock: &Clock, way: Direction) -> bool {
    let asked_here = way == Direction::In;
    match (&clock.rule, clock.origin) {
        (Some(rule), _) => {
            let limits = matches!(rule.limit, Limit::Max | Limit::SameAs);
            let ends = matches!(rule.ends, Ends::Answered | Ends::Decided | Ends::Executed);
            limits && ends && clock.is_owed_here(way) == asked_here
        }
        // A date somebody set binds whoever was asked.
        (None, Origin::Sender | Origin::Officer) => true,
        (None, Origin::Rule) => false,
    }
}

fn kept(clock: &Clock, now: Moment) -> Option<bool> {
    let due = clock.due?;
    match clock.ended {
        Some((at, ClockEnd::Met)) => Some(at <= due),
        Some(_) => None,
        None if clock.paused_since().is_some() => None,
        None => (due < now).then_some(false),
    }
}

impl Month {
    fn of(at: Moment) -> Self {
        let date: Date = at.timestamp().to_zoned(TimeZone::UTC).date();
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    const fn before(self) -> Self {
        match self.month {
            ..=1 => Self {
                year: self.year - 1,
                month: 12,
            },
            month => Self {
                year: self.year,
                month: month - 1,
            },
        }
    }
}

impl std::fmt::Display for Month {
    /// `2031-03`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests;
