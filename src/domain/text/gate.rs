//! The gate: the only place where foreign text becomes text fit to show.
//!
//! Allow-list, not block-list. What passes: letters, marks, numbers, punctuation, symbols, the plain space. Everything else
//! becomes a visible mark `<U+XXXX>`; no-break and ideographic spaces become plain spaces and are counted; marks beyond four
//! on one base become `<+12 marks>`. The rules depend only on what stands directly around a character, so the work is linear
//! and applying the gate to its own result changes nothing.
//!
//! Never here: drawing, width arithmetic for layout.
use super::badges::{Badge, Badges, Scripts};
use super::foreign::Foreign;
use super::scalar::{self, EMOJI_FORM, Jamo, KEYCAP, Kind, ZWJ};
use super::shown::Shown;
use std::fmt::Write;
use unicode_properties::{GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_width::UnicodeWidthChar;

/// How many combining characters one base may carry on screen.
const MARKS_PER_BASE: u8 = 4;
/// How many joiners may hold one emoji sequence together (a family of four has three).
const JOINS_PER_SEQUENCE: u8 = 4;
/// Tab stops in running text, in columns, as mail programs assume them.
const TAB_STOP: usize = 8;

/// Makes foreign text fit to show on one line; a line break or tab in it becomes a visible mark.
pub fn show(text: &Foreign) -> Shown {
    pass(text.raw(), false)
}

/// Makes running text fit to show, line by line: LF, CR and CRLF end a line, a tab advances to the next column of eight.
///
/// Other separators (form feed, U+0085, U+2028, U+2029) become visible marks. Text without characters has no lines.
pub fn show_lines(text: &Foreign) -> Vec<Shown> {
    let mut lines = Vec::new();
    let mut rest = text.raw();
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(end);
        lines.push(pass(line, true));
        rest = tail.strip_prefix("\r\n").unwrap_or_else(|| {
            let mut chars = tail.chars();
            chars.next();
            chars.as_str()
        });
    }
    lines
}

/// The gate itself. With `tabs`, a tab is layout and not a mark.
pub(super) fn pass(text: &str, tabs: bool) -> Shown {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Shown::from_plain(text.to_owned());
    }
    let mut writer = Writer {
        out: String::with_capacity(text.len() + 16),
        ..Writer::default()
    };
    let mut context = Context::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if tabs && c == '\t' {
            context = Context::default();
            writer.tab();
            continue;
        }
        let verdict = context.judge(c, chars.peek().copied());
        writer.write(c, verdict);
    }
    writer.finish()
}

/// What becomes of one character in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Shown as it is.
    Pass,
    /// Has no form of its own but is needed where it stands: kept, and listed in the report.
    InPlace,
    /// Shown as so many plain spaces.
    Blank(u8),
    /// Shown as `<U+XXXX>`.
    Mark,
    /// One combining character too many on its base: only counted.
    Surplus,
}

/// What the characters so far allow the next one to be.
#[derive(Default)]
pub(super) struct Context {
    /// The character that marks may attach to; none at the start, after a space and after a visible mark.
    base: Option<char>,
    /// The last character that was let through.
    last: Option<char>,
    attached: u8,
    joins: u8,
    overfull: bool,
}

impl Context {
    /// Judges one character by itself, by what went before and by the character that follows.
    pub(super) fn judge(&mut self, c: char, next: Option<char>) -> Verdict {
        let verdict = match scalar::kind(c) {
            Kind::Plain => return self.begin(c),
            Kind::Blank(columns) => Verdict::Blank(columns),
            Kind::Attached => self.attach(c),
            Kind::Joiner if self.joins(c, next) => {
                self.joins += 1;
                Verdict::InPlace
            }
            Kind::Selector if self.selects(c, next) => {
                self.attached += 1;
                Verdict::InPlace
            }
            Kind::Refused | Kind::Joiner | Kind::Selector => Verdict::Mark,
        };
        match verdict {
            Verdict::Pass | Verdict::InPlace => self.last = Some(c),
            Verdict::Surplus => self.overfull = true,
            Verdict::Mark | Verdict::Blank(_) => *self = Self::default(),
        }
        verdict
    }

    fn begin(&mut self, c: char) -> Verdict {
        let joined = self.last == Some(ZWJ) && scalar::pictograph(c);
        *self = Self {
            base: (c != ' ').then_some(c),
            last: Some(c),
            joins: if joined { self.joins } else { 0 },
            ..Self::default()
        };
        Verdict::Pass
    }

