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

impl Document {
    /// The foot of a page: the name of the document and which page of how many it is, in its language.
    pub(super) fn foot(&self, n: usize, of: usize) -> Shown {
        let mut foot = self.name.clone();
        if !foot.is_empty() {
            foot.push_own(", ");
        }
        foot.push(&self.page(n, of));
        foot
    }

    /// Which page of how many, in the language of the document.
    pub(super) fn page(&self, n: usize, of: usize) -> Shown {
        let words = self.page_words.replace("{n}", &n.to_string());
        Shown::of(words.replace("{of}", &of.to_string()))
    }

    /// The first title; the name if there is none.
    pub(super) fn title(&self) -> &Shown {
        let title = self.blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(title),
            _ => None,
        });
        title.unwrap_or(&self.name)
    }
}

impl Block {
    /// Whether no space parts the two on paper: rows of labels and points of a list stand together.
    pub(super) const fn stands_with(&self, next: &Self) -> bool {
        use Block::{Field, Filled, Point};
        matches!(
            (self, next),
            (Field(..) | Filled(..), Field(..) | Filled(..)) | (Point(_), Point(_))
        )
    }
}
