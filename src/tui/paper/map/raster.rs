//! Countries as dots, and dots as characters.
//!
//! Never here: words; what the classes mean.

use std::collections::BTreeSet;

use super::legend::Unseen;
use super::pattern::{CURSOR, CURSOR_SIGN, bit, braille};
use super::projection::{DOTS, Projection};
use super::{MapClass, MapMarks, Sheet};
use crate::domain::text::Shown;
use crate::reference::{Shape, World};
use crate::tui::paper::{Line, Part, Role};

/// Fewer dots than these cannot show a pattern.
const READABLE: usize = 3;
/// A coast that takes fewer dots of a cell than these is left to the sea, when letters are drawn.
const SHORE: usize = 2;

/// Which country each dot of a map belongs to.
pub(super) struct Raster<'w> {
    map: Projection,
    shapes: &'w [Shape],
    /// Class of each shape.
    classes: Vec<MapClass>,
    /// Place in `shapes` of each dot, row by row; `None` on the sea.
    dots: Vec<Option<usize>>,
    /// Whether a dot is drawn whatever the pattern says: it stands for a marked country that has no dot of its own, or
    /// none that its pattern hits.
    points: Vec<bool>,
    /// The cells of those dots, in order, with the place in `shapes` of the country.
    pointed: Vec<(usize, usize)>,
    /// How many dots each shape has.
    sizes: Vec<usize>,
    /// The dot of each shape's label, where it is on the map.
    labels: Vec<Option<(usize, usize)>>,
}

/// What a cell shows.
struct Cell {
    sign: char,
    role: Role,
}

impl<'w> Raster<'w> {
    /// Fills all shapes. A shape that no dot falls into gets the dot of its label, where that is free.
    pub(super) fn of(world: &'w World, marks: &MapMarks, map: Projection) -> Self {
        let shapes = world.shapes();
        let (columns, rows) = map.dots();
        let mut raster = Self {
            map,
            shapes,
            classes: shapes
                .iter()
                .map(|shape| marks.class(shape.iso2()))
                .collect(),
            dots: vec![None; columns * rows],
            points: vec![false; columns * rows],
            pointed: Vec::new(),
            sizes: vec![0; shapes.len()],
            labels: shapes.iter().map(|shape| map.dot(shape.label())).collect(),
        };
        raster.fill();
        raster.place_small();
        raster.place_missed();
        raster.pointed.sort_unstable();
        raster
    }

    fn fill(&mut self) {
        let (columns, rows) = self.map.dots();
        let mut crossings = Vec::new();
        for (n, shape) in self.shapes.iter().enumerate() {
            for row in 0..rows {
                shape.crossings(self.map.latitude(row), &mut crossings);
                for pair in crossings.chunks_exact(2) {
                    let &[from, to] = pair else { continue };
                    for column in self.map.span(from, to) {
                        if let Some(dot) = self.dots.get_mut(row * columns + column) {
                            *dot = Some(n);
                        }
                    }
                }
            }
        }
        for n in self.dots.iter().flatten() {
            if let Some(size) = self.sizes.get_mut(*n) {
                *size += 1;
            }
        }
    }

    fn place_small(&mut self) {
        for n in 0..self.shapes.len() {
            let label = self.labels.get(n).copied().flatten();
            let (Some((column, row)), 0) = (label, self.size(n)) else {
                continue;
            };
            if self.class(n) == MapClass::Outline {
                continue;
            }
            let at = row * self.map.dots().0 + column;
            if let (Some(dot @ None), Some(size)) = (self.dots.get_mut(at), self.sizes.get_mut(n)) {
                *dot = Some(n);
                *size = 1;
            } else {
                self.point(at, n);
            }
        }
    }

    /// Draws a dot for a country whatever its pattern says.
    fn point(&mut self, at: usize, n: usize) {
        let columns = self.map.dots().0;
        let (column, row) = (at % columns / DOTS.0, at / columns / DOTS.1);
        self.pointed.push((row * self.map.columns + column, n));
        if let Some(point) = self.points.get_mut(at) {
            *point = true;
        }
    }

    /// A marked country whose few dots all fall between those of its pattern shows the first of them.
    fn place_missed(&mut self) {
        let columns = self.map.dots().0;
        let mut first = vec![None; self.shapes.len()];
        for (at, n) in self.dots.iter().enumerate() {
            let Some(n) = *n else { continue };
            let hit = self.class(n).has_dot(at % columns, at / columns);
            match first.get_mut(n) {
                // `Some(None)`: hit already, nothing to do.
                Some(found) if hit => *found = Some(None),
                Some(found @ None) => *found = Some(Some(at)),
                _ => {}
            }
        }
        for (n, at) in first.into_iter().enumerate() {
            if let (Some(Some(at)), true) = (at, self.class(n) != MapClass::Outline) {
                self.point(at, n);
            }
        }
    }

