//! A text field as a value: the text, where the cursor stands, and what keys do to them.
//!
//! Moves and deletions go by grapheme, what a reader calls a character. Pure; drawn by whoever owns the field.
//!
//! Never here: drawing, drafts and their storage, Esc, Tab, and Enter in a field of one line: they belong to the form.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Chord, Key, clean_field_text};

/// What a key did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// The text changed.
    Text,
    /// Only the cursor moved, or it would have if it could.
    Cursor,
    /// The key means nothing to a field; it is free for others.
    Ignored,
}

/// The part of one line that fits, and the cursor in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWindow<'a> {
    /// The visible text.
    pub text: &'a str,
    /// Column of the cursor from the left of the window, in cells.
    pub cursor: u16,
    /// Text was cut on the left.
    pub cut_left: bool,
    /// Text was cut on the right.
    pub cut_right: bool,
}

/// A text field of one line or of many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineEdit {
    text: String,
    /// Byte offset, always on a grapheme boundary.
    cursor: usize,
    many_lines: bool,
}

impl LineEdit {
    /// An empty field of one line.
    pub fn single() -> Self {
        Self::default()
    }

    /// An empty field of many lines.
    pub fn multi() -> Self {
        Self {
            many_lines: true,
            ..Self::default()
        }
    }

    /// The same field with this text, cleaned, and the cursor at its end.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.text = clean_field_text(text, self.many_lines).text;
        self.cursor = self.text.len();
        self
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text out and leaves the field empty.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Inserts text at the cursor: typed, or a whole paste. Returns how many hidden characters it lost on the way.
    pub fn insert(&mut self, text: &str) -> usize {
        let cleaned = clean_field_text(text, self.many_lines);
        let (before, after) = self.halves();
        let cursor = before.len() + cleaned.text.len();
        self.text = [before, &cleaned.text, after].concat();
        // The new text may have melted into the grapheme before or after it.
        self.cursor = self.boundary_from(cursor);
        cleaned.removed
    }

    /// Does what the chord means in a field.
    pub fn press(&mut self, chord: Chord) -> Edited {
        if let Some(character) = chord.text() {
            self.insert(character.encode_utf8(&mut [0; 4]));
            return Edited::Text;
        }
        match (chord.key(), chord.ctrl(), chord.alt()) {
            (Key::Enter, false, false) if self.many_lines => {
                self.insert("\n");
                Edited::Text
            }
            (Key::Backspace, false, false) => self.cut(self.left_of(self.cursor), self.cursor),
            (Key::Backspace, false, true) | (Key::Char('w'), true, false) => {
                self.cut(self.word_left(), self.cursor)
            }
            (Key::Delete, false, false) | (Key::Char('d'), true, false) => {
                self.cut(self.cursor, self.right_of(self.cursor))
            }
            (Key::Char('u'), true, false) => self.cut(self.line_start(self.cursor), self.cursor),
            (Key::Char('k'), true, false) => self.cut(self.cursor, self.line_end(self.cursor)),
            (Key::Left, false, false) => self.go(self.left_of(self.cursor)),
            (Key::Right, false, false) => self.go(self.right_of(self.cursor)),
            (Key::Left, true, false) | (Key::Char('b'), false, true) => self.go(self.word_left()),
            (Key::Right, true, false) | (Key::Char('f'), false, true) => self.go(self.word_right()),
            (Key::Home, false, false) | (Key::Char('a'), true, false) => {
                self.go(self.line_start(self.cursor))
            }
            (Key::End, false, false) | (Key::Char('e'), true, false) => {
                self.go(self.line_end(self.cursor))
            }
            (Key::Up, false, false) if self.many_lines => self.go(self.row_up()),
            (Key::Down, false, false) if self.many_lines => self.go(self.row_down()),
            _ => Edited::Ignored,
        }
    }

    /// Row and column of the cursor in cells, both from 0, with the text drawn line by line and never wrapped.
    pub fn cursor(&self) -> (u16, u16) {
        let (before, _) = self.halves();
        let row = before.matches('\n').count();
        let line = self.between(self.line_start(self.cursor), self.cursor);
        (clamp(row), clamp(line.width()))
    }

