//! Records and sheets as lines of words with roles, wrapped to a width: what previews, full records and sheets draw.
//!
//! Foreign text appears only behind the mark `| `, on every one of its lines, so that it cannot imitate the desk.
//!
//! Never here: cells, colours, keys.

mod articles;
mod basis;
mod bilateral;
mod bookshelf;
mod chasing;
mod clocks;
mod compare;
mod country;
mod country_sheet;
mod history;
mod hit;
mod instruments;
mod letter_form;
mod letter_leaving;
mod letter_text;
mod letters;
mod map;
mod office_facts;
mod organisations;
mod outgoing;
mod parties;
#[cfg(test)]
mod plain_words;
mod preview;
mod record;
mod sheets;
mod standing;
mod subject;
mod treaty;
mod verdict;
mod went;
mod work;

pub use basis::basis_answer;
pub use chasing::{answer_of, chase_board};
pub use clocks::{clock_board, clocks_in_order};
pub use compare::compare;
pub use country::card as country_card;
pub use country_sheet::{OpenItemLine, OpenItems, country_sheet};
pub use history::history;
pub use hit::{hit_board, missing_steps};
pub use letter_form::{LetterForm, letter_form, missing, missing_words, no_letter};
pub use letter_leaving::{LeavingLetter, leaving_letter};
pub use letter_text::letter_text;
pub use map::{MapClass, MapMarks, Meaning, open_marks, parties_marks, world_map};
pub use office_facts::office_facts;
pub use organisations::organisations;
pub use outgoing::{Forwarding, forwarding, to_second};
pub use preview::preview;
pub use record::record;
pub use sheets::{hidden, messages};
pub use treaty::{treaty_card, treaty_sheet};

use std::fmt::Display;

use crate::domain::text::{Badge, Badges, Shown, show, show_lines, width};
use crate::domain::{Foreign, Label, Moment};

/// What a stretch of text is, for the theme.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Ordinary words.
    Plain,
    /// A section's name.
    Heading,
    /// The name of a field.
    Label,
    /// Less important.
    Dim,
    /// Words from outside.
    Quote,
    /// The mark in front of words from outside.
    QuoteMark,
    /// A character made visible.
    HiddenMark,
    /// Needs attention.
    Warning,
    /// Alarm: urgent, overdue.
    Alarm,
    /// In work.
    Work,
    /// Waiting on others.
    Waiting,
    /// Bold without alarm.
    Strong,
}

/// A stretch of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// The words.
    pub text: Shown,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// Its parts from left to right.
    pub parts: Vec<Part>,
}

/// Where the entries of a page stand on its paper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Laid {
    /// Lines at the top that belong to no entry.
    pub head: usize,
    /// The first line of each entry.
    pub starts: Vec<usize>,
}

/// Lines under construction, of one width.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
    width: usize,
    labels: usize,
    badges: Badges,
    /// The lines.
    pub lines: Vec<Line>,
    /// How many hidden characters the foreign text on it holds.
    pub hidden: usize,
}

/// What a paper about a record may look at besides the record.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The instant.
    pub now: Moment,
    /// The desk's own particulars.
    pub profile: &'a crate::desk::Profile,
    /// The name of a country.
    pub country_name: &'a dyn Fn(&str) -> Option<String>,
    /// Our reference of another record.
    pub reference: &'a dyn Fn(crate::domain::ItemId) -> Option<String>,
}

impl Reading<'_> {
    /// `ZA South Africa`.
    fn country(&self, code: crate::domain::CountryCode) -> String {
        match (self.country_name)(code.as_str()) {
            Some(name) => format!("{code} {name}"),
            None => format!("{code} (code as received)"),
        }
    }

    /// `officer.id Name`.
    fn officer(&self, id: &Label) -> String {
        match self.profile.officer(id) {
            Some(officer) => format!("{} ({id})", officer.name),
            None => id.to_string(),
        }
    }

    /// `unit.id Name`.
    fn unit(&self, id: &Label) -> String {
        match self.profile.unit(id) {
            Some(unit) => format!("{} ({id})", unit.name),
            None => id.to_string(),
        }
    }
}

impl Paper {
    /// An empty paper of this width in columns.
    pub fn new(width: usize) -> Self {
        let width = width.max(12);
        let labels = match width {
            0..30 => 9,
            30..46 => 10,
            _ => 14,
        };
        Self {
            width,
            labels,
            badges: Badges::NONE,
            lines: Vec::new(),
            hidden: 0,
        }
    }

    /// The same with a column this wide for the names of fields.
    #[must_use]
    pub const fn labels(mut self, columns: usize) -> Self {
        self.labels = columns;
        self
    }

    /// Says at the top what a reader must be warned about in the foreign text: hidden characters, look-alike letters.
    pub fn warn_on_top(&mut self, next: &str) {
        let mut words = Vec::new();
        match self.hidden {
            0 => {}
            1 => words.push(format!("1 hidden character shown{next}")),
            n => words.push(format!("{n} hidden characters shown{next}")),
        }
        let told = self
            .badges
            .iter()
            .filter(|badge| badge.warns() && *badge != Badge::Hidden);
        words.extend(told.map(|badge| badge.word().to_owned()));
        if words.is_empty() {
            return;
        }
        let rest = std::mem::take(&mut self.lines);
        self.say(Role::Warning, words.join("; "));
        self.lines.extend(rest);
    }

    /// An empty line, unless one is there or nothing stands above.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.parts.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// A section's name.
    pub fn heading(&mut self, text: impl Display) {
        self.gap();
        self.say(Role::Heading, text);
    }

