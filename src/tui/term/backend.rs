//! Frames as bytes: what changed, where the cursor stands, in one piece.
//!
//! Everything one frame needs is gathered in memory and handed over as a whole, inside a synchronized update, so that no
//! terminal shows half of it. A frame that changes nothing hands over nothing.
//!
//! Never here: writing to the terminal, waiting, the environment.

use std::convert::Infallible;
use std::io::Write;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use super::pen::Pen;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Where frames go.
pub trait Surface {
    /// The size in cells.
    fn size(&self) -> Size;
    /// Whether the next frame can be taken now; if not, whoever asked is told later.
    fn is_free(&self) -> bool;
    /// Takes one whole frame. Never called while not free.
    fn present(&mut self, frame: Vec<u8>);
}

/// Turns ratatui's cells into frames for a [`Surface`].
#[derive(Debug)]
pub struct FrameBackend<S> {
    surface: S,
    body: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is, if that is certain.
    at: Option<Position>,
    /// Whether the terminal shows its cursor.
    shown: bool,
    wanted: Option<Position>,
    last_wanted: Position,
    frames: u64,
}

impl<S: Surface> FrameBackend<S> {
    /// A backend for a terminal just taken: blank, cursor hidden.
    pub fn new(surface: S) -> Self {
        Self {
            surface,
            body: Vec::new(),
            pen: Pen::PLAIN,
            at: None,
            shown: false,
            wanted: None,
            last_wanted: Position::ORIGIN,
            frames: 0,
        }
    }

    /// Where the frames go.
    pub const fn surface(&self) -> &S {
        &self.surface
    }

    /// How many frames were handed over.
    pub const fn frames(&self) -> u64 {
        self.frames
    }

    /// The terminal was elsewhere meanwhile: nothing is known of it any more.
    pub(super) fn forget(&mut self) {
        self.pen = Pen::PLAIN;
        self.at = None;
        self.shown = false;
        self.body.clear();
    }

    fn cell(&mut self, at: Position, cell: &Cell) {
        self.move_to(at);
        self.pen.change_to(Pen::of(cell), &mut self.body);
        let symbol = presentable(cell.symbol());
        self.body.extend_from_slice(symbol.as_bytes());
        let end = usize::from(at.x) + symbol.width().max(1);
        self.at = u16::try_from(end)
            .ok()
            .filter(|end| *end < self.surface.size().width && is_steady(symbol))
            .map(|end| Position::new(end, at.y));
    }

    fn move_to(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        let (column, row) = (u32::from(to.x) + 1, u32::from(to.y) + 1);
        // Writing to memory does not fail.
        let _written = match self.at {
            Some(at) if at.y == to.y => write!(self.body, "\x1b[{column}G"),
            _ => write!(self.body, "\x1b[{row};{column}H"),
        };
        self.at = Some(to);
    }

    fn place_cursor(&mut self) {
        match self.wanted {
            Some(position) => {
                self.move_to(position);
                if !std::mem::replace(&mut self.shown, true) {
                    self.body.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if std::mem::take(&mut self.shown) => self.body.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
    }
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

impl<S: Surface> Backend for FrameBackend<S> {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.cell(Position::new(x, y), cell);
        }
        self.pen.change_to(Pen::PLAIN, &mut self.body);
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.wanted = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.wanted = Some(self.last_wanted);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.last_wanted)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.last_wanted = position.into();
        if self.wanted.is_some() {
            self.wanted = Some(self.last_wanted);
        }
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        let erase: &[u8] = match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        };
        if region == ClearType::All {
            // The pen too may be any: this repairs what another program did to the screen.
            self.body.extend_from_slice(b"\x1b[0m");
            self.at = None;
        } else {
            self.move_to(self.last_wanted);
        }
        self.body.extend_from_slice(erase);
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.surface.size())
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.surface.size(),
            pixels: Size::ZERO,
        })
    }

    /// Hands over what was gathered, if anything.
    fn flush(&mut self) -> Result<(), Infallible> {
        self.place_cursor();
        if !self.body.is_empty() {
            let frame = [BEGIN, &self.body, END].concat();
            self.body.clear();
            self.frames += 1;
            self.surface.present(frame);
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
