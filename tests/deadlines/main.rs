//! When a time limit ends: examples reckoned apart from the program, with the reason beside each, read from the texts
//! next to this file; and what holds for any start, any pauses and any extensions.
//!
//! A text holds paragraphs. The first line is the name of the time limit, the start, and whose days are counted: a state or
//! a zone. Then, where there are any, `pause:` (one a line; without a second instant it lasts), `extend:` and `first: same`;
//! `why:` the reason; `due:` the end by the clock there, or `none`; `says:` words of a step, `doubt:` words of a doubt.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "an example that cannot be read is a failed test"
)]

mod example;
mod properties;

use std::collections::BTreeSet;

use example::{Example, examples, pack};

/// Every text with its name.
const TEXTS: &[(&str, &str)] = &[
    ("hours", include_str!("hours.txt")),
    ("days", include_str!("days.txt")),
    ("arrest", include_str!("arrest.txt")),
    ("months", include_str!("months.txt")),
    ("working", include_str!("working.txt")),
    ("pauses", include_str!("pauses.txt")),
    ("holds", include_str!("holds.txt")),
    ("clocks", include_str!("clocks.txt")),
];

fn check(name: &str) {
    let (_, text) = TEXTS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a text of that name");
    let faults: Vec<String> = examples(text).iter().flat_map(Example::faults).collect();
    assert!(faults.is_empty(), "{name}.txt:\n{}", faults.join("\n"));
}

#[test]
fn hours_are_exact() {
    check("hours");
}

#[test]
fn days_end_in_the_zone_of_the_state_that_owes_the_act() {
    check("days");
}

#[test]
fn an_arrest_has_its_days() {
    check("arrest");
}

#[test]
fn months_and_years_keep_the_day_or_end_with_the_month() {
    check("months");
}

#[test]
fn working_days_are_those_of_the_state() {
    check("working");
}

#[test]
fn pauses_and_limits_without_a_number() {
    check("pauses");
}

#[test]
fn things_are_kept_fall_away_come_round_or_are_counted_back() {
    check("holds");
}

#[test]
fn clocks_that_jump_at_midnight_and_far_from_greenwich() {
    check("clocks");
}

#[test]
fn every_time_limit_has_an_example_and_each_example_its_reason() {
    let all: Vec<Example<'_>> = TEXTS.iter().flat_map(|(_, text)| examples(text)).collect();
    assert!(all.len() >= 120, "{} examples", all.len());
    let mut told = BTreeSet::new();
    for example in &all {
        assert!(example.has_reason(), "{example:?}");
        assert!(told.insert(format!("{example:?}")), "twice: {example:?}");
    }
    let shown: BTreeSet<&str> = all.iter().map(Example::rule).collect();
    let missing = pack().deadlines().map(|rule| rule.id.as_str());
    let missing: Vec<&str> = missing.filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "without an example: {missing:?}");
}
