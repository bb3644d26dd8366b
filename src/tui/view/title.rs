//! The title line: areas with their counts, who sits at whose desk, live or practice, read-only or not, the UTC clock.
//!
//! Never here: anything that may scroll away.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::command;
use crate::tui::state::{Area, State};

/// The areas from left to right.
const AREAS: [Area; 4] = [
    Area::Alerts,
    Area::Requests,
    Area::Countries,
    Area::Treaties,
];

/// Which name goes shorter first: that of an area without counts is asked for by its key.
const SHORTER: [(usize, &str); 7] = [
    (1, "Req."),
    (3, "Trty"),
    (2, "Ctry"),
    (1, ""),
    (3, ""),
    (2, ""),
    (0, ""),
];

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
    if area.width >= 100 {
        x += canvas.text(x, area.y, 9, &Shown::own("ATTACHE  "), Role::Strong);
    }
    let (tabs, gap) = tabs(state, end.saturating_sub(x));
    for tab in tabs {
        let role = if tab.area == state.area {
            Role::CurrentArea
        } else {
            Role::TitleLine
        };
        x += canvas.text(x, area.y, end.saturating_sub(x), &tab.words, role);
        let room = end.saturating_sub(x);
        x += canvas.text(x, area.y, room, &tab.urgent, Role::Urgent) + gap;
    }
    let room = end.saturating_sub(x);
    who(state, canvas, Rect::new(x, area.y, room, 1));
}

/// Officer and desk at the right end; the officer alone where there is little room.
fn who(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let officer = Shown::of(&state.officer);
    let mut both = officer.clone();
    both.push_own(", ");
    both.push(&Shown::of(&state.profile.name));
    let words = if both.width() <= usize::from(area.width) {
        both
    } else {
        officer
    };
    let taken = u16::try_from(words.width()).unwrap_or(0).min(area.width);
    let x = area.right().saturating_sub(taken);
    canvas.text(x, area.y, taken, &words, Role::TitleLine);
}

/// One area's name with its key and counts.
struct Tab {
    area: Area,
    words: Shown,
    urgent: Shown,
}

/// The areas and the gap behind each. Where the line has no room for them and the officer, names get shorter and then
/// go, one after the other; the current area keeps its own.
fn tabs(state: &State, room: u16) -> (Vec<Tab>, u16) {
    // The gap behind the last area keeps the officer apart.
    let officer = Shown::of(&state.officer).width();
    let room = usize::from(room).saturating_sub(officer);
    let mut names = ["Alerts", "Requests", "Countries", "Treaties"];
    let mut gap = 2;
    let mut steps = SHORTER
        .into_iter()
        .filter(|(area, _)| AREAS.get(*area) != Some(&state.area));
    loop {
        let tabs = tabs_named(state, names);
        let widths = tabs
            .iter()
            .map(|tab| tab.words.width() + tab.urgent.width() + usize::from(gap));
        let fits = widths.sum::<usize>() <= room;
        if !fits && gap > 1 {
            gap = 1;
            continue;
        }
        let next = if fits { None } else { steps.next() };
        let Some((area, name)) = next else {
            return (tabs, gap);
        };
        if let Some(shorter) = names.get_mut(area) {
            *shorter = name;
        }
    }
}

fn tabs_named(state: &State, [alerts, requests, countries, treaties]: [&str; 4]) -> Vec<Tab> {
    let counts = &state.counts;
    let of_alerts = Some((counts.alerts_new, counts.alerts_urgent));
    let of_requests = Some((counts.requests_open, counts.requests_urgent));
    let areas = [
        (Area::Alerts, "alerts", alerts, of_alerts),
        (Area::Requests, "requests", requests, of_requests),
        (Area::Countries, "countries", countries, None),
        (Area::Treaties, "treaties", treaties, None),
    ];
    let tabs = areas.into_iter().map(|(area, id, name, counts)| {
        let key = command::find(id).map(|row| state.keys.first(row));
        let mut words = key.unwrap_or_default();
        if !name.is_empty() {
            words = format!("{words} {name}");
        }
        let (words, urgent) = match counts {
            Some((all, 0)) => (format!("{words} {all}"), String::new()),
            Some((all, urgent)) => (format!("{words} {all}"), format!(" {urgent}!")),
            None => (words, String::new()),
        };
        Tab {
            area,
            words: Shown::of(words),
            urgent: Shown::of(urgent),
        }
    });
    tabs.collect()
}

/// `14:05Z`.
pub(super) fn clock(state: &State) -> String {
    let minute = state.now.to_minute();
    minute.get(11..).unwrap_or(&minute).to_owned()
}
