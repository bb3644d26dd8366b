//! What a message does to the state, and what must then be done outside. Pure: the same state and message give the
//! same state and effects.
//!
//! Never here: the desk, the terminal, a clock.

mod agenda;
pub(super) mod answers;
pub(super) mod boards;
pub(super) mod boxes;
mod browse;
mod choose;
mod clock;
mod fact;
pub(super) mod filling;
mod keys;
pub(super) mod leave;
pub(super) mod leaving;
mod leaving_papers;
pub(super) mod letter;
pub(super) mod letter_choices;
mod letter_lines;
mod letter_papers;
pub(super) mod order;
mod papers;
mod save;
mod settle;
pub(super) mod write;

use super::effect::{Effect, Then};
use super::msg::Msg;
use super::options::Size;
use super::state::{Layer, State};
use crate::desk::Pane;
use crate::domain::Moment;
use crate::tui::input::KeyInput;

pub use clock::next_wake;
pub use keys::opens_field;

/// What must be asked before the first frame.
pub fn start(state: &State, resume: bool) -> Vec<Effect> {
    let mut effects = vec![
        Effect::Count,
        Effect::Views(Pane::Alerts),
        Effect::Views(Pane::Requests),
    ];
    if resume {
        // The lists are asked for once the place is known.
        effects.push(Effect::Place);
    } else {
        effects.extend(order::both_lists(state, Then::Stay));
    }
    effects
}

/// Takes one message in at `now`.
pub fn update(state: &mut State, msg: Msg, now: Moment) -> Vec<Effect> {
    state.now = state.now.max(now);
    let mut effects = match msg {
        Msg::Input(input) => take_input(state, input),
        Msg::Tick => clock::tick(state),
        Msg::Changed => answers::changed(state),
        Msg::Listed {
            pane,
            listing,
            then,
        } => answers::listed(state, pane, listing, then),
        Msg::Peeked { pane, listing } => {
            state.pane_mut(pane).peek(&listing);
            Vec::new()
        }
        Msg::Rows { asked, rows } => {
            state.cache.take_rows(&asked, rows);
            Vec::new()
        }
        Msg::Record { id, record } => answers::record(state, id, record),
        Msg::Counted {
            counts,
            next_dispatch,
            next_change,
        } => {
            state.counts = counts;
            state.next_dispatch = next_dispatch;
            state.clocks.counted(next_change, state.now);
            Vec::new()
        }
        Msg::Views { pane, views } => {
            state.pane_mut(pane).views = views;
            Vec::new()
        }
        Msg::Place(place) => answers::place(state, place.as_deref()),
        Msg::Submitted { sent, result } => answers::submitted(state, &sent, result),
        Msg::Reverted { redo, result } => answers::reverted(state, redo, result),
        Msg::Sought { pane, id } => answers::sought(state, pane, id),
        Msg::Found { typed, id } => save::found(state, &typed, id),
        Msg::OpenWith(with) => browse::open_with(state, with),
        Msg::OpenByCountry(counts) => browse::open_by_country(state, counts),
        Msg::Chasing(lines) => {
            state.chasing = Some(lines);
            state.chasing_rev += 1;
            Vec::new()
        }
        Msg::Shelf { pack, stated } => fact::shelf(state, pack, stated),
        Msg::FactStated { key, result } => fact::stated(state, &key, result),
        Msg::FactWithdrawn { key, result } => fact::withdrawn(state, &key, result),
        Msg::Agenda { page, kept } => {
            agenda::came(state, page, kept);
            Vec::new()
        }
        Msg::ClockChanges {
            changes,
            until,
            next,
        } => agenda::changed(state, &changes, until, next),
        Msg::Begun(result) => letter::begun(state, result),
        Msg::Dispatched(result) => answers::dispatched(state, result),
        Msg::Failed(text) => {
            state.fail(text);
            Vec::new()
        }
        Msg::Suspend => order::suspend(state),
        Msg::MustLeave => leave_now(state),
    };
    effects.extend(settle::settle(state));
    effects
}

fn take_input(state: &mut State, input: KeyInput) -> Vec<Effect> {
    match input {
        KeyInput::Key { chord, repeat } => keys::key(state, chord, repeat),
        KeyInput::Paste(text) => keys::paste(state, &text),
        KeyInput::Burst(count) => {
            state.refuse(format!(
                "{count} keys came faster than anybody types and were ignored. Paste into a field, after / or e."
            ));
            Vec::new()
        }
        KeyInput::Unreadable => {
            state.refuse("A key was not UTF-8 and was ignored. Set the terminal to UTF-8.");
            Vec::new()
        }
        KeyInput::Resize { columns, rows } => {
            state.size = Size { columns, rows };
            Vec::new()
        }
        KeyInput::Tick(_) => clock::tick(state),
        KeyInput::Focus(has_it) => {
            if has_it {
                Vec::new()
            } else {
                order::keep_drafts(state)
            }
        }
        KeyInput::Mouse(mouse) => keys::mouse(state, mouse),
    }
}

/// Keeps drafts and place, then ends.
fn leave_now(state: &mut State) -> Vec<Effect> {
    let mut effects = order::keep_drafts(state);
    effects.extend(settle::keep_place(state));
    state.leaving = true;
    effects.push(Effect::Quit);
    effects
}

/// Whether the top layer is of this kind: the curtain hides what lies below.
pub fn is_curtained(state: &State) -> bool {
    matches!(state.layers.last(), Some(Layer::Curtain))
}

#[cfg(test)]
mod tests;
