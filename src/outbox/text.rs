//! A document as plain text: on pages, in any mail program, on a line printer.
//!
//! What an officer or a sender wrote stands behind a bar, as in every text of the out-door. Never here: columns and pages
//! (the sheet), where the words come from.

use super::document::{Block, Document};
use super::sheet::Sheet;

/// The document as text of 76 columns on pages of 60 lines, the marking first and last on each, lines ending in LF.
pub fn to_text(document: &Document) -> String {
    sheet(document).pages_with(&document.marking, |n, of| document.foot(n, of))
}

/// The same lines in one piece, for a field that holds text: without pages and marking.
pub(super) fn to_running_text(document: &Document) -> String {
    sheet(document).running()
}

fn sheet(document: &Document) -> Sheet {
    let mut sheet = Sheet::default();
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        if before.is_some_and(|before| !before.stands_with(block)) {
            sheet.gap();
        }
        put(&mut sheet, block);
        before = Some(block);
    }
    sheet
}

fn put(sheet: &mut Sheet, block: &Block) {
    match block {
        Block::Title(title) => sheet.ruled(title, '='),
        Block::Heading(heading) => sheet.ruled(heading, '-'),
        Block::Paragraph(words) => sheet.paragraph(words),
        Block::Field(label, value) => sheet.field(label, value),
        Block::Filled(label, lines) => sheet.filled(label, lines),
        Block::Quote(lines) => sheet.quoted(lines),
        Block::Point(words) => sheet.point(words),
    }
}
