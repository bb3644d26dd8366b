//! The full proof: every byte of every segment, every hash, the chain, and every sealed body.

use std::path::Path;

use super::error::{Damage, JournalError};
use super::fault::Fault;
use super::gap::Gap;
use super::mark::Chain;
use super::survey::survey;
use super::tail::TornTail;
use crate::store::seal::Sealer;

/// A place where the journal is not what was written.
pub type Bad = Damage;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Whole frames, gaps not counted.
    pub frames: u64,
    /// Number of the last whole frame.
    pub head_n: u64,
    /// Its chain value: compare it with one that was noted elsewhere, for a chain alone cannot show that its end was cut off.
    pub head_chain: Chain,
    /// All damage, in the order of the files.
    pub bad: Vec<Bad>,
    /// Frames that were lost earlier and recorded so by a repair.
    pub gaps: Vec<Gap>,
    /// An interrupted write at the end. No damage: opening for writing cuts it off.
    pub torn: Option<TornTail>,
}

impl VerifyReport {
    /// Nothing is damaged now. Gaps of earlier repairs may still be recorded: see [`VerifyReport::is_complete`].
    pub fn is_sound(&self) -> bool {
        self.bad.is_empty()
    }

    /// Nothing is damaged and nothing was ever lost.
    pub fn is_complete(&self) -> bool {
        self.is_sound() && self.gaps.is_empty()
    }
}

/// Verifies the journal in `dir` and goes on behind damage. Writes nothing.
///
/// # Errors
/// [`JournalError::Io`] when a file cannot be read. Damage is no error here but the report.
pub fn verify(dir: &Path, sealer: &dyn Sealer) -> Result<VerifyReport, JournalError> {
    let mut frames = 0;
    let mut gaps = Vec::new();
    let found = survey(dir, &mut |frame, _| {
        match &frame.gap {
            Some(gap) => gaps.push(gap.clone()),
            None => frames += 1,
        }
        frame.open(sealer).map(drop).map_err(Fault::Sealed)
    })?;
    let (head_n, head_chain) = (found.end.n, found.end.chain);
    Ok(VerifyReport {
        frames,
        head_n,
        head_chain,
        bad: found.bad,
        gaps,
        torn: found.torn,
    })
}
