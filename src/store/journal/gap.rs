//! The record of a gap: frames that were lost to damage, written by a repair in their place.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::frame::RawFrame;
use super::mark::Chain;

/// Frames that are missing, and how the journal goes on after them.
///
/// A gap is a frame of its own with the number `from`; the frame behind it has the number `through + 1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// First missing number.
    pub from: u64,
    /// Last missing number.
    pub through: u64,
    /// Whether a frame behind the gap shows that exactly these numbers are missing. At the end of a journal nothing stands
    /// behind, and more frames may have been lost than are counted.
    pub certain: bool,
    /// When the repair took place: the stamp its caller handed in.
    pub stamp: String,
    /// The frame that follows although its chain does not lead back to here.
    pub(super) joint: Option<Joint>,
}

/// The identity of one frame: its chain value cannot be checked against the lost frame before it, so a gap vouches for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joint {
    chain: Chain,
    payload: [u8; 32],
}

impl Joint {
    /// The identity of `frame`, whose chain value is or should be `chain`.
    pub fn of(frame: &RawFrame<'_>, chain: Chain) -> Self {
        Self {
            chain,
            payload: *blake3::hash(frame.payload).as_bytes(),
        }
    }
}

impl Gap {
    /// The body of a gap frame.
    pub(super) fn encode(&self) -> Result<Vec<u8>, Fault> {
        postcard::to_stdvec(self).map_err(|error| Fault::Form(format!("gap record: {error}")))
    }

    /// Reads the body of the gap frame with the number `n`.
    pub(super) fn decode(n: u64, body: &[u8]) -> Result<Self, Fault> {
        let gap: Self = postcard::from_bytes(body)
            .map_err(|error| Fault::Form(format!("gap record: {error}")))?;
        if gap.from == n && gap.through >= n && gap.through < u64::MAX {
            Ok(gap)
        } else {
            Err(Fault::Form(format!(
                "gap record of frames {} to {} in frame {n}",
                gap.from, gap.through
            )))
        }
    }
}
