//! A sheet of plain lines: a title, headings, names with values, tables. Read well by a screen reader and by `grep`.
//!
//! Never here: what a sheet says.
use std::fmt::Display;

use super::lines::{columns, pair};
use crate::domain::text::Shown;

/// Columns for the names of values.
const NAMES: usize = 18;

/// Lines under construction. Every value passes the gate.
#[derive(Default)]
pub(super) struct Sheet(Vec<Shown>);

impl Sheet {
    /// A sheet with this title.
    pub(super) fn new(title: impl Display) -> Self {
        Self(vec![Shown::of(title)])
    }

    /// An empty line and a heading.
    pub(super) fn heading(&mut self, text: impl Display) {
        self.0.extend([Shown::default(), Shown::of(text)]);
    }

    /// A name and its value; without a value there is no line.
    pub(super) fn pair(&mut self, name: &'static str, value: impl Display) {
        let value = Shown::of(value);
        if !value.is_empty() {
            self.0.push(pair(&Shown::own(name), &value, NAMES));
        }
    }

    /// One line for each value, all under the same name.
    pub(super) fn pairs<V: Display>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) {
        for value in values {
            self.pair(name, value);
        }
    }

    /// A line.
    pub(super) fn line(&mut self, text: impl Display) {
        self.0.push(Shown::of(text));
    }

    /// Rows under these headings.
    pub(super) fn table(&mut self, headings: &[&'static str], rows: Vec<Vec<Shown>>) {
        let mut all = vec![headings.iter().copied().map(Shown::own).collect()];
        all.extend(rows);
        self.0.extend(columns(&all));
    }

    /// The lines.
    pub(super) fn lines(self) -> Vec<Shown> {
        self.0
    }
}

/// `yes` or `no`.
pub(super) const fn yes_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// A value, or a hyphen where nothing is known.
pub(super) fn cell(value: Option<impl Display>) -> Shown {
    value.map_or(Shown::own("-"), Shown::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_act_and_an_empty_one_has_no_line() {
        let mut sheet = Sheet::new("SAMPLE");
        sheet.pair("Note", "a\u{202e}b");
        sheet.pair("Nothing", "");
        sheet.table(&["A", "B"], vec![vec![cell(Some(1)), cell(None::<u8>)]]);
        let lines = sheet.lines();
        let text: Vec<&str> = lines.iter().map(Shown::as_str).collect();
        assert_eq!(
            text,
            ["SAMPLE", "Note                a<U+202E>b", "A  B", "1  -"]
        );
    }
}
