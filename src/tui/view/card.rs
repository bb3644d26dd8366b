//! The first-start card with five keys, and the question at the door.
//!
//! Never here: more than fits on one card.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::layout;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::command;
use crate::tui::state::State;

/// The five commands of the card, with words for a newcomer.
const FIVE: [(&str, &str); 5] = [
    ("help", "everything that can be done here"),
    ("open", "open the record under the cursor"),
    ("accept", "take it on; u undoes"),
    ("palette", "find any command by name"),
    ("quit", "back; at the top, leave"),
];

/// Draws the first-start card; answers where the cursor stands.
pub fn first(state: &State, canvas: &mut Canvas<'_>) -> Position {
    let area = layout::centred(state.size, 56, 11);
    let inner = canvas.boxed(area, &Shown::own("Welcome to the desk"));
    let mut y = inner.y + 1;
    for (id, words) in FIVE {
        let key = command::find(id).map(|row| state.keys.first(row));
        let key = Shown::of(key.unwrap_or_default());
        canvas.text(inner.x + 2, y, 8, &key, Role::HintKey);
        canvas.text(
            inner.x + 11,
            y,
            inner.width - 12,
            &Shown::own(words),
            Role::Plain,
        );
        y += 1;
    }
    let words = if state.profile.practice {
        Shown::own("These are practice records: nothing is real.")
    } else {
        Shown::own("Arrows move. Esc always goes back one step.")
    };
    canvas.text(inner.x + 2, y + 1, inner.width - 3, &words, Role::Plain);
    canvas.text(
        inner.x + 2,
        y + 2,
        inner.width - 3,
        &Shown::own("Enter begins."),
        Role::Strong,
    );
    Position::new(inner.x + 2, y + 2)
}

/// Draws the question whether to leave; answers where the cursor stands.
pub fn quit(state: &State, canvas: &mut Canvas<'_>) -> Position {
    let area = layout::centred(state.size, 52, 6);
    let inner = canvas.boxed(area, &Shown::own("Leave the desk?"));
    let words = match state.counts.outbox {
        0 => Shown::own("Drafts and place are kept."),
        n => Shown::of(format!(
            "{n} in the outbox: leaves at the next start if due."
        )),
    };
    canvas.text(
        inner.x + 2,
        inner.y + 1,
        inner.width - 3,
        &words,
        Role::Plain,
    );
    let keys = Shown::own("y leaves   n or Esc stays");
    canvas.text(
        inner.x + 2,
        inner.y + 2,
        inner.width - 3,
        &keys,
        Role::Strong,
    );
    Position::new(inner.x + 2, inner.y + 2)
}
