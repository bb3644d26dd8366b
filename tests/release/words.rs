//! What the lines say: they name piece and rule, what lifts them and why something does not.

use attache::domain::release::{Finding, ReleaseRule, Weight, may_leave};

use super::all;
use super::example::parcel;

fn findings(inside: &str, to: &str, purpose: &str, given: &str) -> Vec<Finding> {
    may_leave(&parcel(inside, to, purpose, given)).findings
}

fn first(inside: &str, to: &str, purpose: &str, given: &str) -> Finding {
    let mut findings = findings(inside, to, purpose, given);
    findings.swap_remove(0)
}

#[test]
fn a_block_names_piece_rule_and_every_way_out() {
    let block = first("FR H2", "unit ZA id:drugs", "police", "-");
    assert_eq!(
        block.why,
        "piece 1: H2: not to be passed on without permission of FR, and drugs is not one of its addressees."
    );
    assert_eq!(
        block.lifts,
        [
            "Ask FR for consent to passing on, for drugs.",
            "A second officer overrides it, with a reason.",
            "Leave piece 1 out.",
        ]
    );
}

#[test]
fn a_consent_that_does_not_count_is_named_with_the_reason() {
    for (given, said) in [
        (
            "FR pass-on ended",
            "Consent 1 of FR ended on 2031-03-06 08:00Z.",
        ),
        (
            "FR pass-on revoked",
            "Consent 1 of FR was taken back on 2031-03-06 08:00Z.",
        ),
        (
            "FR pass-on later",
            "Consent 1 of FR holds only from 2031-03-08 08:00Z.",
        ),
        (
            "DE pass-on",
            "Consent 1 of DE lifts nothing here: FR gave this.",
        ),
        (
            "FR pass-on to:fraud",
            "Consent 1 of FR is for fraud at home, not for drugs.",
        ),
        (
            "FR pass-on in:DE",
            "Consent 1 of FR is for authorities of DE, not for drugs.",
        ),
        (
            "override h2 ann>-",
            "ann asked for an override; another officer has to agree.",
        ),
        (
            "override h2 ann>ann",
            "ann asked for the override and cannot agree to it.",
        ),
        (
            "override h2 ann>ben silent",
            "The override ann asked for has no reason.",
        ),
    ] {
        let block = first("FR H2", "unit ZA id:drugs", "police", given);
        assert_eq!(block.weight, Weight::Blocks, "{given}");
        assert!(
            block.lifts.iter().any(|step| step == said),
            "{given}: {:#?}",
            block.lifts
        );
    }
    let block = first("FR tlp:red", "unit ZA id:drugs", "police", "FR pass-on");
    let said = "Consent 1 of FR names no recipient, and TLP:RED goes to named ones only.";
    assert!(
        block.lifts.iter().any(|step| step == said),
        "{:#?}",
        block.lifts
    );
}

#[test]
fn what_is_lifted_stays_in_sight_and_says_what_lifted_it() {
    let lifted = first(
        "FR H2",
        "unit ZA id:drugs",
        "police",
        "FR pass-on to:drugs running",
    );
    assert_eq!(lifted.weight, Weight::Lifted);
    assert_eq!(
        lifted.lifts,
        [
            "Consent 1 of FR to passing on, for drugs at home, until 2031-03-08 08:00Z; recorded by ann."
        ]
    );
    let lifted = first("FR H2", "unit ZA", "police", "override h2 ann>ben");
    assert_eq!(
        lifted.lifts,
        ["Overridden by ann, agreed by ben: \"SAMPLE reason\"."]
    );
    let lifted = first(
        "FR H2 tlp:clear has:health",
        "unit ZA addressee",
        "police",
        "confirmed health",
    );
    assert_eq!(
        lifted.lifts,
        ["Confirmed as strictly necessary: data on health."]
    );
}

#[test]
fn the_threat_exception_says_to_tell_the_state() {
    let minds = findings("FR tlp:clear", "authority DE", "threat", "-");
    let onward = minds
        .iter()
        .find(|finding| finding.rule == ReleaseRule::Onward);
    assert!(onward.is_some_and(|finding| finding.why.ends_with("tell FR without delay.")));
}

#[test]
fn foreign_words_are_quoted_fit_to_show_and_short() {
    let long = format!("FR \"\u{202e}{}\"", "x".repeat(500));
    let block = first(&long, "unit ZA", "police", "-");
    assert!(block.why.contains("<U+202E>"), "{}", block.why);
    assert!(block.why.len() < 260, "{}", block.why);
}

#[test]
fn lines_come_in_the_order_they_matter_and_what_holds_is_said_once() {
    for example in all() {
        let findings = may_leave(&example.parcel()).findings;
        assert!(
            findings.is_sorted_by_key(|finding| finding.weight),
            "{}",
            example.line
        );
        for finding in &findings {
            let holds = finding.weight == Weight::Holds;
            let same = findings.iter().filter(|other| other.rule == finding.rule);
            assert!(!holds || same.count() == 1, "{}", example.line);
        }
    }
}

#[test]
fn every_line_is_a_sentence_with_a_way_out_where_it_blocks() {
    for example in all() {
        for finding in may_leave(&example.parcel()).findings {
            assert!(
                finding.why.ends_with('.') && !finding.why.contains(".."),
                "{}",
                finding.why
            );
            let needs_step = matches!(finding.weight, Weight::Blocks | Weight::Lifted);
            assert!(!needs_step || !finding.lifts.is_empty(), "{}", finding.why);
            let is_named = finding.why.starts_with("piece ");
            assert_eq!(is_named, finding.piece.is_some(), "{}", finding.why);
        }
    }
}
