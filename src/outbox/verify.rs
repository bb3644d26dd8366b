//! Reading a package back and checking it against its manifest.
//!
//! Never here: repairing; a package that is not whole is made again.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{Dir, FileType, Mode, OFlags};

use super::OutboxError;
use super::manifest::{self, Listed, Manifest};
use crate::domain::text::Shown;
use crate::domain::{Digest, Foreign};

/// A package that is whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// What its manifest says.
    pub manifest: Manifest,
    /// Digest of the manifest's bytes, as the journal holds it.
    pub digest: Digest,
}

/// Checks that the folder holds exactly the files its manifest lists, with their sizes and hashes. Follows no links.
pub fn verify(folder: &Path) -> Result<Verified, OutboxError> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let handle = rustix::fs::open(folder, flags, Mode::empty())
        .map_err(|errno| disk("opening the package", folder, errno.into()))?;
    verify_handle(&handle, folder)
}

/// The same beneath an open directory; `place` is for the words of an error.
pub(super) fn verify_handle(handle: &OwnedFd, place: &Path) -> Result<Verified, OutboxError> {
    let damaged = |file: &str, why| OutboxError::Damaged {
        place: place.to_owned(),
        file: Shown::of(file),
        why,
    };
    let present = names(handle).map_err(|error| disk("listing the package", place, error))?;
    if !present.contains(manifest::NAME.as_bytes()) {
        return Err(damaged(manifest::NAME, "is missing"));
    }
    let bytes =
        read(handle, manifest::NAME).map_err(|error| disk("reading the manifest", place, error))?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|_| damaged(manifest::NAME, "cannot be read as a manifest"))?;
    if manifest.version != manifest::VERSION {
        return Err(damaged(
            manifest::NAME,
            "has a version this program does not know",
        ));
    }
    let mut expected = BTreeSet::from([manifest::NAME.as_bytes().to_vec()]);
    for listed in &manifest.files {
        if listed.name.contains('/') || !present.contains(listed.name.as_bytes()) {
            return Err(damaged(&listed.name, "is missing"));
        }
        let bytes = read(handle, &listed.name)
            .map_err(|error| disk("reading the package", place, error))?;
        if Listed::of(&listed.name, &bytes) != *listed {
            return Err(damaged(&listed.name, "does not match its hashes"));
        }
        expected.insert(listed.name.as_bytes().to_vec());
    }
    if let Some(surplus) = present.difference(&expected).next() {
        return Err(OutboxError::Damaged {
            place: place.to_owned(),
            file: crate::domain::text::show(&Foreign::from_bytes(surplus)),
            why: "is not listed in the manifest",
        });
    }
    Ok(Verified {
        manifest,
        digest: Digest::of(&bytes),
    })
}

/// The names in a directory, but for itself and its parent.
pub(super) fn names(handle: impl AsFd) -> io::Result<BTreeSet<Vec<u8>>> {
    let mut names = BTreeSet::new();
    for entry in Dir::read_from(handle)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            names.insert(name.to_vec());
        }
    }
    Ok(names)
}

fn read(handle: &OwnedFd, name: &str) -> io::Result<Vec<u8>> {
    // Not blocking, so that a fifo put there cannot hold us up.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let file = rustix::fs::openat(handle, name, flags, Mode::empty())?;
    let kind = FileType::from_raw_mode(rustix::fs::fstat(&file)?.st_mode);
    if kind != FileType::RegularFile {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    File::from(file).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn disk(doing: &'static str, place: &Path, source: io::Error) -> OutboxError {
    OutboxError::Disk {
        doing,
        place: place.to_owned(),
        source,
    }
}
