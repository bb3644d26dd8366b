//! The end of the process when the loop does not end it.
//!
//! The only place that may call `process::exit`: the loop had its time, what it has not saved by now is in the journal
//! or in the drafts at most two seconds old, and a desk that cannot be stopped is worse.
//!
//! Never here: saving anything.

use std::time::Duration;

use super::Restorer;

/// How long the loop has to save and leave.
const GRACE: Duration = Duration::from_millis(1_500);

/// Waits out the grace and, as the process is still there, gives the terminal back and exits with `code`.
pub(super) fn end_after_grace(restorer: &Restorer, code: u8) -> ! {
    std::thread::sleep(GRACE);
    end_now(restorer, code)
}

/// Gives the terminal back and exits with `code`.
pub(super) fn end_now(restorer: &Restorer, code: u8) -> ! {
    restorer.restore();
    std::process::exit(i32::from(code))
}
