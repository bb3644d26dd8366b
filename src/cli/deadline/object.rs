//! A time limit and what it comes to as JSON.
//!
//! Never here: words that are not in the rule or its reckoning.
use serde::Serialize;

use super::Reckoned;
use crate::domain::Label;
use crate::domain::timing::{Amount, Rule};

/// What `clock RULE --json` prints.
#[derive(Serialize)]
pub(super) struct Object<'a> {
    rule: &'a Label,
    instrument: &'a str,
    treaty: Option<&'a str>,
    article: &'a str,
    title: &'a str,
    owes: &'static str,
    owes_words: &'a str,
    amount: Option<String>,
    limit: &'static str,
    starts: &'static str,
    starts_words: &'a str,
    start: String,
    /// RFC 3339 in UTC; null without an end.
    due: Option<String>,
    zone: &'a str,
    steps: &'a [String],
    doubts: &'a [String],
    follows: &'a [Label],
    chasers: Vec<String>,
    extension: Option<String>,
    pauses: &'a str,
    effect: &'a str,
    scope: &'a str,
    confidence: &'a str,
    source: &'a str,
}

pub(super) fn object<'a>(reckoned: &'a Reckoned<'a>) -> Object<'a> {
    let (rule, reckoning) = (reckoned.rule, &reckoned.reckoning);
    Object {
        rule: &rule.id,
        instrument: &rule.instrument,
        treaty: rule.treaty.as_deref(),
        article: &rule.article,
        title: &rule.title,
        owes: rule.owes.word(),
        owes_words: &rule.owes_words,
        amount: rule.amount.map(|amount| amount.to_string()),
        limit: rule.limit.word(),
        starts: rule.starts.word(),
        starts_words: &rule.starts_words,
        start: reckoned.start.to_string(),
        due: reckoning.due.map(|due| due.to_string()),
        zone: &reckoning.zone,
        steps: &reckoning.steps,
        doubts: &reckoning.doubts,
        follows: &rule.follows,
        chasers: rule.chasers.iter().map(Amount::to_string).collect(),
        extension: rule.extension.map(|by| by.to_string()),
        pauses: &rule.pauses_words,
        effect: &rule.effect,
        scope: &rule.scope,
        confidence: &rule.confidence,
        source: &rule.source,
    }
}

/// What `clock --json` prints for each rule.
#[derive(Serialize)]
pub(super) struct RuleRow<'a> {
    rule: &'a Label,
    instrument: &'a str,
    treaty: Option<&'a str>,
    article: &'a str,
    title: &'a str,
    kinds: Vec<&'static str>,
    urgent: Option<bool>,
    owes: &'static str,
    amount: Option<String>,
    day: Option<String>,
    chasers: Vec<String>,
    extension: Option<String>,
    limit: &'static str,
    starts: &'static str,
    confidence: &'a str,
}

pub(super) fn row(rule: &Rule) -> RuleRow<'_> {
    RuleRow {
        rule: &rule.id,
        instrument: &rule.instrument,
        treaty: rule.treaty.as_deref(),
        article: &rule.article,
        title: &rule.title,
        kinds: rule.kinds.iter().map(|kind| kind.word()).collect(),
        urgent: rule.urgent,
        owes: rule.owes.word(),
        amount: rule.amount.map(|amount| amount.to_string()),
        day: rule.day.map(|(month, day)| format!("{month:02}-{day:02}")),
        chasers: rule.chasers.iter().map(Amount::to_string).collect(),
        extension: rule.extension.map(|by| by.to_string()),
        limit: rule.limit.word(),
        starts: rule.starts.word(),
        confidence: &rule.confidence,
    }
}
