//! What became of everything that was imported.
//!
//! Never here: reading or taking in.
use serde::Serialize;

use crate::cli::exit::{Exit, Failure};
use crate::cli::lines;
use crate::cli::out::Out;
use crate::desk::{Desk, ImportReport, Outcome, Quarantined, Receipt};
use crate::domain::text::{Shown, show};
use crate::domain::{Foreign, ItemId, Label};

/// The answer of `import`.
#[derive(Serialize, Default)]
pub struct Report {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
    imported: Vec<Imported>,
    duplicates: Vec<Duplicate>,
    versions: Vec<Version>,
    quarantined: Vec<Kept>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "skipped_json")]
    skipped: Vec<(Foreign, String)>,
}

#[derive(Serialize)]
struct Imported {
    /// Absent in a dry run.
    #[serde(rename = "ref")]
    reference: Option<String>,
    source: Foreign,
    format: String,
    kind: Option<&'static str>,
}

fn new_record((_, outcome): &(Option<Label>, Outcome)) -> Option<ItemId> {
    match outcome {
        Outcome::Registered(id, _) => Some(*id),
        _ => None,
    }
}

#[derive(Serialize)]
struct Duplicate {
    source: Foreign,
    same_as: String,
}

#[derive(Serialize)]
struct Version {
    #[serde(rename = "ref")]
    reference: String,
    source: Foreign,
    fields_changed: usize,
}

#[derive(Serialize)]
struct Kept {
    id: String,
    source: Foreign,
    reason: Foreign,
    at: String,
}

impl Kept {
    fn of(message: Quarantined) -> Self {
        let Quarantined {
            id,
            source,
            reason,
            at,
            ..
        } = message;
        Self {
            id,
            source,
            reason,
            at,
        }
    }
}

#[derive(Serialize)]
struct Skipped<'a> {
    source: &'a Foreign,
    reason: &'a str,
}

fn skipped_json<S: serde::Serializer>(
    skipped: &[(Foreign, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        skipped
            .iter()
            .map(|(source, reason)| Skipped { source, reason }),
    )
}

impl Report {
    /// What became of everything; kinds of new records are asked from the desk.
    pub fn new(desk: &Desk, done: ImportReport, dry_run: bool) -> Self {
        let mut report = Self {
            dry_run,
            skipped: done.unreadable,
            ..Self::default()
        };
        for receipt in done.receipts {
            report.add(desk, receipt);
        }
        report
    }

    /// Adds one file.
    pub fn add(&mut self, desk: &Desk, receipt: Receipt) {
        let new: Vec<ItemId> = receipt.outcomes.iter().filter_map(new_record).collect();
        let rows = desk.rows(&new);
        let mut kinds = rows.iter().map(|row| row.kind.word());
        for (format, outcome) in receipt.outcomes {
            let source = receipt.name.clone();
            let format = format.map(|format| format.to_string()).unwrap_or_default();
            match outcome {
                Outcome::Registered(_, our_ref) => self.imported.push(Imported {
                    reference: Some(our_ref.to_string()),
                    source,
                    format,
                    kind: kinds.next(),
                }),
                Outcome::New => self.imported.push(Imported {
                    reference: None,
                    source,
                    format,
                    kind: None,
                }),
                Outcome::Duplicate(_, our_ref) => self.duplicates.push(Duplicate {
                    source,
                    same_as: our_ref.to_string(),
                }),
                Outcome::Version(_, our_ref, fields_changed) => self.versions.push(Version {
                    reference: our_ref.to_string(),
                    source,
                    fields_changed,
                }),
                Outcome::Quarantined(message) => self.quarantined.push(Kept::of(message)),
            }
        }
    }

    /// How many records are new.
    pub fn new_records(&self) -> usize {
        self.imported.len()
    }

    /// How many messages could not be read.
    pub fn kept_apart(&self) -> usize {
        self.quarantined.len()
    }

    /// Prints it; the exit says whether anything could not be read.
    pub fn print(&self, out: &mut Out<'_>) -> Result<Exit, Failure> {
        if out.wants_json() {
            out.object(self)?;
        } else {
            out.lines(&lines::columns(&self.table()))?;
            out.line(&self.summary())?;
        }
        let all_read = self.quarantined.is_empty() && self.skipped.is_empty();
        Ok(if all_read {
            Exit::Done
        } else {
            Exit::Quarantined
        })
    }

    fn table(&self) -> Vec<Vec<Shown>> {
        let mut table = Vec::new();
        let none = || Shown::own("-");
        for Imported {
            reference,
            source,
            format,
            kind,
        } in &self.imported
        {
            let reference = reference.as_ref().map_or_else(none, Shown::of);
            table.push(vec![
                Shown::own("new"),
                reference,
                Shown::of(format),
                kind.map_or_else(none, Shown::own),
                show(source),
            ]);
        }
        for Version {
            reference,
            source,
            fields_changed,
        } in &self.versions
        {
            let changed = Shown::of(format_args!("{fields_changed} fields differ"));
            table.push(vec![
                Shown::own("version"),
                Shown::of(reference),
                changed,
                none(),
                show(source),
            ]);
        }
        for Duplicate { source, same_as } in &self.duplicates {
            table.push(vec![
                Shown::own("known"),
                Shown::of(same_as),
                none(),
                none(),
                show(source),
            ]);
        }
        for Kept {
            id,
            source,
            reason,
            at,
        } in &self.quarantined
        {
            let place = if at.is_empty() { none() } else { Shown::of(at) };
            table.push(vec![
                Shown::own("quarantine"),
                Shown::of(id),
                place,
                none(),
                why(source, show(reason)),
            ]);
        }
        for (source, reason) in &self.skipped {
            table.push(vec![
                Shown::own("left alone"),
                none(),
                none(),
                none(),
                why(source, Shown::of(reason)),
            ]);
        }
        table
    }

    fn summary(&self) -> Shown {
        let verb = if self.dry_run { "would be new" } else { "new" };
        Shown::of(format_args!(
            "{} {verb}, {} new versions, {} known already, {} in quarantine, {} left alone.",
            self.imported.len(),
            self.versions.len(),
            self.duplicates.len(),
            self.quarantined.len(),
            self.skipped.len()
        ))
    }
}

/// A file and what is wrong with it.
fn why(source: &Foreign, reason: Shown) -> Shown {
    Shown::join(&[show(source), reason], ": ")
}
