//! The title page of a pack: version, dates, sources with licence credits, legend.
//!
//! Never here: facts about countries.
use std::collections::BTreeMap;

use serde::Deserialize;

use super::Hours;

/// What `pack.json` says. Unknown fields are ignored, so an older program reads a newer pack of the same format.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// Kind of pack; always `reference` here.
    pub pack: String,
    /// Number of the layout; this program reads 1.
    pub format: u32,
    /// Version of the content; see [`Manifest::is_newer_than`].
    pub version: String,
    /// The day the pack was put together, `YYYY-MM-DD`.
    pub built_as_of: String,
    /// From this age on, in months, a fact is marked stale.
    pub stale_after_months: u16,
    /// First and last year of the holiday table.
    pub holiday_years: (i16, i16),
    /// When offices are taken to be open on working days, where nothing is known of a country; absent in older packs.
    pub assumed_hours: Option<Hours>,
    /// Codes in use that ISO does not assign, to the code they mean.
    pub code_aliases: BTreeMap<String, String>,
    /// Organisations that join instruments as states do, code to name; absent in older packs.
    #[serde(default)]
    pub unions: BTreeMap<String, String>,
    /// What a reader may look for and will not find here.
    pub not_in_pack: Vec<String>,
    /// The credit line to print.
    pub credit: String,
    /// Legend: code to words.
    pub confidence: BTreeMap<String, String>,
    /// Sections of the country sheet, in order.
    pub sections: Vec<SectionTitle>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

impl Manifest {
    /// Whether the version is a later one: parts between dots are compared as numbers where both are numbers.
    pub fn is_newer_than(&self, other: &Self) -> bool {
        is_later(&self.version, &other.version)
    }
}

/// Whether one version of a pack is later than another; see [`Manifest::is_newer_than`].
pub fn is_later(version: &str, other: &str) -> bool {
    parts(version).cmp(parts(other)).is_gt()
}

/// Numbers stand before words, which only a pack from before they were refused can have.
fn parts(version: &str) -> impl Iterator<Item = (u64, &str)> {
    version.split('.').map(|part| {
        let number = part.parse::<u64>();
        number.map_or((u64::MAX, part), |number| (number, ""))
    })
}

/// A section of the country sheet.
#[derive(Debug, Clone, Deserialize)]
pub struct SectionTitle {
    /// Name used by the column table.
    pub id: String,
    /// Words for a reader.
    pub title: String,
}

/// One source with its licence.
#[derive(Debug, Clone, Deserialize)]
pub struct Source {
    /// Name used by the column table.
    pub id: String,
    /// Words for a reader.
    pub name: String,
    /// Licence under which it is used.
    pub licence: String,
    /// Year, month or day it speaks of; absent when every fact has its own.
    pub as_of: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::is_later;

    #[test]
    fn versions_are_compared_part_by_part() {
        for (later, earlier) in [
            ("2026.11.10", "2026.11.9"),
            ("2027.1", "2026.11.1"),
            ("2026.11.1.1", "2026.11.1"),
            ("2026.rc", "2026.99"),
        ] {
            assert!(is_later(later, earlier) && !is_later(earlier, later));
        }
        assert!(!is_later("2026.11.1", "2026.11.1"));
        assert!(!is_later("2026.011.1", "2026.11.1"));
    }
}
