//! The power goes: what was confirmed is there, a text being written is at most two seconds old.

use attache::domain::State;
use attache::domain::command::WritingKind;

use crate::sitting::Sitting;

#[test]
fn what_was_confirmed_and_a_draft_survive_a_power_cut() {
    let mut desk = Sitting::demo();
    let first = desk.cursor();
    desk.keys("a");
    let second = desk.cursor();
    desk.keys("d<down><enter>SAMPLE words<enter>");
    let third = desk.cursor();
    desk.keys("e");
    desk.keys("SAMPLE kept words<tick:2s> and these");
    let desk = desk.after_power_cut();
    assert_eq!(desk.state_of(first), State::Accepted);
    assert_eq!(desk.state_of(second), State::Dismissed);
    let draft = desk
        .item(third)
        .writing(WritingKind::Note)
        .cloned()
        .unwrap();
    assert_eq!(draft.text.raw(), "SAMPLE kept words");
    assert_eq!(desk.cursor(), third, "the same place");
    let said = desk.says();
    assert!(said.contains("e goes on with the note"), "{said}");
    assert!(said.contains("1 record has a draft: V drafts."), "{said}");
}

#[test]
fn a_terminal_that_goes_away_keeps_everything_at_once() {
    let mut desk = Sitting::plain(3);
    let id = desk.cursor();
    desk.keys("eSAMPLE last words");
    desk.feed(attache::tui::msg::Msg::MustLeave);
    assert!(desk.driver.ended());
    let mut desk = desk.again();
    let draft = desk.item(id).writing(WritingKind::Note).cloned().unwrap();
    assert_eq!(draft.text.raw(), "SAMPLE last words");
    desk.keys("e<c-x>");
    assert!(
        desk.item(id)
            .notes
            .iter()
            .any(|n| n.text.raw() == "SAMPLE last words")
    );
    assert!(desk.item(id).writings.is_empty());
    let desk = desk.again();
    assert_eq!(desk.says(), "Back where you were.");
}

#[test]
fn a_package_waiting_at_a_power_cut_can_be_recalled_or_leaves_later() {
    let mut desk = Sitting::plain(2);
    let id = desk.cursor();
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter><tick:300ms>y<tick:2s>");
    assert_eq!(desk.item(id).dispatches.len(), 1, "{}", desk.screen());
    let mut later = desk.after_power_cut();
    later.keys("<tick:1s>");
    let package = later.item(id).dispatches[0].package.clone();
    assert!(package.is_some(), "its time is over: it left");
    let mut at_once = desk.again();
    let said = at_once.told("u");
    assert!(
        said.starts_with("Recalled from the outbox: A-2031-0001."),
        "{said}"
    );
}
