//! What a reader must be warned about in a shown text, and how mixed or look-alike words are found.
//!
//! Never here: what to do about it; drawing.
use super::scalar;
use unicode_script::{Script, UnicodeScript};
use unicode_security::{
    confusable_detection::skeleton, is_potential_mixed_script_confusable_char,
    mixed_script::AugmentedScriptSet,
};

/// One remark about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// Holds characters that are invisible or not text; each was made a visible mark.
    Hidden,
    /// Holds controls that reorder text; each was made a visible mark.
    Bidi,
    /// A word mixes scripts that are not written together.
    MixedScript,
    /// A word looks like one in plain Latin letters and is not.
    LookAlike,
    /// More combining marks on one letter than are shown.
    StackedMarks,
    /// Holds no-break or ideographic spaces, shown as plain ones. Common in honest text.
    OddSpaces,
    /// Holds letters that run from right to left; shown in logical order. Common in honest text.
    RightToLeft,
}

impl Badge {
    /// All badges, gravest first.
    pub const ALL: [Self; 7] = [
        Self::Bidi,
        Self::Hidden,
        Self::LookAlike,
        Self::MixedScript,
        Self::StackedMarks,
        Self::OddSpaces,
        Self::RightToLeft,
    ];

    /// The word for it, sentence part in lower case.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden characters",
            Self::Bidi => "reordering characters",
            Self::MixedScript => "mixed scripts",
            Self::LookAlike => "look-alike letters",
            Self::StackedMarks => "stacked marks",
            Self::OddSpaces => "odd spaces",
            Self::RightToLeft => "right to left",
        }
    }

    /// False for what honest text often has.
    pub const fn warns(self) -> bool {
        !matches!(self, Self::OddSpaces | Self::RightToLeft)
    }
}

/// The set of remarks on one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Badges(u8);

impl Badges {
    /// No remark.
    pub const NONE: Self = Self(0);

    /// Adds one remark.
    pub(super) fn add(&mut self, badge: Badge) {
        self.0 |= 1 << badge as u8;
    }

    /// Adds all remarks of another set.
    pub fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// True if this remark was made.
    pub const fn has(self, badge: Badge) -> bool {
        self.0 & (1 << badge as u8) != 0
    }

    /// True if no remark was made at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True if at least one remark is a warning.
    pub fn warns(self) -> bool {
        self.iter().any(Badge::warns)
    }

    /// The remarks made, gravest first.
    pub fn iter(self) -> impl Iterator<Item = Badge> {
        Badge::ALL.into_iter().filter(move |badge| self.has(*badge))
    }
}

/// Longest word that is examined as a whole, in characters; what follows in the same word only counts for its scripts.
const WORD: usize = 64;

/// Watches the letters that pass the gate, word by word.
///
/// A word mixes scripts when no single writing system (Japanese counts as one) has all its letters. It is a look-alike when it
/// mixes scripts with letters known for that, when it is written in mathematical letters, or when a word of another script
/// could be read as plain Latin in a text that has Latin words too. A text in one script alone earns neither badge.
#[derive(Default)]
pub(super) struct Scripts {
    word: Word,
    latin_words: bool,
    disguised_words: bool,
    badges: Badges,
}

/// The word being read.
#[derive(Default)]
struct Word {
    text: String,
    letters: usize,
    systems: AugmentedScriptSet,
    /// Has a Latin letter.
    latin: bool,
    /// Has a letter of a script that is neither Latin nor shared.
    other: bool,
    /// Has a letter known to be taken for one of another script.
    suspect: bool,
}

impl Scripts {
    /// Takes the next shown character.
    pub(super) fn see(&mut self, c: char) {
        if scalar::right_to_left(c) {
            self.badges.add(Badge::RightToLeft);
        }
        if matches!(c, '\u{1D400}'..='\u{1D7FF}') {
            self.badges.add(Badge::LookAlike);
        }
        if c.is_alphabetic() {
            self.word.see(c);
        } else {
            self.end_word();
        }
    }

    fn end_word(&mut self) {
        if self.word.letters == 0 {
            return;
        }
        let word = std::mem::take(&mut self.word);
        if word.systems.is_empty() {
            self.badges.add(Badge::MixedScript);
            if word.suspect {
                self.badges.add(Badge::LookAlike);
            }
        } else if word.latin {
            self.latin_words = true;
        } else if word.other && !self.disguised_words {
            self.disguised_words = skeleton(&word.text).all(|c| c.is_ascii());
        }
    }

    /// The remarks on the whole text.
    pub(super) fn finish(mut self) -> Badges {
        self.end_word();
        if self.latin_words && self.disguised_words {
            self.badges.add(Badge::LookAlike);
        }
        self.badges
    }
}

impl Word {
    fn see(&mut self, c: char) {
        match c.script() {
            Script::Latin => self.latin = true,
            Script::Common | Script::Inherited => {}
            _ => self.other = true,
        }
        self.systems.intersect_with(AugmentedScriptSet::for_char(c));
        self.letters += 1;
        if self.letters <= WORD {
            self.text.push(c);
            self.suspect |= !c.is_ascii() && is_potential_mixed_script_confusable_char(c);
        }
    }
}
