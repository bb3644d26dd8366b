//! The desk without a terminal: the same machine, drawn into cells. `frame`, snapshot tests and journeys use it.
//!
//! Never here: rendering cells as text; that is `headless`.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::effect::Effect;
use super::input::{KeyInput, KeyTextError, parse_key_text};
use super::machine::Machine;
use super::msg::Msg;
use super::options::{Options, Size};
use super::state::State;
use super::view;
use crate::desk::Desk;
use crate::domain::Moment;

/// A desk driven by key text, with a clock of its own that only ticks move.
pub struct Driver {
    machine: Machine,
    now: Moment,
    ended: bool,
}

/// A frame: its cells and where the terminal's cursor stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The cells.
    pub cells: Buffer,
    /// The cursor.
    pub cursor: Position,
}

impl Driver {
    /// Takes a seat at the desk at `now`.
    pub fn new(desk: Desk, options: &Options, size: Size, now: Moment) -> Self {
        Self {
            machine: Machine::new(desk, options, size, now),
            now,
            ended: false,
        }
    }

    /// Presses keys one after the other, each until the desk is idle. Keys after the end are not pressed.
    pub fn press(&mut self, inputs: &[KeyInput]) {
        for input in inputs {
            if self.ended {
                return;
            }
            if let KeyInput::Tick(span) = input {
                let millis = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
                self.advance(millis);
            } else {
                self.feed(Msg::Input(input.clone()));
            }
        }
    }

    /// Presses a key text such as `jj<enter>f`.
    ///
    /// # Errors
    /// Where the text is no key.
    pub fn keys(&mut self, text: &str) -> Result<(), KeyTextError> {
        self.press(&parse_key_text(text)?);
        Ok(())
    }

    /// Feeds any message, as the loop would.
    pub fn feed(&mut self, msg: Msg) {
        let effects = self.machine.feed(msg, self.now);
        self.ended |= effects.contains(&Effect::Quit);
    }

    /// Lets time pass, stopping wherever something is due.
    fn advance(&mut self, millis: i64) {
        let end = Moment::from_millis(self.now.millis().saturating_add(millis));
        loop {
            let next = self.machine.next_wake();
            let due = next > self.now && next < end;
            self.now = if due { next } else { end };
            self.feed(Msg::Tick);
            if !due {
                return;
            }
        }
    }

    /// The frame right now.
    pub fn frame(&self) -> Frame {
        frame(self.state())
    }

    /// What is known right now.
    pub const fn state(&self) -> &State {
        &self.machine.state
    }

    /// The driver's own clock.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Whether the officer left.
    pub const fn ended(&self) -> bool {
        self.ended
    }
}

/// Draws a state into cells.
pub fn frame(state: &State) -> Frame {
    let backend = TestBackend::new(state.size.columns, state.size.rows);
    let Ok(mut terminal) = Terminal::new(backend);
    let Ok(drawn) = terminal.draw(|frame| view::draw(state, frame));
    let cells = drawn.buffer.clone();
    let Ok(cursor) = terminal.get_cursor_position();
    Frame { cells, cursor }
}
