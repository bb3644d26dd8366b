//! The terminal layer on a real pseudo-terminal, read by an independent emulator: however the program ends, the terminal
//! is as it was.
//!
//! This test binary is also the program under test: the parent starts itself again with [`program::ROLE`] set, and `child`
//! then runs a small desk instead of passing at once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod desk;
mod program;
#[path = "../support/pty.rs"]
mod pty;

use std::fs;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rustix::process::Signal;

use desk::Desk;
use pty::{GONE_WITHIN, PATIENCE, SLACK, until};

#[test]
fn child() {
    program::run_if_asked();
}

#[test]
fn a_clean_exit_gives_everything_back_and_wrote_nothing_else() {
    let mut desk = Desk::start();
    desk.press("\x1b[A\x1b[200~a b\x1b[201~");
    desk.until_shows("up Paste(\"a b\")");
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();

    let bytes = desk.bytes.lock().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let (_, session) = text.split_once("\x1b[?1049h").unwrap();
    for sequence in session.split('\x1b').skip(1) {
        let body = sequence.strip_prefix('[').expect("only control sequences");
        let end = body.find(|c: char| ('@'..='~').contains(&c)).unwrap();
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let known = match last {
            "H" | "G" | "J" | "K" | "m" => {
                parameters.chars().all(|c| c.is_ascii_digit() || c == ';')
            }
            "h" | "l" => [
                "?25", "?7", "?1000", "?1004", "?1006", "?1049", "?2004", "?2026",
            ]
            .contains(&parameters),
            "u" => ["<1", ">3"].contains(&parameters),
            _ => false,
        };
        assert!(known, "{sequence:?}");
    }
    assert!(!session.contains('\x07'));
}

#[test]
fn signals_end_the_desk_with_their_code() {
    let signals = [
        (Signal::TERM, 143),
        (Signal::INT, 130),
        (Signal::HUP, 129),
        (Signal::QUIT, 131),
    ];
    let desks: Vec<_> = signals
        .map(|(signal, code)| (Desk::start(), signal, code))
        .into_iter()
        .collect();
    for (mut desk, signal, code) in desks {
        desk.signal(signal);
        assert_eq!(desk.exit_code(), code, "{signal:?}");
        desk.assert_given_back();
    }
}

#[test]
fn a_loop_that_hangs_is_ended_and_the_terminal_given_back() {
    let mut desk = Desk::start();
    desk.press("h");
    until(PATIENCE, "the loop to hang", || {
        desk.folder.path().join("hangs").exists()
    });
    desk.signal(Signal::TERM);
    assert_eq!(desk.exit_code(), 143);
    desk.assert_given_back();
}

#[test]
fn a_panic_in_the_loop_or_beside_it_is_the_end_and_tells_nothing_of_the_case() {
    for key in ["p", "t"] {
        let mut desk = Desk::start();
        desk.press(key);
        assert_eq!(desk.exit_code(), 101, "{key}");
        desk.assert_given_back();
        let report = fs::read_to_string(desk.folder.path().join("report")).unwrap();
        assert!(report.contains("terminal_session/program.rs"), "{report}");
        until(PATIENCE, "the paragraph", || {
            desk.emulator
                .lock()
                .unwrap()
                .screen()
                .contents()
                .contains("Drafts are kept.")
        });
        let screen = desk.emulator.lock().unwrap().screen().contents();
        assert!(!report.contains("MUSTERMANN") && !screen.contains("MUSTERMANN"));
    }
}

#[test]
fn a_contained_panic_leaves_the_session_alone() {
    let mut desk = Desk::start();
    desk.press("x");
    desk.until_shows(" x");
    desk.press("c");
    desk.until_shows(" x contained");
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();
    assert!(!desk.folder.path().join("report").exists());

    let bytes = desk.bytes.lock().unwrap().clone();
    let told = String::from_utf8(bytes).unwrap();
    let (end, leave) = ("\x1b[?2026l", "\x1b[?2026l\x1b[0m");
    let frame = "\x1b[?2026h\x1b[3;4Hcontained\x1b[1;1H\x1b[?2026l";
    assert!(
        told.contains(&[end, frame, leave].concat()),
        "one frame between the one before and the end, and not a byte more: {told:?}"
    );
}

