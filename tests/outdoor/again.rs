//! Packages brought in again: into another desk without loss, and a second time without effect.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use attache::desk::{Desk, DeskFolder, ImportOptions, Opening, Outcome};
use attache::domain::content::Channel;
use attache::domain::letter::LetterKind;
use attache::domain::{Content, Digest, Direction, Foreign, ItemId, Kind, MessageKind, part};
use attache::store::seal::PlainSealer;

use crate::case::{folder, forwarded, item, packages, queued, request, rich, take_in};
use crate::support::{Counter, START, at, label, open, profile};

/// A desk of another state.
fn abroad(dir: &Path) -> Desk {
    let mut profile = profile();
    profile.home = "FR".parse().unwrap();
    let opening = Opening {
        folder: DeskFolder::new(dir, None),
        profile,
        sealer: Arc::new(PlainSealer),
        ids: Arc::new(Counter),
        officer: label("alma"),
        pid: 4711,
        now: START,
        read_only: false,
    };
    Desk::open(opening).unwrap().desk
}

fn import(desk: &Desk, path: &Path) -> Vec<Outcome> {
    let options = ImportOptions::default();
    let report = desk
        .import(&[PathBuf::from(path)], &options, &at(500), &mut |_| {})
        .unwrap();
    assert!(report.unreadable.is_empty(), "{:?}", report.unreadable);
    let outcomes = report
        .receipts
        .into_iter()
        .flat_map(|receipt| receipt.outcomes);
    outcomes.map(|(_, outcome)| outcome).collect()
}

fn registered(outcomes: &[Outcome]) -> ItemId {
    match outcomes {
        [Outcome::Registered(id, _)] => *id,
        other => panic!("{other:?}"),
    }
}

/// The fields the envelope adds itself, when a package comes in.
fn without_added(mut content: Content, like: &Content) -> Content {
    content.other_fields.truncate(like.other_fields.len());
    content
}

#[test]
fn a_forwarded_record_is_the_same_record_elsewhere_and_once() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), open(other.path()));
    let id = take_in(&desk, rich(), b"{\"SAMPLE\":\"as it came\"}");
    let package = forwarded(&desk, id, &[]);
    let foreseen = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let report = second
        .import(&[package.clone()], &foreseen, &at(400), &mut |_| {})
        .unwrap();
    assert_eq!(report.receipts[0].outcomes[0].1, Outcome::New);
    let there = registered(&import(&second, &package));
    let (here, got) = (item(&desk, id), item(&second, there));
    assert_eq!(
        without_added(got.content.clone(), &here.content),
        here.content
    );
    for attachment in &here.content.attachments {
        assert_eq!(
            second.original(&attachment.digest).unwrap(),
            desk.original(&attachment.digest).unwrap()
        );
    }
    let original = here.versions[0].source.original;
    assert_eq!(
        second.original(&original).unwrap().unwrap(),
        b"{\"SAMPLE\":\"as it came\"}"
    );
    let manifest = Digest::of(&fs::read(package.join("manifest.json")).unwrap());
    assert!(second.original(&manifest).unwrap().is_some());
    let remarks: Vec<_> = got.versions[0]
        .source
        .remarks
        .iter()
        .map(Foreign::raw)
        .collect();
    assert!(
        remarks
            .iter()
            .any(|remark| remark.contains("Test desk (LU)")),
        "{remarks:?}"
    );
    assert!(
        remarks.iter().any(|remark| remark.starts_with("PRACTICE")),
        "{remarks:?}"
    );
    assert!(
        remarks
            .iter()
            .any(|remark| remark.contains(&original.to_string())),
        "{remarks:?}"
    );
    let rev = second.rev();
    assert!(
        matches!(import(&second, &package)[..], [Outcome::Duplicate(same, _)] if same == there)
    );
    assert_eq!(second.rev(), rev, "the same again writes nothing");
}

#[test]
fn parts_that_were_held_back_stay_unknown_there() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), open(other.path()));
    let id = take_in(&desk, rich(), b"SAMPLE");
    let held = [label("text"), label("subject-1"), label("attachment-2")];
    let package = forwarded(&desk, id, &["text", "subject-1", "attachment-2"]);
    let got = item(&second, registered(&import(&second, &package)));
    let shown = part::disclosed(&item(&desk, id).content, &held);
    assert_eq!(without_added(got.content, &shown), shown);
    assert!(second.original(&Digest::of(b"SAMPLE")).unwrap().is_none());
    assert!(second.original(&Digest::of(b"\x00\xff")).unwrap().is_none());
}

