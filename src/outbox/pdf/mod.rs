//! A document on paper: A4 pages as a PDF, the same bytes for the same document.
//!
//! Four steps, each in its own file: characters find a font (`words`), runs of them become glyphs (`glyphs`) and lines
//! (`lines`), blocks become rows (`rows`), rows fill pages (`pages`); `draw` puts them down. What somebody wrote stands to the
//! right of a bar. No clock and no chance: there is no date in the file, and its id is made from its content.
//!
//! Never here: where the words come from, which marking they carry, files.

mod draw;
mod fonts;
mod frame;
mod glyphs;
mod lines;
mod pages;
mod rows;

mod words;

use super::OutboxError;
use super::document::Document;

pub use fonts::Fonts;
use frame::Frame;
use glyphs::Typesetter;

/// The document as a PDF of A4 pages: the marking first and last on each, above it at the foot the name and which page of how
/// many. The text can be searched and copied, headings and quotes are tagged; a character no font has stands as `<U+XXXX>`.
///
/// Fails only on a fault of the program or of the fonts in it.
pub fn to_pdf(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, OutboxError> {
    let mut setter = Typesetter::new(fonts);
    let frame = Frame::new(document, &mut setter);
    let rows = rows::rows(&document.blocks, frame::WIDTH, &mut setter);
    let pages = pages::pages(&rows, frame.room());
    draw::draw(document, &frame, &pages, &mut setter)
}
