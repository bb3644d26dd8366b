//! The loop: signals first, then keys, then what is due; all that waits is taken in before one frame is drawn.
//!
//! The only file of this room that reads a clock (a monotonic one, for the keyboard and for waiting); the calendar comes
//! from the edge.
//!
//! Never here: what a message does.

use std::io;
use std::time::{Duration, Instant};

use super::effect::Effect;
use super::input::{Focus, KeyInput};
use super::machine::Machine;
use super::msg::Msg;
use super::options::{Options, Size};
use super::term::{
    Drawn, Entered, PanicNotice, Screen, Session, SessionOptions, TermError, TermEvent, TtySurface,
};
use super::{update, view};
use crate::desk::Desk;
use crate::domain::Moment;

/// Messages taken in before a frame is drawn.
const BATCH: usize = 64;
/// The shortest wait for something due, so that nothing that fails at once can spin.
const SHORTEST: Duration = Duration::from_millis(100);

/// Why the desk could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal could not be taken.
    #[error(transparent)]
    Terminal(#[from] TermError),
    /// The loop could not be started.
    #[error("The desk could not be started: {0}. Nothing was changed. Try again.")]
    Loop(#[from] io::Error),
}

/// What the edge hands in beside the desk and the options.
pub struct Edge<'a> {
    /// The calendar clock (UTC).
    pub clock: &'a dyn Fn() -> Moment,
    /// What the terminal is asked for.
    pub session: SessionOptions,
    /// What a panic report says.
    pub panic: PanicNotice,
}

/// Shows the desk until the officer leaves or the process must end; answers the exit code.
///
/// # Errors
/// When there is no terminal, or it cannot be taken.
pub fn run(desk: Desk, options: &Options, edge: Edge<'_>) -> Result<u8, RunError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let started = Instant::now();
    let millis = move || u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let entered = Session::enter(edge.session, millis)?;
    entered.session.guard_panics(edge.panic);
    let size = entered.screen.size();
    let size = Size {
        columns: size.width,
        rows: size.height,
    };
    let machine = Machine::new(desk, options, size, (edge.clock)());
    let mut running = Running {
        rev: machine.rev(),
        machine,
        clock: edge.clock,
        dirty: true,
        busy: false,
    };
    Ok(runtime.block_on(running.until_the_end(entered)))
}

struct Running<'a> {
    machine: Machine,
    clock: &'a dyn Fn() -> Moment,
    /// Number of the last change that is ours or was taken in.
    rev: u64,
    dirty: bool,
    /// A frame is still on its way; a `Drained` event follows.
    busy: bool,
}

/// What woke the loop.
enum Woken {
    Event(Option<TermEvent>),
    Keys(bool),
    Due,
}

impl Running<'_> {
    async fn until_the_end(&mut self, mut entered: Entered) -> u8 {
        loop {
            self.draw(&mut entered.screen);
            let wait = self.wait();
            let woken = tokio::select! {
                biased;
                event = entered.events.recv() => Woken::Event(event),
                more = entered.keyboard.ready() => Woken::Keys(more),
                () = tokio::time::sleep(wait) => Woken::Due,
            };
            self.take_changes();
            let effects = match woken {
                Woken::Event(None) | Woken::Keys(false) => {
                    self.feed(Msg::MustLeave);
                    return TermEvent::HangUp.exit_code().unwrap_or_default();
                }
                Woken::Event(Some(event)) => {
                    let effects = self.event(event, &mut entered);
                    if let Some(code) = event.exit_code() {
                        entered.session.leave();
                        return code;
                    }
                    effects
                }
                Woken::Keys(true) => self.keys(&mut entered),
                Woken::Due => self.feed(Msg::Tick),
            };
            if self.terminal(effects, &mut entered) {
                entered.session.leave();
                return 0;
            }
        }
    }

    fn draw(&mut self, screen: &mut Screen<TtySurface>) {
        if self.dirty && !self.busy {
            let drawn = screen.draw(|frame| view::draw(&self.machine.state, frame));
            self.busy = drawn == Drawn::Busy;
            self.dirty = self.busy;
        }
    }

    fn wait(&self) -> Duration {
        let left = (self.clock)().until(self.machine.next_wake());
        Duration::try_from(left).unwrap_or_default().max(SHORTEST)
    }

    fn feed(&mut self, msg: Msg) -> Vec<Effect> {
        self.dirty = true;
        let effects = self.machine.feed(msg, (self.clock)());
        self.rev = self.machine.rev();
        effects
    }

    /// Somebody else changed the store since the last message.
    fn take_changes(&mut self) {
        if self.machine.rev() != self.rev {
            self.feed(Msg::Changed);
        }
    }

    fn event(&mut self, event: TermEvent, entered: &mut Entered) -> Vec<Effect> {
        match event {
            TermEvent::Stop(_) | TermEvent::HangUp | TermEvent::Panicked => {
                self.feed(Msg::MustLeave)
            }
            TermEvent::Suspend => self.feed(Msg::Suspend),
            TermEvent::Resumed => {
                // A terminal that is gone says so with an event of its own.
                let _ = entered.session.resume();
                entered.screen.repaint();
                self.feed(Msg::Tick)
            }
            TermEvent::Resized(size) => self.feed(Msg::Input(KeyInput::Resize {
                columns: size.width,
                rows: size.height,
            })),
            TermEvent::Drained => {
                self.busy = false;
                Vec::new()
            }
        }
    }

    /// Takes every key that waits, so that a held key never lags behind its frames.
    fn keys(&mut self, entered: &mut Entered) -> Vec<Effect> {
        let mut effects = Vec::new();
        for _ in 0..BATCH {
            let input = {
                let state = &self.machine.state;
                let opens = |chord| update::opens_field(state, chord);
                let focus = if state.in_field() {
                    Focus::Field
                } else {
                    Focus::Commands {
                        opens_field: &opens,
                    }
                };
                entered.keyboard.take(focus)
            };
            let Some(input) = input else {
                break;
            };
            effects.extend(self.feed(Msg::Input(input)));
            if !effects.is_empty() {
                break;
            }
        }
        effects
    }

    /// Does what only the terminal can do; true when the desk is left.
    fn terminal(&mut self, effects: Vec<Effect>, entered: &mut Entered) -> bool {
        for effect in effects {
            match effect {
                Effect::Quit => return true,
                Effect::Repaint => {
                    entered.screen.repaint();
                    self.dirty = true;
                }
                Effect::Suspend => {
                    self.draw(&mut entered.screen);
                    entered.session.suspend();
                }
                _ => {}
            }
        }
        false
    }
}
