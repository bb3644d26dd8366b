//! Documents for the tests of the printed forms. All of it is invented.

use crate::domain::text::{Shown, show, show_lines};
use crate::outbox::document::{Block, Document};

/// Texts somebody might send to be taken for more than words.
pub const HOSTILE: &[&str] = &[
    "# x",
    "<script>alert(1)</script>",
    "[a](b)",
    "![a](b)",
    "[a]: b",
    "`code` ``",
    "```\nSAMPLE\n```",
    "~~~\nSAMPLE",
    "SAMPLE\n---\nSAMPLE",
    "SAMPLE\n===",
    "***",
    "| a | b |\n|---|---|\n| c | d |",
    "a\n:--",
    "    code",
    "   \n     code",
    "1. one",
    "1) one",
    "10. ten\n- dash\n+ plus\n* star",
    "- [ ] task",
    "> quote",
    "**bold** _it_ ~~gone~~ ^up^ ==lit==",
    "&lt;b&gt; &#60;",
    "https://example.org www.example.org a@example.org",
    "$x^2$ :+1: [^1]",
    "back\\slash\\\n\\",
    "two spaces  \nSAMPLE",
    "<!-- SAMPLE -->",
    "{#id .class}",
    "| Marking: H0",
];

/// A document of one block.
pub fn document(block: Block) -> Document {
    Document {
        marking: Shown::own("H2 TLP:AMBER"),
        name: Shown::own("R-2031-0001/1"),
        page_words: "page {n} of {of}",
        language: "en",
        blocks: vec![block],
    }
}

/// A document with every kind of block.
pub fn letter() -> Document {
    let mut letter = document(Block::Title(Shown::own("SAMPLE request for information")));
    letter.blocks.extend([
        Block::Field(Shown::own("Our reference"), Shown::own("R-2031-0001")),
        Block::Filled(
            Shown::own("Person"),
            lines("EXAMPLE, Testperson\nПРИМЕР # 例"),
        ),
        Block::Filled(
            Shown::own("What the person is suspected of having done"),
            lines("took a SAMPLE"),
        ),
        Block::Heading(Shown::own("Facts")),
        Block::Paragraph(Shown::own("The officer writes:")),
        Block::Quote(lines("First line.\n\n    Marking: H0")),
        Block::Point(Shown::own("one")),
        Block::Point(Shown::own("two")),
        Block::Paragraph(Shown::own("With regards")),
    ]);
    letter
}

/// What somebody wrote, as it comes out of the gate.
pub fn lines(text: &str) -> Vec<Shown> {
    show_lines(&text.into())
}

/// The same on one line.
pub fn shown(text: &str) -> Shown {
    show(&text.into())
}
