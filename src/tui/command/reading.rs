//! Looking at a record: open it, go to the next, see what it hides.
//!
//! Never here: changing it.

use super::ready::chosen;
use super::row::{Row, Scope};
use crate::desk::Order;
use crate::domain::Command;
use crate::tui::effect::{Effect, Purpose, Sent};
use crate::tui::state::layer::{Open, Sheet, SheetKind};
use crate::tui::state::{Layer, State};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "open",
        "open",
        "Show the full record; the look is kept in its history.",
        Scope::Lists,
        &["enter"],
        open,
    )
    .when(chosen)
    .hint(1),
    Row::new(
        "next-record",
        "next record",
        "Show the next record of the list in full.",
        Scope::Record,
        &[".", "ctrl-n"],
        |state| neighbour(state, 1),
    )
    .hint(1),
    Row::new(
        "previous-record",
        "previous record",
        "Show the record before in full.",
        Scope::Record,
        &[",", "ctrl-p"],
        |state| neighbour(state, -1),
    ),
    Row::new(
        "hidden",
        "hidden characters",
        "List every character of the record that a reader would not see.",
        Scope::Work,
        &["x h"],
        |state| {
            if let Some(id) = state.current_id() {
                let kind = SheetKind::Hidden(id);
                state.layers.push(Layer::Sheet(Sheet { kind, top: 0 }));
            }
            Vec::new()
        },
    )
    .when(chosen),
];

fn open(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.list().and_then(|list| list.cursor) else {
        return Vec::new();
    };
    state.layers.push(Layer::Record(Open { id, top: 0 }));
    consult(state, id)
}

/// A look at a full record is an event of its history.
pub(in crate::tui) fn consult(state: &State, id: crate::domain::ItemId) -> Vec<Effect> {
    if state.read_only {
        return Vec::new();
    }
    vec![Effect::Submit {
        orders: vec![Order {
            item: id,
            command: Command::Consult,
        }],
        sent: Sent {
            command: "open",
            purpose: Purpose::Quiet,
            items: vec![id],
        },
    }]
}

fn neighbour(state: &mut State, rows: isize) -> Vec<Effect> {
    let moved = if state.is_from_agenda() {
        state
            .agenda_mut()
            .and_then(|agenda| agenda.next_record(rows))
    } else {
        let before = state.list().and_then(|list| list.cursor);
        let list = state.list_mut();
        list.and_then(|list| {
            list.move_by(rows);
            list.cursor.filter(|id| Some(*id) != before)
        })
    };
    let Some(id) = moved else {
        state.say(if rows > 0 {
            "This is the last record."
        } else {
            "This is the first record."
        });
        return Vec::new();
    };
    if let Some(Layer::Record(shown)) = state.layers.last_mut() {
        *shown = Open { id, top: 0 };
    }
    consult(state, id)
}
