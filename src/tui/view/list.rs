//! A list of records: only the visible rows are looked at.
//!
//! Never here: asking for rows that are not here yet.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::columns::{At, Columns};
use super::empty;
use super::layout::Screen;
use super::theme::Role;
use crate::desk::{Pane, Row};
use crate::domain::text::Shown;
use crate::tui::state::{Focus, Layer, ListState, State};

/// Draws the list; answers where its cursor row begins.
pub fn draw(state: &State, list: &ListState, canvas: &mut Canvas<'_>, screen: &Screen) -> Position {
    let focused = state.layers.is_empty() && state.focus == Focus::List || is_filtering(state);
    let area = canvas.pane(screen.list, &title(state, list), focused);
    canvas.footer(screen.list, &footer(list), Role::Strong);
    if list.ids().is_empty() {
        empty::draw(canvas, area, &empty::list(list));
        return Position::new(area.x, area.y);
    }
    let places = list.visible(usize::from(area.height));
    let ids = list.ids().get(places).unwrap_or_default();
    let rows: Vec<&Row> = ids.iter().filter_map(|id| state.cache.row(*id)).collect();
    let columns = Columns::of(&rows, area.width, state.size.columns, state.now);
    let mut cursor = Position::new(area.x, area.y);
    for (n, id) in ids.iter().enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0);
        let line = Rect::new(area.x, y, area.width, 1);
        let at = At {
            cursor: list.cursor == Some(*id),
            marked: list.marks.contains(id),
        };
        if at.cursor {
            cursor = Position::new(area.x, y);
        }
        match state.cache.row(*id) {
            Some(row) => columns.draw(canvas, line, row, at, state.now),
            None => {
                canvas.text(line.x + 2, y, line.width, &Shown::own("..."), Role::Dim);
            }
        }
    }
    cursor
}

fn is_filtering(state: &State) -> bool {
    matches!(state.layers.last(), Some(Layer::Filter))
}

/// `Alerts 4 of 12 - by due - /stolen`, with the field first while it is typed into.
fn title(state: &State, list: &ListState) -> Shown {
    let name = match list.pane {
        Pane::Alerts => "Alerts",
        Pane::Requests => "Requests",
    };
    let shown = list.ids().len();
    let place = if shown == 0 { 0 } else { list.place + 1 };
    let mut words = Vec::new();
    let filter = list.filter.text();
    if is_filtering(state) {
        words.push(format!("/{}", field_window(state, list)));
    }
    words.push(format!("{name} {place} of {shown}"));
    if !is_filtering(state) && !filter.trim().is_empty() {
        words.push(format!("/{}", filter.trim()));
    }
    if list.view.name != "open" {
        words.push(list.view.name.clone());
    }
    words.push(format!("by {}", list.sort.word()));
    Shown::of(words.join(" - "))
}

fn field_window(state: &State, list: &ListState) -> String {
    let room = field_room(state);
    format!("{} ", list.filter.window(room).text)
}

fn field_room(state: &State) -> u16 {
    super::layout::of(state).list.width / 2
}

/// Where the cursor of the filter field stands.
pub fn field_cursor(state: &State, screen: &Screen) -> Position {
    let offset = state
        .list()
        .map_or(0, |list| list.filter.window(field_room(state)).cursor);
    // Border, space of the title, slash.
    Position::new(screen.list.x + 2 + 1 + 1 + offset, screen.list.y)
}

/// Marks, near matches, a fault in the filter.
fn footer(list: &ListState) -> Shown {
    let mut words = Vec::new();
    if !list.marks.is_empty() {
        let unseen = match list.marks_unseen {
            0 => String::new(),
            n => format!(" ({n} not shown)"),
        };
        words.push(format!("{} marked{unseen}", list.marks.len()));
    }
    if list.range.is_some() {
        words.push("marking a range".to_owned());
    }
    if let Some(listing) = &list.listing {
        if let Some(fault) = &listing.fault {
            words.push(fault.clone());
        } else if listing.near && !listing.ids.is_empty() {
            words.push("no exact match, near ones shown".to_owned());
        }
    }
    Shown::of(words.join(" - "))
}
