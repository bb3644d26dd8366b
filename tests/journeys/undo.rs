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

#[test]
fn after_accepting_and_forwarding_the_steps_before_are_within_reach() {
    let mut desk = Sitting::plain(3);
    let ids = desk.ids();
    let tags = |desk: &Sitting| desk.item(ids[0]).tags.len();
    desk.keys("+early<enter>ja");
    assert_eq!(desk.state_of(ids[1]), attache::domain::State::Accepted);
    desk.keys("ggjfdrugs<enter>SAMPLE<c-x><enter><tick:300ms>y");
    // Recalled: the acceptance before it is the next step back, and comes again.
    let said = desk.told("u");
    assert!(said.starts_with("Recalled"), "{said}");
    let said = desk.told("u");
    assert!(
        said.starts_with("Taken back: accepted, A-2031-0002"),
        "{said}"
    );
    desk.keys("U");
    // Left: what was done to that record stays, the steps of the other one do not.
    desk.keys("ggjfdrugs<enter>SAMPLE<c-x><enter><tick:300ms>y<tick:31s>");
    assert_eq!(tags(&desk), 1);
    let said = desk.told("u");
    assert!(said.contains("A-2031-0001"), "{said}");
    assert!(
        said.ends_with("A newer step stays: what it changed has moved on."),
        "{said}"
    );
    assert_eq!(tags(&desk), 0);
    let mut desk = desk.again();
    desk.keys("U");
    assert_eq!(tags(&desk), 1);
    let said = desk.told("uu");
    assert_eq!(said, "There is nothing to undo.");
    assert_eq!(tags(&desk), 0);
}
