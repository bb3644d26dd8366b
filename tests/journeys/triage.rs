//! The main job by keys alone: open, filter, preview, accept, dismiss many, take back, forward, recall, forward, leave.

use std::fmt::Write as _;
use std::path::Path;

use attache::domain::State;
use attache::domain::dispatch::DispatchState;
use attache::tui::state::Area;
use sha2::Digest as _;

use crate::sitting::Sitting;

/// Every file of a package against its manifest, by hashes computed here.
pub fn verify_package(folder: &Path) -> usize {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    for file in files {
        let bytes = read(file["name"].as_str().unwrap());
        let sha = sha2::Sha256::digest(&bytes);
        let sha = sha.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        assert_eq!(file["sha256"], sha.as_str(), "{file}");
        let blake = blake3::hash(&bytes).to_hex();
        assert_eq!(file["blake3"], blake.as_str(), "{file}");
        assert_eq!(file["bytes"], bytes.len(), "{file}");
    }
    let named = files.len();
    let on_disk = std::fs::read_dir(folder).unwrap().count();
    assert!(on_disk >= 3, "{on_disk} entries in {}", folder.display());
    named
}

#[test]
fn an_evening_by_keys_alone() {
    let mut desk = Sitting::demo();
    let all = desk.ids();
    assert!(all.len() > 40, "{}", desk.screen());
    // Filter by a word, go through the preview, accept.
    desk.keys("/france<enter>");
    let french = desk.ids();
    assert!((4..all.len()).contains(&french.len()), "{}", desk.screen());
    desk.keys("<tab>jj<tab>");
    let first = desk.cursor();
    let said = desk.told("a");
    assert!(said.starts_with("Accepted A-2031-"), "{said}");
    assert!(said.contains("u undoes"), "{said}");
    assert_eq!(desk.state_of(first), State::Accepted);
    assert_ne!(desk.cursor(), first, "on to the next undecided record");
    assert_eq!(desk.current().state, State::Received);
    // Three marked, dismissed together with a reason and words.
    desk.keys("gg/<c-u><enter>");
    desk.keys("jjj   ");
    let marked: Vec<_> = desk.list().marks.iter().copied().collect();
    assert_eq!(marked.len(), 3, "{}", desk.screen());
    let before = desk.ids().len();
    desk.keys("d");
    assert!(desk.screen().contains("Dismiss (3)"), "{}", desk.screen());
    let said = desk.told("nno person of this state<enter>");
    assert!(said.starts_with("Dismissed 3. u undoes."), "{said}");
    assert_eq!(desk.ids().len(), before - 3);
    assert!(desk.list().marks.is_empty());
    for id in &marked {
        assert_eq!(desk.state_of(*id), State::Dismissed);
    }
    let said = desk.told("u");
    assert!(said.starts_with("Taken back: dismissed"), "{said}");
    assert_eq!(desk.ids().len(), before);
    for id in &marked {
        assert_eq!(desk.state_of(*id), State::Received);
    }
    forward_recall_and_forward_again(&mut desk);
    leave_and_come_back(desk);
}

/// The review sheet holds back what comes too early; the package waits, is recalled, and leaves the second time.
fn forward_recall_and_forward_again(desk: &mut Sitting) {
    // Marked H1 and AMBER, not H2: it may go to a unit at home without asking its originator.
    desk.keys("gg/'hotel<enter>");
    let id = desk.cursor();
    desk.keys("f");
    assert!(desk.screen().contains("Forward to"), "{}", desk.screen());
    desk.keys("drugs<enter>SAMPLE purpose, please check.<c-x>+3d<enter>");
    let sheet = desk.screen();
    assert!(sheet.contains("Back"), "{sheet}");
    // What was pressed for the screen before does nothing here.
    desk.keys("<enter>y");
    assert_eq!(desk.item(id).dispatches.len(), 0, "the first 300 ms");
    desk.keys("<tick:300ms><enter>");
    assert_eq!(desk.item(id).dispatches.len(), 0, "Back is chosen");
    send(desk);
    assert!(
        desk.says().contains("waits in the outbox"),
        "{}",
        desk.says()
    );
    assert_eq!(desk.item(id).dispatches[0].state, DispatchState::Waiting);
    let said = desk.told("<tick:20s>u");
    assert!(said.starts_with("Recalled"), "{said}");
    assert_eq!(desk.item(id).dispatches[0].state, DispatchState::Recalled);
    assert!(!desk.desk.outbox_dir().exists() || outbox(desk).is_empty());
    // Again, and this time it leaves.
    while desk.cursor() != id {
        desk.keys("k");
    }
    desk.keys("fdrugs<enter>SAMPLE purpose, please check.<c-x><enter><tick:300ms>");
    send(desk);
    desk.keys("<tick:29s>");
    assert_eq!(desk.item(id).dispatches[1].state, DispatchState::Waiting);
    desk.keys("<tick:2s>");
    assert_eq!(desk.item(id).dispatches[1].state, DispatchState::Left);
    assert!(desk.says().contains("1 package left"), "{}", desk.says());
    let packages = outbox(desk);
    assert_eq!(packages.len(), 1, "{packages:?}");
    assert!(verify_package(&packages[0]) >= 2);
    let said = desk.told("<tick:7s>u");
    assert!(!said.starts_with("Recalled"), "{said}");
    desk.keys("U");
}

/// Confirms on the sheet, typing the country code where the sheet wants it.
fn send(desk: &mut Sitting) {
    let wants_code = desk.driver.state().in_field();
    desk.keys(if wants_code { "LU<tab><enter>" } else { "y" });
    assert_eq!(desk.depth(), 0, "{}", desk.screen());
}

fn outbox(desk: &Sitting) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(desk.desk.outbox_dir().join("units"));
    let entries = entries.into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn leave_and_come_back(mut desk: Sitting) {
    desk.keys("2/lu<enter>jj1/<c-u>red<enter>j");
    let (cursor, ids) = (desk.cursor(), desk.ids());
    let histories: Vec<_> = ids.iter().map(|id| desk.record(*id)).collect();
    let request = desk.driver.state().requests.cursor;
    desk.keys("q");
    assert!(!desk.driver.ended(), "leaving is asked first");
    desk.keys("y");
    assert!(desk.driver.ended());
    let desk = desk.again();
    let state = desk.driver.state();
    assert_eq!(state.area, Area::Alerts);
    assert_eq!((desk.cursor(), desk.ids()), (cursor, ids.clone()));
    assert_eq!(state.alerts.filter.text(), "red");
    assert_eq!(state.requests.filter.text(), "lu");
    assert_eq!(state.requests.cursor, request);
    assert!(
        desk.says().starts_with("Back where you were."),
        "{}",
        desk.says()
    );
    for (id, before) in ids.iter().zip(histories) {
        assert_eq!(desk.record(*id), before);
    }
}
