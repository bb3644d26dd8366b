//! Copies of small stores.

use std::path::{Path, PathBuf};

/// Copies a store's journal, and its state if `with_state`. Modes stay.
pub fn copy(from: &Path, to: &Path, with_state: bool) {
    copy_folder(&from.join("journal"), &to.join("journal"));
    if with_state {
        copy_folder(&from.join("state"), &to.join("state"));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder, in name order.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// The first segment of a store's journal.
pub fn segment(store: &Path) -> PathBuf {
    store.join("journal/00000001.aj")
}
