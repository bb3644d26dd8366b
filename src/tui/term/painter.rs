//! Frames as bytes: what changed since the last one, where the cursor stands, in one piece.
//!
//! Everything one frame needs is gathered in memory and handed over as a whole, inside a synchronized update, so that no
//! terminal shows half of it. A frame that changes nothing makes nothing.
//!
//! Cells are compared here and not by ratatui, whose comparison leaves the second half of an overwritten wide character
//! to the terminal; terminals differ in what they put there.
//!
//! Never here: writing to the terminal, waiting, the environment.

use crossterm::cursor::{Hide, MoveTo, MoveToColumn, Show};
use crossterm::style::{Attribute, SetAttribute, force_color_output};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use super::pen::{Pen, put};

/// Up to so many unchanged cells are written again rather than jumped over: a jump costs as many bytes.
const SHORT_GAP: usize = 4;
/// From so many blank cells on, erasing the rest of the row is shorter.
const LONG_BLANK: usize = 4;

/// Where frames go.
pub trait Surface {
    /// The size in cells.
    fn size(&self) -> Size;
    /// Whether the next frame can be taken now; if not, whoever asked is told later.
    fn is_free(&self) -> bool;
    /// Takes one whole frame. Never called while not free.
    fn present(&mut self, frame: Vec<u8>);
}

/// What the terminal shows, as far as we know.
#[derive(Debug)]
pub(super) struct Painter {
    body: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is, if that is certain.
    at: Option<Position>,
    cursor_shown: bool,
    shown: Buffer,
    /// False if the terminal may show anything.
    known: bool,
    /// Which cells of a row must be written; kept for its memory.
    dirty: Vec<bool>,
}

impl Painter {
    /// Nothing is known of the terminal yet.
    pub(super) fn new() -> Self {
        // With `NO_COLOR` set, crossterm would write a colour as a sequence without a number, which resets everything, reverse
        // video with it. Whoever wants no colours draws without them.
        force_color_output(true);
        Self {
            body: Vec::new(),
            pen: Pen::PLAIN,
            at: None,
            cursor_shown: false,
            shown: Buffer::default(),
            known: false,
            dirty: Vec::new(),
        }
    }

    /// Nothing is known of the terminal any more: the next frame is a full one.
    pub(super) fn forget(&mut self) {
        self.known = false;
    }

    /// The bytes that make the terminal show `next` with the cursor there, or nothing if it does already. `next` is left
    /// with the cells shown before.
    pub(super) fn paint(&mut self, next: &mut Buffer, cursor: Option<Position>) -> Option<Vec<u8>> {
        if !self.known || self.shown.area != next.area {
            self.start_over(next);
        }
        let width = usize::from(next.area.width).max(1);
        let shown = std::mem::take(&mut self.shown);
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for (y, (old, new)) in (0..).zip(rows) {
            if old != new {
                self.row(y, old, new);
            }
        }
        self.shown = std::mem::replace(next, shown);
        self.pen.change_to(Pen::PLAIN, &mut self.body);
        self.place_cursor(cursor);
        if self.body.is_empty() {
            return None;
        }
        let mut frame = Vec::with_capacity(self.body.len() + 16);
        put(&mut frame, BeginSynchronizedUpdate);
        frame.append(&mut self.body);
        put(&mut frame, EndSynchronizedUpdate);
        Some(frame)
    }

