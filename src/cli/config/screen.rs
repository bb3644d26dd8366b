//! The section `[screen]`.
//!
//! Never here: what a theme looks like.
use toml::de::DeTable;

use super::reader::Reader;
use crate::tui::options::ThemeName;

/// What borders are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Borders {
    /// Lines where the terminal can show them, else ASCII.
    #[default]
    Auto,
    /// Line characters.
    Unicode,
    /// `+`, `-` and `|`.
    Ascii,
}

impl Borders {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "unicode" => Some(Self::Unicode),
            "ascii" => Some(Self::Ascii),
            _ => None,
        }
    }

    /// Whether borders are ASCII on a terminal that can or cannot show UTF-8.
    pub const fn are_ascii(self, utf8: bool) -> bool {
        match self {
            Self::Auto => !utf8,
            Self::Unicode => false,
            Self::Ascii => true,
        }
    }
}

/// How the desk looks and what it listens to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Screen {
    /// Colours.
    pub theme: ThemeName,
    /// Borders.
    pub borders: Borders,
    /// Wheel and click reach the desk; the terminal's own selection then needs Shift.
    pub mouse: bool,
}

/// Reads the section.
pub(super) fn read<'t>(reader: &mut Reader<'t>, document: &DeTable<'t>, screen: &mut Screen) {
    let Some(table) = reader.table(document, "screen") else {
        return;
    };
    reader.only(table, "[screen]", &["theme", "borders", "mouse"]);
    let themes = ThemeName::ALL.map(ThemeName::word).join(", ");
    if let Some(theme) = reader.read(table, "theme", &themes, ThemeName::from_word) {
        screen.theme = theme;
    }
    let borders = "auto, unicode, ascii";
    if let Some(borders) = reader.read(table, "borders", borders, Borders::from_word) {
        screen.borders = borders;
    }
    screen.mouse = reader.flag(table, "mouse").unwrap_or(false);
}
