//! Taking back and doing again, fifty steps, across restarts.

use crate::sitting::Sitting;

#[test]
fn fifty_steps_are_taken_back_and_done_again_across_restarts() {
    let mut desk = Sitting::plain(5);
    let ids = desk.ids();
    let tags = |desk: &Sitting| -> usize { ids.iter().map(|id| desk.item(*id).tags.len()).sum() };
    for step in 0..50 {
        desk.keys(&format!(
            "+step{step}<enter>{}",
            if step % 5 == 4 { "gg" } else { "j" }
        ));
    }
    assert_eq!(tags(&desk), 50);
    desk.keys("<tick:2s>");
    let mut desk = desk.again();
    for left in (0..50).rev() {
        desk.keys("u");
        assert_eq!(tags(&desk), left, "{}", desk.says());
    }
    let said = desk.told("u");
    assert_eq!(said, "There is nothing to undo.");
    let mut desk = desk.again();
    for done in 1..=50 {
        desk.keys("U");
        assert_eq!(tags(&desk), done, "{}", desk.says());
    }
    let said = desk.told("U");
    assert_eq!(said, "There is nothing to do again.");
}

#[test]
fn what_left_the_office_does_not_hold_back_older_steps_of_other_records() {
    let mut desk = Sitting::plain(3);
    let ids = desk.ids();
    desk.keys("+early<enter>jfdrugs<enter>SAMPLE<c-x><enter><tick:300ms>y<tick:31s>");
    assert!(desk.item(ids[1]).dispatches[0].package.is_some());
    let said = desk.told("u");
    assert!(said.starts_with("Taken back: "), "{said}");
    assert!(desk.item(ids[0]).tags.is_empty());
}