    /// Blank screen, plain pen, hidden cursor, whatever was there.
    fn start_over(&mut self, next: &Buffer) {
        self.shown = Buffer::empty(next.area);
        self.known = true;
        self.pen = Pen::PLAIN;
        self.at = None;
        self.cursor_shown = false;
        put(&mut self.body, Hide);
        put(&mut self.body, SetAttribute(Attribute::Reset));
        put(&mut self.body, Clear(ClearType::All));
    }

    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let mut dirty = std::mem::take(&mut self.dirty);
        mark_dirty(old, new, &mut dirty);
        let blank_from = new.len() - new.iter().rev().take_while(|cell| is_blank(cell)).count();
        let mut x = 0;
        while let Some(cell) = new.get(x) {
            if !dirty.get(x).copied().unwrap_or_default() {
                x += 1;
                continue;
            }
            self.move_within(Position::new(clamp(x), y), new);
            let rest = dirty.get(x..).unwrap_or_default();
            if x >= blank_from && rest.iter().filter(|dirty| **dirty).count() >= LONG_BLANK {
                self.pen.change_to(Pen::PLAIN, &mut self.body);
                put(&mut self.body, Clear(ClearType::UntilNewLine));
                break;
            }
            self.write(x, y, cell, new.len());
            x += width_of(cell);
        }
        self.dirty = dirty;
    }

    fn write(&mut self, x: usize, y: u16, cell: &Cell, columns: usize) {
        self.pen.change_to(Pen::of(cell), &mut self.body);
        let symbol = presentable(cell.symbol());
        self.body.extend_from_slice(symbol.as_bytes());
        let end = x + width_of(cell);
        let certain = end < columns && is_steady(symbol);
        self.at = certain.then(|| Position::new(clamp(end), y));
    }

    /// Moves to a cell of this row, over a short gap by writing the unchanged cells again.
    fn move_within(&mut self, to: Position, row: &[Cell]) {
        if let Some(at) = self.at.filter(|at| at.y == to.y && at.x < to.x) {
            let (from, end) = (usize::from(at.x), usize::from(to.x));
            let gap = row.get(from..end).unwrap_or_default();
            let plain = |cell: &Cell| {
                Pen::of(cell) == self.pen && matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
            };
            if gap.len() <= SHORT_GAP && gap.iter().all(plain) {
                for cell in gap {
                    self.body.extend_from_slice(cell.symbol().as_bytes());
                }
                self.at = Some(to);
            }
        }
        self.move_to(to);
    }

    fn move_to(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        if self.at.is_some_and(|at| at.y == to.y) {
            put(&mut self.body, MoveToColumn(to.x));
        } else {
            put(&mut self.body, MoveTo(to.x, to.y));
        }
        self.at = Some(to);
    }

    fn place_cursor(&mut self, cursor: Option<Position>) {
        match cursor {
            Some(position) => {
                self.move_to(position);
                if !std::mem::replace(&mut self.cursor_shown, true) {
                    put(&mut self.body, Show);
                }
            }
            None if std::mem::take(&mut self.cursor_shown) => {
                put(&mut self.body, Hide);
            }
            None => {}
        }
    }
}

/// Marks the cells that differ, and with each the whole of every wide character it is a part of, before or after: writing
/// one half leaves the other to the terminal's taste.
fn mark_dirty(old: &[Cell], new: &[Cell], dirty: &mut Vec<bool>) {
    dirty.clear();
    dirty.extend(old.iter().zip(new).map(|(old, new)| old != new));
    loop {
        let spread = spread(old, dirty) | spread(new, dirty);
        if !spread {
            return;
        }
    }
}

/// True if a wide character was dirty in part and is dirty as a whole now.
fn spread(row: &[Cell], dirty: &mut [bool]) -> bool {
    let mut spread = false;
    let mut x = 0;
    while let Some(cell) = row.get(x) {
        let width = width_of(cell);
        if width > 1 {
            let end = (x + width).min(dirty.len());
            let whole = dirty.get_mut(x..end).unwrap_or_default();
            if whole.contains(&true) && whole.contains(&false) {
                whole.fill(true);
                spread = true;
            }
        }
        x += width;
    }
    spread
}

fn width_of(cell: &Cell) -> usize {
    presentable(cell.symbol()).width().max(1)
}

fn is_blank(cell: &Cell) -> bool {
    presentable(cell.symbol()) == " " && Pen::of(cell) == Pen::PLAIN
}

fn clamp(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// What may go to the terminal for one cell. Text is cleaned long before; this is the last gate: whatever a widget was
/// handed, no cell begins a control sequence.
fn presentable(symbol: &str) -> &str {
    if symbol.is_empty() {
        " "
    } else if symbol.chars().any(char::is_control) {
        "?"
    } else {
        symbol
    }
}

/// Whether every terminal agrees how far this moves its cursor. Where they do not (combining characters, emoji), the next
/// cell is addressed explicitly, so that a disagreement stays in its place and the rest of the row does not shift.
fn is_steady(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    let only = characters.next().filter(|_| characters.next().is_none());
    only.is_some_and(|character| {
        matches!(character,
            ' '..='~'
            | '\u{a0}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{2500}'..='\u{257f}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}')
    })
}

#[cfg(test)]
#[path = "painter_tests.rs"]
mod tests;
