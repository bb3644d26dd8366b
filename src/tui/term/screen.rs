//! What the loop draws on.
//!
//! Never here: what is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

use super::canvas::Canvas;
use super::painter::{Painter, Surface};

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Something changed and is on its way, in one piece.
    Written,
    /// Nothing changed; not a byte went out.
    Unchanged,
    /// The frame before is still on its way and nothing was drawn. Stay dirty; a `Drained` event follows.
    Busy,
}

/// A screen that remembers what it shows.
#[derive(Debug)]
pub struct Screen<S: Surface> {
    surface: S,
    terminal: Terminal<Canvas>,
    painter: Painter,
    /// The cells of the frame under way; kept for its memory.
    cells: Buffer,
}

impl<S: Surface> Screen<S> {
    /// A screen of which nothing is known: the first frame is a full one.
    pub fn new(surface: S) -> Self {
        match Terminal::new(Canvas::default()) {
            Ok(terminal) => Self {
                surface,
                terminal,
                painter: Painter::new(),
                cells: Buffer::default(),
            },
            Err(never) => match never {},
        }
    }

    /// Draws one frame, unless the one before is still on its way. Set the cursor position on the focused row or field;
    /// without one the cursor is hidden.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> Drawn {
        if !self.surface.is_free() {
            return Drawn::Busy;
        }
        self.terminal.backend_mut().size = self.surface.size();
        let cells = &mut self.cells;
        let drawn = self.terminal.draw(|frame| {
            render(frame);
            // Taken, not copied: ratatui wants only the size of what it gets back.
            cells.resize(frame.area());
            std::mem::swap(frame.buffer_mut(), cells);
        });
        match drawn {
            Ok(_) => {}
            Err(never) => match never {},
        }
        let cursor = self.terminal.backend().cursor;
        match self.painter.paint(&mut self.cells, cursor) {
            Some(frame) => {
                self.surface.present(frame);
                Drawn::Written
            }
            None => Drawn::Unchanged,
        }
    }

    /// Makes the next frame a full one: Ctrl+L, or another program had the terminal.
    pub fn repaint(&mut self) {
        self.painter.forget();
    }

    /// The size in cells.
    pub fn size(&self) -> Size {
        self.surface.size()
    }
}
