//! Which files there are: those named, and those in the folders named, in the order of their names.
//!
//! Links, devices, pipes and sockets inside folders are not followed or opened; they are told. Never here: reading files.
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::name_of;
use crate::cli::exit::Failure;
use crate::cli::session::shown;
use crate::domain::Foreign;

/// Folders within folders are entered this deep.
const DEPTH: usize = 32;

/// A file to read.
pub(super) struct Found {
    /// Its name below the folder named, or its own name.
    pub(super) name: Foreign,
    pub(super) path: PathBuf,
}

/// Files, and what was left alone with the reason.
#[derive(Default)]
pub(super) struct Files {
    pub(super) files: Vec<Found>,
    pub(super) skipped: Vec<(Foreign, String)>,
}

/// Everything under these paths. A path that is not there is a failure: nothing has been taken in yet.
pub(super) fn files(paths: &[PathBuf]) -> Result<Files, Failure> {
    let mut files = Files::default();
    for path in paths {
        let fail = |source| Failure::File {
            what: format!("{} cannot be read", shown(path)),
            source,
        };
        let kind = fs::metadata(path).map_err(fail)?;
        if kind.is_dir() {
            files.folder(path, path, DEPTH).map_err(fail)?;
        } else if kind.is_file() {
            let name = path.file_name().map_or(path.as_path(), Path::new);
            files.files.push(Found {
                name: name_of(name),
                path: path.clone(),
            });
        } else {
            return Err(fail(io::Error::other("it is neither a file nor a folder")));
        }
    }
    Ok(files)
}

impl Files {
    fn folder(&mut self, top: &Path, folder: &Path, depth: usize) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<DirEntry>>>()?;
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let name = name_of(path.strip_prefix(top).unwrap_or(&path));
            let kind = entry.file_type()?;
            if kind.is_file() {
                self.files.push(Found { name, path });
            } else if !kind.is_dir() {
                self.skip(name, "It is a link, a pipe or a device");
            } else if depth == 0 {
                self.skip(name, "It lies too deep in folders");
            } else if let Err(error) = self.folder(top, &path, depth - 1) {
                self.skip(name, &error.to_string());
            }
        }
        Ok(())
    }

    fn skip(&mut self, name: Foreign, why: &str) {
        self.skipped.push((name, why.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn folders_are_read_in_order_and_links_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("b")).unwrap();
        for name in ["c.json", "a.json", "b/x.json"] {
            fs::write(dir.path().join(name), b"{}").unwrap();
        }
        symlink("/dev/zero", dir.path().join("link")).unwrap();
        let files = files(&[dir.path().to_owned()]).unwrap();
        let names: Vec<&str> = files.files.iter().map(|file| file.name.raw()).collect();
        assert_eq!(names, ["a.json", "b/x.json", "c.json"]);
        assert_eq!(files.skipped.len(), 1);
    }

    #[test]
    fn what_is_not_there_is_a_failure() {
        assert!(files(&[PathBuf::from("/nowhere/sample.json")]).is_err());
        assert!(files(&[PathBuf::from("/dev/null")]).is_err());
    }
}
