//! Letters leave by their channel when they can no longer be recalled, and only as they were read.

use std::fs;

use attache::desk::to_text;
use attache::domain::consent::{Consent, ConsentScope};
use attache::domain::content::Channel;
use attache::domain::dispatch::DispatchState;
use attache::domain::letter::{LetterKind, LetterState};
use attache::domain::marking::HandlingCode;
use attache::domain::{Command, State};
use attache::outbox;

use crate::case::{folder, forward, item, json, letter, must, queued, request, take_in};
use crate::support::{at, open};

#[test]
fn a_letter_leaves_whole_when_its_recall_time_is_over() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::Siena);
    assert_eq!(desk.next_dispatch(), Some(at(33).now));
    assert_eq!(
        (desk.counts(at(4).now).outbox, desk.outbox(9).len()),
        (1, 1)
    );
    assert_eq!(desk.dispatch_due(at(32).now).unwrap(), (0, 0));
    assert_eq!(desk.dispatch_due(at(33).now).unwrap(), (1, 0));
    let sent = letter(&desk, id, number);
    assert_eq!(
        (sent.state, sent.left),
        (LetterState::Left, Some(at(33).now))
    );
    assert_eq!(sent.package.unwrap().0, "siena/R-2031-0001-L1");
    assert!(item(&desk, id).acknowledged.is_some());
    let folder = folder(&desk, id, number);
    let verified = outbox::verify(&folder).unwrap();
    assert_eq!(Some(verified.digest), desk.outbox(9)[0].outbound.manifest());
    let names: Vec<_> = verified
        .manifest
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["letter.txt", "letter.md", "letter.pdf", "message.json"]
    );
    let record = item(&desk, id);
    let document = desk
        .books()
        .document(&record, record.letter(number).unwrap(), true)
        .unwrap();
    let text = fs::read_to_string(folder.join("letter.txt")).unwrap();
    assert_eq!(text, to_text(&document));
    assert!(text.starts_with("PRACTICE"), "{text}");
    assert!(
        fs::read(folder.join("letter.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    assert_eq!(
        (desk.next_dispatch(), desk.counts(at(40).now).outbox),
        (None, 0)
    );
    assert_eq!(desk.dispatch_due(at(50).now).unwrap(), (0, 0));
}

#[test]
fn manifest_and_envelope_say_who_writes_what_to_whom() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Refusal, Channel::Diplomatic);
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (1, 0));
    assert_eq!(item(&desk, id).state, State::Refused);
    let folder = folder(&desk, id, number);
    let manifest = json(&folder, "manifest.json");
    assert_eq!(manifest["kind"], "letter");
    assert_eq!(
        (&manifest["practice"], &manifest["channel"]),
        (&true.into(), &"diplomatic".into())
    );
    assert_eq!(manifest["letter"]["kind"], "refuse");
    assert_eq!(manifest["grounds"][0]["code"], "AVAIL");
    assert_eq!(manifest["recipients"][0]["country"], "FR");
    assert_eq!(manifest["their_reference"], "FR-2031-0007");
    assert_eq!(manifest["sender"]["officer"], "alma");
    let message = json(&folder, "message.json");
    assert_eq!(
        (&message["direction"], &message["message"]),
        (&"out".into(), &"refusal".into())
    );
    assert_eq!(message["reference"], "R-2031-0001-L1");
    assert_eq!(message["your_reference"], "FR-2031-0007");
    assert_eq!(message["from"]["country"], "LU");
    assert!(message["text"].as_str().unwrap().contains("FR-2031-0007"));
    assert!(!message["text"].as_str().unwrap().contains("page 1 of"));
}

#[test]
fn every_channel_has_its_folder() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let mut expected: Vec<String> = Vec::new();
    for (n, channel) in Channel::ALL.iter().enumerate() {
        let mut draft = request();
        draft.content.their_ref = Some(format!("FR-2031-1{n:03}").as_str().into());
        let id = take_in(&desk, draft, format!("SAMPLE {n}").as_bytes());
        queued(&desk, id, LetterKind::Acknowledgement, *channel);
        expected.push(channel.word().replace('/', "-"));
    }
    let all = Channel::ALL.len();
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (all, 0));
    let entries = fs::read_dir(desk.outbox_dir()).unwrap();
    let mut folders: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    folders.sort();
    expected.sort();
    assert_eq!(folders, expected);
    for line in desk.outbox(99) {
        let folder = desk.outbox_dir().join(line.outbound.package().unwrap());
        outbox::verify(&folder).unwrap();
    }
}

