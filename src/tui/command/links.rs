//! Judgements on two records: same, related, not the same.
//!
//! Never here: who is alike; that is proposed elsewhere and judged by the officer.

use super::choices;
use super::ready::{chosen, possible, writable};
use super::row::{Row, Scope};
use crate::domain::link::Relation;
use crate::domain::{Command, ItemId};
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::pick::{Choice, Pick, PickFor};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "link",
        "link",
        "Say what this record is to the marked records, or to one you name: same, related, not the same.",
        Scope::Work,
        &["="],
        link,
    )
    .undoable("Linked")
    .when(|state| writable(state).and_then(|()| chosen(state))),
    Row::new(
        "unlink",
        "unlink",
        "Take a judgement on another record back.",
        Scope::Work,
        &["x ="],
        unlink,
    )
    .undoable("Judgement taken back")
    .when(|state| {
        writable(state)?;
        match state.current() {
            Some(item) if item.links.is_empty() => {
                return Err("The record has no links.".to_owned());
            }
            _ => {}
        }
        possible(state, |item| Command::Unlink {
            other: item.links.first().map_or(item.id, |link| link.other),
        })
    }),
];

fn link(state: &mut State) -> Vec<Effect> {
    let Some(subject) = state.current_id() else {
        return Vec::new();
    };
    let others: Vec<ItemId> = match state.list() {
        Some(list) => list
            .marks
            .iter()
            .copied()
            .filter(|id| *id != subject)
            .collect(),
        None => Vec::new(),
    };
    let relations = Relation::ALL
        .iter()
        .map(|relation| Choice::new(relation.word(), relation.title()))
        .collect();
    let name = state.reference(subject).unwrap_or_default();
    let title = if others.is_empty() {
        format!("{name} and another record are")
    } else {
        format!("{name} and {} marked are", others.len())
    };
    choices::push(
        state,
        Pick::lettered(title, PickFor::Relation(subject, others), relations),
    )
}

fn unlink(state: &mut State) -> Vec<Effect> {
    let Some(item) = state.current() else {
        return Vec::new();
    };
    let id = item.id;
    let links = item
        .links
        .iter()
        .map(|link| {
            let name = state
                .reference(link.other)
                .unwrap_or_else(|| "a record".to_owned());
            Choice::new(link.other.to_string(), name).note(link.relation.title())
        })
        .collect();
    choices::push(state, Pick::lettered("Unlink", PickFor::Unlink(id), links))
}
