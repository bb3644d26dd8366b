//! Questions to the desk and their answers: plain types, no handles, so that they can cross a socket one day.
//!
//! Never here: drawing, storage.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::dispatch::Dispatch;
use crate::domain::{
    CountryCode, Digest, Direction, Entry, Foreign, Item, ItemId, Kind, Label, Moment, OurRef,
    Priority, State,
};

/// The two lists of records.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Pane {
    /// Incoming foreign alerts.
    Alerts,
    /// Requests both ways, and messages about them.
    Requests,
}

/// The order of a list. Every order ends with our reference, so that it is total.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Sort {
    /// What is due first, then by priority, then newest first; records without a deadline last.
    Due,
    /// Most pressing first, then due, then newest first.
    Priority,
    /// Newest receipt first.
    Received,
    /// Last changed first.
    Updated,
    /// By country code.
    Country,
    /// By our reference.
    Reference,
}

impl Sort {
    /// All orders, in the order the sort key cycles through.
    pub const ALL: [Self; 6] = [
        Self::Due,
        Self::Priority,
        Self::Received,
        Self::Updated,
        Self::Country,
        Self::Reference,
    ];

    /// The word on screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Priority => "priority",
            Self::Received => "received",
            Self::Updated => "updated",
            Self::Country => "country",
            Self::Reference => "reference",
        }
    }

    /// The order with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|sort| sort.word().eq_ignore_ascii_case(word.trim()))
    }
}

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
    /// Receipt.
    pub received: Moment,
    /// Last change.
    pub updated: Moment,
    /// The marking, short form for a narrow column.
    pub marking: Label,
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
    /// More than one version came in.
    pub versions: u16,
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
    /// Messages in quarantine.
    pub quarantine: usize,
    /// All records.
    pub records: usize,
}

/// A package on its way or gone, with its record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutboxLine {
    /// The record.
    pub item: ItemId,
    /// Its reference.
    pub our_ref: OurRef,
    /// The dispatch.
    pub dispatch: Dispatch,
}

/// Bytes the in-door could not read, kept whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quarantined {
    /// Short id: the first twelve hex digits of the original's digest, and the place if there is one.
    pub id: String,
    /// The sender's or operator's name for the file.
    pub source: Foreign,
    /// Why, for an officer.
    pub reason: Foreign,
    /// Where the fault is.
    pub at: String,
    /// BLAKE3 digest under which the original is kept.
    pub original: Digest,
    /// SHA-256 of the original, lower hex.
    pub sha256: String,
    /// When.
    pub received: Moment,
}

/// A filter and order saved under a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// Which list.
    pub pane: Pane,
    /// Condition in filter syntax.
    pub filter: String,
    /// Order.
    pub sort: Sort,
}

impl SavedView {
    /// The views every desk has, for one list.
    pub fn built_in(pane: Pane) -> Vec<Self> {
        let view = |name: &str, filter: &str, sort| Self {
            name: name.into(),
            pane,
            filter: filter.into(),
            sort,
        };
        let first = match pane {
            Pane::Alerts => Sort::Priority,
            Pane::Requests => Sort::Due,
        };
        vec![
            view("open", "", first),
            view("undecided", "phase:new", first),
            view("due today", "due:today", Sort::Due),
            view("urgent", "priority:urgent", Sort::Due),
            view("mine", "owner:me", first),
            view("waiting on others", "phase:waiting", Sort::Due),
            view("snoozed", "is:snoozed", Sort::Due),
            view("done and dismissed", "is:closed", Sort::Updated),
            view("everything", "is:any", Sort::Received),
        ]
    }
}
