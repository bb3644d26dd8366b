//! However the desk ends, the terminal is as it was and what was typed is kept.

use rustix::process::Signal;

use crate::desk::{Desk, Practice};
use crate::pty::{GONE_WITHIN, PATIENCE, SLACK, until};
use crate::stream::{assert_harmless, outside_frames};

const WORDS: &str = "SAMPLE words about the case";

#[test]
fn a_short_session_leaves_nothing_behind() {
    let practice = Practice::new();
    let mut desk = practice.begin();
    let first = desk.cursor_row();
    desk.press("j");
    desk.until_shows("2 of ");
    assert_ne!(desk.cursor_row(), first);
    desk.press_for("\r", "Handling      ");
    desk.press_for("\x1b", "by priority");
    desk.filter("passport", "- Alerts 1 of ");
    desk.press_for("q", "Leave the desk?");
    desk.press("n");
    desk.until_hides("Leave the desk?");
    desk.quit();

    let bytes = desk.written();
    assert_harmless(&bytes);
    let outside = outside_frames(&bytes);
    let (first, last) = (&outside[0], &outside[outside.len() - 1]);
    assert!(first.starts_with("\x1b[?1049h") && first.ends_with("\x1b[?25l"));
    assert_eq!(
        last,
        "\x1b[?2026l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?7h\x1b[?1049l"
    );
    let between = &outside[1..outside.len() - 1];
    assert!(between.iter().all(String::is_empty), "{between:?}");
}

/// A way in which a desk is ended from outside.
#[derive(Debug, Clone, Copy)]
enum Way {
    Signal(Signal, u32),
    HangUp,
    Killed,
}

const WAYS: [Way; 6] = [
    Way::Signal(Signal::TERM, 143),
    Way::Signal(Signal::INT, 130),
    Way::Signal(Signal::HUP, 129),
    Way::Signal(Signal::QUIT, 131),
    Way::HangUp,
    Way::Killed,
];

fn end(desk: &mut Desk, way: Way) {
    match way {
        Way::Signal(signal, code) => {
            desk.signal(signal);
            assert_eq!(desk.exit_code(), code, "{way:?}");
            desk.assert_given_back();
        }
        Way::HangUp => {
            desk.hang_up();
            assert_eq!(desk.exit_code(), 129);
        }
        Way::Killed => {
            desk.signal(Signal::KILL);
            until(GONE_WITHIN + SLACK, "the end of the process", || {
                desk.is_gone()
            });
        }
    }
}

/// The next start says that there is a draft, and it goes on where it stopped.
fn assert_offered(practice: &Practice, words: &str) {
    let mut desk = practice.open();
    desk.until_shows("e goes on with the note. 1 record has a draft");
    desk.until_shows("2 of ");
    desk.press_for("e", "This draft was kept; it goes on where you stopped.");
    desk.until_shows(words);
    desk.signal(Signal::TERM);
    assert_eq!(desk.exit_code(), 143);
}

#[test]
fn a_kept_draft_is_offered_after_every_end() {
    let mut desks: Vec<_> = WAYS
        .iter()
        .map(|way| {
            let practice = Practice::new();
            let mut desk = practice.begin();
            desk.press_for("j", "2 of ");
            (practice, desk, *way)
        })
        .collect();
    for (_, desk, _) in &mut desks {
        desk.press_for("e", "[ Save ]");
        desk.press_for(WORDS, WORDS);
    }
    for (_, desk, _) in &desks {
        desk.until_shows("draft saved");
    }
    for (practice, mut desk, way) in desks {
        end(&mut desk, way);
        drop(desk);
        assert_offered(&practice, WORDS);
    }
}

#[test]
fn words_typed_a_moment_before_the_end_are_kept_too() {
    for way in WAYS {
        if matches!(way, Way::Killed) {
            continue;
        }
        let practice = Practice::new();
        let mut desk = practice.begin();
        desk.press_for("j", "2 of ");
        desk.press_for("e", "[ Save ]");
        desk.press_for(WORDS, WORDS);
        end(&mut desk, way);
        drop(desk);
        assert_offered(&practice, WORDS);
    }
}

#[test]
fn a_stop_hides_everything_and_a_continue_brings_the_same_desk_back() {
    let practice = Practice::new();
    let mut desk = practice.begin();
    desk.filter("passport", "- Alerts 1 of ");
    desk.press_for("j", "Alerts 2 of ");
    let before = desk.text();
    let stops: [fn(&mut Desk); 2] = [|desk| desk.press("\x1a"), |desk| desk.signal(Signal::TSTP)];
    for stop in stops {
        stop(&mut desk);
        until(PATIENCE, "the stop", || desk.stat().unwrap()[0] == "T");
        desk.assert_given_back();
        assert!(!desk.text().contains("passport"), "{}", desk.text());
        desk.emulator
            .lock()
            .unwrap()
            .process(b"\x1b[2J\x1b[Hanother program was here");
        let written = desk.written().len();
        desk.signal(Signal::CONT);
        desk.until_shows("Enter lifts the curtain.");
        let screen = desk.text();
        assert!(!screen.contains("passport") && !screen.contains("another program"));
        let again = desk.written().split_off(written);
        assert!(String::from_utf8(again).unwrap().contains("\x1b[2J"));
        desk.press_for("\r", "Alerts 2 of ");
        assert_eq!(desk.text(), before);
    }
    desk.quit();
    assert_harmless(&desk.written());
}