    /// Words of the desk, wrapped.
    pub fn say(&mut self, role: Role, text: impl Display) {
        for text in width::wrap(&Shown::of(text), self.width) {
            self.lines.push(Line {
                parts: vec![Part { role, text }],
            });
        }
    }

    /// Words of the desk, wrapped and set in by two columns.
    pub fn indented(&mut self, role: Role, text: impl Display) {
        self.indented_by(2, role, text);
    }

    /// Words of the desk, wrapped and set in by so many columns.
    fn indented_by(&mut self, columns: usize, role: Role, text: impl Display) {
        for text in width::wrap(&Shown::of(text), self.width.saturating_sub(columns)) {
            let space = Part {
                role,
                text: Shown::of(" ".repeat(columns)),
            };
            self.lines.push(Line {
                parts: vec![space, Part { role, text }],
            });
        }
    }

    /// A field with words of the desk.
    pub fn field(&mut self, label: &'static str, value: impl Display) {
        self.field_as(label, Role::Plain, value);
    }

    /// A field with words of the desk in a role.
    pub fn field_as(&mut self, label: &'static str, role: Role, value: impl Display) {
        let (column, label) = (self.labels, self.label(label));
        let lines = width::wrap(&Shown::of(value), self.width.saturating_sub(column));
        for (n, text) in lines.into_iter().enumerate() {
            let mut line = Line::default();
            line.parts.push(label_part(label, column, n == 0));
            line.parts.push(Part { role, text });
            self.lines.push(line);
        }
    }

    /// A field with words from outside.
    pub fn quoted(&mut self, label: &'static str, value: &Foreign) {
        let (column, label) = (self.labels, self.label(label));
        let shown = show(value);
        self.count(&shown);
        for (n, text) in width::wrap(&shown, self.width.saturating_sub(column + 2))
            .into_iter()
            .enumerate()
        {
            let mut line = Line::default();
            line.parts.push(label_part(label, column, n == 0));
            push_quote(&mut line, &text);
            self.lines.push(line);
        }
    }

    /// A field with words from outside, when there are any.
    pub fn quoted_if(&mut self, label: &'static str, value: Option<&Foreign>) {
        if let Some(value) = value.filter(|value| !value.raw().trim().is_empty()) {
            self.quoted(label, value);
        }
    }

    /// Running text from outside, at most `limit` lines; answers whether all of it is there.
    pub fn running(&mut self, text: &Foreign, limit: usize) -> bool {
        self.running_in(text, limit, 0)
    }

    /// The same, set in by so many columns.
    pub fn running_in(&mut self, text: &Foreign, limit: usize, columns: usize) -> bool {
        let mut used = 0;
        for shown in show_lines(text) {
            self.count(&shown);
            for piece in width::wrap(&shown, self.width.saturating_sub(2 + columns)) {
                if used == limit {
                    return false;
                }
                used += 1;
                let mut line = Line::default();
                if columns > 0 {
                    line.parts.push(Part {
                        role: Role::Plain,
                        text: width::pad(&Shown::own(""), columns),
                    });
                }
                push_quote(&mut line, &piece);
                self.lines.push(line);
            }
        }
        true
    }

    fn count(&mut self, shown: &Shown) {
        self.hidden += shown.hidden();
        self.badges.join(shown.badges());
    }

    /// A name too long for its column stands on a line of its own: no name is ever cut.
    fn label(&mut self, label: &'static str) -> &'static str {
        if label.len() < self.labels {
            return label;
        }
        self.say(Role::Label, label);
        ""
    }
}

fn label_part(label: &'static str, column: usize, first: bool) -> Part {
    let text = if first {
        Shown::own(label)
    } else {
        Shown::own("")
    };
    let mut text = width::pad(&text, column.saturating_sub(1));
    text.push_own(" ");
    Part {
        role: Role::Label,
        text,
    }
}

fn push_quote(line: &mut Line, text: &Shown) {
    line.parts.push(Part {
        role: Role::QuoteMark,
        text: Shown::own("| "),
    });
    line.parts.push(Part {
        role: Role::Quote,
        text: text.clone(),
    });
}

impl Line {
    /// The line as plain text.
    pub fn text(&self) -> String {
        self.parts
            .iter()
            .map(|part| part.text.as_str())
            .collect::<String>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(paper: &Paper) -> Vec<String> {
        paper.lines.iter().map(Line::text).collect()
    }

    #[test]
    fn foreign_words_carry_their_mark_on_every_line() {
        let mut paper = Paper::new(24);
        paper.quoted("Title", &Foreign::from("SAMPLE TITLE OF A LONG KIND"));
        paper.running(&Foreign::from("Due   tomorrow\nFrom  nobody"), 10);
        assert_eq!(
            lines(&paper),
            [
                "Title    | SAMPLE TITLE",
                "         | OF A LONG",
                "         | KIND",
                "| Due   tomorrow",
                "| From  nobody"
            ]
            .map(str::to_owned)
            .map(|line| line.trim_end().to_owned())
        );
    }

    #[test]
    fn hidden_characters_are_counted_and_text_is_limited() {
        let mut paper = Paper::new(40);
        assert!(!paper.running(&Foreign::from("a\u{202e}b\nc\nd"), 2));
        assert_eq!((paper.lines.len(), paper.hidden), (2, 1));
        paper.gap();
        paper.gap();
        assert_eq!(paper.lines.len(), 3);
    }
}
