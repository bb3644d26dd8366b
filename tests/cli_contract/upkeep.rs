//! Making, copying, checking and mending stores.
use std::fs;
use std::path::PathBuf;

use crate::program::Store;

fn segments(store: &Store) -> Vec<PathBuf> {
    let files = fs::read_dir(store.path().join("journal")).unwrap();
    let mut files: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn init_makes_a_store_once() {
    let store = Store::none();
    let made = store
        .run(&[
            "init",
            "--name",
            "SAMPLE desk",
            "--home",
            "FR",
            "--officer",
            "alma",
            "--json",
        ])
        .ended(0)
        .json();
    assert_eq!(made["practice"], false);
    store.run(&["init"]).ended(1);
    let config = fs::read_to_string(store.path().join("config.toml")).unwrap();
    assert!(
        config.contains("SAMPLE desk") && config.contains("alma"),
        "{config}"
    );
    store.run(&["config", "check"]).ended(0);
    let plain = store.run(&[]).ended(0).out;
    assert!(
        plain.contains("SAMPLE desk, officer alma, read and write"),
        "{plain}"
    );
}

#[test]
fn a_backup_comes_back_whole() {
    let store = Store::with(&["red/red-2031-90003.json", "red/red-2031-90004.json"]);
    let dest = store.beside("backup");
    store.run(&["backup", dest.to_str().unwrap()]).ended(0);
    let rows = store.run(&["list", "alerts", "--json"]).ended(0).out;
    let back = store.beside("back");
    let back = back.to_str().unwrap();
    let restored = store
        .run(&["--store", back, "restore", dest.to_str().unwrap(), "--json"])
        .ended(0)
        .json();
    assert_eq!(restored["ok"], true);
    assert_eq!(
        store
            .run(&["--store", back, "list", "alerts", "--json"])
            .ended(0)
            .out,
        rows
    );
}

#[test]
fn damage_is_found_named_and_mended() {
    let store = Store::with(&["red/red-2031-90003.json", "red/red-2031-90004.json"]);
    let sound = store.run(&["verify", "--json"]).ended(0).json();
    assert!(
        sound["ok"] == true
            && sound["frames"].as_u64().unwrap() >= 2
            && sound["bad"].as_array().unwrap().is_empty()
    );
    let file = segments(&store)
        .into_iter()
        .max_by_key(|path| fs::metadata(path).unwrap().len())
        .unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let broken = store.run(&["verify", "--json"]).ended(4).json();
    for field in ["file", "offset", "why"] {
        assert!(broken["bad"][0].get(field).is_some(), "{field}: {broken}");
    }
    store.run(&["repair"]);
    store.run(&["verify"]).ended(0);
}
