//! All time limits with number, unit, limit and confidence.
//!
//! Never here: a single one.
use super::object::row;
use crate::cli::bookshelf::Bookshelf;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Out;
use crate::cli::sheet::Sheet;
use crate::domain::text::Shown;
use crate::domain::timing::{Amount, Rule};

pub(super) fn all(shelf: &Bookshelf, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if out.wants_json() {
        for rule in shelf.pack.deadlines() {
            out.object(&row(rule))?;
        }
        return Ok(Exit::Done);
    }
    let mut sheet = Sheet::default();
    let rows = shelf.pack.deadlines().map(cells);
    sheet.table(
        &[
            "Rule",
            "Time",
            "Limit",
            "Starts with",
            "Confidence",
            "Instrument and what for",
        ],
        rows.collect(),
    );
    out.lines(&sheet.lines())?;
    Ok(Exit::Done)
}

fn cells(rule: &Rule) -> Vec<Shown> {
    vec![
        Shown::of(&rule.id),
        Shown::of(time(rule)),
        Shown::own(rule.limit.word()),
        Shown::own(rule.starts.word()),
        Shown::of(&rule.confidence),
        Shown::of(format_args!(
            "{} {}: {}",
            rule.instrument, rule.article, rule.title
        )),
    ]
}

/// `30 days`, `03-01`, the first day to chase, or a hyphen.
fn time(rule: &Rule) -> String {
    let chased = || rule.chasers.first().map(Amount::to_string);
    let day = || rule.day.map(|(month, day)| format!("{month:02}-{day:02}"));
    let amount = rule.amount.map(|amount| amount.to_string());
    amount
        .or_else(day)
        .or_else(chased)
        .unwrap_or_else(|| "-".to_owned())
}
