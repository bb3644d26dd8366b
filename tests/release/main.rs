//! May it leave: a table of examples worked out from the rules, and what must be true of every verdict.
//!
//! The tables stand in the texts beside this file, one example in a line, seven columns between bars:
//!
//! 1. what is inside, pieces joined with ` + `: who gave it (`own`: this desk), then its marks: `H2`, `tlp:red`, `pap:green`,
//!    `eu-secret`, `"a restriction"`, `h3"words"`, `assumed`, `unmarked`, `in:1` what it came in, `interpol`, `only:ZA,DE`,
//!    `not:DE`, `has:minor,health`;
//! 2. to whom: kind and state, then `id:x`, `cleared:eu-secret`, `originator`, `addressee`. The desk is at home in ZA;
//! 3. what for: the use, then `no-words`, `no-basis`;
//! 4. what was given, joined with `; `: `FR pass-on to:x in:DE` with `ended`, `later`, `revoked` or `running`,
//!    `override h2 who>who-agreed` with `silent` for one without a reason, `confirmed health`; `-` for nothing;
//! 5. what blocks: rule, consent that would lift it, whom to ask; `!` where no second officer can override it;
//! 6. what is lifted and what to mind;
//! 7. why, from the rules.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "an example that cannot be read is a failed test"
)]

mod example;
mod laws;
mod words;

use attache::domain::release::{Weight, may_leave};
use example::{Example, examples, granting, overriding};

/// Every text with its name.
const TEXTS: &[(&str, &str)] = &[
    ("tlp", include_str!("tlp.txt")),
    ("pap", include_str!("pap.txt")),
    ("handling", include_str!("handling.txt")),
    ("classes", include_str!("classes.txt")),
    ("limits", include_str!("limits.txt")),
    ("onward", include_str!("onward.txt")),
    ("persons", include_str!("persons.txt")),
    ("parcel", include_str!("parcel.txt")),
];

fn all() -> impl Iterator<Item = Example<'static>> {
    TEXTS.iter().flat_map(|(_, text)| examples(text))
}

fn check(name: &str) {
    let (_, text) = TEXTS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a text of that name");
    let faults: Vec<String> = examples(text).iter().filter_map(Example::fault).collect();
    assert!(faults.is_empty(), "{name}.txt:\n{}", faults.join("\n"));
}

#[test]
fn who_may_know() {
    check("tlp");
}

#[test]
fn what_may_be_done() {
    check("pap");
}

#[test]
fn handling_codes_and_what_nobody_marked() {
    check("handling");
}

#[test]
fn classification_against_clearance() {
    check("classes");
}

#[test]
fn limits_in_words_and_readers() {
    check("limits");
}

#[test]
fn onward_transfer() {
    check("onward");
}

#[test]
fn personal_data_that_need_more_care() {
    check("persons");
}

#[test]
fn the_parcel_its_children_and_contradictions() {
    check("parcel");
}

#[test]
fn there_are_many_examples_and_each_says_why() {
    assert!(all().count() >= 250);
    let short: Vec<&str> = all()
        .filter(|example| example.why.len() < 4)
        .map(|example| example.line)
        .collect();
    assert!(short.is_empty(), "{short:#?}");
}

/// What a finding promises holds: its consent, given by the originator for this recipient, lifts it.
#[test]
fn the_consent_a_finding_asks_for_lifts_it() {
    for example in all() {
        let verdict = may_leave(&example.parcel());
        for finding in verdict.blocks() {
            let (Some(scope), Some(place)) = (finding.consent, finding.piece) else {
                continue;
            };
            let given = granting(&example.parcel(), place, scope);
            let after = may_leave(&given);
            let same = |other: &&attache::domain::release::Finding| {
                other.rule == finding.rule && other.piece == finding.piece
            };
            let lifted = after.findings.iter().find(same);
            let weight = lifted.map(|finding| finding.weight);
            assert_eq!(weight, Some(Weight::Lifted), "{}", example.line);
        }
    }
}

/// A second officer lifts what says so, and nothing else.
#[test]
fn a_second_officer_lifts_only_what_can_be_overridden() {
    for example in all() {
        let verdict = may_leave(&example.parcel());
        for finding in verdict.blocks() {
            let after = may_leave(&overriding(&example.parcel(), finding.rule));
            let key = |other: &attache::domain::release::Finding| {
                (other.rule, other.piece, other.why.clone())
            };
            let stands = after.blocks().any(|other| key(other) == key(finding));
            assert_eq!(stands, !finding.can_override, "{}", example.line);
        }
    }
}
