//! How the bookshelf speaks on paper: places with code and name, instruments by title, days with their age, doubt in words.
//!
//! Never here: what a sheet is about; which facts it shows.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Line, Paper, Part, Role};
use crate::domain::Moment;
use crate::domain::text::{Shown, width};
use crate::reference::{AsOf, Bilateral, Confidence, Pack, Provenance};

/// A pack as read on a day (UTC).
#[derive(Clone, Copy)]
pub(super) struct Bookshelf<'p> {
    pub(super) pack: &'p Pack,
    pub(super) today: Date,
}

impl<'p> Bookshelf<'p> {
    /// The pack as read at `now`.
    pub(super) fn at(pack: &'p Pack, now: Moment) -> Self {
        let today = now.timestamp().to_zoned(TimeZone::UTC).date();
        Self { pack, today }
    }

    /// `DE Germany`; `EU European Union`, which has a code in lists of parties and is no country.
    pub(super) fn place(self, code: &str) -> String {
        match (self.pack.country(code), self.pack.union_name(code)) {
            (Some(country), _) => format!("{} {}", country.iso2, country.name),
            (None, Some(name)) => format!("{code} {name}"),
            (None, None) => format!("{code} (code as received)"),
        }
    }

    /// The state a territory lives under.
    pub(super) fn parent(self, code: &str) -> Option<&'p str> {
        self.pack.country(code)?.value("parent_iso2")
    }

    /// The title people use, or the id when nothing of that name is there.
    pub(super) fn title(self, id: &str) -> String {
        let treaties = self.pack.treaties();
        let title = treaties.treaty(id).map(|treaty| treaty.short_title.clone());
        let two = || self.bilateral(id).map(|treaty| treaty.title.clone());
        title.or_else(two).unwrap_or_else(|| id.to_owned())
    }

    /// The treaty of two states of that name.
    pub(super) fn bilateral(self, id: &str) -> Option<&'p Bilateral> {
        let mut all = self.pack.treaties().bilaterals().iter();
        all.find(|treaty| treaty.id == id)
    }

    /// Older than the limit of the pack.
    pub(super) fn is_old(self, as_of: Option<AsOf>) -> bool {
        self.pack.is_stale(as_of, self.today)
    }

    /// `2019-09-19, older than 12 months`; `day unknown`.
    pub(super) fn aged(self, as_of: Option<AsOf>) -> String {
        match as_of {
            None => "day unknown".to_owned(),
            Some(day) if self.is_old(as_of) => {
                let months = self.pack.manifest().stale_after_months;
                format!("{day}, older than {months} months")
            }
            Some(day) => day.to_string(),
        }
    }

    /// `read in a source; list as of 2019-09-19, older than 12 months`.
    pub(super) fn trust(self, provenance: Provenance, as_of: Option<AsOf>) -> String {
        match as_of {
            None => provenance.word().to_owned(),
            Some(_) => format!("{}; list as of {}", provenance.word(), self.aged(as_of)),
        }
    }

    /// The same for a narrow column: `source, list 2019-09-19, old`; what `old` means is [`Self::old_means`].
    pub(super) fn trust_short(self, provenance: Provenance, as_of: Option<AsOf>) -> String {
        let word = match provenance {
            Provenance::Office => "office",
            Provenance::Source => "source",
            Provenance::Memory => "unverified",
        };
        let old = if self.is_old(as_of) { ", old" } else { "" };
        match as_of {
            None => word.to_owned(),
            Some(day) => format!("{word}, list {day}{old}"),
        }
    }

    /// The legend of [`Self::trust_short`].
    pub(super) fn old_means(self) -> String {
        let months = self.pack.manifest().stale_after_months;
        format!(
            "source: read in one; office: stated by the office; old: older than {months} months."
        )
    }

    /// Doubt is not whispered.
    pub(super) fn trust_role(self, provenance: Provenance, as_of: Option<AsOf>) -> Role {
        if provenance == Provenance::Memory || self.is_old(as_of) {
            Role::Warning
        } else {
            Role::Dim
        }
    }

    /// `other source, 2018, older than 12 months`; empty when nothing is to be said.
    pub(super) fn remark(self, confidence: Option<Confidence>, as_of: Option<AsOf>) -> String {
        let word = confidence.map(|confidence| confidence.word().to_owned());
        let age = as_of.map(|_| self.aged(as_of));
        word.into_iter().chain(age).collect::<Vec<_>>().join(", ")
    }

    /// `drug trafficking, corruption`, or `all crimes`.
    pub(super) fn crimes<S: AsRef<str>>(self, areas: &[S]) -> String {
        let title = |word: &S| {
            let word = word.as_ref();
            let mut known = self.pack.treaties().crime_areas().iter();
            let area = known.find(|area| area.area == word);
            match area {
                Some(area) => area.title.clone(),
                None if word == "all" => "all crimes".to_owned(),
                None => word.to_owned(),
            }
        };
        areas.iter().map(title).collect::<Vec<_>>().join(", ")
    }
}

