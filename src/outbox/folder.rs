//! Writing a package: the folder appears whole, under its name, or not at all.
//!
//! Everything is written into a hidden folder beside it, synced file by file, and then renamed. A crash leaves the hidden
//! folder, which the next writing removes. All steps go through directory handles and follow no links, so nothing planted in
//! the outbox can lead a file elsewhere. Never here: what is in a package.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::Errno;

use super::verify::{names, verify_handle};
use super::{OutboxError, Package, package::PackageFile};
use crate::domain::Digest;

/// Ending of the hidden folders packages are written into.
const PARTIAL: &str = ".partial";
const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
/// `O_EXCL` also refuses a link that stands in the place of the file.
const NEW_FILE: OFlags = OFlags::WRONLY
    .union(OFlags::CREATE)
    .union(OFlags::EXCL)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

/// A package that is on disk for good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// Where it lies below the outbox: `units/A-2031-0142-1-unit.drugs`.
    pub folder: String,
    /// Digest of its manifest as it is on disk.
    pub manifest: Digest,
}

/// A step of the writing, after which a test can cut the power.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Begun,
    FileWritten,
    FilesSynced,
    Renamed,
}

/// Writes the package into the outbox, in the folder of its way out; both are made if they are not there (only for this
/// account). A package without a way is written into `outbox` itself, a folder an officer named.
///
/// Asked again for the same package after a crash, answers as the first time; with another package of that name in the way
/// it refuses and touches nothing. One process at a time writes into an outbox: the one that holds the store.
pub fn write(package: &Package, outbox: &Path) -> Result<Written, OutboxError> {
    write_watched(package, outbox, &mut |_| Ok(()))
}

/// The package that stands whole in the outbox under this name and that an officer confirmed at this instant (RFC 3339),
/// synced: it left before its entry could be written. Anything else there is answered with `None`.
pub fn standing(outbox: &Path, way: &str, folder: &str, confirmed_at: &str) -> Option<Written> {
    let place = outbox.join(way);
    let root = rustix::fs::open(outbox, FOLDER.difference(OFlags::NOFOLLOW), Mode::empty()).ok()?;
    let root = rustix::fs::openat(&root, way, FOLDER, Mode::empty()).ok()?;
    let handle = rustix::fs::openat(&root, folder, FOLDER, Mode::empty()).ok()?;
    let found = verify_handle(&handle, &place.join(folder)).ok()?;
    if found.manifest.confirmed_at != confirmed_at {
        return None;
    }
    // The crash may have come before the rename was on disk.
    rustix::fs::fsync(&root).ok()?;
    Some(Written {
        folder: format!("{way}/{folder}"),
        manifest: found.digest,
    })
}

pub(super) type Watch<'a> = dyn FnMut(Step) -> io::Result<()> + 'a;

pub(super) fn write_watched(
    package: &Package,
    outbox: &Path,
    watch: &mut Watch<'_>,
) -> Result<Written, OutboxError> {
    let failed = |(doing, source)| OutboxError::Disk {
        doing,
        place: outbox.to_owned(),
        source,
    };
    let handle =
        open_place(package, outbox).map_err(|source| failed(("opening the outbox", source)))?;
    let clean = || sweep(package, &handle);
    clean().map_err(|source| failed(("removing unfinished packages", source)))?;
    if let Some(manifest) = already_there(package, &handle, outbox)? {
        return Ok(written(package, manifest));
    }
    if let Err(failure) = place(package, &handle, watch) {
        // The next writing sweeps too; here it only gives the space back sooner.
        let _ = clean();
        return Err(failed(failure));
    }
    Ok(written(package, package.digest()))
}

fn written(package: &Package, manifest: Digest) -> Written {
    let folder = match package.way() {
        Some(way) => format!("{way}/{}", package.folder()),
        None => package.folder().to_owned(),
    };
    Written { folder, manifest }
}

/// The folder the package lies in. The outbox itself may be a link the officer made; what is in it may not.
fn open_place(package: &Package, outbox: &Path) -> io::Result<OwnedFd> {
    let root = open_outbox(outbox)?;
    let Some(way) = package.way() else {
        return Ok(root);
    };
    match rustix::fs::mkdirat(&root, way, Mode::RWXU) {
        Ok(()) => rustix::fs::fsync(&root)?,
        Err(Errno::EXIST) => {}
        Err(errno) => return Err(errno.into()),
    }
    Ok(rustix::fs::openat(&root, way, FOLDER, Mode::empty())?)
}

fn open_outbox(outbox: &Path) -> io::Result<OwnedFd> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(outbox)?;
    // The outbox itself may be a link the officer made, to another disk for instance.
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    Ok(rustix::fs::open(outbox, flags, Mode::empty())?)
}

