//! Identities: of records, and of bytes.
//!
//! Ids are made at the edge (time and randomness come from there) and carried through; nothing here makes one up.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Moment;

/// Identity of a record: 48 bits of UTC milliseconds, then 80 random bits, so that ids sort by creation time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemId(u128);

impl ItemId {
    /// An id from the moment of creation and 80 random bits (higher bits of `random` are ignored).
    pub fn new(at: Moment, random: u128) -> Self {
        let millis = u128::from(at.millis().unsigned_abs()) & 0xFFFF_FFFF_FFFF;
        Self((millis << 80) | (random & ((1 << 80) - 1)))
    }

    /// Sixteen bytes, big-endian: sorting the bytes sorts the ids.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// The id whose [`ItemId::to_bytes`] are these.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemId({self})")
    }
}

/// BLAKE3 digest of some bytes: the name under which originals are kept and packages are checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// A digest read back from where it was stored.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_later_as_numbers_and_as_bytes() {
        let early = ItemId::new(Moment::from_millis(1_000), u128::MAX);
        let late = ItemId::new(Moment::from_millis(1_001), 0);
        assert!(early < late);
        assert!(early.to_bytes() < late.to_bytes());
        assert_eq!(ItemId::from_bytes(late.to_bytes()), late);
    }
}
