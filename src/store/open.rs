//! Opening: take the lock, check the journal, bring the state up; rebuild it when it cannot be trusted.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

use super::columns::Columns;
use super::error::StoreError;
use super::journal::{Journal, JournalReader, Mark, Options, TornTail};
use super::ledger::Ledger;
use super::lock::{Holder, StoreLock};
use super::replay::{self, Folded, Gathered, STRIDE};
use super::safe::Store;
use super::seal::Sealer;
use super::shelf::Shelf;
use super::state::{MemoryState, SledState, StateMap, set_aside};
use crate::domain::Moment;

/// Folder of the journal inside the store.
pub const JOURNAL_DIR: &str = "journal";
/// Folder of the rebuildable state inside the store.
pub const STATE_DIR: &str = "state";

/// How a store is opened.
pub enum Access {
    /// For work; takes the lock.
    ReadWrite(Holder),
    /// For looking only; never writes, needs no lock.
    ReadOnly,
}

/// An opened store.
pub struct OpenStore {
    /// The reading side.
    pub shelf: Arc<Shelf>,
    /// The writing side; `None` when read-only.
    pub store: Option<Store>,
    /// What opening found and did, one sentence each, for the officer and the journal.
    pub notices: Vec<String>,
}

impl OpenStore {
    /// Opens the store in `dir`, making it when it does not exist (read-write only). `now` stamps what is set aside.
    pub fn open(
        dir: &Path,
        sealer: Arc<dyn Sealer>,
        access: Access,
        now: Moment,
    ) -> Result<Self, StoreError> {
        match access {
            Access::ReadWrite(holder) => open_for_work(dir, sealer, &holder, now),
            Access::ReadOnly => open_for_looking(dir, sealer),
        }
    }
}

fn open_for_work(
    dir: &Path,
    sealer: Arc<dyn Sealer>,
    holder: &Holder,
    now: Moment,
) -> Result<OpenStore, StoreError> {
    make_dir(dir)?;
    let lock = StoreLock::acquire(dir, holder)?;
    let mut notices = Vec::new();
    let state = open_state(dir, now, &mut notices)?;
    let expect = replay::applied(state.as_ref());
    let options = Options {
        expect,
        ..Options::default()
    };
    let (journal, opened) = Journal::open(&dir.join(JOURNAL_DIR), sealer, options)?;
    notices.extend(opened.torn.as_ref().map(torn_notice));
    let loaded = replay::load(state.as_ref());
    let shelf = shelve(state, journal.reader());
    let mut folded = Folded::default();
    if let Some(loaded) = loaded {
        *shelf.ledger_mut() = loaded.ledger;
        *shelf.columns_mut() = loaded.columns;
        shelf.recount(loaded.pairs);
        catch_up(&shelf, Some(&loaded.mark), &mut folded)?;
    } else {
        if journal.head().n > 0 {
            notices.push(
                "The list state was built anew from the journal; nothing is lost.".to_owned(),
            );
        }
        shelf.state().clear()?;
        catch_up(&shelf, None, &mut folded)?;
    }
    let store = Store {
        dir: dir.to_owned(),
        journal,
        shelf: Arc::clone(&shelf),
        folded,
        pending: Vec::new(),
        ahead: std::collections::HashMap::new(),
        ahead_references: std::collections::HashMap::new(),
        _lock: lock,
    };
    Ok(OpenStore {
        shelf,
        store: Some(store),
        notices,
    })
}

fn open_for_looking(dir: &Path, sealer: Arc<dyn Sealer>) -> Result<OpenStore, StoreError> {
    let (reader, opened) = JournalReader::open(&dir.join(JOURNAL_DIR), sealer, Options::default())?;
    let notices = opened.torn.as_ref().map(torn_notice).into_iter().collect();
    let shelf = shelve(Box::new(MemoryState::new()), reader);
    catch_up(&shelf, None, &mut Folded::default())?;
    Ok(OpenStore {
        shelf,
        store: None,
        notices,
    })
}

fn shelve(state: Box<dyn StateMap>, reader: JournalReader) -> Arc<Shelf> {
    Arc::new(Shelf {
        columns: RwLock::new(Columns::default()),
        ledger: RwLock::new(Ledger::default()),
        state: Mutex::new(state),
        reader,
        pairs: Mutex::default(),
    })
}

/// Takes in everything the journal holds after `from`, a stride at a time.
fn catch_up(shelf: &Shelf, from: Option<&Mark>, folded: &mut Folded) -> Result<(), StoreError> {
    let frames = from.map_or_else(
        || shelf.reader.frames(),
        |mark| shelf.reader.frames_after(mark),
    );
    let (mut gathered, mut taken, mut mark) = (Gathered::default(), 0, None);
    for frame in frames {
        let frame = frame?;
        gathered.take(&frame, shelf, folded)?;
        mark = Some(frame.mark());
        taken += 1;
        if taken % STRIDE == 0
            && let Some(mark) = mark.take()
        {
            std::mem::take(&mut gathered).apply(&mark, shelf)?;
        }
    }
    match mark {
        Some(mark) => gathered.apply(&mark, shelf),
        None => Ok(()),
    }
}

/// The state on disk, or a fresh one when the old cannot be opened; the old is set aside.
fn open_state(
    dir: &Path,
    now: Moment,
    notices: &mut Vec<String>,
) -> Result<Box<dyn StateMap>, StoreError> {
    let path = dir.join(STATE_DIR);
    let error = match SledState::open(&path) {
        Ok(state) => return Ok(Box::new(state)),
        Err(error) => error,
    };
    notices.push(format!(
        "The list state could not be opened and was set aside; nothing is lost ({error})."
    ));
    set_aside(&path, &stamp(now))?;
    Ok(Box::new(SledState::open(&path)?))
}

/// Throws a failed state away and builds it again from the journal while the desk runs.
pub(super) fn rebuild_state(dir: &Path, shelf: &Shelf, now: Moment) -> Result<(), StoreError> {
    *shelf.state() = Box::new(MemoryState::new());
    let path = dir.join(STATE_DIR);
    let fresh = set_aside(&path, &stamp(now)).and_then(|_| SledState::open(&path));
    if let Ok(state) = fresh {
        *shelf.state() = Box::new(state);
    }
    *shelf.ledger_mut() = Ledger::default();
    shelf.recount(replay::Pairs::default());
    catch_up(shelf, None, &mut Folded::default())
}

fn torn_notice(torn: &TornTail) -> String {
    format!(
        "A write was interrupted: {} bytes at {} of {} were never confirmed and were cut. Everything confirmed is there.",
        torn.bytes,
        torn.offset,
        torn.file.file_name().unwrap_or_default().to_string_lossy()
    )
}

/// A moment as part of a file name.
pub(super) fn stamp(now: Moment) -> String {
    now.to_string().replace([':', '.'], "")
}

pub(super) fn make_dir(dir: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir);
    made.map_err(|source| StoreError::Folder {
        what: "the store folder could not be made",
        path: PathBuf::from(dir),
        source,
    })
}

/// The number the state has caught up with, if it can be read.
pub(super) fn applied_number(dir: &Path) -> Option<u64> {
    let state = SledState::open(&dir.join(STATE_DIR)).ok()?;
    replay::applied(&state).map(|mark| mark.n)
}
