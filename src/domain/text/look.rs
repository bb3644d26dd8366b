//! Do two texts look alike to a person? NFKC, then digits of all scripts as one, then the confusable skeleton of
//! Unicode Technical Standard 39.
//!
//! Never here: whether they mean the same; spelling variants.
use super::foreign::Foreign;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_security::confusable_detection::skeleton;

/// How a text looks, as a key: equal keys, same look. For comparing, never for showing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look(Box<str>);

impl Look {
    /// The look of a text. Letters in other case look different; characters that are never drawn do not count.
    pub fn of(text: &Foreign) -> Self {
        let compatible: String = text.raw().nfkc().map(fold_digit).collect();
        Self(skeleton(&compatible).collect::<String>().into_boxed_str())
    }
}

/// True if both texts look the same, whether or not their bytes are. A true answer for texts that differ means that the
/// difference has to be shown.
pub fn looks_like(a: &Foreign, b: &Foreign) -> bool {
    a == b || Look::of(a) == Look::of(b)
}

/// A decimal digit of any script as an ASCII digit. Unicode encodes each script's digits as ten code points in a row.
fn fold_digit(c: char) -> char {
    if c.is_ascii() || c.general_category() != GeneralCategory::DecimalNumber {
        return c;
    }
    let before = (1..=9).take_while(|&back| {
        char::from_u32(u32::from(c) - back)
            .is_some_and(|d| d.general_category() == GeneralCategory::DecimalNumber)
    });
    u32::try_from(before.count())
        .ok()
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{Look, looks_like};
    use crate::domain::text::Foreign;

    #[test]
    fn look_alikes_are_found() {
        for (a, b) in [
            ("EXAMPLE", "ЕХАМРLЕ"),
            ("2031/90001", "２０３１/٩٠٠٠١"),
            ("2031", "२०३१"),
            ("pay\u{200B}ment", "payment"),
            ("ref\u{202E}erence", "reference"),
            ("𝐀lex", "Alex"),
        ] {
            assert!(looks_like(&a.into(), &b.into()), "{a} {b}");
        }
    }

    #[test]
    fn what_looks_different_is_different() {
        for (a, b) in [
            ("EXAMPLE", "SAMPLE"),
            ("2031", "2032"),
            ("٩", "8"),
            ("ALEX", "Alex"),
        ] {
            assert!(!looks_like(&a.into(), &b.into()), "{a} {b}");
        }
    }

    #[test]
    fn every_decimal_digit_has_its_value() {
        for zero in [
            '\u{660}',
            '\u{6F0}',
            '\u{966}',
            '\u{E50}',
            '\u{1090}',
            '\u{104A0}',
            '\u{1E950}',
        ] {
            for value in 0..10 {
                let digit = char::from_u32(u32::from(zero) + value).unwrap().to_string();
                assert!(
                    Look::of(&Foreign::from(digit)) == Look::of(&Foreign::from(value.to_string())),
                    "{zero} {value}"
                );
            }
        }
    }
}
