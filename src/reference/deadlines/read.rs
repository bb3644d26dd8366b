//! `deadlines.csv` as text to rules.
//!
//! Never here: whether a row fits the others; that is `check`.
use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;

use super::check::check;
use super::{Access, Deadlines};
use crate::domain::RequestKind;
use crate::domain::timing::{Amount, Ends, Limit, Owes, Rule, Starts, Unit};
use crate::reference::table::{Table, TableRow};
use crate::reference::{PackError, Treaties};

pub(super) const FILE: &str = "deadlines.csv";

/// Every column, in the order of the file.
const COLUMNS: [&str; 25] = [
    "id",
    "instrument",
    "treaty",
    "article",
    "title",
    "kinds",
    "urgent",
    "access",
    "owes",
    "owes_words",
    "amount",
    "unit",
    "day",
    "limit",
    "starts",
    "starts_words",
    "follows",
    "chasers",
    "extension",
    "pauses",
    "effect",
    "scope",
    "confidence",
    "source",
    "ends",
];

/// Reads the time limits; the instruments they name must be among these.
pub(in crate::reference) fn read_deadlines(
    text: &str,
    treaties: &Treaties,
) -> Result<Deadlines, PackError> {
    let table = Table::read(FILE, text)?;
    if !table.header().eq(COLUMNS) {
        let columns = COLUMNS.join(", ");
        return Err(PackError::table(
            FILE,
            1,
            format!("the columns are {columns}"),
        ));
    }
    let mut all = Deadlines {
        rules: Vec::new(),
        access: Vec::new(),
        by_id: HashMap::new(),
    };
    for row in table.rows() {
        let rule = read_rule(row)?;
        let name = rule.id.as_str().to_ascii_uppercase();
        if all.by_id.insert(name, all.rules.len()).is_some() {
            return Err(row.error(format!("{} stands twice", rule.id)));
        }
        all.access.push(read_access(row)?);
        all.rules.push(rule);
    }
    for (row, rule) in table.rows().zip(&all.rules) {
        let known = |id: &str| all.by_id.contains_key(&id.to_ascii_uppercase());
        check(rule, known, treaties).map_err(|what| row.error(format!("{}: {what}", rule.id)))?;
    }
    Ok(all)
}

fn read_rule(row: TableRow<'_>) -> Result<Rule, PackError> {
    let text = |column: &str| row.cell(column).to_owned();
    Ok(Rule {
        id: parsed(row, "id", row.cell("id"))?,
        instrument: text("instrument"),
        treaty: row.filled("treaty").map(str::to_owned),
        article: text("article"),
        title: text("title"),
        kinds: list(row, "kinds", |word| {
            RequestKind::from_word(word).ok_or(NO_WORD)
        })?,
        urgent: urgent(row)?,
        owes: word(row, "owes", Owes::from_word)?,
        owes_words: text("owes_words"),
        amount: amount(row)?,
        day: row
            .filled("day")
            .map(|day| read_day(row, day))
            .transpose()?,
        limit: word(row, "limit", Limit::from_word)?,
        starts: word(row, "starts", Starts::from_word)?,
        starts_words: text("starts_words"),
        follows: list(row, "follows", str::parse)?,
        chasers: list(row, "chasers", str::parse::<Amount>)?,
        extension: row
            .filled("extension")
            .map(|text| parsed(row, "extension", text))
            .transpose()?,
        pauses_words: text("pauses"),
        effect: text("effect"),
        scope: text("scope"),
        confidence: text("confidence"),
        source: text("source"),
        ends: word(row, "ends", Ends::from_word)?,
    })
}

const NO_WORD: &str = "not a word of this column";

fn wrong(row: TableRow<'_>, column: &str, text: &str, why: impl Display) -> PackError {
    row.error(format!("{column}: {text:?} is {why}"))
}

fn parsed<T: FromStr<Err: Display>>(
    row: TableRow<'_>,
    column: &str,
    text: &str,
) -> Result<T, PackError> {
    text.parse()
        .map_err(|why| row.error(format!("{column}: {text:?} cannot be read: {why}")))
}

fn word<T>(
    row: TableRow<'_>,
    column: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, PackError> {
    let text = row.cell(column);
    read(text).ok_or_else(|| wrong(row, column, text, NO_WORD))
}

/// The parts of a cell, joined with `|`.
fn list<T, E: Display>(
    row: TableRow<'_>,
    column: &str,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, PackError> {
    let parts = row
        .filled(column)
        .into_iter()
        .flat_map(|cell| cell.split('|'));
    parts
        .map(|part| {
            read(part).map_err(|why| row.error(format!("{column}: {part:?} cannot be read: {why}")))
        })
        .collect()
}

/// Two cells; one without the other is a slip.
fn amount(row: TableRow<'_>) -> Result<Option<Amount>, PackError> {
    match (row.filled("amount"), row.filled("unit")) {
        (None, None) => Ok(None),
        (Some(count), Some(_)) => Ok(Some(Amount {
            count: parsed(row, "amount", count)?,
            unit: word(row, "unit", Unit::from_word)?,
        })),
        _ => Err(row.error("an amount and its unit stand together")),
    }
}

fn urgent(row: TableRow<'_>) -> Result<Option<bool>, PackError> {
    match row.cell("urgent") {
        "" => Ok(None),
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        other => Err(wrong(row, "urgent", other, NO_WORD)),
    }
}

fn read_access(row: TableRow<'_>) -> Result<Option<Access>, PackError> {
    match row.cell("access") {
        "" => Ok(None),
        "direct" => Ok(Some(Access::Direct)),
        "indirect" => Ok(Some(Access::Indirect)),
        other => Err(wrong(row, "access", other, NO_WORD)),
    }
}

/// `03-01`: month and day, also 29 February.
fn read_day(row: TableRow<'_>, text: &str) -> Result<(i8, i8), PackError> {
    let day = jiff::civil::Date::strptime("%Y-%m-%d", format!("2028-{text}"));
    let day = day.map_err(|_| wrong(row, "day", text, "no day of the year such as 03-01"))?;
    Ok((day.month(), day.day()))
}
