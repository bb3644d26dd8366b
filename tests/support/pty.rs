//! A program on a pseudo-terminal with an emulator on its other side.
#![allow(dead_code, reason = "each test uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "test support")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Nothing here takes that long unless it is broken.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// A program that was told to stop, or lost its terminal, is gone after this.
pub const GONE_WITHIN: Duration = Duration::from_secs(2);
/// For what a busy test machine adds to it.
pub const SLACK: Duration = Duration::from_secs(3);

/// The program, the terminal it runs on, and what that terminal shows.
pub struct Terminal {
    pub master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    _slave: Box<dyn SlavePty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    /// Where the program writes its number, if it may be started through another.
    pid_file: Option<PathBuf>,
    pub emulator: Arc<Mutex<vt100::Parser>>,
    pub bytes: Arc<Mutex<Vec<u8>>>,
    /// Tells the thread that reads the terminal to stop reading it.
    pub frozen: Arc<AtomicBool>,
    pub cooked: String,
}

pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        ..PtySize::default()
    }
}

/// Where the whole frames end in what was written: a terminal that knows synchronized updates shows no half ones.
fn whole_frames(bytes: &[u8], shown: usize) -> usize {
    // A mark may lie on both sides of what was shown.
    let from = shown.saturating_sub(8);
    let last = |mark: &[u8]| {
        let mut windows = bytes[from..].windows(mark.len());
        windows.rposition(|window| window == mark)
    };
    match (last(b"\x1b[?2026h"), last(b"\x1b[?2026l")) {
        (Some(begin), end) if end.is_none_or(|end| end < begin) => shown.max(from + begin),
        _ => bytes.len(),
    }
}

/// Polls until `done`, or fails with `what`.
pub fn until(patience: Duration, what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < patience, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(3));
    }
}

impl Terminal {
    /// Starts `command` on a terminal of its own with so many columns and rows.
    pub fn start(
        command: CommandBuilder,
        (columns, rows): (u16, u16),
        pid_file: Option<PathBuf>,
    ) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let cooked = format!("{:?}", pair.master.get_termios().unwrap());
        let emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
        let terminal = Self {
            keys: Some(pair.master.take_writer().unwrap()),
            child: pair.slave.spawn_command(command).unwrap(),
            _slave: pair.slave,
            pid_file,
            emulator: Arc::new(Mutex::new(emulator)),
            bytes: Arc::default(),
            frozen: Arc::default(),
            cooked,
            master: Some(pair.master),
        };
        terminal.read();
        terminal
    }

    pub fn read(&self) {
        let mut reader = self.master.as_ref().unwrap().try_clone_reader().unwrap();
        let (emulator, bytes, frozen) = (
            Arc::clone(&self.emulator),
            Arc::clone(&self.bytes),
            Arc::clone(&self.frozen),
        );
        std::thread::spawn(move || {
            let (mut buffer, mut shown) = ([0; 4_096], 0);
            // Nothing is read once the other side is closed.
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                // First here: whoever sees something on the screen finds its bytes.
                let mut bytes = bytes.lock().unwrap();
                bytes.extend_from_slice(&buffer[..length]);
                let whole = whole_frames(&bytes, shown);
                emulator.lock().unwrap().process(&bytes[shown..whole]);
                shown = whole;
                if frozen.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
    }

    pub fn press(&mut self, keys: &str) {
        self.keys
            .as_mut()
            .unwrap()
            .write_all(keys.as_bytes())
            .unwrap();
    }

    pub fn shows(&self, text: &str) -> bool {
        let emulator = self.emulator.lock().unwrap();
        emulator.screen().alternate_screen() && emulator.screen().contents().contains(text)
    }

    pub fn until_shows(&self, text: &str) {
        self.until_screen(text, |screen| {
            screen.alternate_screen() && screen.contents().contains(text)
        });
    }

    /// Waits until the screen is as wanted, or fails with `what` and the screen.
    pub fn until_screen(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !wanted(self.emulator.lock().unwrap().screen()) {
            if start.elapsed() > PATIENCE {
                let screen = self.text();
                panic!("waited in vain: {what}\n{screen}");
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// What the screen shows, as lines; blanks at their ends are left out, whether they were written or never touched.
    pub fn text(&self) -> String {
        lines(self.emulator.lock().unwrap().screen())
    }

    /// Everything that was written so far.
    pub fn written(&self) -> Vec<u8> {
        self.bytes.lock().unwrap().clone()
    }

    /// Makes window and emulator so large.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut emulator = self.emulator.lock().unwrap();
        emulator.screen_mut().set_size(cells(rows), cells(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(size(columns, rows))
            .unwrap();
    }

    pub fn pid(&self) -> i32 {
        match &self.pid_file {
            Some(file) => fs::read_to_string(file).unwrap().parse().unwrap(),
            None => self.child.process_id().unwrap().try_into().unwrap(),
        }
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.pid()).unwrap(), signal).unwrap();
    }

    /// The fields after the name in `/proc/PID/stat`; none when the process is gone.
    pub fn stat(&self) -> Option<Vec<String>> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid())).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        Some(fields.split_whitespace().map(ToOwned::to_owned).collect())
    }

    pub fn is_gone(&self) -> bool {
        self.stat().is_none_or(|fields| fields[0] == "Z")
    }

    /// Processor time used so far, in ticks of 10 ms.
    pub fn ticks(&self) -> u64 {
        let fields = self.stat().unwrap();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    pub fn exit_code(&mut self) -> u32 {
        let mut code = None;
        until(GONE_WITHIN + SLACK, "the end of the process", || {
            code = self.child.try_wait().unwrap();
            code.is_some()
        });
        code.unwrap().exit_code()
    }

    /// How the kernel treats what is typed, in words to compare.
    pub fn line_discipline(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap())
    }

    /// Everything a session sets is as it was before.
    pub fn assert_given_back(&self) {
        until(PATIENCE, "the main screen and its cursor", || {
            let emulator = self.emulator.lock().unwrap();
            let screen = emulator.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && !screen.inverse()
                && screen.fgcolor() == vt100::Color::Default
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        assert_eq!(self.line_discipline(), self.cooked);
        let bytes = self.bytes.lock().unwrap();
        let last = |sequence: &[u8]| {
            bytes
                .windows(sequence.len())
                .rposition(|window| window == sequence)
        };
        for (on, off) in [
            ("?7l", "?7h"),
            ("?1004h", "?1004l"),
            ("?1006h", "?1006l"),
            (">3u", "<1u"),
            ("?2026h", "?2026l"),
        ] {
            // Neither of them: never asked for.
            assert!(
                last(on.as_bytes()) <= last(off.as_bytes()),
                "{on} is left on"
            );
        }
    }

    /// Closes the terminal's other side while the program runs.
    pub fn hang_up(&mut self) {
        self.frozen.store(true, Ordering::SeqCst);
        // One more frame (Ctrl+L, a repaint) wakes the thread that reads, so that it lets go of the terminal.
        self.press("\x0c");
        until(PATIENCE, "the reading thread", || {
            Arc::strong_count(&self.bytes) == 1
        });
        self.keys = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.is_gone() {
            self.signal(Signal::KILL);
        }
        let _reaped = self.child.wait();
    }
}

/// The lines of a screen without the blanks at their ends.
pub fn lines(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
    lines.join("\n")
}
