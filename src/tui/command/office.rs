//! The desk itself: help, palette, messages, undo, curtain, leaving.
//!
//! Never here: anything about one record.

use super::choices;
use super::keys::label;
use super::ready::writable;
use super::row::{Row, Scope};
use super::table;
use crate::tui::effect::Effect;
use crate::tui::state::layer::{Sheet, SheetKind};
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::state::{Focus, Layer, State};
use crate::tui::update::order;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "undo",
        "undo",
        "Take the newest thing you did back.",
        Scope::Desk,
        &["u"],
        |_| vec![Effect::Undo],
    )
    .when(writable)
    .hint(15),
    Row::new(
        "redo",
        "redo",
        "Do the newest thing you took back again.",
        Scope::Desk,
        &["U"],
        |_| vec![Effect::Redo],
    )
    .when(writable),
    Row::new(
        "palette",
        "commands",
        "Find any command by name, with its key, or why it is not possible now.",
        Scope::Desk,
        &[":"],
        palette,
    )
    .hint(21),
    Row::new(
        "help",
        "keys",
        "Show everything that can be done here, and run what is chosen.",
        Scope::Desk,
        &["?"],
        help,
    )
    .hint(99),
    Row::new(
        "messages",
        "messages",
        "Show everything the desk said, with the time.",
        Scope::Desk,
        &["g m"],
        |state| {
            let kind = SheetKind::Messages;
            state.layers.push(Layer::Sheet(Sheet { kind, top: 0 }));
            Vec::new()
        },
    ),
    Row::new(
        "back",
        "back",
        "Go back one step: message, pane, marks, filter, record.",
        Scope::Desk,
        &["esc"],
        back,
    ),
    Row::new(
        "quit",
        "quit",
        "Go back, and at the top ask whether to leave.",
        Scope::Desk,
        &["q"],
        quit,
    ),
    Row::new(
        "cancel",
        "cancel",
        "Cancel what runs; twice asks whether to leave.",
        Scope::Always,
        &["ctrl-c"],
        cancel,
    ),
    Row::new(
        "curtain",
        "curtain",
        "Hide everything but the clock and the urgent counts; Enter lifts it.",
        Scope::Always,
        &["ctrl-g"],
        |state| {
            state.layers.push(Layer::Curtain);
            order::keep_drafts(state)
        },
    ),
    Row::new(
        "repaint",
        "repaint",
        "Draw the whole screen anew.",
        Scope::Always,
        &["ctrl-l"],
        |_| vec![Effect::Repaint],
    ),
    Row::new(
        "suspend",
        "suspend",
        "Hand the terminal back to the shell; fg comes back.",
        Scope::Always,
        &["ctrl-z"],
        order::suspend,
    ),
];

fn listed(state: &State, here: bool) -> Vec<Choice> {
    let scopes = state.scopes();
    let mut choices: Vec<Choice> = Vec::new();
    let rows = table().iter().filter(|row| row.scope.is_listed());
    for row in rows.filter(|row| !here || scopes.contains(&row.scope)) {
        let keys: Vec<String> = state.keys.of(row).into_iter().map(label).collect();
        let why_not = if scopes.contains(&row.scope) {
            (row.ready)(state).err()
        } else {
            Some(format!("This works in: {}.", row.scope.title()))
        };
        choices.push(Choice {
            why_not,
            group: row.scope.title(),
            ..Choice::new(row.id, format!("{}: {}", row.title, row.about)).note(keys.join(", "))
        });
    }
    // What works here first; groups stay together.
    let here = Scope::ALL.iter().filter(|scope| scopes.contains(scope));
    let order: Vec<&str> = here.chain(&Scope::ALL).map(|scope| scope.title()).collect();
    choices.sort_by_key(|choice| order.iter().position(|group| *group == choice.group));
    choices
}

fn palette(state: &mut State) -> Vec<Effect> {
    let choices = listed(state, false);
    choices::push(state, Pick::typed("Commands", PickFor::Command, choices))
}

fn help(state: &mut State) -> Vec<Effect> {
    let choices = listed(state, true);
    choices::push(state, Pick::typed("Keys here", PickFor::Command, choices))
}

fn back(state: &mut State) -> Vec<Effect> {
    if state.notices.dismiss() {
        return Vec::new();
    }
    if state.layers.last().is_some_and(Layer::is_page) {
        state.layers.pop();
        return Vec::new();
    }
    if state.focus == Focus::Detail {
        state.focus = Focus::List;
        return Vec::new();
    }
    if let Some(shelf) = state.shelf_mut() {
        shelf.filter.take();
        state.narrow_shelf();
        return Vec::new();
    }
    let Some(list) = state.list_mut() else {
        return Vec::new();
    };
    if list.range.is_some() {
        list.toggle_range();
        return Vec::new();
    }
    if !list.marks.is_empty() {
        list.clear_marks();
        return Vec::new();
    }
    if list.filter.is_empty() {
        return Vec::new();
    }
    list.filter.take();
    order::refresh(state, crate::tui::effect::Then::Stay)
}

fn quit(state: &mut State) -> Vec<Effect> {
    if state.layers.last().is_some_and(Layer::is_page) {
        state.layers.pop();
    } else if state.focus == Focus::Detail {
        state.focus = Focus::List;
    } else {
        state.layers.push(Layer::Quit);
    }
    Vec::new()
}

fn cancel(state: &mut State) -> Vec<Effect> {
    state.pending = None;
    if matches!(state.layers.last(), Some(Layer::Quit)) {
        return Vec::new();
    }
    let before = state.cancelled.replace(state.now);
    if before.is_some_and(|at| state.now.seconds_since(at) < 2) {
        state.cancelled = None;
        let kept = order::keep_drafts(state);
        state.layers.push(Layer::Quit);
        return kept;
    }
    state.say("Nothing runs that could be cancelled. Ctrl+C again asks whether to leave.");
    Vec::new()
}
