//! The "what is hidden" view: every character the gate changed or let through only because of its place.
//!
//! Never here: drawing.
use super::foreign::Foreign;
use super::gate::{Context, Verdict};
use super::scalar;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// One character that a reader would not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenChar {
    /// Position in the received text, in bytes from its start.
    pub offset: usize,
    /// The character itself; show it as [`HiddenChar::code`].
    pub scalar: char,
    /// What it is, in our words.
    pub what: &'static str,
    /// True if it was left in the text because the script or emoji around it needs it.
    pub in_place: bool,
}

impl HiddenChar {
    /// The code point, as in `U+202E`.
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.scalar))
    }
}

/// Lists every hidden character of a text in order. Line breaks and tabs are listed too.
pub fn hidden_report(text: &Foreign) -> Vec<HiddenChar> {
    let mut context = Context::default();
    let mut chars = text.raw().char_indices().peekable();
    let mut report = Vec::new();
    while let Some((offset, scalar)) = chars.next() {
        let verdict = context.judge(scalar, chars.peek().map(|&(_, next)| next));
        if verdict != Verdict::Pass {
            report.push(HiddenChar {
                offset,
                scalar,
                what: describe(scalar),
                in_place: verdict == Verdict::InPlace,
            });
        }
    }
    report
}

fn describe(c: char) -> &'static str {
    named(c).unwrap_or_else(|| match c.general_category() {
        GeneralCategory::Control => "control character",
        GeneralCategory::Format => "format character",
        GeneralCategory::PrivateUse => "private use, no agreed meaning",
        GeneralCategory::Unassigned => "not assigned to any character",
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => "line separator",
        GeneralCategory::SpaceSeparator => "unusual space",
        GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::SpacingMark => "combining mark out of place",
        _ => "invisible or blank character",
    })
}

fn named(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{0}' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\t' => "tab",
        '\n' => "line feed",
        '\u{C}' => "form feed",
        '\r' => "carriage return",
        '\u{1B}' => "escape",
        '\u{7F}' => "delete",
        '\u{9B}' => "control sequence introducer",
        '\u{9D}' => "operating system command",
        '\u{A0}' => "no-break space",
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero width space",
        scalar::ZWNJ => "zero width non-joiner",
        scalar::ZWJ => "zero width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "end of directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{202F}' => "narrow no-break space",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "end of directional isolate",
        '\u{2800}' => "blank braille pattern",
        '\u{3000}' => "ideographic space",
        '\u{3164}' | '\u{FFA0}' | '\u{115F}' | '\u{1160}' => "Hangul filler",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "variation selector",
        '\u{FEFF}' => "byte order mark",
        '\u{FFFC}' => "object placeholder",
        '\u{E0000}'..='\u{E007F}' => "tag character",
        _ => return None,
    })
}
