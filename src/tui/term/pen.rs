//! Colours and attributes as the shortest change from what the terminal has now, written by crossterm.
//!
//! Never here: which colour means what.

use crossterm::style::{Attribute, Colors, SetAttribute, SetColors};
use crossterm::{Command, queue};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

const ATTRIBUTES: [(Modifier, Attribute); 9] = [
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::ITALIC, Attribute::Italic),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink),
    (Modifier::REVERSED, Attribute::Reverse),
    (Modifier::HIDDEN, Attribute::Hidden),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut),
];

/// Appends what crossterm writes for `command`.
pub(super) fn put(out: &mut Vec<u8>, command: impl Command) {
    // Writing to memory does not fail.
    let _written = queue!(out, command);
}

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
        let mut from = *self;
        // Attributes cannot be taken away one by one alike in all terminals; colours can.
        if !next.attributes.contains(from.attributes) || next == Self::PLAIN {
            put(out, SetAttribute(Attribute::Reset));
            from = Self::PLAIN;
        }
        for (modifier, attribute) in ATTRIBUTES {
            if next.attributes.contains(modifier) && !from.attributes.contains(modifier) {
                put(out, SetAttribute(attribute));
            }
        }
        let changed = |from: Color, to: Color| (to != from).then(|| to.into_crossterm());
        put(
            out,
            SetColors(Colors {
                foreground: changed(from.foreground, next.foreground),
                background: changed(from.background, next.background),
            }),
        );
        *self = next;
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
        assert_eq!(changes(&[red, red, red_bold]), "^[38;5;1m^[1m");
        assert_eq!(
            changes(&[red_bold, selected]),
            "^[1m^[38;5;1m^[0m^[7m^[38;5;1;48;5;24m"
        );
        assert_eq!(
            changes(&[selected, Pen::PLAIN]),
            "^[7m^[38;5;1;48;5;24m^[0m"
        );
    }
}
