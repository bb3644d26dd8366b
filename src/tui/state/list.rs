//! One list of records as the officer has it: the ids that came, the cursor on a record, marks, filter, sort.
//!
//! Cursor and marks belong to records, never to row numbers; a row number is looked up when a row is drawn.
//!
//! Never here: the lines themselves, asking for them, drawing.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::desk::{ListQuery, Listing, Pane, SavedView, Sort};
use crate::domain::{ItemId, Label, Moment};
use crate::tui::input::LineEdit;

/// Rows kept visible above and below the cursor.
const CONTEXT: usize = 3;

/// A list.
#[derive(Clone, Debug)]
pub struct ListState {
    /// Which list.
    pub pane: Pane,
    /// Views to choose from.
    pub views: Vec<SavedView>,
    /// The view shown.
    pub view: SavedView,
    /// The order.
    pub sort: Sort,
    /// What the officer typed to narrow the list.
    pub filter: LineEdit,
    /// What came; `None` until it did.
    pub listing: Option<Listing>,
    /// The record the cursor is on.
    pub cursor: Option<ItemId>,
    /// Its place when last seen; where the cursor stays if the record leaves.
    pub place: usize,
    /// First visible row.
    pub top: usize,
    /// Marked records.
    pub marks: BTreeSet<ItemId>,
    /// How many marked records the list does not show.
    pub marks_unseen: usize,
    /// Where a range began, and the marks before it.
    pub range: Option<(ItemId, BTreeSet<ItemId>)>,
    /// New records that are not shown yet.
    pub fresh: usize,
    /// First visible line of the preview.
    pub preview_top: usize,
}

impl ListState {
    /// An empty list in its first view.
    pub fn new(pane: Pane) -> Self {
        let views = SavedView::built_in(pane);
        let view = views.first().cloned().unwrap_or(SavedView {
            name: "open".to_owned(),
            pane,
            filter: String::new(),
            sort: Sort::Due,
        });
        Self {
            pane,
            sort: view.sort,
            views,
            view,
            filter: LineEdit::single(),
            listing: None,
            cursor: None,
            place: 0,
            top: 0,
            marks: BTreeSet::new(),
            marks_unseen: 0,
            range: None,
            fresh: 0,
            preview_top: 0,
        }
    }

    /// The question whose answer this list shows.
    pub fn query(&self, officer: &Label, now: Moment) -> ListQuery {
        ListQuery {
            pane: self.pane,
            view: self.view.filter.clone(),
            filter: self.filter.text().trim().to_owned(),
            sort: self.sort,
            officer: officer.clone(),
            now,
        }
    }

    /// The ids shown, in order.
    pub fn ids(&self) -> &[ItemId] {
        self.listing.as_ref().map_or(&[], |listing| &listing.ids)
    }

    /// The same, shared.
    pub fn shared_ids(&self) -> Arc<[ItemId]> {
        match &self.listing {
            Some(listing) => Arc::clone(&listing.ids),
            None => Arc::new([]),
        }
    }

    /// Where a record is now; looks at the remembered place first.
    pub fn place_of(&self, id: ItemId) -> Option<usize> {
        let ids = self.ids();
        if ids.get(self.place) == Some(&id) {
            return Some(self.place);
        }
        ids.iter().position(|known| *known == id)
    }

    /// Puts the cursor on a place, or the last one before the end.
    pub fn go_to(&mut self, place: usize) {
        let last = self.ids().len().saturating_sub(1);
        self.place = place.min(last);
        let found = self.ids().get(self.place).copied();
        if found != self.cursor {
            self.preview_top = 0;
        }
        self.cursor = found;
        self.extend_range();
    }

    /// Moves the cursor by so many rows.
    pub fn move_by(&mut self, rows: isize) {
        self.go_to(self.place.saturating_add_signed(rows));
    }

    /// Puts the cursor on a record; false when the list does not show it.
    pub fn go_to_record(&mut self, id: ItemId) -> bool {
        let place = self.place_of(id);
        if let Some(place) = place {
            self.go_to(place);
        }
        place.is_some()
    }

    /// Takes a new answer; the cursor stays on its record, else at its place. Answers the record that went.
    pub fn take(&mut self, listing: Listing) -> Option<ItemId> {
        let before = self.cursor;
        self.listing = Some(listing);
        self.fresh = 0;
        let gone = match before {
            Some(id) if self.go_to_record(id) => None,
            other => {
                self.go_to(self.place);
                other
            }
        };
        self.count_marks();
        gone
    }

    /// Keeps the cursor on screen, three rows away from the edges where possible.
    pub fn scroll(&mut self, visible: usize) {
        let context = CONTEXT.min(visible.saturating_sub(1) / 2);
        let last_top = self.ids().len().saturating_sub(visible);
        let lowest = (self.place + context + 1).saturating_sub(visible);
        let highest = self.place.saturating_sub(context);
        self.top = self.top.clamp(lowest, highest.max(lowest)).min(last_top);
    }

    /// The places on screen.
    pub fn visible(&self, rows: usize) -> Range<usize> {
        let end = (self.top + rows).min(self.ids().len());
        self.top.min(end)..end
    }

    /// Marks or unmarks the record under the cursor.
    pub fn toggle_mark(&mut self) {
        self.range = None;
        if let Some(id) = self.cursor
            && !self.marks.remove(&id)
        {
            self.marks.insert(id);
        }
    }

    /// Begins a range at the cursor, or ends it.
    pub fn toggle_range(&mut self) {
        match (self.range.take(), self.cursor) {
            (None, Some(id)) => {
                self.range = Some((id, self.marks.clone()));
                self.extend_range();
            }
            _ => self.count_marks(),
        }
    }

    /// Marks every record shown, or unmarks all when every one is marked.
    pub fn toggle_all(&mut self) {
        self.range = None;
        let shown: Vec<_> = self.ids().to_vec();
        if shown.iter().all(|id| self.marks.contains(id)) {
            for id in &shown {
                self.marks.remove(id);
            }
        } else {
            self.marks.extend(shown);
        }
        self.count_marks();
    }

    /// Takes every mark away.
    pub fn clear_marks(&mut self) {
        self.marks.clear();
        self.range = None;
        self.count_marks();
    }

    /// Counts the marks the list does not show.
    pub fn count_marks(&mut self) {
        self.marks_unseen = if self.marks.is_empty() {
            0
        } else {
            let seen = self
                .ids()
                .iter()
                .filter(|id| self.marks.contains(id))
                .count();
            self.marks.len() - seen
        };
    }

    /// Counts what a newer answer holds that is not shown.
    pub fn peek(&mut self, newer: &Listing) {
        let known: HashSet<_> = self.ids().iter().collect();
        self.fresh = newer.ids.iter().filter(|id| !known.contains(id)).count();
    }

    fn extend_range(&mut self) {
        let Some((anchor, before)) = self.range.clone() else {
            return;
        };
        let Some(start) = self.ids().iter().position(|id| *id == anchor) else {
            self.range = None;
            return;
        };
        let (low, high) = (start.min(self.place), start.max(self.place));
        self.marks = before;
        let between = self.listing.as_ref().and_then(|l| l.ids.get(low..=high));
        let between = between.unwrap_or_default().to_vec();
        self.marks.extend(between);
        self.count_marks();
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
