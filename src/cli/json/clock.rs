//! A clock of a record: when it ends, how that was reckoned, and what speaks against relying on it.
//!
//! Never here: printing.
use serde::Serialize;

use crate::domain::clock::{Clock, Extension};
use crate::domain::timing::{FirstDay, Pause, Rule};
use crate::domain::{CountryCode, Direction, Foreign, Label, Moment};

/// A clock at an instant. Instants are UTC; `zone` is the one its days end in.
#[derive(Serialize)]
pub struct ClockJson<'a> {
    /// The rule's name; absent for a date somebody set.
    rule: Option<&'a Label>,
    start: String,
    due: Option<String>,
    state: &'static str,
    remaining_s: Option<i64>,
    /// Number within the record; what a sender asked for is 0.
    number: u32,
    origin: &'static str,
    name: Option<&'a str>,
    instrument: Option<&'a str>,
    article: Option<&'a str>,
    limit: &'static str,
    /// The length the rule names, as in `8 hours`.
    amount: Option<String>,
    owes: Option<&'static str>,
    owes_words: Option<&'a str>,
    owed_here: bool,
    /// The state whose days count.
    country: Option<&'a CountryCode>,
    zone: &'a str,
    percent: Option<u8>,
    /// The next instant at which `state` changes by itself.
    next_change: Option<String>,
    counts_from: Option<&'a str>,
    /// True when the start is not that event but the best the desk knows.
    start_assumed: bool,
    first_day: &'static str,
    ends_with: Option<&'static str>,
    effect: Option<&'a str>,
    confidence: Option<&'a str>,
    unverified: bool,
    source: Option<&'a str>,
    steps: &'a [String],
    doubts: &'a [String],
    pauses: Vec<PauseJson>,
    extensions: Vec<ExtensionJson<'a>>,
    why: &'a Foreign,
    ended: Option<EndedJson>,
}

#[derive(Serialize)]
struct PauseJson {
    from: String,
    to: Option<String>,
}

#[derive(Serialize)]
struct ExtensionJson<'a> {
    by: String,
    why: &'a Foreign,
    at: String,
    officer: &'a Label,
}

#[derive(Serialize)]
struct EndedJson {
    at: String,
    how: &'static str,
}

impl<'a> ClockJson<'a> {
    /// The clock at `now`, on a record that travels this `way`.
    pub fn of(clock: &'a Clock, way: Direction, now: Moment) -> Self {
        let rule = clock.rule.as_deref();
        let words = |of: fn(&'a Rule) -> &'a String| rule.map(|rule| of(rule).as_str());
        Self {
            rule: clock.name.as_ref(),
            start: clock.start.to_string(),
            due: clock.due.map(|due| due.to_string()),
            state: clock.state(now).word(),
            remaining_s: clock.due.map(|due| due.seconds_since(now)),
            number: clock.number,
            origin: clock.origin.word(),
            name: words(|rule| &rule.title),
            instrument: words(|rule| &rule.instrument),
            article: words(|rule| &rule.article),
            limit: clock.limit().word(),
            amount: rule.and_then(|rule| rule.amount.map(|amount| amount.to_string())),
            owes: rule.map(|rule| rule.owes.word()),
            owes_words: words(|rule| &rule.owes_words),
            owed_here: clock.is_owed_here(way),
            country: clock.country.as_ref(),
            zone: &clock.zone,
            percent: clock.percent_gone(now),
            next_change: clock.next_change(now).map(|at| at.to_string()),
            counts_from: words(|rule| &rule.starts_words),
            start_assumed: clock.start_assumed,
            first_day: match clock.first {
                FirstDay::Next => "next",
                FirstDay::Same => "same",
            },
            ends_with: rule.map(|rule| rule.ends.word()),
            effect: words(|rule| &rule.effect),
            confidence: words(|rule| &rule.confidence),
            unverified: rule.is_some_and(Rule::is_unverified),
            source: words(|rule| &rule.source),
            steps: &clock.steps,
            doubts: &clock.doubts,
            pauses: clock.pauses.iter().map(PauseJson::of).collect(),
            extensions: clock.extensions.iter().map(ExtensionJson::of).collect(),
            why: &clock.why,
            ended: clock.ended.map(|(at, how)| EndedJson {
                at: at.to_string(),
                how: how.word(),
            }),
        }
    }
}

impl PauseJson {
    fn of(pause: &Pause) -> Self {
        Self {
            from: pause.from.to_string(),
            to: pause.to.map(|to| to.to_string()),
        }
    }
}

impl<'a> ExtensionJson<'a> {
    fn of(extension: &'a Extension) -> Self {
        Self {
            by: extension.by.to_string(),
            why: &extension.reason,
            at: extension.at.to_string(),
            officer: &extension.officer,
        }
    }
}
