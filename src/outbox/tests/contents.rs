//! What a package says, field by field.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::sample::{self, full, label, originals, registered, sending, unit};
use crate::domain::{Content, Digest, Item, Marking};
use crate::outbox::{OutboxError, Package, build};

fn package_of(item: &Item, practice: bool) -> Package {
    let (dispatch, unit) = (sample::dispatch(), unit());
    build(&sending(item, &dispatch, &unit, practice), &originals).unwrap()
}

fn file<'a>(package: &'a Package, name: &str) -> &'a [u8] {
    let found = package.files().iter().find(|file| file.name == name);
    &found.unwrap_or_else(|| panic!("no {name}")).bytes
}

fn text(package: &Package) -> &str {
    std::str::from_utf8(file(package, "message.txt")).unwrap()
}

fn message(package: &Package) -> Value {
    serde_json::from_slice(file(package, "message.json")).unwrap()
}

#[test]
fn the_letter_says_everything() {
    insta::assert_snapshot!(text(&package_of(&registered(full()), true)));
}

#[test]
fn the_letter_on_a_bare_record_says_what_is_assumed() {
    let content = full();
    let bare = Content::new(content.kind, content.direction, content.title);
    insta::assert_snapshot!(text(&package_of(&registered(bare), false)));
}

#[test]
fn the_envelope_holds_everything() {
    insta::assert_snapshot!(
        std::str::from_utf8(file(&package_of(&registered(full()), true), "message.json")).unwrap()
    );
}

#[test]
fn the_manifest_describes_the_forwarding() {
    insta::assert_snapshot!(
        std::str::from_utf8(file(
            &package_of(&registered(full()), true),
            "manifest.json"
        ))
        .unwrap()
    );
}

#[test]
fn names_of_files_and_folder_are_ours() {
    let package = package_of(&registered(full()), false);
    assert_eq!(package.folder(), "A-2031-0142-1-unit.drugs");
    let names: Vec<_> = package.files().iter().map(|file| &file.name).collect();
    assert_eq!(
        names,
        [
            "message.txt",
            "message.json",
            "original-1.json",
            "attachment-1.bin",
            "manifest.json"
        ]
    );
    assert_eq!(file(&package, "original-1.json"), sample::ORIGINAL);
    assert_eq!(file(&package, "attachment-1.bin"), sample::PICTURE);
}

#[test]
fn the_manifest_hashes_every_other_file() {
    let package = package_of(&registered(full()), false);
    let manifest: Value = serde_json::from_slice(file(&package, "manifest.json")).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), package.files().len() - 1);
    for entry in listed {
        let bytes = file(&package, entry["name"].as_str().unwrap());
        let sha = Sha256::digest(bytes)
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(entry["bytes"], bytes.len());
        assert_eq!(entry["sha256"], sha);
        assert_eq!(entry["blake3"], blake3::hash(bytes).to_hex().as_str());
    }
}

#[test]
fn the_marking_stands_on_every_page_and_practice_with_it() {
    let mut content = full();
    content.text = "SAMPLE line\n".repeat(200).into();
    let package = package_of(&registered(content), true);
    let lines: Vec<_> = text(&package).lines().collect();
    assert!(lines.len() > 240);
    for page in lines.chunks(60) {
        let marking = "PRACTICE H1 H2 TLP:AMBER PAP:GREEN +2 limits";
        assert_eq!(
            (page.first(), page.last()),
            (Some(&marking), Some(&marking))
        );
    }
}

#[test]
fn an_assumed_marking_survives_as_such() {
    let mut content = full();
    content.marking = Marking::assumed();
    let package = package_of(&registered(content), false);
    assert_eq!(
        message(&package)["marking"],
        json!({"handling": ["H2"], "assumed": true})
    );
    assert!(package.manifest().marking.assumed);
    assert!(text(&package).starts_with("H2 assumed\n"));
    assert!(text(&package).contains("the originator gave no marking"));
}

#[test]
fn hostile_text_is_visible_to_people_and_whole_for_machines() {
    let mut content = full();
    let hostile = "SAMPLE\u{1b}]0;x\u{7} \u{202e}x\u{2066}\u{200b}\u{9b}2J\u{0}";
    content.text = hostile.into();
    content.title = hostile.into();
    let package = package_of(&registered(content), false);
    assert!(
        text(&package)
            .contains("| SAMPLE<U+001B>]0;x<U+0007> <U+202E>x<U+2066><U+200B><U+009B>2J<U+0000>")
    );
    assert!(text(&package).contains("reordering characters, hidden characters"));
    let message = message(&package);
    assert_eq!(
        (&message["text"], &message["title"]),
        (&json!(hostile), &json!(hostile))
    );
    let raw = file(&package, "message.json");
    assert!(raw.iter().all(|b| matches!(b, b'\n' | b' '..=b'~')));
}

#[test]
fn an_original_with_other_records_in_it_stays_at_the_desk() {
    let mut item = registered(full());
    item.versions[0].source.place = Some("/_embedded/notices/12".to_owned());
    let package = package_of(&item, false);
    assert!(
        package
            .files()
            .iter()
            .all(|file| !file.name.starts_with("original"))
    );
    assert!(text(&package).contains("because it holds other records as well"));
}

#[test]
fn only_the_unit_the_officer_confirmed_is_written_to() {
    let (item, dispatch, mut unit) = (registered(full()), sample::dispatch(), unit());
    unit.id = label("unit.cyber");
    let refused = build(&sending(&item, &dispatch, &unit, false), &originals);
    assert!(matches!(refused, Err(OutboxError::AnotherUnit { .. })));
}

#[test]
fn originals_that_cannot_be_had_or_are_damaged_are_refused() {
    let (item, dispatch, unit) = (registered(full()), sample::dispatch(), unit());
    let sending = sending(&item, &dispatch, &unit, false);
    let missing = build(&sending, &|_: &Digest| {
        Err(std::io::ErrorKind::NotFound.into())
    });
    assert!(matches!(missing, Err(OutboxError::Original { .. })));
    let damaged = build(&sending, &|_: &Digest| Ok(b"other".to_vec()));
    assert!(matches!(damaged, Err(OutboxError::OriginalDamaged { .. })));
}
