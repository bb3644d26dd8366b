//! A key press with its modifiers, and its text in the configuration: `a`, `G`, `ctrl-l`, `enter`, `s-tab`, `g g`.
//!
//! Never here: which chord does what, which chords may be bound.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A key without its modifiers. The space bar is `Char(' ')`; Shift+Tab is `Tab` with Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A key that writes this character, Shift already applied.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Erase to the left.
    Backspace,
    /// Erase to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Function key, 1 to 12.
    F(u8),
}

/// Every key that has a name, with the name we print first and the ones we also read.
const NAMES: &[(Key, &[&str])] = &[
    (Key::Char(' '), &["space", "spc"]),
    (Key::Enter, &["enter", "return", "cr"]),
    (Key::Esc, &["esc", "escape"]),
    (Key::Tab, &["tab"]),
    (Key::Backspace, &["bs", "backspace"]),
    (Key::Delete, &["del", "delete"]),
    (Key::Insert, &["ins", "insert"]),
    (Key::Up, &["up"]),
    (Key::Down, &["down"]),
    (Key::Left, &["left"]),
    (Key::Right, &["right"]),
    (Key::PageUp, &["pgup", "pageup"]),
    (Key::PageDown, &["pgdn", "pagedown"]),
    (Key::Home, &["home"]),
    (Key::End, &["end"]),
];

/// A key with its modifiers, in one normal form: Shift is folded into characters (`G`, not Shift+`g`), and a character
/// with Ctrl is lower case, because terminals cannot tell the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    key: Key,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Chord {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character as typed.
    pub const fn char(character: char) -> Self {
        Self::plain(Key::Char(character))
    }

    /// The same chord with Ctrl.
    #[must_use]
    pub fn with_ctrl(self) -> Self {
        Self { ctrl: true, ..self }.normal()
    }

    /// The same chord with Alt.
    #[must_use]
    pub fn with_alt(self) -> Self {
        Self { alt: true, ..self }.normal()
    }

    /// The same chord with Shift.
    #[must_use]
    pub fn with_shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
        .normal()
    }

    /// The key.
    pub const fn key(self) -> Key {
        self.key
    }

    /// Whether Ctrl is held.
    pub const fn ctrl(self) -> bool {
        self.ctrl
    }

    /// Whether Alt is held.
    pub const fn alt(self) -> bool {
        self.alt
    }

    /// Whether Shift is held with a key that writes no character.
    pub const fn shift(self) -> bool {
        self.shift
    }

    /// The character this chord writes into a text field, if it writes one.
    pub const fn text(self) -> Option<char> {
        match self.key {
            Key::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    fn normal(mut self) -> Self {
        if let Key::Char(character) = self.key {
            let folded = if self.ctrl {
                only_char(character.to_lowercase())
            } else if self.shift {
                only_char(character.to_uppercase())
            } else {
                None
            };
            self.key = Key::Char(folded.unwrap_or(character));
            self.shift = false;
        }
        self
    }
}

/// The character of a case mapping that stays one character (`ß` in capitals does not).
fn only_char(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next();
    if mapped.next().is_none() { first } else { None }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "s-")] {
            if held {
                f.write_str(prefix)?;
            }
        }
        if let Some((_, names)) = NAMES.iter().find(|(key, _)| *key == self.key) {
            return f.write_str(names.first().copied().unwrap_or_default());
        }
        match self.key {
            Key::Char(character) => write!(f, "{character}"),
            Key::F(number) => write!(f, "f{number}"),
            _ => Ok(()),
        }
    }
}

/// Why a text is no chord.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChordError {
    /// Nothing there.
    #[error("a key is missing")]
    Empty,
    /// Neither a character nor a name we know.
    #[error(
        "`{0}` is not a key; write a character, or a name such as enter, esc, ctrl-l, s-tab, pgup, f1"
    )]
    Unknown(String),
    /// More chords than a person should have to remember.
    #[error("`{0}` is longer than two keys")]
    TooLong(String),
}

