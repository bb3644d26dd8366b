//! The state as cells: one title line, the body, one message line, one hint line; boxes over the body.
//!
//! Every frame puts the terminal's cursor on the focused row or field.
//!
//! Never here: changing the state, colours outside `theme`.

mod agenda;
mod ask;
mod board;
mod canvas;
mod card;
mod columns;
mod curtain;
mod empty;
mod finder;
mod hint;
pub mod layout;
mod letter;
mod list;
mod message;
mod paper;
mod pick;
mod review;
mod shelf;
mod theme;
mod title;
mod which_key;
mod write;

use ratatui::Frame;
use ratatui::layout::Position;

use super::options::Size;
use super::state::layer::{MapOf, SheetKind};
use super::state::papers::Kept;
use super::state::treaties;
use super::state::{Focus, Layer, State};
use crate::domain::ItemId;
use crate::domain::text::Shown;
use canvas::Canvas;
use layout::Screen;

pub use theme::Role;

/// Draws the state.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let mut canvas = Canvas::new(frame.buffer_mut(), state.look);
    let cursor = paint(state, &mut canvas);
    frame.set_cursor_position(cursor);
}

fn paint(state: &State, canvas: &mut Canvas<'_>) -> Position {
    if !state.size.is_enough() {
        return too_small(state, canvas);
    }
    if matches!(state.layers.last(), Some(Layer::Curtain)) {
        return curtain::draw(state, canvas);
    }
    let screen = layout::of(state);
    title::draw(state, canvas, screen.title);
    let mut cursor = body(state, canvas, &screen);
    for (n, layer) in state.layers.iter().enumerate() {
        let place = Place {
            top: n + 1 == state.layers.len(),
            readable: state.paper_layer() == Some(n),
        };
        if let Some(position) = over(state, canvas, &screen, layer, place) {
            cursor = position;
        }
    }
    cursor = which_key::draw(state, canvas, &screen).unwrap_or(cursor);
    message::draw(state, canvas, screen.message);
    hint::draw(state, canvas, screen.hint);
    cursor
}

fn too_small(state: &State, canvas: &mut Canvas<'_>) -> Position {
    let text = format!(
        "Needs {}x{}, has {}x{}",
        Size::FLOOR.columns,
        Size::FLOOR.rows,
        state.size.columns,
        state.size.rows
    );
    canvas.text(0, 0, state.size.columns, &Shown::of(text), Role::Plain);
    Position::new(0, 0)
}

fn body(state: &State, canvas: &mut Canvas<'_>, screen: &Screen) -> Position {
    let mut cursor = Position::new(screen.list.x, screen.list.y);
    if let Some(list) = state.list() {
        cursor = list::draw(state, list, canvas, screen);
    } else if let Some(shelf) = state.shelf() {
        cursor = shelf::draw(state, shelf, canvas, screen);
    }
    if let Some(area) = screen.detail {
        let focused = state.focus == Focus::Detail && state.layers.is_empty();
        let (title, top) = detail_title(state);
        let paper = Kept::paper(state.papers.preview.as_ref());
        let position = paper::pane(canvas, area, &title, focused, paper, top);
        if focused {
            cursor = position;
        }
    }
    if let Some(area) = screen.side {
        let paper = Kept::paper(state.papers.side.as_ref());
        paper::pane(canvas, area, &Shown::own("History"), false, paper, 0);
    }
    cursor
}

fn detail_title(state: &State) -> (Shown, usize) {
    if let Some(list) = state.list() {
        let name = list.cursor.and_then(|id| state.reference(id));
        let hit = list.cursor.map(|id| open_hit(state, id));
        let title = name.unwrap_or_default() + &hit.unwrap_or_default();
        return (Shown::of(title), list.preview_top);
    }
    let Some(shelf) = state.shelf() else {
        return (Shown::default(), 0);
    };
    let name = shelf.cursor.as_deref();
    let title = name.map_or_else(Shown::default, |name| shelf::named(state, name));
    (title, shelf.card_top)
}

