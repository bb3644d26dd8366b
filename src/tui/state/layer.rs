//! What lies over the lists: a stack. The top layer gets the key, Esc takes it away.
//!
//! Never here: what a key does in it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::desk::Asked;
use crate::domain::command::WritingKind;
use crate::domain::link::Relation;
use crate::domain::reason::DismissReason;
use crate::domain::release::ReleaseRule;
use crate::domain::{FactKey, ItemId, Label, Moment};
use crate::tui::input::LineEdit;
use crate::tui::when;

use super::agenda::Agenda;
use super::board::Board;
use super::filling::{Filling, Part};
use super::finder::Finder;
use super::letter::{LetterAsk, LetterAt, LetterPage};
use super::pick::Pick;
pub use super::review::{Choice, Forwarding, Leaving, Review};

/// One layer.
#[derive(Clone, Debug)]
pub enum Layer {
    /// The full record.
    Record(Open),
    /// The filter field of the list below.
    Filter,
    /// Something is chosen from a list.
    Pick(Pick),
    /// One line is asked for.
    Ask(Ask),
    /// A text is written.
    Write(Write),
    /// What leaves the office is looked at before it does.
    Review(Review),
    /// Something to read.
    Sheet(Sheet),
    /// Clocks that are over or end soon.
    Agenda(Box<Agenda>),
    /// Which legal basis binds two states.
    Finder(Box<Finder>),
    /// A letter: its form, and its text as it will be sent.
    Letter(LetterPage),
    /// Entries to go through: clocks, the hit checklist, answers that are missing.
    Board(Board),
    /// Whether to leave the desk.
    Quit,
    /// Nothing is shown but the clock and the urgent counts.
    Curtain,
    /// The first-start card.
    Card,
}

impl Layer {
    /// Whether it covers the body and commands work on it as on the lists: the full record, pages of the bookshelf.
    pub const fn is_page(&self) -> bool {
        match self {
            Self::Record(_)
            | Self::Finder(_)
            | Self::Agenda(_)
            | Self::Letter(_)
            | Self::Board(_) => true,
            Self::Sheet(sheet) => sheet.kind.is_page(),
            _ => false,
        }
    }

    /// Whether it shows a paper.
    pub const fn has_paper(&self) -> bool {
        matches!(
            self,
            Self::Record(_)
                | Self::Sheet(_)
                | Self::Finder(_)
                | Self::Letter(_)
                | Self::Board(_)
                | Self::Review(_)
        )
    }
}

/// A record shown in full.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Open {
    /// Which.
    pub id: ItemId,
    /// First visible line.
    pub top: usize,
}

/// Something to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What.
    pub kind: SheetKind,
    /// First visible line.
    pub top: usize,
}

/// What a sheet shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetKind {
    /// Everything the desk said.
    Messages,
    /// The hidden characters of a record.
    Hidden(ItemId),
    /// A country: how to work with it, by its two-letter code.
    Country(Arc<str>),
    /// An instrument, by its name in the pack.
    Treaty(Arc<str>),
    /// Organisations and channels.
    Organisations,
    /// Two countries side by side, by their codes.
    Compare(Arc<str>, Arc<str>),
    /// A map of the world.
    Map(MapOf),
    /// Every fact the office states.
    OfficeFacts,
}

impl SheetKind {
    /// Whether it is a page of the bookshelf, on which commands work as on a full record.
    pub const fn is_page(&self) -> bool {
        !matches!(self, Self::Messages | Self::Hidden(_))
    }
}

/// What a map shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MapOf {
    /// States with open records.
    Open,
    /// Parties of an instrument, by its name in the pack.
    Treaty(Arc<str>),
}

/// A legal basis on its way to a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Adoption {
    /// The record.
    pub record: ItemId,
    /// What was asked.
    pub asked: Asked,
    /// The instrument that was chosen, by its name in the pack.
    pub instrument: String,
}

/// What a line is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AskFor {
    /// A tag for these records.
    Tag(Vec<ItemId>),
    /// A deadline for these records.
    Deadline(Vec<ItemId>),
    /// When these records come back.
    Snooze(Vec<ItemId>),
    /// Words beside the reason of a dismissal.
    Dismiss(Vec<ItemId>, DismissReason),
    /// Words of a closing.
    Close(Vec<ItemId>),
    /// Why these records are opened again.
    Reopen(Vec<ItemId>),
    /// The reference of the record to judge against.
    Link(ItemId, Relation),
    /// The name of a view.
    ViewName,
    /// When the unit must answer.
    AnswerBy(Forwarding),
    /// The day for which a legal basis is asked.
    BasisDay,
    /// Why this legal basis.
    BasisReason(Box<Adoption>),
    /// A part of what the office states of this fact.
    Fact(FactKey, FactPart),
    /// Something about a letter.
    Letter(LetterAsk),
    /// Why a second officer should let this record leave against this rule, for this recipient.
    Override(ItemId, ReleaseRule, Label),
    /// A part of an order that is filled in.
    Filling(Box<Filling>, Part),
}

/// What is asked of a stated fact, one after the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FactPart {
    /// What is true.
    Value,
    /// Where the office has it from.
    Source,
    /// When it was true.
    AsOf,
    /// What must be read with it.
    Note,
}

impl FactPart {
    /// What is asked next.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Value => Some(Self::Source),
            Self::Source => Some(Self::AsOf),
            Self::AsOf => Some(Self::Note),
            Self::Note => None,
        }
    }
}

/// One line that is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The box's title.
    pub title: String,
    /// Label of the field.
    pub label: &'static str,
    /// What can be typed.
    pub help: Cow<'static, str>,
    /// The field.
    pub field: LineEdit,
    /// What stood in it at the start.
    pub begin: String,
    /// What for.
    pub purpose: AskFor,
    /// What is wrong with it, in words.
    pub fault: Option<String>,
}

impl Ask {
    /// The moment that was typed, where the field is for one: its meaning is shown while typing.
    pub fn meant(&self, now: Moment) -> Option<Moment> {
        let typed = self.field.text().trim();
        match &self.purpose {
            AskFor::Filling(_, part) if part.is_event() => when::read_event(typed, now).ok(),
            AskFor::Filling(_, part) if part.is_moment() => when::read(typed, now).ok(),
            AskFor::Deadline(_)
            | AskFor::Snooze(_)
            | AskFor::AnswerBy(_)
            | AskFor::Letter(LetterAsk::DeliveredAt(..)) => when::read(typed, now).ok(),
            _ => None,
        }
    }
}

/// What a text becomes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WriteFor {
    /// A note, a question, a purpose, an answer.
    Draft(WritingKind),
    /// A field of a letter.
    Field(LetterAt, Label),
}

impl WriteFor {
    /// What it is called in a sentence.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Draft(kind) => kind.title(),
            Self::Field(..) => "field",
        }
    }
}

/// A text that is written.
#[derive(Clone, Debug)]
pub struct Write {
    /// The box's title.
    pub title: String,
    /// What it becomes.
    pub kind: WriteFor,
    /// The records it is about; the draft lies with the first.
    pub ids: Vec<ItemId>,
    /// The recipient of a forwarding.
    pub to: Option<Label>,
    /// The order it is a part of.
    pub filling: Option<Box<Filling>>,
    /// The text.
    pub field: LineEdit,
    /// The text as last kept.
    pub kept: String,
    /// Since when something is not kept.
    pub dirty_since: Option<Moment>,
    /// When it was last kept.
    pub kept_at: Option<Moment>,
    /// The button below the field has the focus.
    pub on_button: bool,
    /// What is wrong, in words.
    pub fault: Option<String>,
}
