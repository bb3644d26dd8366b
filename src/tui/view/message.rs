//! The message line: what was said, else what is new; at the right what waits.
//!
//! Never here: pop-ups.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::{Shown, width};
use crate::tui::command;
use crate::tui::state::notice::Tone;
use crate::tui::state::{Layer, State};

/// Draws the line. What went wrong takes a second line above it when it needs one: what is safe and what to do must not
/// be cut. Anything else that is too long ends with the key that shows all of it.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let right = Shown::of(waiting(state));
    let taken = u16::try_from(right.width()).unwrap_or(0);
    let (left, role) = said(state);
    let left = Shown::of(left);
    let room = area.width.saturating_sub(2);
    let wanted = u16::try_from(left.width()).unwrap_or(u16::MAX);
    let place = Rect::new(area.x + 1, area.y, room, 1);
    if wanted > room {
        return long(state, canvas, place, &left, role);
    }
    canvas.text(place.x, place.y, room, &left, role);
    if wanted + taken + 2 <= room {
        let x = place.right().saturating_sub(taken);
        canvas.text(x, place.y, taken, &right, Role::Dim);
    }
}

fn long(state: &State, canvas: &mut Canvas<'_>, mut place: Rect, words: &Shown, role: Role) {
    let mut lines = width::wrap(words, usize::from(place.width)).into_iter();
    let mut rest = words.clone();
    if role == Role::Failed
        && let Some(first) = lines.next()
    {
        let above = Rect::new(0, place.y - 1, state.size.columns, 1);
        canvas.clear(above);
        canvas.text(place.x, above.y, place.width, &first, role);
        rest = Shown::join(&lines.collect::<Vec<_>>(), " ");
    }
    let key = command::find("messages").map(|row| state.keys.first(row));
    let key = Shown::of(key.unwrap_or_default());
    let key_width = u16::try_from(key.width()).unwrap_or(0);
    if rest.width() > usize::from(place.width) && key_width > 0 {
        place.width = place.width.saturating_sub(key_width + 1);
        canvas.text(place.right() + 1, place.y, key_width, &key, Role::HintKey);
    }
    canvas.text(place.x, place.y, place.width, &rest, role);
}

fn said(state: &State) -> (String, Role) {
    if let Some(notice) = state.notices.line(state.now) {
        let role = match notice.tone {
            Tone::Said => Role::Plain,
            Tone::Refused => Role::Refused,
            Tone::Failed => Role::Failed,
        };
        return (notice.text.clone(), role);
    }
    let fresh = state.list().map_or(0, |list| list.fresh);
    if fresh > 0 {
        return (format!("{fresh} new  n shows them"), Role::Strong);
    }
    (String::new(), Role::Plain)
}

fn waiting(state: &State) -> String {
    let kept = state.layers.iter().rev().find_map(|layer| match layer {
        Layer::Write(write) => Some((write.kept_at, write.field.text() == write.kept)),
        _ => None,
    });
    match kept {
        Some((Some(at), true)) => {
            let at = at.to_minute();
            return format!("draft saved {}", at.get(11..).unwrap_or_default());
        }
        Some((_, false)) => return "draft not saved yet".to_owned(),
        _ => {}
    }
    match state.counts.outbox {
        0 => String::new(),
        1 => "1 package waits in the outbox".to_owned(),
        n => format!("{n} packages wait in the outbox"),
    }
}
