//! The few system calls on the terminal, with the errors a vanishing terminal makes.
//!
//! Never here: byte sequences, threads.

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetpgrp, tcgetwinsize, tcsetattr};

/// Drawn when the terminal does not say how large it is.
const ASSUMED: Size = Size::new(80, 24);
/// No screen is larger; a terminal that claims to be must not cost us its claim in memory.
const LARGEST: Size = Size::new(1_000, 500);

/// The size of the terminal in cells.
pub(super) fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(
            size.ws_col.min(LARGEST.width),
            size.ws_row.min(LARGEST.height),
        ),
        _ => ASSUMED,
    }
}

/// Whether the terminal is ours to change: a background job that tried would be stopped by the kernel.
pub(super) fn is_ours() -> bool {
    match tcgetpgrp(stdin()) {
        Ok(foreground) => foreground == rustix::process::getpgrp(),
        // Not our controlling terminal: nobody else's job control applies.
        Err(error) => error == Errno::NOTTY,
    }
}

/// Sets the line discipline at once, without waiting for output to drain.
pub(super) fn set_termios(termios: &Termios) -> Result<(), Errno> {
    tcsetattr(stdin(), OptionalActions::Now, termios)
}

/// Writes everything, in one `write` unless the kernel takes less at a time. Waits as long as the terminal is frozen.
///
/// # Errors
/// When the terminal is gone.
pub(super) fn write_all(mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Somebody made the terminal non-blocking for all its users.
            Err(Errno::AGAIN) => {
                wait_writable(None)?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Writes a few bytes unless the terminal stays frozen for `patience` milliseconds. Failure is of no consequence.
pub(super) fn write_briefly(mut bytes: &[u8], patience: u64) {
    while !bytes.is_empty() && wait_writable(Some(patience)) == Ok(true) {
        match rustix::io::write(stdout(), bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

fn wait_writable(patience: Option<u64>) -> Result<bool, Errno> {
    let output = stdout();
    let mut fds = [PollFd::new(&output, PollFlags::OUT)];
    let timeout = patience.map(timespec);
    match poll(&mut fds, timeout.as_ref()) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error),
    }
    let ready = fds.first().map_or(PollFlags::empty(), PollFd::revents);
    if ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Err(Errno::IO);
    }
    Ok(ready.contains(PollFlags::OUT))
}

/// Milliseconds as the kernel wants them.
pub(super) fn timespec(milliseconds: u64) -> Timespec {
    let clamped = i64::try_from(milliseconds).unwrap_or(i64::MAX);
    Timespec {
        tv_sec: clamped / 1_000,
        tv_nsec: (clamped % 1_000) * 1_000_000,
    }
}