    fn owner(&self, column: usize, row: usize) -> Option<usize> {
        let (columns, rows) = self.map.dots();
        if column >= columns || row >= rows {
            return None;
        }
        self.dots.get(row * columns + column).copied().flatten()
    }

    fn class(&self, n: usize) -> MapClass {
        self.classes.get(n).copied().unwrap_or(MapClass::Outline)
    }

    fn size(&self, n: usize) -> usize {
        self.sizes.get(n).copied().unwrap_or(0)
    }

    /// Whether a dot is drawn. Countries with too few dots for their pattern have them all.
    fn lit(&self, column: usize, row: usize) -> bool {
        let Some(n) = self.owner(column, row) else {
            return false;
        };
        let at = row * self.map.dots().0 + column;
        if self.points.get(at) == Some(&true) {
            return true;
        }
        match self.class(n) {
            MapClass::Outline => self.on_edge(n, column, row),
            _ if self.size(n) < READABLE => true,
            class => class.has_dot(column, row),
        }
    }

    /// Whether an outline runs through this dot: the sea or another pattern lies beside it. A full pattern is an edge of
    /// its own, and a border between two outlines is none: fine lines would fill a coarse map and look like a pattern.
    fn on_edge(&self, n: usize, column: usize, row: usize) -> bool {
        let beside = [
            (column.wrapping_sub(1), row),
            (column + 1, row),
            (column, row.wrapping_sub(1)),
            (column, row + 1),
        ];
        let ends = |class| !matches!(class, MapClass::Full | MapClass::Outline);
        let mut owners = beside.into_iter().map(|(x, y)| self.owner(x, y));
        owners.any(|owner| owner.is_none_or(|other| other != n && ends(self.class(other))))
    }

    /// The owners of the dots of a cell, and the countries its points stand for.
    fn owners(&self, column: usize, row: usize) -> impl Iterator<Item = usize> {
        let (left, top) = (column * DOTS.0, row * DOTS.1);
        let places = (0..DOTS.0 * DOTS.1).map(move |n| (left + n % DOTS.0, top + n / DOTS.0));
        let owners = places.filter_map(|(x, y)| self.owner(x, y));
        let cell = row * self.map.columns + column;
        let first = self.pointed.partition_point(|&(pointed, _)| pointed < cell);
        let points = self.pointed.iter().skip(first);
        let points = points.take_while(move |&&(pointed, _)| pointed == cell);
        owners.chain(points.map(|&(_, n)| n))
    }

    /// The class that has the most dots of a cell, the denser of two equals. A small marked country goes before land
    /// without a mark.
    fn main_class(&self, column: usize, row: usize) -> Option<MapClass> {
        let mut counts = [0_usize; MapClass::ALL.len()];
        let (mut dots, mut small) = (0, None);
        for n in self.owners(column, row) {
            let class = self.class(n);
            dots += 1;
            if class != MapClass::Outline && self.size(n) < READABLE {
                small = small.min(Some(class)).or(Some(class));
            }
            if let Some(count) = counts.get_mut(class as usize) {
                *count += 1;
            }
        }
        if dots < SHORE && small.is_none() {
            return None;
        }
        let all = MapClass::ALL.into_iter().zip(counts).rev();
        let most = all.max_by_key(|&(_, count)| count).map(|(class, _)| class);
        most.filter(|class| *class != MapClass::Outline)
            .or(small)
            .or(most)
    }

