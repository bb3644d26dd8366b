//! The program under test: a small desk on the real terminal layer, with keys that make it end in every way there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::time::Instant;

use attache::desk::panic_is_contained;
use attache::store::state::contained;
use attache::tui::input::{Focus, KeyInput};
use attache::tui::term::{Entered, PanicNotice, Session, SessionOptions, TermEvent};
use ratatui::Frame;
use ratatui::style::{Color, Modifier, Style};

/// Set in the child; its value is a folder for what it writes.
pub const ROLE: &str = "ATTACHE_TERMINAL_TEST_CHILD";

/// Returns at once unless this is the child; the child does not return.
pub fn run_if_asked() {
    let Some(folder) = std::env::var_os(ROLE).map(PathBuf::from) else {
        return;
    };
    fs::write(folder.join("pid"), std::process::id().to_string()).unwrap();
    let start = Instant::now();
    let options = SessionOptions {
        focus: true,
        mouse: true,
        extended_keys: true,
    };
    let entered = Session::enter(options, move || {
        u64::try_from(start.elapsed().as_millis()).unwrap()
    })
    .unwrap();
    entered.session.guard_panics(PanicNotice {
        report: folder.join("report"),
        what_is_safe: "Drafts are kept.".to_owned(),
        contained: panic_is_contained,
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    exit(i32::from(runtime.block_on(desk(entered, &folder))));
}

/// What the program says about itself, and, once flooded, a number that changes in every row.
fn page(frame: &mut Frame<'_>, seen: &str, flood: u64) {
    let size = frame.area();
    let inverse = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED);
    let buffer = frame.buffer_mut();
    buffer.set_string(0, 0, "ready", inverse);
    buffer.set_string(
        0,
        1,
        format!("{}x{}", size.width, size.height),
        Style::new(),
    );
    buffer.set_string(0, 2, seen, Style::new());
    if flood > 0 {
        for row in 3..size.height {
            buffer.set_string(0, row, format!("{flood}").repeat(20), Style::new());
        }
    }
    frame.set_cursor_position((0, 0));
}

async fn desk(entered: Entered, folder: &Path) -> u8 {
    let Entered {
        mut session,
        mut screen,
        mut events,
        mut keyboard,
    } = entered;
    let mut seen = String::new();
    let mut flood = 0_u64;
    loop {
        screen.draw(|frame| page(frame, &seen, flood));
        tokio::select! {
            biased;
            event = events.recv() => match event.unwrap() {
                TermEvent::Suspend => session.suspend(),
                TermEvent::Resumed => {
                    session.resume().unwrap();
                    screen.repaint();
                }
                TermEvent::Drained if flood > 0 => flood += 1,
                event => {
                    if let Some(code) = event.exit_code() {
                        session.leave();
                        session.leave();
                        return code;
                    }
                }
            },
            open = keyboard.ready() => {
                // Without a reader there are only events left.
                if !open {
                    std::future::pending::<()>().await;
                }
            }
        }
        let commands = Focus::Commands {
            opens_field: &|_| false,
        };
        while let Some(input) = keyboard.take(commands) {
            match input {
                KeyInput::Key { chord, .. } => match chord.to_string().as_str() {
                    "q" => {
                        session.leave();
                        return 0;
                    }
                    "p" => panic!("MUSTERMANN in the message"),
                    "t" => drop(std::thread::spawn(|| panic!("MUSTERMANN in the message"))),
                    "c" => {
                        contained_panics();
                        seen.push_str(" contained");
                    }
                    "h" => hang(folder),
                    "f" => flood = 1,
                    key => seen = format!("{seen} {key}"),
                },
                other => seen = format!("{seen} {other:?}"),
            }
        }
        if flood > 0 {
            flood += 1;
        }
    }
}

/// Panics as the embedded database may: in a fenced call of this thread or of another, and in threads of its own.
fn contained_panics() {
    let fenced = || contained(|| panic!("MUSTERMANN in the message")).is_err();
    assert!(fenced());
    assert!(std::thread::spawn(fenced).join().unwrap());
    for name in ["sled-io-3", "log flusher"] {
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(|| panic!("MUSTERMANN in the message"))
            .unwrap();
        assert!(thread.join().is_err());
    }
}

/// Never comes back, and says so first.
fn hang(folder: &Path) -> ! {
    fs::write(folder.join("hangs"), "").unwrap();
    loop {
        std::thread::park();
    }
}
