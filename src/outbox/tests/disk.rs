//! Writing: whole or not at all, however it is cut short.

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::sample::{self, full, moment, originals, registered, sending, unit};
use crate::domain::Digest;
use crate::domain::export::{Export, ExportTo};
use crate::domain::release::Use;
use crate::outbox::folder::{Step, write_watched};
use crate::outbox::{Exporting, OutboxError, Package, build, build_export, verify, write};

const NAME: &str = "A-2031-0142-1-unit.drugs";
/// Where it lies below the outbox.
const FOLDER: &str = "units/A-2031-0142-1-unit.drugs";

fn package(now: &str, title: &str) -> Package {
    let mut content = full();
    content.title = title.into();
    let (item, dispatch, unit) = (registered(content), sample::dispatch(), unit());
    let mut sending = sending(&item, &dispatch, &unit, false);
    sending.now = moment(now);
    build(&sending, &originals).unwrap()
}

fn sample_package() -> Package {
    package("2031-03-07T08:00:31Z", "SAMPLE")
}

fn units(outbox: &Path) -> std::path::PathBuf {
    let units = outbox.join("units");
    fs::create_dir_all(&units).unwrap();
    units
}

fn listing(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_package_is_written_for_this_account_only_and_verifies() {
    let dir = tempfile::tempdir().unwrap();
    let outbox = dir.path().join("deep/outbox");
    let package = sample_package();
    let written = write(&package, &outbox).unwrap();
    assert_eq!(written.folder, FOLDER);
    assert_eq!(listing(&outbox), ["units"]);
    assert_eq!(listing(&outbox.join("units")), [NAME]);
    let folder = outbox.join(FOLDER);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&outbox), mode(&folder)), (0o700, 0o700));
    for file in package.files() {
        let path = folder.join(&file.name);
        assert_eq!(mode(&path), 0o600);
        assert_eq!(fs::read(&path).unwrap(), file.bytes);
    }
    let verified = verify(&folder).unwrap();
    assert_eq!(verified.digest, written.manifest);
    assert_eq!(verified.manifest, *package.manifest());
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    assert_eq!(written.manifest, Digest::of(&manifest));
}

#[test]
fn the_same_package_again_is_the_same_answer() {
    let dir = tempfile::tempdir().unwrap();
    let first = write(&sample_package(), dir.path()).unwrap();
    let later = package("2031-03-07T09:30:00Z", "SAMPLE");
    assert_eq!(write(&later, dir.path()).unwrap(), first);
    assert_eq!(listing(&units(dir.path())), [NAME]);
}

#[test]
fn another_package_in_the_way_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let first = write(&sample_package(), dir.path()).unwrap();
    let other = package("2031-03-07T08:00:31Z", "EXAMPLE");
    let refused = write(&other, dir.path());
    assert!(matches!(refused, Err(OutboxError::Occupied { .. })));
    assert_eq!(
        verify(&dir.path().join(FOLDER)).unwrap().digest,
        first.manifest
    );
}

#[test]
fn foreign_things_under_our_name_are_refused() {
    for plant in [
        |path: &Path| fs::write(path, "x"),
        |path: &Path| fs::create_dir(path),
        |path: &Path| symlink("/nowhere", path),
        |path: &Path| symlink("elsewhere", path),
    ] {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(units(dir.path()).join("elsewhere")).unwrap();
        plant(&dir.path().join(FOLDER)).unwrap();
        let refused = write(&sample_package(), dir.path());
        assert!(matches!(refused, Err(OutboxError::Occupied { .. })));
        assert_eq!(listing(&units(dir.path()).join("elsewhere")), [""; 0]);
        assert_eq!(listing(&units(dir.path())), [NAME, "elsewhere"]);
    }
}

/// Every step at which the writing of the sample package passes.
fn steps() -> usize {
    let dir = tempfile::tempdir().unwrap();
    let mut count = 0;
    let counted = write_watched(&sample_package(), dir.path(), &mut |_| {
        count += 1;
        Ok(())
    });
    counted.unwrap();
    count
}

#[test]
fn killed_at_any_step_the_next_writing_completes_it() {
    for fatal in 0..steps() {
        let dir = tempfile::tempdir().unwrap();
        let mut passed = 0;
        let mut at = None;
        let killed = catch_unwind(AssertUnwindSafe(|| {
            write_watched(&sample_package(), dir.path(), &mut |step| {
                at = Some(step);
                passed += 1;
                // Unwinding without a message: nothing is cleaned up, as after a kill.
                if passed > fatal {
                    std::panic::resume_unwind(Box::new(()));
                }
                Ok(())
            })
        }));
        assert!(killed.is_err());
        let whole = verify(&dir.path().join(FOLDER));
        assert_eq!(whole.is_ok(), at == Some(Step::Renamed), "{at:?}");
        let written = write(&package("2031-03-07T10:00:00Z", "SAMPLE"), dir.path()).unwrap();
        assert_eq!(listing(&units(dir.path())), [NAME]);
        let folder = dir.path().join(FOLDER);
        assert_eq!(verify(&folder).unwrap().digest, written.manifest);
    }
}

fn exported() -> Package {
    let (item, at) = (registered(full()), moment("2031-03-07T08:00:31Z"));
    let export = Export {
        number: 1,
        to: ExportTo {
            unit: None,
            country: "ZZ".parse().unwrap(),
            name: None,
        },
        purpose: "SAMPLE".into(),
        basis: None,
        use_for: Use::Police,
        withheld: Vec::new(),
        letter: None,
        into: "sample".into(),
        package: "A-2031-0142-E1".to_owned(),
        manifest: Digest::of(b""),
        marking: String::new(),
        by: sample::label("d.sample"),
        at,
        failed: None,
    };
    let (dispatch, unit) = (sample::dispatch(), unit());
    let sender = sending(&item, &dispatch, &unit, false).sender;
    let exporting = Exporting {
        item: &item,
        export: &export,
        name: "EXAMPLE office",
        sender,
    };
    build_export(&exporting, &originals).unwrap()
}

