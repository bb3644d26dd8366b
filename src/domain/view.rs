//! Which list, in which order, under which name: what an officer can save.

use serde::{Deserialize, Serialize};

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
            view("for a second officer", "is:review", first),
            view("hits worked on", "is:hit", Sort::Due),
            view("snoozed", "is:snoozed", Sort::Due),
            view("done and dismissed", "is:closed", Sort::Updated),
            view("drafts", "is:draft is:any", Sort::Updated),
            view("in the outbox", "is:outbox is:any", Sort::Updated),
            view("everything", "is:any", Sort::Received),
        ]
    }
}
