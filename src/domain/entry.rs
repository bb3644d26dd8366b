//! One line of the journal about a record: who did what, when, with which events.

use serde::{Deserialize, Serialize};

use super::{Event, ItemId, Label, Moment};

/// One entry. The journal number is the frame's; it is filled in when the entry is written or read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Journal number, from 1 over the whole store.
    #[serde(skip)]
    pub n: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub officer: Label,
    /// The record.
    pub item: ItemId,
    /// The command's id.
    pub action: Label,
    /// Entries of one batch share the number of its first entry; they are undone together.
    pub batch: Option<u64>,
    /// What happened.
    pub events: Vec<Event>,
}

impl Entry {
    /// Whether the whole entry can be taken back.
    pub fn is_undoable(&self) -> bool {
        !self.events.is_empty() && self.events.iter().all(Event::is_undoable)
    }

    /// Whether the entry leaves the work as it was: somebody looked, typed a draft, or took something back.
    pub fn is_silent(&self) -> bool {
        let silent = |event: &Event| {
            matches!(
                event,
                Event::Consulted | Event::DraftSaved { .. } | Event::Voided { .. }
            )
        };
        self.events.iter().all(silent)
    }

    /// Whether it takes an earlier entry back, so that the record has to be folded from all its entries again.
    pub fn voids(&self) -> bool {
        self.events
            .iter()
            .any(|event| matches!(event, Event::Voided { .. }))
    }

    /// Whether a package went into the outbox or came back out of it, and nothing left: older steps stay undoable.
    pub fn is_outbox_step(&self) -> bool {
        self.events.iter().all(|event| {
            matches!(
                event,
                Event::DispatchQueued { .. }
                    | Event::DispatchRecalled { .. }
                    | Event::DispatchFailed { .. }
                    | Event::DispatchLimited { .. }
                    | Event::LetterQueued { .. }
                    | Event::LetterRecalled { .. }
                    | Event::LetterFailed { .. }
                    | Event::DraftDiscarded { .. }
            )
        })
    }

    /// What happened, in the desk's own words.
    pub fn what(&self) -> String {
        self.events
            .iter()
            .map(Event::what)
            .collect::<Vec<_>>()
            .join("; ")
    }
}
