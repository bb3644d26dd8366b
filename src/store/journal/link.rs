//! The strict rule by which one frame follows another. Everything that reads the journal in order goes through it.

use super::fault::Fault;
use super::frame::RawFrame;
use super::gap::Joint;
use super::mark::{Chain, Mark, Position};
use super::segment::SegmentHeader;

/// The end of the frames read so far.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// Last number that is accounted for, 0 before the first frame.
    pub n: u64,
    /// Chain value of that frame.
    pub chain: Chain,
    /// After a gap: the frame that may follow without continuing the chain.
    joint: Option<Joint>,
    /// The chain value is not known, reading began in the middle: the next frame is believed to continue it.
    unknown_chain: bool,
}

impl Link {
    /// Before the first frame of a journal.
    pub const START: Self = Self {
        n: 0,
        chain: Chain::START,
        joint: None,
        unknown_chain: false,
    };

    /// Behind the frame of a mark.
    pub fn after(mark: &Mark) -> Self {
        Self {
            n: mark.n,
            chain: mark.chain,
            joint: mark.joint,
            unknown_chain: false,
        }
    }

    /// Before the first frame of a segment that is read without those before it.
    pub fn opening(header: &SegmentHeader) -> Self {
        Self {
            n: header.first_n.saturating_sub(1),
            chain: header.opening,
            ..Self::START
        }
    }

    /// Before a frame in the middle, whose own chain value has to be believed.
    pub fn before(frame: &RawFrame<'_>) -> Self {
        Self {
            n: frame.n.saturating_sub(1),
            unknown_chain: true,
            ..Self::START
        }
    }

    /// Behind a frame, whether or not it continued anything.
    pub fn behind(frame: &RawFrame<'_>) -> Self {
        let joint = frame.gap.as_ref().and_then(|gap| gap.joint);
        Self {
            n: frame.last_n(),
            chain: frame.chain,
            joint,
            unknown_chain: false,
        }
    }

    /// The same place as a mark; the next frame begins at `end`.
    pub fn mark(&self, end: Position) -> Mark {
        Mark {
            n: self.n,
            chain: self.chain,
            end,
            joint: self.joint,
        }
    }

    /// Steps over `frame`.
    ///
    /// # Errors
    /// [`Fault::Number`] or [`Fault::Chain`] when it is not the frame that belongs here; the link stays where it was.
    pub fn follow(&mut self, frame: &RawFrame<'_>) -> Result<(), Fault> {
        let expected = self.n.saturating_add(1);
        if frame.n != expected {
            return Err(Fault::Number {
                expected,
                found: frame.n,
            });
        }
        let continues = self.unknown_chain || self.chain.then(frame.payload) == frame.chain;
        if !continues
            && self
                .joint
                .is_none_or(|joint| joint != Joint::of(frame, frame.chain))
        {
            return Err(Fault::Chain);
        }
        *self = Self::behind(frame);
        Ok(())
    }

    /// Steps over the border to the segment with `header`.
    ///
    /// # Errors
    /// [`Fault::Opening`] when that segment does not continue here; the link stays where it was.
    pub fn enter(&mut self, header: &SegmentHeader) -> Result<(), Fault> {
        // Behind a gap the next segment's opening chain belongs to a lost frame; the joint vouches for its first frame.
        let continues = header.opening == self.chain || self.joint.is_some() || self.unknown_chain;
        if header.first_n != self.n.saturating_add(1) || !continues {
            return Err(Fault::Opening);
        }
        self.chain = header.opening;
        self.unknown_chain = false;
        Ok(())
    }
}
