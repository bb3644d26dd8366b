//! The message line: six seconds for what was done, until Esc for errors, everything in the messages.

use super::sample::Screen;
use crate::tui::update::next_wake;

#[test]
fn what_is_said_goes_by_itself_and_errors_stay() {
    let mut screen = Screen::new();
    screen.state.say("SAMPLE said.");
    assert!(next_wake(&screen.state) <= screen.now.plus_seconds(6));
    screen.after(5_999);
    assert_eq!(screen.says(), "SAMPLE said.");
    screen.after(1);
    assert_eq!(screen.says(), "");
    screen
        .state
        .fail("SAMPLE failed. Nothing is lost. Try again.");
    screen.state.say("SAMPLE said again.");
    screen.after(3_600_000);
    assert!(screen.says().starts_with("SAMPLE failed."));
    screen.press("<esc>");
    assert_eq!(screen.says(), "");
    let kept: Vec<_> = screen
        .state
        .notices
        .log
        .iter()
        .map(|n| n.text.as_str())
        .collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
}

#[test]
fn what_belongs_together_is_said_together() {
    let mut screen = Screen::new();
    screen.state.say("SAMPLE one.");
    screen.state.add("SAMPLE two.");
    assert_eq!(screen.says(), "SAMPLE one. SAMPLE two.");
    assert_eq!(screen.state.notices.log.len(), 1);
    screen.after(1_000);
    screen.state.add("SAMPLE three.");
    assert_eq!(screen.says(), "SAMPLE three.");
    screen.press("gm");
    assert_eq!(screen.depth(), 1);
}
