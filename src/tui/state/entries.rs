//! Reading a paper of entries: the one under the cursor, how far the paper is scrolled. Entries may be longer than the
//! window; they are read through before the next one.
//!
//! Never here: what the entries are.

/// A place on a paper of entries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entries {
    /// How many entries there are.
    pub count: usize,
    /// The entry under the cursor.
    pub cursor: usize,
    /// First visible line of the paper.
    pub top: usize,
    /// First line of each entry on the paper as it stands.
    pub starts: Vec<usize>,
    /// The cursor moved and its entry must be shown.
    moved: bool,
}

impl Entries {
    /// So many entries, from the beginning.
    pub fn of(count: usize) -> Self {
        Self {
            count,
            ..Self::default()
        }
    }

    /// First line of an entry.
    fn start(&self, entry: usize) -> Option<usize> {
        self.starts.get(entry).copied()
    }

    /// Where the entry under the cursor begins and ends; after the last come words that belong to no entry.
    fn lines(&self) -> Option<(usize, usize)> {
        let start = self.start(self.cursor)?;
        Some((
            start,
            self.start(self.cursor + 1).unwrap_or(usize::MAX >> 1),
        ))
    }

    /// Reads on or back by one step in a window of `rows` lines: within an entry that is longer than the window, else to
    /// the next entry; to the first one on screen when the cursor's has been scrolled away.
    pub fn step(&mut self, forward: bool, rows: usize) {
        let half = (rows / 2).max(1);
        let bottom = self.top + rows;
        let (start, end) = self.lines().unwrap_or((0, usize::MAX >> 1));
        if self.starts.first().is_some_and(|first| *first >= bottom) {
            // Words before the first entry are read like an entry.
            self.top = if forward {
                self.top + half
            } else {
                self.top.saturating_sub(half)
            };
        } else if end <= self.top || start >= bottom {
            self.come_back(rows);
        } else if forward {
            if end <= bottom {
                self.go_to(self.cursor + 1);
            } else {
                self.top += half.min(end - bottom);
            }
        } else if start < self.top {
            self.top -= half.min(self.top - start);
        } else if let Some(before) = self.cursor.checked_sub(1) {
            self.go_to(before);
        } else {
            self.top = self.top.saturating_sub(half);
        }
    }

    /// Puts the cursor on the first entry that begins on screen, else on the one that fills it.
    fn come_back(&mut self, rows: usize) {
        let began = self.starts.partition_point(|start| *start < self.top);
        let begins = self
            .start(began)
            .is_some_and(|start| start < self.top + rows);
        self.go_to(if begins {
            began
        } else {
            began.saturating_sub(1)
        });
    }

    /// Turns so many pages; the cursor stays on its entry.
    pub fn page(&mut self, pages: isize, rows: usize) {
        let by = pages.saturating_mul(isize::try_from(rows.max(1)).unwrap_or(1));
        self.top = self.top.saturating_add_signed(by);
    }

    /// Goes to the first entry and the beginning.
    pub fn first(&mut self) {
        self.go_to(0);
        self.top = 0;
    }

    /// Goes to the last entry and the end.
    pub fn last(&mut self) {
        self.go_to(self.count.saturating_sub(1));
        self.top = usize::MAX >> 1;
    }

    /// Puts the cursor on an entry, the last one at most.
    pub fn go_to(&mut self, entry: usize) {
        let entry = entry.min(self.count.saturating_sub(1));
        self.moved |= entry != self.cursor;
        self.cursor = entry;
    }

    /// Takes where the entries begin on a paper of `lines` lines, of which `rows` are visible. After a move as much of
    /// the entry as fits is shown, its first line in any case.
    pub fn laid_out(&mut self, starts: Vec<usize>, lines: usize, rows: usize) {
        self.starts = starts;
        self.top = self.top.min(lines.saturating_sub(rows));
        if !std::mem::take(&mut self.moved) {
            return;
        }
        let Some(start) = self.start(self.cursor) else {
            return;
        };
        let end = self.start(self.cursor + 1).unwrap_or(start + 1);
        if end > self.top + rows {
            self.top = end.saturating_sub(rows);
        }
        self.top = self.top.min(start);
        if self.cursor == 0 && start < rows {
            // The words above the first entry belong to it.
            self.top = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three entries: of 3, of 30 and of 4 lines, after a line of words; 45 lines in all.
    fn entries() -> Entries {
        let mut entries = Entries::of(3);
        lay_out(&mut entries);
        entries
    }

    fn lay_out(entries: &mut Entries) {
        entries.laid_out(vec![1, 4, 34], 45, 10);
    }

    fn at(entries: &Entries) -> (usize, usize) {
        (entries.cursor, entries.top)
    }

    /// Presses down or up so many times; answers cursor and first line after each.
    fn steps(entries: &mut Entries, forward: bool, count: usize) -> Vec<(usize, usize)> {
        let step = |_| {
            entries.step(forward, 10);
            lay_out(entries);
            at(entries)
        };
        (0..count).map(step).collect()
    }

    #[test]
    fn a_long_entry_is_read_through_before_the_next() {
        let mut entries = entries();
        assert_eq!(
            steps(&mut entries, true, 8),
            [
                (1, 4),
                (1, 9),
                (1, 14),
                (1, 19),
                (1, 24),
                (2, 25),
                (2, 30),
                (2, 35)
            ]
        );
        assert_eq!(
            steps(&mut entries, false, 4),
            [(2, 34), (1, 4), (0, 0), (0, 0)]
        );
    }

    #[test]
    fn words_before_the_first_entry_are_read_through() {
        let mut entries = entries();
        let lay_out = |entries: &mut Entries| entries.laid_out(vec![14, 17, 47], 58, 10);
        let mut seen = Vec::new();
        for forward in [true, true, true, false, false, false] {
            lay_out(&mut entries);
            entries.step(forward, 10);
            lay_out(&mut entries);
            seen.push(at(&entries));
        }
        assert_eq!(seen, [(0, 5), (0, 7), (1, 17), (0, 14), (0, 9), (0, 4)]);
    }

    #[test]
    fn after_turning_pages_the_cursor_comes_to_the_screen() {
        let mut entries = entries();
        entries.page(1, 10);
        lay_out(&mut entries);
        assert_eq!(at(&entries), (0, 10));
        assert_eq!(steps(&mut entries, true, 1), [(1, 4)]);
        entries.page(9, 10);
        lay_out(&mut entries);
        assert_eq!(at(&entries), (1, 35));
    }

    #[test]
    fn both_ends_are_reached() {
        let mut entries = entries();
        entries.last();
        lay_out(&mut entries);
        assert_eq!(at(&entries), (2, 34));
        entries.first();
        lay_out(&mut entries);
        assert_eq!(at(&entries), (0, 0));
    }

    #[test]
    fn without_entries_only_the_words_are_read() {
        let mut entries = entries();
        entries.count = 0;
        entries.laid_out(Vec::new(), 45, 10);
        entries.step(true, 10);
        assert_eq!(entries.top, 5);
    }
}
