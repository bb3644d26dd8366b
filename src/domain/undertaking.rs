//! What was promised for or with a request: by this state, or to it. Promises become duties of the time after.
//!
//! Never here: which undertakings an instrument asks for.

use serde::{Deserialize, Serialize};

use super::{Foreign, Label, Moment};

/// A promise.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Undertaking {
    /// Number within the record, from 1.
    pub number: u32,
    /// True when this state gave it, false when it received it.
    pub given: bool,
    /// What was promised.
    pub text: Foreign,
    /// Until when it must be kept or shown to be kept.
    pub until: Option<Moment>,
    /// When it was recorded.
    pub at: Moment,
    /// Who recorded it.
    pub by: Label,
    /// When it was kept or fell away, and how.
    pub settled: Option<(Moment, Foreign)>,
}
