//! The legal-basis finder: which instrument binds two states for a kind of cooperation, a crime area and a day.
//!
//! Pure, over any pack. It says "not a party" only where the list is complete, "unknown" where it is not, and why for
//! everything it leaves out. Never here: advice on what to choose beyond the order; clock reads; drawing.
mod answer;

pub use answer::{
    Article, Basis, BasisRank, Excluded, Exclusion, Fact as BasisFact, Otherwise, ReadWith,
};

use jiff::civil::Date;
use serde::Serialize;

use super::{CooperationKind, Country, Pack};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The requesting state or territory.
    pub from: &'q Country,
    /// The requested one.
    pub to: &'q Country,
    /// What is wanted.
    pub kind: CooperationKind,
    /// Crime areas of the case (names as in [`super::CrimeArea`]); empty when not said. An instrument fits when it
    /// covers one of them.
    pub crimes: &'q [&'q str],
    /// The day for which it is asked.
    pub on: Date,
}

/// What the pack says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What binds both states, best first.
    pub options: Vec<Basis>,
    /// What serves the kind and is not offered, each with the reason; fallbacks first.
    pub excluded: Vec<Excluded>,
    /// What can be done besides, above all when nothing binds.
    pub otherwise: Otherwise,
    /// What the pack does not know and the reader must not take for "no".
    pub gaps: Vec<String>,
}

impl Pack {
    /// Which instruments serve the question, in which order and why; what was left out and why.
    pub fn basis(&self, question: &Question<'_>) -> Answer {
        let _ = question;
        Answer {
            options: Vec::new(),
            excluded: Vec::new(),
            otherwise: Otherwise::default(),
            gaps: Vec::new(),
        }
    }
}
