//! The one signal thread.
//!
//! It lives as long as the process: a signal that lost its thread would be swallowed, not fall back to its default.
//! Handlers are installed even if the parent had the signal ignored (`nohup`): a desk without a terminal has to end.
//!
//! Never here: saving, drawing.

use std::io;

use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::events::{News, NewsSender, StopSignal, TermEvent};
use super::{Restorer, last_resort};

/// Installs the handlers and starts the thread.
pub(super) fn watch(news: NewsSender, restorer: Restorer) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in &mut signals {
                tell(signal, &news, &restorer);
            }
        })?;
    Ok(())
}

fn tell(signal: i32, news: &NewsSender, restorer: &Restorer) {
    let event = match signal {
        SIGTSTP => News::Event(TermEvent::Suspend),
        SIGCONT => News::Event(TermEvent::Resumed),
        SIGWINCH => News::Resized,
        other => return stop(stop_signal(other), news, restorer),
    };
    // A loop that has ended needs no news.
    let _ended = news.send(event);
}

fn stop(signal: StopSignal, news: &NewsSender, restorer: &Restorer) {
    // A loop that has ended is saving its last, or stuck in it; it has the same time.
    let _ended = news.send(News::Event(TermEvent::Stop(signal)));
    last_resort::end_after_grace(restorer, signal.exit_code())
}

fn stop_signal(signal: i32) -> StopSignal {
    match signal {
        SIGHUP => StopSignal::HangUp,
        SIGINT => StopSignal::Interrupt,
        SIGQUIT => StopSignal::Quit,
        _ => StopSignal::Terminate,
    }
}
