//! A drawn frame as text, without a terminal: for the `frame` command, for tests and for the pictures in the README.
//!
//! Four forms of the same cells: [`Form::Text`] for reading and searching, [`Form::Styled`] for review (which cell has which
//! style), [`Form::Ansi`] to see it on a terminal, [`Form::Svg`] for documents. Never here: drawing a frame, keys, files.
mod ansi;
mod cells;
mod ink;
mod styled;
mod svg;
mod text;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use svg::Paper;

/// A frame as drawn, with the place of the real cursor.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The cells.
    pub buffer: &'a Buffer,
    /// Where the terminal's cursor stands; `None` when it is hidden.
    pub cursor: Option<Position>,
}

/// The form a frame is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Rows of characters, blanks at the end of a row left out.
    Text,
    /// The characters, then one letter per cell for its style, then what the letters mean.
    Styled,
    /// Characters with colour sequences (SGR) and nothing else.
    Ansi,
    /// A picture on this paper.
    Svg(Paper),
}

/// Writes a frame in that form; every line ends with a line feed.
pub fn render(frame: &Frame<'_>, form: Form) -> String {
    match form {
        Form::Text => text::render(frame),
        Form::Styled => styled::render(frame),
        Form::Ansi => ansi::render(frame),
        Form::Svg(paper) => svg::render(frame, paper),
    }
}
