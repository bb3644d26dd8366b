//! Which language a letter to a country can be written in, and what a country is called in it.
//!
//! Never here: translating; the choice itself, which is the officer's.

use std::fmt::Write;

use super::super::{Confidence, Country, Fact, Pack};
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
