//! A field a form can have: its labels, its shape, which fact of the case fills it.
//!
//! Never here: whether a letter needs it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::table::{Table, TableRow};
use super::{FormsError, InLanguages};
use crate::domain::Label;
use crate::domain::kind::worded;
use crate::domain::letter::Language;

worded! {
    /// What is typed into a field.
    Shape {
        /// One line.
        Line = "line", "one line";
        /// Running text.
        Text = "text", "text";
        /// A day, `2031-03-07`, or an instant, `2031-03-07T08:00Z`.
        Date = "date", "a day or an instant";
        /// One of the choices.
        Choice = "choice", "one of a list";
    }
}

worded! {
    /// The fact of the case a field starts from.
    CaseFact {
        /// The title of the record.
        Title = "title", "title of the record";
        /// Its text.
        Text = "text", "text of the record";
        /// Its purpose.
        Purpose = "purpose", "purpose of the record";
        /// The legal basis chosen, else the one given.
        Basis = "basis", "legal basis";
        /// Persons and things.
        Persons = "persons", "persons and things";
        /// Offences charged, else crime areas.
        Charges = "charges", "offences charged";
        /// What persons look like.
        Description = "description", "descriptions of persons";
        /// The ground of urgency: only the officer knows it, so nothing is filled in.
        Urgency = "urgency", "urgency";
        /// When an answer is due.
        Due = "due", "earliest deadline";
        /// Evaluations.
        Evaluation = "evaluation", "evaluation";
        /// Receipt of the record.
        Received = "received", "receipt";
        /// When the record was sent.
        Sent = "sent", "date of the record";
        /// The desk's own authority.
        Office = "office", "this office";
        /// Names of attachments.
        Attachments = "attachments", "attachments";
    }
}

/// One value of a choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is stored.
    pub word: Label,
    labels: InLanguages,
}

impl Choice {
    /// The words in a letter.
    pub fn label(&self, language: Language) -> &str {
        self.labels.get(language)
    }
}

/// A field as the table of fields has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Field {
    pub name: Label,
    pub shape: Shape,
    pub labels: InLanguages,
    pub help: String,
    pub default_from: Option<CaseFact>,
    pub choices: Vec<Choice>,
}

/// Every field by name.
pub(super) type Fields = BTreeMap<Label, Arc<Field>>;

/// Reads `fields.csv` and `choices.csv`.
pub(super) fn read_fields(fields: &str, choices: &str) -> Result<Fields, FormsError> {
    let table = Table::read("fields.csv", fields)?;
    let mut read = BTreeMap::new();
    for row in table.rows() {
        let field = read_field(row)?;
        if read.insert(field.name.clone(), field).is_some() {
            return Err(row.error("this field stands twice").into());
        }
    }
    let table = Table::read("choices.csv", choices)?;
    for row in table.rows() {
        let field = read
            .get_mut(&label(row, "field")?)
            .filter(|field| field.shape == Shape::Choice)
            .ok_or_else(|| row.error("there is no field of that name that is a choice"))?;
        let choice = Choice {
            word: label(row, "choice")?,
            labels: InLanguages::read(row, "label_")?,
        };
        if field.choices.iter().any(|known| known.word == choice.word) {
            return Err(row.error("this choice stands twice").into());
        }
        field.choices.push(choice);
    }
    let bare = |field: &&Field| field.shape == Shape::Choice && field.choices.is_empty();
    if let Some(field) = read.values().find(bare) {
        return Err(FormsError::new(
            "choices.csv",
            0,
            format!("{} has no choices", field.name),
        ));
    }
    Ok(read
        .into_iter()
        .map(|(name, field)| (name, Arc::new(field)))
        .collect())
}

fn read_field(row: TableRow<'_>) -> Result<Field, FormsError> {
    let shape =
        Shape::from_word(row.cell("form")).ok_or_else(|| row.error("unknown form of a field"))?;
    let fact = row.filled("from").map(|word| {
        CaseFact::from_word(word)
            .ok_or_else(|| row.error(format!("unknown fact of the case: {word}")))
    });
    let help = row
        .filled("help")
        .ok_or_else(|| row.error("help is empty"))?;
    Ok(Field {
        name: label(row, "name")?,
        shape,
        labels: InLanguages::read(row, "label_")?,
        help: help.to_owned(),
        default_from: fact.transpose()?,
        choices: Vec::new(),
    })
}

/// The label in that column.
pub(super) fn label(row: TableRow<'_>, column: &str) -> Result<Label, FormsError> {
    let text = row.cell(column);
    text.parse()
        .map_err(|error| row.error(format!("{column} {text}: {error}")).into())
}
