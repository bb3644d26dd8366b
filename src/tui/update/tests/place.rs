//! Place and drafts are kept at most two seconds behind, and not when nothing changed.

use super::sample::{Screen, orders};
use crate::tui::effect::Effect;

fn places(effects: &[Effect]) -> usize {
    let saves = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::SavePlace(_)));
    saves.count()
}

#[test]
fn the_place_is_kept_two_seconds_after_a_change_and_once() {
    let mut screen = Screen::new();
    assert_eq!(places(&screen.after(10_000)), 0, "nothing changed");
    screen.press("j");
    assert_eq!(places(&screen.after(1_000)), 0);
    screen.press("j");
    assert_eq!(
        places(&screen.after(1_000)),
        1,
        "counted from the first change"
    );
    assert_eq!(places(&screen.after(60_000)), 0);
    screen.press("kj");
    assert_eq!(places(&screen.after(2_000)), 0, "the same place again");
}

#[test]
fn a_desk_for_reading_keeps_no_place_and_no_draft() {
    let mut screen = Screen::new();
    screen.state.read_only = true;
    screen.press("j");
    let effects = screen.after(5_000);
    assert_eq!((places(&effects), orders(&effects)), (0, 0));
}

#[test]
fn a_draft_is_kept_after_two_seconds_while_typing_goes_on() {
    let mut screen = Screen::new();
    screen.press("eS");
    assert_eq!(orders(&screen.after(1_000)), 0);
    screen.press("A");
    assert_eq!(orders(&screen.after(1_000)), 1);
    assert_eq!(orders(&screen.after(10_000)), 0, "nothing new was typed");
}
