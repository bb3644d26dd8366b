//! Moving: in lists, previews, records and sheets, with arrows, with letters, by page, to both ends.
//!
//! Never here: row numbers that outlive a key press.

use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::entries::Entries;
use crate::tui::state::letter::LetterPane;
use crate::tui::state::{Board, Focus, Layer, State};
use crate::tui::view::layout;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "down",
        "down",
        "Go one row down.",
        Scope::Move,
        &["j", "down"],
        |state| go(state, Step::By(1)),
    ),
    Row::new(
        "up",
        "up",
        "Go one row up.",
        Scope::Move,
        &["k", "up"],
        |state| go(state, Step::By(-1)),
    ),
    Row::new(
        "page-down",
        "page down",
        "Go one page down.",
        Scope::Move,
        &["pgdn", "ctrl-d"],
        |state| go(state, Step::Page(1)),
    ),
    Row::new(
        "page-up",
        "page up",
        "Go one page up.",
        Scope::Move,
        &["pgup", "ctrl-u"],
        |state| go(state, Step::Page(-1)),
    ),
    Row::new(
        "first",
        "first",
        "Go to the first row.",
        Scope::Move,
        &["g g", "home"],
        |state| go(state, Step::First),
    ),
    Row::new(
        "last",
        "last",
        "Go to the last row.",
        Scope::Move,
        &["G", "end"],
        |state| go(state, Step::Last),
    ),
    Row::new(
        "next-pane",
        "next pane",
        "Go to the pane at the right, or back to the list after the last.",
        Scope::Move,
        &["tab", "l", "right"],
        |state| other_pane(state, Focus::Detail),
    ),
    Row::new(
        "previous-pane",
        "previous pane",
        "Go to the pane at the left.",
        Scope::Move,
        &["s-tab", "h", "left"],
        |state| other_pane(state, Focus::List),
    ),
];

/// Where to.
#[derive(Clone, Copy)]
enum Step {
    By(isize),
    Page(isize),
    First,
    Last,
}

impl Step {
    fn from(self, place: usize, page: usize) -> usize {
        let page = isize::try_from(page.max(1)).unwrap_or(1);
        match self {
            Self::By(rows) => place.saturating_add_signed(rows),
            Self::Page(pages) => place.saturating_add_signed(pages * page),
            Self::First => 0,
            // The state is brought within bounds after every message.
            Self::Last => usize::MAX >> 1,
        }
    }
}

fn go(state: &mut State, step: Step) -> Vec<Effect> {
    let screen = layout::of(state);
    let over = usize::from(screen.over.height.saturating_sub(2));
    let detail = usize::from(screen.detail_rows());
    let rows = usize::from(screen.list_rows());
    match state.layers.last_mut() {
        Some(Layer::Record(open)) => open.top = step.from(open.top, over),
        Some(Layer::Sheet(sheet)) => sheet.top = step.from(sheet.top, over),
        Some(Layer::Board(board)) => go_through(board, step),
        Some(Layer::Finder(finder)) => {
            let rows = usize::from(layout::finder(&screen).answer.height);
            read(&mut finder.read, step, rows);
        }
        Some(Layer::Letter(page)) => {
            let areas = layout::letter(&screen);
            match page.pane {
                LetterPane::Form => {
                    let rows = usize::from(layout::inside(areas.form).height);
                    read(&mut page.form, step, rows);
                }
                LetterPane::Text => {
                    let rows = usize::from(layout::inside(areas.text).height);
                    page.top = step.from(page.top, rows);
                }
            }
        }
        Some(Layer::Agenda(agenda)) => {
            let rows = usize::from(layout::agenda(&screen).lines.height);
            agenda.go_to(step.from(agenda.place, rows));
        }
        Some(_) => {}
        None => in_lists(state, step, rows, detail),
    }
    Vec::new()
}

/// Moves from entry to entry.
fn go_through(board: &mut Board, step: Step) {
    match step {
        Step::By(by) => board.step(by > 0),
        Step::Page(pages) => board.page(pages),
        Step::First => board.go_to(0),
        Step::Last => board.go_to(usize::MAX >> 1),
    }
}

fn in_lists(state: &mut State, step: Step, rows: usize, detail: usize) {
    let in_list = state.focus == Focus::List;
    if let Some(shelf) = state.shelf_mut() {
        if in_list {
            shelf.go_to(step.from(shelf.place, rows));
        } else {
            shelf.card_top = step.from(shelf.card_top, detail);
        }
    } else if let Some(list) = state.list_mut() {
        if in_list {
            list.go_to(step.from(list.place, rows));
        } else {
            list.preview_top = step.from(list.preview_top, detail);
        }
    }
}

/// Moves on a paper of entries, of which `rows` lines are visible.
fn read(entries: &mut Entries, step: Step, rows: usize) {
    match step {
        Step::By(by) => entries.step(by > 0, rows),
        Step::Page(pages) => entries.page(pages, rows),
        Step::First => entries.first(),
        Step::Last => entries.last(),
    }
}

fn other_pane(state: &mut State, wanted: Focus) -> Vec<Effect> {
    if let Some(Layer::Letter(page)) = state.layers.last_mut() {
        page.pane = match page.pane {
            LetterPane::Form => LetterPane::Text,
            LetterPane::Text => LetterPane::Form,
        };
        return Vec::new();
    }
    if state.layers.is_empty() && layout::of(state).detail.is_some() {
        let there = state.focus == wanted;
        state.focus = match (wanted, there) {
            (Focus::Detail, false) => Focus::Detail,
            (Focus::Detail, true) | (Focus::List, _) => Focus::List,
        };
    }
    Vec::new()
}
