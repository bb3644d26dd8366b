//! Short machine-readable names: crime areas, tags, unit and officer ids, rule ids.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One to forty characters of `A–Z a–z 0–9 - _ . +`, so safe to show and to use in keys and file names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(Box<str>);

/// Text that cannot be a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("use one to forty letters, digits or - _ . +")]
pub struct NotALabel;

impl Label {
    /// A label of the desk's own. Characters a label cannot hold become `-`, so that it cannot fail.
    pub fn own(text: &'static str) -> Self {
        let kept = text.chars().map(|c| {
            if c.is_ascii_alphanumeric() || "-_.+".contains(c) {
                c
            } else {
                '-'
            }
        });
        Self(kept.take(40).collect::<String>().into())
    }

    /// The label as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Label {
    type Err = NotALabel;

    fn from_str(text: &str) -> Result<Self, NotALabel> {
        let text = text.trim();
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'+');
        if text.is_empty() || text.len() > 40 || !text.bytes().all(allowed) {
            return Err(NotALabel);
        }
        Ok(Self(text.into()))
    }
}

impl TryFrom<String> for Label {
    type Error = NotALabel;

    fn try_from(text: String) -> Result<Self, NotALabel> {
        text.parse()
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0.into()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Label({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_plain() {
        assert_eq!(
            "unit.drugs".parse::<Label>().unwrap().as_str(),
            "unit.drugs"
        );
        for text in ["", "two words", "ünit", "a/b", &"x".repeat(41)] {
            assert_eq!(text.parse::<Label>(), Err(NotALabel), "{text}");
        }
    }
}
