//! The panic hook: terminal first, then a report without case data, then one plain paragraph.
//!
//! A panic message may hold text from a record, so it is written nowhere: the report has the place and the backtrace.
//!
//! A panic that is contained where it happened is none of that: it is an error like any other, and whoever contained it says so.
//!
//! Never here: saving; the journal does not need it.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::PathBuf;

use super::events::{News, NewsSender, TermEvent};
use super::{Restorer, last_resort};

/// Exit code of a Rust program that panicked.
const PANIC_EXIT: u8 = 101;

/// What the hook needs to say.
#[derive(Debug, Clone)]
pub struct PanicNotice {
    /// The file the report is written to, in a folder only the officer can read. A file that is there is added to.
    pub report: PathBuf,
    /// What the officer need not worry about, in one or two sentences.
    pub what_is_safe: String,
    /// Asked first, in the thread that panicked: whether this panic stays where it is and concerns nobody else. It must not panic.
    pub contained: fn() -> bool,
}

/// Installs the hook for the whole process.
pub(super) fn install(notice: PanicNotice, restorer: Restorer, news: NewsSender) {
    std::panic::set_hook(Box::new(move |info| {
        if (notice.contained)() {
            return;
        }
        restorer.restore();
        let written = write_report(&notice, info);
        say(&notice, written.is_ok());
        // A loop that has ended needs no news.
        let _ended = news.send(News::Event(TermEvent::Panicked));
        end_later(&restorer);
    }));
}

/// The loop ends the process, or this does. A panic in the main thread unwinds to the same exit code by itself.
fn end_later(restorer: &Restorer) {
    let watch = restorer.clone();
    let started = std::thread::Builder::new()
        .name("after a panic".to_owned())
        .spawn(move || last_resort::end_after_grace(&watch, PANIC_EXIT));
    if started.is_err() {
        last_resort::end_now(restorer, PANIC_EXIT);
    }
}

fn write_report(notice: &PanicNotice, info: &PanicHookInfo<'_>) -> io::Result<()> {
    let mut report = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&notice.report)?;
    let place = info
        .location()
        .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let thread = std::thread::current();
    write!(
        report,
        "{} {} stopped at {place}\nthread: {}\n\n{}\n",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
        thread.name().unwrap_or("without a name"),
        Backtrace::force_capture(),
    )
}

fn say(notice: &PanicNotice, reported: bool) {
    let report = notice.report.display();
    let tail = if reported {
        format!(
            "A report without case data is in {report}. Please hand it to whoever looks after this program."
        )
    } else {
        format!("A report could not be written to {report}.")
    };
    // Standard error may be the terminal that is gone.
    let _gone = writeln!(
        io::stderr(),
        "The desk stopped because of a fault in the program. {} {tail} Start it again to go on.",
        notice.what_is_safe,
    );
}
