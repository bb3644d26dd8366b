//! What a record is made of besides its content.

use serde::{Deserialize, Serialize};

use crate::domain::command::WritingKind;
use crate::domain::event::{FieldChange, Source};
use crate::domain::release::Use;
use crate::domain::{Foreign, Label, Moment};

/// One arrival of the message: the first, or a later version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Version {
    /// Journal number of the arrival.
    pub n: u64,
    /// Receipt.
    pub received: Moment,
    /// Where it came from.
    pub source: Source,
    /// What differs from the version before.
    pub changes: Vec<FieldChange>,
}

/// A claim on a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub by: Label,
    /// Until when.
    pub until: Moment,
}

/// A note on a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Who.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// The words.
    pub text: Foreign,
}

/// A text being written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Writing {
    /// What it will become.
    pub kind: WritingKind,
    /// Who writes.
    pub by: Label,
    /// Last saved.
    pub at: Moment,
    /// As typed.
    pub text: Foreign,
}

/// What was said of a package to a unit, and what came back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Errand {
    /// Number of the package within the record.
    pub dispatch: u32,
    /// What it is for.
    pub purpose: Use,
    /// Parts that stayed here, by name.
    pub withheld: Vec<Label>,
    /// When the unit confirmed receipt.
    pub received: Option<Moment>,
    /// When the unit answered, and what.
    pub answered: Option<(Moment, Foreign)>,
}
