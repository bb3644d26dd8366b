//! One session at a time: the lock on the data directory, and the name of who holds it.
//!
//! The kernel holds the lock and frees it when the holder ends, however it ends; the text in the file only says who it is.
//! Never here: what to do about a held lock (that is told to the officer further up).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// File name of the lock inside the data directory.
const LOCK_FILE: &str = "lock";

/// A holder's text is a short line; more than this was not written by us.
const LONGEST_TEXT: u64 = 4096;

/// Who holds the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Process number on this machine.
    pub pid: u32,
    /// Name of the officer as the session knows it.
    pub officer: String,
    /// Since when: RFC 3339 text, as handed in by the edge.
    pub since: String,
}

/// Why the store could not be taken.
#[derive(Debug, Error)]
pub enum LockError {
    /// Another session holds the store.
    #[error(
        "the store is in use by {} (process {}) since {}: nothing was changed; close that session, or open this one for reading only",
        .0.officer, .0.pid, .0.since
    )]
    HeldBy(Holder),
    /// Another session holds the store and has not (yet) written who it is.
    #[error(
        "the store is in use by another session: nothing was changed; close that session, or open this one for reading only"
    )]
    HeldByUnnamed,
    /// The lock file could not be opened, locked, read or written.
    #[error(
        "the lock file {path} cannot be used ({source}): nothing was changed; check that the data directory exists and is yours"
    )]
    Io {
        /// The lock file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// The held lock. Dropping it frees the store; so does the end of the process, also by a kill.
#[derive(Debug)]
pub struct StoreLock {
    file: File,
}

impl StoreLock {
    /// Takes the lock on the data directory `dir`, or says at once who has it.
    ///
    /// # Errors
    /// [`LockError::HeldBy`] or [`LockError::HeldByUnnamed`] when another session has it, [`LockError::Io`] otherwise.
    pub fn acquire(dir: &Path, holder: &Holder) -> Result<Self, LockError> {
        let path = dir.join(LOCK_FILE);
        let fail = |source| LockError::Io {
            path: path.clone(),
            source,
        };
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(fail)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(read_holder(dir)?.map_or(LockError::HeldByUnnamed, LockError::HeldBy));
            }
            Err(TryLockError::Error(source)) => return Err(fail(source)),
        }
        let text = serde_json::to_vec(holder).map_err(|error| fail(error.into()))?;
        file.set_len(0)
            .and_then(|()| file.write_all(&text))
            .and_then(|()| file.sync_data())
            .map_err(fail)?;
        Ok(Self { file })
    }
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        // Only courtesy: an empty file names nobody.
        let _ = self.file.set_len(0);
        // Closing frees the lock only when the last copy of the descriptor is closed, and a child being started holds one for
        // a moment. Unlocking frees it now.
        let _ = self.file.unlock();
    }
}

/// Who last wrote the lock of `dir`; `None` when nobody did or the text is not readable.
///
/// After a kill the name stays behind, so this alone does not prove that the lock is held: [`StoreLock::acquire`] does.
///
/// # Errors
/// [`LockError::Io`] when the file is there and cannot be read.
pub fn read_holder(dir: &Path) -> Result<Option<Holder>, LockError> {
    let path = dir.join(LOCK_FILE);
    let mut text = Vec::new();
    match File::open(&path).and_then(|file| file.take(LONGEST_TEXT).read_to_end(&mut text)) {
        Ok(_) => Ok(serde_json::from_slice(&text).ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(LockError::Io { path, source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(officer: &str) -> Holder {
        Holder {
            pid: 4711,
            officer: officer.into(),
            since: "2031-05-06T07:08:09Z".into(),
        }
    }

    #[test]
    fn a_second_session_is_told_who_holds_the_store() {
        let dir = tempfile::tempdir().unwrap();
        let _first = StoreLock::acquire(dir.path(), &holder("SAMPLE One")).unwrap();
        match StoreLock::acquire(dir.path(), &holder("SAMPLE Two")) {
            Err(LockError::HeldBy(found)) => assert_eq!(found, holder("SAMPLE One")),
            other => panic!("expected the holder, got {other:?}"),
        }
        assert_eq!(read_holder(dir.path()).unwrap(), Some(holder("SAMPLE One")));
    }

    #[test]
    fn dropping_frees_the_store_and_the_name() {
        let dir = tempfile::tempdir().unwrap();
        drop(StoreLock::acquire(dir.path(), &holder("SAMPLE One")).unwrap());
        assert_eq!(read_holder(dir.path()).unwrap(), None);
        StoreLock::acquire(dir.path(), &holder("SAMPLE Two")).unwrap();
    }

    #[test]
    fn a_name_left_by_a_kill_does_not_hold_the_store() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join(LOCK_FILE),
            serde_json::to_vec(&holder("SAMPLE Killed")).unwrap(),
        )
        .unwrap();
        StoreLock::acquire(dir.path(), &holder("SAMPLE Two")).unwrap();
    }

    #[test]
    fn an_unreadable_name_is_no_name() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(LOCK_FILE), b"\xff not a holder").unwrap();
        assert_eq!(read_holder(dir.path()).unwrap(), None);
    }

    #[test]
    fn a_missing_directory_is_an_error_that_names_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let error = StoreLock::acquire(&dir.path().join("none"), &holder("SAMPLE")).unwrap_err();
        assert!(error.to_string().contains("none/lock"), "{error}");
    }
}
