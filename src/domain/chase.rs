//! The ladder of reminders: what was done to get an answer from abroad or from a unit at home.
//!
//! Never here: when the next rung is due; see `clock`.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{Foreign, Label, Moment};

worded! {
    /// A rung of the ladder.
    Rung {
        /// A written reminder.
        Reminder = "reminder", "written reminder";
        /// A telephone call.
        Phone = "phone", "telephone call";
        /// Through the liaison officer.
        Liaison = "liaison", "liaison officer";
        /// Through Eurojust, a judicial network or the embassy.
        Network = "network", "Eurojust, judicial network or embassy";
    }
}

impl Rung {
    /// The next rung up; the last one stays.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Reminder => Self::Phone,
            Self::Phone => Self::Liaison,
            Self::Liaison | Self::Network => Self::Network,
        }
    }
}

/// One attempt.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chase {
    /// Which rung.
    pub rung: Rung,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Label,
    /// Words: whom, what was said.
    pub text: Foreign,
    /// The package at home it is about; `None` for the other state.
    pub dispatch: Option<u32>,
}