/// `, hit: 5 steps missing`, so that whoever comes next sees it.
fn open_hit(state: &State, id: ItemId) -> String {
    let hit = state.item(id).map(|item| &item.hit);
    let missing = hit.and_then(crate::tui::paper::missing_steps);
    missing.map_or_else(String::new, |words| format!(", {words}"))
}

fn sheet_title(state: &State, kind: &SheetKind) -> Shown {
    let country = |code: &str| format!("{code} {}", state.pack.country_name(code));
    let treaty = |id: &str| {
        let named = treaties::named(&state.pack, id, state.profile.home.as_str());
        named.map_or_else(|| id.to_owned(), |named| named.title.to_owned())
    };
    Shown::of(match kind {
        SheetKind::Messages => "Messages, newest first".to_owned(),
        SheetKind::Hidden(id) => {
            let name = state.reference(*id).unwrap_or_default();
            format!("Hidden characters of {name}")
        }
        SheetKind::Country(code) => country(code),
        SheetKind::Treaty(id) => treaty(id),
        SheetKind::Organisations => "Organisations and channels".to_owned(),
        SheetKind::OfficeFacts => "Facts the office states".to_owned(),
        // Their names stand above the columns.
        SheetKind::Compare(one, other) => format!("{one} beside {other}"),
        SheetKind::Map(MapOf::Open) => open_records(state),
        SheetKind::Map(MapOf::Treaty(id)) => {
            format!("Parties on {}: {}", state.today(), treaty(id))
        }
    })
}

/// `65 open records by country`, once they are counted.
fn open_records(state: &State) -> String {
    let counts = state.abroad.counts.as_ref();
    let all = counts.map(|counts| {
        counts
            .values()
            .fold(0_usize, |sum, n| sum.saturating_add(*n))
    });
    match all {
        None => "Open records by country".to_owned(),
        Some(1) => "1 open record by country".to_owned(),
        Some(n) => format!("{n} open records by country"),
    }
}

/// Where a layer lies among the others.
#[derive(Clone, Copy)]
struct Place {
    /// Nothing lies over it.
    top: bool,
    /// Its paper can be read, below boxes or not.
    readable: bool,
}

/// Draws a layer; answers where the cursor goes when it has one.
fn over(
    state: &State,
    canvas: &mut Canvas<'_>,
    screen: &Screen,
    layer: &Layer,
    Place { top, readable }: Place,
) -> Option<Position> {
    let kept = Kept::paper(state.papers.over.as_ref()).filter(|_| readable);
    match layer {
        Layer::Record(open) => {
            let row = state.cache.row(open.id);
            let words = row.map(|row| format!("{} {}", row.our_ref, row.kind.title()));
            let title = Shown::of(words.unwrap_or_default() + &open_hit(state, open.id));
            Some(paper::pane(
                canvas,
                screen.over,
                &title,
                top,
                kept,
                open.top,
            ))
        }
        Layer::Sheet(sheet) => {
            let title = sheet_title(state, &sheet.kind);
            Some(paper::pane(
                canvas,
                screen.over,
                &title,
                top,
                kept,
                sheet.top,
            ))
        }
        Layer::Review(review) if top => Some(review::draw(canvas, screen, review, kept)),
        Layer::Pick(pick) if top => Some(pick::draw(state, canvas, pick)),
        Layer::Ask(ask) if top => Some(ask::draw(state, canvas, ask)),
        Layer::Write(write) if top => Some(write::draw(state, canvas, screen, write)),
        Layer::Quit => Some(card::quit(state, canvas)),
        Layer::Card => Some(card::first(state, canvas)),
        Layer::Agenda(agenda) => Some(agenda::draw(state, canvas, screen, agenda)),
        Layer::Letter(page) => Some(letter::draw(state, canvas, screen, (page, top), kept)),
        Layer::Finder(finder) => Some(finder::draw(state, canvas, screen, finder, kept)),
        Layer::Board(page) => Some(board::draw(state, canvas, screen, page, kept)),
        Layer::Filter => Some(match state.shelf() {
            Some(shelf) => shelf::field_cursor(state, shelf, screen),
            None => list::field_cursor(state, screen),
        }),
        Layer::Review(_) | Layer::Pick(_) | Layer::Ask(_) | Layer::Write(_) | Layer::Curtain => {
            None
        }
    }
}
