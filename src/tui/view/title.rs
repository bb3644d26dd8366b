//! The title line: areas with their counts, whose desk, live or practice, read-only or not, the UTC clock.
//!
//! Never here: anything that may scroll away.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::{Shown, width};
use crate::tui::command;
use crate::tui::state::{Area, State};

/// Draws the line.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let clock = clock(state);
    let access = if state.read_only { "ro" } else { "rw" };
    let right = Shown::of(format!(" {access} {clock} "));
    let right_width = u16::try_from(right.width()).unwrap_or(0);
    let mut end = area.right().saturating_sub(right_width);
    canvas.text(end, area.y, right_width, &right, Role::TitleLine);
    let (mode, role) = if state.profile.practice {
        (Shown::own(" PRACTICE "), Role::Practice)
    } else {
        (Shown::own(" live "), Role::TitleLine)
    };
    let mode_width = u16::try_from(mode.width()).unwrap_or(0);
    end = end.saturating_sub(mode_width);
    canvas.text(end, area.y, mode_width, &mode, role);
    let mut x = area.x + 1;
    // The desk's own name is worth more than the program's.
    if area.width >= 100 {
        x += canvas.text(x, area.y, 9, &Shown::own("ATTACHE  "), Role::Strong);
    }
    for (which, id) in [
        (Area::Alerts, "alerts"),
        (Area::Requests, "requests"),
        (Area::Countries, "countries"),
    ] {
        x += tab(state, canvas, (x, area.y), which, id);
    }
    let room = end.saturating_sub(x + 1);
    let name = width::cut(&Shown::of(&state.profile.name), usize::from(room));
    let taken = u16::try_from(name.width()).unwrap_or(0);
    canvas.text(
        end.saturating_sub(taken + 1),
        area.y,
        taken,
        &name,
        Role::TitleLine,
    );
}

/// One area's name with its key and counts.
fn tab(state: &State, canvas: &mut Canvas<'_>, (x, y): (u16, u16), which: Area, id: &str) -> u16 {
    let key = command::find(id).map(|row| state.keys.first(row));
    let (name, count, urgent) = match which {
        Area::Alerts => (
            "Alerts",
            Some(state.counts.alerts_new),
            state.counts.alerts_urgent,
        ),
        Area::Requests => (
            "Requests",
            Some(state.counts.requests_open),
            state.counts.requests_urgent,
        ),
        Area::Countries => ("Countries", None, 0),
    };
    let role = if state.area == which {
        Role::CurrentArea
    } else {
        Role::TitleLine
    };
    let count = count.map(|n| format!(" {n}")).unwrap_or_default();
    let words = format!("{} {name}{count}", key.unwrap_or_default());
    let mut used = canvas.text(x, y, 24, &Shown::of(words), role);
    if urgent > 0 {
        let words = Shown::of(format!(" {urgent}!"));
        used += canvas.text(x + used, y, 8, &words, Role::Alarm);
    }
    used + 2
}

/// `14:05Z`.
pub(super) fn clock(state: &State) -> String {
    let minute = state.now.to_minute();
    minute.get(11..).unwrap_or(&minute).to_owned()
}
