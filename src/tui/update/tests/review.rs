//! The review sheet: nothing leaves by a key that was meant for the screen before.

use super::sample::{Screen, orders};
use crate::tui::state::Layer;
use crate::tui::state::layer::Choice;

fn at_the_sheet() -> Screen {
    let mut screen = Screen::new();
    screen.press("fu<enter>SAMPLE<c-x><enter>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Review(_))));
    screen
}

#[test]
fn keys_do_nothing_in_the_first_300_ms() {
    let mut screen = at_the_sheet();
    screen.after(299);
    assert_eq!(orders(&screen.press("y<tab><enter>")), 0);
    screen.after(1);
    assert_eq!(orders(&screen.press("y")), 1);
    assert_eq!(screen.depth(), 0);
}

#[test]
fn a_held_key_does_nothing_however_long() {
    let mut screen = at_the_sheet();
    screen.after(5_000);
    assert_eq!(orders(&screen.hold("y")), 0);
    assert_eq!(orders(&screen.hold("<tab><enter>")), 0);
    assert_eq!(orders(&screen.press("y")), 1);
}

#[test]
fn back_is_chosen_and_the_opening_key_does_not_confirm() {
    let mut screen = at_the_sheet();
    screen.after(400);
    let Some(Layer::Review(review)) = screen.state.layers.last() else {
        panic!("the sheet is open");
    };
    assert_eq!(review.choice, Choice::Back);
    assert_eq!(orders(&screen.press("<enter>f")), 0);
    assert_eq!(orders(&screen.press("<tab><enter>")), 1);
}

#[test]
fn esc_leaves_at_once() {
    let mut screen = at_the_sheet();
    let depth = screen.depth();
    screen.press("<esc>");
    assert_eq!(screen.depth(), depth - 1);
}