#[test]
fn in_a_folder_an_officer_named_a_killed_writing_leaves_what_is_not_ours() {
    let package = exported();
    for fatal in 0..steps() - 1 {
        let dir = tempfile::tempdir().unwrap();
        let foreign = dir.path().join(".of-another.partial");
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("precious"), "x").unwrap();
        let mut passed = 0;
        let killed = catch_unwind(AssertUnwindSafe(|| {
            write_watched(&package, dir.path(), &mut |_| {
                passed += 1;
                if passed > fatal {
                    std::panic::resume_unwind(Box::new(()));
                }
                Ok(())
            })
        }));
        assert!(killed.is_err());
        let written = write(&package, dir.path()).unwrap();
        assert_eq!(written.folder, "A-2031-0142-E1");
        assert_eq!(
            listing(dir.path()),
            [".of-another.partial", "A-2031-0142-E1"]
        );
        assert_eq!(listing(&foreign), ["precious"]);
        let found = verify(&dir.path().join(&written.folder)).unwrap();
        assert_eq!(
            (found.digest, package.digest()),
            (written.manifest, written.manifest)
        );
    }
}

#[test]
fn a_failure_at_any_step_leaves_nothing() {
    for fatal in 0..steps() {
        let dir = tempfile::tempdir().unwrap();
        let mut passed = 0;
        let failed = write_watched(&sample_package(), dir.path(), &mut |_| {
            passed += 1;
            if passed > fatal {
                return Err(io::Error::from_raw_os_error(28));
            }
            Ok(())
        });
        let error = failed.unwrap_err().to_string();
        assert!(error.contains("the disk is full"), "{error}");
        assert!(error.contains("Nothing has left."), "{error}");
        assert_eq!(listing(&units(dir.path())), [""; 0]);
    }
}

#[test]
fn leftovers_go_and_links_among_them_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let kept = dir.path().join("kept");
    fs::create_dir(&kept).unwrap();
    fs::write(kept.join("precious"), "x").unwrap();
    let left = units(dir.path()).join(".A-2031-0001-1-unit.x.partial");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("message.txt"), "half").unwrap();
    symlink(kept.join("precious"), left.join("link")).unwrap();
    symlink(&kept, units(dir.path()).join(format!(".{NAME}.partial"))).unwrap();
    write(&sample_package(), dir.path()).unwrap();
    assert_eq!(listing(&units(dir.path())), [NAME]);
    assert_eq!(listing(dir.path()), ["kept", "units"]);
    assert_eq!(listing(&kept), ["precious"]);
}

#[test]
fn a_way_out_that_leads_elsewhere_is_refused() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    symlink(elsewhere.path(), dir.path().join("units")).unwrap();
    let refused = write(&sample_package(), dir.path());
    assert!(matches!(refused, Err(OutboxError::Disk { .. })));
    assert_eq!(listing(elsewhere.path()), [""; 0]);
}

#[test]
fn only_the_package_that_was_confirmed_then_counts_as_standing() {
    let dir = tempfile::tempdir().unwrap();
    let package = sample_package();
    let confirmed = package.manifest().confirmed_at.clone();
    let standing = |confirmed: &str| crate::outbox::standing(dir.path(), "units", NAME, confirmed);
    assert_eq!(standing(&confirmed), None);
    let written = write(&package, dir.path()).unwrap();
    assert_eq!(standing(&confirmed), Some(written));
    assert_eq!(standing("2031-03-07T00:00:00Z"), None);
    fs::write(dir.path().join(FOLDER).join("message.txt"), "x").unwrap();
    assert_eq!(standing(&confirmed), None);
}

#[test]
fn an_outbox_that_is_no_folder_is_a_typed_error() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("outbox");
    fs::write(&file, "x").unwrap();
    let refused = write(&sample_package(), &file);
    assert!(matches!(refused, Err(OutboxError::Disk { .. })));
}

#[test]
fn every_kind_of_damage_is_found() {
    type Damage = fn(&Path) -> io::Result<()>;
    let damages: [(Damage, &str); 6] = [
        (
            |f| fs::write(f.join("message.txt"), "x"),
            "message.txt does not match",
        ),
        (
            |f| fs::remove_file(f.join("attachment-1.bin")),
            "attachment-1.bin is missing",
        ),
        (
            |f| fs::write(f.join("extra\u{1b}"), "x"),
            "extra<U+001B> is not listed",
        ),
        (
            |f| fs::remove_file(f.join("manifest.json")),
            "manifest.json is missing",
        ),
        (
            |f| fs::write(f.join("manifest.json"), "{}"),
            "manifest.json cannot be read",
        ),
        (
            |f| {
                fs::remove_file(f.join("message.json"))?;
                symlink("message.txt", f.join("message.json"))
            },
            "reading the package",
        ),
    ];
    for (damage, words) in damages {
        let dir = tempfile::tempdir().unwrap();
        write(&sample_package(), dir.path()).unwrap();
        let folder = dir.path().join(FOLDER);
        damage(&folder).unwrap();
        let found = verify(&folder).unwrap_err().to_string();
        assert!(found.contains(words), "{found}");
    }
}
