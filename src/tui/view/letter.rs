//! The page of a letter: its form, its text as it will be sent; side by side where there is room.
//!
//! Never here: what stands on them.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::{self, Screen};
use super::paper;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::paper::{Paper, missing, missing_words};
use crate::tui::state::State;
use crate::tui::state::letter::{LetterPage, LetterPane};
use crate::tui::state::papers::Kept;
use crate::tui::update::letter;

/// Draws the page; answers where the cursor stands.
pub fn draw(
    state: &State,
    canvas: &mut Canvas<'_>,
    screen: &Screen,
    (page, top): (&LetterPage, bool),
    kept: Option<&Paper>,
) -> Position {
    let areas = layout::letter(screen);
    let on_form = page.pane == LetterPane::Form;
    let text = Kept::paper(state.papers.beside.as_ref()).filter(|_| kept.is_some());
    let mut cursor = Position::new(screen.over.x, screen.over.y + 1);
    if areas.beside || on_form {
        let position = form(state, canvas, areas.form, (page, top && on_form), kept);
        if on_form {
            cursor = position;
        }
    }
    if areas.beside || !on_form {
        let title = if areas.beside {
            Shown::own("As it will be sent")
        } else {
            title(state, page, "as it will be sent")
        };
        let position = paper::pane(canvas, areas.text, &title, top && !on_form, text, page.top);
        if !on_form {
            cursor = position;
        }
    }
    cursor
}

fn title(state: &State, page: &LetterPage, what: &str) -> Shown {
    let number = page.at.number;
    let name = state.reference(page.at.record).unwrap_or_default();
    let Some((_, letter)) = state.letter(page.at) else {
        return Shown::of(format!("Letter {number} of {name}"));
    };
    let (kind, to) = (letter.kind.title(), letter.to.country);
    Shown::of(format!("Letter {number} of {name}: {kind}, {to}, {what}"))
}

/// Draws the form; answers where its cursor stands.
fn form(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (page, focused): (&LetterPage, bool),
    kept: Option<&Paper>,
) -> Position {
    let known = state.letter(page.at).map(|(_, letter)| letter);
    let what = known.map_or("", |letter| letter.state.title());
    canvas.clear(area);
    let inner = canvas.pane(area, &title(state, page, what), focused);
    let start = Position::new(inner.x, inner.y);
    let Some(sheet) = kept else {
        return start;
    };
    let entries = &page.form;
    paper::lines(canvas, inner, sheet, entries.top);
    if let Some(letter) = known {
        let missing = missing_words(missing(letter, &letter::fields(state, page.at)));
        let missing = match sheet.hidden {
            0 => missing,
            1 => format!("{missing}, 1 hidden character shown"),
            n => format!("{missing}, {n} hidden characters shown"),
        };
        let place = paper::position(sheet, entries.top, inner.height);
        let words = if place.is_empty() {
            missing
        } else {
            format!("{missing} - {}", place.as_str())
        };
        canvas.footer(area, &Shown::of(words), Role::Strong);
    }
    let line = entries.starts.get(entries.cursor);
    let row = line.and_then(|line| line.checked_sub(entries.top));
    let row = row.and_then(|row| u16::try_from(row).ok());
    match row.filter(|row| *row < inner.height) {
        Some(row) => {
            let line = Rect {
                y: inner.y + row,
                height: 1,
                ..inner
            };
            if focused {
                canvas.shade(line, Role::Selected);
            }
            Position::new(line.x, line.y)
        }
        // Its first line is scrolled away: the reader is where the window begins.
        None => start,
    }
}
