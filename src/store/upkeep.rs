//! Looking after a store: verify, repair, backup, restore. The journal does the work; this names the folders.

use std::path::Path;
use std::sync::Arc;

use super::error::StoreError;
use super::journal::{self, JournalReader, Options};
use super::lock::{Holder, StoreLock};
use super::open::{JOURNAL_DIR, STATE_DIR, stamp};
use super::seal::Sealer;
use crate::domain::Moment;

/// File name of a store's own settings.
const SETTINGS: &str = "config.toml";

/// A place in the journal that cannot be trusted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadPlace {
    /// File name of the segment.
    pub file: String,
    /// Byte offset in it.
    pub offset: u64,
    /// What is wrong, in words.
    pub why: String,
}

/// What a walk over the whole journal found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// Whole frames.
    pub frames: u64,
    /// Number of the last frame.
    pub head: u64,
    /// Chain value at the end, lower hex: what to write down to prove the journal later.
    pub chain: String,
    /// Places that cannot be trusted.
    pub bad: Vec<BadPlace>,
    /// Numbers of frames an earlier repair recorded as lost, in words.
    pub gaps: Vec<String>,
    /// Bytes of an interrupted write at the end, which was never confirmed; the next opening cuts them.
    pub torn: Option<u64>,
}

impl Checked {
    /// Whether everything that is there can be trusted.
    pub fn is_sound(&self) -> bool {
        self.bad.is_empty()
    }
}

/// What a repair did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mended {
    /// Where damaged files were moved to.
    pub moved: Vec<String>,
    /// Numbers of frames that are missing, in words.
    pub missing: Vec<String>,
    /// Frames the journal holds now.
    pub frames: u64,
}

/// Walks every frame: checksum, chain link, seal.
pub fn verify(store: &Path, sealer: &dyn Sealer) -> Result<Checked, StoreError> {
    let report = journal::verify(&store.join(JOURNAL_DIR), sealer)?;
    Ok(Checked {
        frames: report.frames,
        head: report.head_n,
        chain: report.head_chain.to_string(),
        bad: report.bad.iter().map(bad_place).collect(),
        gaps: report.gaps.iter().map(gap).collect(),
        torn: report.torn.map(|torn| torn.bytes),
    })
}

fn gap(gap: &journal::Gap) -> String {
    format!(
        "entries {} to {} are missing; a repair recorded it",
        gap.from, gap.through
    )
}

fn bad_place(bad: &journal::Bad) -> BadPlace {
    let name = bad.file.file_name().unwrap_or(bad.file.as_os_str());
    BadPlace {
        file: name.to_string_lossy().into_owned(),
        offset: bad.offset,
        why: bad.why.to_string(),
    }
}

/// Sets damaged segments aside and keeps every frame that can be proven. Takes the lock, removes the state.
pub fn repair(store: &Path, now: Moment) -> Result<Mended, StoreError> {
    let _lock = hold(store, now)?;
    let applied = super::open::applied_number(store);
    let report = journal::repair(&store.join(JOURNAL_DIR), &stamp(now), applied)?;
    forget_state(store)?;
    Ok(Mended {
        moved: report
            .moved
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        missing: report.missing.iter().map(missing).collect(),
        frames: report.frames,
    })
}

fn missing(missing: &journal::Missing) -> String {
    let (first, last) = (missing.numbers.start(), missing.numbers.end());
    let more = if missing.certain {
        ""
    } else {
        ", and perhaps more behind them"
    };
    if first == last {
        format!("entry {first}{more}")
    } else {
        format!("entries {first} to {last}{more}")
    }
}

/// Copies everything committed to `dest`, which must be empty or new. Answers how many files and bytes.
pub fn backup(
    store: &Path,
    dest: &Path,
    sealer: Arc<dyn Sealer>,
    now: Moment,
) -> Result<(usize, u64), StoreError> {
    let (reader, _) = JournalReader::open(&store.join(JOURNAL_DIR), sealer, Options::default())?;
    let manifest = journal::backup(&reader, dest, &now.to_string())?;
    copy_settings(store, dest)?;
    Ok((
        manifest.files.len(),
        manifest.files.iter().map(|file| file.bytes).sum(),
    ))
}

/// Puts a backup back into a store that has no journal yet, after checking it.
pub fn restore(
    src: &Path,
    store: &Path,
    sealer: &dyn Sealer,
    now: Moment,
) -> Result<Checked, StoreError> {
    super::open::make_dir(store)?;
    let _lock = hold(store, now)?;
    journal::restore(src, &store.join(JOURNAL_DIR))?;
    copy_settings(src, store)?;
    forget_state(store)?;
    verify(store, sealer)
}

/// The store's own settings (whose desk, whether for practice, officers, units) go along, unless some are there already.
fn copy_settings(from: &Path, to: &Path) -> Result<(), StoreError> {
    let (from, to) = (from.join(SETTINGS), to.join(SETTINGS));
    if !from.exists() || to.exists() {
        return Ok(());
    }
    std::fs::copy(&from, &to)
        .map(drop)
        .map_err(|source| StoreError::Folder {
            what: "the settings could not be copied",
            path: to,
            source,
        })
}

fn hold(store: &Path, now: Moment) -> Result<StoreLock, StoreError> {
    let holder = Holder {
        pid: std::process::id(),
        officer: "upkeep".into(),
        since: now.to_string(),
    };
    Ok(StoreLock::acquire(store, &holder)?)
}

fn forget_state(store: &Path) -> Result<(), StoreError> {
    let path = store.join(STATE_DIR);
    match std::fs::remove_dir_all(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::Folder {
            what: "the list state could not be removed",
            path,
            source: error,
        }),
        _ => Ok(()),
    }
}
