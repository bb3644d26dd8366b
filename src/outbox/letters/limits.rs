//! The marking in words, in the language of the letter; codes alone mean nothing to somebody who has never seen them.
//!
//! Never here: whether the marking allows the letter.

use super::LetterFacts;
use crate::domain::Foreign;
use crate::domain::text::{Shown, show_lines};
use crate::outbox::document::Block;
use crate::reference::forms::Forms;

/// Every limit, dimension by dimension.
pub(super) fn blocks(forms: &Forms, facts: &LetterFacts<'_>) -> Vec<Block> {
    let marking = facts.marking;
    let word = |key: &str| Shown::of(forms.words(key, facts.language()));
    let coded = |name: &str, code: &str| Block::Field(word(name), word(&format!("{name}.{code}")));
    let words = |name: &str, words: &Foreign| Block::Filled(word(name), show_lines(words));
    let mut blocks = Vec::new();
    blocks.extend(
        marking
            .assumed
            .then(|| Block::Paragraph(word("assumed-note"))),
    );
    blocks.extend(
        marking
            .handling
            .iter()
            .map(|code| coded("handling", code.word())),
    );
    blocks.extend(
        marking
            .handling_text
            .iter()
            .map(|text| words("handling-text", text)),
    );
    blocks.extend(marking.tlp.map(|tlp| coded("tlp", tlp.word())));
    blocks.extend(marking.pap.map(|pap| coded("pap", pap.word())));
    blocks.extend(
        marking
            .classification
            .map(|class| Block::Field(word("classification"), Shown::own(class.title()))),
    );
    blocks.extend(
        marking
            .restrictions
            .iter()
            .map(|text| words("restriction", text)),
    );
    blocks
}

/// The line of every page: `PRACTICE H1 TLP:AMBER +2 limits`.
pub(super) fn line(forms: &Forms, facts: &LetterFacts<'_>) -> Shown {
    let marking = facts.marking;
    let word = |key: &str| Shown::of(forms.words(key, facts.language()));
    let mut parts = Vec::new();
    parts.extend(facts.practice.then(|| Shown::own("PRACTICE")));
    let before = parts.len();
    parts.extend(marking.handling.iter().map(|code| Shown::own(code.word())));
    parts.extend(marking.tlp.map(|tlp| Shown::own(tlp.title())));
    parts.extend(marking.pap.map(|pap| Shown::own(pap.title())));
    parts.extend(
        marking
            .classification
            .map(|class| Shown::own(class.title())),
    );
    match marking.restrictions.len() {
        0 => {}
        1 => parts.push(Shown::of(format!("+1 {}", word("limit")))),
        n => parts.push(Shown::of(format!("+{n} {}", word("limits")))),
    }
    parts.extend(marking.assumed.then(|| word("assumed")));
    if parts.len() == before {
        parts.push(word("unmarked"));
    }
    Shown::join(&parts, " ")
}
