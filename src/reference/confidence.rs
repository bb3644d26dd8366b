//! How sure we are of a fact.
//!
//! Never here: what to do about it; a screen decides how loudly to say "unverified".
use std::fmt;

use serde::{Serialize, Serializer};

/// How a fact came to us. The letters R, S, U are those of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// R: read in the primary text or on the body's own page.
    PrimaryText,
    /// S: read in another source.
    OtherSource,
    /// Two independent lists agree.
    TwoSources,
    /// One list, and nothing to compare it with.
    OneSource,
    /// Lists disagree; the value shown is a choice.
    SourcesDiffer,
    /// Nobody said so: the city is the capital because most are.
    AssumedCapital,
    /// U: recalled, never checked. Must be shown as "unverified".
    Unverified,
    /// Looked for and not settled: the value is "unknown".
    NotKnown,
    /// O: the office says so, with a source and a date of its own.
    Office,
}

impl Confidence {
    /// Reads the code of a pack; an unknown code is `None`, never a default. No pack can speak for the office.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "R" => Self::PrimaryText,
            "S" => Self::OtherSource,
            "U" | "unverified" => Self::Unverified,
            "two-source" => Self::TwoSources,
            "one-source" => Self::OneSource,
            "sources differ" => Self::SourcesDiffer,
            "default-capital" => Self::AssumedCapital,
            "unknown" => Self::NotKnown,
            _ => return None,
        })
    }

    /// The code as packs write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::PrimaryText => "R",
            Self::OtherSource => "S",
            Self::Unverified => "U",
            Self::TwoSources => "two-source",
            Self::OneSource => "one-source",
            Self::SourcesDiffer => "sources differ",
            Self::AssumedCapital => "default-capital",
            Self::NotKnown => "unknown",
            Self::Office => "O",
        }
    }

    /// The words for a screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::PrimaryText => "primary text",
            Self::OtherSource => "other source",
            Self::TwoSources => "two sources",
            Self::OneSource => "one source",
            Self::SourcesDiffer => "sources differ",
            Self::AssumedCapital => "unverified (capital assumed)",
            Self::Unverified => "unverified",
            Self::NotKnown => "unknown",
            Self::Office => "stated by the office",
        }
    }

    /// True when a reader must be told before relying on the value.
    pub fn is_doubtful(self) -> bool {
        matches!(
            self,
            Self::SourcesDiffer | Self::AssumedCapital | Self::Unverified | Self::NotKnown
        )
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Written as the words, so that a reader of JSON sees "unverified" too.
impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for code in [
            "R",
            "S",
            "U",
            "two-source",
            "one-source",
            "sources differ",
            "default-capital",
            "unknown",
        ] {
            assert_eq!(
                Confidence::from_code(code).map(Confidence::code),
                Some(code)
            );
        }
        assert_eq!(Confidence::from_code("Q"), None);
        assert_eq!(Confidence::from_code(""), None);
        assert_eq!(Confidence::from_code(Confidence::Office.code()), None);
    }

    #[test]
    fn recalled_values_are_called_unverified() {
        assert_eq!(Confidence::Unverified.word(), "unverified");
        assert!(Confidence::AssumedCapital.word().starts_with("unverified"));
    }
}
