//! Keys of the rebuildable state: one byte of space, then the rest.

use crate::domain::{Digest, ItemId};

/// Heads, by record.
pub const HEADS: u8 = b'i';
/// Records, by reference key.
pub const REFERENCES: u8 = b'x';
/// Places of original bytes, by digest.
pub const ORIGINALS: u8 = b'o';
/// Messages in quarantine, by id.
pub const QUARANTINE: u8 = b'q';
/// The ledger, but for its quarantine.
pub const LEDGER: &[u8] = b"dledger";
/// Which journal entry the state has caught up with, and the layout of the state.
pub const APPLIED: &[u8] = b"mapplied";

/// Key of a head.
pub fn head(id: ItemId) -> Vec<u8> {
    spaced(HEADS, &id.to_bytes())
}

/// Key of a reference: a hash, so that references never stand in the state in clear.
pub fn reference(text: &str) -> Vec<u8> {
    spaced(REFERENCES, &blake3::hash(text.as_bytes()).as_bytes()[..16])
}

/// Key of an original's place.
pub fn original(digest: &Digest) -> Vec<u8> {
    spaced(ORIGINALS, digest.as_bytes())
}

/// Key of a message in quarantine.
pub fn quarantined(id: &str) -> Vec<u8> {
    spaced(QUARANTINE, id.as_bytes())
}

fn spaced(space: u8, rest: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + rest.len());
    key.push(space);
    key.extend_from_slice(rest);
    key
}
