//! The continuation box: after the first key of two, what the second can be.
//!
//! Never here: keys that are not in the table.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::Screen;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::command::{self, keys::chord_label};
use crate::tui::input::Lookup;
use crate::tui::state::State;

/// Columns of cells one entry takes at most.
const WIDEST: u16 = 32;

/// Draws the box when a first key is pressed; answers where the cursor stands then: on the first of its entries.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, screen: &Screen) -> Option<Position> {
    let first = state.pending?;
    let Lookup::Prefix(next) = state.keys.lookup(state.scopes(), &[first]) else {
        return None;
    };
    let rows: Vec<_> = next
        .iter()
        .filter_map(|(chord, id)| command::find(id).map(|row| (chord_label(*chord), row)))
        .collect();
    // As many columns as it takes: no key is left out in a small window.
    let most = usize::from(screen.over.height.saturating_sub(4)).max(1);
    let columns = rows.len().div_ceil(most).max(1);
    let lines = rows.len().div_ceil(columns);
    let each = WIDEST.min(screen.over.width.saturating_sub(2) / narrow(columns));
    let (width, height) = (each * narrow(columns) + 2, narrow(lines + 2));
    let area = Rect::new(
        screen.over.right().saturating_sub(width),
        screen.over.bottom().saturating_sub(height + 1),
        width,
        height,
    );
    let title = Shown::of(format!("{} then", chord_label(first)));
    let inner = canvas.boxed(area, &title);
    let keys = if columns == 1 { 7 } else { 2 };
    for (n, (key, row)) in rows.iter().enumerate() {
        let x = inner.x + 1 + each * narrow(n / lines);
        let y = inner.y + narrow(n % lines);
        let (key_role, role) = if (row.ready)(state).is_ok() {
            (Role::HintKey, Role::Plain)
        } else {
            (Role::Dim, Role::Dim)
        };
        canvas.text(x, y, keys, &Shown::of(key), key_role);
        let room = each.saturating_sub(keys + 2);
        canvas.text(x + keys, y, room, &Shown::of(row.title), role);
    }
    Some(Position::new(inner.x + 1, inner.y))
}

fn narrow(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
