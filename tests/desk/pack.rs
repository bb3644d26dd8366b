//! A reference pack from a file comes into use, stays across restarts, goes along with a backup, and can be set back.
use std::path::Path;
use std::sync::Arc;

use attache::desk::{Desk, PackOrigin, PlainSealer, upkeep};
use attache::domain::Refusal;
use attache::reference::{Pack, PackFiles, bundle};

use crate::support::{START, at, open, try_open};

/// A pack file of this version with one name changed.
fn pack_file(version: &str) -> Vec<u8> {
    let own = &Pack::embedded().unwrap().manifest().version;
    let manifest = PackFiles::EMBEDDED.manifest.replacen(own, version, 1);
    let countries = PackFiles::EMBEDDED
        .countries
        .replacen("South Africa", "SAMPLE LAND", 1);
    bundle::write(&PackFiles {
        manifest: &manifest,
        countries: &countries,
        ..PackFiles::EMBEDDED
    })
}

fn install(desk: &Desk, bytes: &[u8], older: bool) -> Result<(), Refusal> {
    let answer = desk.install_pack(bytes.to_vec(), older, &at(10)).unwrap();
    answer.map(drop)
}

fn in_use(desk: &Desk) -> (String, bool) {
    let pack = desk.pack_in_use();
    let version = desk.reference().manifest().version.clone();
    assert_eq!(version, pack.manifest.version);
    (version, pack.origin == PackOrigin::Embedded)
}

fn own() -> String {
    Pack::embedded().unwrap().manifest().version.clone()
}

fn reopened(desk: Desk, dir: &Path, what: &str) -> Desk {
    drop(desk);
    if what == "without state" {
        std::fs::remove_dir_all(dir.join("state")).unwrap();
    }
    open(dir)
}

#[test]
fn an_installed_pack_stays_and_can_be_set_back_step_by_step() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = open(dir.path());
    assert_eq!(in_use(&desk), (own(), true));
    install(&desk, &pack_file("2098.1.1"), false).unwrap();
    install(&desk, &pack_file("2099.1.1"), false).unwrap();
    for how in ["", "without state"] {
        assert_eq!(in_use(&desk), ("2099.1.1".into(), false));
        assert_eq!(desk.reference().country_name("ZA"), "SAMPLE LAND");
        assert_eq!(desk.pack_in_use().previous.as_deref(), Some("2098.1.1"));
        desk = reopened(desk, dir.path(), how);
    }
    desk.set_pack_back(&at(20)).unwrap().unwrap();
    assert_eq!(in_use(&desk), ("2098.1.1".into(), false));
    assert_eq!(desk.pack_in_use().previous, Some(own()));
    desk = reopened(desk, dir.path(), "");
    assert_eq!(in_use(&desk), ("2098.1.1".into(), false));
    desk.set_pack_back(&at(30)).unwrap().unwrap();
    assert_eq!(desk.reference().country_name("ZA"), "South Africa");
    desk = reopened(desk, dir.path(), "without state");
    assert_eq!(in_use(&desk), (own(), true));
    assert!(desk.set_pack_back(&at(40)).unwrap().is_err());
}

#[test]
fn what_is_no_pack_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let good = pack_file("2099.1.1");
    let mut broken = good.clone();
    *broken.last_mut().unwrap() ^= 1;
    let rev = desk.rev();
    for bytes in [
        &b""[..],
        b"attache-pack 1\n",
        &broken,
        &good[..good.len() / 2],
    ] {
        let refusal = install(&desk, bytes, true).unwrap_err();
        assert!(refusal.why.contains("was not taken"), "{}", refusal.why);
    }
    let refusal = install(&desk, &pack_file("2001.1.1"), false).unwrap_err();
    assert!(refusal.why.contains("not newer"), "{}", refusal.why);
    assert_eq!((desk.rev(), in_use(&desk)), (rev, (own(), true)));
    drop(desk);
    let looking = try_open(dir.path(), true).unwrap().desk;
    assert!(looking.install_pack(good, false, &at(10)).is_err());
}

#[test]
fn an_older_pack_put_in_on_purpose_stays() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let bytes = pack_file("2001.1.1");
    install(&desk, &bytes, true).unwrap();
    assert!(
        install(&desk, &bytes, true).is_err(),
        "it is in use already"
    );
    let desk = reopened(desk, dir.path(), "");
    assert_eq!(in_use(&desk), ("2001.1.1".into(), false));
}

#[test]
fn a_backup_holds_the_pack_and_brings_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let (store, copy, anew) = (
        dir.path().join("store"),
        dir.path().join("copy"),
        dir.path().join("anew"),
    );
    let desk = open(&store);
    install(&desk, &pack_file("2099.1.1"), false).unwrap();
    drop(desk);
    upkeep::backup(&store, &copy, Arc::new(PlainSealer), START).unwrap();
    upkeep::restore(&copy, &anew, &PlainSealer, START).unwrap();
    let opened = try_open(&anew, false).unwrap();
    assert_eq!(in_use(&opened.desk), ("2099.1.1".into(), false));
    assert!(opened.notices.iter().all(|notice| !notice.contains("pack")));
}

#[test]
fn what_a_pack_would_change_is_told_before_it_is_taken() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let checked = desk.examine_pack(&pack_file("2099.1.1"), false).unwrap();
    let difference = checked.unwrap().difference;
    let files: Vec<&str> = difference.files.iter().map(|file| file.file).collect();
    assert_eq!(files, ["pack.json", "countries.csv"]);
    assert_eq!(in_use(&desk), (own(), true));
}
