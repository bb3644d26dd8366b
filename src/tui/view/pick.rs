//! A list of choices in a box.
//!
//! Never here: what a choice does.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::state::State;
use crate::tui::state::pick::{Choice, Pick};

/// Draws the box; answers where its cursor stands.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, pick: &Pick) -> Position {
    let area = layout::pick_box(state.size, pick);
    canvas.clear(area);
    let mut inner = canvas.pane(area, &Shown::of(&pick.title), true);
    let mut cursor = Position::new(inner.x, inner.y);
    if let Some(field) = &pick.field {
        let window = field.window(inner.width.saturating_sub(3));
        let text = Shown::of(format!("> {}", window.text));
        canvas.text(inner.x, inner.y, inner.width, &text, Role::Plain);
        cursor = Position::new(inner.x + 2 + window.cursor, inner.y);
        inner.y += 1;
        inner.height = inner.height.saturating_sub(1);
    }
    if pick.shown().len() == 0 {
        let words = Shown::own("Nothing matches what was typed.");
        canvas.text(inner.x + 1, inner.y, inner.width, &words, Role::Dim);
        return cursor;
    }
    let rows = usize::from(inner.height);
    for (n, choice) in pick.shown().skip(pick.top).take(rows).enumerate() {
        let y = inner.y + u16::try_from(n).unwrap_or(0);
        let here = pick.top + n == pick.place;
        let line = Rect::new(inner.x, y, inner.width, 1);
        row(canvas, line, choice, here);
        if here && pick.field.is_none() {
            cursor = Position::new(inner.x, y);
        }
    }
    let total = pick.shown().len();
    if total > rows {
        let words = Shown::of(format!("{} of {total}", pick.place + 1));
        canvas.footer(area, &words, Role::Dim);
    }
    cursor
}

fn row(canvas: &mut Canvas<'_>, line: Rect, choice: &Choice, here: bool) {
    let role = if choice.why_not.is_some() {
        Role::Dim
    } else {
        Role::Plain
    };
    let note = Shown::of(&choice.note);
    let note_width = u16::try_from(note.width()).unwrap_or(0).min(line.width / 2);
    let sign = if here { ">" } else { " " };
    let letter = choice.letter.map(|l| format!("{l}  ")).unwrap_or_default();
    let text = match &choice.why_not {
        Some(why) if here => {
            let name = choice.text.split(':').next().unwrap_or_default();
            Shown::of(format!("{sign} {letter}{name}: {why}"))
        }
        _ => Shown::of(format!("{sign} {letter}{}", choice.text)),
    };
    let room = line.width.saturating_sub(note_width + 2);
    canvas.text(line.x, line.y, room, &text, role);
    let x = line.right().saturating_sub(note_width + 1);
    canvas.text(x, line.y, note_width, &note, Role::HintKey);
    if here {
        canvas.shade(line, Role::Selected);
    }
}
