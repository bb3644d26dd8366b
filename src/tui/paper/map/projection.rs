//! Where a place on the globe falls on the dots of a map, and back.
//!
//! Degrees are laid out straight, north a little stretched where there is room, as maps of the middle latitudes do. The
//! map is cut in the Bering Strait, so that no country is torn but its smallest parts, and leaves out Antarctica.
//! Never here: what is drawn.

use crate::reference::Place;

/// The western edge, hundredths of a degree.
const WEST: i32 = -16_900;
/// The northern edge.
const NORTH: i32 = 8_400;
/// How far the map reaches to the east and to the south.
const ROUND: i32 = 36_000;
const DOWN: i32 = 14_100;
/// Dots of a cell.
pub(super) const DOTS: (usize, usize) = (2, 4);
/// How far north may be stretched and squeezed against east, in percent. A cell is twice as high as wide, so its dots
/// are as far apart in both directions.
const STRETCH: usize = 135;
const SQUEEZE: usize = 85;

/// A map of so many cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Projection {
    /// Columns of cells.
    pub(super) columns: usize,
    /// Rows of cells.
    pub(super) rows: usize,
}

impl Projection {
    /// The largest map that fits and still has a sensible shape; one cell at least.
    pub(super) fn fitting(columns: usize, rows: usize) -> Self {
        let (round, down) = (360, 141);
        // Rows of `columns` columns where dots stand for as many degrees in both directions: columns * 2 dots over 360
        // degrees, rows * 4 dots over 141.
        let most = (columns * 2 * down * STRETCH).div_ceil(round * 4 * 100);
        let rows = rows.min(most).max(1);
        let widest = rows * 4 * round * 100 / (2 * down * SQUEEZE);
        Self {
            columns: columns.min(widest).max(1),
            rows,
        }
    }

    /// How many dots there are to the east and to the south.
    pub(super) const fn dots(self) -> (usize, usize) {
        (self.columns * DOTS.0, self.rows * DOTS.1)
    }

    /// The latitude of a row of dots, in the middle of the dots.
    pub(super) fn latitude(self, row: usize) -> i32 {
        NORTH - middle(row, self.dots().1, DOWN)
    }

    /// The columns of dots whose middle lies from one longitude to another, both within 180 degrees.
    pub(super) fn span(self, from: i32, to: i32) -> impl Iterator<Item = usize> {
        // What lies west of the edge comes back in the east; a span over the edge is two.
        let turns = [0, ROUND];
        turns.into_iter().flat_map(move |turn| {
            let column = |east: i32| first_from(east + turn - WEST, self.dots().0, ROUND);
            column(from)..column(to)
        })
    }

    /// The dot a place falls on; `None` when it is cut off.
    pub(super) fn dot(self, place: Place) -> Option<(usize, usize)> {
        let east = (place.east - WEST).rem_euclid(ROUND);
        let south = NORTH - place.north;
        if !(0..DOWN).contains(&south) {
            return None;
        }
        let (columns, rows) = self.dots();
        Some((part(east, columns, ROUND), part(south, rows, DOWN)))
    }
}

/// The middle of the `n`th of `count` equal parts of a length.
fn middle(n: usize, count: usize, length: i32) -> i32 {
    let twice = 2 * n + 1;
    i32::try_from(twice * whole(length) / (2 * count.max(1))).unwrap_or(length)
}

/// The first of `count` equal parts of a length whose middle is not before `at`; `count` when there is none.
fn first_from(at: i32, count: usize, length: i32) -> usize {
    let at = whole(at.clamp(0, length));
    // Smallest n with (2n + 1) * length >= 2 * count * at.
    let reach = (2 * count * at).saturating_sub(whole(length));
    reach.div_ceil(2 * whole(length)).min(count)
}

/// Which of `count` equal parts of a length a place lies in.
fn part(at: i32, count: usize, length: i32) -> usize {
    (whole(at) * count / whole(length)).min(count.saturating_sub(1))
}

fn whole(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_terminal_gets_a_map_of_its_shape() {
        let of = |columns, rows| {
            let map = Projection::fitting(columns, rows);
            (map.columns, map.rows)
        };
        assert_eq!(of(76, 15), (76, 15));
        assert_eq!(of(76, 60), (76, 21));
        assert_eq!(of(200, 10), (60, 10));
        assert_eq!(of(0, 0), (1, 1));
    }

    #[test]
    fn a_span_over_the_western_edge_comes_in_two() {
        let map = Projection {
            columns: 18,
            rows: 7,
        };
        // 36 dots of ten degrees; the first has its middle at 164 west.
        let over: Vec<_> = map.span(-18_000, -16_000).collect();
        assert_eq!(over, [0, 35]);
        assert_eq!(map.span(0, 2_000).collect::<Vec<_>>(), [17, 18]);
        assert_eq!(map.span(-18_000, 18_000).count(), 36);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_place_falls_on_a_dot_of_the_map(
            columns in 1_usize..300,
            rows in 1_usize..100,
            east in -18_000_i32..=18_000,
            north in -9_000_i32..=9_000,
        ) {
            let map = Projection::fitting(columns, rows);
            prop_assert!(map.columns <= columns && map.rows <= rows);
            let dots = map.dots();
            match map.dot(Place { east, north }) {
                Some(dot) => {
                    prop_assert!(dot.0 < dots.0 && dot.1 < dots.1);
                    let off = (map.latitude(dot.1) - north).unsigned_abs() as usize;
                    prop_assert!(off <= 14_100 / dots.1 + 1);
                }
                None => prop_assert!(!(-5_700..=8_400).contains(&north)),
            }
            prop_assert!(map.span(east.min(0), east.max(0)).all(|column| column < dots.0));
        }
    }
}
