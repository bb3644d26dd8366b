//! `pack facts`: how sure each column and file of the pack in use is, the most doubtful first.
//!
//! Never here: counting.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::bookshelf::Bookshelf;
use crate::cli::exit::{Exit, Failure};
use crate::cli::lines::columns;
use crate::cli::out::Out;
use crate::cli::session::Session;
use crate::domain::text::Shown;
use crate::reference::{ColumnCoverage, Confidence, Coverage, FileCoverage};

#[derive(Serialize)]
struct FactsJson<'a> {
    columns: Vec<ColumnJson<'a>>,
    files: Vec<FileJson>,
    holes: &'a [String],
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    column: &'a str,
    label: &'a str,
    rows: usize,
    filled: usize,
    confidence: BTreeMap<&'static str, usize>,
    stale: usize,
    to_verify: usize,
}

#[derive(Serialize)]
struct FileJson {
    file: &'static str,
    rows: usize,
    office: usize,
    source: usize,
    unverified: usize,
    stale: usize,
    undated: usize,
}

/// Runs it.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let mut coverage = shelf.pack.coverage(shelf.today);
    coverage
        .columns
        .sort_by_key(|column| std::cmp::Reverse(column.doubtful()));
    if out.wants_json() {
        out.object(&json(&coverage))?;
    } else {
        out.lines(&lines(&coverage))?;
    }
    Ok(Exit::Done)
}

fn json(coverage: &Coverage) -> FactsJson<'_> {
    let column = |column: &'_ ColumnCoverage| -> BTreeMap<&'static str, usize> {
        let all = column.by_confidence.iter();
        all.map(|(confidence, count)| (confidence.word(), *count))
            .collect()
    };
    let columns = coverage.columns.iter().map(|one| ColumnJson {
        column: &one.column,
        label: &one.label,
        rows: one.rows,
        filled: one.filled,
        confidence: column(one),
        stale: one.stale,
        to_verify: one.doubtful(),
    });
    let files = coverage.files.iter().map(|file| FileJson {
        file: file.file,
        rows: file.rows,
        office: file.office,
        source: file.source,
        unverified: file.unverified,
        stale: file.stale,
        undated: file.undated,
    });
    FactsJson {
        columns: columns.collect(),
        files: files.collect(),
        holes: &coverage.holes,
    }
}

/// Heads of the columns that count, and what each counts.
const COUNTS: [(&str, &[Confidence]); 6] = [
    ("primary", &[Confidence::PrimaryText]),
    ("other", &[Confidence::OtherSource]),
    (
        "2/1 source",
        &[Confidence::TwoSources, Confidence::OneSource],
    ),
    ("differ", &[Confidence::SourcesDiffer]),
    (
        "unverified",
        &[Confidence::Unverified, Confidence::AssumedCapital],
    ),
    ("unknown", &[Confidence::NotKnown]),
];

fn lines(coverage: &Coverage) -> Vec<Shown> {
    let mut head = vec!["column", "filled"];
    head.extend(COUNTS.iter().map(|(name, _)| *name));
    head.extend(["stale", "label"]);
    let mut rows = vec![row(head.into_iter().map(str::to_owned))];
    rows.extend(coverage.columns.iter().map(column_row));
    let mut lines = vec![Shown::own("Facts about countries, the most doubtful first")];
    lines.extend(columns(&rows));
    let head = [
        "file",
        "rows",
        "office",
        "source",
        "unverified",
        "stale",
        "undated",
    ];
    let mut rows = vec![row(head.map(str::to_owned))];
    rows.extend(coverage.files.iter().map(file_row));
    lines.extend([Shown::default(), Shown::own("Treaties")]);
    lines.extend(columns(&rows));
    if !coverage.holes.is_empty() {
        lines.extend([Shown::default(), Shown::own("Known holes")]);
        lines.extend(coverage.holes.iter().map(Shown::of));
    }
    lines
}

fn column_row(column: &ColumnCoverage) -> Vec<Shown> {
    let mut cells = vec![
        column.column.clone(),
        format!("{}/{}", column.filled, column.rows),
    ];
    cells.extend(COUNTS.iter().map(|(_, confidences)| {
        let counts = confidences.iter().map(|one| column.count(*one));
        let counts: Vec<String> = counts.map(|count| count.to_string()).collect();
        match *confidences {
            [Confidence::TwoSources, _] => counts.join("/"),
            _ => share(
                confidences.iter().map(|one| column.count(*one)).sum(),
                column,
            ),
        }
    }));
    cells.extend([column.stale.to_string(), column.label.clone()]);
    row(cells)
}

/// The count, and its share of the rows that say anything: `44 (18%)`.
fn share(count: usize, column: &ColumnCoverage) -> String {
    let all: usize = column.by_confidence.iter().map(|(_, count)| count).sum();
    match (count * 100).checked_div(all) {
        Some(percent) if count > 0 => format!("{count} ({percent}%)"),
        _ => count.to_string(),
    }
}

fn file_row(file: &FileCoverage) -> Vec<Shown> {
    let counts = [
        file.rows,
        file.office,
        file.source,
        file.unverified,
        file.stale,
        file.undated,
    ];
    let counts = counts.into_iter().map(|count| count.to_string());
    row(std::iter::once(file.file.to_owned()).chain(counts))
}

fn row(cells: impl IntoIterator<Item = String>) -> Vec<Shown> {
    cells.into_iter().map(Shown::of).collect()
}
