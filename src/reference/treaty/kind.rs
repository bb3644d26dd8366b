//! Kinds of cooperation a legal basis is asked for.
//!
//! Never here: what a record asks for.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What one state wants from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CooperationKind {
    /// Extradition or surrender of a person.
    Extradition,
    /// Mutual legal assistance: evidence.
    Mla,
    /// Police information.
    Police,
    /// A joint investigation team.
    Jit,
    /// Preservation of computer data.
    Preservation,
    /// Transfer of sentenced persons or of proceedings.
    Transfer,
    /// Freezing, confiscation, return of assets.
    AssetRecovery,
}

impl CooperationKind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 7] = [
        Self::Extradition,
        Self::Mla,
        Self::Police,
        Self::Jit,
        Self::Preservation,
        Self::Transfer,
        Self::AssetRecovery,
    ];

    /// The word of packs and of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Extradition => "extradition",
            Self::Mla => "mla",
            Self::Police => "police",
            Self::Jit => "jit",
            Self::Preservation => "preservation",
            Self::Transfer => "transfer",
            Self::AssetRecovery => "asset-recovery",
        }
    }

    /// Words for a reader.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Extradition => "Extradition",
            Self::Mla => "Mutual legal assistance",
            Self::Police => "Police cooperation",
            Self::Jit => "Joint investigation team",
            Self::Preservation => "Preservation of data",
            Self::Transfer => "Transfer of persons or proceedings",
            Self::AssetRecovery => "Asset recovery",
        }
    }
}

/// Text that names no kind of cooperation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no kind of cooperation; use extradition, mla, police, jit, preservation, transfer or asset-recovery"
)]
pub struct NotAKind(String);

impl FromStr for CooperationKind {
    type Err = NotAKind;

    fn from_str(text: &str) -> Result<Self, NotAKind> {
        let word = text.trim().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or_else(|| NotAKind(text.to_owned()))
    }
}

impl fmt::Display for CooperationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_by_its_word() {
        for kind in CooperationKind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
        }
        assert!("EXTRADITION ".parse::<CooperationKind>().is_ok());
        assert!("".parse::<CooperationKind>().is_err());
    }
}
