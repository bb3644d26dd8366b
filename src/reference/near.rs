//! Words that differ by one slip of the hand: a wrong letter, one too many, one too few, two exchanged.
//!
//! Never here: which words are compared, or how much a slip counts.

/// How many letters of `word` are left to type when `typed` is its beginning with exactly one slip; `Some(0)` for the
/// whole word. `None` when there is no slip or more than one.
pub(super) fn left_after_slip(typed: &[char], word: &[char]) -> Option<usize> {
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (typed.get(same..)?, word.get(same..)?);
    // The slip is at the first difference; what follows it must fit.
    match (typed, word) {
        ([a, b, typed_rest @ ..], [c, d, word_rest @ ..])
            if (a, b) == (d, c) && word_rest.starts_with(typed_rest) =>
        {
            Some(word_rest.len() - typed_rest.len())
        }
        ([_, rest @ ..], [_, word_rest @ ..]) if word_rest.starts_with(rest) => {
            Some(word_rest.len() - rest.len())
        }
        ([_, rest @ ..], _) if word.starts_with(rest) => Some(word.len() - rest.len()),
        ([_, ..], [_, word_rest @ ..]) if word_rest.starts_with(typed) => {
            Some(word_rest.len() - typed.len())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn left(typed: &str, word: &str) -> Option<usize> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        left_after_slip(&letters(typed), &letters(word))
    }

    #[test]
    fn one_slip_is_seen_and_two_are_not() {
        for (typed, word, expected) in [
            ("germxny", "germany", Some(0)),
            ("xermany", "germany", Some(0)),
            ("germanx", "germany", Some(0)),
            ("grmany", "germany", Some(0)),
            ("geermany", "germany", Some(0)),
            ("germanyy", "germany", Some(0)),
            ("egrmany", "germany", Some(0)),
            ("gemr", "germany", Some(3)),
            ("germany", "germany", None),
            ("germ", "germany", None),
            ("gxrmxny", "germany", None),
            ("", "germany", None),
            ("germany", "", None),
        ] {
            assert_eq!(left(typed, word), expected, "{typed} {word}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_replaced_letter_never_hides_the_word(word in "[a-z]{5,12}", at in 0_usize..5) {
            let mut typed: Vec<char> = word.chars().collect();
            typed[at] = '#';
            let word: Vec<char> = word.chars().collect();
            prop_assert_eq!(left_after_slip(&typed, &word), Some(0));
        }
    }
}
