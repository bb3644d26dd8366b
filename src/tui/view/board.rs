//! A page of entries: its head stays, the entries scroll below it, the one under the cursor is reversed.
//!
//! Never here: what stands on it.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::Screen;
use super::theme::Role;
use super::{empty, paper};
use crate::domain::text::Shown;
use crate::tui::paper::Paper;
use crate::tui::state::State;
use crate::tui::state::board::{Board, BoardKind};

/// Draws the page; answers where the cursor stands: on its entry.
pub fn draw(
    state: &State,
    canvas: &mut Canvas<'_>,
    screen: &Screen,
    board: &Board,
    sheet: Option<&Paper>,
) -> Position {
    canvas.clear(screen.over);
    let inner = canvas.pane(screen.over, &title(state, board), sheet.is_some());
    let start = Position::new(inner.x, inner.y);
    let Some(sheet) = sheet else {
        return start;
    };
    if sheet.lines.is_empty() {
        empty::draw(canvas, inner, &Shown::own("Nothing is here."));
        return start;
    }
    let head = u16::try_from(board.head).unwrap_or(0).min(inner.height);
    let top = Rect {
        height: head,
        ..inner
    };
    let below = Rect {
        y: inner.y + head,
        height: inner.height - head,
        ..inner
    };
    paper::lines(canvas, top, sheet, 0);
    paper::lines(canvas, below, sheet, board.head + board.top);
    let words = position(sheet, board, below.height);
    canvas.footer(screen.over, &words, Role::Dim);
    let row = board.line().and_then(|line| line.checked_sub(board.top));
    let row = row.and_then(|row| u16::try_from(row).ok());
    match row.filter(|row| board.on.is_some() && *row < below.height) {
        Some(row) => {
            let line = Rect {
                y: below.y + row,
                height: 1,
                ..below
            };
            canvas.shade(line, Role::Selected);
            Position::new(line.x, line.y)
        }
        None => Position::new(below.x, below.y),
    }
}

/// `1-12 of 40` of the lines below the head, where not all are on screen.
fn position(sheet: &Paper, board: &Board, rows: u16) -> Shown {
    let (lines, rows) = (
        sheet.lines.len().saturating_sub(board.head),
        usize::from(rows),
    );
    if lines <= rows {
        return Shown::own("");
    }
    let last = (board.top + rows).min(lines);
    Shown::of(format!("{}-{last} of {lines}", board.top + 1))
}

fn title(state: &State, board: &Board) -> Shown {
    let name = |id| state.reference(id).unwrap_or_default();
    Shown::of(match board.kind {
        BoardKind::Clocks(id) => format!("Clocks of {}", name(id)),
        BoardKind::Hit(id) => format!("Urgent hit: {}", name(id)),
        BoardKind::Chasing => "Answers that are missing, oldest first".to_owned(),
    })
}
