//! Questions to the desk and their answers: plain types, no handles, so that they can cross a socket one day.
//!
//! Never here: drawing, storage.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::clock::{ClockState, standing};
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::letter::{Letter, LetterState};
pub use crate::domain::quarantine::Quarantined;
pub use crate::domain::view::{Pane, SavedView, Sort};
use crate::domain::{
    CountryCode, Digest, Direction, Entry, Foreign, Item, ItemId, Kind, Label, Moment, OurRef,
    Phase, Priority, State,
};

/// What a list should hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListQuery {
    /// Which list.
    pub pane: Pane,
    /// The view's own condition in filter syntax (see [`super::filter`]); empty means open and not snoozed.
    pub view: String,
    /// What the officer typed, in the same syntax.
    pub filter: String,
    /// The order.
    pub sort: Sort,
    /// Who asks (`owner:me`).
    pub officer: Label,
    /// The instant of the question (`due:today`, snoozed records).
    pub now: Moment,
}

/// The ids of a list in order. A snapshot: arrivals do not move it, the front end asks again when it wants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing {
    /// Ids in order.
    pub ids: Arc<[ItemId]>,
    /// How many records the view holds without the typed filter.
    pub unfiltered: usize,
    /// True when nothing held the typed words and near matches are shown instead.
    pub near: bool,
    /// What is wrong with the filter, in words; the list then ignores the faulty part.
    pub fault: Option<String>,
    /// Number of the last change the list knows.
    pub rev: u64,
}

/// One line of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Identity.
    pub id: ItemId,
    /// Our reference.
    pub our_ref: OurRef,
    /// The originator's reference.
    pub their_ref: Option<Foreign>,
    /// What it is.
    pub kind: Kind,
    /// In or out.
    pub direction: Direction,
    /// The country on the other side.
    pub country: Option<CountryCode>,
    /// One line, foreign.
    pub title: Foreign,
    /// Names of the subjects, foreign, joined with `; `.
    pub subjects: Foreign,
    /// Where it stands.
    pub state: State,
    /// How soon.
    pub priority: Priority,
    /// The first deadline.
    pub due: Option<Moment>,
    /// When the first deadline started to run.
    pub due_from: Option<Moment>,
    /// The first deadline somebody must keep: holds that run out make nobody late. `None` once the record is done.
    pub late_from: Option<Moment>,
    /// Receipt.
    pub received: Moment,
    /// Last change.
    pub updated: Moment,
    /// The marking, short form for a narrow column.
    pub marking: String,
    /// Officer or unit that has it.
    pub owner: Option<Label>,
    /// Out of the way until then.
    pub snoozed_until: Option<Moment>,
    /// Who works on it, and until when.
    pub claim: Option<(Label, Moment)>,
    /// A text is being written.
    pub has_draft: bool,
    /// A package waits in the outbox.
    pub in_outbox: bool,
    /// A deadline was given that nobody could read: never taken for none.
    pub due_is_unreadable: bool,
    /// More than one version came in.
    pub versions: u16,
}

impl Row {
    /// The group of states it belongs to.
    pub const fn phase(&self) -> Phase {
        self.state.phase(self.direction)
    }

    /// Whether anything is still to be done by anybody.
    pub const fn is_open(&self) -> bool {
        self.state.is_open(self.direction)
    }

    /// How its first deadline stands at `now`; late when a later one is, too. `None` without a deadline, or once it is done.
    pub fn clock_state(&self, now: Moment) -> Option<ClockState> {
        let due = self.due.filter(|_| self.is_open())?;
        let late = |due: Moment| due.seconds() < now.seconds();
        if self.late_from.is_some_and(late) {
            return Some(ClockState::Breached);
        }
        Some(match standing(self.due_from.unwrap_or(due), due, now) {
            ClockState::Breached => ClockState::Over,
            state => state,
        })
    }
}

/// A record with all its entries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The record as it stands.
    pub item: Item,
    /// Every entry, oldest first.
    pub entries: Vec<Entry>,
}

/// Numbers for the title line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Alerts nobody has decided.
    pub alerts_new: usize,
    /// Open alerts that are urgent.
    pub alerts_urgent: usize,
    /// Open requests.
    pub requests_open: usize,
    /// Open requests that are overdue or urgent.
    pub requests_urgent: usize,
    /// Packages waiting in the outbox.
    pub outbox: usize,
    /// Records with a text somebody began.
    pub drafts: usize,
    /// Messages in quarantine.
    pub quarantine: usize,
    /// All records.
    pub records: usize,
}

/// A package or letter on its way or gone, with its record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutboxLine {
    /// The record.
    pub item: ItemId,
    /// Its reference.
    pub our_ref: OurRef,
    /// What is on its way.
    pub outbound: Outbound,
}

/// Something in the outbox, or that was there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outbound {
    /// A package to a unit.
    Package(Dispatch),
    /// A letter abroad.
    Letter(Box<Letter>),
}

impl Outbound {
    /// Its number among the packages, or among the letters, of its record.
    pub const fn number(&self) -> u32 {
        match self {
            Self::Package(dispatch) => dispatch.number,
            Self::Letter(letter) => letter.number,
        }
    }

    /// Where it stands.
    pub const fn state(&self) -> DispatchState {
        match self {
            Self::Package(dispatch) => dispatch.state,
            Self::Letter(letter) => match letter.state {
                LetterState::Waiting => DispatchState::Waiting,
                LetterState::Left => DispatchState::Left,
                _ if letter.failed.is_some() => DispatchState::Failed,
                _ => DispatchState::Recalled,
            },
        }
    }

    /// When it was last settled or put into the outbox: for the order of the list.
    pub fn at(&self) -> Moment {
        match self {
            Self::Package(dispatch) => dispatch.confirmed_at,
            Self::Letter(letter) => {
                let queued = letter.queued.as_ref().map(|(_, until)| *until);
                letter.left.or(queued).unwrap_or(letter.changed)
            }
        }
    }

    /// Until when it can be recalled, while it waits or once it left.
    pub fn recall_until(&self) -> Option<Moment> {
        match self {
            Self::Package(dispatch) => Some(dispatch.recall_until),
            Self::Letter(letter) => letter.queued.as_ref().map(|(_, until)| *until),
        }
    }

    /// The officer who sends it.
    pub fn officer(&self) -> &Label {
        match self {
            Self::Package(dispatch) => &dispatch.by,
            Self::Letter(letter) => letter.queued.as_ref().map_or(&letter.by, |(by, _)| by),
        }
    }

    /// Where its package lies below the outbox, once it left.
    pub fn package(&self) -> Option<&str> {
        match self {
            Self::Package(dispatch) => dispatch.package.as_deref(),
            Self::Letter(letter) => letter.package.as_ref().map(|(folder, _)| folder.as_str()),
        }
    }

    /// Digest of its manifest, once it left.
    pub fn manifest(&self) -> Option<Digest> {
        match self {
            Self::Package(dispatch) => dispatch.manifest,
            Self::Letter(letter) => letter.package.as_ref().map(|(_, manifest)| *manifest),
        }
    }
}
