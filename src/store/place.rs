//! Where an officer last was: a small file of its own beside the journal, because it is no part of the record.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use crate::domain::Label;

/// Longest place kept, in bytes.
const LONGEST: usize = 64 * 1024;

fn path(dir: &Path, officer: &Label) -> PathBuf {
    dir.join("places").join(format!("{officer}.json"))
}

/// The officer's place, if one is kept and readable.
pub fn read(dir: &Path, officer: &Label) -> Option<String> {
    let text = std::fs::read_to_string(path(dir, officer)).ok()?;
    (text.len() <= LONGEST).then_some(text)
}

/// Replaces the officer's place: a reader sees the old one or the new one, never half.
pub fn write(dir: &Path, officer: &Label, text: &str) -> Result<(), StoreError> {
    let target = path(dir, officer);
    let fail = |source| StoreError::Folder {
        what: "the place could not be kept",
        path: target.clone(),
        source,
    };
    std::fs::create_dir_all(dir.join("places")).map_err(fail)?;
    let fresh = target.with_extension("new");
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&fresh)
        .map_err(fail)?;
    file.write_all(text.as_bytes()).map_err(fail)?;
    std::fs::rename(&fresh, &target).map_err(fail)
}