/// A column of a table on paper.
pub(super) struct Cell {
    columns: usize,
    lines: Vec<(Role, Shown)>,
}

impl Cell {
    /// A cell this wide; what does not fit goes on below.
    pub(super) const fn of(columns: usize) -> Self {
        Self {
            columns,
            lines: Vec::new(),
        }
    }

    /// The same with these words under what it holds.
    #[must_use]
    pub(super) fn with(mut self, role: Role, text: &str) -> Self {
        if !text.is_empty() {
            let lines = width::wrap(&Shown::of(text), self.columns);
            self.lines
                .extend(lines.into_iter().map(|line| (role, line)));
        }
        self
    }
}

impl Paper {
    /// Cells side by side, one column between them.
    pub(super) fn cells(&mut self, cells: &[Cell]) {
        let height = cells.iter().map(|cell| cell.lines.len()).max();
        for row in 0..height.unwrap_or(0) {
            let last = cells.iter().rposition(|cell| cell.lines.len() > row);
            let mut line = Line::default();
            for (n, cell) in cells.iter().enumerate().take(last.map_or(0, |n| n + 1)) {
                let (role, text) = match cell.lines.get(row) {
                    Some((role, text)) => (*role, text.clone()),
                    None => (Role::Plain, Shown::own("")),
                };
                let text = if Some(n) == last {
                    text
                } else {
                    width::pad(&text, cell.columns + 1)
                };
                line.parts.push(Part { role, text });
            }
            self.lines.push(line);
        }
    }

    /// A point of a list: words behind a lead such as `- `, set in below it.
    pub(super) fn point(&mut self, lead: &'static str, role: Role, text: &str) {
        let columns = width::columns(lead);
        let room = self.width.saturating_sub(columns);
        for (n, text) in width::wrap(&Shown::of(text), room).into_iter().enumerate() {
            let lead = if n == 0 {
                Shown::own(lead)
            } else {
                width::pad(&Shown::own(""), columns)
            };
            self.lines.push(Line {
                parts: vec![Part { role, text: lead }, Part { role, text }],
            });
        }
    }

    /// A field with one sentence or several, each beginning on a line of its own.
    pub(super) fn points(&mut self, label: &'static str, sentences: &[String]) {
        for (n, words) in sentences.iter().enumerate() {
            self.field(if n == 0 { label } else { "" }, words);
        }
    }

    /// A line with a remark at its right edge, or below it where both do not fit.
    pub(super) fn with_remark(
        &mut self,
        (role, text): (Role, &str),
        (doubt, remark): (Role, &str),
    ) {
        let (text, remark) = (Shown::of(text), Shown::of(remark));
        let used = text.width();
        if used + remark.width() + 2 <= self.width {
            let room = self.width - used;
            self.lines.push(Line {
                parts: vec![
                    Part { role, text },
                    Part {
                        role: doubt,
                        text: width::pad_left(&remark, room),
                    },
                ],
            });
        } else {
            self.say(role, text);
            let lines = width::wrap(&remark, self.width).into_iter();
            self.lines.extend(lines.map(|line| Line {
                parts: vec![Part {
                    role: doubt,
                    text: width::pad_left(&line, self.width),
                }],
            }));
        }
    }
}

