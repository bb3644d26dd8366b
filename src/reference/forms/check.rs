//! Whether tables and templates fit together: every language has every letter with the same fields, and every required field
//! has a place in its letter.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Fields;
use super::files::{FormFiles, TemplateText};
use super::template;
use super::{Forms, FormsError, Part, Purpose, Templates, written_as};
use crate::domain::letter::{Language, LetterKind};
use crate::domain::{Label, RequestKind};

/// Parts that stand in other templates.
const PARTS: &[&str] = &["opening", "handling", "closing"];

/// Reads the templates of every language.
pub(super) fn read_templates(
    files: &FormFiles<'_>,
    fields: &Fields,
) -> Result<BTreeMap<Language, Templates>, FormsError> {
    let mut languages: BTreeMap<Language, Templates> = BTreeMap::new();
    for texts in files.templates {
        for text in texts.iter().filter(|text| !PARTS.contains(&text.name)) {
            let parts = template::read(text, texts, fields)?;
            let purpose = purpose(text)?;
            let titles = parts
                .iter()
                .filter(|part| matches!(part, Part::Title(_)))
                .count();
            if titles != 1 || !matches!(parts.first(), Some(Part::Title(_))) {
                return Err(fault(
                    text.language,
                    text.name,
                    "it begins with one line # title",
                ));
            }
            languages
                .entry(text.language)
                .or_default()
                .insert(purpose, parts);
        }
    }
    Ok(languages)
}

/// What the template is for, by its name.
fn purpose(text: &TemplateText<'_>) -> Result<Purpose, FormsError> {
    let (letter, request) = text
        .name
        .split_once('.')
        .map_or((text.name, None), |(letter, request)| {
            (letter, Some(request))
        });
    let unknown = || fault(text.language, text.name, "no letter has this name");
    let letter = LetterKind::from_word(letter).ok_or_else(unknown)?;
    let request = request.map(|word| RequestKind::from_word(word).ok_or_else(unknown));
    Ok((letter, request.transpose()?))
}

impl Forms {
    /// Checks what only all files together can tell.
    pub(super) fn check(&self) -> Result<(), FormsError> {
        for language in Language::ALL {
            for letter in LetterKind::ALL {
                for request in RequestKind::ALL {
                    self.check_letter(*letter, *request, *language)?;
                }
            }
        }
        Ok(())
    }

    fn check_letter(
        &self,
        letter: LetterKind,
        request: RequestKind,
        language: Language,
    ) -> Result<(), FormsError> {
        let placed =
            |language| -> BTreeSet<&Label> { self.places(letter, request, language).collect() };
        let here = placed(language);
        if self.template(letter, request, language).is_empty() {
            return Err(fault(language, letter.word(), "this template is missing"));
        }
        let english = placed(Language::English);
        if let Some(field) = here.symmetric_difference(&english).next() {
            let what = format!("about {}: {field} is not in every language", request.word());
            return Err(fault(language, letter.word(), what));
        }
        if self.places(letter, request, language).count() != here.len() {
            let what = format!("about {}: a field has two places", request.word());
            return Err(fault(language, letter.word(), what));
        }
        let written = written_as(letter, request);
        let rows = self
            .contents
            .iter()
            .filter(|row| row.is_of(written, request));
        for row in rows {
            if let Some(lost) = [
                Some(&row.field),
                row.why.when.as_ref().map(|when| &when.field),
            ]
            .into_iter()
            .flatten()
            .find(|field| !here.contains(field))
            {
                let what = format!("{lost} has no place in the letter about {}", request.word());
                return Err(FormsError::new("contents.csv", row.line, what));
            }
        }
        Ok(())
    }
}

fn fault(language: Language, name: &str, what: impl Into<String>) -> FormsError {
    FormsError::new(format!("{}/{name}.txt", language.word()), 0, what)
}
