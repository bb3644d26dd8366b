//! The sheet as one JSON object; its field names are a contract with scripts.
//!
//! Never here: text for people.
use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::Profile;
use super::instruments::InForce;
use super::went::ReciprocityJson;
use crate::cli::bookshelf::Bookshelf;
use crate::desk::Row;
use crate::domain::Foreign;
use crate::reference::{AsOf, Confidence, Fact, Form, OfficeState, Reach};

/// Holidays told.
const HOLIDAYS: usize = 5;

#[derive(Serialize)]
pub(super) struct CountryJson<'a> {
    iso2: &'a str,
    name: &'a str,
    local_time: Option<LocalTimeJson<'a>>,
    working_time: Option<WorkingTimeJson>,
    next_holidays: Vec<HolidayJson<'a>>,
    holidays_known_until: Option<Date>,
    channels: Vec<ChannelJson<'a>>,
    facts: BTreeMap<&'a str, FactJson<'a>>,
    /// The state `instruments` are shared with.
    with: Option<&'a str>,
    with_name: Option<&'a str>,
    instruments: Vec<InstrumentJson<'a>>,
    /// Whether there is a store that `open_items` and `reciprocity` speak of.
    from_store: bool,
    open_items: Vec<RecordJson<'a>>,
    reciprocity: ReciprocityJson,
    open_questions: Vec<QuestionJson<'a>>,
}

#[derive(Serialize)]
struct LocalTimeJson<'a> {
    zone: &'a str,
    /// RFC 3339 with the offset over there.
    time: String,
    day: String,
    several_times: bool,
}

/// Whether anybody is at a desk over there. Instants are RFC 3339 with the offset there.
#[derive(Serialize)]
struct WorkingTimeJson {
    is_open: bool,
    /// When it closes; absent while it is closed.
    until: Option<String>,
    /// When it opens next; absent while it is open, and when no working day is in sight.
    opens: Option<String>,
    hours_from: String,
    hours_to: String,
    /// Why the hours cannot be relied on.
    hours_doubt: Option<String>,
    /// The same in words, with what else speaks against relying on it.
    words: String,
}

#[derive(Serialize)]
struct HolidayJson<'a> {
    date: Date,
    name: &'a str,
    estimated: bool,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    name: &'a str,
    /// False where there is an arrangement, but no fact says that it connects.
    connected: bool,
}

#[derive(Serialize)]
struct FactJson<'a> {
    /// Absent words are unknown words.
    value: Option<&'a str>,
    confidence: &'static str,
    source: &'a str,
    as_of: Option<AsOf>,
    stale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct InstrumentJson<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    in_force_since: Option<Date>,
    article: Option<&'a str>,
    confidence: &'static str,
    as_of: Option<AsOf>,
    stale: bool,
    rank: u8,
    rank_title: &'static str,
}

#[derive(Serialize)]
struct RecordJson<'a> {
    #[serde(rename = "ref")]
    reference: String,
    kind: &'static str,
    title: &'a Foreign,
    direction: &'static str,
    state: &'static str,
    priority: &'static str,
    due: Option<String>,
    /// A deadline was given that nobody could read; `due` is then no sign that there is none.
    due_is_unreadable: bool,
    received: String,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    column: &'a str,
    label: &'a str,
    why: &'static str,
}

/// The whole sheet.
pub(super) fn object<'a>(profile: &'a Profile<'a>) -> CountryJson<'a> {
    let Profile { shelf, country, .. } = *profile;
    let facts = country.facts.iter();
    let open = shelf.pack.open_items(country).into_iter();
    let instruments = profile.instruments.iter();
    CountryJson {
        iso2: &country.iso2,
        name: &country.name,
        local_time: local_time(profile),
        working_time: working_time(profile),
        next_holidays: holidays(profile),
        holidays_known_until: shelf.pack.holidays_known_until(country),
        channels: channels(profile),
        facts: unknown(profile)
            .chain(facts.map(|one| (one.name(), fact(shelf, one))))
            .collect(),
        with: profile.with.map(|with| with.iso2.as_str()),
        with_name: profile.with.map(|with| with.name.as_str()),
        instruments: instruments.map(|one| instrument(shelf, one)).collect(),
        from_store: shelf.desk.is_some(),
        open_items: profile.dealings.open.iter().map(record).collect(),
        reciprocity: ReciprocityJson::of(&profile.dealings),
        open_questions: open
            .map(|item| QuestionJson {
                column: item.column,
                label: item.label,
                why: item.why.word(),
            })
            .collect(),
    }
}

