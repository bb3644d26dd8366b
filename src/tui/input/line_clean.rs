//! What may stand in a text field: what a person can see.
//!
//! Typed and pasted text loses control, direction, tag and other invisible characters here, and the field says how many:
//! what is drawn is what is stored. Joiners stay between characters of the scripts that are written with them.
//!
//! Never here: text that came in messages; that has its own gateway and is never silently shortened.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Cleaned text and how many characters it lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// Fit for a field.
    pub text: String,
    /// How many characters were removed. Line ends turned into a space do not count.
    pub removed: usize,
}

/// Cleans `text` for a field of one line or of many. Line ends of every kind become `\n`, or a space where only one line
/// is possible; a tab becomes a space.
pub fn clean_field_text(text: &str, many_lines: bool) -> Cleaned {
    let text = text.replace("\r\n", "\n");
    let mut cleaned = Cleaned {
        text: String::with_capacity(text.len()),
        removed: 0,
    };
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let kept = match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                Some(if many_lines { '\n' } else { ' ' })
            }
            '\t' => Some(' '),
            '\u{200c}' | '\u{200d}' => {
                let joins = cleaned.text.chars().next_back().is_some_and(needs_joiners)
                    && characters.peek().copied().is_some_and(needs_joiners);
                joins.then_some(character)
            }
            other => (!is_hidden(other)).then_some(other),
        };
        match kept {
            Some(kept) => cleaned.text.push(kept),
            None => cleaned.removed += 1,
        }
    }
    cleaned
}

/// Whether nobody could see this character in a field, or a terminal would act on it.
fn is_hidden(character: char) -> bool {
    let category = character.general_category();
    matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Unassigned
            | GeneralCategory::PrivateUse
            | GeneralCategory::Surrogate
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    ) || is_blank_letter(character)
}

/// Default ignorable code points and letters that draw nothing, beyond the categories above (Unicode,
/// `DerivedCoreProperties`, `Default_Ignorable_Code_Point`), and the empty Braille pattern.
fn is_blank_letter(character: char) -> bool {
    matches!(
        character,
        '\u{034f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Arabic and its neighbours, the scripts of India and its neighbours, and emoji.
fn needs_joiners(character: char) -> bool {
    matches!(
        character,
        '\u{0600}'..='\u{0dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clean(text: &str, many_lines: bool) -> (String, usize) {
        let Cleaned { text, removed } = clean_field_text(text, many_lines);
        (text, removed)
    }

    #[test]
    fn what_cannot_be_seen_is_removed_and_counted() {
        assert_eq!(
            clean("A\u{202e}B\u{200b}C\u{1b}[31m", false),
            ("ABC[31m".to_owned(), 3)
        );
        assert_eq!(
            clean("\u{feff}x\u{e0041}\u{ad}\u{3164}", false),
            ("x".to_owned(), 4)
        );
    }

    #[test]
    fn line_ends_follow_the_field() {
        assert_eq!(clean("a\r\nb\rc\td", false), ("a b c d".to_owned(), 0));
        assert_eq!(clean("a\r\nb\rc\td", true), ("a\nb\nc d".to_owned(), 0));
    }

    #[test]
    fn joiners_stay_where_they_are_written() {
        let persian = "می\u{200c}خواهم";
        assert_eq!(clean(persian, false), (persian.to_owned(), 0));
        assert_eq!(clean("pass\u{200d}port", false), ("passport".to_owned(), 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn cleaning_twice_changes_nothing_more(text in ".{0,40}", many in any::<bool>()) {
            let once = clean_field_text(&text, many);
            prop_assert_eq!(clean_field_text(&once.text, many).removed, 0);
            prop_assert!(!once.text.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
