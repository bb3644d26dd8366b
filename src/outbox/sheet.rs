//! A text for people on paper and in any viewer: 76 columns, pages of 60 lines, the marking above and below each page.
//!
//! What somebody else wrote stands to the right of a bar `| ` on every one of its lines; what the desk says never does, so
//! no message can pass its words off as ours. Never here: which fields there are.

use crate::domain::Foreign;
use crate::domain::text::{Badges, Shown, show, show_lines, width};

/// Columns of a line, so that mail programs do not break it again.
pub(super) const COLUMNS: usize = 76;
/// Lines of a page, with the marking lines.
pub(super) const LINES: usize = 60;
/// Where values begin.
const VALUES: usize = 20;
const BAR: &str = "| ";

/// A text under construction.
#[derive(Default)]
pub(super) struct Sheet {
    lines: Vec<Shown>,
    indent: usize,
    hidden: usize,
    badges: Vec<Badges>,
}

impl Sheet {
    /// An empty line, never two in a row.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Shown::default());
        }
    }

    /// A heading with an empty line before it.
    pub fn heading(&mut self, text: &Shown) {
        self.gap();
        self.paragraph(text);
    }

    /// Words of ours, wrapped.
    pub fn paragraph(&mut self, text: &Shown) {
        let indent = self.indent;
        for line in width::wrap(text, COLUMNS - indent) {
            self.push(indent, &Shown::default(), &line);
        }
    }

    /// A label with a value of ours.
    pub fn ours(&mut self, label: &'static str, value: &Shown) {
        let lines = width::wrap(value, COLUMNS - VALUES);
        self.labelled(label, "", &lines);
    }

    /// A label of any length with a value of ours. A label too long for its column stands above its value.
    pub fn field(&mut self, label: &Shown, value: &Shown) {
        let lines = width::wrap(value, COLUMNS - VALUES);
        self.shown_label(label, "", &lines);
    }

    /// Like [`Sheet::field`], with lines somebody else wrote that have passed the gate already.
    pub fn filled(&mut self, label: &Shown, value: &[Shown]) {
        let lines = self.rewrapped(value, COLUMNS - VALUES - BAR.len());
        self.shown_label(label, BAR, &lines);
    }

    /// A heading of ours with a line of `rule` under it, as wide as its words.
    pub fn ruled(&mut self, text: &Shown, rule: char) {
        self.heading(text);
        let columns = text.width().min(COLUMNS - self.indent);
        let line = Shown::of(rule.to_string().repeat(columns));
        self.paragraph(&line);
    }

    /// One point of a list, words of ours.
    pub fn point(&mut self, text: &Shown) {
        const POINT: &str = "- ";
        let indent = self.indent;
        let mut before = Shown::own(POINT);
        for line in width::wrap(text, COLUMNS - indent - POINT.len()) {
            self.push(indent, &before, &line);
            before = Shown::own("  ");
        }
    }

    /// A label with one line somebody else wrote; a line break in it is made visible.
    pub fn theirs(&mut self, label: &'static str, value: &Foreign) {
        let shown = show(value);
        self.note(&shown);
        let lines = width::wrap(&shown, COLUMNS - VALUES - BAR.len());
        self.labelled(label, BAR, &lines);
    }

    /// Like [`Sheet::theirs`], for a value that may not be there.
    pub fn maybe_theirs(&mut self, label: &'static str, value: Option<&Foreign>) {
        if let Some(value) = value {
            self.theirs(label, value);
        }
    }

    /// A label with words somebody else wrote, with their line breaks.
    pub fn words(&mut self, label: &'static str, value: &Foreign) {
        let lines = self.wrapped(value, COLUMNS - VALUES - BAR.len());
        self.labelled(label, BAR, &lines);
    }

    /// Running text somebody else wrote, over the whole line.
    pub fn quote(&mut self, value: &Foreign) {
        let indent = self.indent;
        for line in self.wrapped(value, COLUMNS - indent - BAR.len()) {
            self.push(indent, &Shown::own(BAR), &line);
        }
    }

    /// Like [`Sheet::quote`], with lines that have passed the gate already.
    pub fn quoted(&mut self, value: &[Shown]) {
        let indent = self.indent;
        for line in self.rewrapped(value, COLUMNS - indent - BAR.len()) {
            self.push(indent, &Shown::own(BAR), &line);
        }
    }

    /// Writes a part further to the right.
    pub fn inset(&mut self, part: impl FnOnce(&mut Self)) {
        self.indent += 2;
        part(self);
        self.indent -= 2;
    }

    /// How many characters were made visible so far, and the remarks on them.
    pub fn hidden(&self) -> (usize, &[Badges]) {
        (self.hidden, &self.badges)
    }

    /// The text on pages; `marking` stands first and last on each, above it at the foot the name of the sheet.
    pub fn pages(self, marking: &Shown, name: &Shown) -> String {
        self.pages_with(marking, |n, of| {
            Shown::of(format!("{name}, page {n} of {of}"))
        })
    }

    /// The text on pages, with a foot made from the number of the page and how many there are.
    pub fn pages_with(mut self, marking: &Shown, foot: impl Fn(usize, usize) -> Shown) -> String {
        while self.lines.last().is_some_and(Shown::is_empty) {
            self.lines.pop();
        }
        let marking = width::wrap(marking, COLUMNS);
        // Around the text: the marking twice, an empty line twice, the page number.
        let room = LINES.saturating_sub(2 * marking.len() + 3).max(1);
        let pages = paginate(&self.lines, room);
        let mut text = String::new();
        for (n, page) in pages.iter().enumerate() {
            let foot = foot(n + 1, pages.len());
            let gap = Shown::default();
            let above = marking.iter().chain([&gap]);
            let below = [&gap, &foot].into_iter().chain(&marking);
            for line in above.chain(*page).chain(below) {
                text.push_str(line.as_str().trim_end_matches(' '));
                text.push('\n');
            }
        }
        text
    }

    /// The text in one piece, without pages and marking.
    pub fn running(self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line.as_str().trim_end_matches(' '));
            text.push('\n');
        }
        text.truncate(text.trim_end_matches('\n').len());
        text
    }

    fn note(&mut self, shown: &Shown) {
        self.hidden += shown.hidden();
        if shown.badges().warns() {
            self.badges.push(shown.badges());
        }
    }

    fn wrapped(&mut self, value: &Foreign, columns: usize) -> Vec<Shown> {
        self.rewrapped(&show_lines(value), columns)
    }

    fn rewrapped(&mut self, value: &[Shown], columns: usize) -> Vec<Shown> {
        let mut lines = Vec::new();
        for line in value {
            self.note(line);
            lines.extend(width::wrap(line, columns));
        }
        if lines.is_empty() {
            lines.push(Shown::default());
        }
        lines
    }

    fn labelled(&mut self, label: &'static str, bar: &'static str, lines: &[Shown]) {
        self.beside(&Shown::own(label), bar, lines);
    }

    fn shown_label(&mut self, label: &Shown, bar: &'static str, lines: &[Shown]) {
        if label.width() < VALUES.saturating_sub(self.indent) {
            self.beside(label, bar, lines);
        } else {
            self.paragraph(label);
            self.beside(&Shown::default(), bar, lines);
        }
    }

    fn beside(&mut self, label: &Shown, bar: &'static str, lines: &[Shown]) {
        let columns = VALUES.saturating_sub(self.indent);
        let mut before = width::pad(label, columns);
        let indent = self.indent;
        for line in lines {
            before.push_own(bar);
            self.push(indent, &before, line);
            before = width::pad(&Shown::default(), columns);
        }
    }

    fn push(&mut self, indent: usize, before: &Shown, text: &Shown) {
        let mut line = width::pad(&Shown::default(), indent);
        line.push(before);
        line.push(text);
        self.lines.push(line);
    }
}