/// Columns nobody could fill for this country, though they apply to it.
fn unknown<'a>(profile: &Profile<'a>) -> impl Iterator<Item = (&'a str, FactJson<'a>)> {
    let columns = profile.shelf.pack.columns();
    let columns = columns.filter(|column| column.empty_is_unknown && column.form != Form::Hidden);
    columns.map(|column| {
        let fact = FactJson {
            value: None,
            confidence: Confidence::NotKnown.word(),
            source: &column.source,
            as_of: None,
            stale: false,
            note: None,
        };
        (column.name.as_str(), fact)
    })
}

fn holidays<'a>(profile: &Profile<'a>) -> Vec<HolidayJson<'a>> {
    let pack = &profile.shelf.pack;
    let today = profile.shelf.today;
    let found = pack.next_holidays(profile.country, today, HOLIDAYS);
    found
        .into_iter()
        .map(|(date, holiday)| HolidayJson {
            date,
            name: holiday.name,
            estimated: holiday.estimated,
        })
        .collect()
}

fn channels<'a>(profile: &Profile<'a>) -> Vec<ChannelJson<'a>> {
    let contacts = profile.shelf.pack.contacts(profile.country);
    contacts
        .into_iter()
        .map(|contact| ChannelJson {
            id: &contact.channel.id,
            name: &contact.channel.name,
            connected: contact.reach == Reach::Connected,
        })
        .collect()
}

fn local_time<'a>(profile: &Profile<'a>) -> Option<LocalTimeJson<'a>> {
    let pack = &profile.shelf.pack;
    let local = pack.local_time(profile.country, profile.now)?;
    Some(LocalTimeJson {
        zone: local.zone,
        time: instant(&local.clock),
        day: pack.day(profile.country, local.clock.date()).words(),
        several_times: local.several_times,
    })
}

fn working_time(profile: &Profile<'_>) -> Option<WorkingTimeJson> {
    let pack = &profile.shelf.pack;
    let working = pack.working_time(profile.country, profile.now)?;
    let (until, opens) = match &working.state {
        OfficeState::OpenNow { until } => (Some(instant(until)), None),
        OfficeState::Closed { opens, .. } => {
            (None, opens.as_ref().map(|opening| instant(&opening.at)))
        }
    };
    let hours = working.hours.hours;
    Some(WorkingTimeJson {
        is_open: working.is_open(),
        until,
        opens,
        hours_from: hours.opens.strftime("%H:%M").to_string(),
        hours_to: hours.closes.strftime("%H:%M").to_string(),
        hours_doubt: working.hours.doubt(),
        words: working.answer(),
    })
}

fn instant(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn fact<'a>(shelf: &Bookshelf, fact: &'a Fact) -> FactJson<'a> {
    FactJson {
        value: Some(&fact.value),
        confidence: fact.confidence.word(),
        source: &fact.source,
        as_of: fact.as_of,
        stale: shelf.is_stale(fact.as_of),
        note: fact.note.as_deref(),
    }
}

fn instrument<'a>(shelf: &Bookshelf, one: &'a InForce) -> InstrumentJson<'a> {
    let basis = &one.basis;
    InstrumentJson {
        id: &basis.id,
        title: &basis.title,
        kind: one.kind.word(),
        in_force_since: basis.in_force_since,
        article: basis.article.as_deref(),
        confidence: basis.confidence.word(),
        as_of: basis.as_of,
        stale: shelf.is_stale(basis.as_of),
        rank: basis.rank.number(),
        rank_title: basis.rank.title(),
    }
}

fn record(row: &Row) -> RecordJson<'_> {
    RecordJson {
        reference: row.our_ref.to_string(),
        kind: row.kind.word(),
        title: &row.title,
        direction: row.direction.word(),
        state: row.state.word(),
        priority: row.priority.word(),
        due: row.due.map(|due| due.to_string()),
        due_is_unreadable: row.due_is_unreadable,
        received: row.received.to_string(),
    }
}
