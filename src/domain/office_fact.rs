//! What an office states about the world in place of, or beside, its reference pack: one fact, its own source, its date.
//!
//! Never here: whether a pack has such a country, column or treaty, and what a value means to it; the bookshelf says so.
//!
//! The order of variants and fields is the storage format: append at the end, never insert or reorder.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::date::PartialDate;
use super::{CountryCode, Label, Moment, Refusal};

/// Longest value and source, in characters.
const LONGEST: usize = 300;

/// Longest note, in characters.
const LONGEST_NOTE: usize = 1_000;

/// Which fact. Written as text it is a path: `country/DE/weekend`, `party/untoc/DE`, `treaty/coe-224`,
/// `bilateral/us-ext-hk`, and `bilateral/extradition/DE/ZA` for a treaty of two states the pack does not have.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum FactKey {
    /// A column of the sheet of a country.
    Country {
        /// The country, two letters.
        iso2: CountryCode,
        /// The column.
        column: Label,
    },
    /// Where a state stands towards a multilateral instrument.
    Party {
        /// Its name in the pack.
        treaty: Label,
        /// The state or territory, two letters.
        state: CountryCode,
    },
    /// Whether a multilateral instrument is in force at all.
    Treaty {
        /// Its name in the pack.
        id: Label,
    },
    /// Whether a treaty of two states is in force.
    Bilateral {
        /// Its name in the pack.
        id: Label,
    },
    /// A treaty of two states that the pack does not have.
    NewBilateral {
        /// What it serves: `extradition`, `mla`.
        kind: Label,
        /// One state, two letters, the first of the two in alphabetical order.
        one: CountryCode,
        /// The other.
        other: CountryCode,
    },
}

/// Text that names no fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "name the fact as country/DE/weekend, party/untoc/DE, treaty/coe-224, bilateral/us-ext-hk \
     or bilateral/extradition/DE/ZA"
)]
pub struct NotAFactKey;

/// Reads the path in any case. The two states of a new treaty may come in either order.
impl FromStr for FactKey {
    type Err = NotAFactKey;

    fn from_str(text: &str) -> Result<Self, NotAFactKey> {
        let parts: Vec<&str> = text.trim().split('/').collect();
        let (&room, names) = parts.split_first().ok_or(NotAFactKey)?;
        match (room.to_ascii_lowercase().as_str(), names) {
            ("country", &[iso2, column]) => Ok(Self::Country {
                iso2: state(iso2)?,
                column: name(column)?,
            }),
            ("party", &[treaty, iso2]) => Ok(Self::Party {
                treaty: name(treaty)?,
                state: state(iso2)?,
            }),
            ("treaty", &[id]) => Ok(Self::Treaty { id: name(id)? }),
            ("bilateral", &[id]) => Ok(Self::Bilateral { id: name(id)? }),
            ("bilateral", &[kind, one, other]) => {
                let (one, other) = (state(one)?, state(other)?);
                Ok(Self::NewBilateral {
                    kind: name(kind)?,
                    one: one.min(other),
                    other: one.max(other),
                })
            }
            _ => Err(NotAFactKey),
        }
    }
}

fn state(text: &str) -> Result<CountryCode, NotAFactKey> {
    let code: CountryCode = text.parse().map_err(|_| NotAFactKey)?;
    code.is_alpha2().then_some(code).ok_or(NotAFactKey)
}

fn name(text: &str) -> Result<Label, NotAFactKey> {
    text.to_ascii_lowercase().parse().map_err(|_| NotAFactKey)
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country { iso2, column } => write!(f, "country/{iso2}/{column}"),
            Self::Party { treaty, state } => write!(f, "party/{treaty}/{state}"),
            Self::Treaty { id } => write!(f, "treaty/{id}"),
            Self::Bilateral { id } => write!(f, "bilateral/{id}"),
            Self::NewBilateral { kind, one, other } => {
                write!(f, "bilateral/{kind}/{one}/{other}")
            }
        }
    }
}

/// One fact as the office states it. The texts are an officer's words: they pass the gate before they are shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfficeFact {
    /// Which fact.
    pub key: FactKey,
    /// What it says, in the writing of the pack: `fri;sat`, `party 2026-01-01`, `in-force`.
    pub value: String,
    /// Where the office has it from, in words. Never empty.
    pub source: String,
    /// The day it was true, as exactly as known.
    pub as_of: PartialDate,
    /// What must be read with it.
    pub note: Option<String>,
}

impl OfficeFact {
    /// A fact from an officer's words, trimmed. `as_of` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    /// A [`Refusal`] when value, source or date is missing, too long, of several lines, or no date.
    pub fn stated(
        key: FactKey,
        value: &str,
        source: &str,
        as_of: &str,
        note: Option<&str>,
    ) -> Result<Self, Refusal> {
        let needed = |what, text, example: &str| {
            line(what, text, LONGEST)?.ok_or_else(|| {
                Refusal::needing(format!("A stated fact has no {what}."), example.to_owned())
            })
        };
        let note = note.map(|note| line("note", note, LONGEST_NOTE));
        Ok(Self {
            key,
            value: needed("value", value, "say what the fact is")?,
            source: needed(
                "source",
                source,
                "name the letter, gazette or page it was read in",
            )?,
            as_of: PartialDate::parse(as_of).ok_or_else(|| {
                Refusal::needing(
                    "A stated fact needs the date it was true.",
                    "give it as 2026, 2026-05 or 2026-05-31",
                )
            })?,
            note: note.transpose()?.flatten(),
        })
    }
}

