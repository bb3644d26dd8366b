//! The program at work: a practice store, and the desk on it as often as it is started.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::process::{Command, Output};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::pty::Terminal;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_attache");
/// Where its clock stands when a test stops it.
pub const FROZEN: [&str; 2] = ["--now", "2031-03-07T08:00:00Z"];
/// The environment of a test; nothing else of it reaches the program.
const LOCALE: (&str, &str) = ("LC_ALL", "C.UTF-8");

/// A practice store whose clock began just now.
pub struct Practice(TempDir);

impl Practice {
    pub fn new() -> Self {
        let practice = Self(tempfile::tempdir().unwrap());
        let prepared = practice.run(&["demo", "--prepare-only"]);
        assert!(prepared.status.success(), "{prepared:?}");
        practice
    }

    /// The store's folder.
    pub fn store(&self) -> &Path {
        self.0.path()
    }

    /// Runs the program without a terminal.
    pub fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env(LOCALE.0, LOCALE.1);
        command.args(words).arg("--store").arg(self.store());
        command.output().unwrap()
    }

    /// Opens the desk and waits for its first frame.
    pub fn open(&self) -> Desk {
        self.open_with(&[], &[], (80, 24))
    }

    /// The same with more arguments, with other environment, in a window so large.
    pub fn open_with(
        &self,
        words: &[&str],
        environment: &[(&str, &str)],
        window: (u16, u16),
    ) -> Desk {
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        command.env(LOCALE.0, LOCALE.1);
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        command.args(words);
        command.arg("--store");
        command.arg(self.store());
        let desk = Desk(Terminal::start(command, window, None));
        desk.until_shows("Alerts");
        desk
    }

    /// Opens the desk for the first time and puts the card of the first start away.
    pub fn begin(&self) -> Desk {
        self.begin_with(&[], &[], (80, 24))
    }

    /// The same with more arguments, with other environment, in a window so large.
    pub fn begin_with(
        &self,
        words: &[&str],
        environment: &[(&str, &str)],
        window: (u16, u16),
    ) -> Desk {
        let mut desk = self.open_with(words, environment, window);
        desk.until_shows("Welcome to the desk");
        desk.press("\r");
        desk.until_hides("Welcome to the desk");
        desk
    }
}

/// The desk on a terminal.
pub struct Desk(Terminal);

impl Desk {
    pub fn until_hides(&self, text: &str) {
        self.until_screen(&format!("no {text}"), |screen| {
            screen.alternate_screen() && !screen.contents().contains(text)
        });
    }

    /// Presses and waits for what it brings.
    pub fn press_for(&mut self, keys: &str, text: &str) {
        self.press(keys);
        self.until_shows(text);
    }

    /// Presses and waits until the screen is another.
    pub fn press_for_change(&mut self, keys: &str) {
        let before = self.text();
        self.press(keys);
        self.until_screen("a change", |screen| screen.contents() != before);
    }

    /// Narrows the list with the filter and stays on it.
    pub fn filter(&mut self, words: &str, brings: &str) {
        self.press_for("/", "/ ");
        self.press_for(words, brings);
        self.press_for("\r", &format!("- /{words}"));
    }

    /// Goes to the end of the pane with the focus and waits until its last line is there (`12-30 of 30`).
    pub fn read_to_the_end(&mut self) {
        self.press("G");
        self.until_screen("the last line", |screen| {
            screen
                .contents()
                .split([' ', '─', '┘'])
                .collect::<Vec<_>>()
                .windows(3)
                .any(|words| {
                    let last = words[0].rsplit_once('-').map(|(_, last)| last);
                    words[1] == "of" && last == Some(words[2])
                })
        });
    }

    /// Leaves as an officer does.
    pub fn quit(&mut self) {
        self.press_for("q", "Leave the desk?");
        self.press("y");
        assert_eq!(self.exit_code(), 0);
        self.assert_given_back();
    }

    /// The row of the list with the cursor on it, from the marker to the border.
    pub fn cursor_row(&self) -> String {
        let emulator = self.emulator.lock().unwrap();
        let screen = emulator.screen();
        let row = screen.cursor_position().0;
        let columns = screen.size().1.get();
        screen.contents_between(row, 1, row, columns)
    }
}

/// Characters and styles of a screen, and where its cursor stands; a cell never written to is a blank one.
pub fn picture(screen: &vt100::Screen) -> (Vec<String>, (u16, u16)) {
    let (rows, columns) = screen.size();
    let places =
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
    let cells = places.map(|(row, column)| {
        let cell = screen.cell(row, column).unwrap();
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        let (bold, dim, reverse) = (cell.bold(), cell.dim(), cell.inverse());
        let colours = (cell.fgcolor(), cell.bgcolor());
        format!(
            "{row}:{column} {text:?} {colours:?} {bold} {dim} {reverse} {}",
            cell.underline()
        )
    });
    (cells.collect(), screen.cursor_position())
}

impl Deref for Desk {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.0
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Terminal {
        &mut self.0
    }
}
