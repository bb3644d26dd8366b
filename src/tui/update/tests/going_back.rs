//! Esc: one step from every depth, and no text is lost on the way. Leaving the desk is asked.

use super::sample::{Screen, orders};
use crate::tui::effect::Effect;
use crate::tui::state::{Focus, Layer};

#[test]
fn esc_takes_one_layer_from_every_depth() {
    for keys in [
        "/x",
        ":x",
        "?",
        "V",
        "S",
        "d",
        "dn",
        "o",
        "p",
        "t",
        "z",
        "+",
        "=",
        "=s",
        "e",
        "eSAMPLE",
        "b",
        "f",
        "fu<enter>",
        "fu<enter>SAMPLE<c-x>",
        "fu<enter>SAMPLE<c-x><enter>",
        "gm",
        "xh",
        "q",
        "<c-g>",
        "<enter>",
    ] {
        let mut screen = Screen::new();
        screen.press(keys);
        let depth = screen.depth();
        assert!(depth > 0, "{keys}");
        if matches!(screen.state.layers.last(), Some(Layer::Curtain)) {
            screen.press("<esc>");
            assert_eq!(screen.depth(), depth, "only Enter lifts the curtain");
            screen.press("<enter>");
        } else {
            screen.press("<esc>");
        }
        assert_eq!(screen.depth(), depth - 1, "{keys}");
    }
}

#[test]
fn esc_at_the_list_goes_back_pane_range_marks_filter_in_turn() {
    let mut screen = Screen::new();
    screen.press("/SAMPLE<enter> v<tab>");
    let list = |screen: &Screen| screen.state.alerts.clone();
    assert_eq!(screen.state.focus, Focus::Detail);
    screen.press("<esc>");
    assert_eq!(
        (screen.state.focus, list(&screen).range.is_some()),
        (Focus::List, true)
    );
    screen.press("<esc>");
    assert!(list(&screen).range.is_none() && !list(&screen).marks.is_empty());
    screen.press("<esc>");
    assert!(list(&screen).marks.is_empty() && !list(&screen).filter.is_empty());
    let effects = screen.press("<esc>");
    assert!(list(&screen).filter.is_empty());
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::List { .. }))
    );
}

#[test]
fn esc_takes_an_error_first() {
    let mut screen = Screen::new();
    screen.press("<enter>");
    screen.state.fail("The disk is full.");
    screen.press("<esc>");
    assert_eq!((screen.says(), screen.depth()), ("", 1));
    screen.press("<esc>");
    assert_eq!(screen.depth(), 0);
}

#[test]
fn esc_from_a_text_keeps_it_and_esc_from_a_forwarding_goes_back_through_every_box() {
    let mut screen = Screen::new();
    assert_eq!(orders(&screen.press("eSAMPLE<esc>")), 1);
    let mut screen = Screen::new();
    screen.press("fu<enter>SAMPLE<c-x>+3d<enter>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Review(_))));
    screen.press("<esc>");
    let Some(Layer::Ask(ask)) = screen.state.layers.last() else {
        panic!("the date comes before the sheet");
    };
    assert_eq!(ask.field.text(), "+3d");
    screen.press("<esc>");
    let Some(Layer::Write(write)) = screen.state.layers.last() else {
        panic!("the purpose comes before the date");
    };
    assert_eq!(write.field.text(), "SAMPLE");
    screen.press("<c-x>");
    let Some(Layer::Ask(ask)) = screen.state.layers.last() else {
        panic!("the date is asked again");
    };
    assert_eq!(ask.field.text(), "+3d", "what was typed is back");
}

#[test]
fn leaving_is_asked_and_keeps_the_place() {
    let mut screen = Screen::new();
    screen.press("jq");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Quit)));
    screen.press("n");
    assert_eq!(screen.depth(), 0);
    let effects = screen.press("qy");
    assert!(effects.contains(&Effect::Quit));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::SavePlace(_)))
    );
}

#[test]
fn cancel_twice_asks_whether_to_leave_and_keeps_what_is_written() {
    let mut screen = Screen::new();
    screen.press("eSAMPLE<c-c>");
    assert_eq!(screen.depth(), 1);
    screen.after(2_000);
    screen.press("<c-c>");
    assert_eq!(screen.depth(), 1, "two seconds later it is the first again");
    screen.press(" words");
    assert_eq!(orders(&screen.press("<c-c>")), 1);
    assert!(matches!(screen.state.layers.last(), Some(Layer::Quit)));
    screen.press("<c-c><c-c>");
    assert_eq!(screen.depth(), 2, "asked once");
}

#[test]
fn a_text_that_could_not_be_kept_is_asked_about_once_more() {
    let mut screen = Screen::new();
    let kept = screen.press("eSAMPLE<esc>e<c-c>");
    drop(kept);
    let effects = screen.press("SAMPLE<c-c>");
    let Some(Effect::Submit { sent, .. }) = effects.into_iter().next() else {
        panic!("the draft is kept first");
    };
    let result = Err("The disk is full.".to_owned());
    screen.feed(crate::tui::msg::Msg::Submitted { sent, result });
    assert!(!screen.press("y").contains(&Effect::Quit));
    assert!(screen.press("y").contains(&Effect::Quit));
}
