//! The curtain: the clock and the urgent counts, nothing else.
//!
//! Never here: a name, a title, a number that is not urgent.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::theme::Role;
use super::title;
use crate::domain::text::Shown;
use crate::tui::state::State;

/// Draws the curtain; answers where the cursor stands.
pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Position {
    let middle = state.size.rows / 2;
    let urgent = state.counts.alerts_urgent + state.counts.requests_urgent;
    let lines = [
        (title::clock(state), Role::Strong),
        (
            format!("{urgent} urgent"),
            if urgent > 0 { Role::Alarm } else { Role::Plain },
        ),
        ("Enter lifts the curtain.".to_owned(), Role::Dim),
    ];
    let mut cursor = Position::new(0, 0);
    for (n, (words, role)) in lines.into_iter().enumerate() {
        let text = Shown::of(words);
        let width = u16::try_from(text.width()).unwrap_or(0);
        let x = state.size.columns.saturating_sub(width) / 2;
        let y = middle.saturating_sub(1) + u16::try_from(n).unwrap_or(0);
        canvas.text(x, y, width, &text, role);
        cursor = Position::new(x, y);
    }
    cursor
}
