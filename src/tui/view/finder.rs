//! The legal-basis finder: its fields with their keys, the answer below.
//!
//! Never here: what the answer says.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::{self, Screen};
use super::theme::Role;
use super::{empty, paper};
use crate::domain::text::Shown;
use crate::tui::command;
use crate::tui::paper::Paper;
use crate::tui::state::{Finder, State};

/// Draws the finder; answers where the cursor stands: on the entry, or on the field that is missing.
pub fn draw(
    state: &State,
    canvas: &mut Canvas<'_>,
    screen: &Screen,
    finder: &Finder,
    sheet: Option<&Paper>,
) -> Position {
    let areas = layout::finder(screen);
    canvas.clear(screen.over);
    canvas.pane(
        screen.over,
        &title(state, finder),
        sheet.is_some() || finder.answer.is_none(),
    );
    let fields = fields(state, canvas, areas.form, finder);
    if let Some(why) = finder.asked.missing() {
        let words = format!(
            "{why} {} and {} choose.",
            key(state, "finder-from"),
            key(state, "finder-to")
        );
        empty::draw(canvas, areas.answer, &Shown::of(words));
        return fields;
    }
    let Some(sheet) = sheet else {
        return fields;
    };
    paper::lines(canvas, areas.answer, sheet, finder.read.top);
    let words = paper::position(sheet, finder.read.top, areas.answer.height);
    canvas.footer(screen.over, &words, Role::Dim);
    let line = finder.read.starts.get(finder.read.cursor).copied();
    let row = line.and_then(|line| line.checked_sub(finder.read.top));
    let row = row.and_then(|row| u16::try_from(row).ok());
    match row.filter(|row| *row < areas.answer.height) {
        Some(row) => {
            let line = Rect {
                y: areas.answer.y + row,
                height: 1,
                ..areas.answer
            };
            canvas.shade(line, Role::Selected);
            Position::new(line.x, line.y)
        }
        // Its first line is scrolled away: the reader is where the window begins.
        None => Position::new(areas.answer.x, areas.answer.y),
    }
}

fn title(state: &State, finder: &Finder) -> Shown {
    let record = finder.record.and_then(|id| state.reference(id));
    match record {
        Some(name) => Shown::of(format!("Legal basis for {name}")),
        None => Shown::own("Legal basis"),
    }
}

fn key(state: &State, id: &str) -> String {
    let row = command::find(id);
    row.map(|row| state.keys.first(row)).unwrap_or_default()
}

/// Draws the fields; answers where the first one stands.
fn fields(state: &State, canvas: &mut Canvas<'_>, area: Rect, finder: &Finder) -> Position {
    let asked = &finder.asked;
    let country = |code: &Option<String>| match code {
        Some(code) => format!("{code} {}", state.pack.country_name(code)),
        None => "not said".to_owned(),
    };
    let left = area.width * 9 / 20;
    let right = area.x + left;
    let room = area.width.saturating_sub(left);
    for (x, y, width, id, label, value) in [
        (area.x, 0, left, "finder-from", "From", country(&asked.from)),
        (area.x, 1, left, "finder-to", "To", country(&asked.to)),
        (
            right,
            0,
            room,
            "finder-wanted",
            "Wanted",
            asked.kind.title().to_owned(),
        ),
        (right, 1, room, "finder-day", "On", asked.on.to_string()),
        (
            area.x,
            2,
            area.width,
            "finder-crime",
            "Crime",
            crimes(state, finder),
        ),
    ] {
        let place = Rect::new(x, area.y + y, width, 1);
        field(canvas, place, (&key(state, id), label), &value);
    }
    Position::new(area.x + 1, area.y)
}

fn crimes(state: &State, finder: &Finder) -> String {
    let areas = state.pack.treaties().crime_areas();
    let title = |word: &String| {
        let known = areas.iter().find(|area| area.area == *word);
        known.map_or_else(|| word.clone(), |area| area.title.clone())
    };
    let named: Vec<String> = finder.asked.crimes.iter().map(title).collect();
    if named.is_empty() {
        return "not said".to_owned();
    }
    named.join(", ")
}

/// Key, label and value of one field.
fn field(canvas: &mut Canvas<'_>, area: Rect, (key, label): (&str, &str), value: &str) {
    let mut x = area.x + 1;
    let end = area.right().saturating_sub(1);
    for (columns, words, role) in [
        (2, key, Role::HintKey),
        (7, label, Role::Label),
        (area.width, value, Role::Plain),
    ] {
        let room = end.saturating_sub(x).min(columns);
        canvas.text(x, area.y, room, &Shown::of(words), role);
        x = x.saturating_add(columns);
    }
}
