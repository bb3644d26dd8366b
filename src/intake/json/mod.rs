//! Foreign JSON, read strictly and kept in the order and spelling it came in.
//!
//! The reader is ours because a general one decides too much: it takes the last of two equal keys, rounds numbers and
//! forgets where a value stood. Never here: what the fields mean.
mod read;
mod taker;
#[cfg(test)]
mod tests;

use crate::domain::Foreign;
use std::fmt::Write;

pub use read::{Element, read, read_list};
pub use taker::Taker;

/// A JSON value as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written; never rounded. Digits, signs, `.` and `e` only.
    Number(Box<str>),
    /// A string, escapes resolved.
    Text(Foreign),
    /// An array.
    List(Vec<Json>),
    /// An object: keys are unique, order is that of the file.
    Object(Vec<(Foreign, Json)>),
}

impl Json {
    /// The value under a key; none if this is no object or has no such key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?
            .iter()
            .find(|(k, _)| k.raw() == key)
            .map(|(_, value)| value)
    }

    /// The value under a chain of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&Foreign> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The elements, if it is an array.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self {
            Some(list)
        } else {
            None
        }
    }

    /// The members, if it is an object.
    pub fn as_object(&self) -> Option<&[(Foreign, Self)]> {
        if let Self::Object(members) = self {
            Some(members)
        } else {
            None
        }
    }

    /// Whether there is nothing in it: `null`, an empty string, or an array or object of nothing else.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(_) | Self::Number(_) => false,
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.iter().all(Self::is_nothing),
            Self::Object(members) => members.iter().all(|(_, value)| value.is_nothing()),
        }
    }

    /// The value as JSON without white space, for keeping fields nobody has a place for.
    pub fn to_compact_text(&self) -> Foreign {
        let mut out = String::new();
        self.write(&mut out);
        out.into()
    }

    /// Text as it is, everything else as compact JSON.
    pub fn to_plain_text(&self) -> Foreign {
        self.as_text()
            .cloned()
            .unwrap_or_else(|| self.to_compact_text())
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => quote(text, out),
            Self::List(list) => {
                out.push('[');
                for (n, value) in list.iter().enumerate() {
                    if n > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (n, (key, value)) in members.iter().enumerate() {
                    if n > 0 {
                        out.push(',');
                    }
                    quote(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn quote(text: &Foreign, out: &mut String) {
    out.push('"');
    for c in text.raw().chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// One step of a JSON Pointer (RFC 6901): `~` and `/` inside a key are escaped.
pub(super) fn push_step(pointer: &mut String, key: &str) {
    pointer.push('/');
    for c in key.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}
