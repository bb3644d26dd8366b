//! Colours and attributes as the shortest change from what the terminal has now.
//!
//! We write them ourselves because the terminal library, with `NO_COLOR` in the environment, writes a sequence that also
//! ends reverse video. Here the environment has no say: whoever wants no colours draws without them.
//!
//! Never here: which colour means what.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attribute, and its number in "select graphic rendition" (ECMA-48 8.3.117).
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What the terminal draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    attributes: Modifier,
}

impl Pen {
    /// After a reset.
    pub(super) const PLAIN: Self = Self {
        foreground: Color::Reset,
        background: Color::Reset,
        attributes: Modifier::empty(),
    };

    /// What a cell is drawn with.
    pub(super) const fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Appends what turns this pen into `next`.
    pub(super) fn change_to(&mut self, next: Self, out: &mut Vec<u8>) {
        if *self == next {
            return;
        }
        let mut numbers = Numbers { out, first: true };
        let mut from = *self;
        // Attributes cannot be taken away one by one alike in all terminals; colours can.
        if !next.attributes.contains(from.attributes) || next == Self::PLAIN {
            numbers.push("0");
            from = Self::PLAIN;
        }
        for (attribute, number) in ATTRIBUTES {
            if next.attributes.contains(attribute) && !from.attributes.contains(attribute) {
                numbers.push(number);
            }
        }
        if next.foreground != from.foreground {
            numbers.colour(next.foreground, 30);
        }
        if next.background != from.background {
            numbers.colour(next.background, 40);
        }
        if !numbers.first {
            out.push(b'm');
        }
        *self = next;
    }
}

/// The parameters of one sequence under way.
struct Numbers<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
}

impl Numbers<'_> {
    fn push(&mut self, number: impl std::fmt::Display) {
        let before = if std::mem::take(&mut self.first) {
            "\x1b["
        } else {
            ";"
        };
        // Writing to memory does not fail.
        let _written = write!(self.out, "{before}{number}");
    }

    /// `base` is 30 for the foreground, 40 for the background.
    fn colour(&mut self, colour: Color, base: u8) {
        let dark = |offset: u8| base + offset;
        let bright = |offset: u8| base + 60 + offset;
        let number = match colour {
            Color::Reset => base + 9,
            Color::Black => dark(0),
            Color::Red => dark(1),
            Color::Green => dark(2),
            Color::Yellow => dark(3),
            Color::Blue => dark(4),
            Color::Magenta => dark(5),
            Color::Cyan => dark(6),
            Color::Gray => dark(7),
            Color::DarkGray => bright(0),
            Color::LightRed => bright(1),
            Color::LightGreen => bright(2),
            Color::LightYellow => bright(3),
            Color::LightBlue => bright(4),
            Color::LightMagenta => bright(5),
            Color::LightCyan => bright(6),
            Color::White => bright(7),
            Color::Indexed(index) => {
                return self.push(format_args!("{};5;{index}", base + 8));
            }
            Color::Rgb(red, green, blue) => {
                return self.push(format_args!("{};2;{red};{green};{blue}", base + 8));
            }
        };
        self.push(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(pens: &[Pen]) -> String {
        let (mut pen, mut out) = (Pen::PLAIN, Vec::new());
        for next in pens {
            pen.change_to(*next, &mut out);
        }
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn only_what_differs_is_written() {
        let red = Pen {
            foreground: Color::Red,
            ..Pen::PLAIN
        };
        let red_bold = Pen {
            attributes: Modifier::BOLD,
            ..red
        };
        let selected = Pen {
            attributes: Modifier::REVERSED,
            background: Color::Indexed(24),
            ..red
        };
        assert_eq!(changes(&[red, red, red_bold]), "^[31m^[1m");
        assert_eq!(changes(&[red_bold, selected]), "^[1;31m^[0;7;31;48;5;24m");
        assert_eq!(changes(&[selected, Pen::PLAIN]), "^[7;31;48;5;24m^[0m");
    }
}
