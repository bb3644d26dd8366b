//! Keys: in fields they write, outside they command; two chords at most; what comes too fast or as a paste is no command.

use super::sample::{Screen, orders};
use crate::tui::input::KeyInput;
use crate::tui::msg::Msg;
use crate::tui::state::{Area, Layer};

#[test]
fn letters_write_in_fields_and_command_outside() {
    let mut screen = Screen::new();
    screen.press("/adq");
    assert_eq!(screen.state.alerts.filter.text(), "adq");
    assert_eq!(screen.depth(), 1);
    assert_eq!(orders(&screen.press("<enter>a")), 1);
    screen.press("eaq:?");
    let Some(Layer::Write(write)) = screen.state.layers.last() else {
        panic!("still writing");
    };
    assert_eq!(write.field.text(), "aq:?");
}

#[test]
fn commands_with_ctrl_work_in_fields() {
    let mut screen = Screen::new();
    screen.press("eSAMPLE<c-g>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Curtain)));
    screen.press("<enter>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Write(_))));
}

#[test]
fn a_first_chord_waits_and_esc_or_a_wrong_one_ends_it() {
    let mut screen = Screen::new();
    screen.press("g");
    assert!(screen.state.pending.is_some());
    screen.press("<esc>");
    assert!(screen.state.pending.is_none());
    screen.press("gz");
    assert!(
        screen.says().starts_with("g z means nothing here."),
        "{}",
        screen.says()
    );
    screen.press("gr");
    assert_eq!(screen.state.area, Area::Requests);
    screen.press("g<c-g>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Curtain)));
}

#[test]
fn a_paste_is_one_insertion_in_a_field_and_nothing_outside() {
    let mut screen = Screen::new();
    let effects = screen.feed(Msg::Input(KeyInput::Paste("adqy".to_owned())));
    assert_eq!((orders(&effects), screen.depth()), (0, 0));
    assert!(
        screen.says().starts_with("The paste was not used"),
        "{}",
        screen.says()
    );
    screen.press("e");
    screen.feed(Msg::Input(KeyInput::Paste("a\u{202e}dq\ny".to_owned())));
    let Some(Layer::Write(write)) = screen.state.layers.last() else {
        panic!("still writing");
    };
    assert_eq!(write.field.text(), "adq\ny");
    assert!(
        screen.says().starts_with("1 hidden character"),
        "{}",
        screen.says()
    );
}

#[test]
fn a_burst_is_refused_with_words() {
    let mut screen = Screen::new();
    let effects = screen.feed(Msg::Input(KeyInput::Burst(12)));
    assert_eq!(orders(&effects), 0);
    assert!(
        screen.says().starts_with("12 keys came faster"),
        "{}",
        screen.says()
    );
}

#[test]
fn another_script_in_command_mode_is_named() {
    let mut screen = Screen::new();
    screen.press("ф");
    assert!(screen.says().contains("not Latin"), "{}", screen.says());
    screen.press("/ф");
    assert_eq!(screen.state.alerts.filter.text(), "ф");
}
