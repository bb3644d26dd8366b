//! A letter or message as blocks of words with its marking, before it becomes text, Markdown or paper.
//!
//! The desk's words and those of others stay apart: only [`Block::Quote`] and [`Block::Filled`] hold what somebody typed or
//! sent. Never here: where the words come from, columns, pages.

use crate::domain::text::Shown;

/// One block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// The document's name.
    Title(Shown),
    /// A heading.
    Heading(Shown),
    /// Words of the desk.
    Paragraph(Shown),
    /// A name and words of the desk.
    Field(Shown, Shown),
    /// A name and words an officer or a sender wrote, line by line.
    Filled(Shown, Vec<Shown>),
    /// Running words an officer or a sender wrote, line by line.
    Quote(Vec<Shown>),
    /// One point of a list, words of the desk.
    Point(Shown),
}

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// What stands first and last on every page: the marking, with PRACTICE before it on an exercise.
    pub marking: Shown,
    /// What stands above it at the foot: our reference and the number of the letter.
    pub name: Shown,
    /// `page 2 of 3` in the document's language, as a pattern with `{n}` and `{of}`.
    pub page_words: &'static str,
    /// ISO 639-1 code of the language it is written in, for readers and screen readers.
    pub language: &'static str,
    /// The blocks.
    pub blocks: Vec<Block>,
}
