//! Exports: told before they are written, and written only when they may be.

use std::fs;
use std::path::Path;

use attache::desk::Actor;
use attache::domain::content::Channel;
use attache::domain::decide::override_key;
use attache::domain::export::ExportTo;
use attache::domain::letter::LetterKind;
use attache::domain::release::ReleaseRule;
use attache::domain::{Command, Event};
use attache::outbox;

use crate::case::{exporting, item, letter, must, queued, request, rich, take_in};
use crate::support::{at, label, open};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn an_export_is_a_package_with_its_entry() {
    let (dir, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = open(dir.path());
    let id = take_in(&desk, rich(), b"SAMPLE");
    fs::create_dir(medium.path().join(".of-another.partial")).unwrap();
    for n in 1..3 {
        let exported = desk
            .export(&exporting(id), medium.path(), &at(n))
            .unwrap()
            .unwrap();
        let export = exported.export;
        assert_eq!(
            (export.package.as_str(), exported.failed),
            (format!("R-2031-0001-E{n}").as_str(), None)
        );
        let verified = outbox::verify(&medium.path().join(&export.package)).unwrap();
        assert_eq!(
            (verified.digest, verified.manifest.marking.summary),
            (export.manifest, export.marking)
        );
        assert_eq!(verified.manifest.recipients[0].name, "authorities of LU");
    }
    assert_eq!(
        names(medium.path()),
        [".of-another.partial", "R-2031-0001-E1", "R-2031-0001-E2"]
    );
    let entries = desk.record(id).unwrap().unwrap().entries;
    let told = entries
        .iter()
        .flat_map(|entry| &entry.events)
        .filter(|event| matches!(event, Event::Exported(_)));
    assert_eq!((told.count(), item(&desk, id).exports.len()), (2, 2));
    assert!(
        desk.undo(&at(9)).unwrap().is_err(),
        "what left is not taken back"
    );
}

#[test]
fn what_the_marking_forbids_is_neither_told_nor_written() {
    let (dir, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = open(dir.path());
    let mut draft = request();
    draft.content.marking.assumed = false;
    let id = take_in(&desk, draft, b"SAMPLE");
    let into = medium.path().join("new");
    let refused = |to: Option<ExportTo>, purpose: &str| {
        let mut order = exporting(id);
        (order.to, order.purpose) = (to, purpose.into());
        desk.export(&order, &into, &at(1)).unwrap().unwrap_err().why
    };
    assert!(refused(None, "SAMPLE").contains("H2"));
    assert!(refused(None, " ").contains("purpose"));
    let unit = ExportTo {
        unit: Some(label("unit.drugs")),
        country: "LU".parse().unwrap(),
        name: None,
    };
    assert!(refused(Some(unit), "SAMPLE").contains("H2"));
    let state = |code: &str| ExportTo {
        unit: None,
        country: code.parse().unwrap(),
        name: Some("SAMPLE police".into()),
    };
    assert!(refused(Some(state("DE")), "SAMPLE").contains("H2"));
    assert!(!into.exists());
    assert!(item(&desk, id).exports.is_empty());
    // What a second officer agreed to for one state lifts nothing for another.
    let plea = Command::AskOverride {
        rule: ReleaseRule::H2,
        to: override_key(&state("DE")),
        reason: "SAMPLE reason".into(),
    };
    must(&desk, id, plea, &at(1));
    let bruno = Actor {
        officer: label("bruno"),
        now: at(1).now,
    };
    must(&desk, id, Command::AgreeOverride { number: 1 }, &bruno);
    assert!(!refused(Some(state("DE")), "SAMPLE").contains("H2: not to be passed on"));
    assert!(refused(Some(state("ES")), "SAMPLE").contains("H2: not to be passed on"));
    // Its own information goes back to the state that gave it.
    let mut back = exporting(id);
    (back.to, back.basis) = (Some(state("FR")), Some("SAMPLE treaty".into()));
    desk.export(&back, &into, &at(2)).unwrap().unwrap();
    assert_eq!(names(&into), ["R-2031-0001-E1"]);
}

#[test]
fn an_export_that_cannot_be_written_is_told_and_leaves_nothing() {
    let (dir, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = open(dir.path());
    let id = take_in(&desk, rich(), b"SAMPLE");
    let file = medium.path().join("file");
    fs::write(&file, "x").unwrap();
    let exported = desk.export(&exporting(id), &file, &at(1)).unwrap().unwrap();
    assert!(exported.failed.unwrap().contains("Nothing has left."));
    assert!(item(&desk, id).exports[0].failed.is_some());
    assert!(desk.disclosures(None, None).unwrap().is_empty());
    let again = desk
        .export(&exporting(id), medium.path(), &at(2))
        .unwrap()
        .unwrap();
    assert_eq!((again.export.number, again.failed), (2, None));
}

#[test]
fn a_letter_can_be_copied_once_it_left_and_only_for_its_addressee() {
    let (dir, medium) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::Mail);
    let mut order = exporting(id);
    order.letter = Some(number);
    let early = desk
        .export(&order, medium.path(), &at(4))
        .unwrap()
        .unwrap_err();
    assert!(early.why.contains("has not left"), "{}", early.why);
    desk.dispatch_due(at(60).now).unwrap();
    let copy = desk
        .export(&order, medium.path(), &at(61))
        .unwrap()
        .unwrap()
        .export;
    let folder = medium.path().join(&copy.package);
    outbox::verify(&folder).unwrap();
    let left = desk
        .outbox_dir()
        .join(letter(&desk, id, number).package.unwrap().0);
    for name in ["letter.txt", "letter.md", "letter.pdf", "message.json"] {
        assert_eq!(
            fs::read(folder.join(name)).unwrap(),
            fs::read(left.join(name)).unwrap(),
            "{name}"
        );
    }
    order.to = Some(ExportTo {
        unit: None,
        country: "DE".parse().unwrap(),
        name: None,
    });
    let other = desk
        .export(&order, medium.path(), &at(62))
        .unwrap()
        .unwrap_err();
    assert!(other.why.contains("is for FR"), "{}", other.why);
}