impl FromStr for Chord {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        if text.is_empty() {
            return Err(ChordError::Empty);
        }
        let mut rest = text;
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        while let Some((modifier, tail)) = split_modifier(rest) {
            match modifier {
                'c' => ctrl = true,
                'a' => alt = true,
                _ => shift = true,
            }
            rest = tail;
        }
        let key = parse_key(rest).ok_or_else(|| ChordError::Unknown(text.to_owned()))?;
        Ok(Self {
            key,
            ctrl,
            alt,
            shift,
        }
        .normal())
    }
}

/// Takes one `ctrl-`, `alt-` or `s-` off the front; a lone `-` after it is a key, not a separator.
fn split_modifier(text: &str) -> Option<(char, &str)> {
    let (name, tail) = text.split_once('-').filter(|(_, tail)| !tail.is_empty())?;
    let modifier = match name.to_ascii_lowercase().as_str() {
        "c" | "ctrl" => 'c',
        "a" | "alt" => 'a',
        "s" | "shift" => 's',
        _ => return None,
    };
    Some((modifier, tail))
}

fn parse_key(text: &str) -> Option<Key> {
    if let Some(character) = only_char(text.chars()) {
        return (!character.is_control()).then_some(Key::Char(character));
    }
    let lower = text.to_ascii_lowercase();
    if let Some((key, _)) = NAMES.iter().find(|(_, names)| names.contains(&&*lower)) {
        return Some(*key);
    }
    let number: u8 = lower.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(Key::F(number))
}

impl Serialize for Chord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Chord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// One chord, or two pressed one after the other (`g g`). Never more: longer ones are not remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeySequence {
    /// The first chord.
    pub first: Chord,
    /// The second, if there is one.
    pub second: Option<Chord>,
}

impl KeySequence {
    /// Both chords in order.
    pub fn chords(self) -> impl Iterator<Item = Chord> {
        std::iter::once(self.first).chain(self.second)
    }
}

impl From<Chord> for KeySequence {
    fn from(first: Chord) -> Self {
        Self {
            first,
            second: None,
        }
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        match self.second {
            Some(second) => write!(f, " {second}"),
            None => Ok(()),
        }
    }
}

impl FromStr for KeySequence {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        let mut words = text.split_whitespace();
        let first = words.next().ok_or(ChordError::Empty)?.parse()?;
        let second = words.next().map(str::parse).transpose()?;
        if words.next().is_some() {
            return Err(ChordError::TooLong(text.to_owned()));
        }
        Ok(Self { first, second })
    }
}

impl Serialize for KeySequence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeySequence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn reads_the_forms_of_the_configuration() {
        assert_eq!(chord("a"), Chord::char('a'));
        assert_eq!(chord("G"), Chord::char('g').with_shift());
        assert_eq!(chord("ctrl-l"), Chord::char('L').with_ctrl());
        assert_eq!(chord("c-l"), chord("ctrl-l"));
        assert_eq!(chord("s-tab"), Chord::plain(Key::Tab).with_shift());
        assert_eq!(chord("PgUp"), Chord::plain(Key::PageUp));
        assert_eq!(chord("f12"), Chord::plain(Key::F(12)));
        assert_eq!(chord("-"), Chord::char('-'));
        assert_eq!(chord("ctrl--"), Chord::char('-').with_ctrl());
        assert_eq!(chord("space"), Chord::char(' '));
        assert_eq!(chord("ж"), Chord::char('ж'));
    }

    #[test]
    fn refuses_what_is_no_key() {
        for text in ["", "f0", "f13", "ctrl-", "hyper-x", "ab", "\u{1b}"] {
            assert!(text.parse::<Chord>().is_err(), "{text:?}");
        }
        assert_eq!(
            "g g g".parse::<KeySequence>(),
            Err(ChordError::TooLong("g g g".to_owned()))
        );
    }

    #[test]
    fn sequences_print_as_written() {
        for text in ["g g", "ctrl-l", "s-tab enter", "space"] {
            assert_eq!(text.parse::<KeySequence>().unwrap().to_string(), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_text_reads_or_is_refused_and_prints_back(text in "\\PC{0,8}") {
            if let Ok(sequence) = text.parse::<KeySequence>() {
                prop_assert_eq!(sequence.to_string().parse::<KeySequence>(), Ok(sequence));
            }
        }
    }
}