/// The text trimmed; `None` when nothing is left.
fn line(what: &str, text: &str, longest: usize) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.chars().any(breaks_the_line) {
        return Err(Refusal::needing(
            format!("The {what} holds line breaks or control characters."),
            "write it on one line",
        ));
    }
    if let Some(hidden) = text.chars().find(|c| is_format(*c)) {
        return Err(Refusal::needing(
            format!(
                "The {what} holds a character nobody sees, U+{:04X}.",
                u32::from(hidden)
            ),
            "type it anew instead of copying it",
        ));
    }
    if text.chars().count() > longest {
        return Err(Refusal::needing(
            format!("The {what} is longer than {longest} characters."),
            "shorten it",
        ));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn breaks_the_line(c: char) -> bool {
    let category = c.general_category();
    let line = [
        GeneralCategory::LineSeparator,
        GeneralCategory::ParagraphSeparator,
    ];
    c.is_control() || line.contains(&category)
}

/// Whether it turns the direction of the text, joins, or stands for nothing at all: two values that look alike would not
/// be alike.
fn is_format(c: char) -> bool {
    c.general_category() == GeneralCategory::Format
}

/// A fact that stands, with who stated it and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StatedFact {
    /// The fact.
    pub fact: OfficeFact,
    /// When it was stated.
    pub at: Moment,
    /// By whom.
    pub officer: Label,
}

/// How a fact came to change without being stated or withdrawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Reversal {
    /// The officer took the newest step back.
    Undo,
    /// The officer did it again.
    Redo,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> FactKey {
        text.parse().unwrap()
    }

    #[test]
    fn every_room_reads_back_as_written() {
        for text in [
            "country/DE/weekend",
            "party/untoc/XK",
            "party/untoc/EU",
            "treaty/coe-224",
            "bilateral/us-ext-hk",
            "bilateral/extradition/DE/ZA",
        ] {
            assert_eq!(key(text).to_string(), text);
        }
        assert_eq!(
            key(" Country/de/WEEKEND ").to_string(),
            "country/DE/weekend"
        );
    }

    #[test]
    fn two_states_are_the_same_two_in_either_order() {
        assert_eq!(key("bilateral/mla/ZA/DE"), key("bilateral/mla/de/za"));
    }

    #[test]
    fn what_names_no_fact_is_refused() {
        for text in [
            "",
            "country",
            "country/DE",
            "country/DEU/weekend",
            "country/DE/weekend/x",
            "country/DE/",
            "party/untoc/49",
            "party//DE",
            "treaty/",
            "treaty/a b",
            "bilateral/extradition/DE",
            "bilateral/\u{202e}x",
            "record/A-2031-0001",
        ] {
            assert_eq!(text.parse::<FactKey>(), Err(NotAFactKey), "{text}");
        }
    }

    #[test]
    fn a_fact_needs_value_source_and_date() {
        let stated = |value, source, as_of| {
            OfficeFact::stated(key("country/DE/weekend"), value, source, as_of, Some(" "))
        };
        let fact = stated(" fri;sat ", " SAMPLE gazette ", "2031-02").unwrap();
        assert_eq!(
            (fact.value.as_str(), fact.source.as_str()),
            ("fri;sat", "SAMPLE gazette")
        );
        assert_eq!(
            (fact.as_of.to_string().as_str(), fact.note),
            ("2031-02", None)
        );
        let long = "x".repeat(LONGEST + 1);
        for (value, source, as_of) in [
            ("", "SAMPLE", "2031"),
            ("fri", "  ", "2031"),
            ("fri", "SAMPLE", ""),
            ("fri", "SAMPLE", "yesterday"),
            ("fri\u{1b}[2J", "SAMPLE", "2031"),
            ("fri", "one\ntwo", "2031"),
            ("fri", "one\u{2028}two", "2031"),
            ("fri\u{202e}", "SAMPLE", "2031"),
            ("f\u{200b}ri", "SAMPLE", "2031"),
            ("fri", "SAM\u{ad}PLE", "2031"),
            (long.as_str(), "SAMPLE", "2031"),
        ] {
            let refusal = stated(value, source, as_of).unwrap_err();
            assert_eq!(refusal.needs.len(), 1, "{refusal}");
        }
    }

    fn code() -> impl Strategy<Value = CountryCode> {
        "[A-Z]{2}".prop_map(|text| text.parse().unwrap())
    }

    fn word() -> impl Strategy<Value = Label> {
        "[a-z0-9][a-z0-9_.+-]{0,20}".prop_map(|text| text.parse().unwrap())
    }

    fn any_key() -> impl Strategy<Value = FactKey> {
        prop_oneof![
            (code(), word()).prop_map(|(iso2, column)| FactKey::Country { iso2, column }),
            (word(), code()).prop_map(|(treaty, state)| FactKey::Party { treaty, state }),
            word().prop_map(|id| FactKey::Treaty { id }),
            word().prop_map(|id| FactKey::Bilateral { id }),
            (word(), code(), code()).prop_map(|(kind, a, b)| FactKey::NewBilateral {
                kind,
                one: a.min(b),
                other: a.max(b),
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn keys_survive_their_text(key in any_key()) {
            prop_assert_eq!(key.to_string().parse::<FactKey>(), Ok(key));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,60}") {
            if let Ok(key) = text.parse::<FactKey>() {
                prop_assert_eq!(key.to_string().parse::<FactKey>(), Ok(key));
            }
        }
    }
}
