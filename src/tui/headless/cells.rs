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

/// Neighbours of one style without a gap of two blanks between them: what can be placed by its first column.
pub(super) fn words(glyphs: &[Glyph<'_>]) -> Vec<(u16, u16, String, Style)> {
    let mut words = Vec::new();
    let mut rest = glyphs;
    while let Some(first) = rest.first() {
        let is_blank = |glyph: &Glyph<'_>| glyph.symbol == " ";
        let in_word = |pair: &[Glyph<'_>]| match pair {
            [glyph, next] => glyph.style == next.style && !(is_blank(glyph) && is_blank(next)),
            _ => false,
        };
        let length = 1 + rest.windows(2).take_while(|pair| in_word(pair)).count();
        let (word, after) = rest.split_at(length);
        if !word.iter().all(is_blank) {
            let columns = word.iter().map(|glyph| glyph.width).sum();
            let text = word.iter().map(|glyph| glyph.symbol).collect();
            words.push((first.column, columns, text, first.style));
        }
        rest = after;
    }
    words
}
