//! Text that was given into typed values, or into words that say what is possible.
//!
//! Never here: which action needs which field.
use std::fmt::Display;
use std::str::FromStr;

use super::field::{Field, choices};
use super::given::Given;
use crate::cli::exit::Failure;
use crate::domain::{CountryCode, Foreign, Label, Moment};

pub(super) fn wrong(field: Field, expected: impl Display, given: &str) -> Failure {
    let name = field.name();
    Failure::usage(format!("--{name} must be {expected}, not \"{given}\"."))
}

/// Typed reading of what was given.
impl Given {
    /// The text of a field that must be there.
    pub(super) fn required(&self, field: Field) -> Result<&str, Failure> {
        self.text(field).ok_or_else(|| {
            let (name, value) = (field.name(), field.value_name());
            Failure::usage(format!("--{name} {value} is missing. {}.", field.about()))
        })
    }

    /// What `read` makes of a field; nothing when it was not given.
    pub(super) fn optional<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Self, Field) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let is_given = self.text(field).is_some();
        is_given.then(|| read(self, field)).transpose()
    }

    /// Words as typed.
    pub(super) fn words(&self, field: Field) -> Result<Foreign, Failure> {
        self.required(field).map(Foreign::from)
    }

    /// Words as typed; none when absent.
    pub(super) fn words_or_none(&self, field: Field) -> Foreign {
        self.text(field).map(Foreign::from).unwrap_or_default()
    }

    /// A label.
    pub(super) fn label(&self, field: Field) -> Result<Label, Failure> {
        as_label(field, self.required(field)?)
    }

    /// Labels, one for each time the field was given.
    pub(super) fn labels(&self, field: Field) -> Result<Vec<Label>, Failure> {
        self.all(field).map(|text| as_label(field, text)).collect()
    }

    /// A country code.
    pub(super) fn country(&self, field: Field) -> Result<CountryCode, Failure> {
        self.parsed(field, "a country code such as ZA")
    }

    /// An instant.
    pub(super) fn moment(&self, field: Field) -> Result<Moment, Failure> {
        let text = self.required(field)?;
        let expected = "an instant with its zone such as 2031-03-10T09:00Z";
        Moment::parse(text).ok_or_else(|| wrong(field, expected, text))
    }

    /// Text that reads as what is expected.
    pub(super) fn parsed<T: FromStr>(
        &self,
        field: Field,
        expected: impl Display,
    ) -> Result<T, Failure> {
        let text = self.required(field)?;
        text.trim()
            .parse()
            .map_err(|_| wrong(field, expected, text))
    }

    /// A word of a list.
    pub(super) fn choice<T: Copy>(
        &self,
        field: Field,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<T, Failure> {
        chosen(field, self.required(field)?, all, word)
    }

    /// Words of a list, one for each time the field was given.
    pub(super) fn choices<T: Copy>(
        &self,
        field: Field,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<Vec<T>, Failure> {
        self.all(field)
            .map(|text| chosen(field, text, all, word))
            .collect()
    }

    /// A number from one up.
    pub(super) fn number(&self, field: Field) -> Result<u32, Failure> {
        let text = self.required(field)?;
        let number = text.parse().ok().filter(|number| *number > 0);
        number.ok_or_else(|| wrong(field, "a whole number from 1", text))
    }

    /// A number from one up, else this.
    pub(super) fn number_or(
        &self,
        field: Field,
        otherwise: impl FnOnce() -> u32,
    ) -> Result<u32, Failure> {
        let given = self.optional(field, Self::number)?;
        Ok(given.unwrap_or_else(otherwise))
    }

    /// An instant, else this.
    pub(super) fn moment_or(&self, field: Field, otherwise: Moment) -> Result<Moment, Failure> {
        let given = self.optional(field, Self::moment)?;
        Ok(given.unwrap_or(otherwise))
    }
}

fn as_label(field: Field, text: &str) -> Result<Label, Failure> {
    text.parse()
        .map_err(|_| wrong(field, "one to forty letters, digits or - _ . +", text))
}

fn chosen<T: Copy>(
    field: Field,
    text: &str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Failure> {
    let is_it = |one: &&T| word(**one).eq_ignore_ascii_case(text.trim());
    let found = all.iter().find(is_it).copied();
    found.ok_or_else(|| wrong(field, choices(all.iter().map(|one| word(*one))), text))
}
