//! What the loop draws on.
//!
//! Never here: what is drawn.

use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

use super::{FrameBackend, Surface};

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
    terminal: Terminal<FrameBackend<S>>,
}

impl<S: Surface> Screen<S> {
    /// A screen on a surface that is blank now.
    pub fn new(surface: S) -> Self {
        match Terminal::new(FrameBackend::new(surface)) {
            Ok(terminal) => Self { terminal },
            Err(never) => match never {},
        }
    }

    /// Draws one frame, unless the one before is still on its way. Set the cursor position on the focused row or field;
    /// without one the cursor is hidden.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> Drawn {
        if !self.terminal.backend().surface().is_free() {
            return Drawn::Busy;
        }
        let before = self.terminal.backend().frames();
        match self.terminal.draw(render) {
            Ok(_) => {}
            Err(never) => match never {},
        }
        if self.terminal.backend().frames() > before {
            Drawn::Written
        } else {
            Drawn::Unchanged
        }
    }

    /// Makes the next frame a full one: Ctrl+L, or another program had the terminal.
    pub fn repaint(&mut self) {
        self.terminal.backend_mut().forget();
        match self.terminal.clear() {
            Ok(()) => {}
            Err(never) => match never {},
        }
    }

    /// The size in cells.
    pub fn size(&self) -> Size {
        self.terminal.backend().surface().size()
    }

    /// Where frames go.
    pub fn surface(&self) -> &S {
        self.terminal.backend().surface()
    }
}
