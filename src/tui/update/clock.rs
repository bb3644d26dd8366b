//! What time alone does: messages go, drafts and place are kept, packages leave, the clock in the title moves on.
//!
//! Never here: reading a clock; `now` comes with the message.

use super::{answers, order, settle};
use crate::domain::Moment;
use crate::tui::effect::Effect;
use crate::tui::state::{Layer, State};

/// How far a draft or the place may be behind what is typed.
const BEHIND_SECONDS: i64 = 2;

/// Takes the passing of time in.
pub fn tick(state: &mut State) -> Vec<Effect> {
    let now = state.now;
    state.notices.expire(now);
    let mut effects = Vec::new();
    if draft_due(state).is_some_and(|due| due <= now) {
        effects.extend(order::keep_drafts(state));
    }
    if place_due(state).is_some_and(|due| due <= now) {
        effects.extend(settle::keep_place(state));
    }
    let minute = now.seconds().div_euclid(60);
    if std::mem::replace(&mut state.minute, minute) != minute {
        // Records wake and deadlines pass without anybody doing anything.
        effects.extend(answers::look_again(state));
    }
    if state.clocks.is_due(now) {
        effects.push(Effect::ClockChanges(state.clocks.seen));
    }
    if state.next_dispatch.is_some_and(|due| due <= now) {
        effects.push(Effect::Dispatch);
    }
    effects
}

/// When something changes by itself next; the clock of the title line moves every minute.
pub fn next_wake(state: &State) -> Moment {
    let minute = Moment::from_seconds((state.now.seconds().div_euclid(60) + 1) * 60);
    [
        state.notices.next_change(state.now),
        draft_due(state),
        place_due(state),
        state.next_dispatch,
        state.clocks.next,
    ]
    .into_iter()
    .flatten()
    .fold(minute, Moment::min)
}

fn draft_due(state: &State) -> Option<Moment> {
    let dirty = state.layers.iter().filter_map(|layer| match layer {
        Layer::Write(write) => write.dirty_since,
        _ => None,
    });
    dirty.min().map(|since| since.plus_seconds(BEHIND_SECONDS))
}

fn place_due(state: &State) -> Option<Moment> {
    state
        .place_dirty
        .map(|since| since.plus_seconds(BEHIND_SECONDS))
}
