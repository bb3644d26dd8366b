//! A country and its facts, and how the country table is read.
//!
//! Never here: the words of a sheet; searching.
use std::{collections::HashMap, sync::Arc};

use super::{
    AsOf, Column, Confidence, Fact, Form, Manifest, PackError,
    table::{Table, TableRow},
};

/// A country or territory of ISO 3166-1, or Kosovo.
#[derive(Debug, Clone)]
pub struct Country {
    /// Two letters, upper case.
    pub iso2: String,
    /// Three letters, upper case.
    pub iso3: String,
    /// Three digits; a user-assigned code has none.
    pub numeric: Option<String>,
    /// The name in English.
    pub name: String,
    /// Every fact the pack has, in the order of the column table. What is not known is absent or says "unknown".
    pub facts: Vec<Fact>,
}

impl Country {
    /// The fact in that column.
    pub fn fact(&self, column: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name() == column)
    }

    /// The value in that column.
    pub fn value(&self, column: &str) -> Option<&str> {
        self.fact(column).map(|fact| fact.value.as_ref())
    }

    /// The parts of a list value; empty when the fact is absent.
    pub fn items(&self, column: &str) -> impl Iterator<Item = &str> {
        self.fact(column).into_iter().flat_map(Fact::items)
    }

    /// False for territories and parts of another state.
    pub fn is_sovereign(&self) -> bool {
        self.fact("parent_iso2").is_none()
    }

    /// Where the capital lies: latitude and longitude in degrees.
    pub fn capital_at(&self) -> Option<(f64, f64)> {
        self.point("capital_lat", "capital_lon")
    }

    /// Where a map puts the name: latitude and longitude in degrees.
    pub fn label_at(&self) -> Option<(f64, f64)> {
        self.point("centroid_lat", "centroid_lon")
    }

    fn point(&self, latitude: &str, longitude: &str) -> Option<(f64, f64)> {
        let degrees = |column| self.value(column)?.parse().ok();
        Some((degrees(latitude)?, degrees(longitude)?))
    }
}

/// A column together with the columns that speak about it.
pub(super) struct ColumnRule {
    column: Arc<Column>,
    default_confidence: Option<Confidence>,
    confidence_column: Option<String>,
    source_column: Option<String>,
    as_of_column: Option<String>,
    note_column: Option<String>,
}

/// Reads `columns.csv`.
pub(super) fn read_columns(text: &str, manifest: &Manifest) -> Result<Vec<ColumnRule>, PackError> {
    let sources: HashMap<&str, (Arc<str>, Option<&str>)> = manifest
        .sources
        .iter()
        .map(|source| {
            (
                source.id.as_str(),
                (source.name.as_str().into(), source.as_of.as_deref()),
            )
        })
        .collect();
    let table = Table::read("columns.csv", text)?;
    table.rows().map(|row| read_column(row, &sources)).collect()
}

fn read_column(
    row: TableRow<'_>,
    sources: &HashMap<&str, (Arc<str>, Option<&str>)>,
) -> Result<ColumnRule, PackError> {
    let (source, source_day) = sources
        .get(row.cell("source"))
        .ok_or_else(|| row.error("the source is not in pack.json"))?;
    let form = Form::from_word(row.cell("form")).ok_or_else(|| row.error("unknown form"))?;
    let day = row.filled("as_of").or(*source_day);
    let as_of = day.map(|day| read_as_of(row, day)).transpose()?;
    let confidence = row
        .filled("confidence")
        .map(|code| read_confidence(row, code));
    let owned = |column| row.filled(column).map(str::to_owned);
    Ok(ColumnRule {
        column: Arc::new(Column {
            name: row.cell("column").to_owned(),
            section: row.cell("section").to_owned(),
            label: row.cell("label").to_owned(),
            form,
            source: Arc::clone(source),
            as_of,
            empty_is_unknown: row.cell("when_empty") == "unknown",
        }),
        default_confidence: confidence.transpose()?,
        confidence_column: owned("conf_column"),
        source_column: owned("source_column"),
        as_of_column: owned("as_of_column"),
        note_column: owned("note_column"),
    })
}

fn read_as_of(row: TableRow<'_>, text: &str) -> Result<AsOf, PackError> {
    AsOf::parse(text).ok_or_else(|| row.error(format!("not a date: {text}")))
}

fn read_confidence(row: TableRow<'_>, code: &str) -> Result<Confidence, PackError> {
    Confidence::from_code(code).ok_or_else(|| row.error(format!("unknown confidence mark: {code}")))
}

impl ColumnRule {
    /// The column itself.
    pub(super) fn column(&self) -> &Arc<Column> {
        &self.column
    }

    fn fact(&self, row: TableRow<'_>) -> Result<Option<Fact>, PackError> {
        let Some(value) = row.filled(&self.column.name) else {
            return Ok(None);
        };
        let beside =
            |column: &Option<String>| column.as_deref().and_then(|column| row.filled(column));
        let as_of = match beside(&self.as_of_column) {
            Some(text) => Some(read_as_of(row, text)?),
            None => self.column.as_of,
        };
        Ok(Some(Fact {
            column: Arc::clone(&self.column),
            value: value.into(),
            confidence: self.confidence(row, value, beside(&self.confidence_column))?,
            source: beside(&self.source_column)
                .map_or_else(|| Arc::clone(&self.column.source), Arc::from),
            as_of,
            note: beside(&self.note_column).map(Into::into),
        }))
    }

    /// A value that says "unknown" is never more than that, whatever the mark beside it.
    fn confidence(
        &self,
        row: TableRow<'_>,
        value: &str,
        code: Option<&str>,
    ) -> Result<Confidence, PackError> {
        if value == "unknown" {
            return Ok(Confidence::NotKnown);
        }
        match (code, self.default_confidence) {
            (Some(code), _) => read_confidence(row, code),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(row.error(format!("no confidence mark for {}", self.column.name))),
        }
    }
}

/// Reads `countries.csv`, in order of the two-letter code.
pub(super) fn read_countries(text: &str, rules: &[ColumnRule]) -> Result<Vec<Country>, PackError> {
    let table = Table::read("countries.csv", text)?;
    if let Some(stray) = table
        .header()
        .find(|name| !rules.iter().any(|rule| rule.column.name == **name))
    {
        return Err(PackError::table(
            "countries.csv",
            1,
            format!("column {stray} is not in columns.csv"),
        ));
    }
    let mut countries: Vec<Country> = table
        .rows()
        .map(|row| read_country(row, rules))
        .collect::<Result<_, _>>()?;
    countries.sort_by(|a, b| a.iso2.cmp(&b.iso2));
    Ok(countries)
}

fn read_country(row: TableRow<'_>, rules: &[ColumnRule]) -> Result<Country, PackError> {
    let needed = |column| {
        row.filled(column)
            .ok_or_else(|| row.error(format!("{column} is empty")))
    };
    let facts = rules
        .iter()
        .filter(|rule| rule.column.form != Form::Hidden)
        .filter_map(|rule| rule.fact(row).transpose());
    Ok(Country {
        iso2: needed("iso2")?.to_owned(),
        iso3: needed("iso3")?.to_owned(),
        numeric: row.filled("numeric").map(str::to_owned),
        name: needed("name")?.to_owned(),
        facts: facts.collect::<Result<_, _>>()?,
    })
}
