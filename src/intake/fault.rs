//! Why something from outside was refused, and where.
//!
//! Both parts print as safe text: keys of the sender's own making pass the gate first. Never here: the original, and what
//! happens to it.
use super::limits::Limit;
use crate::domain::text::{Foreign, show};
use std::fmt;
use thiserror::Error;

/// One refusal: a whole file, or one record of it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{why}{}", at.suffix())]
pub struct Fault {
    /// What is wrong.
    pub why: Why,
    /// Where.
    pub at: Place,
}

/// What is wrong with bytes from outside, in words for the officer.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Why {
    /// No bytes.
    #[error("The file is empty")]
    Empty,
    /// No format recognises it.
    #[error("{0}")]
    UnknownKind(&'static str),
    /// A limit was passed.
    #[error("More than {most} {}", limit.what())]
    TooMuch {
        /// Of what.
        limit: Limit,
        /// The value in force.
        most: usize,
    },
    /// Bytes that are not UTF-8 where the format says they are.
    #[error("Not valid UTF-8")]
    Encoding,
    /// The end comes inside a value.
    #[error("The text ends too early")]
    Truncated,
    /// A character that cannot stand here.
    #[error("Not valid JSON")]
    Json,
    /// Something follows the end.
    #[error("More text after the end of the JSON value")]
    TrailingData,
    /// NaN or Infinity.
    #[error("NaN and Infinity are not JSON numbers")]
    NotANumber,
    /// The same key twice in one object.
    #[error("The same key stands twice in one object")]
    DuplicateKey,
    /// Half of a UTF-16 pair.
    #[error("Half of a surrogate pair")]
    LoneSurrogate,
    /// A control character without escape.
    #[error("A control character stands unescaped in a string")]
    RawControl,
    /// A quotation mark without its end.
    #[error("A quotation mark is never closed")]
    UnclosedQuote,
    /// Text directly after a closing quotation mark.
    #[error("Text follows a closing quotation mark")]
    TextAfterQuote,
    /// A row longer than the header.
    #[error("The row has {found} cells, the header has {expected}")]
    RowLength {
        /// Cells in the row.
        found: usize,
        /// Columns in the header.
        expected: usize,
    },
    /// A record that is something else than its format has in that place.
    #[error("This is not {0}")]
    NotA(&'static str),
    /// A list without elements.
    #[error("There is no record in it")]
    NoRecords,
    /// A record without the one field it cannot do without.
    #[error("The record has no {0}")]
    Missing(&'static str),
}

/// Where a fault is. What is not known is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: Option<usize>,
    /// Byte in the line, from 1.
    pub column: Option<usize>,
    /// JSON Pointer (RFC 6901) to the value, or the name of a column.
    pub path: Foreign,
}

impl Place {
    /// The file as a whole.
    pub fn whole() -> Self {
        Self::default()
    }

    /// A line of a text or list.
    pub fn line(line: usize) -> Self {
        Self {
            line: Some(line),
            ..Self::default()
        }
    }

    /// A value in a tree.
    pub fn path(path: impl Into<Foreign>) -> Self {
        Self {
            path: path.into(),
            ..Self::default()
        }
    }

    /// A fault at this place.
    pub fn fault(self, why: Why) -> Fault {
        Fault { why, at: self }
    }

    fn suffix(&self) -> String {
        let place = self.to_string();
        if place.is_empty() {
            place
        } else {
            format!(" ({place})")
        }
    }
}

/// `line 3, column 14, /persons/2/name`; nothing for the file as a whole.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.line.map(|line| format!("line {line}")));
        parts.extend(self.column.map(|column| format!("column {column}")));
        if !self.path.is_empty() {
            parts.push(show(&self.path).to_string());
        }
        f.write_str(&parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, Place, Why};

    #[test]
    fn faults_say_what_and_where_in_safe_text() {
        let mut at = Place::path("/a\u{1B}[2J");
        (at.line, at.column) = (Some(3), Some(14));
        let fault = at.fault(Why::TooMuch {
            limit: Limit::Depth,
            most: 64,
        });
        assert_eq!(
            fault.to_string(),
            "More than 64 levels of nesting (line 3, column 14, /a<U+001B>[2J)"
        );
        assert_eq!(
            Place::whole().fault(Why::Empty).to_string(),
            "The file is empty"
        );
    }
}
