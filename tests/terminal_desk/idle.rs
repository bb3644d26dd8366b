//! A desk at which nothing happens costs nothing.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::desk::Practice;
use crate::pty::{PATIENCE, until};

/// How long nothing may happen.
const WHILE: Duration = Duration::from_secs(3);

/// After the last key: the place is kept, the database has written what it holds back.
const SETTLES: Duration = Duration::from_secs(3);

/// Every file of the store with its size and the time of its last change.
fn files(folder: PathBuf) -> Vec<(PathBuf, u64, SystemTime)> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let facts = entry.metadata().unwrap();
            if facts.is_dir() {
                folders.push(entry.path());
            } else {
                found.push((entry.path(), facts.len(), facts.modified().unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn an_idle_desk_writes_nothing_and_uses_no_time() {
    let practice = Practice::new();
    let mut desk = practice.begin();
    desk.press_for("j", "2 of ");
    let look = || files(practice.store().to_owned());
    let mut settled = (Vec::new(), 0);
    until(PATIENCE * 2, "the desk to settle", || {
        let now = (look(), desk.written().len());
        let same = now == settled;
        settled = now;
        if !same {
            std::thread::sleep(SETTLES);
        }
        same
    });
    let ticks = desk.ticks();
    std::thread::sleep(WHILE);
    let spent = desk.ticks() - ticks;
    assert_eq!((look(), desk.written().len()), settled);
    assert!(spent <= 1, "{spent} ticks of 10 ms");
    desk.quit();
}
