//! Why a list is empty, with the next step.
//!
//! Never here: an empty list without words.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::{Shown, width};
use crate::tui::state::ListState;

/// Why this list is empty.
pub fn list(list: &ListState) -> Shown {
    let Some(listing) = &list.listing else {
        return Shown::own("The list is being read.");
    };
    let filter = list.filter.text().trim();
    if !filter.is_empty() {
        return Shown::of(format!(
            "None of {} records matches {filter}. Esc clears the filter.",
            listing.unfiltered
        ));
    }
    if !list.view.filter.is_empty() {
        return Shown::of(format!(
            "Nothing is in the view {}. V opens another view.",
            list.view.name
        ));
    }
    Shown::own(
        "Nothing is open here. Messages come in with: attache import PATH. V shows what is done.",
    )
}

/// Draws the words, wrapped.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, words: &Shown) {
    let columns = area.width.saturating_sub(2);
    for (n, line) in width::wrap(words, usize::from(columns)).iter().enumerate() {
        let y = area.y + 1 + u16::try_from(n).unwrap_or(0);
        if y < area.bottom() {
            canvas.text(area.x + 1, y, columns, line, Role::Plain);
        }
    }
}