    /// Marked countries whose class cannot be read off the map. An outline marks nothing.
    pub(super) fn unseen<'m>(&self, marks: &'m MapMarks, ascii: bool) -> Unseen<'m> {
        let seen = self.seen(ascii);
        let mut unseen = Unseen::default();
        let marked = marks.classes.iter();
        for (code, _) in marked.filter(|(_, class)| **class != MapClass::Outline) {
            let place = self.place(code);
            if place.is_none_or(|n| self.labels.get(n).copied().flatten().is_none()) {
                unseen.off.push(code.as_str());
            } else if !place.is_some_and(|n| seen.contains(&n)) {
                unseen.small.push(code.as_str());
            }
        }
        unseen
    }

    /// Shapes whose class can be read off the map.
    fn seen(&self, ascii: bool) -> BTreeSet<usize> {
        if !ascii {
            let all = 0..self.shapes.len();
            return all.filter(|&n| self.size(n) >= READABLE).collect();
        }
        let rows = 0..self.map.rows;
        let cells = rows.flat_map(|row| (0..self.map.columns).map(move |column| (column, row)));
        let seen = cells.flat_map(|(column, row)| {
            let class = self.main_class(column, row);
            let owners = self.owners(column, row);
            owners.filter(move |&n| class == Some(self.class(n)))
        });
        seen.collect()
    }

    fn place(&self, code: &str) -> Option<usize> {
        self.shapes.iter().position(|shape| shape.iso2() == code)
    }

    /// The map as lines, in the middle of the sheet, with the mark of the country under the cursor.
    pub(super) fn lines(&self, marks: &MapMarks, sheet: Sheet) -> Vec<Line> {
        let indent = sheet.columns.saturating_sub(self.map.columns) / 2;
        let at = marks.at.as_deref().and_then(|code| self.cell_of(code));
        let rows = 0..self.map.rows;
        rows.map(|row| {
            let cells = (0..self.map.columns).map(|column| match at {
                Some(at) if at == (column, row) => Cell {
                    sign: CURSOR_SIGN,
                    role: CURSOR,
                },
                _ if sheet.ascii => self.letter(column, row),
                _ => self.dots_of(column, row),
            });
            line(indent, cells)
        })
        .collect()
    }

    /// The cell of a country's label.
    fn cell_of(&self, code: &str) -> Option<(usize, usize)> {
        let (column, row) = self.labels.get(self.place(code)?).copied().flatten()?;
        Some((column / DOTS.0, row / DOTS.1))
    }

    fn letter(&self, column: usize, row: usize) -> Cell {
        let class = self.main_class(column, row);
        Cell {
            sign: class.map_or(' ', MapClass::letter),
            role: class.map_or(Role::Plain, MapClass::role),
        }
    }

    fn dots_of(&self, column: usize, row: usize) -> Cell {
        let (left, top) = (column * DOTS.0, row * DOTS.1);
        let places = (0..DOTS.0 * DOTS.1).map(|n| (n % DOTS.0, n / DOTS.0));
        let lit = places.filter(|(x, y)| self.lit(left + x, top + y));
        let bits = lit.fold(0, |bits, (x, y)| bits | bit(x, y));
        // One cell, one colour: that of the densest pattern in it.
        let densest = self.owners(column, row).map(|n| self.class(n)).min();
        Cell {
            sign: braille(bits),
            role: densest.map_or(Role::Plain, MapClass::role),
        }
    }
}

/// Cells as a line: stretches of one role, nothing after the last sign.
fn line(indent: usize, cells: impl Iterator<Item = Cell>) -> Line {
    let mut runs: Vec<(Role, String)> = vec![(Role::Plain, " ".repeat(indent))];
    for cell in cells {
        match runs.last_mut() {
            // The sea has no role of its own.
            Some((role, run)) if *role == cell.role || cell.sign == ' ' => run.push(cell.sign),
            _ => runs.push((cell.role, cell.sign.to_string())),
        }
    }
    if let Some((_, run)) = runs.last_mut() {
        run.truncate(run.trim_end().len());
    }
    let parts = runs.into_iter().filter(|(_, run)| !run.is_empty());
    Line {
        parts: parts
            .map(|(role, run)| Part {
                role,
                text: Shown::of(run),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Pack;

    #[test]
    fn every_marked_country_has_a_dot() {
        let world = Pack::embedded().unwrap().world();
        for class in MapClass::ALL.into_iter().take(4) {
            let codes = world.shapes().iter().map(|shape| shape.iso2().to_owned());
            let marks = MapMarks {
                classes: codes.map(|code| (code, class)).collect(),
                ..MapMarks::default()
            };
            let raster = Raster::of(world, &marks, Projection::fitting(60, 14));
            let (columns, rows) = raster.map.dots();
            let mut drawn: BTreeSet<usize> = (0..columns * rows)
                .map(|at| (at % columns, at / columns))
                .filter(|&(column, row)| raster.lit(column, row))
                .filter_map(|(column, row)| raster.owner(column, row))
                .collect();
            drawn.extend(raster.pointed.iter().map(|&(_, n)| n));
            let all = 0..world.shapes().len();
            let missing = all.filter(|n| !drawn.contains(n));
            let missing: Vec<_> = missing.map(|n| world.shapes()[n].iso2()).collect();
            assert_eq!(missing, ["AQ"], "{class:?}");
        }
    }
}
