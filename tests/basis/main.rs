//! Which instrument binds two states: examples with the reason in law beside each, read from the texts next to this file.
//!
//! A text holds paragraphs. The first line is the question: requesting state, requested state, kind, crime areas if any
//! (joined with commas), day. Then `why:` (the law, and the row that shows it), `first:` the best option or `none`,
//! `also:` further options in their order, `last:` the last option, `not:` what is left out with the word for it,
//! `says: ID: words` for words that stand in the option or exclusion of that id, in `otherwise` or in `gaps`.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "an example that cannot be read is a failed test"
)]

mod example;
mod rules;

use example::examples;

/// Every text with its name.
const TEXTS: &[(&str, &str)] = &[
    ("union", include_str!("union.txt")),
    ("brexit", include_str!("brexit.txt")),
    ("hubs", include_str!("hubs.txt")),
    ("council", include_str!("council.txt")),
    ("bilateral", include_str!("bilateral.txt")),
    ("nations", include_str!("nations.txt")),
    ("regions", include_str!("regions.txt")),
    ("places", include_str!("places.txt")),
    ("kinds", include_str!("kinds.txt")),
];

fn check(name: &str) {
    let (_, text) = TEXTS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a text of that name");
    let faults: Vec<String> = examples(text)
        .iter()
        .flat_map(example::Example::faults)
        .collect();
    assert!(faults.is_empty(), "{name}.txt:\n{}", faults.join("\n"));
}

#[test]
fn member_states_use_the_law_of_the_union() {
    check("union");
}

#[test]
fn the_united_kingdom_leaves() {
    check("brexit");
}

#[test]
fn an_agreement_with_a_hub_links_the_hub_alone() {
    check("hubs");
}

#[test]
fn a_convention_puts_older_treaties_aside_and_protocols_need_it() {
    check("council");
}

#[test]
fn a_treaty_of_two_states_goes_before_the_others() {
    check("bilateral");
}

#[test]
fn treaties_of_the_united_nations_serve_by_crime() {
    check("nations");
}

#[test]
fn regions_have_treaties_and_schemes_of_their_own() {
    check("regions");
}

#[test]
fn territories_and_states_outside_the_lists() {
    check("places");
}

#[test]
fn each_kind_has_its_instruments() {
    check("kinds");
}

#[test]
fn there_are_enough_examples_and_each_has_its_reason() {
    let all: Vec<_> = TEXTS.iter().flat_map(|(_, text)| examples(text)).collect();
    for example in &all {
        assert!(example.has_reason(), "{example:?}");
    }
    assert!(all.len() >= 80, "{} examples", all.len());
    let mut questions: Vec<&str> = all.iter().map(|example| example.question).collect();
    questions.sort_unstable();
    for pair in questions.windows(2) {
        assert_ne!(pair[0], pair[1], "asked twice");
    }
}
