//! Moving a broken state out of the way, so that a new one can be built in its place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::StateError;

/// What stands between the name of the state directory and the stamp.
const MARK: &str = ".aside-";

/// Renames the state directory `dir` to `<dir>.aside-<stamp>` and removes older set-asides beyond this newest one.
///
/// `stamp` is a time as text, handed in by the caller; characters a file name should not have become `-`. The state must be
/// closed. Answers the new path.
///
/// # Errors
/// [`StateError::Io`] when the directory cannot be renamed. An older set-aside that cannot be removed is left: it harms nobody.
pub fn set_aside(dir: &Path, stamp: &str) -> Result<PathBuf, StateError> {
    let stamp: String = stamp
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let base = with_suffix(dir, &format!("{MARK}{stamp}"));
    let mut aside = base.clone();
    let mut twin = 1;
    while aside.exists() {
        twin += 1;
        aside = with_suffix(&base, &format!("-{twin}"));
    }
    std::fs::rename(dir, &aside).map_err(|source| StateError::Io {
        path: dir.to_path_buf(),
        source,
    })?;
    for older in set_asides(dir).into_iter().filter(|path| *path != aside) {
        let _ = std::fs::remove_dir_all(older);
    }
    Ok(aside)
}

/// All set-asides of `dir` that are there now.
fn set_asides(dir: &Path) -> Vec<PathBuf> {
    let mark = with_suffix(Path::new(dir.file_name().unwrap_or_default()), MARK).into_os_string();
    let Some(Ok(entries)) = dir.parent().map(std::fs::read_dir) else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .filter(|entry| {
            entry
                .file_name()
                .as_encoded_bytes()
                .starts_with(mark.as_encoded_bytes())
        })
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}
