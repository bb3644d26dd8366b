//! The row fields every answer about a record begins with, and its subjects.
//!
//! Never here: printing.
use serde::Serialize;

use crate::domain::date::DateClaim;
use crate::domain::officer::Owner;
use crate::domain::subject::{Identity, Role};
use crate::domain::{CountryCode, Foreign, Item, Kind, Label, Subject};

/// A record as a row.
#[derive(Serialize)]
pub struct RowJson<'a> {
    /// Our reference.
    #[serde(rename = "ref")]
    reference: String,
    their_ref: Option<&'a Foreign>,
    family: &'static str,
    kind: &'static str,
    direction: &'static str,
    title: &'a Foreign,
    country: Option<&'a str>,
    channel: &'static str,
    state: &'static str,
    phase: &'static str,
    priority: &'static str,
    due: Option<String>,
    received: String,
    updated: String,
    snoozed_until: Option<String>,
    marking: String,
    owner: Option<&'a Label>,
    versions: usize,
    tags: Vec<&'a Label>,
    subjects: Vec<SubjectJson<'a>>,
}

/// What a subject is called and what tells it from others of that name.
#[derive(Serialize)]
pub struct SubjectJson<'a> {
    kind: &'static str,
    name: Option<Foreign>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    born: Option<String>,
    /// `year`, `month`, `day`, or `unreadable` when `born` holds the words as they came.
    #[serde(skip_serializing_if = "Option::is_none")]
    born_precision: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nationalities: Vec<&'a str>,
}

impl<'a> RowJson<'a> {
    /// The row of this record; `country` is the one on the other side.
    pub fn of(item: &'a Item, country: Option<&'a CountryCode>) -> Self {
        let content = &item.content;
        Self {
            reference: item.our_ref.to_string(),
            their_ref: content.their_ref.as_ref(),
            family: family(content.kind),
            kind: content.kind.word(),
            direction: content.direction.word(),
            title: &content.title,
            country: country.map(CountryCode::as_str),
            channel: content.channel.word(),
            state: item.state.word(),
            phase: item.state.phase(item.content.direction).word(),
            priority: item.priority.word(),
            due: item.due().map(|due| due.to_string()),
            received: item.received.to_string(),
            updated: item.updated.to_string(),
            snoozed_until: item.snoozed_until.map(|until| until.to_string()),
            marking: content.marking.summary(),
            owner: item.owner.as_ref().map(Owner::id),
            versions: item.versions.len(),
            tags: item.tags.iter().collect(),
            subjects: content.subjects.iter().map(SubjectJson::of).collect(),
        }
    }
}

impl<'a> SubjectJson<'a> {
    fn of(subject: &'a Subject) -> Self {
        let person = match subject {
            Subject::Person(person) => Some(person),
            _ => None,
        };
        let identity = person.and_then(|person| person.identities.first());
        let birth = identity.and_then(|identity| identity.birth.as_ref());
        Self {
            kind: subject.word(),
            name: subject.name(),
            role: person.and_then(|person| person.role).map(Role::word),
            born: birth.map(|birth| match birth {
                DateClaim::Known(date) => date.to_string(),
                DateClaim::Unreadable(words) => words.raw().to_owned(),
            }),
            born_precision: birth
                .map(|birth| birth.known().map_or("unreadable", |date| date.precision())),
            nationalities: identity.map(nationalities).unwrap_or_default(),
        }
    }
}

fn nationalities(identity: &Identity) -> Vec<&str> {
    identity
        .nationalities
        .iter()
        .map(CountryCode::as_str)
        .collect()
}

const fn family(kind: Kind) -> &'static str {
    match kind {
        Kind::Alert(_) => "alert",
        Kind::Request(_) => "request",
        Kind::Message(_) => "message",
    }
}
