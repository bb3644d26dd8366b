//! The message line: what was said, else what is new; at the right what waits.
//!
//! Never here: pop-ups.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::state::notice::Tone;
use crate::tui::state::{Layer, State};

/// Draws the line.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let right = Shown::of(waiting(state));
    let taken = u16::try_from(right.width()).unwrap_or(0);
    let (left, role) = said(state);
    let left = Shown::of(left);
    let room = area.width.saturating_sub(2);
    let wanted = u16::try_from(left.width()).unwrap_or(u16::MAX);
    let left_room = if wanted + taken + 2 > room && wanted > 0 {
        room
    } else {
        canvas.text(
            area.right().saturating_sub(taken + 1),
            area.y,
            taken,
            &right,
            Role::Dim,
        );
        room.saturating_sub(taken)
    };
    canvas.text(area.x + 1, area.y, left_room, &left, role);
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
