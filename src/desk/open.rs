//! Opening a desk: folders, store, writer thread, notices.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, RwLock};

use super::pack::base_pack;
use super::writer::Writer;
use super::{Desk, Inner, Profile};
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::{ItemId, Label, Moment};
use crate::store::journal::JournalError;
use crate::store::lock::{Holder, LockError};
use crate::store::seal::Sealer;
use crate::store::{Access, OpenStore, StoreError};

/// Where ids come from: the edge. Tests hand in a counter.
pub trait IdSource: Send + Sync {
    /// A new id for a record that comes into being at `now`.
    fn next(&self, now: Moment) -> ItemId;
}

/// The folder of a desk and what lies in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskFolder {
    store: PathBuf,
    outbox: Option<PathBuf>,
}

impl DeskFolder {
    /// A desk in `store`; packages go to `outbox`, or to `outbox/` inside the store.
    pub fn new(store: impl Into<PathBuf>, outbox: Option<PathBuf>) -> Self {
        Self {
            store: store.into(),
            outbox,
        }
    }

    /// The store's folder.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// Where packages are written.
    pub fn outbox(&self) -> PathBuf {
        self.outbox
            .clone()
            .unwrap_or_else(|| self.store.join("outbox"))
    }
}

/// What opening needs from the edge.
pub struct Opening {
    /// Folders.
    pub folder: DeskFolder,
    /// Whose desk.
    pub profile: Profile,
    /// The sealing step.
    pub sealer: Arc<dyn Sealer>,
    /// Where ids come from.
    pub ids: Arc<dyn IdSource>,
    /// Who opens it.
    pub officer: Label,
    /// Number of this process, for the second one that comes.
    pub pid: u32,
    /// The instant of opening.
    pub now: Moment,
    /// Open for looking only.
    pub read_only: bool,
}

/// An opened desk.
pub struct OpenDesk {
    /// The handle.
    pub desk: Desk,
    /// What opening found and did, one sentence each.
    pub notices: Vec<String>,
}

/// Why a desk cannot be opened. Each variant has its exit code.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process holds the store (exit code 6).
    #[error("{0}")]
    Held(String),
    /// It is not possible as things are (exit code 1): a folder that must be empty is not, or a backup is none.
    #[error("{0}")]
    Refused(String),
    /// The store is damaged (exit code 4).
    #[error("{0}")]
    Damaged(String),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Lock(held @ (LockError::HeldBy(_) | LockError::HeldByUnnamed)) => {
                Self::Held(held.to_string())
            }
            StoreError::Journal(
                no @ (JournalError::NotEmpty(_) | JournalError::Manifest { .. }),
            ) => Self::Refused(no.to_string()),
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl Desk {
    /// Opens a desk. What the store found while opening is told, and written into the journal.
    pub fn open(opening: Opening) -> Result<OpenDesk, OpenError> {
        let Opening {
            folder,
            profile,
            sealer,
            ids,
            officer,
            pid,
            now,
            read_only,
        } = opening;
        let access = if read_only {
            Access::ReadOnly
        } else {
            let holder = Holder {
                pid,
                officer: officer.to_string(),
                since: now.to_string(),
            };
            Access::ReadWrite(holder)
        };
        let OpenStore {
            shelf,
            store,
            mut notices,
        } = OpenStore::open(folder.store(), sealer, access, now)?;
        let mut writer = None;
        if let Some(mut store) = store {
            for what in &notices {
                let event = DeskEvent::StoreNotice { what: what.clone() };
                store.append_desk(DeskEntry {
                    at: now,
                    officer: officer.clone(),
                    event,
                })?;
            }
            store.commit(now)?;
            let started = Writer::start(store, officer);
            writer = Some(started.map_err(|error| {
                OpenError::Damaged(format!("no thread for the store: {error}"))
            })?);
        }
        let (reference, notice) = base_pack(&shelf)?;
        notices.extend(notice);
        let rev = shelf.columns().rev();
        let changes = AtomicU64::new(rev);
        let inner = Inner {
            profile: Arc::new(profile),
            shelf,
            writer,
            folder,
            ids,
            changes,
            base: RwLock::new(Arc::clone(&reference)),
            reference: RwLock::new(Arc::clone(&reference)),
        };
        let desk = Desk {
            inner: Arc::new(inner),
        };
        notices.extend(desk.rebuild_reference(reference));
        Ok(OpenDesk { desk, notices })
    }
}
