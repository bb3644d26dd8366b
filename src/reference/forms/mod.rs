//! Forms of letters: their fields, what instruments require of them, grounds of refusal, and the templates the words of a
//! letter come from, in every language letters are written in.
//!
//! Facts and words are files in `assets/forms/`, checked as a whole when they are read. Never here: values an officer typed,
//! composing a letter, the disk.

mod check;
mod content;
mod fault;
mod field;
mod files;
mod form;
mod grounds;
mod language;
mod template;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use content::Content;
use field::Fields;
use grounds::GroundTable;
use language::LanguageRule;
use words::Words;

use crate::domain::letter::{Language, LetterKind};
use crate::domain::{Label, RequestKind};

pub use content::{Condition, Need, Why};
pub use fault::FormsError;
pub use field::{CaseFact, Choice, Shape};
pub use files::{FormFiles, TemplateText};
pub use form::{Form, FormField, is_filled};
pub use grounds::{Grounds, KnownGround};
pub use language::{LanguageAdvice, country_name, language_for};
pub use template::{DeskFact, LetterFact, Part, Place, Sentence, Span, When};
pub use words::InLanguages;

/// What a template is for: a kind of letter, and a kind of request where that has a template of its own.
type Purpose = (LetterKind, Option<RequestKind>);

/// Templates of one language.
type Templates = BTreeMap<Purpose, Vec<Part>>;

/// All forms, as they were read.
#[derive(Clone, Debug)]
pub struct Forms {
    fields: Fields,
    contents: Vec<Content>,
    grounds: GroundTable,
    languages: Vec<LanguageRule>,
    words: Words,
    templates: BTreeMap<Language, Templates>,
}

impl Forms {
    /// The forms inside the program, read on first use and kept.
    ///
    /// # Errors
    /// [`FormsError`] when the embedded texts are not forms; the tests of this crate exclude that.
    pub fn embedded() -> Result<Arc<Self>, FormsError> {
        static EMBEDDED: OnceLock<Result<Arc<Forms>, FormsError>> = OnceLock::new();
        EMBEDDED
            .get_or_init(|| Self::read(&FormFiles::EMBEDDED).map(Arc::new))
            .clone()
    }

    /// Reads forms from their texts.
    ///
    /// # Errors
    /// [`FormsError`] names the file and the line of the first fault.
    pub fn read(files: &FormFiles<'_>) -> Result<Self, FormsError> {
        let fields = field::read_fields(files.fields, files.choices)?;
        let forms = Self {
            contents: content::read_contents(files.contents, &fields)?,
            grounds: GroundTable::read(files.grounds)?,
            languages: language::read_rules(files.languages)?,
            words: Words::read(files.words)?,
            templates: check::read_templates(files, &fields)?,
            fields,
        };
        forms.check()?;
        Ok(forms)
    }

    /// The form of a letter of this kind about a request of that kind, resting on this instrument (its name in the pack).
    ///
    /// Requirements of the instrument and those of every letter add up; the strictest counts.
    pub fn form(&self, letter: LetterKind, request: RequestKind, instrument: Option<&str>) -> Form {
        let letter = written_as(letter, request);
        let asked: Vec<_> = self
            .contents
            .iter()
            .filter(|row| row.is_of(letter, request) && row.holds(instrument))
            .collect();
        let places = self.places(letter, request, Language::English);
        let fields = places.filter_map(|name| {
            let field = self.fields.get(name)?;
            let why = asked.iter().filter(|row| row.field == *name);
            Some(FormField::new(
                field,
                why.map(|row| row.why.clone()).collect(),
            ))
        });
        Form {
            fields: fields.collect(),
            needs_ground: letter == LetterKind::Refusal,
        }
    }

    /// Grounds of refusal an officer can choose from where a request rests on this instrument.
    pub fn grounds(&self, instrument: Option<&str>) -> Grounds {
        self.grounds.of(instrument)
    }

    /// The parts of the letter in that language, in order.
    pub fn template(
        &self,
        letter: LetterKind,
        request: RequestKind,
        language: Language,
    ) -> &[Part] {
        let letter = written_as(letter, request);
        let of = self.templates.get(&language);
        let parts = of.and_then(|of| {
            of.get(&(letter, Some(request)))
                .or_else(|| of.get(&(letter, None)))
        });
        parts.map_or(&[], Vec::as_slice)
    }

    /// Words of the desk by their name in `words.csv`; a name without words is its own words.
    pub fn words<'w>(&'w self, key: &'w str, language: Language) -> &'w str {
        self.words.get(key, language)
    }

    /// Names of instruments the tables speak of.
    pub fn instruments(&self) -> BTreeSet<&str> {
        let contents = self.contents.iter().flat_map(Content::named);
        let languages = self.languages.iter().map(LanguageRule::instrument);
        contents
            .map(String::as_str)
            .chain(self.grounds.named())
            .chain(languages)
            .collect()
    }

    /// Fields a template places, in its order.
    fn places(
        &self,
        letter: LetterKind,
        request: RequestKind,
        language: Language,
    ) -> impl Iterator<Item = &Label> {
        self.template(letter, request, language)
            .iter()
            .filter_map(|part| match part {
                Part::Block(Place::Field(name)) => Some(name),
                _ => None,
            })
    }
}

/// A record of own-initiative information asks nothing: its letter informs. A record of a consent asks for consent.
const fn written_as(letter: LetterKind, request: RequestKind) -> LetterKind {
    match (letter, request) {
        (LetterKind::Request, RequestKind::OwnInitiative) => LetterKind::OwnInitiative,
        (LetterKind::Request, RequestKind::Consent) => LetterKind::ConsentRequest,
        _ => letter,
    }
}
