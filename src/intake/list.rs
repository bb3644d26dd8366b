//! Delimited lists as records: one row, one record about one person or thing.
//!
//! Never here: cutting the text into cells, the maps themselves.
use super::column_map::{ColumnMap, Field};
use super::delimited::{self, Row};
use super::detect::Sample;
use super::fault::{Fault, Place, Why};
use super::format::{Format, Hints, Parsed};
use super::limits::Limits;
use super::row::RowDraft;
use crate::domain::{Draft, Foreign};

/// Lists with commas, semicolons, tabs or bars.
#[derive(Debug)]
pub struct DelimitedList;

impl Format for DelimitedList {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn detects(&self, sample: &Sample<'_>, hints: &Hints) -> bool {
        let start = sample.lines(2).join("\n");
        let header =
            delimited::read(start.as_bytes(), &Limits::default(), None).map(|list| list.header);
        header.is_ok_and(|header| fitting(&header, hints).is_some())
    }

    fn parse(&self, bytes: &[u8], limits: &Limits, hints: &Hints) -> Result<Parsed, Fault> {
        let mut list = delimited::read(bytes, limits, None)?;
        let map = fitting(&list.header, hints);
        let map = map.ok_or_else(|| {
            Place::line(1).fault(Why::UnknownKind(
                "No column map fits the header of this list",
            ))
        })?;
        if map
            .delimiter
            .is_some_and(|delimiter| delimiter != list.delimiter)
        {
            list = delimited::read(bytes, limits, map.delimiter)?;
        }
        let header = list.header.iter().map(Foreign::raw);
        let fields: Vec<Option<Field>> = header.map(|column| map.field(column)).collect();
        let mut parsed = Parsed {
            drafts: Vec::new(),
            faults: list.faults,
        };
        for row in &list.rows {
            parsed.take(record(row, &list.header, &fields, &map, hints));
        }
        Ok(parsed)
    }
}

/// The first map that knows a header: those of offices, then the built-in ones.
fn fitting(header: &[Foreign], hints: &Hints) -> Option<ColumnMap> {
    let maps = hints.maps.iter().cloned().chain(ColumnMap::built_in());
    maps.into_iter().find(|map| map.fits(header))
}

fn record(
    row: &Row,
    header: &[Foreign],
    fields: &[Option<Field>],
    map: &ColumnMap,
    hints: &Hints,
) -> Result<Draft, Fault> {
    let place = format!("line {}", row.line);
    let mut draft = RowDraft::new(map);
    for ((cell, column), field) in row.cells.iter().zip(header).zip(fields) {
        let cell = plain(cell.raw());
        match field {
            _ if matches!(cell.trim(), "" | "-") => {}
            Some(field) => draft.take(*field, column, cell),
            None => draft.keep(column, cell),
        }
    }
    for (field, value) in map.constants() {
        if !draft.has(*field) {
            draft.take(*field, &field.word().into(), value.raw());
        }
    }
    let mut draft = draft
        .finish()
        .ok_or_else(|| Place::line(row.line).fault(Why::Missing("name, number or title")))?;
    draft.content.channel = hints.channel.unwrap_or(draft.content.channel);
    draft.place = Some(place);
    Ok(draft)
}

/// Undoes what makes a cell inert for spreadsheets: an apostrophe before a sign that would start a formula.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest)
            if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) =>
        {
            rest
        }
        _ => cell,
    }
}
