//! A pseudo-terminal with an emulator on its other side.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::program::ROLE;

/// Nothing here takes that long unless it is broken.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// A desk that was told to stop, or lost its terminal, is gone after this.
pub const GONE_WITHIN: Duration = Duration::from_secs(2);
/// For what a busy test machine adds to it.
pub const SLACK: Duration = Duration::from_secs(3);

/// The program, the terminal it runs on, and what that terminal shows.
pub struct Desk {
    pub master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    _slave: Box<dyn SlavePty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub emulator: Arc<Mutex<vt100::Parser>>,
    pub bytes: Arc<Mutex<Vec<u8>>>,
    /// Tells the thread that reads the terminal to stop reading it.
    pub frozen: Arc<AtomicBool>,
    pub cooked: String,
    pub folder: tempfile::TempDir,
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

/// Polls until `done`, or fails with `what`.
pub fn until(patience: Duration, what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < patience, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(3));
    }
}

impl Desk {
    pub fn start() -> Self {
        Self::start_through(&[], &[])
    }

    /// Starts the child behind other programs (`sh`, `setsid`) with more environment, and waits for its first frame.
    pub fn start_through(wrapper: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let program = std::env::current_exe().unwrap();
        let words = wrapper
            .iter()
            .map(Into::into)
            .chain([program.into_os_string()])
            .chain(["--exact", "child", "--nocapture"].map(Into::into))
            .collect();
        let mut command = CommandBuilder::from_argv(words);
        command.env(ROLE, folder.path());
        for (name, value) in environment {
            command.env(name, value);
        }
        let cooked = format!("{:?}", pair.master.get_termios().unwrap());
        let desk = Self {
            keys: Some(pair.master.take_writer().unwrap()),
            child: pair.slave.spawn_command(command).unwrap(),
            _slave: pair.slave,
            emulator: Arc::new(Mutex::new(vt100::Parser::new(cells(24), cells(80), 0))),
            bytes: Arc::default(),
            frozen: Arc::default(),
            cooked,
            folder,
            master: Some(pair.master),
        };
        desk.read();
        desk.until_shows("ready");
        desk
    }

    pub fn read(&self) {
        let mut reader = self.master.as_ref().unwrap().try_clone_reader().unwrap();
        let (emulator, bytes, frozen) = (
            Arc::clone(&self.emulator),
            Arc::clone(&self.bytes),
            Arc::clone(&self.frozen),
        );
        std::thread::spawn(move || {
            let mut buffer = [0; 4_096];
            while let Ok(length) = reader.read(&mut buffer) {
                // First here: whoever sees something on the screen finds its bytes.
                bytes.lock().unwrap().extend_from_slice(&buffer[..length]);
                emulator.lock().unwrap().process(&buffer[..length]);
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
        until(PATIENCE, text, || self.shows(text));
    }

    pub fn pid(&self) -> i32 {
        fs::read_to_string(self.folder.path().join("pid"))
            .unwrap()
            .parse()
            .unwrap()
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
            assert!(
                last(on.as_bytes()) < last(off.as_bytes()),
                "{on} is left on"
            );
        }
    }

    /// Closes the terminal's other side while the program runs.
    pub fn hang_up(&mut self) {
        self.frozen.store(true, Ordering::SeqCst);
        // One more frame wakes the thread that reads, so that it lets go of the terminal.
        self.press("x");
        until(PATIENCE, "the reading thread", || {
            Arc::strong_count(&self.bytes) == 1
        });
        self.keys = None;
        self.master = None;
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !self.is_gone() {
            self.signal(Signal::KILL);
        }
        let _reaped = self.child.wait();
    }
}
