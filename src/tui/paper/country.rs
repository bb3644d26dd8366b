//! A country's facts: a card with one line per fact beside the list; the sheet writes the same rows with their sources.
//!
//! Doubt is always in words: `unverified`, `sources differ`, `unknown`. What is law is never without its source.
//!
//! Never here: facts; they come from the shelf with source, date and confidence.

use super::bookshelf::spoken;
use super::{Line, Paper, Part, Role};
use crate::domain::Moment;
use crate::domain::text::{Badge, Shown, width};
use crate::reference::{Confidence, Country, Pack, Row, Section};

/// How to read the signs of the card.
const SIGNS: &str = "R primary text, S other source, 1 one list, 2 two lists that agree; with the date of the fact. \
                     Enter shows every source.";

/// How much of a row is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Value with signs, on one line where it fits.
    Signs,
    /// Value with confidence, source and date in words.
    Whole,
    /// Nothing: it stands elsewhere.
    Nothing,
}

/// The card of a country as read at `now`: one line per fact where it fits.
pub fn card(pack: &Pack, code: &str, now: Moment, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    let detail = |section: &Section, row: &Row| {
        if is_law(&section.id, row) {
            Detail::Whole
        } else {
            Detail::Signs
        }
    };
    match pack.country(code) {
        Some(country) => facts(&mut paper, pack, country, now, &detail),
        None => paper.say(Role::Dim, NOTHING),
    }
    paper
}

/// Law decides over people: how far it can be relied on is read with it.
fn is_law(section: &str, row: &Row) -> bool {
    section == "law" || row.label.starts_with("Languages for mutual assistance")
}

/// What is said of a code the pack does not have.
pub(super) const NOTHING: &str = "Nothing is known about this country.";

/// Every section of the pack's sheet, each row in as much detail as asked.
pub(super) fn facts(
    paper: &mut Paper,
    pack: &Pack,
    country: &Country,
    now: Moment,
    detail: &dyn Fn(&Section, &Row) -> Detail,
) {
    let sections = pack.sheet(country, now.timestamp());
    let months = pack.manifest().stale_after_months;
    let all_old = all_are_old(&sections);
    if all_old {
        let words = format!("Every dated fact here is older than {months} months.");
        paper.say(Role::Warning, words);
    }
    let column = label_column(&sections, paper.width);
    let mut signs = false;
    for section in &sections {
        paper.heading(&section.title);
        for row in &section.rows {
            let detail = detail(section, row);
            if detail == Detail::Nothing {
                continue;
            }
            let whole = detail == Detail::Whole;
            signs |= !whole && row.remark.as_of.is_some();
            let one = Fact {
                row,
                whole,
                old: row.remark.stale && !all_old,
            };
            one.write(paper, column);
        }
    }
    if signs {
        paper.gap();
        paper.say(Role::Dim, SIGNS);
    }
}

fn all_are_old(sections: &[Section]) -> bool {
    let rows = || sections.iter().flat_map(|section| &section.rows);
    let mut dated = rows().filter(|row| row.remark.as_of.is_some());
    rows().any(|row| row.remark.stale) && dated.all(|row| row.remark.stale)
}

/// The widest name that leaves half of the line to the value.
fn label_column(sections: &[Section], width: usize) -> usize {
    let labels = sections.iter().flat_map(|section| &section.rows);
    let widths = labels.map(|row| width::columns(&row.label) + 2);
    widths
        .filter(|columns| columns * 2 <= width)
        .max()
        .unwrap_or(12)
}

/// A row with how it is written.
struct Fact<'a> {
    row: &'a Row,
    whole: bool,
    old: bool,
}

impl Fact<'_> {
    fn write(&self, paper: &mut Paper, column: usize) {
        let remark = &self.row.remark;
        let doubt = remark.confidence.is_some_and(Confidence::is_doubtful);
        let role = if doubt || self.old {
            Role::Warning
        } else {
            Role::Plain
        };
        let mut label = Shown::of(&self.row.label);
        if label.width() >= column {
            paper.say(Role::Label, &label);
            label = Shown::own("");
        }
        let value: Vec<&str> = self.row.value.split(", ").map(spoken).collect();
        let value = Shown::of(value.join(", "));
        let sign = if self.whole {
            String::new()
        } else {
            self.sign()
        };
        let lines = width::wrap(&value, paper.width.saturating_sub(column));
        let last = lines.len().saturating_sub(1);
        let mut below = Some(sign).filter(|sign| !sign.is_empty());
        for (n, text) in lines.into_iter().enumerate() {
            let name = if n == 0 {
                label.clone()
            } else {
                Shown::own("")
            };
            let used = column + text.width();
            let rtl = text.badges().has(Badge::RightToLeft);
            let mut line = Line {
                parts: vec![
                    part(Role::Label, width::pad(&name, column)),
                    part(role, text),
                ],
            };
            let fits = |sign: &String| !rtl && used + sign.len() + 2 <= paper.width;
            if n == last
                && let Some(sign) = below.take_if(|sign| fits(sign))
            {
                let room = paper.width - used;
                line.parts.push(part(
                    sign_role(doubt || self.old),
                    width::pad_left(&Shown::of(sign), room),
                ));
            }
            paper.lines.push(line);
        }
        let remark = if self.whole {
            self.remark()
        } else {
            below.unwrap_or_default()
        };
        if !remark.is_empty() {
            under(paper, column, &remark);
        }
    }

    /// `S 2026-05`, `unverified`, `sources differ 2018`.
    fn sign(&self) -> String {
        let remark = &self.row.remark;
        let confidence = remark.confidence.map(|confidence| match confidence {
            Confidence::PrimaryText => "R",
            Confidence::OtherSource => "S",
            Confidence::OneSource => "1",
            Confidence::TwoSources => "2",
            Confidence::Office => "office",
            doubtful => doubtful.word(),
        });
        // The value itself says so.
        let confidence =
            confidence.filter(|word| !self.row.value.starts_with(word) || word.len() < 2);
        let parts = [
            self.old.then(|| "old".to_owned()),
            confidence.map(str::to_owned),
            remark.as_of.map(|as_of| as_of.to_string()),
            // What the office replaced stands on the sheet.
            (remark.confidence != Some(Confidence::Office))
                .then(|| remark.note.as_ref().map(|note| format!("({note})")))
                .flatten(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Everything that must be read with the value.
    fn remark(&self) -> String {
        let remark = &self.row.remark;
        let confidence = remark.confidence.map(Confidence::word);
        let confidence = confidence.filter(|word| !self.row.value.starts_with(word));
        let parts = [
            self.old.then(|| "old".to_owned()),
            confidence.map(str::to_owned),
            remark.source.as_deref().map(str::to_owned),
            remark.as_of.map(|as_of| format!("as of {as_of}")),
            remark.note.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// Doubt is not whispered.
const fn sign_role(doubt: bool) -> Role {
    if doubt { Role::Warning } else { Role::Dim }
}

/// Words under a value, set in to where values stand.
fn under(paper: &mut Paper, column: usize, words: &str) {
    for text in width::wrap(&Shown::of(words), paper.width.saturating_sub(column)) {
        paper.lines.push(Line {
            parts: vec![
                part(Role::Label, width::pad(&Shown::own(""), column)),
                part(Role::Dim, text),
            ],
        });
    }
}

const fn part(role: Role, text: Shown) -> Part {
    Part { role, text }
}
