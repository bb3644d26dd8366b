//! Backup: a copy of everything committed, taken while the writer may go on.
//!
//! Segments are only ever appended to, so the committed part of each is simply copied. The list of files with their hashes is
//! written last: a directory without it is no backup. Never here: keys and the state.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::JournalError;
use super::fault::Fault;
use super::mark::Chain;
use super::reader::JournalReader;
use super::segment::{self, HEADER};
use super::survey::survey;

/// File name of the list of files in a backup.
pub const BACKUP_MANIFEST: &str = "backup.json";

/// Version of the list's form.
pub(super) const MANIFEST_FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupManifest {
    /// Version of this form: 1.
    pub format: u32,
    /// When it was taken: text handed in by the caller.
    pub taken_at: String,
    /// Number of the last frame.
    pub head_n: u64,
    /// Chain value of the last frame, in hex.
    pub head_chain: String,
    /// The segments, in order.
    pub files: Vec<BackedUpFile>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUpFile {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// blake3 of its content, in hex.
    pub blake3: String,
}

/// Copies everything that is committed now to `dest`, which must be empty or new, and proves the copy before it counts.
///
/// # Errors
/// [`JournalError::NotEmpty`]; [`JournalError::Damaged`] when the journal, and so the copy, is damaged: what was copied stays
/// there without a list of files. [`JournalError::Io`].
pub fn backup(
    reader: &JournalReader,
    dest: &Path,
    taken_at: &str,
) -> Result<BackupManifest, JournalError> {
    require_empty(dest)?;
    segment::create_dir(dest)?;
    let head = reader.head();
    let mut files = Vec::new();
    for number in 1..=head.end.segment() {
        let is_last = number == head.end.segment();
        if is_last && head.end.offset() as usize <= HEADER {
            break;
        }
        let from = segment::path_of(reader.dir(), number);
        let to = segment::path_of(dest, number);
        let size = fs::metadata(&from)
            .map_err(JournalError::io("look at", &from))?
            .len();
        let (bytes, mode) = if is_last {
            (u64::from(head.end.offset()), segment::OPEN_MODE)
        } else {
            (size, segment::CLOSED_MODE)
        };
        let hash = copy(&from, &to, bytes, mode)?;
        let name = to
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.push(BackedUpFile {
            name,
            bytes,
            blake3: hash,
        });
    }
    prove(dest, head.n, head.chain)?;
    let head_chain = head.chain.to_string();
    let manifest = BackupManifest {
        format: MANIFEST_FORMAT,
        taken_at: taken_at.into(),
        head_n: head.n,
        head_chain,
        files,
    };
    write_manifest(dest, &manifest)?;
    Ok(manifest)
}

/// Proves that the frames in `dir` are whole and end with frame `n` and its chain value.
pub(super) fn prove(dir: &Path, n: u64, chain: Chain) -> Result<(), JournalError> {
    let found = survey(dir, &mut |_, _| Ok(()))?;
    if let Some(damage) = found.bad.into_iter().next() {
        return Err(JournalError::Damaged {
            damage,
            safe_through: 0,
        });
    }
    if let Some(torn) = found.torn {
        return Err(JournalError::damaged(
            &torn.file,
            torn.offset,
            Fault::Cut,
            found.end.n,
        ));
    }
    if (found.end.n, found.end.chain) != (n, chain) {
        return Err(JournalError::damaged(
            dir,
            0_u32,
            Fault::Behind {
                expected: n,
                found: found.end.n,
            },
            0,
        ));
    }
    Ok(())
}

/// Copies the first `bytes` of a file, durable, and answers their hash in hex.
pub(super) fn copy(from: &Path, to: &Path, bytes: u64, mode: u32) -> Result<String, JournalError> {
    let mut source = File::open(from)
        .map_err(JournalError::io("open", from))?
        .take(bytes);
    let mut target = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(segment::OPEN_MODE)
        .open(to)
        .map_err(JournalError::io("create", to))?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 1024 * 1024];
    let mut copied = 0;
    loop {
        let count = source
            .read(&mut buffer)
            .map_err(JournalError::io("read", from))?;
        let Some(chunk) = buffer.get(..count).filter(|chunk| !chunk.is_empty()) else {
            break;
        };
        hasher.update(chunk);
        target
            .write_all(chunk)
            .map_err(JournalError::io("write", to))?;
        copied += count as u64;
    }
    if copied != bytes {
        return Err(JournalError::damaged(from, copied, Fault::Cut, 0));
    }
    let finish = || -> io::Result<()> {
        target.set_permissions(fs::Permissions::from_mode(mode))?;
        target.sync_all()
    };
    finish().map_err(JournalError::io("sync", to))?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// Refuses a directory with anything in it.
pub(super) fn require_empty(dir: &Path) -> Result<(), JournalError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => entries
            .next()
            .map_or(Ok(()), |_| Err(JournalError::NotEmpty(dir.to_path_buf()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(JournalError::io("list", dir)(error)),
    }
}

fn write_manifest(dest: &Path, manifest: &BackupManifest) -> Result<(), JournalError> {
    let path = dest.join(BACKUP_MANIFEST);
    let unfinished = dest.join("backup.json.new");
    let write = || -> io::Result<()> {
        let text = serde_json::to_vec_pretty(manifest)?;
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(segment::OPEN_MODE)
            .open(&unfinished)?;
        file.write_all(&text)?;
        file.sync_all()?;
        // The segments' names have to be durable before the list says that they are there.
        segment::sync_dir(dest)?;
        fs::rename(&unfinished, &path)?;
        segment::sync_dir(dest)
    };
    write().map_err(JournalError::io("write", &path))
}
