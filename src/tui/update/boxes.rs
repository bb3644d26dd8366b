//! Boxes over the lists: leaving them, moving in them, choosing, saving.
//!
//! Never here: what is chosen or saved; see `choose` and `save`.

use super::{choose as chosen, keys, order, save as saved};
use crate::tui::command;
use crate::tui::effect::Effect;
use crate::tui::state::pick::PickFor;
use crate::tui::state::{Layer, State};

/// Takes the top layer away; a text that is being written is kept first.
pub fn leave(state: &mut State) -> Vec<Effect> {
    if state.notices.dismiss() {
        return Vec::new();
    }
    let effects = order::keep_drafts(state);
    if let Some(Layer::Write(write)) = state.layers.last()
        && !write.field.text().trim().is_empty()
        && !state.read_only
    {
        state.say(format!("The draft of the {} is kept.", write.kind.title()));
    }
    state.layers.pop();
    effects
}

/// Moves the cursor of the list while its filter field stays open.
pub fn filter_move(state: &mut State, rows: isize) -> Vec<Effect> {
    if let Some(list) = state.list_mut() {
        list.move_by(rows);
    } else {
        let place = state.countries.place.saturating_add_signed(rows);
        state.countries.go_to(place);
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
    if let Some(why) = choice.why_not {
        state.refuse(why);
        return Vec::new();
    }
    let purpose = pick.purpose.clone();
    state.layers.pop();
    match purpose {
        PickFor::Command => match command::find(&choice.id) {
            Some(row) => keys::run(state, row.id),
            None => Vec::new(),
        },
        purpose => chosen::choice(state, purpose, &choice.id),
    }
}

/// Takes what is in the field of one line.
pub fn save(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Ask(ask)) = state.layers.last() else {
        return Vec::new();
    };
    let (purpose, text) = (ask.purpose.clone(), ask.field.text().trim().to_owned());
    match saved::line(state, &purpose, &text) {
        Ok(effects) => effects,
        Err(fault) => {
            if let Some(Layer::Ask(ask)) = state.layers.last_mut() {
                ask.fault = Some(fault);
            }
            Vec::new()
        }
    }
}

/// Leaves the desk.
pub fn quit_yes(state: &mut State) -> Vec<Effect> {
    state.layers.pop();
    super::leave_now(state)
}
