//! Colours by name: what a theme's colour is called, its SGR number, and how a picture paints it.
//!
//! Colours are read through their names, so that choosing colours stays the theme's business alone. Never here: a choice of
//! colours for the desk.
use ratatui::style::{Color, Modifier};

/// One of the sixteen colours every terminal has.
struct Ink {
    /// Name as the drawing library writes it.
    name: &'static str,
    /// Words for the legend of a styled frame.
    word: &'static str,
    /// On dark paper.
    dark: &'static str,
    /// On light paper.
    light: &'static str,
}

const fn ink(
    name: &'static str,
    word: &'static str,
    dark: &'static str,
    light: &'static str,
) -> Ink {
    Ink {
        name,
        word,
        dark,
        light,
    }
}

/// In the order of their SGR numbers: 30 to 37, then 90 to 97.
const INKS: [Ink; 16] = [
    ink("Black", "black", "#101418", "#101418"),
    ink("Red", "red", "#f0655a", "#b3261e"),
    ink("Green", "green", "#6cc070", "#1b6e2a"),
    ink("Yellow", "yellow", "#d9b44a", "#7a5a00"),
    ink("Blue", "blue", "#79a8f0", "#1f4fae"),
    ink("Magenta", "magenta", "#cf8ee0", "#7d2b94"),
    ink("Cyan", "cyan", "#5fc3ce", "#0b6470"),
    ink("Gray", "white", "#c9ced6", "#5b626c"),
    ink("DarkGray", "bright black", "#8a929d", "#6a717b"),
    ink("LightRed", "bright red", "#ff8b80", "#c9372c"),
    ink("LightGreen", "bright green", "#8fdc92", "#23863a"),
    ink("LightYellow", "bright yellow", "#f2d37a", "#946f00"),
    ink("LightBlue", "bright blue", "#a3c4ff", "#2f66d0"),
    ink("LightMagenta", "bright magenta", "#e3b0f0", "#963fb0"),
    ink("LightCyan", "bright cyan", "#8fdfe8", "#117f8e"),
    ink("White", "bright white", "#f4f6f8", "#30353c"),
];

fn place(colour: Color) -> Option<usize> {
    let name = colour.to_string();
    INKS.iter().position(|ink| ink.name == name)
}

/// The colour in words; `None` for the terminal's own.
pub(super) fn word(colour: Color) -> Option<String> {
    match place(colour).and_then(|place| INKS.get(place)) {
        Some(ink) => Some(ink.word.to_owned()),
        None => other(colour),
    }
}

/// A colour outside the sixteen, as the drawing library writes it: `214` or `#1F4FAE`.
fn other(colour: Color) -> Option<String> {
    let name = colour.to_string();
    (name != "Reset").then_some(name)
}

/// The SGR parameters for a text colour (`base` 30) or background (`base` 40); `None` for the terminal's own.
pub(super) fn sgr(colour: Color, base: usize) -> Option<String> {
    if let Some(place) = place(colour) {
        let number = if place < 8 {
            base + place
        } else {
            base + 60 + place - 8
        };
        return Some(number.to_string());
    }
    let name = other(colour)?;
    let extended = base + 8;
    Some(match hex(&name) {
        Some([red, green, blue]) => format!("{extended};2;{red};{green};{blue}"),
        None => format!("{extended};5;{name}"),
    })
}

/// The colour as a picture paints it on light or dark paper; `None` for the paper's own.
pub(super) fn paint(colour: Color, on_dark: bool) -> Option<String> {
    match place(colour).and_then(|place| INKS.get(place)) {
        Some(ink) => Some(if on_dark { ink.dark } else { ink.light }.to_owned()),
        None => other(colour).filter(|name| hex(name).is_some()),
    }
}

fn hex(name: &str) -> Option<[u8; 3]> {
    let digits = name.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |from| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Everything a cell can be besides coloured: flag, word, SGR number.
pub(super) const MODIFIERS: [(Modifier, &str, &str); 7] = [
    (Modifier::BOLD, "bold", "1"),
    (Modifier::DIM, "dim", "2"),
    (Modifier::ITALIC, "italic", "3"),
    (Modifier::UNDERLINED, "underlined", "4"),
    (Modifier::REVERSED, "reverse", "7"),
    (Modifier::HIDDEN, "hidden", "8"),
    (Modifier::CROSSED_OUT, "struck", "9"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixteen_colours_have_their_numbers() {
        let red: Color = "red".parse().unwrap();
        let bright: Color = "lightblue".parse().unwrap();
        assert_eq!(sgr(red, 30).as_deref(), Some("31"));
        assert_eq!(sgr(bright, 40).as_deref(), Some("104"));
        assert_eq!(sgr(Color::default(), 30), None);
        assert_eq!(word(bright).as_deref(), Some("bright blue"));
    }

    #[test]
    fn other_colours_are_kept() {
        let index: Color = "214".parse().unwrap();
        let exact: Color = "#1F4FAE".parse().unwrap();
        assert_eq!(sgr(index, 30).as_deref(), Some("38;5;214"));
        assert_eq!(sgr(exact, 40).as_deref(), Some("48;2;31;79;174"));
        assert_eq!(paint(exact, true).as_deref(), Some("#1F4FAE"));
    }
}
