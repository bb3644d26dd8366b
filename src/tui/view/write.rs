//! The writing box: the text, one button below it, when it was last kept.
//!
//! Never here: keeping it.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::{self, Screen};
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::state::State;
use crate::tui::state::layer::Write;

/// Draws the box; answers where its cursor stands.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, screen: &Screen, write: &Write) -> Position {
    let area = layout::centred(state.size, 76, screen.over.height.min(16));
    let whom = match write.ids.as_slice() {
        [one] => state.reference(*one).unwrap_or_default(),
        many => format!("{} records", many.len()),
    };
    let title = Shown::of(format!("{} - {whom}", write.title));
    let inner = canvas.boxed(area, &title);
    let text_rows = inner.height.saturating_sub(3);
    let cursor = text(
        canvas,
        Rect {
            height: text_rows,
            ..inner
        },
        write,
    );
    if let Some(fault) = &write.fault {
        let y = inner.bottom().saturating_sub(2);
        canvas.text(
            inner.x + 1,
            y,
            inner.width - 1,
            &Shown::of(fault),
            Role::Failed,
        );
    }
    let y = inner.bottom().saturating_sub(1);
    let button = Shown::own(if write.on_button {
        "> [ Save ]"
    } else {
        "  [ Save ]"
    });
    let used = canvas.text(inner.x + 1, y, 12, &button, Role::Strong);
    if write.on_button {
        canvas.shade(Rect::new(inner.x + 1, y, used, 1), Role::Selected);
        return Position::new(inner.x + 1, y);
    }
    cursor
}

/// The lines around the cursor; the cursor's line is moved so that the cursor is inside.
fn text(canvas: &mut Canvas<'_>, area: Rect, write: &Write) -> Position {
    let (row, _) = write.field.cursor();
    let room = area.width.saturating_sub(2);
    let top = row.saturating_sub(area.height.saturating_sub(1));
    let mut cursor = Position::new(area.x + 1, area.y);
    let lines = write.field.lines().enumerate().skip(usize::from(top));
    for (n, line) in lines.take(usize::from(area.height)) {
        let place = u16::try_from(n).unwrap_or(u16::MAX);
        let y = area.y + (place - top);
        if place == row {
            let window = write.field.window(room);
            let shown = Shown::of(window.text);
            canvas.text(area.x + 1, y, room, &shown, Role::Plain);
            cursor = Position::new(area.x + 1 + window.cursor, y);
        } else {
            canvas.text(area.x + 1, y, room, &Shown::of(line), Role::Plain);
        }
    }
    cursor
}
