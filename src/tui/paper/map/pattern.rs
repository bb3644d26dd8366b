//! Classes of countries and what tells them apart: a pattern of dots, a letter, and a role that repeats it.
//!
//! Never here: which country is in which class.

use crate::tui::paper::Role;

/// How a country is drawn, densest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapClass {
    /// All dots; `#`.
    Full,
    /// Every other dot, as on a chessboard; `+`.
    Half,
    /// Every other row of dots; `=`.
    Striped,
    /// Every fourth dot; `:`.
    Sparse,
    /// The coast and the border to other patterns alone; `.`.
    Outline,
}

/// The role of the mark at the country under the cursor.
pub(super) const CURSOR: Role = Role::Alarm;
/// The mark at the country under the cursor.
pub(super) const CURSOR_SIGN: char = 'X';

impl MapClass {
    /// Every class, densest first.
    pub const ALL: [Self; 5] = [
        Self::Full,
        Self::Half,
        Self::Striped,
        Self::Sparse,
        Self::Outline,
    ];

    /// The class as a letter.
    pub const fn letter(self) -> char {
        match self {
            Self::Full => '#',
            Self::Half => '+',
            Self::Striped => '=',
            Self::Sparse => ':',
            Self::Outline => '.',
        }
    }

    /// A sample of the pattern, for a legend.
    pub const fn sample(self, ascii: bool) -> &'static str {
        match (self, ascii) {
            (Self::Full, true) => "#",
            (Self::Half, true) => "+",
            (Self::Striped, true) => "=",
            (Self::Sparse, true) => ":",
            (Self::Outline, true) => ".",
            (Self::Full, false) => "⣿⣿",
            (Self::Half, false) => "⢕⢕",
            (Self::Striped, false) => "⠭⠭",
            (Self::Sparse, false) => "⠡⠡",
            (Self::Outline, false) => "⣏⣹",
        }
    }

    /// What the theme may repeat the pattern with.
    pub const fn role(self) -> Role {
        match self {
            Self::Full => Role::Work,
            Self::Half => Role::Waiting,
            Self::Striped => Role::Warning,
            Self::Sparse => Role::Plain,
            Self::Outline => Role::Dim,
        }
    }

    /// Whether the pattern has a dot at this column and row; an outline has none inside.
    pub(super) const fn has_dot(self, column: usize, row: usize) -> bool {
        match self {
            Self::Full => true,
            Self::Half => (column + row).is_multiple_of(2),
            Self::Striped => row.is_multiple_of(2),
            Self::Sparse => row.is_multiple_of(2) && (column + row / 2).is_multiple_of(2),
            Self::Outline => false,
        }
    }
}

/// The character of eight dots in Unicode's order of bits: left column first for three rows, then right, then the fourth.
pub(super) fn braille(bits: u8) -> char {
    match bits {
        // The empty pattern looks like a space and is none.
        0 => ' ',
        _ => char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' '),
    }
}

/// The bit of the dot in this column (0, 1) and row (0 to 3) of a cell.
pub(super) const fn bit(column: usize, row: usize) -> u8 {
    const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    BITS[column % 2][row % 4]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_show_what_the_pattern_draws() {
        for class in MapClass::ALL.into_iter().take(4) {
            let places = (0..8).map(|n| (n % 2, n / 2));
            let dots = places.filter(|&(column, row)| class.has_dot(column, row));
            let cell = braille(dots.fold(0, |bits, (column, row)| bits | bit(column, row)));
            assert!(class.sample(false).starts_with(cell), "{class:?} {cell}");
        }
    }

    #[test]
    fn letters_and_samples_differ() {
        let all = MapClass::ALL;
        for (n, class) in all.into_iter().enumerate() {
            assert_eq!(class.sample(true), class.letter().to_string());
            for other in all.into_iter().skip(n + 1) {
                assert_ne!(class.letter(), other.letter());
                assert_ne!(class.sample(false), other.sample(false));
            }
        }
    }
}
