//! What leaves the office or ends a record: forward, recall, answer, close.
//!
//! Never here: letting anything leave on one key. `forward` opens a list, a text, a date and a review sheet.

use super::ready::{possible, writable};
use super::row::{Row, Scope};
use super::texts::write;
use super::{choices, routing};
use crate::domain::command::WritingKind;
use crate::domain::release::{ReleaseRule, Use};
use crate::domain::{Command, Foreign, Item};
use crate::tui::effect::Purpose;
use crate::tui::state::State;
use crate::tui::state::layer::AskFor;
use crate::tui::state::pick::{Pick, PickFor};
use crate::tui::update::order;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "forward",
        "forward",
        "Send the record to a unit: recipient, purpose and a review sheet first, then thirty seconds to recall it.",
        Scope::Work,
        &["f"],
        |state| {
            let ids = state.targets();
            let title = format!("Forward to{}", State::count_words(ids.len()));
            let units = routing::units(state);
            choices::push(state, Pick::typed(title, PickFor::Unit(ids), units))
        },
    )
    .leaves()
    .when(ready_forward)
    .hint(4),
    Row::new(
        "recall",
        "recall",
        "Take a forwarding back while it waits in the outbox.",
        Scope::Work,
        &["x r"],
        |state| order::act(state, "recall", Purpose::Act, waiting),
    )
    .says("Recalled")
    .when(|state| {
        writable(state)?;
        possible(state, waiting).map_err(|why| match state.current() {
            Some(item) if item.waiting_dispatch().is_none() => {
                "Nothing of this record waits in the outbox.".to_owned()
            }
            _ => why,
        })
    }),
    Row::new(
        "answered",
        "mark answered",
        "Say that the originator has the answer, in words.",
        Scope::Work,
        &["x a"],
        |state| write(state, WritingKind::Answer, None, "What was answered"),
    )
    .undoable("Marked answered")
    .when(|state| {
        possible(state, |_| Command::MarkAnswered {
            text: Foreign::default(),
        })
    }),
    Row::new(
        "close",
        "close",
        "Close the record: nothing is open any more.",
        Scope::Work,
        &["x c"],
        |state| {
            let ids = state.targets();
            // The cursor moves on after a decision: the box says which record it is about.
            let title = match ids.as_slice() {
                [id] => state
                    .reference(*id)
                    .map_or_else(|| "Close".to_owned(), |of| format!("Close - {of}")),
                _ => "Close".to_owned(),
            };
            choices::ask(state, &title, "Words", "optional", AskFor::Close(ids))
        },
    )
    .undoable("Closed")
    .when(|state| {
        possible(state, |_| Command::Close {
            text: Foreign::default(),
        })
    }),
    Row::new(
        "reopen",
        "reopen",
        "Open a closed or dismissed record again.",
        Scope::Work,
        &["x o"],
        |state| {
            let ids = state.targets();
            choices::ask(state, "Reopen", "Why", "optional", AskFor::Reopen(ids))
        },
    )
    .undoable("Reopened")
    .when(|state| {
        possible(state, |_| Command::Reopen {
            text: Foreign::default(),
        })
    }),
];

fn ready_forward(state: &State) -> Result<(), String> {
    writable(state)?;
    let Some(unit) = state.profile.units.first() else {
        return Err("No unit is configured to forward to.".to_owned());
    };
    let forward = possible(state, |_| Command::Forward {
        use_for: Use::Police,
        withheld: Vec::new(),
        to: unit.id.clone(),
        purpose: Foreign::from("purpose"),
        basis: None,
        answer_by: None,
    });
    // Where only the marking speaks against it the review sheet opens all the same: it says what would lift that.
    let waits = |item: &Item| item.waiting_dispatch().is_some() || item.waiting_letter().is_some();
    let mut items = state.targets().into_iter().filter_map(|id| state.item(id));
    if forward.is_ok() || items.any(waits) {
        return forward;
    }
    possible(state, |_| Command::AskOverride {
        rule: ReleaseRule::Empty,
        to: unit.id.clone(),
        reason: Foreign::from("reason"),
    })
    .map_err(|_| forward.err().unwrap_or_default())
}

fn waiting(item: &crate::domain::Item) -> Command {
    Command::Recall {
        dispatch: item.waiting_dispatch().map_or(0, |d| d.number),
    }
}
