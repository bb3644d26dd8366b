//! What the edge decides before the desk opens: officer, look, keys.
//!
//! Never here: reading configuration or the environment.

use crate::domain::Label;

/// A theme by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ThemeName {
    /// Few ANSI colours on the terminal's own background.
    #[default]
    Default,
    /// For light backgrounds: the colours that stay readable there.
    Light,
    /// Bold and reverse carry the meaning, colour only repeats it.
    HighContrast,
    /// No colour at all; also what `NO_COLOR` means.
    Mono,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Default, Self::Light, Self::HighContrast, Self::Mono];

    /// The word in the configuration and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|theme| theme.word().eq_ignore_ascii_case(word.trim()))
    }
}

/// How the screen is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// Colours and attributes.
    pub theme: ThemeName,
    /// Borders of `+-|` instead of line characters.
    pub ascii_borders: bool,
    /// Every text in ASCII, for terminals without UTF-8.
    pub ascii_text: bool,
}

/// Keys the officer chose for one command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeySetting {
    /// The command's id as written.
    pub command: String,
    /// Its keys as written; none takes its keys away.
    pub keys: Vec<String>,
    /// Line in the configuration file, from 1.
    pub line: Option<u32>,
}

/// Everything the edge hands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Who sits at the desk.
    pub officer: Label,
    /// How it looks.
    pub look: Look,
    /// The officer's own keys.
    pub keys: Vec<KeySetting>,
    /// Return to the remembered place.
    pub resume: bool,
    /// Wheel and click reach the desk.
    pub mouse: bool,
}

impl Options {
    /// Defaults for this officer.
    pub fn new(officer: Label) -> Self {
        Self {
            officer,
            look: Look::default(),
            keys: Vec::new(),
            resume: true,
            mouse: false,
        }
    }
}

/// Window size in cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// Width.
    pub columns: u16,
    /// Height.
    pub rows: u16,
}

impl Size {
    /// The smallest window the desk is drawn in.
    pub const FLOOR: Self = Self {
        columns: 60,
        rows: 16,
    };

    /// Whether the desk can be drawn.
    pub const fn is_enough(self) -> bool {
        self.columns >= Self::FLOOR.columns && self.rows >= Self::FLOOR.rows
    }
}
