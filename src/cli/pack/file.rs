//! Pack files and folders of their texts on disk.
//!
//! Never here: what they must hold.
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::cli::exit::Failure;
use crate::cli::session::shown;
use crate::reference::PackFiles;
use crate::reference::bundle::{MOST_BYTES, OwnedPackFiles};

/// The bytes of a file, unless it is larger than a pack may be or no regular file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_at_most(path, MOST_BYTES).map_err(|source| Failure::File {
        what: format!("The file {} cannot be read", shown(path)),
        source,
    })
}

fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)?
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(io::Error::other(format!("it is larger than {most} bytes")));
    }
    Ok(bytes)
}

/// The texts of a folder, by the names a pack gives them. Other files in it are left alone.
pub(super) fn read_folder(folder: &Path) -> Result<OwnedPackFiles, Failure> {
    let mut left = MOST_BYTES;
    OwnedPackFiles::collect(|name| {
        let path = folder.join(name);
        let text = read_at_most(&path, left).and_then(|bytes| {
            left = left.saturating_sub(bytes.len());
            String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))
        });
        text.map_err(|source| Failure::File {
            what: format!("The text {} cannot be read", shown(&path)),
            source,
        })
    })
}

/// Writes a file that must not be there yet.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = || -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    written().map_err(|source| Failure::File {
        what: format!("The file {} cannot be written", shown(path)),
        source,
    })
}

/// Writes every text to a folder, which is made when it is not there; no file is replaced.
pub(super) fn write_folder(folder: &Path, files: &PackFiles<'_>) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|source| Failure::File {
        what: format!("The folder {} cannot be made", shown(folder)),
        source,
    })?;
    let taken = files.named().into_iter().map(|(name, _)| folder.join(name));
    if let Some(path) = taken.into_iter().find(|path| path.exists()) {
        return Err(Failure::File {
            what: format!("The file {} cannot be written", shown(&path)),
            source: io::Error::from(io::ErrorKind::AlreadyExists),
        });
    }
    for (name, text) in files.named() {
        write(&folder.join(name), text.as_bytes())?;
    }
    Ok(())
}
