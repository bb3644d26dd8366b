//! Treaties: find one, open its sheet, look at the map of its parties.
//!
//! Never here: what an instrument says.

use std::sync::Arc;

use super::choices::{filter_shelf, page};
use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::layer::{MapOf, Sheet, SheetKind};
use crate::tui::state::{Area, Layer, State};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "treaty-open",
        "open",
        "Show what the treaty is for, its articles by purpose, its parties with dates.",
        Scope::Treaties,
        &["enter"],
        |state| show(state, SheetKind::Treaty),
    )
    .when(|state| here(state).map(|_| ()))
    .hint(1),
    Row::new(
        "treaty-filter",
        "find",
        "Find a treaty by name, title, organisation or crime area.",
        Scope::Treaties,
        &["/"],
        filter_shelf,
    )
    .hint(2),
    Row::new(
        "treaty-map",
        "map",
        "Show the world with the parties of the treaty.",
        Scope::Treaty,
        &["m"],
        |state| show(state, |id| SheetKind::Map(MapOf::Treaty(id))),
    )
    .when(has_map)
    .hint(3),
];

/// The instrument on screen: that of the sheet, else the one under the cursor.
pub(super) fn here(state: &State) -> Result<Arc<str>, String> {
    let id = match state.layers.last() {
        None if state.area == Area::Treaties => state.treaties.cursor.clone(),
        Some(Layer::Sheet(Sheet {
            kind: SheetKind::Treaty(id),
            ..
        })) => Some(id.clone()),
        _ => None,
    };
    id.ok_or_else(|| "No treaty is chosen.".to_owned())
}

/// Only a list of parties makes a map.
fn has_map(state: &State) -> Result<(), String> {
    match state.pack.treaties().treaty(&here(state)?) {
        Some(_) => Ok(()),
        None => Err("A treaty of two states has no map: the list names both.".to_owned()),
    }
}

fn show(state: &mut State, kind: impl FnOnce(Arc<str>) -> SheetKind) -> Vec<Effect> {
    match here(state) {
        Ok(id) => page(state, kind(id)),
        Err(_) => Vec::new(),
    }
}
