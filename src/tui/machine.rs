//! State and desk together: a message goes in, and update and effects run until nothing is left to do.
//!
//! The terminal loop and the headless driver are both this machine; neither has logic of its own.
//!
//! Never here: drawing, waiting, reading a clock.

use std::collections::VecDeque;
use std::sync::Arc;

use super::command::Keys;
use super::effect::Effect;
use super::msg::Msg;
use super::options::{Options, Size};
use super::perform::perform;
use super::state::{Seat, State};
use super::update;
use crate::desk::{Actor, Desk};
use crate::domain::Moment;

/// The desk on a terminal, without the terminal.
pub struct Machine {
    desk: Desk,
    /// What is known; drawn by `view`.
    pub state: State,
}

impl Machine {
    /// Takes a seat at the desk: asks for what the first frame needs. Faults in the officer's keys are said, and the
    /// standard keys used.
    pub fn new(desk: Desk, options: &Options, size: Size, now: Moment) -> Self {
        let (keys, faults) = match Keys::with(&options.keys) {
            Ok(keys) => (keys, None),
            Err(faults) => (Keys::standard(), Some(faults)),
        };
        let seat = Seat {
            profile: Arc::new(desk.profile().clone()),
            officer: options.officer.clone(),
            read_only: desk.is_read_only(),
            look: options.look,
            keys: Arc::new(keys),
            pack: desk.reference(),
            stated: desk.office_facts(),
            size,
            now,
        };
        let mut machine = Self {
            desk,
            state: State::new(seat),
        };
        let effects = update::start(&machine.state, options.resume);
        machine.run(effects, now);
        for fault in faults.into_iter().flat_map(|faults| faults.0) {
            machine.state.fail(format!(
                "The keys of the configuration are not used: {fault}. The standard keys work."
            ));
        }
        machine
    }

    /// Takes one message in; answers what only the terminal can do.
    pub fn feed(&mut self, msg: Msg, now: Moment) -> Vec<Effect> {
        let effects = update::update(&mut self.state, msg, now);
        self.run(effects, now)
    }

    fn run(&mut self, effects: Vec<Effect>, now: Moment) -> Vec<Effect> {
        let by = Actor {
            officer: self.state.officer.clone(),
            now,
        };
        let mut waiting = VecDeque::from(effects);
        let mut for_terminal = Vec::new();
        while let Some(effect) = waiting.pop_front() {
            match perform(&self.desk, &by, effect) {
                Ok(messages) => {
                    for msg in messages {
                        waiting.extend(update::update(&mut self.state, msg, now));
                    }
                }
                Err(effect) => for_terminal.push(effect),
            }
        }
        for_terminal
    }

    /// When the machine must be fed a tick next.
    pub fn next_wake(&self) -> Moment {
        update::next_wake(&self.state)
    }
}
