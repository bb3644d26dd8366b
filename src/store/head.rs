//! What a list needs to know of a record, and nothing more: kept as rebuildable state and loaded into the columns.
//!
//! The order of fields is the storage format of the state; a change means a new [`STATE_SCHEMA`], and the state is
//! rebuilt from the journal.

use serde::{Deserialize, Serialize};

use super::journal::Position;
use crate::domain::clock::{Clock, Origin, is_no_breach};
use crate::domain::officer::Owner;
use crate::domain::text::fold;
use crate::domain::{
    CountryCode, Direction, Foreign, Item, ItemId, Kind, Label, Moment, OurRef, Priority, State,
};
use crate::reference::Pack;

/// Number of the state's layout.
pub const STATE_SCHEMA: u32 = 8;

/// Longest subjects line kept for lists, in bytes; the record has them all.
const SUBJECTS_BYTES: usize = 200;

/// What a list needs to know of one record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Identity.
    pub id: ItemId,
    /// Our reference.
    pub our_ref: OurRef,
    /// What it is.
    pub kind: Kind,
    /// In or out.
    pub direction: Direction,
    /// Where it stands.
    pub state: State,
    /// How soon.
    pub priority: Priority,
    /// The country on the other side.
    pub country: Option<CountryCode>,
    /// Receipt.
    pub received: Moment,
    /// Last change.
    pub updated: Moment,
    /// First deadline and when it started.
    pub due: Option<(Moment, Moment)>,
    /// Officer or unit that has it.
    pub owner: Option<Owner>,
    /// Who works on it, and until when.
    pub claim: Option<(Label, Moment)>,
    /// Out of the way until then.
    pub snoozed_until: Option<Moment>,
    /// Marking, short form.
    pub marking: String,
    /// A text is being written.
    pub has_draft: bool,
    /// When the package in the outbox can no longer be recalled.
    pub leaves_at: Option<Moment>,
    /// Packages, letters and exports there ever were.
    pub dispatches: u32,
    /// Versions received.
    pub versions: u16,
    /// Where the record's entries stand in the journal, oldest first.
    pub entries: Vec<Position>,
    /// Title, as received.
    pub title: Foreign,
    /// The originator's reference.
    pub their_ref: Option<Foreign>,
    /// Names of the subjects, joined with `; `, cut to a line.
    pub subjects: Foreign,
    /// What filters look at beyond the columns: folded words and `\u{1}field=value\u{1}` marks.
    pub haystack: String,
    /// Running clocks of an open record that have an end, in the order of the record.
    pub clocks: Vec<HeadClock>,
}

/// What a list of clocks needs to know of one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeadClock {
    /// Number within the record.
    pub number: u32,
    /// Where it comes from.
    pub origin: Origin,
    /// The rule's name, where there is one.
    pub name: Option<Label>,
    /// What it counts from.
    pub start: Moment,
    /// When it ends.
    pub due: Moment,
    /// Nobody is late when it ends: a hold, a protection.
    pub is_hold: bool,
    /// This desk's own state must act.
    pub is_owed_here: bool,
    /// It stands still.
    pub is_paused: bool,
}

impl HeadClock {
    /// The head of a clock of a record that travels this way; `None` without an end.
    fn of(clock: &Clock, way: Direction) -> Option<Self> {
        Some(Self {
            number: clock.number,
            origin: clock.origin,
            name: clock.name.clone(),
            start: clock.runs_from(),
            due: clock.due?,
            is_hold: is_no_breach(clock.limit()),
            is_owed_here: clock.is_owed_here(way),
            is_paused: clock.paused_since().is_some(),
        })
    }
}

