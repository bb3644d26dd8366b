//! The characters of a frame, then the style of every cell as one letter, then what the letters mean: a frame two people can
//! compare line by line.
//!
//! Never here: colours of its own.
use std::fmt::Write;

use super::cells::{Style, rows};
use super::ink::{self, MODIFIERS};
use super::{Frame, text};

/// Letters in the order styles turn up; `.` is the plain style, `#` stands for any style beyond the last letter.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Three parts with an empty line between: characters, letters, legend.
pub(super) fn render(frame: &Frame<'_>) -> String {
    let mut out = text::render(frame);
    out.push('\n');
    let mut styles: Vec<Style> = Vec::new();
    for glyphs in rows(frame.buffer) {
        let mut line = String::new();
        for glyph in glyphs {
            let letter = letter_of(glyph.style, &mut styles);
            line.extend(std::iter::repeat_n(letter, usize::from(glyph.width)));
        }
        out.push_str(line.trim_end_matches('.'));
        out.push('\n');
    }
    out.push('\n');
    for (style, letter) in styles.iter().zip(LETTERS) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{} {}", char::from(*letter), describe(*style));
    }
    let _ = match frame.cursor {
        Some(place) => writeln!(out, "cursor column {} row {}", place.x + 1, place.y + 1),
        None => writeln!(out, "cursor hidden"),
    };
    out
}

fn letter_of(style: Style, styles: &mut Vec<Style>) -> char {
    if style == Style::plain() {
        return '.';
    }
    let place = styles
        .iter()
        .position(|known| *known == style)
        .unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        });
    LETTERS.get(place).map_or('#', |letter| char::from(*letter))
}

/// `red on white, bold`.
fn describe(style: Style) -> String {
    let mut words = Vec::new();
    match (ink::word(style.fg), ink::word(style.bg)) {
        (Some(fg), Some(bg)) => words.push(format!("{fg} on {bg}")),
        (Some(fg), None) => words.push(fg),
        (None, Some(bg)) => words.push(format!("on {bg}")),
        (None, None) => {}
    }
    let set = MODIFIERS
        .iter()
        .filter(|(flag, _, _)| style.modifier.contains(*flag));
    words.extend(set.map(|(_, word, _)| (*word).to_owned()));
    words.join(", ")
}
