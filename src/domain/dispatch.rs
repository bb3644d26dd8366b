//! Something on its way out: recallable for a while, then final.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{Digest, Foreign, Label, Moment};

worded! {
    /// Where a dispatch stands.
    DispatchState {
        /// In the outbox; can still be recalled.
        Waiting = "waiting", "waiting in the outbox";
        /// Taken back before it left.
        Recalled = "recalled", "recalled";
        /// Written to its package folder; final.
        Left = "left", "left the desk";
        /// Could not be written; nothing left.
        Failed = "failed", "failed, nothing left";
    }
}

/// One package to one recipient.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dispatch {
    /// Number within the record, from 1.
    pub number: u32,
    /// The receiving unit.
    pub to: Label,
    /// Why it is sent.
    pub purpose: Foreign,
    /// On what basis.
    pub basis: Option<Foreign>,
    /// When the unit must answer.
    pub answer_by: Option<Moment>,
    /// When it was confirmed.
    pub confirmed_at: Moment,
    /// Until when it can be recalled.
    pub recall_until: Moment,
    /// Who confirmed it.
    pub by: Label,
    /// Where it stands.
    pub state: DispatchState,
    /// Folder name of the package, once written.
    pub package: Option<String>,
    /// Digest of the package's manifest, once written.
    pub manifest: Option<Digest>,
}
