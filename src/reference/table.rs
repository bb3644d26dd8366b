//! Reading the delimited tables of a pack, with the line in every complaint.
//!
//! Never here: what a column means.
use std::collections::HashMap;

use super::PackError;

/// A comma-separated table with a header, held as text.
pub(super) struct Table {
    file: &'static str,
    header: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub(super) struct TableRow<'t> {
    table: &'t Table,
    record: &'t csv::StringRecord,
}

impl Table {
    pub(super) fn read(file: &'static str, text: &str) -> Result<Self, PackError> {
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            PackError::table(file, line, error.to_string())
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .map_err(broken)?
            .iter()
            .map(str::to_owned)
            .collect();
        let places = header.iter().cloned().zip(0..).collect();
        let rows = reader.records().collect::<Result<_, _>>().map_err(broken)?;
        Ok(Self {
            file,
            header,
            places,
            rows,
        })
    }

    pub(super) fn header(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        self.rows.iter().map(|record| TableRow {
            table: self,
            record,
        })
    }
}

impl<'t> TableRow<'t> {
    /// The cell in that column; empty when the column or the cell is absent.
    pub(super) fn cell(self, column: &str) -> &'t str {
        let place = self.table.places.get(column);
        place
            .and_then(|&place| self.record.get(place))
            .unwrap_or_default()
    }

    /// The cell, or `None` when it is empty.
    pub(super) fn filled(self, column: &str) -> Option<&'t str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// The line it stands in, counted from 1; 0 when it is not known.
    pub(super) fn line(self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    pub(super) fn error(self, what: impl Into<String>) -> PackError {
        PackError::table(self.table.file, self.line(), what)
    }
}

/// The lines of a tab-separated file with their numbers, without comments and empty lines.
pub(super) fn tab_lines(text: &str) -> impl Iterator<Item = (u64, Vec<&str>)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| (number, line.split('\t').collect()))
}