#[test]
fn a_hang_up_ends_the_desk_even_where_no_signal_comes() {
    let ways: [&[&str]; 3] = [
        &[],
        &["/bin/sh", "-c", "trap '' HUP; exec \"$0\" \"$@\""],
        // In a session of its own the program is not told; it has to notice.
        &["/usr/bin/setsid", "-w"],
    ];
    for way in ways {
        let mut desk = Desk::start_through(way, &[]);
        desk.hang_up();
        until(GONE_WITHIN + SLACK, "the end after a hang-up", || {
            desk.is_gone()
        });
    }
}

#[test]
fn a_stop_and_a_continue_give_the_terminal_back_and_take_it_again() {
    let mut desk = Desk::start();
    desk.press("xyz");
    desk.until_shows("x y z");
    for _ in 0..2 {
        desk.signal(Signal::TSTP);
        until(PATIENCE, "the stop", || desk.stat().unwrap()[0] == "T");
        desk.assert_given_back();
        desk.emulator.lock().unwrap().process(b"\x1b[2J\x1b[Hshell");
        desk.signal(Signal::CONT);
        desk.until_shows("x y z");
    }
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();
}

#[test]
fn a_stop_nobody_announced_is_made_good_at_the_continue() {
    let mut desk = Desk::start();
    let raw = desk.line_discipline();
    desk.signal(Signal::STOP);
    until(PATIENCE, "the stop", || desk.stat().unwrap()[0] == "T");
    // As a shell does that finds its job stopped.
    let terminal = desk.master.as_ref().unwrap().tty_name().unwrap();
    let mut stty = Command::new("stty");
    stty.arg("-F").arg(terminal).arg("sane");
    assert!(stty.status().unwrap().success());
    assert_ne!(desk.line_discipline(), raw);
    desk.signal(Signal::CONT);
    until(PATIENCE, "the raw terminal", || {
        desk.line_discipline() == raw
    });
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();
}

#[test]
fn a_storm_of_resizes_ends_with_the_last_size() {
    let mut desk = Desk::start();
    for step in 0..50 {
        desk.resize(60 + step, 20 + step % 7);
    }
    desk.resize(101, 31);
    desk.until_shows("101x31");
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();
}

#[test]
fn no_color_in_the_environment_does_not_cost_reverse_video() {
    let mut desk = Desk::start_through(&[], &[("NO_COLOR", "1")]);
    {
        let emulator = desk.emulator.lock().unwrap();
        let cell = emulator.screen().cell(0, 0).unwrap();
        assert!(cell.inverse());
        assert_eq!(cell.fgcolor(), vt100::Color::Idx(1));
    }
    desk.press("q");
    assert_eq!(desk.exit_code(), 0);
}

#[test]
fn a_frozen_line_costs_nothing_and_does_not_keep_the_desk_from_ending() {
    let mut desk = Desk::start();
    desk.press("f");
    desk.until_shows("222222");
    desk.frozen.store(true, Ordering::SeqCst);
    // It draws without end until the line takes no more; then all its threads sleep.
    let mut before = 0;
    until(PATIENCE, "the desk to rest", || {
        std::thread::sleep(Duration::from_millis(100));
        let ticks = desk.ticks();
        std::mem::replace(&mut before, ticks) == ticks
    });
    desk.signal(Signal::TERM);
    assert_eq!(desk.exit_code(), 143);
    assert_eq!(desk.line_discipline(), desk.cooked);
}

#[test]
fn an_idle_desk_writes_nothing_and_uses_no_time() {
    let mut desk = Desk::start();
    desk.press("x");
    desk.until_shows(" x");
    let (bytes, ticks) = (desk.bytes.lock().unwrap().len(), desk.ticks());
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(desk.bytes.lock().unwrap().len(), bytes);
    assert!(desk.ticks() - ticks <= 1);
}
