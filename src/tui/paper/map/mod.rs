//! The world on a paper: countries in classes told by dot pattern or letter, so that it reads without colour.
//!
//! Outlines only help to find a country. Never here: which country is in which class (that is [`marks`]); colours; keys.

mod legend;
mod marks;
mod pattern;
mod projection;
mod raster;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Line, Paper, Part, Role};
use crate::domain::text::{Shown, width};
use crate::reference::Pack;

pub use marks::{open_marks, parties_marks};
pub use pattern::MapClass;
use projection::Projection;
use raster::Raster;

/// The smallest pane a map is drawn in, columns and rows.
const LEAST: (usize, usize) = (40, 10);
/// Rows of the map that words below it never take.
const LEAST_ROWS: usize = 5;

/// What a map shows: countries in classes, and what the classes mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapMarks {
    /// What must be known before the map is read, one line; mostly empty.
    pub warning: String,
    /// The class of a country, by its two-letter code. A country that is not in here is drawn as [`MapClass::Outline`]; a
    /// code without a place on the map is named below it.
    pub classes: BTreeMap<String, MapClass>,
    /// What each class means, in the order it is told.
    pub legend: Vec<Meaning>,
    /// The country under the cursor, by its two-letter code.
    pub at: Option<String>,
}

/// What a class means: `party 195 (EU among them)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The class.
    pub class: MapClass,
    /// What its countries are.
    pub words: String,
    /// How many there are.
    pub count: usize,
    /// What must be read with the count; empty when nothing.
    pub remark: String,
}

impl MapMarks {
    /// The class of a country.
    pub fn class(&self, iso2: &str) -> MapClass {
        self.classes.get(iso2).copied().unwrap_or(MapClass::Outline)
    }

    /// What the class of a country means.
    fn meaning(&self, iso2: &str) -> Option<&str> {
        let class = self.class(iso2);
        let mut legend = self.legend.iter();
        let meaning = legend.find(|meaning| meaning.class == class);
        meaning.map(|meaning| meaning.words.as_str())
    }
}

/// A map in `size` columns and rows, with its legend in words below; in `ascii` it holds ASCII alone. A pane too small
/// for a map gets the words alone.
pub fn world_map(pack: &Pack, marks: &MapMarks, size: (usize, usize), ascii: bool) -> Paper {
    let (columns, rows) = size;
    let mut paper = Paper::new(columns);
    let sheet = Sheet { columns, ascii };
    if !marks.warning.is_empty() {
        paper.lines.push(sheet.line(Role::Warning, &marks.warning));
    }
    let classes = legend::classes(marks, sheet);
    if columns < LEAST.0 || rows < LEAST.1 {
        let words = format!("The map needs {} x {}.", LEAST.0, LEAST.1);
        paper.lines.push(sheet.line(Role::Dim, &words));
        paper.lines.extend(classes);
    } else {
        let room = rows - paper.lines.len();
        // The classes, the country under the cursor, what is too small, and whose outlines they are.
        let cursor = usize::from(marks.at.is_some());
        let below = (classes.len() + cursor + 2).min(room - LEAST_ROWS);
        let raster = Raster::of(
            pack.world(),
            marks,
            Projection::fitting(columns, room - below),
        );
        let unseen = raster.unseen(marks, ascii);
        paper.lines.extend(raster.lines(marks, sheet));
        let below = legend::below(pack, marks, &unseen, sheet, below);
        paper.lines.extend(below);
    }
    paper.lines.truncate(rows);
    paper
}

/// How words get on the map's paper.
#[derive(Clone, Copy)]
struct Sheet {
    columns: usize,
    ascii: bool,
}

impl Sheet {
    /// Words made fit to draw.
    fn words(self, text: &str) -> Shown {
        let shown = Shown::of(text);
        if self.ascii { shown.ascii() } else { shown }
    }

    /// One line, cut to the width.
    fn line(self, role: Role, text: &str) -> Line {
        let text = width::cut(&self.words(text), self.columns);
        Line {
            parts: vec![Part { role, text }],
        }
    }
}
