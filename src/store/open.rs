//! Opening: take the lock, check the journal, bring the state up; rebuild it when it cannot be trusted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::applied;
use super::error::StoreError;
use super::journal::{Journal, JournalReader, Mark, Options, TornTail};
use super::lock::{Holder, StoreLock};
use super::replay::{Folded, Gathered, STRIDE};
use super::safe::Store;
use super::seal::Sealer;
use super::shelf::Shelf;
use super::state::{ClosedState, MemoryState, SledState, StateMap, set_aside};
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
    let state = open_state(dir, now, &mut notices);
    let options = Options {
        expect: applied::applied(state.as_ref()),
        ..Options::default()
    };
    let (journal, opened) = Journal::open(&dir.join(JOURNAL_DIR), sealer, options)?;
    notices.extend(
        opened
            .torn
            .as_ref()
            .map(|torn| torn_notice(torn, "were cut")),
    );
    let shelf = Arc::new(Shelf::new(state, journal.reader()));
    let mut folded = Folded::default();
    let found = match load_and_catch_up(&shelf, &mut folded) {
        Ok(found) => found,
        Err(StoreError::State(_)) => Found::Untrusted,
        Err(error) => return Err(error),
    };
    if found == Found::Untrusted {
        folded = Folded::default();
        rebuild_state(dir, &shelf, now)?;
    }
    if found != Found::Trusted && journal.head().n > 0 {
        notices.push("The list state was built anew from everything the journal holds.".to_owned());
    }
    let store = Store::new(
        dir.to_owned(),
        journal,
        Arc::clone(&shelf),
        folded,
        now,
        lock,
    );
    Ok(OpenStore {
        shelf,
        store: Some(store),
        notices,
    })
}

/// What a state turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// It agrees with itself.
    Trusted,
    /// There was nothing in it.
    Empty,
    /// It has another layout, or something in it is missing or cannot be read.
    Untrusted,
}

/// Fills the shelf from its state and what the journal has beyond it.
fn load_and_catch_up(shelf: &Shelf, folded: &mut Folded) -> Result<Found, StoreError> {
    let loaded = applied::load(shelf.state().as_ref());
    let Some(loaded) = loaded else {
        if shelf.state().scan_prefix(&[]).next().is_some() {
            return Ok(Found::Untrusted);
        }
        catch_up(shelf, None, folded)?;
        return Ok(Found::Empty);
    };
    *shelf.ledger_mut() = loaded.ledger;
    *shelf.columns_mut() = loaded.columns;
    shelf.count(&loaded.pairs);
    catch_up(shelf, Some(&loaded.mark), folded)?;
    Ok(Found::Trusted)
}

fn open_for_looking(dir: &Path, sealer: Arc<dyn Sealer>) -> Result<OpenStore, StoreError> {
    let (reader, opened) = JournalReader::open(&dir.join(JOURNAL_DIR), sealer, Options::default())?;
    let torn = opened.torn.as_ref();
    let notices = torn.map(|torn| torn_notice(torn, "are left out"));
    Ok(OpenStore {
        shelf: Arc::new(built(Box::new(MemoryState::new()), reader)?),
        store: None,
        notices: notices.into_iter().collect(),
    })
}

/// A shelf with everything the journal holds; `state` is empty.
fn built(state: Box<dyn StateMap>, reader: JournalReader) -> Result<Shelf, StoreError> {
    let shelf = Shelf::new(state, reader);
    catch_up(&shelf, None, &mut Folded::default())?;
    Ok(shelf)
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
            std::mem::take(&mut gathered).apply(&mark, shelf, folded)?;
        }
    }
    match mark {
        Some(mark) => gathered.apply(&mark, shelf, folded),
        None => Ok(()),
    }
}

/// The state on disk, or a fresh one when the old cannot be opened; the old is set aside.
fn open_state(dir: &Path, now: Moment, notices: &mut Vec<String>) -> Box<dyn StateMap> {
    match SledState::open(&dir.join(STATE_DIR)) {
        Ok(state) => Box::new(state),
        Err(error) => {
            notices.push(format!(
                "The list state could not be opened and was set aside; nothing is lost ({error})."
            ));
            fresh_state(dir, now)
        }
    }
}

/// An empty state in the place of the old one, which is set aside and must be closed. On a disk that takes no more files
/// the state is kept in memory: it is needed only while the desk runs.
fn fresh_state(dir: &Path, now: Moment) -> Box<dyn StateMap> {
    let path = dir.join(STATE_DIR);
    let fresh = set_aside(&path, &stamp(now)).and_then(|_| SledState::open(&path));
    match fresh {
        Ok(state) => Box::new(state),
        Err(_) => Box::new(MemoryState::new()),
    }
}

/// Throws a failed state away and builds it again from the journal, also while the desk runs: lists go on being answered
/// from the old columns, questions about single records get an error until it is done.
pub(super) fn rebuild_state(dir: &Path, shelf: &Shelf, now: Moment) -> Result<(), StoreError> {
    *shelf.state() = Box::new(ClosedState);
    let fresh = match built(fresh_state(dir, now), shelf.reader.clone()) {
        Err(StoreError::State(_)) => built(Box::new(MemoryState::new()), shelf.reader.clone())?,
        other => other?,
    };
    shelf.take_over(fresh);
    Ok(())
}

fn torn_notice(torn: &TornTail, done: &str) -> String {
    format!(
        "A write was interrupted: {} bytes at {} of {} were never confirmed and {done}. Everything confirmed is there.",
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
    applied::applied(&state).map(|mark| mark.n)
}
