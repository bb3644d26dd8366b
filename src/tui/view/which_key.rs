//! The continuation box: after the first key of two, what the second can be.
//!
//! Never here: keys that are not in the table.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::layout::Screen;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::command::{self, keys::chord_label};
use crate::tui::input::Lookup;
use crate::tui::state::State;

/// Draws the box when a first key is pressed.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, screen: &Screen) {
    let Some(first) = state.pending else {
        return;
    };
    let Lookup::Prefix(next) = state.keys.lookup(state.scopes(), &[first]) else {
        return;
    };
    let rows: Vec<_> = next
        .iter()
        .filter_map(|(chord, id)| command::find(id).map(|row| (chord_label(*chord), row)))
        .collect();
    let height = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX);
    let height = height.min(screen.over.height.saturating_sub(2));
    let width = 34.min(screen.over.width);
    let area = Rect::new(
        screen.over.right() - width,
        screen.over.bottom().saturating_sub(height + 1),
        width,
        height,
    );
    let title = Shown::of(format!("{} then", chord_label(first)));
    let inner = canvas.boxed(area, &title);
    for (n, (key, row)) in rows.iter().enumerate() {
        let y = inner.y + u16::try_from(n).unwrap_or(0);
        if y >= inner.bottom() {
            break;
        }
        let (key_role, role) = if (row.ready)(state).is_ok() {
            (Role::HintKey, Role::Plain)
        } else {
            (Role::Dim, Role::Dim)
        };
        canvas.text(inner.x + 1, y, 6, &Shown::of(key), key_role);
        canvas.text(inner.x + 8, y, inner.width - 8, &Shown::of(row.title), role);
    }
}
