//! Keys inside boxes: choosing, saving, confirming, leaving.
//!
//! Never here: what the box was opened for; `update` knows.

use super::row::{Row, Scope};
use crate::tui::update::{boxes, write};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "leave",
        "leave",
        "Leave this box; nothing typed is lost.",
        Scope::Layer,
        &["esc"],
        boxes::leave,
    )
    .hint(90),
    Row::new(
        "filter-done",
        "to the list",
        "Go to the list; the filter stays.",
        Scope::Filter,
        &["enter", "tab"],
        boxes::close,
    )
    .hint(1),
    Row::new(
        "filter-next",
        "down",
        "Go down in the list while the field stays open.",
        Scope::Filter,
        &["down", "ctrl-n"],
        |state| boxes::filter_move(state, 1),
    ),
    Row::new(
        "filter-previous",
        "up",
        "Go up in the list while the field stays open.",
        Scope::Filter,
        &["up", "ctrl-p"],
        |state| boxes::filter_move(state, -1),
    ),
    Row::new(
        "choose",
        "choose",
        "Take the choice.",
        Scope::Pick,
        &["enter"],
        boxes::choose,
    )
    .hint(1),
    Row::new(
        "choice-next",
        "down",
        "Go to the next choice.",
        Scope::Pick,
        &["down", "ctrl-n"],
        |state| boxes::pick_move(state, 1),
    ),
    Row::new(
        "choice-previous",
        "up",
        "Go to the choice before.",
        Scope::Pick,
        &["up", "ctrl-p"],
        |state| boxes::pick_move(state, -1),
    ),
    Row::new(
        "choice-page-down",
        "page down",
        "Go ten choices down.",
        Scope::Pick,
        &["pgdn"],
        |state| boxes::pick_move(state, 10),
    ),
    Row::new(
        "choice-page-up",
        "page up",
        "Go ten choices up.",
        Scope::Pick,
        &["pgup"],
        |state| boxes::pick_move(state, -10),
    ),
    Row::new(
        "choice-mark",
        "mark",
        "Mark the choice, where several can be taken.",
        Scope::Pick,
        &["space"],
        boxes::mark,
    ),
    Row::new(
        "save",
        "save",
        "Take what is in the field.",
        Scope::Ask,
        &["enter"],
        boxes::save,
    )
    .hint(1),
    Row::new(
        "save-text",
        "save",
        "Take the text as it stands.",
        Scope::Write,
        &["ctrl-x"],
        write::save,
    )
    .hint(1),
    Row::new(
        "text-button",
        "to the button",
        "Go from the text to the button below it, and back.",
        Scope::Write,
        &["tab", "s-tab"],
        write::to_button,
    )
    .hint(2),
    Row::new(
        "sheet-close",
        "close",
        "Close the sheet.",
        Scope::Sheet,
        &["q"],
        boxes::close,
    )
    .hint(1),
    Row::new(
        "quit-yes",
        "leave the desk",
        "Keep drafts and place, and leave.",
        Scope::Quit,
        &["y"],
        boxes::quit_yes,
    )
    .hint(1),
    Row::new(
        "quit-no",
        "stay",
        "Stay at the desk.",
        Scope::Quit,
        &["n", "q"],
        boxes::close,
    )
    .hint(2),
    Row::new(
        "curtain-lift",
        "lift the curtain",
        "Show the desk again.",
        Scope::Curtain,
        &["enter"],
        boxes::close,
    )
    .hint(1),
    Row::new(
        "card-close",
        "begin",
        "Close the card and begin.",
        Scope::Card,
        &["enter", "space", "q"],
        boxes::close,
    )
    .hint(1),
];
