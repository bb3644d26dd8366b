//! What a front end orders the desk to do, and what it gets back.

use crate::domain::{Command, Entry, FactKey, ItemId, Label, Moment};

/// Who acts, and when. The instant comes from the edge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// The officer.
    pub officer: Label,
    /// The instant of the order (UTC).
    pub now: Moment,
}

/// One command for one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The record.
    pub item: ItemId,
    /// The command.
    pub command: Command,
}

/// An order that was carried out: its entry is on disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// The record.
    pub item: ItemId,
    /// The entry as written.
    pub entry: Entry,
}

/// What an undo or redo changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reverted {
    /// What had been done, in the desk's own words.
    pub what: String,
    /// The records it concerned.
    pub items: Vec<ItemId>,
    /// The fact of the office it concerned, when it concerned no record.
    pub fact: Option<FactKey>,
    /// Newer steps that were passed over, because something followed that this officer cannot take back.
    pub passed_over: usize,
    /// True when packages were taken back from the outbox: that is not done again.
    pub is_recall: bool,
}