/// A word of the pack as a reader knows it; what is plain already stays.
pub(super) fn spoken(word: &str) -> &str {
    match word {
        "mon" => "Monday",
        "tue" => "Tuesday",
        "wed" => "Wednesday",
        "thu" => "Thursday",
        "fri" => "Friday",
        "sat" => "Saturday",
        "sun" => "Sunday",
        "in-practice" => "abolitionist in practice",
        "ordinary-crimes-only" => "abolitionist for ordinary crimes only",
        "sub-bureau" => "bureau under that of its state",
        other => other,
    }
}

/// Where a list comes from; what nobody read is said so.
pub(super) fn source(words: &str) -> (Role, String) {
    match words.strip_prefix("memory") {
        Some(rest) => (Role::Warning, format!("recalled, unverified{rest}")),
        None if words.is_empty() => (Role::Warning, "recalled, unverified".to_owned()),
        None => (Role::Plain, words.to_owned()),
    }
}

/// A sentence with how far it can be relied on, in brackets before its stop.
pub(super) fn with_doubt(why: &str, doubt: &str) -> String {
    if doubt.is_empty() {
        return why.to_owned();
    }
    let bare = why.strip_suffix('.').unwrap_or(why);
    match (bare.strip_suffix(')'), doubt.strip_prefix('(')) {
        (Some(told), Some(more)) => format!("{told}; {more}."),
        _ => format!("{bare} {doubt}."),
    }
}

/// Several sentences joined, without a stop where one stands already.
pub(super) fn joined(parts: &[String]) -> String {
    let filled = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty());
    filled.collect::<Vec<_>>().join("; ")
}

/// What tests of sheets share: the embedded pack, a day, a paper read as text.
#[cfg(test)]
pub(super) mod reading {
    use super::*;

    /// A Sunday.
    pub(in crate::tui::paper) fn now() -> Moment {
        Moment::parse("2026-11-22T02:05:00Z").unwrap()
    }

    pub(in crate::tui::paper) fn pack() -> &'static Pack {
        Pack::embedded().unwrap()
    }

    /// The paper as lines of text.
    pub(in crate::tui::paper) fn text(paper: &Paper) -> String {
        paper.lines.iter().map(|line| line.text() + "\n").collect()
    }

    /// The paper as one line with single spaces, for words that may be wrapped.
    pub(in crate::tui::paper) fn flat(paper: &Paper) -> String {
        text(paper).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every line must fit; the line that does not is told.
    pub(in crate::tui::paper) fn too_wide(paper: &Paper, columns: usize) -> Option<String> {
        let lines = paper.lines.iter().map(Line::text);
        lines
            .into_iter()
            .find(|line| width::columns(line) > columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_code_and_name_and_days_their_age() {
        let shelf = Bookshelf::at(reading::pack(), reading::now());
        assert_eq!(shelf.place("DE"), "DE Germany");
        assert_eq!(shelf.place("EU"), "EU European Union");
        assert_eq!(shelf.place("ZZ"), "ZZ (code as received)");
        let aged = |text| shelf.aged(AsOf::parse(text));
        assert_eq!(aged("2019-09-19"), "2019-09-19, older than 12 months");
        assert_eq!(aged("2026"), "2026");
        assert_eq!(shelf.aged(None), "day unknown");
    }

    #[test]
    fn cells_stand_side_by_side_and_go_on_below() {
        let mut paper = Paper::new(20);
        paper.cells(&[
            Cell::of(6).with(Role::Plain, "one two"),
            Cell::of(5).with(Role::Plain, "three"),
        ]);
        paper.point("- ", Role::Plain, "a point of several words");
        assert_eq!(
            reading::text(&paper),
            "one    three\ntwo\n- a point of several\n  words\n"
        );
    }
}
