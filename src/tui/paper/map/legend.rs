//! The words below a map: what its patterns mean, what it marks, what it cannot show.
//!
//! Never here: dots.

use super::pattern::{CURSOR, CURSOR_SIGN};
use super::{MapMarks, Meaning, Sheet};
use crate::domain::text::{Shown, width};
use crate::reference::Pack;
use crate::tui::paper::{Line, Part, Role};

/// Said under every map that has room for it.
const DISCLAIMER: &str = "Outlines: Natural Earth, no statement on any border.";
/// Between two classes on one line.
const APART: &str = "   ";

/// Marked countries that a map cannot show.
#[derive(Default)]
pub(super) struct Unseen<'m> {
    /// Too small for their pattern.
    pub(super) small: Vec<&'m str>,
    /// Without a place on the map.
    pub(super) off: Vec<&'m str>,
}

/// What the classes mean, as many on a line as fit.
pub(super) fn classes(marks: &MapMarks, sheet: Sheet) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut used = 0;
    for meaning in &marks.legend {
        let parts = entry(meaning, sheet);
        let wide: usize = parts.iter().map(|part| part.text.width()).sum();
        match lines.last_mut() {
            Some(line) if used + APART.len() + wide <= sheet.columns => {
                line.parts.push(plain(Shown::own(APART)));
                line.parts.extend(parts);
                used += APART.len() + wide;
            }
            _ => {
                let parts = parts.to_vec();
                lines.push(Line { parts });
                used = wide;
            }
        }
    }
    lines
}

/// `# party 195 (complete list as of 2026-09-11)`
fn entry(meaning: &Meaning, sheet: Sheet) -> [Part; 2] {
    let sample = Shown::own(meaning.class.sample(sheet.ascii));
    let mut words = format!(" {} {}", meaning.words, meaning.count);
    if !meaning.remark.is_empty() {
        words = format!("{words} ({})", meaning.remark);
    }
    let room = sheet.columns.saturating_sub(sample.width());
    [
        Part {
            role: meaning.class.role(),
            text: width::cut(&sample, sheet.columns),
        },
        plain(width::cut(&sheet.words(&words), room)),
    ]
}

fn plain(text: Shown) -> Part {
    let role = Role::Plain;
    Part { role, text }
}

/// All that stands below the map, the most needed first, in `rows` lines at most.
pub(super) fn below(
    pack: &Pack,
    marks: &MapMarks,
    unseen: &Unseen<'_>,
    sheet: Sheet,
    rows: usize,
) -> Vec<Line> {
    let mut lines = classes(marks, sheet);
    lines.extend(marks.at.as_deref().map(|code| {
        let off = unseen.off.contains(&code) || pack.world().shape(code).is_none();
        cursor(pack, marks, code, off, sheet)
    }));
    lines.extend(missing(marks, unseen, sheet));
    lines.push(sheet.line(Role::Dim, DISCLAIMER));
    lines.truncate(rows);
    lines
}

/// `X South Africa (ZA): party`
fn cursor(pack: &Pack, marks: &MapMarks, code: &str, off: bool, sheet: Sheet) -> Line {
    let mut text = format!(" {} ({code})", pack.country_name(code));
    if let Some(meaning) = marks.meaning(code) {
        text = format!("{text}: {meaning}");
    }
    if off {
        text.push_str("; not on the map");
    }
    let mut line = sheet.line(CURSOR, &CURSOR_SIGN.to_string());
    let room = sheet.columns.saturating_sub(1);
    line.parts
        .push(plain(width::cut(&sheet.words(&text), room)));
    line
}

/// Marked countries the map cannot show. The rarest class comes first, because it is the one nobody would guess.
fn missing(marks: &MapMarks, unseen: &Unseen<'_>, sheet: Sheet) -> Option<Line> {
    let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
    for meaning in &marks.legend {
        let codes = unseen.small.iter();
        let codes = codes.filter(|code| marks.class(code) == meaning.class);
        let sample = meaning.class.sample(sheet.ascii);
        let words = codes.enumerate().map(|(n, code)| match n {
            0 => format!("{sample} {code}"),
            _ => (*code).to_owned(),
        });
        groups.push((meaning.count, words.collect()));
    }
    groups.sort_by_key(|(count, _)| *count);
    let small: Vec<String> = groups.into_iter().flat_map(|(_, words)| words).collect();
    let mut text = String::new();
    if !unseen.off.is_empty() {
        text = format!("Not on the map: {}. ", unseen.off.join(", "));
    }
    if !small.is_empty() {
        text.push_str("Too small to see: ");
        text = list(text, &small, sheet);
    }
    (!text.is_empty()).then(|| sheet.line(Role::Dim, text.trim_end()))
}

/// As many of the words as fit, and how many more there are.
fn list(mut text: String, words: &[String], sheet: Sheet) -> String {
    for (n, word) in words.iter().enumerate() {
        let rest = words.len() - n;
        let comma = if n == 0 { "" } else { ", " };
        let more = format!(" and {rest} more");
        // Where another word follows, its count must fit behind this one.
        let room = if rest == 1 { 0 } else { more.len() };
        let next = format!("{text}{comma}{word}");
        if n > 0 && width::columns(&next) + room > sheet.columns {
            return text + &more;
        }
        text = next;
    }
    text
}
