//! Clocks on a record: deadlines a sender or an officer set, and time limits that follow a rule of the bookshelf.
//!
//! A clock keeps the rule it was started on and how its end was reckoned. Never here: reckoning (see `timing`), which rule
//! applies, the clock on the wall.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::timing::{Amount, Ends, FirstDay, Limit, Owes, Pause, Rule};
use super::{CountryCode, Foreign, Label, Moment};

/// A date somebody set, as the journal has it.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SetDate {
    /// The rule it follows, for example `SPOC-U-DIR`, where somebody named one.
    pub rule: Option<Label>,
    /// When it started: receipt, unless said otherwise.
    pub start: Moment,
    /// When the act is due.
    pub due: Moment,
}

worded! {
    /// Where a clock comes from.
    Origin {
        /// The sender asked for the date.
        Sender = "sender", "date the sender asked for";
        /// An officer set the date.
        Officer = "officer", "date an officer set";
        /// It follows a rule.
        Rule = "rule", "rule";
    }
}

worded! {
    /// How a clock ended.
    ClockEnd {
        /// What was owed was done.
        Met = "met", "done";
        /// It is owed no longer.
        Dropped = "dropped", "no longer owed";
        /// Another clock took its place.
        Replaced = "replaced", "replaced by another";
    }
}

/// More time that was given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extension {
    /// How much.
    pub by: Amount,
    /// Why.
    pub reason: Foreign,
    /// When it was recorded.
    pub at: Moment,
    /// Who recorded it.
    pub officer: Label,
}

/// One clock of a record.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// Number within the record, from 1; what a sender asked for is 0.
    pub number: u32,
    /// Where it comes from.
    pub origin: Origin,
    /// The rule's name, where there is one.
    pub name: Option<Label>,
    /// The rule as the bookshelf had it when the clock started.
    pub rule: Option<Box<Rule>>,
    /// The state whose days count.
    pub country: Option<CountryCode>,
    /// What it counts from.
    pub start: Moment,
    /// True when the start is not the event the rule names but the best the desk knows, such as sending for receipt.
    pub start_assumed: bool,
    /// Whether the day of the event counts.
    pub first: FirstDay,
    /// When it ends; `None` for rules without an end and while it stands still.
    pub due: Option<Moment>,
    /// The zone its days end in.
    pub zone: String,
    /// How the end was reckoned, in the desk's own words.
    pub steps: Vec<String>,
    /// What speaks against relying on it.
    pub doubts: Vec<String>,
    /// When it stood still, oldest first; the last may last.
    pub pauses: Vec<Pause>,
    /// More time that was given, oldest first.
    pub extensions: Vec<Extension>,
    /// Why an officer chose this rule or start against the proposal; empty when nobody did.
    pub why: Foreign,
    /// When and how it ended.
    pub ended: Option<(Moment, ClockEnd)>,
    /// How often the other state was reminded, for rules without a number of their own.
    pub chased: u32,
    /// When it was started. A clock counted back from a fixed day runs from here: its start lies behind its end.
    pub set: Moment,
}

worded! {
    /// How a clock stands.
    ClockState {
        /// Less than half the time is gone.
        Ok = "ok", "in time";
        /// Half the time or more is gone.
        Warn = "warn", "half gone";
        /// Less than a tenth is left.
        Critical = "critical", "nearly over";
        /// Over, and what was owed is not done.
        Breached = "breached", "late";
        /// A hold, protection or custody limit has run out; nobody is late.
        Over = "over", "over";
        /// It stands still.
        Paused = "paused", "standing still";
        /// It ended.
        Ended = "ended", "ended";
        /// It has no end, such as a duty to be there.
        Open = "open", "no end";
    }
}

impl ClockState {
    /// The sign in lists, one column of ASCII: colour is never alone.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Ok => ".",
            Self::Warn => ":",
            Self::Critical => "!",
            Self::Breached => ">",
            Self::Over => "=",
            Self::Paused => "|",
            Self::Ended => "x",
            Self::Open => "o",
        }
    }
}

impl Clock {
    /// The clock of a date the sender or an officer set.
    pub fn of_date(number: u32, origin: Origin, date: &SetDate) -> Self {
        Self {
            number,
            origin,
            name: date.rule.clone(),
            rule: None,
            country: None,
            start: date.start,
            start_assumed: false,
            first: FirstDay::Next,
            due: Some(date.due),
            zone: "UTC".to_owned(),
            steps: Vec::new(),
            doubts: Vec::new(),
            pauses: Vec::new(),
            extensions: Vec::new(),
            why: Foreign::default(),
            ended: None,
            chased: 0,
            set: date.start,
        }
    }

    /// Whether it has not ended.
    pub const fn is_running(&self) -> bool {
        self.ended.is_none()
    }

    /// Since when it stands still, if it does.
    pub fn paused_since(&self) -> Option<Moment> {
        self.pauses
            .last()
            .filter(|pause| pause.to.is_none())
            .map(|pause| pause.from)
    }

    /// Whether it goes on when whoever asked has the answer: holds, protections, custody, and what only an officer ends.
    pub fn outlasts_answer(&self) -> bool {
        self.rule.as_ref().is_some_and(|rule| {
            is_no_breach(rule.limit) || matches!(rule.ends, Ends::Custody | Ends::Officer)
        })
    }

    /// What reaching its end means.
    pub fn limit(&self) -> Limit {
        self.rule.as_ref().map_or(Limit::Max, |rule| rule.limit)
    }

