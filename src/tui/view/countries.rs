//! The list of countries.
//!
//! Never here: their sheets.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::empty;
use super::layout::Screen;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::state::{Focus, Layer, State};

/// Draws the list; answers where its cursor row begins.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, screen: &Screen) -> Position {
    let countries = &state.countries;
    let typing = matches!(state.layers.last(), Some(Layer::Filter));
    let focused = typing || (state.layers.is_empty() && state.focus == Focus::List);
    let area = canvas.pane(screen.list, &title(state, typing), focused);
    if countries.shown.is_empty() {
        let words = Shown::own(
            "No country is called that. Names work in many languages, codes and calling codes too. Esc clears.",
        );
        empty::draw(canvas, area, &words);
        return Position::new(area.x, area.y);
    }
    let mut cursor = Position::new(area.x, area.y);
    let rows = usize::from(area.height);
    let visible = countries.shown.iter().skip(countries.top).take(rows);
    for (n, code) in visible.enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0);
        let here = countries.cursor.as_ref() == Some(code);
        let sign = if here { ">" } else { " " };
        let name = state.pack.country_name(code);
        let words = Shown::of(format!("{sign} {code}  {name}"));
        canvas.text(area.x, y, area.width, &words, Role::Plain);
        if here {
            cursor = Position::new(area.x, y);
            canvas.shade(Rect::new(area.x, y, area.width, 1), Role::Selected);
        }
    }
    cursor
}

fn title(state: &State, typing: bool) -> Shown {
    let countries = &state.countries;
    let shown = countries.shown.len();
    let place = if shown == 0 { 0 } else { countries.place + 1 };
    let filter = countries.filter.text();
    let words = if typing {
        let window = countries.filter.window(room(state));
        format!("/{}  {place} of {shown}", window.text)
    } else if filter.trim().is_empty() {
        format!("Countries {place} of {shown}")
    } else {
        format!("/{} - {place} of {shown}", filter.trim())
    };
    Shown::of(words)
}

fn room(state: &State) -> u16 {
    super::layout::of(state).list.width / 2
}

/// Where the cursor of the field stands.
pub fn field_cursor(state: &State, screen: &Screen) -> Position {
    let offset = state.countries.filter.window(room(state)).cursor;
    Position::new(screen.list.x + 2 + 1 + 1 + offset, screen.list.y)
}
