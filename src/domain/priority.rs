//! How soon a record wants an officer.

use serde::{Deserialize, Serialize};

/// Four steps, most pressing first. Signs are ASCII in every mode so that columns never shift.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Priority {
    /// Life, liberty or hours at stake.
    Urgent,
    /// Before ordinary work.
    High,
    /// Ordinary work.
    #[default]
    Normal,
    /// When there is time.
    Low,
}

impl Priority {
    /// All steps, most pressing first.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Normal, Self::Low];

    /// Two ASCII columns: `!!`, `! `, `- `, two spaces.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Urgent => "!!",
            Self::High => "! ",
            Self::Normal => "- ",
            Self::Low => "  ",
        }
    }

    /// The word on screen, in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// The step with this word, whatever its case.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|step| step.word().eq_ignore_ascii_case(word.trim()))
    }
}
