//! Where a record came from: a file that was read, or another record it was begun from.
//!
//! The order of fields is the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use super::{CountryCode, Digest, Foreign, ItemId, Label};

/// Where a record came from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The sender's or operator's name for the file.
    pub name: Foreign,
    /// Format it was read as.
    pub format: Label,
    /// Digest of the original bytes, which are kept.
    pub original: Digest,
    /// Place inside a file that holds many records.
    pub place: Option<String>,
    /// What the parser remarked.
    pub remarks: Vec<Foreign>,
}

/// One field that differs between two versions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field, in the desk's own words.
    pub field: String,
    /// What it said before; empty when it said nothing.
    pub before: Foreign,
    /// What it says now; empty when it says nothing.
    pub after: Foreign,
}

/// The record another one was begun from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct About {
    /// Which.
    pub item: ItemId,
    /// The state whose information it holds, so that its limits go along.
    pub originator: Option<CountryCode>,
}