    /// Whether this desk's own state must act, on a record that travels this way; both states count as this one too.
    pub fn is_owed_here(&self, way: super::Direction) -> bool {
        let Some(rule) = &self.rule else {
            return way == super::Direction::In;
        };
        match (rule.owes, way) {
            (Owes::Home | Owes::Both, _)
            | (Owes::Requested, super::Direction::In)
            | (Owes::Requesting, super::Direction::Out) => true,
            (Owes::Requested | Owes::Requesting | Owes::Other, _) => false,
        }
    }

    /// From when its time runs: its start, or for one counted back from a fixed day the moment it was set.
    pub fn runs_from(&self) -> Moment {
        match self.limit() {
            Limit::Before => self.set,
            _ => self.start,
        }
    }

    /// How it stands at `now`.
    pub fn state(&self, now: Moment) -> ClockState {
        if self.ended.is_some() {
            return ClockState::Ended;
        }
        if self.paused_since().is_some() {
            return ClockState::Paused;
        }
        let Some(due) = self.due else {
            return ClockState::Open;
        };
        match standing(self.runs_from(), due, now) {
            ClockState::Breached if is_no_breach(self.limit()) => ClockState::Over,
            state => state,
        }
    }

    /// The next instant after `now` at which [`Clock::state`] changes by itself.
    pub fn next_change(&self, now: Moment) -> Option<Moment> {
        if self.ended.is_some() || self.paused_since().is_some() {
            return None;
        }
        next_change(self.runs_from(), self.due?, now)
    }

    /// How much of the time is gone at `now`, in percent, 0 to 100; `None` without an end.
    pub fn percent_gone(&self, now: Moment) -> Option<u8> {
        Some(percent_gone(self.runs_from(), self.due?, now))
    }
}

/// Limits nobody breaks by reaching them.
pub const fn is_no_breach(limit: Limit) -> bool {
    matches!(
        limit,
        Limit::MinHold | Limit::MaxHold | Limit::Release | Limit::Threshold
    )
}

/// How a time from `start` to `due` stands at `now`.
pub const fn standing(start: Moment, due: Moment, now: Moment) -> ClockState {
    let total = due.seconds_since(start);
    let left = due.seconds_since(now);
    if left < 0 {
        ClockState::Breached
    } else if left.saturating_mul(10) < total {
        ClockState::Critical
    } else if left.saturating_mul(2) <= total {
        ClockState::Warn
    } else {
        ClockState::Ok
    }
}

/// The seconds at which [`standing`] changes by itself, in order: half is gone, less than a tenth is left, it is over. Two of
/// them may be the same.
pub fn changes(start: Moment, due: Moment) -> [Moment; 3] {
    let (start, due) = (start.seconds(), due.seconds());
    let total = due.saturating_sub(start);
    let over = due.saturating_add(1);
    let half = due.saturating_sub(total.div_euclid(2)).min(over);
    let tenth = due.saturating_sub((total.saturating_sub(1)).div_euclid(10));
    [half, tenth.clamp(half, over), over].map(Moment::from_seconds)
}

/// The next instant after `now`, to the second, at which [`standing`] changes.
pub fn next_change(start: Moment, due: Moment, now: Moment) -> Option<Moment> {
    let after = |at: &Moment| at.seconds() > now.seconds();
    changes(start, due).into_iter().find(after)
}

/// How much of the time from `start` to `due` is gone at `now`, in percent, 0 to 100.
pub fn percent_gone(start: Moment, due: Moment, now: Moment) -> u8 {
    let total = due.seconds_since(start);
    let gone = now.seconds_since(start).clamp(0, total.max(0));
    let percent = gone.saturating_mul(100).checked_div(total.max(0));
    percent
        .and_then(|percent| u8::try_from(percent).ok())
        .unwrap_or(100)
}

/// Remaining time in at most seven ASCII columns: `14m`, `02h`, `3d`, `5w`; late as `>2h late`.
pub fn remaining(due: Moment, now: Moment) -> String {
    let left = due.seconds_since(now);
    let size = left.unsigned_abs();
    let amount = match size {
        0..3_600 => format!("{}m", size / 60),
        3_600..172_800 => format!("{}h", size / 3_600),
        172_800..5_184_000 => format!("{}d", size / 86_400),
        _ => format!("{}w", size / 604_800),
    };
    if left < 0 {
        format!(">{amount} late")
    } else {
        amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    #[test]
    fn a_clock_moves_through_its_states() {
        for (now, state) in [
            (0, ClockState::Ok),
            (499, ClockState::Ok),
            (500, ClockState::Warn),
            (900, ClockState::Warn),
            (901, ClockState::Critical),
            (1_000, ClockState::Critical),
            (1_001, ClockState::Breached),
        ] {
            assert_eq!(standing(at(0), at(1_000), at(now)), state, "{now}");
        }
    }

    #[test]
    fn the_next_change_is_the_first_second_with_another_state() {
        for total in [1, 2, 3, 7, 10, 11, 19, 100, 999, 1_000] {
            let state = |now| standing(at(50), at(50 + total), at(now));
            for now in 40..60 + total {
                let changes = (now + 1..62 + total).find(|later| state(*later) != state(now));
                let told = next_change(at(50), at(50 + total), at(now));
                assert_eq!(told, changes.map(at), "{total} at {now}");
            }
        }
    }

    #[test]
    fn remaining_time_is_short() {
        let now = at(1_000_000);
        for (seconds, text) in [
            (59, "0m"),
            (3_599, "59m"),
            (7_200, "2h"),
            (172_799, "47h"),
            (172_800, "2d"),
            (-60, ">1m late"),
            (-90_000, ">25h late"),
        ] {
            assert_eq!(remaining(now.plus_seconds(seconds), now), text);
        }
    }
}
