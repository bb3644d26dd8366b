//! Text that is safe to draw, print, log and export.
//!
//! Never here: a way around the gate. A `Shown` is made by the gate, from text written in this program, or from other `Shown`.
use super::badges::Badges;
use super::{gate, width};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Display-safe text with what is known about it. One line, unless our own text says otherwise.
///
/// Equality is that of the text and of the marks in it, so a mark and the same characters typed by a sender differ.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Shown {
    text: Cow<'static, str>,
    /// Byte ranges of `text` that stand for characters made visible, ascending, not overlapping.
    marks: Vec<(usize, usize)>,
    hidden: usize,
    badges: Badges,
}

/// A stretch of a shown text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The characters.
    pub text: &'a str,
    /// True if they stand for a character made visible, to be drawn in the style of marks.
    pub mark: bool,
}

impl Shown {
    /// Text written in this program. Not for anything read, typed or received.
    pub const fn own(text: &'static str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            marks: Vec::new(),
            hidden: 0,
            badges: Badges::NONE,
        }
    }

    /// A value of our own types (number, date, reference) in its display form. It passes the gate like foreign text, so a
    /// mistake here cannot reach the terminal either.
    pub fn of(value: impl fmt::Display) -> Self {
        gate::pass(&value.to_string(), false)
    }

    pub(super) fn from_plain(text: String) -> Self {
        Self {
            text: Cow::Owned(text),
            ..Self::default()
        }
    }

    pub(super) fn from_gate(
        text: String,
        marks: Vec<(usize, usize)>,
        hidden: usize,
        badges: Badges,
    ) -> Self {
        Self {
            text: Cow::Owned(text),
            marks,
            hidden,
            badges,
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Columns it takes on a terminal.
    pub fn width(&self) -> usize {
        width::columns(&self.text)
    }

    /// True if there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many characters of the whole text were made visible or counted, also where this is only a cut part of it.
    pub const fn hidden(&self) -> usize {
        self.hidden
    }

    /// Remarks on the whole text, also where this is only a cut part of it.
    pub const fn badges(&self) -> Badges {
        self.badges
    }

    /// The text in stretches, so that marks can be drawn apart from characters a sender merely typed.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let ends = self
            .marks
            .iter()
            .flat_map(|&(start, end)| [(start, false), (end, true)]);
        let mut from = 0;
        ends.chain(std::iter::once((self.text.len(), false)))
            .map(move |(to, mark)| {
                let text = self.text.get(from..to).unwrap_or_default();
                from = to;
                Piece { text, mark }
            })
            .filter(|piece| !piece.text.is_empty())
    }

    /// Adds another shown text at the end; counts and remarks add up.
    pub fn push(&mut self, other: &Self) {
        let at = self.text.len();
        self.text.to_mut().push_str(&other.text);
        self.marks.extend(
            other
                .marks
                .iter()
                .map(|&(start, end)| (start + at, end + at)),
        );
        self.hidden += other.hidden;
        self.badges.join(other.badges);
    }

    /// Adds text written in this program at the end.
    pub fn push_own(&mut self, text: &'static str) {
        self.text.to_mut().push_str(text);
    }

    /// All parts one after the other.
    pub fn concat<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::join(parts, "")
    }

    /// All parts with our own separator between them.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a Self>, separator: &'static str) -> Self {
        let mut all = Self::default();
        for (n, part) in parts.into_iter().enumerate() {
            if n > 0 {
                all.push_own(separator);
            }
            all.push(part);
        }
        all
    }

    /// The text in ASCII alone, for terminals without UTF-8: letters lose their accents, every other character becomes a mark
    /// `<U+XXXX>`.
    #[must_use]
    pub fn ascii(&self) -> Self {
        if self.text.is_ascii() {
            return self.clone();
        }
        let mut all = Self {
            hidden: self.hidden,
            badges: self.badges,
            ..Self::default()
        };
        for piece in self.pieces() {
            let start = all.text.len();
            super::fold::push_ascii(all.text.to_mut(), piece.text);
            if piece.mark {
                all.marks.push((start, all.text.len()));
            }
        }
        all
    }

    /// The bytes `from..to` as a text of its own. Callers pass character boundaries; counts and remarks stay those of the whole.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let text = self.text.get(from..to).unwrap_or_default().to_owned();
        let first = self.marks.partition_point(|&(_, end)| end <= from);
        let inside = self
            .marks
            .iter()
            .skip(first)
            .take_while(|&&(start, _)| start < to);
        Self {
            text: Cow::Owned(text),
            marks: inside
                .map(|&(start, end)| (start.max(from) - from, end.min(to) - from))
                .collect(),
            hidden: self.hidden,
            badges: self.badges,
        }
    }

    /// Where the mark begins that the byte position falls into; the position itself if it falls into none.
    pub(super) fn before_mark(&self, at: usize) -> usize {
        let first = self.marks.partition_point(|&(_, end)| end <= at);
        self.marks
            .get(first)
            .map_or(at, |&(start, _)| start.min(at))
    }

    /// Adds plain spaces at the end.
    pub(super) fn push_spaces(&mut self, count: usize) {
        self.text.to_mut().extend(std::iter::repeat_n(' ', count));
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({} bytes)", self.text.len())
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<Shown> for Cow<'static, str> {
    fn from(shown: Shown) -> Self {
        shown.text
    }
}

impl<'a> From<&'a Shown> for Cow<'a, str> {
    fn from(shown: &'a Shown) -> Self {
        Cow::Borrowed(&shown.text)
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
