//! What the in-door could not read.

use serde::{Deserialize, Serialize};

use super::{Digest, Foreign, Moment};

/// Bytes the in-door could not read, kept whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quarantined {
    /// Short id: the first twelve hex digits of the original's digest, and the place if there is one.
    pub id: String,
    /// The sender's or operator's name for the file.
    pub source: Foreign,
    /// Why, for an officer.
    pub reason: Foreign,
    /// Where the fault is.
    pub at: String,
    /// BLAKE3 digest under which the original is kept.
    pub original: Digest,
    /// SHA-256 of the original, lower hex.
    pub sha256: String,
    /// When.
    pub received: Moment,
}
