//! Clocks of a record: when each ends, how that was reckoned, what speaks against it.
//!
//! Never here: reckoning.
use super::lines::Lines;
use crate::domain::clock::{Clock, remaining};
use crate::domain::text::Shown;
use crate::domain::timing::{FirstDay, Rule};
use crate::domain::{Item, Moment};

pub(super) fn clocks(item: &Item, now: Moment) -> Vec<Shown> {
    let mut lines = Lines::default();
    for clock in &item.clocks {
        one(&mut lines, clock, item, now);
    }
    lines.done()
}

fn one(lines: &mut Lines, clock: &Clock, item: &Item, now: Moment) {
    let name = clock
        .name
        .as_ref()
        .map_or_else(|| clock.origin.title().to_owned(), ToString::to_string);
    let due = clock.due.map_or_else(
        || "no end".to_owned(),
        |due| format!("{} ({})", due.to_minute(), remaining(due, now)),
    );
    let gone = clock
        .percent_gone(now)
        .map(|gone| format!(", {gone}% gone"));
    let (number, state) = (clock.number, clock.state(now).title());
    let gone = gone.unwrap_or_default();
    lines.line(format_args!("{number}  {name}: {due}, {state}{gone}"));
    lines.fact("Origin", clock.origin.title());
    if let Some(rule) = clock.rule.as_deref() {
        of_rule(lines, rule, clock, item);
    }
    let assumed = if clock.start_assumed { ", assumed" } else { "" };
    let start = clock.start.to_minute();
    lines.fact("Runs since", format_args!("{start}{assumed}"));
    if clock.first == FirstDay::Same {
        lines.fact("First day", "the day of the event counts");
    }
    lines.fact("Days end in", &clock.zone);
    lines.when("Changes at", clock.next_change(now));
    for step in &clock.steps {
        lines.fact("Reckoned", step);
    }
    for doubt in &clock.doubts {
        lines.fact("Doubt", doubt);
    }
    for pause in &clock.pauses {
        let to = pause.to.map(Moment::to_minute);
        let (from, to) = (pause.from.to_minute(), to.unwrap_or_else(|| "now".into()));
        lines.fact("Stood still", format_args!("{from} to {to}"));
    }
    for more in &clock.extensions {
        let (by, at, officer) = (more.by, more.at.to_minute(), &more.officer);
        lines.fact("Extended", format_args!("by {by}, {at} by {officer}"));
        lines.words("", &more.reason);
    }
    lines.words("Chosen because", &clock.why);
    if let Some((at, how)) = clock.ended {
        let (at, how) = (at.to_minute(), how.title());
        lines.fact("Ended", format_args!("{at}, {how}"));
    }
}

fn of_rule(lines: &mut Lines, rule: &Rule, clock: &Clock, item: &Item) {
    let amount = rule.amount.map(|amount| format!("{amount}, "));
    let (amount, limit) = (amount.unwrap_or_default(), clock.limit().title());
    lines.fact("For", &rule.title);
    lines.fact("Limit", format_args!("{amount}{limit}"));
    lines.fact(
        "From",
        format_args!("{}, {}", rule.instrument, rule.article),
    );
    let country = clock.country.map(|country| format!(", {country}"));
    let here = if clock.is_owed_here(item.content.direction) {
        "this desk's state"
    } else {
        "not this desk's state"
    };
    lines.fact(
        "Owed by",
        format_args!(
            "{} ({}){}, {here}",
            rule.owes.title(),
            rule.owes_words,
            country.unwrap_or_default()
        ),
    );
    lines.fact("Counts from", &rule.starts_words);
    lines.fact("Ends with", rule.ends.title());
    lines.fact("Effect", &rule.effect);
    lines.fact(
        "Confidence",
        format_args!("{}, {}", rule.confidence, rule.source),
    );
}
