//! The one handle of every front end: submit orders, ask questions, hear of changes.
//!
//! The desk owns the store and the background work. Never here: printing, drawing, reading the environment or a clock.

pub mod order;
pub mod profile;
pub mod query;

use std::path::Path;
use std::sync::Arc;

pub use order::{Actor, Done, Order, Reverted};
pub use profile::Profile;
pub use query::{
    Counts, ListQuery, Listing, OutboxLine, Pane, Quarantined, Record, Row, SavedView, Sort,
};

use crate::domain::{Digest, ItemId, Label, Moment, Refusal};

/// Why the desk cannot do something for a reason that is no rule of the work.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store failed; the text says what happened, what is safe and what to do.
    #[error("{0}")]
    Store(String),
}

/// Cheap to clone; every clone speaks to the same desk.
#[derive(Clone)]
pub struct Desk {
    profile: Arc<Profile>,
}

impl Desk {
    /// Whose desk this is.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// True when nothing can be changed (started so, or another process holds the store).
    pub fn is_read_only(&self) -> bool {
        false
    }

    /// Carries orders out, as one batch: they are undone together. Returns after every entry is on disk; one answer
    /// per order, in order. A refused order changes nothing and does not stop the others.
    pub fn submit(
        &self,
        orders: Vec<Order>,
        by: &Actor,
    ) -> Result<Vec<Result<Done, Refusal>>, DeskError> {
        let _ = (orders, by);
        Ok(Vec::new())
    }

    /// What `decide` would answer, without doing it.
    pub fn rehearse(&self, order: &Order, by: &Actor) -> Result<(), Refusal> {
        let _ = (order, by);
        Ok(())
    }

    /// Takes the officer's newest batch back.
    pub fn undo(&self, by: &Actor) -> Result<Result<Reverted, Refusal>, DeskError> {
        let _ = by;
        Ok(Err(Refusal::new("Nothing to undo.")))
    }

    /// Does the newest undone batch again.
    pub fn redo(&self, by: &Actor) -> Result<Result<Reverted, Refusal>, DeskError> {
        let _ = by;
        Ok(Err(Refusal::new("Nothing to redo.")))
    }

    /// The ids of a list, in order.
    pub fn list(&self, query: &ListQuery) -> Listing {
        let _ = query;
        Listing {
            ids: Arc::new([]),
            unfiltered: 0,
            near: false,
            fault: None,
            rev: 0,
        }
    }

    /// The lines of these records, in the order asked; ids nobody knows are left out. Costs what is asked.
    pub fn rows(&self, ids: &[ItemId]) -> Vec<Row> {
        let _ = ids;
        Vec::new()
    }

    /// A record with its entries; `None` when nobody knows the id.
    pub fn record(&self, id: ItemId) -> Result<Option<Record>, DeskError> {
        let _ = id;
        Ok(None)
    }

    /// The record with this reference: ours (`A-2031-0142`) or, when only one has it, the originator's.
    pub fn find(&self, reference: &str) -> Option<ItemId> {
        let _ = reference;
        None
    }

    /// Numbers for the title line, as of `now`.
    pub fn counts(&self, now: Moment) -> Counts {
        let _ = now;
        Counts::default()
    }

    /// Number of the last change; a front end that sees it move asks again.
    pub fn rev(&self) -> u64 {
        0
    }

    /// The bytes kept under this digest.
    pub fn original(&self, digest: &Digest) -> Result<Option<Vec<u8>>, DeskError> {
        let _ = digest;
        Ok(None)
    }

    /// Messages in quarantine, newest first.
    pub fn quarantine(&self) -> Vec<Quarantined> {
        Vec::new()
    }

    /// Every dispatch that waits or failed, and the newest that left, newest first; at most `limit`.
    pub fn outbox(&self, limit: usize) -> Vec<OutboxLine> {
        let _ = limit;
        Vec::new()
    }

    /// When the next waiting package can leave; the loop wakes then and calls [`Desk::dispatch_due`].
    pub fn next_dispatch(&self) -> Option<Moment> {
        None
    }

    /// Writes every package whose recall time is over; answers how many left and how many failed.
    pub fn dispatch_due(&self, now: Moment) -> Result<(usize, usize), DeskError> {
        let _ = now;
        Ok((0, 0))
    }

    /// Views saved by this officer for this list, after the built-in ones.
    pub fn views(&self, officer: &Label, pane: Pane) -> Vec<SavedView> {
        let _ = officer;
        SavedView::built_in(pane)
    }

    /// Saves a view under its name (same name: replaced).
    pub fn save_view(&self, view: SavedView, by: &Actor) -> Result<(), DeskError> {
        let _ = (view, by);
        Ok(())
    }

    /// The place the officer last was: opaque text of the front end.
    pub fn place(&self, officer: &Label) -> Option<String> {
        let _ = officer;
        None
    }

    /// Remembers the officer's place. Not part of the record: kept in a small sealed file of its own.
    pub fn save_place(&self, officer: &Label, place: &str) -> Result<(), DeskError> {
        let _ = (officer, place);
        Ok(())
    }

    /// Where packages are written.
    pub fn outbox_dir(&self) -> &Path {
        Path::new("")
    }
}