impl Head {
    /// The head of `item`, whose entries stand at `entries`.
    pub fn of(item: &Item, entries: Vec<Position>) -> Self {
        let content = &item.content;
        let clock = item.first_clock();
        let subjects = subjects_line(item);
        let outgoing = item.dispatches.len() + item.letters.len() + item.exports.len();
        Self {
            id: item.id,
            our_ref: item.our_ref,
            kind: content.kind,
            direction: content.direction,
            state: item.state,
            priority: item.priority,
            country: content.partner(),
            received: item.received,
            updated: item.updated,
            due: clock.and_then(|clock| Some((clock.due?, clock.runs_from()))),
            owner: item.owner.clone(),
            claim: item
                .claim
                .as_ref()
                .map(|claim| (claim.by.clone(), claim.until)),
            snoozed_until: item.snoozed_until,
            marking: content.marking.short(),
            has_draft: !item.writings.is_empty(),
            leaves_at: leaves_at(item),
            dispatches: u32::try_from(outgoing).unwrap_or(u32::MAX),
            versions: u16::try_from(item.versions.len()).unwrap_or(u16::MAX),
            entries,
            title: content.title.clone(),
            their_ref: content.their_ref.clone(),
            haystack: haystack(item, &subjects),
            subjects: Foreign::new(subjects),
            clocks: clocks(item),
        }
    }
}

/// Clocks of a record that is done concern nobody, but for those an answer does not end: holds, protections, custody.
fn clocks(item: &Item) -> Vec<HeadClock> {
    let way = item.content.direction;
    let running = item
        .running_clocks()
        .filter(|clock| item.is_open() || clock.outlasts_answer());
    running
        .filter_map(|clock| HeadClock::of(clock, way))
        .collect()
}

/// When the package or letter in the outbox can no longer be recalled.
fn leaves_at(item: &Item) -> Option<Moment> {
    let letter = item
        .waiting_letter()
        .and_then(|letter| letter.queued.as_ref());
    let letter = letter.map(|(_, until)| *until);
    let dispatch = item
        .waiting_dispatch()
        .map(|dispatch| dispatch.recall_until);
    dispatch.or(letter)
}

fn subjects_line(item: &Item) -> String {
    let mut line = String::new();
    for name in item
        .content
        .subjects
        .iter()
        .filter_map(crate::domain::Subject::name)
    {
        if line.len() + name.len() > SUBJECTS_BYTES && !line.is_empty() {
            line.push_str("; ...");
            break;
        }
        if !line.is_empty() {
            line.push_str("; ");
        }
        line.extend(name.raw().chars().take(SUBJECTS_BYTES));
    }
    line
}

/// The country's English name, folded, so that a filter finds it by name as well as by code.
fn country_name(code: CountryCode) -> String {
    let pack = Pack::embedded().ok();
    fold(pack.map_or("", |pack| pack.country_name(code.as_str())))
}

fn haystack(item: &Item, subjects: &str) -> String {
    let content = &item.content;
    let mut words = vec![item.our_ref.to_string().to_lowercase()];
    words.extend(content.their_ref.iter().map(|r| fold(r.raw())));
    words.push(fold(content.title.raw()));
    words.push(fold(subjects));
    words.extend(content.from.authority.iter().map(|a| fold(a.raw())));
    let country = content.partner().map(|code| (code, country_name(code)));
    words.extend(country.iter().map(|(_, name)| name.clone()));
    let mut hay = words.join(" ").replace('\u{1}', " ");
    let mut mark = |field: &str, value: &str| {
        hay.push('\u{1}');
        hay.push_str(field);
        hay.push('=');
        hay.push_str(&value.to_lowercase());
    };
    mark("kind", content.kind.word());
    mark("state", item.state.word());
    mark("phase", item.state.phase(content.direction).word());
    mark("priority", item.priority.word());
    mark("channel", content.channel.word());
    mark("direction", content.direction.word());
    if item.due_is_unreadable() {
        mark("due", "unreadable");
    }
    if let Some((code, name)) = country {
        mark("country", code.as_str());
        mark("country", &name);
    }
    if let Some(owner) = item.owner.as_ref().map(Owner::id) {
        mark("owner", owner.as_str());
    }
    if item.hit.is_open() {
        mark("hit", "open");
    }
    if item.awaits_second_officer() {
        mark("review", "asked");
    }
    for rule in item
        .running_clocks()
        .filter_map(|clock| clock.name.as_ref())
    {
        mark("rule", rule.as_str());
    }
    for tag in &item.tags {
        mark("tag", tag.as_str());
    }
    for area in &content.crime_areas {
        mark("crime", area.as_str());
    }
    hay.push('\u{1}');
    hay
}
