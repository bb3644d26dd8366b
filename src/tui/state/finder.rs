//! The legal-basis finder as the officer has it: the question, the answer, the entry under the cursor, how far it is read.
//!
//! Never here: which instrument binds whom; the bookshelf says.

use std::sync::Arc;

use crate::desk::Asked;
use crate::domain::ItemId;
use crate::reference::{Answer, Basis, Excluded, Pack};

/// The finder.
#[derive(Clone, Debug)]
pub struct Finder {
    /// The question.
    pub asked: Asked,
    /// The record it was opened from, which can take the basis.
    pub record: Option<ItemId>,
    /// The answer; `None` while something is missing in the question.
    pub answer: Option<Arc<Answer>>,
    /// How often it was asked.
    pub rev: u64,
    /// The entry under the cursor: options first, then what is excluded.
    pub cursor: usize,
    /// First visible line of the answer.
    pub top: usize,
    /// First line of each entry on the paper as it stands.
    pub starts: Vec<usize>,
    /// The cursor moved and its entry must be shown.
    moved: bool,
}

/// An entry of the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry<'a> {
    /// It binds both states.
    Option(&'a Basis),
    /// It is not offered.
    Excluded(&'a Excluded),
}

impl Entry<'_> {
    /// The instrument's name in the pack.
    pub fn id(&self) -> &str {
        match self {
            Self::Option(basis) => &basis.id,
            Self::Excluded(excluded) => &excluded.id,
        }
    }

    /// The title people use.
    pub fn title(&self) -> &str {
        match self {
            Self::Option(basis) => &basis.title,
            Self::Excluded(excluded) => &excluded.title,
        }
    }
}

impl Finder {
    /// The finder with its first answer.
    pub fn new(asked: Asked, record: Option<ItemId>, pack: &Pack) -> Self {
        let mut finder = Self {
            asked,
            record,
            answer: None,
            rev: 0,
            cursor: 0,
            top: 0,
            starts: Vec::new(),
            moved: false,
        };
        finder.ask(pack);
        finder
    }

    /// Asks again because the question or the bookshelf changed.
    pub fn ask(&mut self, pack: &Pack) {
        let answer = self.asked.put(pack, |question| pack.basis(question));
        self.answer = answer.map(Arc::new);
        self.rev += 1;
        self.cursor = 0;
        self.top = 0;
        self.starts.clear();
        self.moved = false;
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        let answer = self.answer.as_deref();
        answer.map_or(0, |answer| answer.options.len() + answer.excluded.len())
    }

    /// The entry under the cursor.
    pub fn entry(&self) -> Option<Entry<'_>> {
        let answer = self.answer.as_deref()?;
        let option = answer.options.get(self.cursor).map(Entry::Option);
        option.or_else(|| {
            let place = self.cursor.checked_sub(answer.options.len())?;
            answer.excluded.get(place).map(Entry::Excluded)
        })
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
        self.go_to(self.entries().saturating_sub(1));
        self.top = usize::MAX >> 1;
    }

    fn go_to(&mut self, entry: usize) {
        let entry = entry.min(self.entries().saturating_sub(1));
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
    use crate::reference::{Exclusion, Otherwise, Provenance};

    fn excluded(id: &str) -> Excluded {
        Excluded {
            id: id.to_owned(),
            title: "SAMPLE Convention".to_owned(),
            status: Exclusion::NotParty,
            why: "SAMPLE".to_owned(),
            fallback: false,
            neither_listed: false,
            confidence: Provenance::Source,
            as_of: None,
        }
    }

    /// Three entries: of 3, of 30 and of 4 lines, after a line of words; 45 lines in all.
    fn finder() -> Finder {
        let day = jiff::civil::Date::constant(2031, 3, 7);
        let pack = Pack::embedded().unwrap();
        let mut finder = Finder::new(Asked::between(None, None, day), None, pack);
        finder.answer = Some(Arc::new(Answer {
            options: Vec::new(),
            excluded: ["a", "b", "c"].map(excluded).to_vec(),
            otherwise: Otherwise::default(),
            gaps: Vec::new(),
        }));
        lay_out(&mut finder);
        finder
    }

    fn lay_out(finder: &mut Finder) {
        finder.laid_out(vec![1, 4, 34], 45, 10);
    }

    fn at(finder: &Finder) -> (usize, usize) {
        (finder.cursor, finder.top)
    }

    /// Presses down or up so many times; answers cursor and first line after each.
    fn steps(finder: &mut Finder, forward: bool, count: usize) -> Vec<(usize, usize)> {
        let step = |_| {
            finder.step(forward, 10);
            lay_out(finder);
            at(finder)
        };
        (0..count).map(step).collect()
    }

    #[test]
    fn a_long_entry_is_read_through_before_the_next() {
        let mut finder = finder();
        assert_eq!(
            steps(&mut finder, true, 8),
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
            finder.entry().map(|entry| entry.id().to_owned()),
            Some("c".to_owned())
        );
        assert_eq!(
            steps(&mut finder, false, 4),
            [(2, 34), (1, 4), (0, 0), (0, 0)]
        );
    }

    #[test]
    fn words_before_the_first_entry_are_read_through() {
        let mut finder = finder();
        let lay_out = |finder: &mut Finder| finder.laid_out(vec![14, 17, 47], 58, 10);
        let mut seen = Vec::new();
        for forward in [true, true, true, false, false, false] {
            lay_out(&mut finder);
            finder.step(forward, 10);
            lay_out(&mut finder);
            seen.push(at(&finder));
        }
        assert_eq!(seen, [(0, 5), (0, 7), (1, 17), (0, 14), (0, 9), (0, 4)]);
    }

    #[test]
    fn after_turning_pages_the_cursor_comes_to_the_screen() {
        let mut finder = finder();
        finder.page(1, 10);
        lay_out(&mut finder);
        assert_eq!(at(&finder), (0, 10));
        assert_eq!(steps(&mut finder, true, 1), [(1, 4)]);
        finder.page(9, 10);
        lay_out(&mut finder);
        assert_eq!(at(&finder), (1, 35));
    }

    #[test]
    fn both_ends_are_reached() {
        let mut finder = finder();
        finder.last();
        lay_out(&mut finder);
        assert_eq!(at(&finder), (2, 34));
        finder.first();
        lay_out(&mut finder);
        assert_eq!(at(&finder), (0, 0));
    }

    #[test]
    fn without_entries_only_the_words_are_read() {
        let mut finder = finder();
        finder.answer = None;
        finder.laid_out(Vec::new(), 45, 10);
        finder.step(true, 10);
        assert_eq!((finder.entry(), finder.top), (None, 5));
    }
}
