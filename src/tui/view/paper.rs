//! Papers in panes: previews, full records, sheets.
//!
//! Never here: what stands on them.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::paper::{Line, Paper};

/// Draws a paper in a bordered pane from line `top` on; answers the start of its first line.
pub fn pane(
    canvas: &mut Canvas<'_>,
    area: Rect,
    title: &Shown,
    focused: bool,
    paper: Option<&Paper>,
    top: usize,
) -> Position {
    canvas.clear(area);
    let inner = canvas.pane(area, title, focused);
    let start = Position::new(inner.x, inner.y);
    let Some(paper) = paper else {
        return start;
    };
    lines(canvas, inner, paper, top);
    canvas.footer(area, &position(paper, top, inner.height), Role::Dim);
    start
}

/// Draws the lines that fit.
pub fn lines(canvas: &mut Canvas<'_>, area: Rect, paper: &Paper, top: usize) {
    let rows = usize::from(area.height);
    for (n, line) in paper.lines.iter().skip(top).take(rows).enumerate() {
        draw_line(canvas, area, area.y + u16::try_from(n).unwrap_or(0), line);
    }
}

fn draw_line(canvas: &mut Canvas<'_>, area: Rect, y: u16, line: &Line) {
    let mut x = area.x;
    for part in &line.parts {
        let room = area.right().saturating_sub(x);
        x += canvas.text(x, y, room, &part.text, part.role.into());
    }
}

/// `1-19 of 80`, where not all of it is on screen.
pub fn position(paper: &Paper, top: usize, rows: u16) -> Shown {
    let total = paper.lines.len();
    if total <= usize::from(rows) {
        return Shown::own("");
    }
    let last = (top + usize::from(rows)).min(total);
    Shown::of(format!("{}-{last} of {total}", top + 1))
}
