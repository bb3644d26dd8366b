//! The outlines of countries, for a map as coarse as a terminal's.
//!
//! Shapes help to find a place; none of them is a statement on any border. Never here: projection, dots, what a country
//! is marked with.
mod read;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::PackError;

/// A place on the globe in hundredths of a degree: east and north count up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Longitude, -18000 to 18000.
    pub east: i32,
    /// Latitude, -9000 to 9000.
    pub north: i32,
}

/// The outline of one country: closed rings, filled by the even-odd rule, so that a ring inside another is a hole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    iso2: String,
    label: Place,
    /// Corners of all rings one after the other, in hundredths of a degree, east before north.
    corners: Vec<(i16, i16)>,
    /// Where each ring ends in `corners`.
    ends: Vec<usize>,
    /// Lowest and highest latitude of the corners; empty when the first is the greater one.
    reach: (i16, i16),
}

impl Shape {
    /// ISO 3166-1 alpha-2, or `XK`.
    pub fn iso2(&self) -> &str {
        &self.iso2
    }

    /// Where a map puts the name; the only place of a country too small for an outline.
    pub const fn label(&self) -> Place {
        self.label
    }

    /// How many rings it has; none when the country is too small for an outline.
    pub const fn rings(&self) -> usize {
        self.ends.len()
    }

    /// Whether the place lies inside.
    pub fn contains(&self, place: Place) -> bool {
        let mut crossings = Vec::new();
        self.crossings(place.north, &mut crossings);
        let west = crossings.iter().filter(|east| **east <= place.east).count();
        west % 2 == 1
    }

    /// Replaces `crossings` by the longitudes where the outline crosses a latitude, from west to east. They come in pairs:
    /// from the first of a pair to the second is inside.
    pub fn crossings(&self, north: i32, crossings: &mut Vec<i32>) {
        crossings.clear();
        let (low, high) = self.reach;
        if north < i32::from(low) || north > i32::from(high) {
            return;
        }
        let mut start = 0;
        for &end in &self.ends {
            let ring = self.corners.get(start..end).unwrap_or_default();
            start = end;
            let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
            for (from, to) in before.zip(ring) {
                crossings.extend(crossing(*from, *to, north));
            }
        }
        crossings.sort_unstable();
    }
}

/// Where an edge crosses a latitude. An edge holds its lower end and not its upper one, so that a corner counts once.
fn crossing(from: (i16, i16), to: (i16, i16), north: i32) -> Option<i32> {
    let wide = |(east, north): (i16, i16)| (i32::from(east), i32::from(north));
    let ((x0, y0), (x1, y1)) = (wide(from), wide(to));
    if (y0 <= north) == (y1 <= north) {
        return None;
    }
    // At most 36 000 by 18 000: fits 32 bits, and the edge is not level, so there is no division by zero.
    Some(x0 + (north - y0) * (x1 - x0) / (y1 - y0))
}

/// The outlines of all countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    shapes: Vec<Shape>,
    by_code: HashMap<String, usize>,
}

impl World {
    /// Reads `world.json`.
    pub(super) fn read(text: &str) -> Result<Self, PackError> {
        let shapes = read::shapes(text)?;
        let mut by_code = HashMap::with_capacity(shapes.len());
        for (place, shape) in shapes.iter().enumerate() {
            if by_code.insert(shape.iso2.clone(), place).is_some() {
                return Err(read::twice(text, &shape.iso2));
            }
        }
        Ok(Self { shapes, by_code })
    }

    /// All shapes, in the order of the file.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The shape of a country by its two-letter code in upper case.
    pub fn shape(&self, iso2: &str) -> Option<&Shape> {
        self.by_code
            .get(iso2)
            .and_then(|&place| self.shapes.get(place))
    }

    /// The first country the place lies in; `None` on the sea.
    pub fn at(&self, place: Place) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.contains(place))
    }
}
