//! Rows fill pages.
//!
//! Never here: what a row looks like, what stands around the text.

use super::rows::Row;

/// A row with its place on a page.
pub(super) struct Standing<'a> {
    pub row: &'a Row,
    /// Its upper edge below the top of the text, in points.
    pub y: f32,
}

/// The rows on pages that have `room` points of height; at least one page. Rows that belong together stay together unless they
/// are more than a page.
pub(super) fn pages(rows: &[Row], room: f32) -> Vec<Vec<Standing<'_>>> {
    let mut pages = Vec::new();
    let mut page: Vec<Standing> = Vec::new();
    let mut y = 0.0;
    for group in groups(rows) {
        if !page.is_empty() && y + height(group, false) > room && height(group, true) <= room {
            pages.push(std::mem::take(&mut page));
            y = 0.0;
        }
        for row in group {
            if !page.is_empty() && y + row.above + row.height > room {
                pages.push(std::mem::take(&mut page));
                y = 0.0;
            }
            if !page.is_empty() {
                y += row.above;
            }
            page.push(Standing { row, y });
            y += row.height;
        }
    }
    if !page.is_empty() || pages.is_empty() {
        pages.push(page);
    }
    pages
}

/// Stretches of rows that stay together: each row that is kept with the one after it.
fn groups(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.split_inclusive(|row| !row.keep)
}

fn height(group: &[Row], top: bool) -> f32 {
    let above = |n: usize, row: &Row| if top && n == 0 { 0.0 } else { row.above };
    let heights = group
        .iter()
        .enumerate()
        .map(|(n, row)| above(n, row) + row.height);
    heights.sum()
}
