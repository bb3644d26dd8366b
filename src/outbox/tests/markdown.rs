//! Nothing typed or received becomes structure: read back by a reader that is not ours.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::printed::{HOSTILE, document, letter, lines, shown};
use crate::domain::text::Shown;
use crate::outbox::document::Block;
use crate::outbox::markdown::to_markdown;

/// What a reader with all extensions makes of it: the names of what is not plain text, and the words of the quotes.
fn read(markdown: &str) -> (Vec<String>, String) {
    let (mut structure, mut words, mut quoted) = (Vec::new(), String::new(), false);
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::BlockQuote(kind)) => {
                structure.push(format!("quote {kind:?}"));
                quoted = true;
            }
            Event::End(TagEnd::BlockQuote(_)) => quoted = false,
            Event::Text(text) if quoted => words.push_str(&text),
            Event::Start(Tag::Paragraph) | Event::End(_) | Event::Text(_) => {}
            Event::HardBreak | Event::SoftBreak => words.push('\n'),
            other => structure.push(format!("{other:?}")),
        }
    }
    (structure, words)
}

const BARE: [&str; 3] = ["Start(Strong)", "quote None", "Start(Strong)"];

/// The words as one would copy them from the page: smart quotes, dashes and no-break spaces undone, spaces at ends gone.
fn copied(text: &str) -> String {
    let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    let text = text.replace('–', "--").replace('…', "...");
    let lines = text.split('\n').map(|line| line.replace('\u{a0}', " "));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}

#[test]
fn hostile_words_stay_words() {
    for text in HOSTILE {
        let (structure, words) = read(&to_markdown(&document(Block::Quote(lines(text)))));
        assert_eq!(structure, BARE, "{text}");
        let text = copied(text)
            .replace("\n\n", "")
            .trim_start_matches('\n')
            .to_owned();
        assert_eq!(copied(&words).trim_end(), text.trim_end());
    }
}

#[test]
fn hostile_words_stay_words_in_every_block() {
    for text in HOSTILE {
        let one = shown(&text.replace('\n', " "));
        for (block, structure) in [
            (Block::Paragraph(one.clone()), vec![]),
            (
                Block::Point(one.clone()),
                vec!["Start(List(None))", "Start(Item)"],
            ),
            (
                Block::Field(one.clone(), one.clone()),
                vec!["Start(Strong)"],
            ),
        ] {
            let (found, _) = read(&to_markdown(&document(block)));
            let within = found.get(1..found.len() - 1).unwrap();
            assert_eq!(within, structure, "{text}");
        }
        let (found, _) = read(&to_markdown(&document(Block::Title(one))));
        assert_eq!(found.len(), 3, "{text}: {found:?}");
    }
}

#[test]
fn marking_stands_first_and_last() {
    insta::assert_snapshot!(to_markdown(&letter()));
    let mut hostile = letter();
    hostile.marking = shown("# H2 *");
    let markdown = to_markdown(&hostile);
    assert!(markdown.starts_with("**\\# H2 \\***\n\n"), "{markdown}");
    assert!(markdown.ends_with("\n\n**\\# H2 \\***\n"), "{markdown}");
}

#[test]
fn quotes_do_not_run_into_each_other() {
    let mut two = document(Block::Quote(lines("one")));
    two.blocks.push(Block::Quote(lines("two")));
    two.blocks
        .push(Block::Filled(Shown::own("Name"), Vec::new()));
    let (structure, _) = read(&to_markdown(&two));
    assert_eq!(structure.iter().filter(|s| *s == "quote None").count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_words_become_structure(text in "[-#<>*_`\\[\\]()|~$^=:+.!&{}@1a \\\\\n]{0,24}") {
        let (structure, _) = read(&to_markdown(&document(Block::Quote(lines(&text)))));
        prop_assert_eq!(structure, BARE);
    }
}
