//! Orders to the desk, and asking again after them.
//!
//! Never here: what an order means.

use crate::desk::{Order, Pane};
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Foreign, Item, ItemId};
use crate::tui::effect::{Effect, Purpose, Sent, Then};
use crate::tui::state::layer::WriteFor;
use crate::tui::state::{Layer, State};

/// Orders the same command for everything chosen.
pub fn act(
    state: &mut State,
    command: &'static str,
    purpose: Purpose,
    make: impl Fn(&Item) -> Command,
) -> Vec<Effect> {
    let ids = state.targets();
    let orders = ids
        .iter()
        .filter_map(|id| state.item(*id).map(|item| (*id, make(item))))
        .collect::<Vec<_>>();
    if orders.len() == ids.len() {
        return submit(command, purpose, orders);
    }
    // Records that never were on screen are not here; a command that needs nothing from them can still be ordered.
    let Some((_, sample)) = orders.first() else {
        return match state.current_id().and_then(|id| state.item(id)) {
            Some(item) => all(command, purpose, &ids, &make(item)),
            None => Vec::new(),
        };
    };
    let sample = sample.clone();
    all(command, purpose, &ids, &sample)
}

/// Orders this very command for all these records.
pub fn all(
    command: &'static str,
    purpose: Purpose,
    ids: &[ItemId],
    order: &Command,
) -> Vec<Effect> {
    let orders = ids.iter().map(|id| (*id, order.clone())).collect();
    submit(command, purpose, orders)
}

fn submit(command: &'static str, purpose: Purpose, orders: Vec<(ItemId, Command)>) -> Vec<Effect> {
    if orders.is_empty() {
        return Vec::new();
    }
    let items = orders.iter().map(|(id, _)| *id).collect();
    let orders = orders
        .into_iter()
        .map(|(item, command)| Order { item, command })
        .collect();
    vec![Effect::Submit {
        orders,
        sent: Sent {
            command,
            purpose,
            items,
        },
    }]
}

/// Asks for the list of the current area again.
pub fn refresh(state: &State, then: Then) -> Vec<Effect> {
    let query = state
        .list()
        .map(|list| list.query(&state.officer, state.now));
    query
        .map(|query| Effect::List { query, then })
        .into_iter()
        .collect()
}

/// Asks for both lists.
pub fn both_lists(state: &State, then: Then) -> Vec<Effect> {
    [Pane::Alerts, Pane::Requests]
        .into_iter()
        .map(|pane| {
            let list = match pane {
                Pane::Alerts => &state.alerts,
                Pane::Requests => &state.requests,
            };
            Effect::List {
                query: list.query(&state.officer, state.now),
                then,
            }
        })
        .collect()
}

/// Keeps every text that is being written and not kept yet.
pub fn keep_drafts(state: &mut State) -> Vec<Effect> {
    if state.read_only {
        return Vec::new();
    }
    let mut effects = Vec::new();
    for layer in &mut state.layers {
        let Layer::Write(write) = layer else {
            continue;
        };
        write.dirty_since = None;
        if write.field.text() == write.kept {
            continue;
        }
        write.kept = write.field.text().to_owned();
        let Some(id) = write.ids.first() else {
            continue;
        };
        let text = Foreign::from(write.kept.as_str());
        let (name, purpose, command) = match &write.kind {
            WriteFor::Draft(kind) => {
                let kind = *kind;
                let command = Command::SaveDraft { kind, text };
                ("draft", Purpose::KeepDraft(kind), command)
            }
            WriteFor::Field(at, field) => {
                let order = LetterOrder::Fill {
                    letter: at.number,
                    field: field.clone(),
                    value: text,
                };
                ("letter-edit", Purpose::KeepField, Command::Letter(order))
            }
        };
        effects.extend(all(name, purpose, &[*id], &command));
    }
    effects
}

/// Keeps drafts, draws the curtain and hands the terminal back: what is on screen stays private meanwhile.
pub fn suspend(state: &mut State) -> Vec<Effect> {
    let mut effects = keep_drafts(state);
    if !super::is_curtained(state) {
        state.layers.push(Layer::Curtain);
    }
    effects.push(Effect::Suspend);
    effects
}
