//! The form of one letter: its fields in the order they stand in the letter, each with how much it is needed and why.
//!
//! Never here: values beyond asking whether they are there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::{Need, Why};
use super::field::{CaseFact, Choice, Field, Shape};
use crate::domain::letter::Language;
use crate::domain::{Foreign, Label};

/// A field of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormField {
    /// Its name among the values of a letter.
    pub name: Label,
    /// What is typed into it.
    pub shape: Shape,
    /// How much it is needed, conditions aside; see [`FormField::need_with`].
    pub need: Need,
    /// Every reason, strictest first.
    pub why: Vec<Why>,
    /// The fact of the case it starts from.
    pub default_from: Option<CaseFact>,
    field: Arc<Field>,
}

impl FormField {
    pub(super) fn new(field: &Arc<Field>, mut why: Vec<Why>) -> Self {
        why.sort_by_key(|why| why.need);
        let need = why
            .iter()
            .filter(|why| why.when.is_none())
            .map(|why| why.need)
            .min();
        Self {
            name: field.name.clone(),
            shape: field.shape,
            need: need.unwrap_or(Need::May),
            why,
            default_from: field.default_from,
            field: Arc::clone(field),
        }
    }

    /// What it is called.
    pub fn label(&self, language: Language) -> &str {
        self.field.labels.get(language)
    }

    /// One sentence on what belongs into it, in English.
    pub fn help(&self) -> &str {
        &self.field.help
    }

    /// The values of a choice; empty for other shapes.
    pub fn choices(&self) -> &[Choice] {
        &self.field.choices
    }

    /// How much it is needed beside these values: some reasons hold only where another field is filled.
    pub fn need_with(&self, values: &BTreeMap<Label, Foreign>) -> Need {
        let holds = |why: &&Why| why.when.as_ref().is_none_or(|when| when.holds(values));
        let need = self.why.iter().filter(holds).map(|why| why.need).min();
        need.unwrap_or(Need::May)
    }
}

/// The fields of a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// In the order they stand in the letter.
    pub fields: Vec<FormField>,
    /// Whether the letter must name a ground of refusal.
    pub needs_ground: bool,
}

impl Form {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.name.as_str() == name)
    }

    /// Required and recommended fields without words, the required ones first.
    pub fn missing(&self, values: &BTreeMap<Label, Foreign>) -> Vec<&FormField> {
        let missing = |need: Need| {
            let fields = self.fields.iter();
            fields.filter(move |field| {
                field.need_with(values) == need && !is_filled(values, &field.name)
            })
        };
        missing(Need::Must).chain(missing(Need::Should)).collect()
    }

    /// Whether every required field has words.
    pub fn is_complete(&self, values: &BTreeMap<Label, Foreign>) -> bool {
        self.fields
            .iter()
            .all(|field| field.need_with(values) != Need::Must || is_filled(values, &field.name))
    }
}

/// Whether there are words under that name; blanks are none.
pub fn is_filled(values: &BTreeMap<Label, Foreign>, name: &Label) -> bool {
    values
        .get(name)
        .is_some_and(|value| !value.raw().trim().is_empty())
}
