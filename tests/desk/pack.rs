//! A reference pack from a file comes into use, stays across restarts, goes along with a backup, and can be set back.
use std::path::Path;
use std::sync::Arc;

use attache::desk::{Desk, PackOrigin, PlainSealer, upkeep};
use attache::domain::installed_pack::InstalledPack;
use attache::domain::ledger::{DeskEntry, DeskEvent};
use attache::domain::{Digest, Refusal};
use attache::reference::{Pack, PackFiles, bundle};
use attache::store::{Access, OpenStore};

use crate::support::{START, at, label, open, try_open};

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

/// Writes down that this pack was installed by a program that came with an older one, its bytes kept or not.
fn installed_earlier(dir: &Path, version: &str, kept: bool) {
    let access = Access::ReadWrite(attache::store::lock::Holder {
        officer: "alma".into(),
        pid: 4711,
        since: String::new(),
    });
    let opened = OpenStore::open(dir, Arc::new(PlainSealer), access, START).unwrap();
    let mut store = opened.store.unwrap();
    let bytes = pack_file(version);
    let digest = if kept {
        store.keep_original(&bytes).unwrap()
    } else {
        Digest::of(&bytes)
    };
    let packs = store.shelf().ledger().packs().clone();
    let below = packs.newest_first().next().map(|kept| kept.pack.digest);
    let event = DeskEvent::PackInstalled(InstalledPack {
        version: version.into(),
        built_as_of: "2001-01-01".into(),
        digest,
        previous: below,
        embedded: "2001.1.1".into(),
    });
    let entry = DeskEntry {
        at: START,
        officer: label("alma"),
        event,
    };
    store.append_desk(entry).unwrap();
    store.commit(START).unwrap();
}

fn notices(dir: &Path) -> Vec<String> {
    try_open(dir, false).unwrap().notices
}

#[test]
fn a_pack_that_is_not_used_is_named_and_can_be_put_away() {
    for (version, kept, why) in [
        ("2002.1.1", true, "came with a newer one"),
        ("2099.1.1", false, "not kept here"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        drop(open(dir.path()));
        installed_earlier(dir.path(), version, kept);
        let told = notices(dir.path());
        assert!(told.iter().any(|it| it.contains("pack back")), "{told:?}");
        let desk = open(dir.path());
        assert_eq!(in_use(&desk), (own(), true));
        let told = desk.pack_in_use();
        let unused = told.unused.unwrap();
        assert_eq!((unused.version.as_str(), told.previous), (version, None));
        assert!(unused.why.contains(why), "{unused:?}");
        let back = desk.set_pack_back(&at(20)).unwrap().unwrap();
        assert_eq!((in_use(&desk), back.unused), ((own(), true), None));
        assert!(desk.set_pack_back(&at(30)).unwrap().is_err());
        drop(desk);
        let told = notices(dir.path());
        assert!(told.iter().all(|it| !it.contains("pack")), "{told:?}");
    }
}

#[test]
fn what_going_back_brings_is_what_was_told() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    install(&desk, &pack_file("2097.1.1"), false).unwrap();
    drop(desk);
    // Its bytes cannot be read: it is passed over, below the top as on top.
    installed_earlier(dir.path(), "2098.1.1", false);
    let desk = open(dir.path());
    assert_eq!(in_use(&desk), (own(), true));
    assert_eq!(desk.pack_in_use().previous.as_deref(), Some("2097.1.1"));
    drop(desk);
    installed_earlier(dir.path(), "2099.1.1", true);
    let desk = open(dir.path());
    assert_eq!(in_use(&desk), ("2099.1.1".into(), false));
    assert_eq!(desk.pack_in_use().previous.as_deref(), Some("2097.1.1"));
    desk.set_pack_back(&at(20)).unwrap().unwrap();
    assert_eq!(in_use(&desk), ("2097.1.1".into(), false));
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
