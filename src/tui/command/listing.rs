//! What a list shows and in which order, and what is marked in it.
//!
//! Never here: filter syntax; the desk reads it.

use super::choices;
use super::row::{Row, Scope};
use crate::desk::Sort;
use crate::tui::effect::{Effect, Then};
use crate::tui::state::layer::{AskFor, Layer};
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::state::{ListState, State};
use crate::tui::update::order;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "filter",
        "filter",
        "Narrow the list as you type; Esc leaves the field, Esc again clears it.",
        Scope::Lists,
        &["/"],
        |state| {
            state.layers.push(Layer::Filter);
            Vec::new()
        },
    )
    .hint(20),
    Row::new(
        "sort",
        "next order",
        "Order the list by the next column.",
        Scope::Lists,
        &["s"],
        next_sort,
    ),
    Row::new(
        "sort-by",
        "order by",
        "Choose the order of the list.",
        Scope::Lists,
        &["S"],
        |state| {
            let sorts = Sort::ALL.iter().map(|s| Choice::new(s.word(), s.word()));
            let pick = Pick::lettered("Order by", PickFor::Sort, sorts.collect());
            let now = state.list().map_or("", |list| list.sort.word());
            choices::push(state, pick.at(now))
        },
    ),
    Row::new(
        "views",
        "views",
        "Open a view: a filter and an order under a name.",
        Scope::Lists,
        &["V"],
        |state| {
            let Some(list) = state.list() else {
                return Vec::new();
            };
            let choices = list.views.iter().map(|view| {
                Choice::new(&view.name, &view.name)
                    .note(format!("{} by {}", view.filter, view.sort.word()).trim())
            });
            let pick = Pick::typed("Views", PickFor::View, choices.collect());
            let name = list.view.name.clone();
            choices::push(state, pick.at(&name))
        },
    ),
    Row::new(
        "save-view",
        "save view",
        "Save the filter and the order of this list under a name.",
        Scope::Lists,
        &["x v"],
        |state| {
            choices::ask(
                state,
                "Save this view",
                "Name",
                "any words",
                AskFor::ViewName,
            )
        },
    )
    .when(super::ready::writable),
    Row::new(
        "show-new",
        "show new",
        "Show the records that arrived since the list was asked for.",
        Scope::Lists,
        &["n"],
        |state| {
            state.cache.clear();
            order::refresh(state, Then::Tell)
        },
    ),
    Row::new(
        "mark",
        "mark",
        "Mark the record under the cursor, or take the mark off, and go down.",
        Scope::Lists,
        &["space"],
        |state| {
            with_list(state, |list| {
                list.toggle_mark();
                list.move_by(1);
            })
        },
    )
    .when(has_records),
    Row::new(
        "mark-range",
        "mark range",
        "Mark every record from here to where the cursor goes; again to end.",
        Scope::Lists,
        &["v"],
        |state| with_list(state, ListState::toggle_range),
    )
    .when(has_records),
    Row::new(
        "mark-all",
        "mark all",
        "Mark every record the list shows, or take every mark off.",
        Scope::Lists,
        &["*"],
        |state| with_list(state, ListState::toggle_all),
    )
    .when(has_records),
];

fn with_list(state: &mut State, act: impl FnOnce(&mut ListState)) -> Vec<Effect> {
    if let Some(list) = state.list_mut() {
        act(list);
    }
    Vec::new()
}

fn has_records(state: &State) -> Result<(), String> {
    match state.list() {
        Some(list) if !list.ids().is_empty() => Ok(()),
        _ => Err("The list is empty.".to_owned()),
    }
}

fn next_sort(state: &mut State) -> Vec<Effect> {
    let Some(list) = state.list_mut() else {
        return Vec::new();
    };
    let place = Sort::ALL.iter().position(|sort| *sort == list.sort);
    let next = place.map_or(0, |place| (place + 1) % Sort::ALL.len());
    if let Some(sort) = Sort::ALL.get(next) {
        list.sort = *sort;
        let words = format!("Ordered by {}.", sort.word());
        state.say(words);
    }
    order::refresh(state, Then::Stay)
}
