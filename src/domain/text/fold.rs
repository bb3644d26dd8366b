//! One form for all spellings of a word that a person typing would take for the same: small letters without accents.
//!
//! Never here: matching of persons (it weighs spellings), showing.
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Virama class: it shapes Indic letters and is no accent.
const VIRAMA: u8 = 9;

/// Folds text for filtering: lower case, compatibility forms resolved, accents and invisible characters removed.
///
/// Letters that Unicode does not decompose but people type as one or two Latin letters are spelled so (`ł` l, `ø` o, `ß` ss).
/// The result is for comparing, never for showing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !accent(*c))
        .flat_map(char::to_lowercase)
    {
        match spelled(c) {
            Some(letters) => plain.push_str(letters),
            None if c.general_category() != GeneralCategory::Format && !accent(c) => plain.push(c),
            None => {}
        }
    }
    plain.nfc().collect()
}

fn accent(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | VIRAMA)
}

fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// Writes display-safe text in ASCII: accents fall, what has no Latin form becomes `<U+XXXX>`.
pub(super) fn push_ascii(out: &mut String, text: &str) {
    let mut base = false;
    for c in text.nfkd() {
        let small = c.to_lowercase().next().unwrap_or(c);
        if c.is_ascii() {
            out.push(c);
            base = true;
        } else if accent(c) && base {
        } else if let Some(letters) = spelled(small) {
            if small == c {
                out.push_str(letters);
            } else {
                out.push_str(&letters.to_ascii_uppercase());
            }
            base = true;
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
            base = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, push_ascii};

    #[test]
    fn spellings_a_person_would_type_alike_are_alike() {
        for (raw, want) in [
            ("EXAMPLE", "example"),
            ("Éxämplé", "example"),
            ("Łódź", "lodz"),
            ("STRASSE Straße", "strasse strasse"),
            ("ＡＬＥＸ", "alex"),
            ("İstanbul ISPARTA", "istanbul isparta"),
            ("ПРИМЕР", "пример"),
            ("한국", "한국"),
            ("e\u{301}\u{200B}x", "ex"),
            ("कि", "कि"),
        ] {
            assert_eq!(fold(raw), want, "{raw}");
            assert_eq!(fold(want), want, "{want}");
        }
    }

    #[test]
    fn ascii_form_keeps_every_letter_visible() {
        let mut out = String::new();
        push_ascii(&mut out, "Øre é “П”");
        assert_eq!(out, "Ore e <U+201C><U+041F><U+201D>");
    }
}
