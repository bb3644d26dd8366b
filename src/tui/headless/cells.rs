//! Reads a buffer the way a terminal shows it: a wide character covers the cells behind it.
//!
//! Never here: any form of output.
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

/// How a cell is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Style {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Style {
    /// The terminal's own colours, nothing added.
    pub(super) fn plain() -> Self {
        Self::of(&Cell::EMPTY)
    }

    fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

/// What stands in a cell that is not covered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'a> {
    /// Column within the buffer, from 0.
    pub(super) column: u16,
    /// Columns it covers, one at least.
    pub(super) width: u16,
    /// The characters.
    pub(super) symbol: &'a str,
    /// How it is drawn.
    pub(super) style: Style,
}

/// The rows of a buffer from top to bottom, each from left to right.
pub(super) fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<Glyph<'_>>> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(width).map(row)
}

fn row(cells: &[Cell]) -> Vec<Glyph<'_>> {
    let mut glyphs = Vec::with_capacity(cells.len());
    let mut covered = 0_u16;
    for (column, cell) in (0_u16..).zip(cells) {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let width = cell.cell_width().max(1);
        covered = width - 1;
        glyphs.push(Glyph {
            column,
            width,
            symbol: cell.symbol(),
            style: Style::of(cell),
        });
    }
    glyphs
}

/// Neighbours of one style, joined: first column, columns covered, characters, style.
pub(super) fn runs(glyphs: &[Glyph<'_>]) -> Vec<(u16, u16, String, Style)> {
    let mut runs: Vec<(u16, u16, String, Style)> = Vec::new();
    for glyph in glyphs {
        match runs.last_mut() {
            Some((_, width, text, style)) if *style == glyph.style => {
                *width += glyph.width;
                text.push_str(glyph.symbol);
            }
            _ => runs.push((
                glyph.column,
                glyph.width,
                glyph.symbol.to_owned(),
                glyph.style,
            )),
        }
    }
    runs
}
