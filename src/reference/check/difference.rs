//! What differs between two packs, counted row by row.
//!
//! Never here: whether the difference is welcome.
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::reference::{
    Pack, PackError, PackFiles,
    table::{Table, tab_lines},
};

/// What one pack changes against another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Version before.
    pub from: String,
    /// Version after.
    pub to: String,
    /// Files that differ, in the order of a pack.
    pub files: Vec<FileDifference>,
    /// Treaties and bilateral treaties that disappear, by name. Records that name them keep what they say.
    pub treaties_gone: Vec<String>,
}

/// How many rows of a file differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileDifference {
    /// File of the pack.
    pub file: &'static str,
    /// Rows that are new.
    pub added: usize,
    /// Rows that are gone.
    pub removed: usize,
    /// Rows that say something else.
    pub changed: usize,
}

impl Difference {
    pub(super) fn between(
        before: (&Pack, &PackFiles<'_>),
        after: (&Pack, &PackFiles<'_>),
    ) -> Result<Self, PackError> {
        let mut files = Vec::new();
        let pairs = before.1.named().into_iter().zip(after.1.named());
        for ((file, old), (_, new)) in pairs.filter(|((_, old), (_, new))| old != new) {
            files.push(FileDifference::between(
                file,
                &rows(file, old)?,
                &rows(file, new)?,
            ));
        }
        Ok(Self {
            from: before.0.manifest().version.clone(),
            to: after.0.manifest().version.clone(),
            files,
            treaties_gone: treaties_gone(before.0, after.0),
        })
    }
}

fn treaties_gone(before: &Pack, after: &Pack) -> Vec<String> {
    let (old, new) = (before.treaties(), after.treaties());
    let bilateral = |id: &str| new.bilaterals().iter().any(|treaty| treaty.id == id);
    let treaties = old.all().iter().map(|treaty| &treaty.id);
    let bilaterals = old.bilaterals().iter().map(|treaty| &treaty.id);
    treaties
        .filter(|id| new.treaty(id).is_none())
        .chain(bilaterals.filter(|id| !bilateral(id)))
        .cloned()
        .collect()
}

impl FileDifference {
    fn between(file: &'static str, old: &Rows, new: &Rows) -> Self {
        let changed =
            |(key, text): &(&String, &String)| new.get(*key).is_some_and(|other| other != *text);
        Self {
            file,
            added: new.keys().filter(|key| !old.contains_key(*key)).count(),
            removed: old.keys().filter(|key| !new.contains_key(*key)).count(),
            changed: old.iter().filter(changed).count(),
        }
    }
}

/// Rows by the words that name them.
type Rows = BTreeMap<String, String>;

/// Between the parts of a row and of a name; stands in no text of a pack.
const BETWEEN: &str = "\u{1f}";

fn rows(file: &'static str, text: &str) -> Result<Rows, PackError> {
    let mut rows = Rows::new();
    match file.rsplit('.').next() {
        Some("csv") => {
            let table = Table::read(file, text)?;
            let header: Vec<&str> = table.header().collect();
            let named_by = header.get(..names(file)).unwrap_or(&header);
            for row in table.rows() {
                let join = |columns: &[&str]| {
                    let cells: Vec<&str> = columns.iter().map(|column| row.cell(column)).collect();
                    cells.join(BETWEEN)
                };
                put(&mut rows, join(named_by), join(&header));
            }
        }
        Some("tsv") => {
            for (_, cells) in tab_lines(text) {
                let named_by = cells.get(..names(file)).unwrap_or(&cells);
                put(&mut rows, named_by.join(BETWEEN), cells.join(BETWEEN));
            }
        }
        _ => {
            let value: Value =
                serde_json::from_str(text).map_err(|error| PackError::json(file, &error))?;
            put_json(&mut rows, "", &value);
        }
    }
    Ok(rows)
}

/// How many columns from the left name a row.
fn names(file: &str) -> usize {
    match file {
        "parties.csv" | "crime-codes.csv" | "holidays.tsv" => 2,
        _ => 1,
    }
}

/// A second row of the same name is a row of its own.
fn put(rows: &mut Rows, name: String, text: String) {
    let mut key = name;
    while rows.contains_key(&key) {
        key.push_str(BETWEEN);
    }
    rows.insert(key, text);
}

/// An object of a list is a row when it has a name; so is every other field.
fn put_json(rows: &mut Rows, place: &str, value: &Value) {
    match value {
        Value::Array(list) if list.iter().all(|one| json_name(one).is_some()) => {
            for one in list {
                let name = json_name(one).unwrap_or_default();
                put(rows, format!("{place}{BETWEEN}{name}"), one.to_string());
            }
        }
        Value::Object(fields) if place.is_empty() => {
            for (name, field) in fields {
                put_json(rows, name, field);
            }
        }
        other => put(rows, place.to_owned(), other.to_string()),
    }
}

fn json_name(value: &Value) -> Option<&str> {
    ["id", "i"]
        .iter()
        .find_map(|field| value.get(field)?.as_str())
}
