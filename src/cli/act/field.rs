//! The fields an action can carry: their names on the command line, and text into typed values.
//!
//! Never here: which action needs which field.
use std::fmt::Display;

use super::Given;
use crate::cli::exit::Failure;
use crate::domain::command::WritingKind;
use crate::domain::link::Relation;
use crate::domain::reason::DismissReason;
use crate::domain::{Foreign, Label, Moment, Priority};
use crate::reference::CooperationKind;

/// A field, written `--name VALUE`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// Officer or unit.
    To,
    /// Priority.
    Priority,
    /// Tag.
    Tag,
    /// Words.
    Text,
    /// When something is due.
    Due,
    /// Deadline rule.
    Rule,
    /// Until when.
    Until,
    /// Reason from the list.
    Reason,
    /// Another record.
    Other,
    /// What two records are to each other.
    Relation,
    /// Why something is sent.
    Purpose,
    /// Legal basis.
    Basis,
    /// When the unit must answer.
    AnswerBy,
    /// Number of a forwarding within the record.
    Dispatch,
    /// Which text is being written.
    Kind,
    /// Instrument of the bookshelf.
    Instrument,
    /// Kind of cooperation.
    For,
    /// Crime areas.
    Crime,
    /// The day for which something is asked.
    On,
    /// The officer's reason.
    Why,
}

impl Field {
    /// Every field, in the order of the help text.
    pub const ALL: [Self; 20] = [
        Self::To,
        Self::Priority,
        Self::Tag,
        Self::Text,
        Self::Due,
        Self::Rule,
        Self::Until,
        Self::Reason,
        Self::Other,
        Self::Relation,
        Self::Purpose,
        Self::Basis,
        Self::AnswerBy,
        Self::Dispatch,
        Self::Kind,
        Self::Instrument,
        Self::For,
        Self::Crime,
        Self::On,
        Self::Why,
    ];

    /// The name behind the two hyphens.
    pub const fn name(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Priority => "priority",
            Self::Tag => "tag",
            Self::Text => "text",
            Self::Due => "due",
            Self::Rule => "rule",
            Self::Until => "until",
            Self::Reason => "reason",
            Self::Other => "other",
            Self::Relation => "relation",
            Self::Purpose => "purpose",
            Self::Basis => "basis",
            Self::AnswerBy => "answer-by",
            Self::Dispatch => "dispatch",
            Self::Kind => "kind",
            Self::Instrument => "instrument",
            Self::For => "for",
            Self::Crime => "crime",
            Self::On => "on",
            Self::Why => "why",
        }
    }

    /// What the value stands for, in capitals.
    pub const fn value_name(self) -> &'static str {
        match self {
            Self::To => "UNIT|OFFICER",
            Self::Priority => "STEP",
            Self::Tag => "TAG",
            Self::Text | Self::Purpose | Self::Basis | Self::Why => "WORDS",
            Self::Due | Self::Until | Self::AnswerBy => "RFC3339",
            Self::Rule => "RULE",
            Self::Reason | Self::Relation | Self::Kind => "WORD",
            Self::Other => "REF",
            Self::Dispatch => "N",
            Self::Instrument => "ID",
            Self::For => "KIND",
            Self::Crime => "AREA[,AREA]",
            Self::On => "DATE",
        }
    }

    /// One line of help.
    pub fn about(self) -> String {
        match self {
            Self::To => "The unit or officer, by id".into(),
            Self::Priority => choices(Priority::ALL.iter().map(|step| step.word())),
            Self::Tag => "A tag: letters, digits, - _ . +".into(),
            Self::Text => "The words".into(),
            Self::Due => "When the act is due".into(),
            Self::Rule => "The deadline rule it follows".into(),
            Self::Until => "When the record comes back".into(),
            Self::Reason => choices(DismissReason::ALL.iter().map(|reason| reason.word())),
            Self::Other => "The other record".into(),
            Self::Relation => choices(Relation::ALL.iter().map(|relation| relation.word())),
            Self::Purpose => "Why it is sent".into(),
            Self::Basis => "On what legal basis".into(),
            Self::AnswerBy => "When the unit must answer".into(),
            Self::Dispatch => "The forwarding; the one that waits when absent".into(),
            Self::Kind => choices(WritingKind::ALL.iter().map(|kind| kind.word())),
            Self::Instrument => "A treaty of the bookshelf, by name".into(),
            Self::For => choices(CooperationKind::ALL.iter().map(|kind| kind.word())),
            Self::Crime => "Crime areas; those of the record when absent".into(),
            Self::On => "The day it is asked for, today when absent".into(),
            Self::Why => "Why, in your own words".into(),
        }
    }
}

fn choices<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

pub(super) fn wrong(field: Field, expected: impl Display, given: &str) -> Failure {
    let name = field.name();
    Failure::usage(format!("--{name} must be {expected}, not \"{given}\"."))
}

/// Typed reading of what was given.
impl Given {
    /// The text of a field that must be there.
    pub(super) fn required(&self, field: Field) -> Result<&str, Failure> {
        self.text(field).ok_or_else(|| {
            let (name, value) = (field.name(), field.value_name());
            Failure::usage(format!("--{name} {value} is missing. {}.", field.about()))
        })
    }

    /// Words as typed.
    pub(super) fn words(&self, field: Field) -> Result<Foreign, Failure> {
        self.required(field).map(Foreign::from)
    }

    /// Words as typed; none when absent.
    pub(super) fn words_or_none(&self, field: Field) -> Foreign {
        self.text(field).map(Foreign::from).unwrap_or_default()
    }

    /// A label.
    pub(super) fn label(&self, field: Field) -> Result<Label, Failure> {
        let text = self.required(field)?;
        text.parse()
            .map_err(|_| wrong(field, "one to forty letters, digits or - _ . +", text))
    }

    /// An instant.
    pub(super) fn moment(&self, field: Field) -> Result<Moment, Failure> {
        let text = self.required(field)?;
        let expected = "an instant with its zone such as 2031-03-10T09:00Z";
        Moment::parse(text).ok_or_else(|| wrong(field, expected, text))
    }

    /// A word of a list.
    pub(super) fn word<T>(
        &self,
        field: Field,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Failure> {
        let text = self.required(field)?;
        read(text).ok_or_else(|| wrong(field, field.about(), text))
    }

    /// A number from one up.
    pub(super) fn number(&self, field: Field) -> Result<u32, Failure> {
        let text = self.required(field)?;
        let number = text.parse().ok().filter(|number| *number > 0);
        number.ok_or_else(|| wrong(field, "a whole number from 1", text))
    }
}
