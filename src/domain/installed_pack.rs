//! A reference pack somebody put in the place of the one inside the program.
//!
//! Never here: what a pack says; its bytes are kept as an original.

use serde::{Deserialize, Serialize};

use super::Digest;

/// What the journal says of an installed pack.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InstalledPack {
    /// Its version.
    pub version: String,
    /// The day it was put together, `YYYY-MM-DD`.
    pub built_as_of: String,
    /// Digest of the pack file, whose bytes are kept.
    pub digest: Digest,
    /// Digest of the pack it took the place of; `None` for the one inside the program.
    pub previous: Option<Digest>,
    /// Version inside the program at that time: only a later one takes the place again.
    pub embedded: String,
}
