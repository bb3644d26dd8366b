//! A field of one line in a box, with what can be typed and what is wrong.
//!
//! Never here: checking it; that is `update`.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::layout;
use super::theme::Role;
use crate::domain::clock::remaining;
use crate::domain::text::{Shown, width};
use crate::tui::state::State;
use crate::tui::state::layer::{Ask, AskFor};
use crate::tui::state::letter::LetterAsk;
use crate::tui::when;

/// Draws the box; answers where its cursor stands.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, ask: &Ask) -> Position {
    let area = layout::centred(state.size, 72, 7);
    let inner = canvas.boxed(area, &Shown::of(&ask.title));
    let label = Shown::of(format!("{}  ", ask.label));
    let used = canvas.text(inner.x + 1, inner.y + 1, 20, &label, Role::Label);
    let x = inner.x + 1 + used;
    let room = inner.right().saturating_sub(x + 1);
    let window = ask.field.window(room);
    let text = width::pad(&Shown::of(window.text), usize::from(room));
    canvas.text(x, inner.y + 1, room, &text, Role::Field);
    let (below, role) = below(state, ask);
    for (n, line) in width::wrap(&below, usize::from(room))
        .iter()
        .take(3)
        .enumerate()
    {
        let y = inner.y + 2 + u16::try_from(n).unwrap_or(0);
        canvas.text(x, y, room, line, role);
    }
    Position::new(x + window.cursor, inner.y + 1)
}

/// What is wrong, else what the text means, else what can be typed.
fn below(state: &State, ask: &Ask) -> (Shown, Role) {
    if let Some(fault) = &ask.fault {
        return (Shown::of(fault), Role::Failed);
    }
    let typed = ask.field.text().trim();
    if matches!(ask.purpose, AskFor::Letter(LetterAsk::Date(..)))
        && !typed.is_empty()
        && let Ok(date) = when::read_date(typed, state.now)
    {
        return (Shown::of(format!("{date} in the letter")), Role::Strong);
    }
    if !typed.is_empty()
        && let Some(moment) = ask.meant(state.now)
    {
        let words = if moment > state.now {
            let left = remaining(moment, state.now);
            format!("{}, in {left}", moment.to_minute())
        } else if matches!(ask.purpose, AskFor::Filling(_, part) if part.is_event()) {
            let ago = remaining(state.now, moment);
            format!("{}, {ago} ago", moment.to_minute())
        } else {
            format!("{}, in the past", moment.to_minute())
        };
        return (Shown::of(words), Role::Strong);
    }
    (Shown::of(&ask.help), Role::Dim)
}
