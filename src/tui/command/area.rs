//! The four areas.
//!
//! Never here: what stands in them.

use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::{Area, Focus, State};

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
    Row::new(
        "treaties",
        "treaties",
        "Go to the treaties and other instruments.",
        Scope::Desk,
        &["4", "g t"],
        |state| go(state, Area::Treaties),
    ),
];

fn go(state: &mut State, area: Area) -> Vec<Effect> {
    state.layers.retain(|layer| !layer.is_page());
    if state.area != area {
        state.area = area;
        state.focus = Focus::List;
    }
    Vec::new()
}
