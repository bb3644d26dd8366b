//! Keys and pastes as terminals send them.

use std::time::{Duration, Instant};

use crate::desk::{FROZEN, Practice};

#[test]
fn a_paste_outside_a_field_is_refused_and_inside_it_is_text() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[], (80, 24));
    desk.press_for("j", "2 of ");
    let row = desk.cursor_row();
    desk.press_for(
        "\x1b[200~jjdq\r\x1b[201~",
        "The paste was not used: no field is open.",
    );
    assert_eq!(desk.cursor_row(), row);
    desk.press_for("e", "[ Save ]");
    desk.press_for(
        "\x1b[200~SAMPLE\x07 pasted\x1b]0;title\x07\u{202e} text q\x1b[201~",
        "removed from the paste",
    );
    let screen = desk.text();
    assert!(
        screen.contains("SAMPLE pasted") && screen.contains(" text q"),
        "{screen}"
    );
    desk.press_for("\x1b", "The draft of the note is kept.");
    desk.quit();
    crate::stream::assert_harmless(&desk.written());
}

#[test]
fn an_arrow_key_that_arrives_in_two_pieces_is_an_arrow_key() {
    // As long as the line needs for the rest, and no longer than the desk waits for it.
    const PAUSE: Duration = Duration::from_millis(15);
    const TOO_LONG: Duration = Duration::from_millis(25);
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[], (80, 24));
    desk.filter("passport", "Alerts 1 of ");
    loop {
        desk.press_for("j", "Alerts 2 of ");
        let start = Instant::now();
        desk.press("\x1b");
        std::thread::sleep(PAUSE);
        desk.press("[A");
        if start.elapsed() < TOO_LONG {
            break;
        }
        // This machine was too busy to send it in time: once more from the beginning.
        desk.press_for("\x1b[H", "Alerts 1 of ");
        desk.press_for("\x1b", "by priority");
        desk.filter("passport", "Alerts 1 of ");
    }
    desk.until_shows("Alerts 1 of ");
    let screen = desk.text();
    assert!(
        screen.contains("- /passport"),
        "Esc would have cleared it: {screen}"
    );
    assert!(!screen.contains("means nothing here"), "{screen}");
    desk.quit();
}