/// Cuts the lines into pages of at most `room` lines, none of which begins with an empty one; at least one page.
fn paginate(mut lines: &[Shown], room: usize) -> Vec<&[Shown]> {
    let mut pages = Vec::new();
    while let Some(begin) = lines.iter().position(|line| !line.is_empty()) {
        let rest = lines.get(begin..).unwrap_or_default();
        let (page, tail) = rest.split_at(room.min(rest.len()));
        pages.push(page);
        lines = tail;
    }
    if pages.is_empty() {
        pages.push(lines);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_foreign_text_stands_behind_the_bar() {
        let mut sheet = Sheet::default();
        sheet.quote(&"SAMPLE\nMarking H0\r\n\u{2028}PRACTICE".into());
        sheet.words("Remarks", &"one\ntwo".into());
        sheet.theirs("Name", &"EXAMPLE\nPerson".into());
        let text = sheet.pages(&Shown::own("H2"), &Shown::own("A-2031-0001"));
        assert_eq!(
            text,
            "H2\n\n| SAMPLE\n| Marking H0\n| <U+2028>PRACTICE\nRemarks             | one\n                    | two\n\
             Name                | EXAMPLE<U+000A>Person\n\nA-2031-0001, page 1 of 1\nH2\n"
        );
    }

    #[test]
    fn each_page_has_sixty_lines_with_the_marking_first_and_last() {
        let mut sheet = Sheet::default();
        for n in 0..200 {
            sheet.paragraph(&Shown::of(n));
        }
        let text = sheet.pages(&Shown::own("H1 TLP:AMBER"), &Shown::own("R-2031-0001"));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 3 * LINES + 40);
        for page in lines.chunks(LINES) {
            assert_eq!(page.first(), Some(&"H1 TLP:AMBER"));
            assert_eq!(page.last(), Some(&"H1 TLP:AMBER"));
        }
        assert!(text.contains("R-2031-0001, page 4 of 4"));
    }
}
