//! Takes the terminal and gives it back, from any thread and more than once.
//!
//! Never here: deciding when; reporting errors: whoever gives a terminal back has nobody left to tell.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::Termios;

use super::{SessionOptions, tty};

/// How long a frame that is being written may take to end before the terminal is given back anyway, and how long the
/// bytes of that may wait. Together well under the 1.5 s the loop has to stop.
const FRAME_PATIENCE: Duration = Duration::from_millis(250);
const BYTES_PATIENCE_MS: u64 = 250;

/// A handle to give the terminal back with. Clones give back the same thing; the first one to do so wins.
#[derive(Debug, Clone)]
pub(super) struct Restorer(Arc<Held>);

#[derive(Debug)]
struct Held {
    cooked: Termios,
    options: SessionOptions,
    gate: Mutex<Gate>,
    written: Condvar,
}

/// Between the writer of frames and whoever ends the session.
#[derive(Debug, Default)]
struct Gate {
    /// The terminal is taken: frames may be written.
    taken: bool,
    /// A frame is queued or being written.
    writing: bool,
    /// Somebody wanted to draw meanwhile.
    refused: bool,
}

impl Restorer {
    /// `cooked` is how the line discipline was before.
    pub(super) fn new(cooked: Termios, options: SessionOptions) -> Self {
        Self(Arc::new(Held {
            cooked,
            options,
            gate: Mutex::default(),
            written: Condvar::new(),
        }))
    }

    /// Takes the terminal: raw, alternate screen, modes. Again after a stop, when the shell has had it.
    pub(super) fn take(&self) -> io::Result<()> {
        // crossterm does nothing while it believes the terminal is raw, and it believes so after a stop that nobody announced,
        // or when it could not be given back. Does nothing the first time.
        let mut gate = self.gate();
        disable_raw_mode()?;
        enable_raw_mode()?;
        gate.taken = true;
        drop(gate);
        Ok(tty::write_all(&self.0.options.enter_bytes())?)
    }

    /// Gives everything back: line discipline, then modes in reverse order. Does nothing if that is done already, never
    /// fails, never waits longer than half a second on a frozen terminal.
    pub(super) fn restore(&self) {
        let mut gate = self.gate();
        if !std::mem::take(&mut gate.taken) {
            return;
        }
        // A frame under way would otherwise end up behind the bytes that leave the alternate screen.
        drop(
            self.0
                .written
                .wait_timeout_while(gate, FRAME_PATIENCE, |gate| gate.writing)
                .unwrap_or_else(PoisonError::into_inner),
        );
        if !tty::is_ours() {
            return;
        }
        // What fails here has no terminal to matter for. crossterm gives back what it found when the terminal was taken last;
        // what was there before the session is the last word.
        let _gone = disable_raw_mode();
        let _gone = tty::set_termios(&self.0.cooked);
        tty::write_briefly(&self.0.options.leave_bytes(), BYTES_PATIENCE_MS);
    }

    /// Reserves the output for one frame; false while another is under way or the terminal is given back.
    pub(super) fn begin_frame(&self) -> bool {
        let mut gate = self.gate();
        if gate.writing {
            gate.refused = true;
            return false;
        }
        gate.writing = gate.taken;
        gate.taken
    }

    /// Whether a new frame could be written now. If not, [`Restorer::end_frame`] will say so.
    pub(super) fn is_free(&self) -> bool {
        let mut gate = self.gate();
        gate.refused |= gate.writing;
        !gate.writing
    }

    /// Whether the frame that was begun may still be written.
    pub(super) fn may_write(&self) -> bool {
        self.gate().taken
    }

    /// The frame is out. True if somebody wanted to draw meanwhile and should be told.
    pub(super) fn end_frame(&self) -> bool {
        let mut gate = self.gate();
        gate.writing = false;
        self.0.written.notify_all();
        std::mem::take(&mut gate.refused)
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.0.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
