//! Required contents: which field a letter must or should have, by which article.
//!
//! Never here: the order of fields; that is the template's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::Confidence;
use super::super::table::{Table, TableRow};
use super::field::{Fields, label};
use super::{FormsError, is_filled};
use crate::domain::kind::worded;
use crate::domain::letter::LetterKind;
use crate::domain::{Foreign, Label, RequestKind};

worded! {
    /// How much a field is needed, strictest first.
    Need {
        /// The instrument or the desk requires it.
        Must = "must", "required";
        /// Good practice.
        Should = "should", "recommended";
        /// As the officer likes.
        May = "may", "optional";
    }
}

/// Why a field is needed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// How much, by this reason alone.
    pub need: Need,
    /// The article; `None` where good practice or the desk asks for it.
    pub article: Option<String>,
    /// How sure that is.
    pub confidence: Confidence,
    /// The instrument by name, `practice` or `desk`.
    pub source: String,
    /// Only then.
    pub when: Option<Condition>,
}

/// Another field a need hangs on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The field that must be filled.
    pub field: Label,
    /// The choice it must hold; `None` for any words.
    pub value: Option<Label>,
}

impl Condition {
    /// Reads `urgency` or `decision=denied`.
    fn read(row: TableRow<'_>, fields: &Fields) -> Result<Option<Self>, FormsError> {
        let Some(text) = row.filled("when") else {
            return Ok(None);
        };
        let (name, value) = text
            .split_once('=')
            .map_or((text, None), |(name, value)| (name, Some(value)));
        let field = fields.values().find(|field| field.name.as_str() == name);
        let field = field.ok_or_else(|| row.error(format!("unknown field: {name}")))?;
        let value = value.map(|value| {
            let mut choices = field.choices.iter().map(|choice| &choice.word);
            let found = choices.find(|word| word.as_str() == value).cloned();
            found.ok_or_else(|| row.error(format!("{name} has no choice {value}")))
        });
        Ok(Some(Self {
            field: field.name.clone(),
            value: value.transpose()?,
        }))
    }

    /// Whether these values meet it.
    pub fn holds(&self, values: &BTreeMap<Label, Foreign>) -> bool {
        is_filled(values, &self.field)
            && self.value.as_ref().is_none_or(|word| {
                let typed = values.get(&self.field).map(|value| value.raw().trim());
                typed == Some(word.as_str())
            })
    }
}

/// Which instruments a row speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Instruments {
    /// Every request, whatever it rests on.
    Any,
    /// Requests without a chosen instrument.
    NoneChosen,
    /// These.
    Named(Vec<String>),
}

impl Instruments {
    fn read(row: TableRow<'_>) -> Result<Self, FormsError> {
        match row.filled("instrument") {
            None => Err(row.error("instrument is empty").into()),
            Some("*") => Ok(Self::Any),
            Some("none") => Ok(Self::NoneChosen),
            Some(names) => Ok(Self::Named(names.split(';').map(str::to_owned).collect())),
        }
    }

    fn holds(&self, instrument: Option<&str>) -> bool {
        match self {
            Self::Any => true,
            Self::NoneChosen => instrument.is_none(),
            Self::Named(names) => instrument.is_some_and(|id| names.iter().any(|name| name == id)),
        }
    }
}

/// A row of `contents.csv`.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub line: u64,
    /// `None`: every letter.
    letter: Option<LetterKind>,
    /// Empty: every request.
    requests: Vec<RequestKind>,
    instruments: Instruments,
    pub field: Label,
    pub why: Why,
}

impl Content {
    /// Whether it speaks of this kind of letter about this kind of request.
    pub fn is_of(&self, letter: LetterKind, request: RequestKind) -> bool {
        self.letter.is_none_or(|kind| kind == letter)
            && (self.requests.is_empty() || self.requests.contains(&request))
    }

    /// Whether it holds where the request rests on this instrument.
    pub fn holds(&self, instrument: Option<&str>) -> bool {
        self.instruments.holds(instrument)
    }

    /// The instruments it names.
    pub fn named(&self) -> &[String] {
        match &self.instruments {
            Instruments::Named(names) => names,
            Instruments::Any | Instruments::NoneChosen => &[],
        }
    }
}

/// Reads `contents.csv`.
pub(super) fn read_contents(text: &str, fields: &Fields) -> Result<Vec<Content>, FormsError> {
    let table = Table::read("contents.csv", text)?;
    table.rows().map(|row| read_content(row, fields)).collect()
}

fn read_content(row: TableRow<'_>, fields: &Fields) -> Result<Content, FormsError> {
    let letter = match row.cell("letter") {
        "*" => None,
        word => Some(
            LetterKind::from_word(word)
                .ok_or_else(|| row.error(format!("unknown kind of letter: {word}")))?,
        ),
    };
    let known = |name: Label| {
        if fields.contains_key(&name) {
            Ok(name)
        } else {
            Err(row.error(format!("unknown field: {name}")))
        }
    };
    let need = Need::from_word(row.cell("need"))
        .ok_or_else(|| row.error("need is must, should or may"))?;
    Ok(Content {
        line: row.line(),
        letter,
        requests: read_requests(row)?,
        instruments: Instruments::read(row)?,
        field: known(label(row, "field")?)?,
        why: Why {
            need,
            article: row.filled("article").map(str::to_owned),
            confidence: read_confidence(row)?,
            source: read_source(row)?,
            when: Condition::read(row, fields)?,
        },
    })
}

fn read_requests(row: TableRow<'_>) -> Result<Vec<RequestKind>, FormsError> {
    let words = row
        .filled("request")
        .ok_or_else(|| row.error("request is empty"))?;
    if words == "*" {
        return Ok(Vec::new());
    }
    let kinds = words.split(';').map(|word| {
        RequestKind::from_word(word)
            .ok_or_else(|| row.error(format!("unknown kind of request: {word}")).into())
    });
    kinds.collect()
}

/// `verified` was read in the text, `secondary` in another source, `unverified` is recalled.
pub(super) fn read_confidence(row: TableRow<'_>) -> Result<Confidence, FormsError> {
    match row.cell("confidence") {
        "verified" => Ok(Confidence::PrimaryText),
        "secondary" => Ok(Confidence::OtherSource),
        "unverified" => Ok(Confidence::Unverified),
        other => Err(row.error(format!("unknown confidence: {other}")).into()),
    }
}

pub(super) fn read_source(row: TableRow<'_>) -> Result<String, FormsError> {
    let source = row
        .filled("source")
        .ok_or_else(|| row.error("source is empty"))?;
    Ok(source.to_owned())
}
