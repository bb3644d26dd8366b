//! May it leave? The verdict line by line: what blocks, what was lifted, what to mind, what holds; what would lift it and
//! whom to ask.
//!
//! Never here: the rules.

use super::{Paper, Role};
use crate::domain::release::{Ask, Finding, Verdict, Weight};

/// What blocks, in a line near the top of the sheet, with what can be done about it; nothing when all may leave.
pub fn summary<'a>(paper: &mut Paper, verdicts: impl Iterator<Item = &'a Verdict>) {
    let blocked: Vec<&Verdict> = verdicts.filter(|verdict| !verdict.is_allowed()).collect();
    let findings = || blocked.iter().flat_map(|verdict| verdict.blocks());
    let rules = match findings().count() {
        0 => return,
        1 => "1 rule blocks".to_owned(),
        n => format!("{n} rules block"),
    };
    let mut words = format!("no, {rules}.");
    if findings().any(|finding| finding.consent.is_some()) {
        words.push_str(" m writes to the originator for consent.");
    }
    if findings().any(|finding| finding.can_override) {
        words.push_str(" x y asks a second officer.");
    }
    paper.field_as("May leave", Role::Alarm, words);
}

/// The verdict on one parcel.
pub fn verdict(paper: &mut Paper, verdict: &Verdict) {
    match verdict.blocks().count() {
        0 => paper.field_as("By its marks", Role::Strong, "it may leave"),
        1 => paper.field_as(
            "By its marks",
            Role::Alarm,
            "it may not leave: 1 rule blocks",
        ),
        n => paper.field_as(
            "By its marks",
            Role::Alarm,
            format!("it may not leave: {n} rules block"),
        ),
    }
    paper.field("Bears", verdict.marking.summary());
    for finding in &verdict.findings {
        one(paper, finding);
    }
}

fn one(paper: &mut Paper, finding: &Finding) {
    let (sign, role) = match finding.weight {
        Weight::Blocks => ("x", Role::Alarm),
        Weight::Lifted => ("+", Role::Strong),
        Weight::Warns => ("!", Role::Warning),
        Weight::Holds => ("=", Role::Plain),
    };
    let (weight, rule) = (finding.weight.title(), finding.rule.title());
    paper.say(role, format!("{sign} {weight}, {rule}: {}", finding.why));
    for step in &finding.lifts {
        paper.indented(Role::Plain, format!("- {step}"));
    }
    let blocks = finding.weight == Weight::Blocks;
    if blocks && !matches!(finding.ask, Ask::Nobody | Ask::Officer) {
        paper.indented(Role::Dim, format!("ask {}", finding.ask.title()));
    }
}
