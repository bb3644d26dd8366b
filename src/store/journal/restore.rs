//! Restore: from a backup to a journal, all or nothing.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::backup::{BACKUP_MANIFEST, BackupManifest, MANIFEST_FORMAT, copy, prove, require_empty};
use super::error::JournalError;
use super::segment;
use super::survey::survey;

/// A list of files larger than this was not written by us.
const LARGEST_MANIFEST: u64 = 64 * 1024 * 1024;

/// Puts the backup in `src` back as the journal `dest`, which must be empty or new. Hold the store's lock; remove the state, it
/// will be rebuilt.
///
/// Everything is copied and proven beside `dest` first; then that directory takes the name `dest`.
///
/// # Errors
/// [`JournalError::NotEmpty`]; [`JournalError::Manifest`] when the list of files is missing or a file is not the one that was
/// backed up; [`JournalError::Damaged`]; [`JournalError::Io`]. `dest` is as it was then.
pub fn restore(src: &Path, dest: &Path) -> Result<BackupManifest, JournalError> {
    require_empty(dest)?;
    let manifest = read_manifest(src)?;
    let staging = staging_of(dest);
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(JournalError::io("remove", &staging))?;
    }
    segment::create_dir(&staging)?;
    let restored = fill(src, &staging, &manifest).and_then(|()| {
        fs::rename(&staging, dest).map_err(JournalError::io("create", dest))?;
        let parent = dest
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        segment::sync_dir(parent).map_err(JournalError::io("sync", parent))
    });
    if let Err(error) = restored {
        // What was copied is still in the backup.
        let _ = fs::remove_dir_all(&staging);
        return Err(error);
    }
    Ok(manifest)
}

fn fill(src: &Path, staging: &Path, manifest: &BackupManifest) -> Result<(), JournalError> {
    for (number, file) in (1_u32..).zip(&manifest.files) {
        let (from, to) = (
            segment::path_of(src, number),
            segment::path_of(staging, number),
        );
        let is_last = number as usize == manifest.files.len();
        let mode = if is_last {
            segment::OPEN_MODE
        } else {
            segment::CLOSED_MODE
        };
        let size = fs::metadata(&from)
            .map_err(JournalError::io("look at", &from))?
            .len();
        if size != file.bytes || copy(&from, &to, file.bytes, mode)? != file.blake3 {
            return Err(unusable(
                src,
                format!("{} is not the file that was backed up", file.name),
            ));
        }
    }
    segment::sync_dir(staging).map_err(JournalError::io("sync", staging))?;
    let end = survey(staging, &mut |_, _| Ok(()))?.end;
    if end.n != manifest.head_n || end.chain.to_string() != manifest.head_chain {
        return Err(unusable(
            src,
            format!(
                "it ends with frame {}, not with frame {}",
                end.n, manifest.head_n
            ),
        ));
    }
    prove(staging, end.n, end.chain)
}

fn read_manifest(src: &Path) -> Result<BackupManifest, JournalError> {
    let path = src.join(BACKUP_MANIFEST);
    let mut text = Vec::new();
    File::open(&path)
        .and_then(|file| file.take(LARGEST_MANIFEST).read_to_end(&mut text))
        .map_err(|error| {
            unusable(
                src,
                format!("{BACKUP_MANIFEST} cannot be read ({error}), the backup was not finished"),
            )
        })?;
    let manifest: BackupManifest = serde_json::from_slice(&text)
        .map_err(|error| unusable(src, format!("{BACKUP_MANIFEST}: {error}")))?;
    if manifest.format != MANIFEST_FORMAT {
        return Err(unusable(
            src,
            format!("{BACKUP_MANIFEST} has the unknown form {}", manifest.format),
        ));
    }
    // Names are ours and in order; a name from the list is never used as a path.
    for (number, file) in (1_u32..).zip(&manifest.files) {
        if segment::path_of(src, number) != src.join(&file.name) {
            return Err(unusable(
                src,
                format!("{BACKUP_MANIFEST} names an unexpected file {:?}", file.name),
            ));
        }
    }
    Ok(manifest)
}

fn unusable(dir: &Path, why: String) -> JournalError {
    JournalError::Manifest {
        dir: dir.to_path_buf(),
        why,
    }
}

fn staging_of(dest: &Path) -> PathBuf {
    let mut name = OsString::from(dest.as_os_str());
    name.push(".restoring");
    PathBuf::from(name)
}
