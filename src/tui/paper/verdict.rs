//! May it leave? The verdict line by line: what blocks, what was lifted, what to mind, what holds; what would lift it and
//! whom to ask.
//!
//! Never here: the rules.

use super::{Paper, Role};
use crate::domain::release::{Ask, Finding, Verdict, Weight};

/// The verdict on one parcel.
pub fn verdict(paper: &mut Paper, verdict: &Verdict) {
    match verdict.blocks().count() {
        0 => paper.field_as("May leave", Role::Strong, "yes"),
        1 => paper.field_as("May leave", Role::Alarm, "no: 1 rule blocks"),
        n => paper.field_as("May leave", Role::Alarm, format!("no: {n} rules block")),
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
