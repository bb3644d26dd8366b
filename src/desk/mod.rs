//! The one handle of every front end: submit orders, ask questions, hear of changes.
//!
//! The desk owns the store and the background work. Never here: printing, drawing, reading the environment or a clock.
//!
//! One writer thread holds the store for writing (see `writer`); questions read columns and journal beside it.

mod abroad;
mod agenda;
mod asked;
mod audit;
mod basis;
mod begin;
mod books;
mod chasing;
mod disclosures;
mod dispatch;
mod door;
mod export;
mod facts;
pub mod filter;
pub mod handover;
mod list;
mod open;
pub mod order;
mod pack;
mod parcel;
mod post;
mod print;
pub mod profile;
mod quarantine;
pub mod query;
mod read;
mod receive;
mod reciprocity;
pub mod statistics;
mod submit;
mod undo;
pub mod upkeep;
mod verdict;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

pub use agenda::{AgendaLine, AgendaPage, AgendaQuery, ClockChange};
pub use asked::Asked;
pub use audit::{AuditLine, AuditQuery};
pub use basis::{chosen_basis, sides};
pub use begin::Beginning;
pub use books::DeskBooks;
pub use chasing::{ChaseLine, Whom};
pub use disclosures::Disclosure;
pub use door::{ImportOptions, ImportReport, Progress};
pub use export::{ExportOrder, Exported};
pub use facts::check_fact;
pub use open::{DeskFolder, IdSource, OpenDesk, OpenError, Opening};
pub use order::{Actor, Done, Order, Reverted};
pub use pack::{PackChange, PackInUse, PackOrigin, UnusedPack};
pub use print::{PrintForm, print};
pub use profile::{Office, Profile};
pub use query::{
    Counts, ListQuery, Listing, Outbound, OutboxLine, Pane, Quarantined, Record, Row, SavedView,
    Sort,
};
pub use receive::{Outcome, Receipt, Received};
pub use reciprocity::{FEWEST, Month, OneWay, Reciprocity, Share, Spread, tenths_of_days};
pub use verdict::Leaves;

// What front ends say of the rooms below when they open a desk or import into it.
pub use crate::intake::column_map::ColumnMap;
pub use crate::intake::{FORMATS, Hints, Limit, Limits};
pub use crate::store::seal::{PlainSealer, Sealer};

pub use crate::domain::office_fact::StatedFact;
pub use crate::domain::part::{Part, parts};
pub use crate::outbox::document::{Block, Document};
pub use crate::outbox::text::to_text;
use crate::reference::Pack;
pub use crate::store::state::panic_is_contained;
use crate::store::{Shelf, StoreError};

/// Why the desk cannot do something for a reason that is no rule of the work.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store failed; the text says what happened, what is safe and what to do.
    #[error("{0}")]
    Store(String),
    /// The session is for reading only.
    #[error(
        "this session is read-only; nothing was changed; start without --read-only to change records"
    )]
    ReadOnly,
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ReadOnly => Self::ReadOnly,
            other => Self::Store(other.to_string()),
        }
    }
}

/// Cheap to clone; every clone speaks to the same desk.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    profile: Arc<Profile>,
    shelf: Arc<Shelf>,
    writer: Option<writer::Writer>,
    folder: DeskFolder,
    ids: Arc<dyn IdSource>,
    changes: AtomicU64,
    /// The pack in use as it was read.
    base: RwLock<Arc<Pack>>,
    /// The same with the office's facts in it.
    reference: RwLock<Arc<Pack>>,
}

impl Desk {
    /// Whose desk this is.
    pub fn profile(&self) -> &Profile {
        &self.inner.profile
    }

    /// True when nothing can be changed (started so, or another process holds the store).
    pub fn is_read_only(&self) -> bool {
        self.inner.writer.is_none()
    }

    /// Number of the last change; a front end that sees it move asks again.
    pub fn rev(&self) -> u64 {
        self.inner.changes.load(Ordering::Acquire)
    }

    /// The bookshelf as it stands now: the pack in use with the office's own facts in it.
    pub fn reference(&self) -> Arc<Pack> {
        let shelf = self.inner.reference.read();
        Arc::clone(&shelf.unwrap_or_else(PoisonError::into_inner))
    }

    /// The bookshelf as decisions ask it.
    pub fn books(&self) -> DeskBooks {
        DeskBooks::new(self.reference(), Arc::clone(&self.inner.profile))
    }

    /// Where packages are written.
    pub fn outbox_dir(&self) -> PathBuf {
        self.inner.folder.outbox()
    }

    /// The store's folder.
    pub fn store_dir(&self) -> &Path {
        self.inner.folder.store()
    }

    fn changed(&self) {
        self.inner
            .changes
            .fetch_max(self.inner.shelf.columns().rev(), Ordering::AcqRel);
    }
}
