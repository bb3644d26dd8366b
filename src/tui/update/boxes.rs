//! Boxes over the lists: leaving them, moving in them, choosing, saving.
//!
//! Never here: what is chosen or saved; see `choose` and `save`.

use super::{choose as chosen, keys, order, save as saved};
use crate::tui::command;
use crate::tui::effect::Effect;
use crate::tui::state::layer::{Ask, Write, WriteFor};
use crate::tui::state::pick::PickFor;
use crate::tui::state::{Layer, State};

/// Lines kept after Esc.
const LEFT_LINES: usize = 8;

/// Goes back one step: an error on the message line goes first, then the top layer.
pub fn leave(state: &mut State) -> Vec<Effect> {
    if state.notices.dismiss() {
        return Vec::new();
    }
    close(state)
}

/// Takes the top layer away; what was written in it is kept.
pub fn close(state: &mut State) -> Vec<Effect> {
    let effects = order::keep_drafts(state);
    match state.layers.pop() {
        Some(Layer::Write(Write {
            kind: WriteFor::Field(at, _),
            ..
        })) => {
            let words = format!("What is written is kept in letter {}.", at.number);
            state.say(words);
        }
        Some(Layer::Write(write)) if !write.field.text().trim().is_empty() => {
            let kind = write.kind.title();
            let first = write.ids.first().and_then(|id| state.reference(*id));
            state.say(match first {
                Some(first) if write.ids.len() > 1 => {
                    let count = write.ids.len();
                    format!("The draft of the {kind} is kept with {first}, the first of {count}.")
                }
                _ => format!("The draft of the {kind} is kept."),
            });
        }
        Some(Layer::Ask(ask)) => keep_line(state, ask),
        _ => {}
    }
    effects
}

/// A line that was left is there again when the same is asked.
fn keep_line(state: &mut State, ask: Ask) {
    let text = ask.field.text().to_owned();
    state
        .left_lines
        .retain(|(purpose, _)| *purpose != ask.purpose);
    if text.trim().is_empty() || text == ask.begin {
        return;
    }
    if state.left_lines.len() >= LEFT_LINES {
        state.left_lines.remove(0);
    }
    state.left_lines.push((ask.purpose, text));
}

/// Moves the cursor of the list while its filter field stays open.
pub fn filter_move(state: &mut State, rows: isize) -> Vec<Effect> {
    if let Some(list) = state.list_mut() {
        list.move_by(rows);
    } else if let Some(shelf) = state.shelf_mut() {
        shelf.move_by(rows);
    }
    Vec::new()
}

/// Moves in a list of choices.
pub fn pick_move(state: &mut State, rows: isize) -> Vec<Effect> {
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        pick.move_by(rows);
    }
    Vec::new()
}

/// Takes the choice under the cursor.
pub fn choose(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Pick(pick)) = state.layers.last() else {
        return Vec::new();
    };
    let Some(choice) = pick.current().cloned() else {
        state.refuse("Nothing matches what was typed. Erase some of it, or leave with Esc.");
        return Vec::new();
    };
    let marked = pick.marks.as_ref().is_some_and(|marks| !marks.is_empty());
    if let Some(why) = choice.why_not.filter(|_| !marked) {
        state.refuse(why);
        return Vec::new();
    }
    let purpose = pick.purpose.clone();
    let id = pick.taken().unwrap_or_default();
    state.layers.pop();
    match purpose {
        PickFor::Command => match command::find(&id) {
            Some(row) => keys::run(state, row.id),
            None => Vec::new(),
        },
        purpose => chosen::choice(state, purpose, &id),
    }
}

/// Marks the choice under the cursor, where several can be taken.
pub fn mark(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Pick(pick)) = state.layers.last_mut() else {
        return Vec::new();
    };
    if pick.marks.is_none() {
        state.refuse("One of these is chosen: Enter takes it.");
    } else if let Some(why) = pick.toggle_mark() {
        state.refuse(why);
    }
    Vec::new()
}

/// Takes what is in the field of one line.
pub fn save(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Ask(ask)) = state.layers.last() else {
        return Vec::new();
    };
    let (purpose, text) = (ask.purpose.clone(), ask.field.text().trim().to_owned());
    match saved::line(state, &purpose, &text) {
        Ok(effects) => {
            state.left_lines.retain(|(left, _)| *left != purpose);
            effects
        }
        Err(fault) => {
            if let Some(Layer::Ask(ask)) = state.layers.last_mut() {
                ask.fault = Some(fault);
            }
            Vec::new()
        }
    }
}

/// Leaves the desk; asks once more when a text could not be kept.
pub fn quit_yes(state: &mut State) -> Vec<Effect> {
    if std::mem::take(&mut state.unsaved) {
        state.fail(
            "The text being written could not be kept. It is still on screen behind this question: \
             n stays with it, y again leaves without it.",
        );
        return Vec::new();
    }
    state.layers.pop();
    super::leave_now(state)
}
