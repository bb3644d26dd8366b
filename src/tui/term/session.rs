//! The guard of a session: while it lives the terminal is ours, when it goes the terminal is as it was.
//!
//! Never here: the loop, drawing.

use std::io::{self, PipeWriter};

use rustix::stdio::{stdin, stdout};
use rustix::termios::{isatty, tcgetattr};

use super::events::{NewsSender, TermEvents, events};
use super::panic::PanicNotice;
use super::{Restorer, Screen, SessionOptions, TtySurface, reader, signals, tty};
use crate::tui::input::{Keyboard, Millis, keyboard};

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Standard input or output leads elsewhere.
    #[error(
        "the desk needs a terminal for its input and output; for scripts there are the commands, see --help"
    )]
    NotATerminal,
    /// The terminal refused what every session needs.
    #[error("the terminal could not be taken: {0}")]
    Refused(#[source] io::Error),
    /// The threads of the session could not be started.
    #[error("the session could not be started: {0}")]
    NoThreads(#[source] io::Error),
}

/// A terminal that is taken, and what comes from it.
#[derive(Debug)]
pub struct Entered {
    /// Keeps the terminal; drop it last.
    pub session: Session,
    /// To draw on.
    pub screen: Screen<TtySurface>,
    /// Signals, hang-up, resize. First in the loop's select.
    pub events: TermEvents,
    /// Keys. Second.
    pub keyboard: Keyboard,
}

/// The guard. One per process: the signal thread and the panic hook it starts stay.
#[derive(Debug)]
pub struct Session {
    restorer: Restorer,
    news: NewsSender,
    /// Dropping it ends the reader.
    reader: Option<PipeWriter>,
}

impl Session {
    /// Takes the terminal and starts listening. `clock` gives monotonic milliseconds.
    ///
    /// # Errors
    /// When there is no terminal or it cannot be taken; it is then as it was.
    pub fn enter(
        options: SessionOptions,
        clock: impl Fn() -> Millis + Send + 'static,
    ) -> Result<Entered, TermError> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Err(TermError::NotATerminal);
        }
        let cooked = tcgetattr(stdin()).map_err(|errno| TermError::Refused(errno.into()))?;
        let restorer = Restorer::new(cooked, options);
        let (news, events) = events(tty::size);
        let (sender, keyboard) = keyboard();
        // Signals first: one that comes in the middle of the rest must find somebody who gives the terminal back.
        signals::watch(news.clone(), restorer.clone()).map_err(TermError::NoThreads)?;
        let mut session = Self {
            restorer,
            news: news.clone(),
            reader: None,
        };
        session.restorer.take().map_err(TermError::Refused)?;
        let surface = TtySurface::start(session.restorer.clone(), news.clone())
            .map_err(TermError::NoThreads)?;
        session.reader = Some(reader::start(sender, news, clock).map_err(TermError::NoThreads)?);
        Ok(Entered {
            session,
            screen: Screen::new(surface),
            events,
            keyboard,
        })
    }

    /// From now on a panic anywhere, unless it is contained, gives the terminal back, writes the report and ends the desk.
    pub fn guard_panics(&self, notice: PanicNotice) {
        super::panic::install(notice, self.restorer.clone(), self.news.clone());
    }

    /// Gives the terminal back and stops the process as a shell job. Returns when it is continued; the terminal is taken
    /// again only by [`Session::resume`], upon the `Resumed` event.
    pub fn suspend(&self) {
        self.restorer.restore();
        // Stopping oneself cannot be refused.
        let _stopped =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
    }

    /// Takes the terminal again after a stop. Repaint after it.
    ///
    /// # Errors
    /// When the terminal is gone; a hang-up event follows.
    pub fn resume(&self) -> Result<(), TermError> {
        self.restorer.take().map_err(TermError::Refused)
    }

    /// Gives the terminal back for good. May be called any number of times and after a hang-up; never fails.
    pub fn leave(&mut self) {
        self.reader = None;
        self.restorer.restore();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.leave();
    }
}
