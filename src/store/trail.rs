//! The journal from its first line to its last, with what proves each: who did what, and the chain.
//!
//! Never here: what a line means to a reader.

use super::error::StoreError;
use super::journal::{Frame, Kind};
use super::line;
use super::shelf::Shelf;
use crate::domain::ledger::Line;

/// One step of the trail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Journal number.
    pub n: u64,
    /// The chain value, lower hex: it stands for this step and all before it.
    pub chain: String,
    /// What stands there.
    pub written: Written,
}

/// What stands at one place of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// A line.
    Line(Box<Line>),
    /// The record a repair left of lines that were lost.
    Lost {
        /// Journal number of the last one lost.
        through: u64,
        /// When the repair took place.
        stamp: String,
    },
}

impl Shelf {
    /// Every committed line, oldest first, proven against the chain while it is read; also what was lost. Originals are
    /// left out. Ends after the first error.
    pub fn trail(&self) -> impl Iterator<Item = Result<Step, StoreError>> {
        self.reader.frames().filter_map(|frame| match frame {
            Ok(frame) => step(&frame).transpose(),
            Err(error) => Some(Err(error.into())),
        })
    }
}

fn step(frame: &Frame) -> Result<Option<Step>, StoreError> {
    let written = match (frame.kind, &frame.gap) {
        (Kind::Entry, _) => Written::Line(Box::new(line::decode(frame.n, &frame.body)?)),
        (Kind::Gap, Some(gap)) => Written::Lost {
            through: gap.through,
            stamp: gap.stamp.clone(),
        },
        (Kind::Original | Kind::Gap, _) => return Ok(None),
    };
    Ok(Some(Step {
        n: frame.n,
        chain: frame.chain.to_string(),
        written,
    }))
}
