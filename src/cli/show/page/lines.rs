//! Lines of a section: names with values, words of others behind a bar.
//!
//! Never here: what a section says.
use std::fmt::Display;

use crate::cli::lines::pair;
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{Foreign, Moment};

/// Columns for the names of values below a line.
const NAMES: usize = 16;

/// Lines under construction.
#[derive(Default)]
pub(super) struct Lines(Vec<Shown>);

impl Lines {
    /// A line.
    pub(super) fn line(&mut self, text: impl Display) {
        self.0.push(Shown::of(text));
    }

    /// A name and a value of the desk's own below a line; without a value there is none.
    pub(super) fn fact(&mut self, name: &'static str, value: impl Display) {
        let value = Shown::of(value);
        if !value.is_empty() {
            self.0.push(below(name, &value));
        }
    }

    /// A name and an instant.
    pub(super) fn when(&mut self, name: &'static str, at: Option<Moment>) {
        if let Some(at) = at {
            self.fact(name, at.to_minute());
        }
    }

    /// A name and words somebody wrote, each line behind a bar; without words there is no line.
    pub(super) fn words(&mut self, name: &'static str, words: &Foreign) {
        if words.is_empty() {
            return;
        }
        let names = std::iter::once(name).chain(std::iter::repeat(""));
        let lines = show_lines(words);
        let lines = names
            .zip(&lines)
            .map(|(name, line)| below(name, &barred(line)));
        self.0.extend(lines.collect::<Vec<_>>());
    }

    /// A name that somebody gave, and what stands there.
    pub(super) fn value(&mut self, name: &str, words: &Foreign) {
        let mut lines = show_lines(words).into_iter();
        let mut first = Shown::of(format_args!("    {name} "));
        first.push(&barred(&lines.next().unwrap_or_default()));
        self.0.push(first);
        self.0.extend(lines.map(|line| below("", &barred(&line))));
    }

    /// The lines.
    pub(super) fn done(self) -> Vec<Shown> {
        self.0
    }
}

fn below(name: &'static str, value: &Shown) -> Shown {
    let mut line = Shown::own("  ");
    line.push(&pair(&Shown::own(name), value, NAMES));
    line
}

/// Behind a bar, so that it cannot pass for a line of the desk.
pub(super) fn barred(text: &Shown) -> Shown {
    let mut line = Shown::own("| ");
    line.push(text);
    line
}

/// A heading and running text below it, each line behind a bar.
pub(super) fn quoted(heading: &str, text: &Foreign) -> Vec<Shown> {
    let mut lines = vec![Shown::of(heading)];
    lines.extend(show_lines(text).iter().map(barred));
    lines
}

/// One line of words somebody wrote, behind a bar.
pub(super) fn bar(words: &Foreign) -> Shown {
    barred(&show(words))
}
