//! What became of everything that was imported.
//!
//! Never here: reading or taking in.
use serde::Serialize;

use crate::cli::exit::{Exit, Failure};
use crate::cli::lines;
use crate::cli::out::Out;
use crate::desk::{Outcome, Quarantined, Receipt, Received};
use crate::domain::Foreign;
use crate::domain::text::{Shown, show};

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
    pub(super) skipped: Vec<(Foreign, String)>,
}

#[derive(Serialize)]
struct Imported {
    /// Absent in a dry run.
    #[serde(rename = "ref")]
    reference: Option<String>,
    source: Foreign,
    format: String,
    kind: &'static str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    source: Foreign,
    reason: Foreign,
    at: String,
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
    /// An empty report.
    pub fn new(dry_run: bool) -> Self {
        Self {
            dry_run,
            ..Self::default()
        }
    }

    /// A file that could not even be opened.
    pub(super) fn skip(&mut self, name: Foreign, reason: String) {
        self.skipped.push((name, reason));
    }

    /// A file that was read only.
    pub(super) fn tried(&mut self, file: &Received) {
        for draft in &file.drafts {
            let (format, kind) = (draft.format.to_string(), draft.content.kind.word());
            self.imported.push(Imported {
                reference: None,
                source: file.name.clone(),
                format,
                kind,
            });
        }
        for (reason, at) in &file.faults {
            let (source, reason, at) = (file.name.clone(), reason.clone(), at.clone());
            self.quarantined.push(Kept {
                id: None,
                source,
                reason,
                at,
            });
        }
    }

    /// A file the desk took in; `kinds` are those of its records, in order.
    pub(super) fn received(&mut self, receipt: Receipt, kinds: &[&'static str]) {
        let mut kinds = kinds.iter().copied();
        for (format, outcome) in receipt.outcomes {
            let (source, kind) = (receipt.name.clone(), kinds.next().unwrap_or_default());
            match outcome {
                Outcome::Registered(_, our_ref) => {
                    let format = format.map(|format| format.to_string()).unwrap_or_default();
                    self.imported.push(Imported {
                        reference: Some(our_ref.to_string()),
                        source,
                        format,
                        kind,
                    });
                }
                Outcome::Duplicate(_, our_ref) => {
                    self.duplicates.push(Duplicate {
                        source,
                        same_as: our_ref.to_string(),
                    });
                }
                Outcome::Version(_, our_ref, fields_changed) => {
                    self.versions.push(Version {
                        reference: our_ref.to_string(),
                        source,
                        fields_changed,
                    });
                }
                Outcome::Quarantined(Quarantined {
                    id,
                    source,
                    reason,
                    at,
                    ..
                }) => {
                    self.quarantined.push(Kept {
                        id: Some(id),
                        source,
                        reason,
                        at,
                    });
                }
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
    pub(super) fn print(&self, out: &mut Out<'_>) -> Result<Exit, Failure> {
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
                Shown::own(kind),
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
            let id = id.as_ref().map_or_else(none, Shown::of);
            let place = if at.is_empty() { none() } else { Shown::of(at) };
            table.push(vec![
                Shown::own("quarantine"),
                id,
                show(reason),
                place,
                show(source),
            ]);
        }
        for (source, reason) in &self.skipped {
            table.push(vec![
                Shown::own("left alone"),
                none(),
                Shown::of(reason),
                none(),
                show(source),
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
