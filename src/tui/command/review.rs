//! Keys of the review sheet: send, go back, read on, change what leaves, ask for what is missing.
//!
//! Never here: opening it.

use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::{Layer, State};
use crate::tui::update::{leave, leaving};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "review-confirm",
        "send",
        "Let it leave: it waits thirty seconds in the outbox, where u recalls it.",
        Scope::Review,
        &["y"],
        leaving::confirm,
    )
    .hint(2),
    Row::new(
        "review-other",
        "move",
        "Move between Back, Send and what can be changed.",
        Scope::Review,
        &["tab", "right"],
        |state| leaving::other_choice(state, true),
    )
    .hint(3),
    Row::new(
        "review-before",
        "move back",
        "Move to the choice before.",
        Scope::Review,
        &["s-tab", "left"],
        |state| leaving::other_choice(state, false),
    ),
    Row::new(
        "review-take",
        "take the choice",
        "Do what is chosen: Back, until you move to Send.",
        Scope::Review,
        &["enter"],
        leaving::take,
    )
    .hint(1),
    Row::new(
        "review-down",
        "read on",
        "Read on.",
        Scope::Review,
        &["down", "pgdn"],
        |state| scroll(state, 4),
    ),
    Row::new(
        "review-up",
        "read back",
        "Read back.",
        Scope::Review,
        &["up", "pgup"],
        |state| scroll(state, -4),
    ),
    Row::new(
        "review-use",
        "used for",
        "Say what the packages are for: police work, evidence, an immediate threat, another purpose.",
        Scope::Review,
        &["p"],
        leaving::choose_use,
    ),
    Row::new(
        "review-withhold",
        "withhold",
        "Choose parts that stay here.",
        Scope::Review,
        &["w"],
        leaving::choose_withheld,
    ),
    Row::new(
        "review-consent",
        "ask consent",
        "Begin a letter that asks the originator for the consent that is missing.",
        Scope::Review,
        &["m"],
        leave::ask_consent,
    )
    .when(leave::can_ask_consent)
    .hint(4),
    Row::new(
        "review-override",
        "second officer",
        "Ask a second officer to let it leave all the same, with a reason, or agree to what a colleague asked.",
        Scope::Review,
        &["x y"],
        leave::overrides,
    )
    .when(leave::can_override)
    .undoable("Override recorded for")
    .hint(5),
];

fn scroll(state: &mut State, rows: isize) -> Vec<Effect> {
    if let Some(Layer::Review(review)) = state.layers.last_mut() {
        review.top = review.top.saturating_add_signed(rows);
    }
    Vec::new()
}
