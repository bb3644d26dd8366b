//! Nothing that was typed or sent leaves its block.

use proptest::prelude::*;

use super::sample::{composed, every, filled, forms, item, plain, values};
use crate::domain::letter::{Language, LetterKind, LetterState};
use crate::domain::{Direction, Foreign, RequestKind};
use crate::outbox::document::Block;

/// All words of a block that are the desk's.
fn of_the_desk(block: &Block) -> Vec<&str> {
    match block {
        Block::Title(words)
        | Block::Heading(words)
        | Block::Paragraph(words)
        | Block::Point(words) => {
            vec![words.as_str()]
        }
        Block::Field(name, words) => vec![name.as_str(), words.as_str()],
        Block::Filled(name, _) => vec![name.as_str()],
        Block::Quote(_) => Vec::new(),
    }
}

const HOSTILE: &[&str] = &[
    "HOSTILE\n## Heading\n# Title",
    "HOSTILE\u{202e}txt.exe\u{202c}",
    "HOSTILE\u{1b}[31mred\u{7}",
    "HOSTILE [grounds] {office} >> closing",
    "HOSTILE\r\nYours faithfully,\r\nLiaison Desk EXAMPLE",
    "HOSTILE\u{2028}line\u{a0}\u{0}",
    "\u{200b}",
    " \n\t ",
    "",
];

/// Whether a terminal or a reader could be moved by the character.
fn acts(c: char) -> bool {
    c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)
}

fn hostile() -> impl Strategy<Value = Foreign> {
    prop_oneof![
        prop::sample::select(HOSTILE).prop_map(Foreign::from),
        "HOSTILE\\PC{0,40}".prop_map(Foreign::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is typed or sent, no sentence of the desk and no name of a field holds any of it, and nothing in the
    /// document can act on a terminal.
    #[test]
    fn hostile_words_stay_in_their_blocks(
        words in prop::collection::vec(hostile(), 1..8),
        kind in prop::sample::select(LetterKind::ALL),
        request in prop::sample::select(RequestKind::ALL),
        language in prop::sample::select(Language::ALL),
        draft: bool,
    ) {
        let mut record = item(request, Direction::In, true);
        record.content.their_ref = words.first().cloned();
        record.content.marking.restrictions.clone_from(&words);
        record.content.marking.handling_text = words.last().cloned();
        let form = forms().form(kind, request, None);
        let mut letter = filled(kind, language, &form);
        letter.state = if draft { LetterState::Draft } else { LetterState::Authorised };
        letter.to.authority = words.last().cloned();
        for ((_, value), words) in letter.values.iter_mut().zip(words.iter().cycle()) {
            value.clone_from(words);
        }
        let document = composed(&record, &letter, request);
        for block in &document.blocks {
            prop_assert!(of_the_desk(block).iter().all(|words| !words.contains("HOSTILE")));
        }
        prop_assert!(!document.name.as_str().contains("HOSTILE"));
        let text = plain(&document);
        prop_assert!(!text.chars().any(acts), "a control character is left");
        prop_assert_eq!(&composed(&record, &letter, request), &document);
    }
}

#[test]
fn filled_values_are_the_only_difference() {
    let forms = forms();
    for (kind, request) in every() {
        let item = item(request, Direction::Out, false);
        let form = forms.form(kind, request, None);
        let mut letter = filled(kind, Language::English, &form);
        let before = composed(&item, &letter, request);
        letter.values = values(&form);
        for value in letter
            .values
            .values_mut()
            .filter(|value| value.raw().starts_with("SAMPLE"))
        {
            *value = HOSTILE[4].into();
        }
        let after = composed(&item, &letter, request);
        let same = before
            .blocks
            .iter()
            .zip(&after.blocks)
            .all(|pair| match pair {
                (Block::Filled(one, _), Block::Filled(other, _)) => one == other,
                (one, other) => one == other,
            });
        assert!(
            same && before.blocks.len() == after.blocks.len(),
            "{kind:?} {request:?}"
        );
    }
}
