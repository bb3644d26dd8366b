//! State in sled, with every call fenced in.
//!
//! sled 0.34.7 answers a damaged file with an error, and sometimes with a panic. Both become a [`StateError`] here, also while
//! opening, stepping through pairs and dropping; after a panic the engine is not asked again. It is never the only copy.
//!
//! A damaged or cut log may also open without a word and hold fewer pairs than before, or none (seen with a log cut in half, and
//! with one overwritten throughout). The values it does give are right. So whoever opens it compares what it says was applied,
//! and how many pairs it holds, with what the journal says, and rebuilds when they differ.

use std::cell::Cell;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::contain::contained;
use super::{Batch, Change, Pair, Pairs, StateError, StateMap};

/// Page cache of sled in bytes; larger caches raised peak memory far beyond their size.
const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// sled collects its garbage only when it flushes by itself, so the interval must not be switched off.
const FLUSH_EVERY_MS: u64 = 500;

/// sled waits for its flush thread when it closes, and for ever if a panic ended that thread. Longer than this nobody waits with it.
const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

/// State in one sled tree in a directory of its own.
#[derive(Debug)]
pub struct SledState {
    /// `None` only while dropping.
    db: Option<sled::Db>,
    broken: Cell<bool>,
}

impl SledState {
    /// Opens the state in `dir`, or makes an empty one. The directory becomes 0700, its files 0600.
    ///
    /// # Errors
    /// [`StateError`] when the directory cannot be made or what is in it cannot be used: set it aside and rebuild.
    pub fn open(dir: &Path) -> Result<Self, StateError> {
        let io = |source| StateError::Io {
            path: dir.to_path_buf(),
            source,
        };
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(dir)
            .map_err(io)?;
        let config = sled::Config::new()
            .path(dir)
            .cache_capacity(CACHE_BYTES)
            .mode(sled::Mode::LowSpace)
            .flush_every_ms(Some(FLUSH_EVERY_MS))
            .use_compression(false);
        let db = fenced("open", || config.open())?;
        let state = Self {
            db: Some(db),
            broken: Cell::new(false),
        };
        restrict(dir).map_err(io)?;
        Ok(state)
    }

    /// Runs one call of the engine inside the fence.
    fn call<T>(
        &self,
        operation: &'static str,
        call: impl FnOnce(&sled::Db) -> sled::Result<T>,
    ) -> Result<T, StateError> {
        let Some(db) = self.db.as_ref().filter(|_| !self.broken.get()) else {
            return Err(StateError::BrokeDown {
                operation,
                why: "it broke down before".into(),
            });
        };
        let outcome = fenced(operation, || call(db));
        if matches!(outcome, Err(StateError::BrokeDown { .. })) {
            self.broken.set(true);
        }
        outcome
    }
}

impl StateMap for SledState {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        self.call("read a value", |db| {
            Ok(db.get(key)?.map(|value| value.to_vec()))
        })
    }

    fn apply(&mut self, batch: Batch) -> Result<(), StateError> {
        let mut changes = sled::Batch::default();
        for change in batch.into_changes() {
            match change {
                Change::Put(key, value) => changes.insert(key, value),
                Change::Delete(key) => changes.remove(key),
            }
        }
        self.call("apply changes", |db| db.apply_batch(changes))
    }

    fn scan_prefix<'a>(&'a self, prefix: &[u8]) -> Pairs<'a> {
        match self.call("begin a scan", |db| Ok(db.scan_prefix(prefix))) {
            Ok(iter) => Box::new(Scan {
                state: self,
                iter: Some(iter),
            }),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    }

    fn flush(&mut self) -> Result<(), StateError> {
        self.call("flush", |db| db.flush().map(drop))
    }

    fn clear(&mut self) -> Result<(), StateError> {
        self.call("clear", |db| db.clear())
    }

    fn len_bytes(&self) -> Result<u64, StateError> {
        self.call("measure its size", sled::Db::size_on_disk)
    }
}

impl Drop for SledState {
    fn drop(&mut self) {
        let db = self.db.take();
        close_within(CLOSE_PATIENCE, move || drop(db));
    }
}

/// A scan that ends at the first error.
struct Scan<'a> {
    state: &'a SledState,
    iter: Option<sled::Iter>,
}

impl Iterator for Scan<'_> {
    type Item = Result<Pair, StateError>;

    fn next(&mut self) -> Option<Self::Item> {
        let iter = self.iter.as_mut()?;
        let step = self
            .state
            .call("step through values", |_| iter.next().transpose());
        match step {
            Ok(Some((key, value))) => Some(Ok((key.to_vec(), value.to_vec()))),
            Ok(None) => {
                self.end();
                None
            }
            Err(error) => {
                self.end();
                Some(Err(error))
            }
        }
    }
}

impl Scan<'_> {
    fn end(&mut self) {
        let iter = self.iter.take();
        let _ = fenced("end a scan", || {
            drop(iter);
            Ok(())
        });
    }
}

impl Drop for Scan<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// Closes in a thread of its own, and leaves it to itself after `patience`. The journal has everything: a failure to close the
/// state is not worth a word.
fn close_within(patience: Duration, close: impl FnOnce() + Send + 'static) {
    let (closing, closed) = channel::<()>();
    // Without a thread the engine is closed here, by dropping what was to be moved there.
    let _ = contained(|| {
        std::thread::Builder::new()
            .name("state closing".to_owned())
            .spawn(move || {
                let _panicked = contained(close);
                drop(closing);
            })
    });
    let _closed_or_given_up = closed.recv_timeout(patience);
}

/// Runs a call and turns its error or panic into a [`StateError`].
fn fenced<T>(
    operation: &'static str,
    call: impl FnOnce() -> sled::Result<T>,
) -> Result<T, StateError> {
    match contained(call) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(StateError::Engine {
            operation,
            why: error.to_string(),
        }),
        Err(panic) => Err(StateError::BrokeDown {
            operation,
            why: panic_text(panic.as_ref()),
        }),
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "no reason given".into())
}

/// sled makes its files readable for everybody; the directory and what is in it become the owner's alone.
fn restrict(dir: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))?;
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let mode = if entry.file_type()?.is_dir() {
            0o700
        } else {
            0o600
        };
        match std::fs::set_permissions(entry.path(), std::fs::Permissions::from_mode(mode)) {
            // sled renames and removes snapshots behind our back.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_back_as_a_value_and_ends_the_use_of_the_engine() {
        let dir = tempfile::tempdir().unwrap();
        let state = SledState::open(dir.path()).unwrap();
        let broke = state.call::<()>("try", |_| panic!("SAMPLE panic"));
        assert!(
            matches!(&broke, Err(StateError::BrokeDown { why, .. }) if why == "SAMPLE panic"),
            "{broke:?}"
        );
        assert!(matches!(state.get(b"k"), Err(StateError::BrokeDown { .. })));
        assert!(matches!(
            state.scan_prefix(b"").next(),
            Some(Err(StateError::BrokeDown { .. }))
        ));
    }

    #[test]
    fn closing_waits_for_the_engine_but_not_for_ever() {
        let (tell, told) = channel();
        close_within(Duration::from_mins(1), move || tell.send(()).unwrap());
        told.try_recv().unwrap();

        let (release, stuck) = channel::<()>();
        close_within(Duration::ZERO, move || stuck.recv().unwrap_or_default());
        drop(release);
        close_within(Duration::from_mins(1), || panic!("SAMPLE panic"));
    }
}
