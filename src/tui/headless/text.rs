//! Rows of characters.
//!
//! Never here: styles.
use super::Frame;
use super::cells;

/// One line per row, blanks at its end left out; empty rows stay, so that the line number is the row.
pub(super) fn render(frame: &Frame<'_>) -> String {
    let mut out = String::new();
    for glyphs in cells::rows(frame.buffer) {
        let row: String = glyphs.iter().map(|glyph| glyph.symbol).collect();
        out.push_str(row.trim_end_matches(' '));
        out.push('\n');
    }
    out
}
