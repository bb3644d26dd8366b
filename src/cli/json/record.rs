//! Everything about one record: the row, then fields, clocks, links, history.
//!
//! Never here: printing, asking the desk.
use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::{
    BasisJson, ChaseJson, ClockJson, ConsentJson, HitJson, LetterJson, OverrideJson, PackageJson,
    RowJson, SensitiveJson, StageJson, UndertakingJson,
};
use crate::domain::event::FieldChange;
use crate::domain::fields::{Field, fields};
use crate::domain::item::{Note, Writing};
use crate::domain::letter::Letter;
use crate::domain::link::Link;
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{CountryCode, Entry, Event, Foreign, Item, ItemId, Label, Moment};

/// A record with all there is to say about it.
#[derive(Serialize)]
pub struct RecordJson<'a> {
    #[serde(flatten)]
    row: RowJson<'a>,
    fields: Pairs,
    other_fields: Pairs,
    clocks: Vec<ClockJson<'a>>,
    links: Vec<LinkJson<'a>>,
    notes: Vec<NoteJson<'a>>,
    drafts: Vec<DraftJson<'a>>,
    dispatches: Vec<PackageJson<'a>>,
    basis: Option<BasisJson<'a>>,
    /// The record it was begun from.
    about: Option<&'a str>,
    acknowledged: Option<String>,
    stages: Vec<StageJson<'a>>,
    letters: Vec<LetterJson<'a>>,
    consents: Vec<ConsentJson<'a>>,
    overrides: Vec<OverrideJson<'a>>,
    sensitive: Vec<SensitiveJson<'a>>,
    undertakings: Vec<UndertakingJson<'a>>,
    hit: Option<HitJson<'a>>,
    chases: Vec<ChaseJson<'a>>,
    history: Vec<HistoryJson<'a>>,
    hidden_characters: usize,
}

/// Names and values in order.
pub struct Pairs(pub Vec<(String, Foreign)>);

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Serialize)]
struct LinkJson<'a> {
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    relation: &'static str,
    by: &'a Label,
    at: String,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    at: String,
    officer: &'a Label,
    text: &'a Foreign,
}

#[derive(Serialize)]
struct DraftJson<'a> {
    kind: &'static str,
    at: String,
    officer: &'a Label,
    text: &'a Foreign,
}

/// One entry of the history.
#[derive(Serialize)]
pub struct HistoryJson<'a> {
    n: u64,
    at: String,
    officer: &'a Label,
    action: &'a Label,
    what: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'a Foreign>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    field: &'a str,
    before: &'a Foreign,
    after: &'a Foreign,
}

impl<'a> RecordJson<'a> {
    /// All about this record at `now`; `references` names the records it is linked with, `missing` says what a letter lacks.
    pub fn of(
        item: &'a Item,
        entries: &'a [Entry],
        country: Option<&'a CountryCode>,
        references: &'a HashMap<ItemId, String>,
        missing: &dyn Fn(&Letter) -> Vec<String>,
        now: Moment,
    ) -> Self {
        let (way, errands) = (item.content.direction, &item.errands);
        let clock = |clock| ClockJson::of(clock, way, now);
        let package = |dispatch| PackageJson::of(dispatch, errands);
        let about = item.about.and_then(|about| references.get(&about.item));
        Self {
            row: RowJson::of(item, country),
            fields: Pairs(own_fields(item)),
            other_fields: Pairs(other_fields(item)),
            clocks: all(&item.clocks, clock),
            links: links(item, references),
            notes: all(&item.notes, NoteJson::of),
            drafts: all(&item.writings, DraftJson::of),
            dispatches: all(&item.dispatches, package),
            basis: item.basis.as_ref().map(BasisJson::of),
            about: about.map(String::as_str),
            acknowledged: item.acknowledged.map(|at| at.to_string()),
            stages: all(&item.stages, StageJson::of),
            letters: all(&item.letters, |letter| {
                LetterJson::of(letter, missing(letter))
            }),
            consents: all(&item.consents, |consent| ConsentJson::of(consent, now)),
            overrides: all(&item.pleas, |plea| OverrideJson::of(plea, now)),
            sensitive: all(&item.confirmed, SensitiveJson::of),
            undertakings: all(&item.undertakings, UndertakingJson::of),
            hit: HitJson::of(&item.hit),
            chases: all(&item.chases, ChaseJson::of),
            history: all(entries, HistoryJson::of),
            hidden_characters: hidden_characters(item),
        }
    }
}