    fn attach(&mut self, c: char) -> Verdict {
        let fits = match scalar::jamo(c) {
            Some(part) => self.last.and_then(scalar::jamo).is_some_and(|before| {
                matches!(
                    (before, part),
                    (Jamo::Lead | Jamo::Vowel, Jamo::Vowel)
                        | (Jamo::Vowel | Jamo::Tail, Jamo::Tail)
                )
            }),
            None => true,
        };
        if self.base.is_none() || !fits && !self.overfull {
            return Verdict::Mark;
        }
        if self.overfull || self.attached >= MARKS_PER_BASE {
            return Verdict::Surplus;
        }
        self.attached += 1;
        Verdict::Pass
    }

    /// A joiner belongs between two letters of a script that needs it, or (ZWJ) between two emoji.
    fn joins(&self, joiner: char, next: Option<char>) -> bool {
        let (Some(base), Some(next)) = (self.base, next) else {
            return false;
        };
        if self.overfull || self.joins >= JOINS_PER_SEQUENCE {
            return false;
        }
        if scalar::pictograph(base) {
            return joiner == ZWJ && self.last != Some(ZWJ) && scalar::pictograph(next);
        }
        let follows = match next.general_category_group() {
            GeneralCategoryGroup::Letter => scalar::kind(next) == Kind::Plain,
            GeneralCategoryGroup::Mark => {
                scalar::kind(next) == Kind::Attached && self.attached < MARKS_PER_BASE
            }
            _ => false,
        };
        follows
            && scalar::joining_script(base)
                .is_some_and(|script| scalar::joining_script(next) == Some(script))
    }

    /// A selector belongs directly after an emoji; after a digit only inside a keycap sequence.
    fn selects(&self, selector: char, next: Option<char>) -> bool {
        let Some(base) = self.base.filter(|_| self.base == self.last) else {
            return false;
        };
        base.is_emoji_char() && (!base.is_ascii() || selector == EMOJI_FORM && next == Some(KEYCAP))
    }
}

/// Builds the shown text and what is known about it.
#[derive(Default)]
struct Writer {
    out: String,
    /// How much of `out` has been measured, in bytes, and how many columns that is: tab stops stay linear work.
    measured: (usize, usize),
    marks: Vec<(usize, usize)>,
    hidden: usize,
    surplus: usize,
    badges: Badges,
    scripts: Scripts,
}

impl Writer {
    fn write(&mut self, c: char, verdict: Verdict) {
        if verdict != Verdict::Surplus {
            self.close_surplus();
        }
        match verdict {
            Verdict::Pass => {
                self.scripts.see(c);
                self.out.push(c);
            }
            Verdict::InPlace => self.out.push(c),
            Verdict::Blank(columns) => {
                self.badges.add(Badge::OddSpaces);
                self.scripts.see(' ');
                self.mark(|out| (0..columns).for_each(|_| out.push(' ')));
            }
            Verdict::Mark => {
                self.badges.add(if scalar::bidi_control(c) {
                    Badge::Bidi
                } else {
                    Badge::Hidden
                });
                self.mark(|out| {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "<U+{:04X}>", u32::from(c));
                });
            }
            Verdict::Surplus => {
                self.surplus += 1;
                self.hidden += 1;
            }
        }
    }

    fn mark(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.out.len();
        write(&mut self.out);
        self.hidden += 1;
        self.marks.push((start, self.out.len()));
    }

    fn close_surplus(&mut self) {
        let count = std::mem::take(&mut self.surplus);
        if count > 0 {
            self.badges.add(Badge::StackedMarks);
            self.mark(|out| {
                let _ = write!(out, "<+{count} marks>");
            });
            // The marks were counted one by one already; the note itself is ours.
            self.hidden -= 1;
        }
    }

    fn tab(&mut self) {
        self.close_surplus();
        self.scripts.see(' ');
        let (bytes, columns) = self.measured;
        let new: usize = self
            .out
            .get(bytes..)
            .unwrap_or_default()
            .chars()
            .filter_map(UnicodeWidthChar::width)
            .sum();
        let spaces = TAB_STOP - (columns + new) % TAB_STOP;
        self.out.extend(std::iter::repeat_n(' ', spaces));
        self.measured = (self.out.len(), columns + new + spaces);
    }

    fn finish(mut self) -> Shown {
        self.close_surplus();
        self.badges.join(self.scripts.finish());
        Shown::from_gate(self.out, self.marks, self.hidden, self.badges)
    }
}
