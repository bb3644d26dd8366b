//! Places in the journal: positions, chain values, and marks that hold both.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::gap::Joint;

/// Where a frame begins: the segment number in the upper 32 bits, the byte offset in its file in the lower 32.
///
/// Positions are ordered as the frames are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(u64);

impl Position {
    /// The place `offset` bytes into segment `segment`.
    pub const fn new(segment: u32, offset: u32) -> Self {
        Self(((segment as u64) << 32) | offset as u64)
    }

    /// Number of the segment, from 1.
    pub const fn segment(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Byte offset in the segment's file.
    pub const fn offset(self) -> u32 {
        (self.0 & 0xffff_ffff) as u32
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.segment(), self.offset())
    }
}

/// A value of the hash chain: it stands for one frame and all frames before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chain(pub [u8; 32]);

impl Chain {
    /// Where the chain starts: 32 zero bytes.
    pub const START: Self = Self([0; 32]);

    /// The value for a frame with `payload` that follows this one.
    pub(super) fn then(&self, payload: &[u8]) -> Self {
        Self(
            *blake3::Hasher::new()
                .update(&self.0)
                .update(payload)
                .finalize()
                .as_bytes(),
        )
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chain({self})")
    }
}

/// How far somebody got: the frame `n` and all before it, and where the next one begins.
///
/// The state keeps the mark of what it has applied; with it the journal can be read on from there and be held to account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Number of the last frame, 0 before the first.
    pub n: u64,
    /// Chain value of that frame.
    pub chain: Chain,
    /// Where that frame ends.
    pub end: Position,
    /// Behind a gap: the frame that may follow without continuing the chain.
    pub(super) joint: Option<Joint>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_hold_both_parts_and_are_ordered_by_segment_first() {
        let position = Position::new(3, u32::MAX);
        assert_eq!((position.segment(), position.offset()), (3, u32::MAX));
        assert!(position < Position::new(4, 0));
        assert_eq!(position.to_string(), "3:4294967295");
    }

    #[test]
    fn a_chain_is_shown_in_hex() {
        assert_eq!(Chain([0xab; 32]).to_string(), "ab".repeat(32));
    }
}
