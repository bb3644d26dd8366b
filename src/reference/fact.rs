//! One fact about one country, and the column it stands in.
//!
//! Never here: the list of columns; it is `assets/reference/columns.csv`.
use std::sync::Arc;

use serde::Serialize;

use super::{AsOf, Confidence};

/// How a column's values are written out for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Text,
    /// Several values joined with `;`.
    List,
    /// Parts joined with `+`.
    Plus,
    /// `yes`, `no`, `unknown` or a special state such as `suspended`: gathered into one line per section.
    Flag,
    /// ISO alpha-2 codes.
    Countries,
    /// ISO 639 codes.
    Languages,
    /// Calling codes without the plus sign.
    Calling,
    /// "Yes", or what the place belongs to.
    Sovereignty,
    /// A remark on the fact of the same name.
    Note,
    /// Says something about another column; never a fact of its own.
    Hidden,
}

impl Form {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "text" => Self::Text,
            "list" => Self::List,
            "plus" => Self::Plus,
            "flag" => Self::Flag,
            "countries" => Self::Countries,
            "languages" => Self::Languages,
            "calling" => Self::Calling,
            "sovereignty" => Self::Sovereignty,
            "note" => Self::Note,
            "hidden" => Self::Hidden,
            _ => return None,
        })
    }
}

/// A column of the country table: what it is called, where it comes from, how sure we are by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name in the table, stable across packs.
    pub name: String,
    /// Section of the country sheet, empty when the column is not shown there.
    pub section: String,
    /// Words for a reader.
    pub label: String,
    /// How values are written out.
    pub form: Form,
    /// Where the values come from, in words.
    pub source: Arc<str>,
    /// The day the source speaks of, unless a row says otherwise.
    pub as_of: Option<AsOf>,
    /// An empty value means "not known" (and is an open item) instead of "does not apply".
    pub empty_is_unknown: bool,
}

/// One value with its provenance. Written as JSON it is value, confidence in words, source, date and remark; the name
/// of the column is the caller's key.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The column it stands in.
    #[serde(skip)]
    pub column: Arc<Column>,
    /// The value as the pack has it; lists joined with `;`.
    pub value: Box<str>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The source of this very value, in words.
    pub source: Arc<str>,
    /// The day it was true, as exactly as known.
    pub as_of: Option<AsOf>,
    /// A remark that must be read with the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

impl Fact {
    /// Name of the column.
    pub fn name(&self) -> &str {
        &self.column.name
    }

    /// The parts of a list value, without empty ones.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.value
            .split(';')
            .map(str::trim)
            .filter(|item| !item.is_empty())
    }
}
