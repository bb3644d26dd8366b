//! Crime areas: the words treaties are limited to, and the codes of public taxonomies that mean them.
//!
//! Never here: what a case is about.
use serde::Serialize;

use crate::reference::{PackError, table::Table};

/// A crime area, as the scope of a treaty names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrimeArea {
    /// The word: `drugs`, `trafficking-in-persons`.
    pub area: String,
    /// Words for a reader.
    pub title: String,
    /// Codes of [`CrimeCode`] that mean it; a code can mean several areas.
    pub codes: Vec<String>,
}

/// A code of a taxonomy of crimes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrimeCode {
    /// Whose taxonomy: `ICCS`, `EUROPOL`, `EAW32`, `INTERPOL-DWVA`, `DESK`.
    pub scheme: String,
    /// The code.
    pub code: String,
    /// What it means.
    pub title: String,
    /// `verified`, `memory` or `own`.
    pub confidence: String,
    /// Where it was read.
    pub source: String,
}

/// Reads `crime-areas.csv`.
pub(super) fn read_areas(text: &str) -> Result<Vec<CrimeArea>, PackError> {
    let table = Table::read("crime-areas.csv", text)?;
    let areas = table.rows().map(|row| CrimeArea {
        area: row.cell("area").to_owned(),
        title: row.cell("title").to_owned(),
        codes: row
            .cell("codes")
            .split(';')
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect(),
    });
    Ok(areas.collect())
}

/// Reads `crime-codes.csv`.
pub(super) fn read_codes(text: &str) -> Result<Vec<CrimeCode>, PackError> {
    let table = Table::read("crime-codes.csv", text)?;
    let codes = table.rows().map(|row| CrimeCode {
        scheme: row.cell("scheme").to_owned(),
        code: row.cell("code").to_owned(),
        title: row.cell("title").to_owned(),
        confidence: row.cell("confidence").to_owned(),
        source: row.cell("source").to_owned(),
    });
    Ok(codes.collect())
}