#[test]
fn a_letter_that_would_read_otherwise_does_not_leave() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::Mail);
    let mut other = request();
    other.content.marking.add_handling(HandlingCode::H1);
    take_in(&desk, other, b"OTHERWISE");
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (0, 1));
    let failed = letter(&desk, id, number);
    assert_eq!(failed.state, LetterState::Draft);
    assert!(failed.failed.unwrap().contains("text would read otherwise"));
    assert_eq!(desk.outbox(9)[0].outbound.state(), DispatchState::Failed);
    assert!(!desk.outbox_dir().exists());
    assert_eq!(desk.next_dispatch(), None);
}

#[test]
fn a_recalled_letter_stays() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::Mail);
    desk.undo(&at(20)).unwrap().unwrap();
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (0, 0));
    assert_eq!(letter(&desk, id, number).state, LetterState::Draft);
    assert!(desk.outbox(9).is_empty());
}

/// The package is written, then the power goes before the journal says so: the store as it was, the outbox as it is since.
#[test]
fn a_letter_written_before_a_crash_is_the_same_letter_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = take_in(&desk, request(), b"SAMPLE");
    let number = queued(&desk, id, LetterKind::Acknowledgement, Channel::Siena);
    drop(desk);
    let before = tempfile::tempdir().unwrap();
    copy(dir.path(), before.path());
    let desk = open(dir.path());
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (1, 0));
    let (_, first) = letter(&desk, id, number).package.unwrap();
    let outbox = desk.outbox_dir();
    drop(desk);
    copy(&outbox, &before.path().join("outbox"));
    let desk = open(before.path());
    assert_eq!(desk.dispatch_due(at(900).now).unwrap(), (1, 0));
    assert_eq!(letter(&desk, id, number).package.unwrap().1, first);
}

/// Whoever could pick it up has it: what stands there left, whatever the record says by now.
#[test]
fn what_stands_in_the_outbox_left_even_if_the_record_changed_since() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let posted = take_in(&desk, request(), b"SAMPLE");
    queued(&desk, posted, LetterKind::Acknowledgement, Channel::Siena);
    let mut second = request();
    second.content.their_ref = Some("FR-2031-0008".into());
    let sent = take_in(&desk, second.clone(), b"SAMPLE 2");
    must(&desk, sent, forward(&[]), &at(4));
    drop(desk);
    let before = tempfile::tempdir().unwrap();
    copy(dir.path(), before.path());
    let desk = open(dir.path());
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (2, 0));
    let outbox = desk.outbox_dir();
    drop(desk);
    copy(&outbox, &before.path().join("outbox"));
    let desk = open(before.path());
    let mut first = request();
    for (draft, bytes) in [(&mut first, b"OTHER 1"), (&mut second, b"OTHER 2")] {
        draft.content.marking.add_handling(HandlingCode::H1);
        take_in(&desk, draft.clone(), bytes);
    }
    assert_eq!(desk.dispatch_due(at(900).now).unwrap(), (2, 0));
    let register = desk.disclosures(None, None).unwrap();
    assert_eq!(register.len(), 2);
    for line in register {
        let verified = outbox::verify(&desk.outbox_dir().join(line.package.raw())).unwrap();
        assert_eq!(verified.digest, line.hash);
    }
}

#[test]
fn a_consent_that_ended_while_a_package_waited_stops_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let mut draft = request();
    draft.content.marking.assumed = false;
    let id = take_in(&desk, draft, b"SAMPLE");
    let consent = Consent {
        number: 0,
        from: "FR".parse().unwrap(),
        scope: ConsentScope::PassOn,
        to: None,
        country: None,
        given: at(1).now,
        until: Some(at(20).now),
        text: "SAMPLE consent".into(),
        by: at(0).officer,
        revoked: None,
    };
    let record = Command::RecordConsent {
        consent: Box::new(consent),
    };
    must(&desk, id, record, &at(2));
    must(&desk, id, forward(&[]), &at(3));
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (0, 1));
    assert!(!desk.outbox_dir().exists());
    let entries = desk.record(id).unwrap().unwrap().entries;
    let told = entries.last().unwrap().what();
    assert!(
        told.contains("may not leave any more") && told.contains("H2"),
        "{told}"
    );
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