    /// The lines of the text; one at least.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n')
    }

    /// The part of the cursor's line that fits into `width` cells, moved so that the cursor is inside.
    pub fn window(&self, width: u16) -> FieldWindow<'_> {
        let line_start = self.line_start(self.cursor);
        let line_end = self.line_end(self.cursor);
        // The cursor needs a cell of its own behind the text.
        let room = usize::from(width.max(1)) - 1;
        let mut start = line_start;
        for (offset, grapheme) in self.between(line_start, self.cursor).grapheme_indices(true) {
            if self.between(start, self.cursor).width() <= room {
                break;
            }
            start = line_start + offset + grapheme.len();
        }
        let mut end = start;
        for grapheme in self.between(start, line_end).graphemes(true) {
            if self.between(start, end + grapheme.len()).width() > usize::from(width) {
                break;
            }
            end += grapheme.len();
        }
        FieldWindow {
            text: self.between(start, end),
            cursor: clamp(self.between(start, self.cursor).width()),
            cut_left: start > line_start,
            cut_right: end < line_end,
        }
    }

    fn go(&mut self, cursor: usize) -> Edited {
        self.cursor = cursor;
        Edited::Cursor
    }

    fn cut(&mut self, start: usize, end: usize) -> Edited {
        if start >= end {
            return Edited::Cursor;
        }
        let kept = [self.between(0, start), self.between(end, self.text.len())].concat();
        self.text = kept;
        self.cursor = self.boundary_from(start);
        Edited::Text
    }

    fn halves(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.cursor)
            .unwrap_or((&self.text, ""))
    }

    fn between(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first grapheme boundary at or after `offset`.
    fn boundary_from(&self, offset: usize) -> usize {
        self.text
            .grapheme_indices(true)
            .map(|(index, _)| index)
            .find(|index| *index >= offset)
            .unwrap_or(self.text.len())
    }

    fn left_of(&self, offset: usize) -> usize {
        let last = self.between(0, offset).graphemes(true).next_back();
        offset - last.map_or(0, str::len)
    }

    fn right_of(&self, offset: usize) -> usize {
        let next = self.between(offset, self.text.len()).graphemes(true).next();
        offset + next.map_or(0, str::len)
    }

    /// The start of the word left of the cursor.
    fn word_left(&self) -> usize {
        let (before, _) = self.halves();
        before
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    /// The end of the word right of the cursor.
    fn word_right(&self) -> usize {
        let (_, after) = self.halves();
        after
            .unicode_word_indices()
            .next()
            .map_or(self.text.len(), |(start, word)| {
                self.cursor + start + word.len()
            })
    }

    fn line_start(&self, offset: usize) -> usize {
        self.between(0, offset).rfind('\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self, offset: usize) -> usize {
        self.between(offset, self.text.len())
            .find('\n')
            .map_or(self.text.len(), |end| offset + end)
    }

    fn row_up(&self) -> usize {
        let start = self.line_start(self.cursor);
        match start.checked_sub(1) {
            Some(end) => self.at_column(self.line_start(end), self.cursor_column()),
            None => 0,
        }
    }

    fn row_down(&self) -> usize {
        let end = self.line_end(self.cursor);
        if end == self.text.len() {
            end
        } else {
            self.at_column(end + 1, self.cursor_column())
        }
    }

    fn cursor_column(&self) -> usize {
        self.between(self.line_start(self.cursor), self.cursor)
            .width()
    }

    /// The offset in the line beginning at `start` that is nearest to `column` from the left.
    fn at_column(&self, start: usize, column: usize) -> usize {
        let line = self.between(start, self.line_end(start));
        line.grapheme_indices(true)
            .map(|(offset, grapheme)| offset + grapheme.len())
            .take_while(|end| line.get(..*end).unwrap_or_default().width() <= column)
            .last()
            .map_or(start, |end| start + end)
    }
}

fn clamp(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

#[cfg(test)]
#[path = "line_edit_tests.rs"]
mod tests;
