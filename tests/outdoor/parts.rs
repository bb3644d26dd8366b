//! What an officer holds back stays: in letter, envelope, originals and manifest alike.

use std::fs;

use attache::desk::{Leaves, parts};
use attache::domain::decide::Forwarding;
use attache::domain::release::Use;
use attache::domain::{Label, part};
use attache::outbox;

use crate::case::{forward, forwarded, item, json, must, rich, take_in};
use crate::support::{at, label, open, order};

/// Everything in a package that is not the manifest, as one text.
fn everything(folder: &std::path::Path) -> String {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = files.filter(|path| !path.ends_with("manifest.json"));
    files
        .map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
        .collect()
}

#[test]
fn what_is_held_back_is_nowhere_in_the_package_and_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    for (n, (name, word)) in [
        ("text", "Ελληνικά"),
        ("title", "SAMPLE request"),
        ("their-authority", "SAMPLE office"),
        ("addressees", "EXAMPLE office"),
        ("purpose", "SAMPLE purpose"),
        ("basis", "SAMPLE treaty"),
        ("subject-1", "000 0001"),
        ("subject-2", "000 0002"),
        ("other-fields", "SAMPLE extra"),
        ("attachment-1", "SAMPLE one"),
        ("remarks", "SAMPLE remark"),
        ("original", "KEPT ORIGINAL"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut draft = rich();
        draft.content.their_ref = Some(format!("FR-2031-2{n:03}").as_str().into());
        let original = format!("KEPT ORIGINAL {n}: 000 0001, Ελληνικά");
        let id = take_in(&desk, draft, original.as_bytes());
        let whole = everything(&forwarded(&desk, id, &[]));
        let seen = |text: &str| {
            text.contains(word) || text.contains(&word.replace("Ελληνικά", "\\u0395\\u03bb"))
        };
        assert!(seen(&whole), "{name}");
        let folder = forwarded(&desk, id, &[name]);
        assert!(!seen(&everything(&folder)), "{name}");
        outbox::verify(&folder).unwrap();
        let manifest = json(&folder, "manifest.json");
        let listed: Vec<_> = manifest["withheld"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| part["part"].as_str().unwrap())
            .collect();
        let expected: &[&str] = match name {
            "original" | "remarks" => &[name],
            _ => &[name, "original"],
        };
        assert_eq!(listed, expected);
        let known = parts(&item(&desk, id));
        let part = known
            .iter()
            .find(|part| part.name.as_str() == name)
            .unwrap();
        let letter = fs::read_to_string(folder.join("message.txt")).unwrap();
        assert!(letter.contains(&format!("- {}", part.title)), "{letter}");
    }
}

#[test]
fn numbers_of_attachments_stay_those_of_the_record() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, rich(), b"SAMPLE");
    let folder = forwarded(&desk, id, &["attachment-1"]);
    assert!(!folder.join("attachment-1.bin").exists());
    assert_eq!(
        fs::read(folder.join("attachment-2.bin")).unwrap(),
        b"\x00\xff"
    );
    assert_eq!(
        json(&folder, "message.json")["attachments"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn only_parts_the_record_has_can_be_held_back() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, rich(), b"SAMPLE");
    for name in ["head", "subject-3", "notes"] {
        let refusal = desk
            .rehearse(&order(id, forward(&[name])), &at(5))
            .unwrap_err();
        assert!(
            refusal.why.contains("no part of this record"),
            "{}",
            refusal.why
        );
        assert!(
            refusal.needs[0].contains("subject-2"),
            "{:?}",
            refusal.needs
        );
    }
    let all: Vec<Label> = parts(&item(&desk, id))
        .into_iter()
        .filter(|part| !part.essential)
        .map(|part| part.name)
        .collect();
    let names: Vec<&str> = all.iter().map(Label::as_str).collect();
    let folder = forwarded(&desk, id, &names);
    assert_eq!(part::held_back(&item(&desk, id), &all).len(), all.len());
    assert_eq!(json(&folder, "message.json")["title"], "Police information");
}

#[test]
fn the_last_choice_for_a_unit_is_remembered_over_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, rich(), b"SAMPLE");
    let unit = label("unit.drugs");
    assert!(desk.withheld_for(&unit).is_empty());
    forwarded(&desk, id, &["text", "other-fields"]);
    let remembered = [label("text"), label("other-fields")];
    assert_eq!(desk.withheld_for(&unit), remembered);
    assert!(desk.withheld_for(&label("unit.cyber")).is_empty());
    drop(desk);
    let desk = open(dir.path());
    assert_eq!(desk.withheld_for(&unit), remembered);
    drop(desk);
    fs::remove_dir_all(dir.path().join("state")).unwrap();
    let desk = open(dir.path());
    assert_eq!(desk.withheld_for(&unit), remembered);
    must(&desk, id, forward(&[]), &at(70));
    assert!(desk.withheld_for(&unit).is_empty());
}

#[test]
fn the_verdict_is_told_before_anything_is_ordered() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let mut draft = rich();
    draft.content.marking.assumed = false;
    let id = take_in(&desk, draft, b"SAMPLE");
    let (to, purpose) = (label("unit.drugs"), "check".into());
    let what = Forwarding {
        to: &to,
        purpose: &purpose,
        basis: None,
        use_for: Use::Police,
        withheld: &[],
    };
    let verdict = desk
        .verdict(id, &Leaves::Forwarding(what), at(5).now)
        .unwrap()
        .unwrap();
    assert!(!verdict.is_allowed(), "H2 is not assumed here, it is said");
    assert!(verdict.blocks().any(|finding| finding.consent.is_some()));
    assert_eq!(
        desk.verdict(id, &Leaves::Letter(1), at(5).now).unwrap(),
        None
    );
}