#[test]
fn a_letter_comes_in_at_the_office_it_went_to() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), abroad(other.path()));
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::I247);
    desk.dispatch_due(at(60).now).unwrap();
    let package = folder(&desk, id, number);
    let there = registered(&import(&second, &package));
    let got = item(&second, there);
    let content = &got.content;
    assert_eq!(
        (content.direction, content.channel),
        (Direction::In, Channel::I247)
    );
    assert_eq!(content.kind, Kind::Message(MessageKind::Acknowledgement));
    assert_eq!(content.their_ref.as_ref().unwrap().raw(), "R-2031-0001-L1");
    assert_eq!(content.your_ref.as_ref().unwrap().raw(), "FR-2031-0007");
    assert_eq!(content.partner().unwrap().as_str(), "LU");
    assert_eq!(
        content.sent_at,
        desk.record(id).unwrap().unwrap().item.letters[0].dated
    );
    let letter = desk.record(id).unwrap().unwrap().item;
    assert_eq!(
        content.marking,
        desk.books().marking(&letter, &letter.letters[0])
    );
    let paper = Digest::of(&fs::read(package.join("letter.pdf")).unwrap());
    assert!(
        second
            .original(&paper)
            .unwrap()
            .unwrap()
            .starts_with(b"%PDF-")
    );
    assert!(
        matches!(import(&second, &package)[..], [Outcome::Duplicate(same, _)] if same == there)
    );
    // At our own desk it stays what it is: something we sent.
    let ours = tempfile::tempdir().unwrap();
    let ours = open(ours.path());
    let back = registered(&import(&ours, &package));
    assert_eq!(item(&ours, back).content.direction, Direction::Out);
}

#[test]
fn a_folder_of_packages_comes_in_as_what_they_are() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), abroad(other.path()));
    packages(&desk, dir.path());
    let outcomes = import(&second, &desk.outbox_dir());
    assert_eq!(outcomes.len(), 3);
    assert!(
        outcomes
            .iter()
            .all(|outcome| !matches!(outcome, Outcome::Quarantined(_)))
    );
    let rev = second.rev();
    import(&second, &desk.outbox_dir());
    assert_eq!(second.rev(), rev);
}

#[test]
fn a_package_larger_than_any_is_refused_unread() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), open(other.path()));
    let id = take_in(&desk, rich(), b"SAMPLE");
    let package = forwarded(&desk, id, &[]);
    // A file with a hole: its size says much and costs nothing.
    let hole = fs::File::create(package.join("hole.bin")).unwrap();
    hole.set_len(257 * 1024 * 1024).unwrap();
    let outcomes = import(&second, &package);
    let [Outcome::Quarantined(message)] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    let reason = message.reason.raw();
    assert!(reason.contains("256 MiB"), "{reason}");
}

#[test]
fn a_package_of_a_later_version_is_kept_apart_as_a_whole() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), open(other.path()));
    let id = take_in(&desk, rich(), b"SAMPLE");
    let package = forwarded(&desk, id, &[]);
    let later = r#"{"attache": "manifest", "version": 2, "parcels": []}"#;
    fs::write(package.join("manifest.json"), later).unwrap();
    let outcomes = import(&second, &package);
    assert!(
        matches!(outcomes[..], [Outcome::Quarantined(_)]),
        "{outcomes:?}"
    );
    assert_eq!(second.counts(at(600).now).records, 0);
}

#[test]
fn a_package_that_is_not_whole_is_kept_apart_and_said_to_be() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, second) = (open(dir.path()), open(other.path()));
    let id = take_in(&desk, rich(), b"SAMPLE");
    let package = forwarded(&desk, id, &[]);
    fs::write(
        package.join("message.json"),
        fs::read(package.join("message.json"))
            .unwrap()
            .to_ascii_uppercase(),
    )
    .unwrap();
    let outcomes = import(&second, &package);
    let [Outcome::Quarantined(message)] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    assert!(
        message
            .reason
            .raw()
            .contains("message.json does not match its hashes"),
        "{}",
        message.reason.raw()
    );
    assert_eq!(second.counts(at(600).now).records, 0);
}
