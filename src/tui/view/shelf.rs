//! The lists of the bookshelf: countries, treaties.
//!
//! Never here: their cards and sheets.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::empty;
use super::layout::Screen;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::state::treaties::{self, Named};
use crate::tui::state::{Area, Focus, Layer, ShelfList, State};

/// Draws the list; answers where its cursor row begins.
pub fn draw(
    state: &State,
    shelf: &ShelfList,
    canvas: &mut Canvas<'_>,
    screen: &Screen,
) -> Position {
    let typing = matches!(state.layers.last(), Some(Layer::Filter));
    let focused = typing || (state.layers.is_empty() && state.focus == Focus::List);
    let area = canvas.pane(screen.list, &title(state, shelf, typing), focused);
    let mut cursor = Position::new(area.x, area.y);
    if shelf.shown.is_empty() {
        empty::draw(canvas, area, &nothing(state.area));
        return cursor;
    }
    let rows = usize::from(area.height);
    let visible = shelf.shown.iter().skip(shelf.top).take(rows);
    for (n, name) in visible.enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0);
        let here = shelf.cursor.as_ref() == Some(name);
        let sign = if here { ">" } else { " " };
        let words = Shown::of(format!("{sign} {}", words(state, name)));
        canvas.text(area.x, y, area.width, &words, Role::Plain);
        if here {
            cursor = Position::new(area.x, y);
            canvas.shade(Rect::new(area.x, y, area.width, 1), Role::Selected);
        }
    }
    cursor
}

const fn nothing(area: Area) -> Shown {
    Shown::own(match area {
        Area::Treaties => {
            "No treaty answers to that. Names, titles, organisations and crime areas work. Esc clears."
        }
        _ => {
            "No country is called that. Names work in many languages, codes and calling codes too. Esc clears."
        }
    })
}

/// `DE  Germany`; `UNTOC (Palermo Convention)`; `Extradition convention with Israel`.
fn words(state: &State, name: &str) -> String {
    if state.area == Area::Treaties {
        return treaty(state, name);
    }
    format!("{name}  {}", state.pack.country_name(name))
}

fn treaty(state: &State, id: &str) -> String {
    match treaties::named(&state.pack, id, state.profile.home.as_str()) {
        Some(Named {
            title,
            with: Some(code),
            ..
        }) => format!("{code}  {title}"),
        Some(Named { title, .. }) => title.to_owned(),
        None => id.to_owned(),
    }
}

/// The name of what is under the cursor, for the title of the card beside the list.
pub fn named(state: &State, name: &str) -> Shown {
    if state.area == Area::Treaties {
        return Shown::of(name);
    }
    Shown::of(format!("{name} {}", state.pack.country_name(name)))
}

fn title(state: &State, shelf: &ShelfList, typing: bool) -> Shown {
    let shown = shelf.shown.len();
    let place = if shown == 0 { 0 } else { shelf.place + 1 };
    let filter = shelf.filter.text();
    let words = if typing {
        let window = shelf.filter.window(room(state));
        format!("/{}  {place} of {shown}", window.text)
    } else if filter.trim().is_empty() {
        let area = if state.area == Area::Treaties {
            "Treaties"
        } else {
            "Countries"
        };
        format!("{area} {place} of {shown}")
    } else {
        format!("/{} - {place} of {shown}", filter.trim())
    };
    Shown::of(words)
}

fn room(state: &State) -> u16 {
    super::layout::of(state).list.width / 2
}

/// Where the cursor of the field stands.
pub fn field_cursor(state: &State, shelf: &ShelfList, screen: &Screen) -> Position {
    let offset = shelf.filter.window(room(state)).cursor;
    Position::new(screen.list.x + 2 + 1 + 1 + offset, screen.list.y)
}
