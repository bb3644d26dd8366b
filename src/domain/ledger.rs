//! What happens at the desk that is not about one record: quarantine, saved views, notices of the store itself.
//!
//! The order of variants and fields is the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use super::installed_pack::InstalledPack;
use super::quarantine::Quarantined;
use super::view::SavedView;
use super::{Digest, Entry, Label, Moment};

/// Something that happened at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DeskEvent {
    /// Bytes that could not be read are kept.
    Quarantined(Quarantined),
    /// A quarantined message was read after all, or discarded.
    QuarantineSettled {
        /// Its id.
        id: String,
        /// How, in the desk's own words.
        how: String,
    },
    /// A view was saved; the same name replaces.
    ViewSaved(SavedView),
    /// A view was removed.
    ViewRemoved {
        /// Its name.
        name: String,
    },
    /// The store tells what it did to itself (torn tail cut, state rebuilt), in its own words.
    StoreNotice {
        /// What.
        what: String,
    },
    /// Another reference pack came into use; its bytes are kept as an original.
    PackInstalled(InstalledPack),
    /// The reference pack before it came back into use.
    PackSetBack {
        /// Digest of that pack file; `None` for the one inside the program.
        to: Option<Digest>,
    },
}

/// One line of the journal about the desk itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DeskEntry {
    /// When.
    pub at: Moment,
    /// Who.
    pub officer: Label,
    /// What happened.
    pub event: DeskEvent,
}

/// One line of the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Line {
    /// About a record.
    Item(Entry),
    /// About the desk.
    Desk(DeskEntry),
}
