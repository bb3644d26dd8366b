//! What happens at the desk that is not about one record: quarantine, saved views, facts the office states, notices of
//! the store itself.
//!
//! The order of variants and fields is the storage format: append at the end, never insert or reorder.

use serde::{Deserialize, Serialize};

use super::installed_pack::InstalledPack;
use super::office_fact::{FactKey, OfficeFact, Reversal, StatedFact};
use super::quarantine::Quarantined;
use super::view::SavedView;
use super::{Digest, Entry, Foreign, Label, Moment};

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
    /// The office states a fact; an earlier statement of the same fact gives way.
    FactStated(OfficeFact),
    /// The office states it no longer; the pack speaks again.
    FactWithdrawn {
        /// Which.
        key: FactKey,
    },
    /// An officer took a statement or a withdrawal back, or did it again.
    FactReverted {
        /// Which.
        key: FactKey,
        /// What the office states from now on; `None` when the pack speaks again.
        to: Option<StatedFact>,
        /// Taken back or done again.
        how: Reversal,
    },
    /// An officer wrote something for the next shift.
    ShiftNoted {
        /// The words.
        text: Foreign,
    },
    /// An officer took the desk over, having read what the shift before left.
    ShiftTaken,
}

impl DeskEvent {
    /// What happened, in the desk's own words and those of its officers; passes the gate before it is shown.
    pub fn what(&self) -> String {
        match self {
            Self::Quarantined(message) => format!("kept in quarantine: {}", message.id),
            Self::QuarantineSettled { id, how } => format!("out of quarantine: {id}, {how}"),
            Self::ViewSaved(view) => format!("view saved: {}", view.name),
            Self::ViewRemoved { name } => format!("view removed: {name}"),
            Self::StoreNotice { what } => what.clone(),
            Self::PackInstalled(pack) => format!("reference pack {} installed", pack.version),
            Self::PackSetBack { to: Some(_) } => "reference pack set back".to_owned(),
            Self::PackSetBack { to: None } => {
                "reference pack set back to the program's own".to_owned()
            }
            Self::FactStated(fact) => format!("fact stated: {} = {}", fact.key, fact.value),
            Self::FactWithdrawn { key } => format!("fact withdrawn: {key}"),
            Self::ShiftNoted { .. } => "note for the next shift".to_owned(),
            Self::ShiftTaken => "desk taken over".to_owned(),
            Self::FactReverted { key, to, how } => {
                let verb = match how {
                    Reversal::Undo => "taken back",
                    Reversal::Redo => "done again",
                };
                match to {
                    Some(stated) => format!("{verb}: {key} = {}", stated.fact.value),
                    None => format!("{verb}: {key} as the pack has it"),
                }
            }
        }
    }
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
