//! What can happen to the desk's state.
//!
//! Never here: what it does to it; that is `update`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::effect::{Sent, Then};
use super::input::KeyInput;
use super::state::abroad::With;
use crate::desk::{
    AgendaPage, ChaseLine, ClockChange, Counts, Done, Listing, Pane, Record, Reverted, Row,
    SavedView, StatedFact,
};
use crate::domain::{CountryCode, FactKey, ItemId, Label, Moment, Refusal};
use crate::reference::Pack;

/// Answers of a batch: one per order, or the desk failed as a whole.
pub type Submitted = Result<Vec<Result<Done, Refusal>>, String>;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key, a paste, a resize, a simulated passing of time.
    Input(KeyInput),
    /// A deadline the state named is reached.
    Tick,
    /// Somebody changed something in the store.
    Changed,
    /// A list was asked for and came.
    Listed {
        /// Which.
        pane: Pane,
        /// Its ids.
        listing: Listing,
        /// What the cursor does.
        then: Then,
    },
    /// A list was looked at without showing it, to count what is new.
    Peeked {
        /// Which.
        pane: Pane,
        /// Its ids now.
        listing: Listing,
    },
    /// Lines of records.
    Rows {
        /// What was asked.
        asked: Vec<ItemId>,
        /// What came.
        rows: Vec<Row>,
    },
    /// A whole record.
    Record {
        /// Which.
        id: ItemId,
        /// It, if anybody knows it.
        record: Result<Option<Arc<Record>>, String>,
    },
    /// Numbers for the title line.
    Counted {
        /// The numbers.
        counts: Counts,
        /// When the next package can leave.
        next_dispatch: Option<Moment>,
        /// When a clock changes its state next.
        next_change: Option<Moment>,
    },
    /// Views of a list.
    Views {
        /// Which list.
        pane: Pane,
        /// Built in and saved.
        views: Vec<SavedView>,
    },
    /// The remembered place.
    Place(Option<String>),
    /// A batch was carried out or refused.
    Submitted {
        /// What was sent.
        sent: Sent,
        /// One answer per order.
        result: Submitted,
    },
    /// An undo (or redo) was carried out or refused.
    Reverted {
        /// It was a redo.
        redo: bool,
        /// What it changed.
        result: Result<Result<Reverted, Refusal>, String>,
    },
    /// The next undecided record of a list, if there is one.
    Sought {
        /// Which list.
        pane: Pane,
        /// The record.
        id: Option<ItemId>,
    },
    /// The record behind a typed reference.
    Found {
        /// What was typed.
        typed: String,
        /// The record.
        id: Option<ItemId>,
    },
    /// The open records with a country.
    OpenWith(With),
    /// How many open records there are with each country.
    OpenByCountry(BTreeMap<CountryCode, usize>),
    /// The answers that are missing.
    Chasing(Arc<[ChaseLine]>),
    /// The bookshelf as it stands now.
    Shelf {
        /// The pack, with the office's facts in it.
        pack: Arc<Pack>,
        /// What the office states.
        stated: Vec<StatedFact>,
    },
    /// A fact was stated or refused.
    FactStated {
        /// Which.
        key: FactKey,
        /// What became of it.
        result: Result<Result<(), Refusal>, String>,
    },
    /// A fact was withdrawn, or not.
    FactWithdrawn {
        /// Which.
        key: FactKey,
        /// What became of it.
        result: Result<Result<(), Refusal>, String>,
    },
    /// Clocks in the order they end.
    Agenda {
        /// A page of them.
        page: AgendaPage,
        /// Where the clock under the cursor stands now, if it is still one of them.
        kept: Option<usize>,
    },
    /// Clocks that changed by themselves.
    ClockChanges {
        /// Which, in order.
        changes: Vec<ClockChange>,
        /// Up to when.
        until: Moment,
        /// When a clock changes next.
        next: Option<Moment>,
    },
    /// What stayed here the last time something went to this unit.
    WithheldFor {
        /// The unit.
        unit: Label,
        /// The parts, by name.
        held: Vec<Label>,
    },
    /// A request of our own was begun, or refused.
    Begun(Result<Result<ItemId, Refusal>, String>),
    /// Packages left, or failed to.
    Dispatched(Result<(usize, usize), String>),
    /// The desk could not do something that was not an order.
    Failed(String),
    /// The shell wants the terminal back for a while.
    Suspend,
    /// The process must end: a signal, or the terminal is gone.
    MustLeave,
}
