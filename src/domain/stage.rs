//! A step in the life of a record as it was taken: when, by whom, why, and what it refused or put off.
//!
//! Never here: which step is possible; see `life`.

use serde::{Deserialize, Serialize};

use super::ground::Ground;
use super::life::Step;
use super::{Foreign, Label, Moment, State};

/// What is said of a step besides that it was taken.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Particulars {
    /// When it happened, where that was before it was recorded: abroad, or by telephone.
    pub at: Option<Moment>,
    /// Words.
    pub text: Foreign,
    /// Grounds, for a refusal.
    pub grounds: Vec<Ground>,
    /// Which part, for a refusal or execution in part.
    pub part: Option<Foreign>,
    /// Who decided, for a refusal.
    pub decided_by: Option<Foreign>,
    /// When whoever asked was told.
    pub notified: Option<Moment>,
    /// Until when, for a postponement.
    pub until: Option<Moment>,
    /// To whom, for a transfer; who took it back, for a withdrawal.
    pub other: Option<Foreign>,
}

/// A step that was taken.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StepTaken {
    /// Which.
    pub step: Step,
    /// The state it led to when it was taken.
    pub to: State,
    /// What is said of it.
    pub particulars: Particulars,
}

/// A state a record was in, since when and by whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stage {
    /// The state.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// By whom.
    pub by: Label,
    /// What was said of the step that led there.
    pub particulars: Option<Box<Particulars>>,
}
