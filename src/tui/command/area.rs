//! The three areas.
//!
//! Never here: what stands in them.

use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::{Area, Focus, Layer, State};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "alerts",
        "alerts",
        "Go to the incoming alerts.",
        Scope::Desk,
        &["1", "g a"],
        |state| go(state, Area::Alerts),
    ),
    Row::new(
        "requests",
        "requests",
        "Go to the requests, both ways.",
        Scope::Desk,
        &["2", "g r"],
        |state| go(state, Area::Requests),
    ),
    Row::new(
        "countries",
        "countries",
        "Go to the countries.",
        Scope::Desk,
        &["3", "g c"],
        |state| go(state, Area::Countries),
    ),
];

fn go(state: &mut State, area: Area) -> Vec<Effect> {
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::Record(_)));
    if state.area != area {
        state.area = area;
        state.focus = Focus::List;
    }
    Vec::new()
}
