//! The desk's words in the languages of letters.
//!
//! Never here: words typed into code; they are `words.csv`.

use std::collections::BTreeMap;

use super::super::table::{Table, TableRow};
use super::FormsError;
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::letter::Language;
use crate::domain::marking::{HandlingCode, Pap, Tlp};
use crate::domain::subject::{Role, Sex, Trust};

/// The same words in every language of letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InLanguages {
    english: String,
    french: String,
    spanish: String,
}

impl InLanguages {
    /// The words in that language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
            Language::Spanish => &self.spanish,
        }
    }

    /// Reads the three columns that begin with `prefix`; none may be empty.
    pub(super) fn read(row: TableRow<'_>, prefix: &str) -> Result<Self, FormsError> {
        let cell = |language: Language| {
            let column = format!("{prefix}{}", language.word());
            row.filled(&column)
                .map(str::to_owned)
                .ok_or_else(|| row.error(format!("{column} is empty")))
        };
        Ok(Self {
            english: cell(Language::English)?,
            french: cell(Language::French)?,
            spanish: cell(Language::Spanish)?,
        })
    }
}

/// Words that must be there besides those of kinds, codes and months.
const NEEDED: &[&str] = &[
    "from",
    "to",
    "addressed-to",
    "channel",
    "our-ref",
    "your-ref",
    "date",
    "not-dated",
    "letter",
    "colon",
    "draft",
    "draft-note",
    "missing-must",
    "missing-should",
    "practice-note",
    "ground",
    "handling",
    "handling-text",
    "tlp",
    "pap",
    "classification",
    "restriction",
    "assumed",
    "assumed-note",
    "limit",
    "limits",
    "unmarked",
    "date.form",
    "date.first",
    "subject.person",
    "subject.organisation",
    "subject.vehicle",
    "subject.document",
    "subject.phone",
    "subject.account",
    "subject.wallet",
    "subject.firearm",
    "subject.vessel",
    "subject.location",
    "subject.thing",
    "also",
    "born",
    "birth-place",
    "sex",
    "nationality",
    "script",
    "country",
    "number",
    "vin",
    "imo",
    "bic",
    "serial",
    "coordinates",
    "registration",
    "currency",
    "details",
    "holder",
    "height",
    "weight",
    "eyes",
    "hair",
    "marks",
    "speaks",
    "not-readable",
];

/// All words by their name.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(BTreeMap<String, InLanguages>);

impl Words {
    pub(super) fn read(text: &str) -> Result<Self, FormsError> {
        let table = Table::read("words.csv", text)?;
        let mut words = BTreeMap::new();
        for row in table.rows() {
            let key = row.cell("key").to_owned();
            if words.insert(key, InLanguages::read(row, "")?).is_some() {
                return Err(row.error("these words stand twice").into());
            }
        }
        let words = Self(words);
        match needed().find(|key| !words.0.contains_key(key)) {
            Some(key) => Err(FormsError::new("words.csv", 0, format!("{key} is missing"))),
            None => Ok(words),
        }
    }

    /// The words of that name; a name without words is its own words.
    pub(super) fn get<'w>(&'w self, key: &'w str, language: Language) -> &'w str {
        self.0.get(key).map_or(key, |words| words.get(language))
    }
}

fn needed() -> impl Iterator<Item = String> {
    let of = |prefix: &'static str, words: Vec<&'static str>| {
        words
            .into_iter()
            .map(move |word| format!("{prefix}.{word}"))
    };
    NEEDED
        .iter()
        .map(|key| (*key).to_owned())
        .chain((1..=12).map(|month| format!("month.{month}")))
        .chain(of(
            "channel",
            Channel::ALL.iter().map(|it| it.word()).collect(),
        ))
        .chain(of(
            "handling",
            HandlingCode::ALL.iter().map(|it| it.word()).collect(),
        ))
        .chain(of("tlp", Tlp::ALL.iter().map(|it| it.word()).collect()))
        .chain(of("pap", Pap::ALL.iter().map(|it| it.word()).collect()))
        .chain(of("role", Role::ALL.iter().map(|it| it.word()).collect()))
        .chain(of("sex", Sex::ALL.iter().map(|it| it.word()).collect()))
        .chain(of("trust", Trust::ALL.iter().map(|it| it.word()).collect()))
        .chain(of(
            "ground",
            Ground::ALL.iter().map(|it| it.word()).collect(),
        ))
}
