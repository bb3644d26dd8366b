//! Foreign text, colours, borders: what reaches the terminal.

use crate::desk::{FROZEN, Practice};
use crate::stream::{assert_harmless, pens};

/// The list with its borders in a window of 80 columns.
const LIST_COLUMNS: u16 = 49;

#[test]
fn text_that_attacks_the_screen_never_reaches_it() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[], (80, 24));
    desk.filter("practice:", "Alerts 1 of 2");
    for record in 1..=2 {
        desk.until_shows(&format!("Alerts {record} of 2"));
        desk.press_for("\r", "Handling      ");
        desk.read_to_the_end();
        desk.press_for("x", "h hidden characters");
        desk.press_for("h", "Hidden characters of");
        desk.read_to_the_end();
        desk.press("q");
        desk.until_hides("Hidden characters of");
        desk.press_for("\x1b", "by priority");
        desk.press("\t");
        desk.until_screen("the preview with the cursor", |screen| {
            screen.cursor_position().1 > LIST_COLUMNS
        });
        desk.press_for_change("G");
        desk.press("\x1b[Z");
        desk.until_screen("the list with the cursor", |screen| {
            screen.cursor_position().1 < LIST_COLUMNS
        });
        desk.press("j");
    }
    for (columns, rows) in [(60, 18), (100, 30), (140, 45)] {
        desk.resize(columns, rows);
        desk.press_for("\r", "Handling      ");
        desk.press_for("\x1b", "by priority");
    }
    desk.quit();
    assert_harmless(&desk.written());
}

#[test]
fn without_colours_the_cursor_row_is_still_reverse() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[("NO_COLOR", "1")], (80, 24));
    desk.press_for("j", "2 of ");
    {
        let emulator = desk.emulator.lock().unwrap();
        let screen = emulator.screen();
        let row = screen.cursor_position().0;
        // From the marker to the border of the list at 80 columns.
        assert!((1..LIST_COLUMNS).all(|column| screen.cell(row, column).unwrap().inverse()));
    }
    desk.quit();
    let pens = pens(&desk.written());
    assert!(
        pens.contains(&7) && pens.iter().all(|pen| *pen < 30),
        "{pens:?}"
    );
}

#[test]
fn with_colours_there_are_some() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[], (80, 24));
    desk.quit();
    assert!(pens(&desk.written()).contains(&38));
}

#[test]
fn a_terminal_that_is_not_utf_8_gets_ascii_alone() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[("LC_ALL", "C")], (80, 24));
    desk.filter("practice:", "Alerts 1 of 2");
    desk.press_for("\r", "Handling      ");
    desk.press_for("\x1b", "by priority");
    assert!(desk.text().contains("+-"), "{}", desk.text());
    desk.quit();
    assert!(desk.written().is_ascii());
}
