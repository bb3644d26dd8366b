//! How much of a pack can be relied on, column by column and file by file: what to verify first.
//!
//! Never here: filling a gap.
use jiff::civil::Date;

use crate::domain::timing::Rule;

use super::{Column, Confidence, Form, Pack, PartyList, Provenance, Treaty};

/// A whole pack, counted as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Columns of the country table that hold facts, in the order of the pack.
    pub columns: Vec<ColumnCoverage>,
    /// Treaties, parties, bilateral treaties, time limits.
    pub files: Vec<FileCoverage>,
    /// What is known to be missing, one sentence each.
    pub holes: Vec<String>,
}

/// One column of the country table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnCoverage {
    /// Its name in the pack.
    pub column: String,
    /// Words for a reader.
    pub label: String,
    /// Countries in the table.
    pub rows: usize,
    /// Countries with a value.
    pub filled: usize,
    /// Facts by how sure we are, open questions among them; none of no facts.
    pub by_confidence: Vec<(Confidence, usize)>,
    /// Facts older than the pack allows.
    pub stale: usize,
}

impl ColumnCoverage {
    /// Facts a reader must be told about before relying on them, and open questions.
    pub fn doubtful(&self) -> usize {
        let doubtful = self.by_confidence.iter().filter(|(c, _)| c.is_doubtful());
        doubtful.map(|(_, count)| count).sum()
    }

    /// How many facts came to us in this way.
    pub fn count(&self, confidence: Confidence) -> usize {
        let mut all = self.by_confidence.iter();
        all.find(|(known, _)| *known == confidence)
            .map_or(0, |(_, count)| *count)
    }

    fn add(&mut self, confidence: Confidence) {
        let mut all = self.by_confidence.iter_mut();
        match all.find(|(known, _)| *known == confidence) {
            Some((_, count)) => *count += 1,
            None => self.by_confidence.push((confidence, 1)),
        }
    }
}

/// One file about treaties and their time limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCoverage {
    /// File of the pack.
    pub file: &'static str,
    /// Rows.
    pub rows: usize,
    /// Rows the office states.
    pub office: usize,
    /// Rows read in a source.
    pub source: usize,
    /// Rows recalled, never checked.
    pub unverified: usize,
    /// Rows whose day is older than the pack allows.
    pub stale: usize,
    /// Rows without the day that matters: since when it is in force, or of which day the list of parties is.
    pub undated: usize,
}

impl Pack {
    /// How much of the pack can be relied on, as of `today`.
    pub fn coverage(&self, today: Date) -> Coverage {
        let shown = |column: &&Column| {
            !matches!(column.form, Form::Hidden | Form::Note) && !column.section.is_empty()
        };
        let columns = self.columns().filter(shown);
        Coverage {
            columns: columns.map(|column| self.column(column, today)).collect(),
            files: vec![
                self.treaty_file(today),
                self.party_file(),
                self.bilateral_file(),
                self.deadline_file(),
            ],
            holes: self.holes(),
        }
    }

    fn column(&self, column: &Column, today: Date) -> ColumnCoverage {
        let mut coverage = ColumnCoverage {
            column: column.name.clone(),
            label: column.label.clone(),
            rows: self.countries().len(),
            filled: 0,
            by_confidence: Vec::new(),
            stale: 0,
        };
        for country in self.countries() {
            match country.fact(&column.name) {
                Some(fact) => {
                    coverage.filled += usize::from(fact.confidence != Confidence::NotKnown);
                    coverage.stale += usize::from(self.is_stale(fact.as_of, today));
                    coverage.add(fact.confidence);
                }
                None if column.empty_is_unknown => coverage.add(Confidence::NotKnown),
                None => {}
            }
        }
        coverage
    }

    /// A treaty is as sure as its list of parties is dated; its rows are counted with the parties.
    fn treaty_file(&self, today: Date) -> FileCoverage {
        let mut coverage = FileCoverage::of("treaties.json", std::iter::empty());
        for treaty in self.treaties().all() {
            coverage.rows += 1;
            coverage.stale += usize::from(self.is_stale(treaty.party_list_as_of, today));
            coverage.undated += usize::from(treaty.party_list_as_of.is_none());
        }
        coverage
    }

    fn party_file(&self) -> FileCoverage {
        let treaties = self.treaties();
        let parties = treaties.all().iter().flat_map(|t| treaties.parties(&t.id));
        FileCoverage::of(
            "parties.csv",
            parties.map(|row| (row.provenance, row.in_force.is_none())),
        )
    }

    fn bilateral_file(&self) -> FileCoverage {
        let rows = self.treaties().bilaterals().iter();
        FileCoverage::of(
            "bilaterals.csv",
            rows.map(|row| (row.provenance, row.in_force.is_none())),
        )
    }

    /// A time limit has no day of its own: which text it was read in stands with it.
    fn deadline_file(&self) -> FileCoverage {
        let provenance = |rule: &Rule| {
            if rule.is_unverified() {
                Provenance::Memory
            } else {
                Provenance::Source
            }
        };
        FileCoverage::of(
            "deadlines.csv",
            self.deadlines().map(|rule| (provenance(rule), false)),
        )
    }

    fn holes(&self) -> Vec<String> {
        let missing = self.manifest().not_in_pack.iter();
        let missing = missing.map(|what| format!("Not in the pack: {what}."));
        missing
            .chain(self.treaties().all().iter().filter_map(hole))
            .collect()
    }
}

/// What a reader must not take for "not a party".
fn hole(treaty: &Treaty) -> Option<String> {
    let (name, remark) = (&treaty.short_title, treaty.party_list_remark.trim());
    match (treaty.party_list == PartyList::Partial, remark) {
        (false, "") => None,
        (false, remark) => Some(format!("{name}: {remark}")),
        (true, "") => Some(format!("{name}: the list of parties is not complete.")),
        (true, remark) => Some(format!(
            "{name}: the list of parties is not complete; {remark}"
        )),
    }
}

impl FileCoverage {
    fn of(file: &'static str, rows: impl Iterator<Item = (Provenance, bool)>) -> Self {
        let mut coverage = Self {
            file,
            rows: 0,
            office: 0,
            source: 0,
            unverified: 0,
            stale: 0,
            undated: 0,
        };
        for (provenance, undated) in rows {
            coverage.rows += 1;
            coverage.undated += usize::from(undated);
            match provenance {
                Provenance::Office => coverage.office += 1,
                Provenance::Source => coverage.source += 1,
                Provenance::Memory => coverage.unverified += 1,
            }
        }
        coverage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_fact_is_counted_once_and_grows_stale() {
        let pack = Pack::embedded().unwrap();
        let coverage = pack.coverage(date(2026, 11, 30));
        assert!(coverage.columns.len() > 20 && !coverage.holes.is_empty());
        for column in &coverage.columns {
            let counted: usize = column.by_confidence.iter().map(|(_, count)| count).sum();
            let known = counted - column.count(Confidence::NotKnown);
            assert_eq!(known, column.filled, "{}", column.column);
            assert!(counted <= column.rows && column.stale <= counted);
        }
        let later = pack.coverage(date(2036, 1, 1));
        let stale = |coverage: &Coverage| coverage.columns.iter().map(|c| c.stale).sum::<usize>();
        assert!(stale(&later) > stale(&coverage));
        assert_eq!(later.files[0].rows, pack.treaties().all().len());
        for file in &coverage.files[1..] {
            assert_eq!(file.rows, file.office + file.source + file.unverified);
        }
    }
}
