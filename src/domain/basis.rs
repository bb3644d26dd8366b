//! The legal basis an officer chose for a record: what the bookshelf said on that day, kept with the record for good.
//!
//! Never here: which instruments exist or apply. A later pack changes nothing in a choice that was made.

use serde::{Deserialize, Serialize};

use super::{CountryCode, Entry, Foreign, Label, Moment};

/// What stands in place of how sure the pack was when it did not offer the instrument: `not offered: not-party`.
pub const NOT_OFFERED: &str = "not offered";

/// An instrument as the bookshelf showed it when it was chosen.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChosenBasis {
    /// Its name in the pack.
    pub instrument: Label,
    /// Its title.
    pub title: String,
    /// The article the request rests on, as in `Art. 18`; `None` when none is known.
    pub article: Option<String>,
    /// What is wanted, as the pack names it: `mla`.
    pub kind: Label,
    /// The requesting state.
    pub from: CountryCode,
    /// The requested state.
    pub to: CountryCode,
    /// Crime areas of the case, as the pack names them.
    pub crimes: Vec<Label>,
    /// The day for which it was asked, `2031-03-10`.
    pub on: String,
    /// Version of the pack it was read from.
    pub pack: String,
    /// How sure the pack was that it binds both states, in words; [`NOT_OFFERED`] with the reason in a word when it did
    /// not say so.
    pub confidence: String,
    /// The day its list of parties spoke of, as the pack wrote it.
    pub as_of: Option<String>,
    /// Why it stood where it stood among the instruments, in the bookshelf's words; empty when it was not ranked.
    pub why_ranked: String,
}

impl ChosenBasis {
    /// Whether the bookshelf offered it for the question.
    pub fn was_offered(&self) -> bool {
        !self.confidence.starts_with(NOT_OFFERED)
    }

    /// Article and title, and how sure: what a package or a line of history says of it.
    pub fn summary(&self) -> String {
        let article = self
            .article
            .as_deref()
            .map(|article| format!("{article}, "));
        format!(
            "{}{} ({}, {})",
            article.unwrap_or_default(),
            self.title,
            self.instrument,
            self.confidence
        )
    }

    /// `mla, ZA asks LU, for 2031-03-10, cybercrime`.
    pub fn question(&self) -> String {
        let crimes = self.crimes.iter().map(|area| format!(", {area}"));
        let (kind, from, to, on) = (&self.kind, self.from, self.to, &self.on);
        format!(
            "{kind}, {from} asks {to}, for {on}{}",
            crimes.collect::<String>()
        )
    }
}

/// A choice that stands on a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BasisChoice {
    /// What was chosen.
    pub basis: ChosenBasis,
    /// Who chose it.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// Why, in the officer's words.
    pub why: Foreign,
}

impl BasisChoice {
    /// The choice an entry made.
    pub(super) fn made(entry: &Entry, basis: &ChosenBasis, why: &Foreign) -> Self {
        Self {
            basis: basis.clone(),
            by: entry.officer.clone(),
            at: entry.at,
            why: why.clone(),
        }
    }
}

#[cfg(test)]
impl ChosenBasis {
    /// An invented choice for tests.
    pub fn sample() -> Self {
        let label = |text| Label::own(text);
        Self {
            instrument: label("sample-convention"),
            title: "EXAMPLE Convention on Mutual Assistance".into(),
            article: Some("Art. 3".into()),
            kind: label("mla"),
            from: "LU".parse().unwrap_or(CountryCode::NOT_SAID),
            to: "ZA".parse().unwrap_or(CountryCode::NOT_SAID),
            crimes: vec![label("cybercrime")],
            on: "2031-03-10".into(),
            pack: "2031.1.1".into(),
            confidence: "read in a source".into(),
            as_of: Some("2031-01-15".into()),
            why_ranked: "It regulates the whole procedure.".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_says_article_title_name_and_how_sure() {
        let mut basis = ChosenBasis::sample();
        assert_eq!(
            basis.summary(),
            "Art. 3, EXAMPLE Convention on Mutual Assistance (sample-convention, read in a source)"
        );
        assert_eq!(
            basis.question(),
            "mla, LU asks ZA, for 2031-03-10, cybercrime"
        );
        basis.article = None;
        assert!(basis.summary().starts_with("EXAMPLE Convention"));
    }
}