fn all<'a, T, U>(parts: &'a [T], make: impl Fn(&'a T) -> U) -> Vec<U> {
    parts.iter().map(make).collect()
}

/// The record's fields under their stable keys, without those no parser has a place for.
pub fn own_fields(item: &Item) -> Vec<(String, Foreign)> {
    let own = |field: &Field| !field.key.starts_with("other");
    let fields = fields(&item.content).into_iter().filter(own);
    fields.map(|field| (field.key, field.value)).collect()
}

/// Fields no parser has a place for, by where they stood. A second one of the same place gets a number, so that none is lost.
pub fn other_fields(item: &Item) -> Vec<(String, Foreign)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut pairs = Vec::new();
    for field in &item.content.other_fields {
        let count = seen.entry(field.path.raw()).or_default();
        *count += 1;
        let place = match *count {
            1 => field.path.raw().to_owned(),
            more => format!("{} ({more})", field.path.raw()),
        };
        pairs.push((place, field.value.clone()));
    }
    pairs
}

/// How many characters of the record a reader would not see.
pub fn hidden_characters(item: &Item) -> usize {
    let content = &item.content;
    let running = show_lines(&content.text);
    let text: usize = running.iter().map(Shown::hidden).sum();
    let fields = own_fields(item)
        .into_iter()
        .filter(|(key, _)| key != "text");
    let values = fields.map(|(_, value)| show(&value).hidden());
    let others = other_fields(item).into_iter();
    let others = others.map(|(place, value)| show(&place.into()).hidden() + show(&value).hidden());
    text + values.sum::<usize>() + others.sum::<usize>()
}

fn links<'a>(item: &'a Item, references: &'a HashMap<ItemId, String>) -> Vec<LinkJson<'a>> {
    let link = |link: &'a Link| LinkJson {
        reference: references.get(&link.other).map(String::as_str),
        relation: link.relation.word(),
        by: &link.by,
        at: link.at.to_string(),
    };
    item.links.iter().map(link).collect()
}

impl<'a> NoteJson<'a> {
    fn of(note: &'a Note) -> Self {
        Self {
            at: note.at.to_string(),
            officer: &note.by,
            text: &note.text,
        }
    }
}

impl<'a> DraftJson<'a> {
    fn of(writing: &'a Writing) -> Self {
        Self {
            kind: writing.kind.word(),
            at: writing.at.to_string(),
            officer: &writing.by,
            text: &writing.text,
        }
    }
}

impl<'a> ChangeJson<'a> {
    fn of(change: &'a FieldChange) -> Self {
        Self {
            field: &change.field,
            before: &change.before,
            after: &change.after,
        }
    }
}

impl<'a> HistoryJson<'a> {
    /// The entry as a line of history.
    pub fn of(entry: &'a Entry) -> Self {
        Self {
            n: entry.n,
            at: entry.at.to_string(),
            officer: &entry.officer,
            action: &entry.action,
            what: entry.what(),
            words: entry
                .events
                .iter()
                .filter_map(Event::words)
                .filter(|words| !words.is_empty())
                .collect(),
            changes: entry.events.iter().flat_map(changes).collect(),
        }
    }
}

fn changes(event: &Event) -> Vec<ChangeJson<'_>> {
    let Event::VersionReceived { changes, .. } = event else {
        return Vec::new();
    };
    changes.iter().map(ChangeJson::of).collect()
}
