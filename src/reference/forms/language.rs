//! Which language a letter to a country can be written in, and what a country is called in it.
//!
//! Never here: translating; the choice itself, which is the officer's.

use std::fmt::Write;

use super::super::table::{Table, TableRow};
use super::super::{Confidence, Country, Fact, Pack};
use super::content::{read_confidence, read_source};
use super::{Forms, FormsError};
use crate::domain::letter::Language;

/// What is known of a language for letters to a country.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LanguageAdvice {
    /// The language asked about.
    pub language: Language,
    /// Whether the country is known to accept it; `None` when nothing is known.
    pub accepted: Option<bool>,
    /// How sure that is.
    pub confidence: Confidence,
    /// What is known, in words: languages, source, day.
    pub why: String,
}

/// A row of `languages.csv`: what an instrument says of languages.
#[derive(Clone, Debug)]
pub(super) struct LanguageRule {
    instrument: String,
    languages: Vec<String>,
    /// Whether these are all; elsewhere each state names others.
    complete: bool,
    confidence: Confidence,
    why: String,
}

/// Reads `languages.csv`.
pub(super) fn read_rules(text: &str) -> Result<Vec<LanguageRule>, FormsError> {
    let table = Table::read("languages.csv", text)?;
    table.rows().map(read_rule).collect()
}

fn read_rule(row: TableRow<'_>) -> Result<LanguageRule, FormsError> {
    let needed = |column: &str| {
        row.filled(column)
            .ok_or_else(|| row.error(format!("{column} is empty")))
    };
    let complete = match row.cell("others") {
        "no" => true,
        "unknown" => false,
        other => {
            return Err(row
                .error(format!("others is no or unknown, not {other}"))
                .into());
        }
    };
    let source = read_source(row)?;
    Ok(LanguageRule {
        instrument: needed("instrument")?.to_owned(),
        languages: needed("languages")?.split(';').map(str::to_owned).collect(),
        complete,
        confidence: read_confidence(row)?,
        why: row
            .filled("article")
            .map_or_else(|| source.clone(), |article| format!("{article}, {source}")),
    })
}

impl LanguageRule {
    /// The instrument it speaks of.
    pub(super) fn instrument(&self) -> &str {
        &self.instrument
    }
}

impl Forms {
    /// Like [`language_for`], for a letter that rests on this instrument: what the instrument says of languages goes before
    /// what the country says of mutual assistance.
    pub fn language_for(
        &self,
        pack: &Pack,
        country: &str,
        wanted: Language,
        instrument: Option<&str>,
    ) -> LanguageAdvice {
        let named = |rule: &&LanguageRule| instrument == Some(rule.instrument.as_str());
        let Some(rule) = self.languages.iter().find(named) else {
            return language_for(pack, country, wanted);
        };
        let accepted = rule.languages.iter().any(|code| code == wanted.word());
        let official = pack
            .country(country)
            .is_some_and(|country| country.items("languages").any(|code| code == wanted.word()));
        let (why, confidence) = (&rule.why, rule.confidence);
        let names: Vec<_> = rule
            .languages
            .iter()
            .map(|code| pack.language_name(code))
            .collect();
        let names = names.join(", ");
        match (accepted, rule.complete, official) {
            (false, false, true) => language_for(pack, country, wanted),
            (false, false, false) => unknown(
                wanted,
                format!(
                    "Accepted: {names} ({why}, {confidence}); whether others are is not known: ask."
                ),
            ),
            (false, true, _) => LanguageAdvice {
                language: wanted,
                accepted: Some(false),
                confidence,
                why: format!("Accepted: {names} ({why}, {confidence}): translation needed."),
            },
            (true, ..) => LanguageAdvice {
                language: wanted,
                accepted: Some(true),
                confidence,
                why: format!("Accepted: {names} ({why}, {confidence})."),
            },
        }
    }
}

/// Whether the country accepts letters in the wanted language, as far as the pack knows.
///
/// Only what is said of mutual assistance answers yes or no; official languages alone answer yes where the language is one of
/// them, and unknown elsewhere. A recalled list is told as unverified.
pub fn language_for(pack: &Pack, country: &str, wanted: Language) -> LanguageAdvice {
    let Some(country) = pack.country(country) else {
        return unknown(
            wanted,
            format!("{country} is not in the reference data; ask which language is accepted."),
        );
    };
    for column in ["mla_languages", "mla_languages_unverified"] {
        if let Some(fact) = country
            .fact(column)
            .filter(|fact| fact.value.as_ref() != "unknown")
        {
            return declared(pack, country, fact, wanted);
        }
    }
    if country.items("languages").any(|code| code == wanted.word()) {
        let why = format!(
            "{} is an official language of {}.",
            wanted.title(),
            country.name
        );
        let confidence = country
            .fact("languages")
            .map_or(Confidence::NotKnown, |fact| fact.confidence);
        return LanguageAdvice {
            language: wanted,
            accepted: Some(true),
            confidence,
            why,
        };
    }
    let why = format!(
        "It is not known which languages {} accepts; ask, or add a translation into an official language{}.",
        country.name,
        listed(pack, country)
    );
    unknown(wanted, why)
}

fn declared(pack: &Pack, country: &Country, fact: &Fact, wanted: Language) -> LanguageAdvice {
    let accepted = fact.items().any(|code| code == wanted.word());
    let names: Vec<_> = fact.items().map(|code| pack.language_name(code)).collect();
    let mut why = format!("{} accepts {}", country.name, names.join(", "));
    // Writing to a String cannot fail.
    let _ = write!(why, " ({}, {})", fact.source, fact.confidence);
    why.push_str(if accepted {
        "."
    } else {
        ": translation needed."
    });
    LanguageAdvice {
        language: wanted,
        accepted: Some(accepted),
        confidence: fact.confidence,
        why,
    }
}

fn listed(pack: &Pack, country: &Country) -> String {
    let names: Vec<_> = country
        .items("languages")
        .filter(|code| *code != "unknown")
        .map(|code| pack.language_name(code))
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" ({})", names.join(", "))
    }
}

fn unknown(language: Language, why: String) -> LanguageAdvice {
    LanguageAdvice {
        language,
        accepted: None,
        confidence: Confidence::NotKnown,
        why,
    }
}

/// The country's name in that language; a code without country, or without a name in it, is shown as it stands in English.
pub fn country_name(pack: &Pack, code: &str, language: Language) -> String {
    let column = match language {
        Language::English => None,
        Language::French => Some("name_fr"),
        Language::Spanish => Some("name_es"),
    };
    let country = pack.country(code);
    let translated = column.and_then(|column| country?.value(column));
    translated
        .unwrap_or_else(|| pack.country_name(code))
        .to_owned()
}
