//! Tests of the journal as a whole.

mod backups;
mod cuts;
mod flips;
mod properties;
mod reading;
mod repairs;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::store::seal::PlainSealer;

/// Small segments: a few frames each.
const SMALL: Options = Options {
    segment_bytes: 330,
    expect: None,
    from_expected: false,
};

fn open(dir: &Path) -> (Journal, Opened) {
    Journal::open(dir, Arc::new(PlainSealer), SMALL).unwrap()
}

fn try_open(dir: &Path, expect: Option<Mark>) -> Result<Opened, JournalError> {
    Journal::open(dir, Arc::new(PlainSealer), Options { expect, ..SMALL }).map(|(_, opened)| opened)
}

fn read_only(dir: &Path) -> Result<(JournalReader, Opened), JournalError> {
    JournalReader::open(dir, Arc::new(PlainSealer), SMALL)
}

fn check(dir: &Path) -> VerifyReport {
    verify(dir, &PlainSealer).unwrap()
}

/// Appends and commits.
fn put(journal: &mut Journal, body: &[u8]) -> Position {
    let (_, position) = journal.append(Kind::Entry, body).unwrap();
    journal.commit().unwrap();
    position
}

/// Body number `n` of a sample: some end in zero, some are empty, some hold the mark of a frame.
fn body(n: u64) -> Vec<u8> {
    match n % 4 {
        0 => format!("SAMPLE {n}").into_bytes(),
        1 => vec![0; 20],
        2 => Vec::new(),
        _ => format!("AJ01 {n} AJ01").into_bytes(),
    }
}

/// A journal of `frames` frames in several segments.
fn sample(dir: &Path, frames: u64) -> Mark {
    let (mut journal, _) = open(dir);
    for n in 1..=frames {
        put(&mut journal, &body(n));
    }
    journal.head()
}

/// All frames, which have to be right.
fn frames(dir: &Path) -> Vec<Frame> {
    let (reader, _) = read_only(dir).unwrap();
    reader.frames().collect::<Result<_, _>>().unwrap()
}

fn segments(dir: &Path) -> Vec<PathBuf> {
    segment::list(dir)
        .unwrap()
        .into_iter()
        .map(|number| segment::path_of(dir, number))
        .collect()
}

/// Replaces a file, also one that is closed.
fn overwrite(path: &Path, bytes: &[u8]) {
    segment::set_mode(path, 0o600).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Copies the segments of a journal.
fn copy_of(dir: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for path in segments(dir) {
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    copy
}