/// Removes what writings that were cut short left behind: in the outbox all of them, in a folder an officer named only what
/// bears the name of this package.
fn sweep(package: &Package, place: &OwnedFd) -> io::Result<()> {
    let own = hidden(package);
    for name in names(place)? {
        let is_left = name.starts_with(b".") && name.ends_with(PARTIAL.as_bytes());
        if name == own.as_bytes() || (is_left && package.way().is_some()) {
            remove(place, &name)?;
        }
    }
    Ok(())
}

/// The name a package is written under.
fn hidden(package: &Package) -> String {
    format!(".{}{PARTIAL}", package.folder())
}

/// Removes one hidden folder with its files. It never has folders inside; if somebody put one there, that is an error.
fn remove(outbox: &OwnedFd, name: &[u8]) -> io::Result<()> {
    match rustix::fs::openat(outbox, name, FOLDER, Mode::empty()) {
        Ok(folder) => {
            for file in names(&folder)? {
                rustix::fs::unlinkat(&folder, file.as_slice(), AtFlags::empty())?;
            }
            rustix::fs::unlinkat(outbox, name, AtFlags::REMOVEDIR)?;
        }
        Err(Errno::NOTDIR | Errno::LOOP) => {
            rustix::fs::unlinkat(outbox, name, AtFlags::empty())?;
        }
        Err(errno) => return Err(errno.into()),
    }
    Ok(())
}

/// The package as it lies there already, if it is this one.
fn already_there(
    package: &Package,
    outbox: &OwnedFd,
    place: &Path,
) -> Result<Option<Digest>, OutboxError> {
    let folder = match rustix::fs::openat(outbox, package.folder(), FOLDER, Mode::empty()) {
        Ok(folder) => folder,
        Err(Errno::NOENT) => return Ok(None),
        Err(Errno::NOTDIR | Errno::LOOP) => return Err(occupied(package)),
        Err(errno) => {
            return Err(OutboxError::Disk {
                doing: "looking for the package",
                place: place.to_owned(),
                source: errno.into(),
            });
        }
    };
    let found = verify_handle(&folder, &place.join(package.folder()));
    let found = found.map_err(|_| occupied(package))?;
    if !package.manifest().is_same_but_for_time(&found.manifest) {
        return Err(occupied(package));
    }
    // The crash may have come before the rename was on disk.
    rustix::fs::fsync(outbox).map_err(|errno| OutboxError::Disk {
        doing: "syncing the outbox",
        place: place.to_owned(),
        source: errno.into(),
    })?;
    Ok(Some(found.digest))
}

fn occupied(package: &Package) -> OutboxError {
    OutboxError::Occupied {
        folder: package.folder().to_owned(),
    }
}

/// What was being done, and what the system said.
type Failure = (&'static str, io::Error);

fn place(package: &Package, outbox: &OwnedFd, watch: &mut Watch<'_>) -> Result<(), Failure> {
    let hidden = hidden(package);
    let doing = |what: &'static str| move |errno: Errno| (what, io::Error::from(errno));
    let begin = doing("making the folder");
    rustix::fs::mkdirat(outbox, hidden.as_str(), Mode::RWXU).map_err(begin)?;
    let folder =
        rustix::fs::openat(outbox, hidden.as_str(), FOLDER, Mode::empty()).map_err(begin)?;
    let mut step = |step| watch(step).map_err(|error| ("writing a file", error));
    step(Step::Begun)?;
    for file in package.files() {
        put(&folder, file).map_err(|error| ("writing a file", error))?;
        step(Step::FileWritten)?;
    }
    rustix::fs::fsync(&folder).map_err(doing("syncing the folder"))?;
    step(Step::FilesSynced)?;
    // Renaming never replaces: a package in the way is not empty, and a folder that is not empty stands.
    rustix::fs::renameat(outbox, hidden.as_str(), outbox, package.folder())
        .map_err(doing("giving the folder its name"))?;
    let synced = step(Step::Renamed)
        .and_then(|()| rustix::fs::fsync(outbox).map_err(doing("syncing the outbox")));
    if synced.is_err() {
        // We are about to say that nothing left, so nothing may stand under a name somebody could pick up.
        let _ = rustix::fs::renameat(outbox, package.folder(), outbox, hidden.as_str());
    }
    synced
}

fn put(folder: &OwnedFd, file: &PackageFile) -> io::Result<()> {
    let mode = Mode::RUSR | Mode::WUSR;
    let handle = rustix::fs::openat(folder, file.name.as_str(), NEW_FILE, mode)?;
    let mut handle = File::from(handle);
    handle.write_all(&file.bytes)?;
    handle.sync_all()
}
