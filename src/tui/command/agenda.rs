//! The page of clocks that end next: open it, open a record from it.
//!
//! Never here: which clocks there are; the desk knows.

use super::reading::consult;
use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::agenda::Agenda;
use crate::tui::state::layer::Open;
use crate::tui::state::{Layer, State};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "agenda",
        "next 24 hours",
        "List the clocks that are over or end within 24 hours, over all open records.",
        Scope::Desk,
        &["5", "g d"],
        show,
    ),
    Row::new(
        "agenda-open",
        "open",
        "Show the full record whose clock it is.",
        Scope::Agenda,
        &["enter"],
        open,
    )
    .when(|state| {
        let clock = here(state).map(|_| ());
        clock.ok_or_else(|| "No clock ends soon.".to_owned())
    })
    .hint(1),
];

/// The page comes to the top; one that lies further down is taken away.
fn show(state: &mut State) -> Vec<Effect> {
    let place = |layer: &Layer| matches!(layer, Layer::Agenda(_));
    let lying = state.layers.iter().position(place);
    let page = lying.map(|place| state.layers.remove(place));
    let page = page.unwrap_or_else(|| Layer::Agenda(Box::<Agenda>::default()));
    state.layers.push(page);
    Vec::new()
}

/// The record of the clock under the cursor.
fn here(state: &State) -> Option<crate::domain::ItemId> {
    match state.layers.last() {
        Some(Layer::Agenda(agenda)) => agenda.cursor.map(|(item, _)| item),
        _ => None,
    }
}

fn open(state: &mut State) -> Vec<Effect> {
    let Some(id) = here(state) else {
        return Vec::new();
    };
    state.layers.push(Layer::Record(Open { id, top: 0 }));
    consult(state, id)
}
