//! JSON objects in the order a person reads them, written in ASCII alone.
//!
//! What holds nothing is left out: an absent field means "not known". Text is written as received, but every character
//! outside ASCII as an escape, so that a file thrown onto a terminal cannot act there and still loses nothing.
//! Never here: what the fields mean.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;
use serde::ser::Serializer;

use crate::domain::Foreign;

/// An object under construction.
#[derive(Debug, Default)]
pub(super) struct Fields<'a>(Vec<(&'static str, Value<'a>)>);

/// What a field holds.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    /// A string: foreign text as received, or a word of ours.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(u64),
    /// True; a false one is left out.
    True(bool),
    /// An array.
    List(Vec<Value<'a>>),
    /// An object.
    Object(Fields<'a>),
}

impl Value<'_> {
    fn holds_nothing(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::True(truth) => !truth,
            Self::Number(_) => false,
            Self::List(list) => list.is_empty(),
            Self::Object(fields) => fields.0.is_empty(),
        }
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'a> Fields<'a> {
    /// Adds a field unless it holds nothing.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value<'a>>) -> Self {
        let value = value.into();
        if !value.holds_nothing() {
            self.0.push((name, value));
        }
        self
    }

    /// Adds a field if there is something to put there.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Value<'a>>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds an array unless it is empty. Elements that hold nothing keep their place.
    #[must_use]
    pub fn list<T: Into<Value<'a>>>(
        self,
        name: &'static str,
        elements: impl IntoIterator<Item = T>,
    ) -> Self {
        self.with(
            name,
            Value::List(elements.into_iter().map(Into::into).collect()),
        )
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a Foreign> for Value<'a> {
    fn from(text: &'a Foreign) -> Self {
        Self::Text(Cow::Borrowed(text.raw()))
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Value<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::True(truth)
    }
}

impl<'a> From<Fields<'a>> for Value<'a> {
    fn from(fields: Fields<'a>) -> Self {
        Self::Object(fields)
    }
}

/// The value as indented JSON in ASCII, with a line break at the end.
pub(super) fn to_ascii_json(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(value)?;
    let mut ascii = String::with_capacity(text.len() + 1);
    // Outside strings JSON is ASCII, so whatever is not stands inside a string, where an escape means the same.
    for c in text.chars() {
        if matches!(c, '\n' | ' '..='~') {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii.push('\n');
    Ok(ascii.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_nothing_is_left_out_and_order_is_kept() {
        let fields = Fields::default()
            .with("z", "last letter first")
            .with("empty", "")
            .maybe("none", None::<&str>)
            .list("nobody", Vec::<&str>::new())
            .with("not", false)
            .with("height", 0_u16)
            .with("a", true);
        assert_eq!(
            serde_json::to_string(&fields).unwrap(),
            r#"{"z":"last letter first","height":0,"a":true}"#
        );
    }

    #[test]
    fn hostile_text_is_inert_and_comes_back_whole() {
        let text = "SAMPLE \u{202e}\u{9b}31m\u{1b}[2J\u{7f} 例 🙂 \"\\\n";
        let json = to_ascii_json(&Fields::default().with("text", text)).unwrap();
        assert!(json.iter().all(|b| matches!(b, b'\n' | b' '..=b'~')));
        let back: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(back["text"], text);
    }
}
