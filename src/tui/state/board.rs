//! A page of entries to go through: the clocks of a record, the checklist of its hit, answers that are missing.
//!
//! The cursor belongs to its entry, never to a line: what comes or goes above does not move it. Never here: what stands
//! on the page.

use crate::domain::ItemId;
use crate::domain::hit::HitStep;

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoardKind {
    /// The clocks of a record.
    Clocks(ItemId),
    /// The checklist of its urgent hit.
    Hit(ItemId),
    /// Answers that are missing, from abroad and at home.
    Chasing,
}

impl BoardKind {
    /// The record it is about.
    pub const fn record(self) -> Option<ItemId> {
        match self {
            Self::Clocks(id) | Self::Hit(id) => Some(id),
            Self::Chasing => None,
        }
    }
}

/// What the cursor is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum On {
    /// The clock with this number.
    Clock(u32),
    /// A step of the checklist.
    Step(HitStep),
    /// The answer of a state to this record, or of a unit to a package of it.
    Answer(ItemId, Option<u32>),
}

/// A page of entries.
#[derive(Clone, Debug)]
pub struct Board {
    /// What it shows.
    pub kind: BoardKind,
    /// The entry under the cursor.
    pub on: Option<On>,
    /// First visible line below the head.
    pub top: usize,
    /// Whether the steps of reckoning are shown.
    pub steps: bool,
    /// Lines at the top that stay.
    pub head: usize,
    place: usize,
    entries: Vec<On>,
    starts: Vec<usize>,
    lines: usize,
    rows: usize,
    follow: bool,
}

impl Board {
    /// The page with the cursor on its first entry.
    pub const fn new(kind: BoardKind) -> Self {
        Self {
            kind,
            on: None,
            top: 0,
            steps: false,
            head: 0,
            place: 0,
            entries: Vec::new(),
            starts: Vec::new(),
            lines: 0,
            rows: 0,
            follow: true,
        }
    }

    /// Takes the entries there are now; the cursor stays on its own, or at its place when that went.
    pub fn hold(&mut self, entries: Vec<On>) {
        let kept = self.on.and_then(|on| entries.iter().position(|e| *e == on));
        let last = entries.len().saturating_sub(1);
        self.place = kept.unwrap_or_else(|| self.place.min(last));
        self.on = entries.get(self.place).copied();
        self.entries = entries;
    }

    /// Takes where the entries begin on the paper, counted below its head, how long it is, and how much of it is seen.
    pub fn laid_out(&mut self, head: usize, starts: Vec<usize>, lines: usize, rows: usize) {
        self.follow |= self.rows != rows;
        (self.head, self.starts, self.lines, self.rows) = (head, starts, lines, rows);
        if std::mem::take(&mut self.follow) {
            self.show();
        }
        self.top = self.top.min(lines.saturating_sub(rows));
    }

    /// The line of the entry under the cursor, below the head.
    pub fn line(&self) -> Option<usize> {
        self.starts.get(self.place).copied()
    }

    /// Goes one entry down or up; an entry longer than the screen is read through first.
    pub fn step(&mut self, forward: bool) {
        let (start, end) = self.span();
        let half = (self.rows / 2).max(1);
        let long = end.saturating_sub(start) > self.rows;
        if long && forward && end > self.top + self.rows {
            self.top = (self.top + half).min(end.saturating_sub(self.rows));
        } else if long && !forward && start < self.top {
            self.top = self.top.saturating_sub(half).max(start);
        } else {
            let place = self
                .place
                .saturating_add_signed(if forward { 1 } else { -1 });
            self.go_to(place);
        }
    }

    /// Goes to the entry at a place, or to the last.
    pub fn go_to(&mut self, place: usize) {
        self.place = place.min(self.entries.len().saturating_sub(1));
        self.on = self.entries.get(self.place).copied();
        self.follow = true;
        self.show();
    }

    /// Turns pages; the cursor comes along.
    pub fn page(&mut self, pages: isize) {
        let rows = isize::try_from(self.rows.max(1)).unwrap_or(1);
        let top = self.top.saturating_add_signed(pages.saturating_mul(rows));
        self.top = top.min(self.lines.saturating_sub(self.rows));
        let seen = self.starts.iter().position(|start| *start >= self.top);
        let last = self.entries.len().saturating_sub(1);
        let at_end = pages > 0 && self.top + self.rows >= self.lines;
        self.place = if at_end { last } else { seen.unwrap_or(last) };
        self.on = self.entries.get(self.place).copied();
    }

    /// Shows or hides the steps of reckoning.
    pub const fn toggle_steps(&mut self) {
        self.steps = !self.steps;
        self.follow = true;
    }

    fn span(&self) -> (usize, usize) {
        let start = self.line().unwrap_or(0);
        let next = self.starts.get(self.place + 1).copied();
        (start, next.unwrap_or(self.lines))
    }

    /// Brings the entry under the cursor onto the screen.
    fn show(&mut self) {
        let (start, end) = self.span();
        if end > self.top + self.rows {
            self.top = end.saturating_sub(self.rows);
        }
        self.top = self.top.min(start);
        if self.place == 0 {
            self.top = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three clocks of 3, 30 and 4 lines, ten of which are seen.
    fn board() -> Board {
        let mut board = Board::new(BoardKind::Chasing);
        board.hold(vec![On::Clock(1), On::Clock(2), On::Clock(3)]);
        board.laid_out(2, vec![0, 3, 33], 37, 10);
        board
    }

    #[test]
    fn the_cursor_stays_on_its_entry_and_else_at_its_place() {
        let mut board = board();
        board.go_to(1);
        board.hold(vec![On::Clock(9), On::Clock(1), On::Clock(2)]);
        assert_eq!(board.on, Some(On::Clock(2)));
        board.hold(vec![On::Clock(9), On::Clock(1)]);
        assert_eq!(board.on, Some(On::Clock(1)));
        board.hold(Vec::new());
        assert_eq!((board.on, board.line()), (None, Some(0)));
    }

    #[test]
    fn a_long_entry_is_read_through_before_the_next() {
        let mut board = board();
        let mut seen = Vec::new();
        for _ in 0..7 {
            board.step(true);
            board.laid_out(2, vec![0, 3, 33], 37, 10);
            seen.push((board.on, board.top));
        }
        let on = |number| Some(On::Clock(number));
        assert_eq!(
            seen,
            [
                (on(2), 3),
                (on(2), 8),
                (on(2), 13),
                (on(2), 18),
                (on(2), 23),
                (on(3), 27),
                (on(3), 27)
            ]
        );
        board.page(-1);
        assert_eq!((board.on, board.top), (on(3), 17));
        board.page(-9);
        assert_eq!((board.on, board.top), (on(1), 0));
    }
}
