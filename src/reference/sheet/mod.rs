//! The country sheet: facts as labelled rows, each with its source, its age and its doubts.
//!
//! Never here: widths, colours, or which rows fit a screen; defaults for what is not known.
use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};

use super::{AsOf, Confidence, Country, Pack};
use writer::Writer;

mod writer;

/// A titled group of rows.
#[derive(Debug, Clone)]
pub struct Section {
    /// Stable name, as in the pack; `open` for the last one.
    pub id: String,
    /// Words for a reader.
    pub title: String,
    /// In reading order.
    pub rows: Vec<Row>,
}

/// One line of the sheet.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// The value in words; "unknown" where nothing is known.
    pub value: String,
    /// What must be read with it.
    pub remark: Remark,
}

/// Where a value comes from and what speaks against relying on it.
#[derive(Debug, Clone, Default)]
pub struct Remark {
    /// How sure we are; absent for what is computed on the spot.
    pub confidence: Option<Confidence>,
    /// The source in words.
    pub source: Option<Arc<str>>,
    /// The day it was true.
    pub as_of: Option<AsOf>,
    /// Older than the pack's limit on the day asked.
    pub stale: bool,
    /// A condition or explanation.
    pub note: Option<String>,
}

impl Remark {
    /// Only the warnings: `unverified, stale`. Empty when there is none.
    pub fn warnings(&self) -> String {
        let doubt = self
            .confidence
            .filter(|confidence| confidence.is_doubtful());
        let stale = self.stale.then_some("stale");
        let words: Vec<&str> = doubt
            .map(Confidence::word)
            .into_iter()
            .chain(stale)
            .collect();
        words.join(", ")
    }

    /// Everything on one line: warnings, note, source, date.
    pub fn text(&self) -> String {
        let parts = [
            Some(self.warnings()).filter(|warnings| !warnings.is_empty()),
            self.note.clone(),
            self.source.as_deref().map(str::to_owned),
            self.as_of.map(|as_of| format!("as of {as_of}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Pack {
    /// The sheet of a country as read at `now`: clock and kind of day there, the age of each fact.
    pub fn sheet(&self, country: &Country, now: Timestamp) -> Vec<Section> {
        let today = now.to_zoned(TimeZone::UTC).date();
        let writer = Writer {
            pack: self,
            country,
            now,
            today,
        };
        let titles = self.manifest().sections.iter();
        let facts = titles.map(|title| Section {
            id: title.id.clone(),
            title: title.title.clone(),
            rows: writer.rows(&title.id),
        });
        facts.chain([writer.open()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(code: &str, now: &str) -> Vec<Section> {
        let pack = Pack::embedded().unwrap();
        pack.sheet(pack.country(code).unwrap(), now.parse().unwrap())
    }

    fn row(sections: &[Section], label: &str) -> Row {
        let mut rows = sections.iter().flat_map(|section| &section.rows);
        rows.find(|row| row.label == label)
            .unwrap_or_else(|| panic!("no row {label}"))
            .clone()
    }

    const NOW: &str = "2026-11-22T14:05:00Z";

    #[test]
    fn a_sheet_reads_like_a_card() {
        let luxembourg = sheet("LU", NOW);
        let titles: Vec<_> = luxembourg
            .iter()
            .map(|section| section.title.as_str())
            .collect();
        assert_eq!(
            titles,
            [
                "Identity",
                "Contact and time",
                "Memberships and channels",
                "Law in short",
                "Languages",
                "Open items"
            ]
        );
        assert_eq!(
            row(&luxembourg, "Local time").value,
            "Sun 2026-11-22 15:05 (UTC+01:00)"
        );
        let today = row(&luxembourg, "Today there");
        assert_eq!(today.value, "weekend; opens Mon 09:00 (assumed hours)");
        assert_eq!(
            today.remark.text(),
            "offices assumed open 09:00-17:00 on working days, unverified"
        );
        assert_eq!(
            row(&luxembourg, "Next holidays").value,
            "Fri 2026-12-25 Christmas Day; Sat 2026-12-26 Saint Stephen's Day"
        );
        assert_eq!(row(&luxembourg, "Calling code").value, "+352");
        assert_eq!(
            row(&luxembourg, "Land neighbours").value,
            "Belgium (BE), Germany (DE), France (FR)"
        );
        assert!(
            row(&luxembourg, "Languages for mutual assistance")
                .value
                .starts_with("French")
        );
        assert!(row(&luxembourg, "Channels").value.contains("SIENA"));
    }

    #[test]
    fn the_table_of_holidays_ends_and_says_so() {
        for (code, now, words) in [
            (
                "DE",
                "2030-12-26T08:00:00Z",
                "Thu 2030-12-26 Second Day of Christmas; later than 2030-12-31 unknown",
            ),
            ("DE", "2031-03-07T08:00:00Z", "unknown"),
            ("UA", NOW, "unknown"),
            (
                "EG",
                "2027-03-01T08:00:00Z",
                "Tue 2027-03-09 Eid al-Fitr (estimated); Wed 2027-03-10 Eid al-Fitr (estimated)",
            ),
        ] {
            assert_eq!(row(&sheet(code, now), "Next holidays").value, words);
        }
    }

    #[test]
    fn unknown_is_said_and_never_filled_in() {
        let guernsey = sheet("GG", NOW);
        assert_eq!(
            row(&guernsey, "Legal tradition").value,
            "unknown, see United Kingdom (GB)"
        );
        let chad = sheet("TD", NOW);
        assert_eq!(row(&chad, "Extradites its nationals").value, "unknown");
        assert_eq!(
            row(&chad, "Extradites its nationals").remark.warnings(),
            "unknown"
        );
    }

    #[test]
    fn recalled_values_say_unverified() {
        let ghana = sheet("GH", NOW);
        let answer = row(&ghana, "Extradites its nationals");
        assert!(
            answer.remark.text().starts_with("unverified; "),
            "{}",
            answer.remark.text()
        );
        assert!(answer.remark.text().contains("Extradition Act 1960"));
    }

    #[test]
    fn old_facts_are_marked_by_the_day_asked() {
        assert!(row(&sheet("DE", NOW), "Legal tradition").remark.stale);
        assert!(!row(&sheet("DE", NOW), "Capital").remark.stale);
        assert!(
            row(&sheet("DE", "2031-03-07T08:00:00Z"), "Capital")
                .remark
                .stale
        );
    }

    #[test]
    fn every_sheet_has_every_section_with_rows_and_no_empty_value() {
        for country in Pack::embedded().unwrap().countries() {
            for section in sheet(&country.iso2, NOW) {
                assert!(!section.rows.is_empty(), "{} {}", country.iso2, section.id);
                for row in section.rows {
                    assert!(
                        !row.value.trim().is_empty(),
                        "{} {}",
                        country.iso2,
                        row.label
                    );
                    assert!(!row.label.is_empty());
                }
            }
        }
    }
}
