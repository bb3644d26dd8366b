//! The loop: signals first, then keys, then deadlines; update until idle; one frame if anything happened.
//!
//! Idle means idle: the loop sleeps until a key, a signal, or the moment the state named. It reads the monotonic clock for
//! the spacing of keys; the desk's own clock is handed in.
//!
//! Never here: what a message does, how anything looks.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::effect::Effect;
use super::input::{Focus, KeyInput, Keyboard};
use super::machine::Machine;
use super::msg::Msg;
use super::options::{Options, Size};
use super::term::{
    Drawn, Entered, PanicNotice, Screen, Session, SessionOptions, TermError, TermEvent, TermEvents,
    TtySurface,
};
use super::{update, view};
use crate::desk::{Desk, panic_is_contained};
use crate::domain::Moment;

/// Most messages taken in before a frame is drawn.
const BATCH: usize = 64;
/// Shortest sleep, so that a clock that stands still cannot make the loop spin.
const SHORTEST: Duration = Duration::from_millis(20);

/// Why the desk could not run on this terminal.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal could not be taken.
    #[error(transparent)]
    Terminal(#[from] TermError),
    /// The loop could not be set up.
    #[error("the loop could not be started: {0}; nothing was changed")]
    Loop(#[source] std::io::Error),
}

/// What the loop needs besides the desk.
pub struct Seat<C> {
    /// Officer, look, keys.
    pub options: Options,
    /// The desk's clock (UTC), which may be a practice one.
    pub clock: C,
    /// Where a report goes if the program breaks down.
    pub report: PathBuf,
}

/// Runs the desk until the officer leaves or the process must end. Answers the exit code.
///
/// # Errors
/// When there is no terminal, or it cannot be taken; it is then as it was.
pub fn run<C: Fn() -> Moment>(desk: Desk, seat: Seat<C>) -> Result<u8, RunError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(RunError::Loop)?;
    let start = Instant::now();
    let monotonic = move || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let session = SessionOptions {
        mouse: seat.options.mouse,
        ..SessionOptions::default()
    };
    let entered = Session::enter(session, monotonic)?;
    entered.session.guard_panics(PanicNotice {
        report: seat.report.clone(),
        what_is_safe:
            "Everything confirmed on screen is stored. Drafts are at most two seconds old."
                .to_owned(),
        contained: panic_is_contained,
    });
    let Entered {
        session,
        screen,
        events,
        keyboard,
    } = entered;
    let size = Size {
        columns: screen.size().width,
        rows: screen.size().height,
    };
    let machine = Machine::new(desk, &seat.options, size, (seat.clock)());
    let desk = Running {
        machine,
        session,
        screen,
        events,
        keyboard,
        clock: seat.clock,
        end: None,
    };
    Ok(runtime.block_on(desk.until_the_end()))
}

/// The desk on its terminal.
struct Running<C> {
    machine: Machine,
    session: Session,
    screen: Screen<TtySurface>,
    events: TermEvents,
    keyboard: Keyboard,
    clock: C,
    end: Option<u8>,
}

impl<C: Fn() -> Moment> Running<C> {
    async fn until_the_end(mut self) -> u8 {
        let mut listening = true;
        loop {
            self.draw();
            if let Some(code) = self.end {
                self.session.leave();
                return code;
            }
            let pause = self.pause();
            tokio::select! {
                biased;
                event = self.events.recv() => match event {
                    Some(event) => self.event(event),
                    // Nobody is left to say that the terminal is gone.
                    None => self.event(TermEvent::HangUp),
                },
                open = self.keyboard.ready(), if listening => listening = open,
                () = sleep(pause) => self.feed(Msg::Tick),
            }
            self.take_what_waits();
        }
    }

    /// How long nothing happens by itself.
    fn pause(&self) -> Duration {
        let left = self
            .machine
            .next_wake()
            .millis()
            .saturating_sub((self.clock)().millis());
        Duration::from_millis(u64::try_from(left).unwrap_or(0)).max(SHORTEST)
    }

    fn take_what_waits(&mut self) {
        while let Some(event) = self.events.try_recv() {
            self.event(event);
        }
        for _ in 0..BATCH {
            if self.end.is_some() {
                return;
            }
            let Some(input) = self.next_input() else {
                return;
            };
            self.feed(Msg::Input(input));
        }
    }

    fn next_input(&mut self) -> Option<KeyInput> {
        let state = &self.machine.state;
        if state.in_field() {
            return self.keyboard.take(Focus::Field);
        }
        let opens_field = |chord| update::opens_field(state, chord);
        self.keyboard.take(Focus::Commands {
            opens_field: &opens_field,
        })
    }

    fn event(&mut self, event: TermEvent) {
        if let Some(code) = event.exit_code() {
            self.must_leave(code);
            return;
        }
        match event {
            TermEvent::Suspend => self.feed(Msg::Suspend),
            TermEvent::Resumed => match self.session.resume() {
                Ok(()) => self.screen.repaint(),
                Err(_) => self.event(TermEvent::HangUp),
            },
            TermEvent::Resized(size) => {
                self.feed(Msg::Input(KeyInput::Resize {
                    columns: size.width,
                    rows: size.height,
                }));
            }
            _ => {}
        }
    }

    fn feed(&mut self, msg: Msg) {
        let now = (self.clock)();
        for effect in self.machine.feed(msg, now) {
            match effect {
                Effect::Repaint => self.screen.repaint(),
                Effect::Suspend => self.suspend(),
                Effect::Quit => self.end = self.end.or(Some(0)),
                _ => {}
            }
        }
    }

    /// The curtain is drawn and drafts are kept; the shell has the terminal until it calls the desk back.
    fn suspend(&mut self) {
        self.draw();
        self.session.suspend();
    }

    /// Keeps drafts and place, then ends with this code.
    fn must_leave(&mut self, code: u8) {
        self.end = Some(code);
        self.feed(Msg::MustLeave);
    }

    fn draw(&mut self) {
        let state = &self.machine.state;
        // A line that is busy with the last frame says `Drained` when it is not; the next round then draws.
        let _busy: Drawn = self.screen.draw(|frame| view::draw(state, frame));
    }
}
