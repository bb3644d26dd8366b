//! The hint line: the best commands here, from the table, with their keys. What is not possible is dimmed, not hidden.
//!
//! Never here: a key that is not in the table.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::layout;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::command::{Row, find, table};
use crate::tui::state::papers::Kept;
use crate::tui::state::{Layer, State};

/// Hints there is room for at most.
const MOST: usize = 6;

/// What a page of the bookshelf tells in place of commands that matter more on records.
const READING: [&str; 2] = ["back", "page-down"];
/// Those commands.
const ELSEWHERE: [&str; 2] = ["undo", "palette"];

/// Whether a page of the bookshelf is read.
fn on_page(state: &State) -> bool {
    match state.layers.last() {
        Some(Layer::Sheet(sheet)) => sheet.kind.is_page(),
        Some(Layer::Finder(_) | Layer::Agenda(_) | Layer::Letter(_) | Layer::Board(_)) => true,
        _ => false,
    }
}

/// Whether the page is longer than its pane.
fn goes_on(state: &State) -> bool {
    let rows = layout::inside(layout::of(state).over).height;
    let paper = Kept::paper(state.papers.over.as_ref());
    paper.is_some_and(|paper| paper.lines.len() > usize::from(rows))
}

/// Draws the line.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let scopes = state.scopes();
    let mut rows: Vec<&Row> = table()
        .iter()
        .filter(|row| row.hint > 0 && scopes.contains(&row.scope))
        .filter(|row| !state.keys.of(row).is_empty())
        .collect();
    rows.sort_by_key(|row| row.hint);
    let end = area.right().saturating_sub(1);
    let last = rows.pop();
    if on_page(state) {
        rows.retain(|row| !ELSEWHERE.contains(&row.id));
        let reading = READING.into_iter().filter_map(find);
        rows.extend(reading.filter(|row| row.id != "page-down" || goes_on(state)));
    }
    rows.truncate(MOST);
    let last_width = last.map_or(0, |row| width_of(state, row));
    let mut x = area.x + 1;
    for row in rows {
        let width = width_of(state, row);
        if x + width + 2 + last_width > end {
            break;
        }
        x += one(state, canvas, (x, area.y), row) + 2;
    }
    if let Some(row) = last {
        one(state, canvas, (x, area.y), row);
    }
}

fn width_of(state: &State, row: &Row) -> u16 {
    let text = Shown::of(format!("{} {}", state.keys.first(row), row.title));
    u16::try_from(text.width()).unwrap_or(0)
}

fn one(state: &State, canvas: &mut Canvas<'_>, (x, y): (u16, u16), row: &Row) -> u16 {
    let (key_role, role) = if (row.ready)(state).is_ok() {
        (Role::HintKey, Role::Hint)
    } else {
        (Role::Dim, Role::Dim)
    };
    let key = Shown::of(state.keys.first(row));
    let used = canvas.text(x, y, 24, &key, key_role);
    let title = Shown::of(format!(" {}", row.title));
    used + canvas.text(x + used, y, 40, &title, role)
}
