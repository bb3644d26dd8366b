//! Lists under the officer: going on after a decision, records that leave, batches.

use super::sample::{Screen, id, orders};
use crate::desk::Pane;
use crate::tui::effect::{Effect, Then};
use crate::tui::msg::Msg;

#[test]
fn a_decision_acts_on_the_marks_and_else_on_the_cursor() {
    let mut screen = Screen::new();
    assert_eq!(orders(&screen.press("a")), 1);
    assert_eq!(orders(&screen.press("  a")), 2);
}

#[test]
fn the_next_undecided_is_sought_from_the_place() {
    let mut screen = Screen::new();
    screen.press("j");
    let effects = screen.lists(&[1, 2, 3], Then::Advance);
    assert!(
        matches!(effects[0], Effect::Seek { from: 1, .. }),
        "{effects:?}"
    );
    // The last record left: the place is the new last one, and the search goes up from there.
    screen.press("j");
    let effects = screen.lists(&[1, 2], Then::Advance);
    assert!(
        matches!(effects[0], Effect::Seek { from: 1, .. }),
        "{effects:?}"
    );
    screen.feed(Msg::Sought {
        pane: Pane::Alerts,
        id: Some(id(1)),
    });
    assert_eq!(screen.state.alerts.cursor, Some(id(1)));
    screen.feed(Msg::Sought {
        pane: Pane::Alerts,
        id: None,
    });
    assert_eq!(screen.state.alerts.cursor, Some(id(1)));
    assert_eq!(screen.says(), "Nothing undecided is left in this list.");
}

#[test]
fn a_record_that_leaves_is_named_only_where_the_officer_did_not_ask_for_it() {
    let mut screen = Screen::new();
    screen.press("j");
    screen.lists(&[1, 3], Then::Stay);
    assert_eq!(
        (screen.says(), screen.state.alerts.cursor),
        ("", Some(id(3)))
    );
    screen.lists(&[1], Then::Tell);
    assert_eq!(screen.says(), "A-2031-0003 is no longer in this list.");
    assert_eq!(screen.state.alerts.cursor, Some(id(1)));
}

#[test]
fn an_empty_list_refuses_in_words() {
    let mut screen = Screen::new();
    screen.lists(&[], Then::Stay);
    assert_eq!(orders(&screen.press("a")), 0);
    assert_eq!(screen.says(), "No record is chosen.");
}
