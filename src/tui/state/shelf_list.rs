//! A list of the bookshelf as the officer has it: what is shown, narrowed by what was typed, and the cursor.
//!
//! The cursor belongs to the entry, never to the row number.
//!
//! Never here: what an entry says, and which entries fit; see `countries`.

use std::sync::Arc;

use crate::tui::input::LineEdit;

/// Rows kept visible above and below the cursor.
const CONTEXT: usize = 3;

/// Entries of the bookshelf by name: two-letter codes of countries, names of instruments.
#[derive(Clone, Debug)]
pub struct ShelfList {
    /// What the officer typed to narrow the list.
    pub filter: LineEdit,
    /// Names shown, best first.
    pub shown: Vec<Arc<str>>,
    /// The entry under the cursor.
    pub cursor: Option<Arc<str>>,
    /// Its place.
    pub place: usize,
    /// First visible row.
    pub top: usize,
    /// First visible line of the card beside the list.
    pub card_top: usize,
}

impl Default for ShelfList {
    fn default() -> Self {
        Self {
            filter: LineEdit::single(),
            shown: Vec::new(),
            cursor: None,
            place: 0,
            top: 0,
            card_top: 0,
        }
    }
}

impl ShelfList {
    /// Shows these entries. The cursor goes to the first, the best of what was typed; it stays on its entry where the
    /// entries are those of before, and where nothing is typed any longer.
    pub fn show(&mut self, entries: Vec<Arc<str>>) {
        let same = self.shown == entries;
        let before = self
            .cursor
            .clone()
            .filter(|_| same || self.filter.is_empty());
        self.shown = entries;
        match before {
            Some(name) if self.shown.contains(&name) => self.go_to_entry(&name),
            _ => self.go_to(0),
        }
    }

    /// Puts the cursor on a place, or the last one before the end.
    pub fn go_to(&mut self, place: usize) {
        self.place = place.min(self.shown.len().saturating_sub(1));
        let found = self.shown.get(self.place).cloned();
        if found != self.cursor {
            self.card_top = 0;
        }
        self.cursor = found;
    }

    /// Moves the cursor by so many rows.
    pub fn move_by(&mut self, rows: isize) {
        self.go_to(self.place.saturating_add_signed(rows));
    }

    /// Puts the cursor on an entry, if it is shown.
    pub fn go_to_entry(&mut self, name: &str) {
        if let Some(place) = self.shown.iter().position(|shown| &**shown == name) {
            self.go_to(place);
        }
    }

    /// Keeps the cursor on screen.
    pub fn scroll(&mut self, visible: usize) {
        let context = CONTEXT.min(visible.saturating_sub(1) / 2);
        let lowest = (self.place + context + 1).saturating_sub(visible);
        let highest = self.place.saturating_sub(context).max(lowest);
        let last = self.shown.len().saturating_sub(visible);
        self.top = self.top.clamp(lowest, highest).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(names: &[&str]) -> Vec<Arc<str>> {
        names.iter().map(|name| Arc::from(*name)).collect()
    }

    #[test]
    fn the_cursor_goes_to_the_best_and_stays_when_the_filter_is_cleared() {
        let mut list = ShelfList::default();
        list.show(entries(&["AF", "DE", "PE"]));
        assert_eq!(list.cursor.as_deref(), Some("AF"));
        list.filter = LineEdit::single().with_text("e");
        list.show(entries(&["PE", "DE"]));
        assert_eq!((list.cursor.as_deref(), list.place), (Some("PE"), 0));
        list.go_to(1);
        list.show(entries(&["PE", "DE"]));
        assert_eq!((list.cursor.as_deref(), list.place), (Some("DE"), 1));
        list.filter.take();
        list.show(entries(&["AF", "DE", "PE"]));
        assert_eq!((list.cursor.as_deref(), list.place), (Some("DE"), 1));
        list.show(entries(&["AF", "PE"]));
        assert_eq!((list.cursor.as_deref(), list.place), (Some("AF"), 0));
    }
}
