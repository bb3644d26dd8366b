//! A record or letter written to a folder an officer named: a disclosure like every other.
//!
//! Never here: whether it may leave, the disk.

use serde::{Deserialize, Serialize};

use super::release::Use;
use super::{CountryCode, Digest, Foreign, Label, Moment};

/// For whom an export is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExportTo {
    /// The unit at home, where it is one of the desk's; `None` for other authorities.
    pub unit: Option<Label>,
    /// Its state.
    pub country: CountryCode,
    /// Its name, as the officer wrote it.
    pub name: Option<Foreign>,
}

/// An export as it was ordered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Export {
    /// Number within the record, from 1.
    pub number: u32,
    /// For whom.
    pub to: ExportTo,
    /// Why.
    pub purpose: Foreign,
    /// On what basis.
    pub basis: Option<Foreign>,
    /// What it is for.
    pub use_for: Use,
    /// Parts that stay here, by name.
    pub withheld: Vec<Label>,
    /// The letter it is a copy of; `None` for the record itself.
    pub letter: Option<u32>,
    /// The folder the officer named.
    pub into: Foreign,
    /// Folder name of the package in it.
    pub package: String,
    /// Digest of its manifest.
    pub manifest: Digest,
    /// The marking it bears, in words of the desk.
    pub marking: String,
    /// Who ordered it.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// Why it could not be written; nothing left then.
    pub failed: Option<String>,
}
