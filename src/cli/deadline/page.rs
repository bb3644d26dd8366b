//! A time limit and what it comes to as lines: every fact of the JSON.
//!
//! Never here: the reckoning.
use super::Reckoned;
use crate::cli::sheet::Sheet;
use crate::domain::Label;
use crate::domain::text::Shown;
use crate::domain::timing::Amount;

pub(super) fn page(reckoned: &Reckoned<'_>) -> Vec<Shown> {
    let (rule, reckoning) = (reckoned.rule, &reckoned.reckoning);
    let mut sheet = Sheet::new(format_args!("{}: {}", rule.id, rule.title));
    match reckoning.due {
        Some(due) => sheet.pair("Due", due),
        None => sheet.pair("Due", "no end"),
    }
    sheet.pair("Counted in", &reckoning.zone);
    let amount = rule
        .amount
        .map(|amount| format!("{amount}, "))
        .unwrap_or_default();
    sheet.pair(
        "Limit",
        format_args!("{amount}{} ({})", rule.limit.title(), rule.limit.word()),
    );
    sheet.pair("Confidence", &rule.confidence);
    sheet.pair("Start", reckoned.start);
    sheet.heading("How it is reckoned");
    for (n, step) in (1..).zip(&reckoning.steps) {
        sheet.line(format_args!("{n}. {step}"));
    }
    if !reckoning.doubts.is_empty() {
        sheet.heading("What speaks against relying on it");
        reckoning.doubts.iter().for_each(|doubt| sheet.line(doubt));
    }
    sheet.heading("The rule");
    sheet.pair("Instrument", &rule.instrument);
    sheet.pair("Treaty", rule.treaty.as_deref().unwrap_or_default());
    sheet.pair("Article", &rule.article);
    sheet.pair(
        "Owed by",
        format_args!("{} ({})", rule.owes_words, rule.owes.word()),
    );
    sheet.pair(
        "Starts with",
        format_args!("{} ({})", rule.starts_words, rule.starts.word()),
    );
    let follows: Vec<&str> = rule.follows.iter().map(Label::as_str).collect();
    sheet.pair("Follows or stops", follows.join(", "));
    let chasers: Vec<String> = rule.chasers.iter().map(Amount::to_string).collect();
    sheet.pair("Chased after", chasers.join(", "));
    sheet.pair(
        "Extended by",
        rule.extension.map(|by| by.to_string()).unwrap_or_default(),
    );
    sheet.pair("Pauses", &rule.pauses_words);
    sheet.pair("At the end", &rule.effect);
    sheet.pair("Applies", &rule.scope);
    sheet.pair("Source", &rule.source);
    sheet.lines()
}
