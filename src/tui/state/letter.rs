//! A letter as the officer has it on screen: which one, the field under the cursor, how far form and text are read.
//!
//! Never here: its words; they lie with the record.

use super::entries::Entries;
use super::{Layer, State};
use crate::domain::letter::{Delivery, Letter};
use crate::domain::{Item, ItemId, Label, Moment, RequestKind};

/// Which letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LetterAt {
    /// The record it lies in.
    pub record: ItemId,
    /// Its number there.
    pub number: u32,
}

/// The two sides of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LetterPane {
    /// The form with its fields.
    Form,
    /// The letter as it will be sent.
    Text,
}

/// The page of a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LetterPage {
    /// Which letter.
    pub at: LetterAt,
    /// The side with the focus.
    pub pane: LetterPane,
    /// The field under the cursor, and how far the form is read.
    pub form: Entries,
    /// First visible line of the text.
    pub top: usize,
}

impl LetterPage {
    /// The page from its beginning.
    pub fn new(at: LetterAt) -> Self {
        Self {
            at,
            pane: LetterPane::Form,
            form: Entries::default(),
            top: 0,
        }
    }
}

/// What is chosen for a letter, or for a request that begins with one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LetterPick {
    /// What kind of letter to write about this record.
    Kind(ItemId),
    /// Which letter of this record to open.
    Open(ItemId),
    /// The value of a field that is a choice.
    Field(LetterAt, Label),
    /// What of the address to change.
    Address(LetterAt),
    /// The channel.
    Channel(LetterAt),
    /// The language.
    Language(LetterAt),
    /// A ground of refusal to add or take away.
    Ground(LetterAt),
    /// What became of the letter on its way.
    Delivery(LetterAt),
    /// What a request of our own asks for; the record it is begun from.
    Request(Option<ItemId>),
}

/// A line that is asked for a letter, or for a request that begins with one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LetterAsk {
    /// The words of a field.
    Field(LetterAt, Label),
    /// A day or an instant for a field.
    Date(LetterAt, Label),
    /// The authority it goes to.
    Authority(LetterAt),
    /// Why it goes back to its author.
    Return(LetterAt),
    /// When that became of it.
    DeliveredAt(LetterAt, Delivery),
    /// The words or number of the receipt.
    Receipt(LetterAt, Delivery, Moment),
    /// The title of a request of our own.
    Title(NewRequest),
}

/// A request of our own as far as it is said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewRequest {
    /// What it asks for.
    pub kind: RequestKind,
    /// The state it goes to, two letters.
    pub country: String,
    /// The record it is begun from.
    pub about: Option<ItemId>,
}

impl State {
    /// The page of a letter nearest to the top, boxes over it or not.
    pub fn letter_page(&self) -> Option<&LetterPage> {
        self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Letter(page) => Some(page),
            _ => None,
        })
    }

    /// A letter with its record, when both came.
    pub fn letter(&self, at: LetterAt) -> Option<(&Item, &Letter)> {
        let item = self.item(at.record)?;
        item.letter(at.number).map(|letter| (item, letter))
    }
}
