//! The plain-text form: what stands where, and that nobody's words pass for the desk's.

use super::printed::{HOSTILE, document, letter, lines};
use crate::domain::text::Shown;
use crate::outbox::document::Block;
use crate::outbox::text::to_text;

#[test]
fn every_kind_of_block_has_its_form() {
    insta::assert_snapshot!(to_text(&letter()));
}

#[test]
fn what_somebody_wrote_stands_behind_the_bar() {
    for text in HOSTILE {
        let ours: Vec<String> = to_text(&document(Block::Quote(lines(text))))
            .lines()
            .filter(|line| !line.starts_with('|') && !line.is_empty())
            .map(str::to_owned)
            .collect();
        assert_eq!(
            ours,
            ["H2 TLP:AMBER", "R-2031-0001/1, page 1 of 1", "H2 TLP:AMBER"]
        );
    }
}

#[test]
fn pages_carry_marking_and_page_words_of_the_language() {
    let mut long = document(Block::Title(Shown::own("SAMPLE")));
    long.page_words = "pagina {n} van {of}";
    long.blocks
        .extend((0..100).map(|n| Block::Paragraph(Shown::of(n))));
    let text = to_text(&long);
    assert_eq!(text.matches("H2 TLP:AMBER\n").count(), 2 * 4);
    assert!(text.contains("\nR-2031-0001/1, pagina 4 van 4\nH2 TLP:AMBER\n"));
}

#[test]
fn a_document_without_words_is_one_marked_page() {
    let mut empty = letter();
    empty.blocks.clear();
    let text = to_text(&empty);
    assert_eq!(
        text,
        "H2 TLP:AMBER\n\n\nR-2031-0001/1, page 1 of 1\nH2 TLP:AMBER\n"
    );
}
