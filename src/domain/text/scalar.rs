//! The allow-list: what kind of character each Unicode scalar is to the gate, taken alone.
//!
//! Categories are those of the Unicode Character Database. Never here: context (what stands before or after), that is the
//! gate's part.
use unicode_properties::{GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// What the gate does with one scalar before looking at its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letter, number, punctuation, symbol or the plain space: shown as it is.
    Plain,
    /// Combines with what stands before it; needs a base, and only a few fit on one.
    Attached,
    /// ZWJ or ZWNJ: shown only where a script or an emoji sequence needs it.
    Joiner,
    /// Variation selector 15 or 16: shown only directly after an emoji.
    Selector,
    /// A no-break or ideographic space: shown as this many plain spaces, and counted.
    Blank(u8),
    /// Everything else: becomes a visible mark.
    Refused,
}

/// Zero width joiner.
pub(super) const ZWJ: char = '\u{200D}';
/// Zero width non-joiner.
pub(super) const ZWNJ: char = '\u{200C}';
/// Variation selector 16, asks for the emoji form.
pub(super) const EMOJI_FORM: char = '\u{FE0F}';
/// Combining enclosing keycap, ends sequences like digit + selector + keycap.
pub(super) const KEYCAP: char = '\u{20E3}';

/// The kind of one scalar value.
pub(super) fn kind(c: char) -> Kind {
    match c {
        ' '..='~' => Kind::Plain,
        // French and other typography puts these in every sentence; a mark each would make such text unreadable.
        '\u{A0}' | '\u{202F}' => Kind::Blank(1),
        '\u{3000}' => Kind::Blank(2),
        ZWJ | ZWNJ => Kind::Joiner,
        '\u{FE0E}' | EMOJI_FORM => Kind::Selector,
        // Half-width voicing marks and skin tones are letters and symbols by category, but attach like marks.
        '\u{FF9E}' | '\u{FF9F}' | '\u{1F3FB}'..='\u{1F3FF}' => Kind::Attached,
        _ if default_ignorable(c) || deceptive_blank(c) => Kind::Refused,
        _ => by_category(c),
    }
}

fn by_category(c: char) -> Kind {
    use GeneralCategoryGroup as Group;
    match c.general_category_group() {
        Group::Mark if extends(c) => Kind::Attached,
        // A few vowel signs of Myanmar and Tai Tham stand in a cell of their own, like letters.
        Group::Mark if c.width().is_some_and(|columns| columns > 0) => Kind::Plain,
        Group::Letter | Group::Number | Group::Punctuation | Group::Symbol => match c.width() {
            Some(1..) => Kind::Plain,
            // Conjoining Hangul vowels and finals have no width of their own.
            _ if jamo(c).is_some() => Kind::Attached,
            _ => Kind::Refused,
        },
        Group::Mark | Group::Separator | Group::Other => Kind::Refused,
    }
}

/// Whether a mark really joins the cluster before it. The newest marks of the category table may be unknown to the cluster
/// table yet; without width, such a mark would vanish on its way to the screen.
fn extends(mark: char) -> bool {
    let mut pair = String::from("a");
    pair.push(mark);
    pair.graphemes(true).nth(1).is_none()
}

/// Characters that are shown as nothing by rule (`Default_Ignorable_Code_Point` of Unicode's `DerivedCoreProperties`), as far
/// as their category would let them through. Format characters are refused by category already.
fn default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0D}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters and symbols that fonts draw as empty space or as nothing.
fn deceptive_blank(c: char) -> bool {
    matches!(
        c,
        '\u{2800}' | '\u{FFFC}' | '\u{13441}' | '\u{13442}' | '\u{16FE4}' | '\u{1D159}'
    )
}

/// Bidirectional controls: they reorder text around them.
pub(super) fn bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Blocks whose letters run from right to left.
pub(super) fn right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// Part of a Hangul syllable block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jamo {
    /// Leading consonant.
    Lead,
    /// Vowel, or a ready syllable without a final consonant.
    Vowel,
    /// Final consonant, or a ready syllable with one.
    Tail,
}

/// Which part of a Hangul syllable a character is, if any.
pub(super) fn jamo(c: char) -> Option<Jamo> {
    match c {
        '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}' => Some(Jamo::Lead),
        '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}' => Some(Jamo::Vowel),
        // Ready syllables: 28 for each pair of lead and vowel, the first of them without a final consonant.
        '\u{AC00}'..='\u{D7A3}' if (u32::from(c) - 0xAC00).is_multiple_of(28) => Some(Jamo::Vowel),
        '\u{11A8}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' | '\u{D7CB}'..='\u{D7FB}' => {
            Some(Jamo::Tail)
        }
        _ => None,
    }
}

/// An emoji that may stand in a joined sequence: not a digit, not a flag letter, not a skin tone.
pub(super) fn pictograph(c: char) -> bool {
    !c.is_ascii()
        && c.is_emoji_char()
        && !matches!(c, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// The script of a character if writing that script needs ZWJ or ZWNJ; else none.
pub(super) fn joining_script(c: char) -> Option<Script> {
    let script = c.script();
    matches!(
        script,
        Script::Arabic
            | Script::Syriac
            | Script::Mandaic
            | Script::Nko
            | Script::Mongolian
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
            | Script::Khmer
            | Script::Myanmar
    )
    .then_some(script)
}
