//! The sections `[desk]`, `[[officer]]` and `[[unit]]`.
//!
//! Never here: how the desk looks.
use std::ops::Range;

use toml::de::DeTable;

use super::reader::Reader;
use super::{Config, PracticeClock};
use crate::desk::{Office, Profile};
use crate::domain::letter::Language;
use crate::domain::officer::Officer;
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Label, Moment};

const LABEL: &str = "one to forty letters, digits or - _ . +";
const INSTANT: &str = "an instant such as 2031-03-07T08:00:00Z";
const CODE: &str = "a country code such as ZA";

/// The desk of somebody who has not written a configuration yet: one officer, no units, no home state known.
pub(super) fn unnamed() -> Profile {
    Profile {
        name: "Desk without a name".into(),
        home: CountryCode::NOT_SAID,
        officers: officer("officer", "Officer").into_iter().collect(),
        units: Vec::new(),
        practice: false,
        recall_seconds: 30,
        office: Office::default(),
    }
}

fn officer(id: &str, name: &str) -> Option<Officer> {
    Some(Officer {
        id: id.parse().ok()?,
        name: name.to_owned(),
    })
}

/// Reads the three sections into `config`.
pub(super) fn read<'t>(reader: &mut Reader<'t>, document: &DeTable<'t>, config: &mut Config) {
    if let Some(desk) = reader.table(document, "desk") {
        read_desk(reader, desk, config);
    }
    let officers = reader.tables(document, "officer");
    let mut read_officers: Vec<Officer> = Vec::new();
    for (span, table) in officers {
        reader.only(table, "[[officer]]", &["id", "name"]);
        let id = identity(reader, table, &span, "officer");
        if let Some(id) = unique(reader, &span, id, read_officers.iter().map(|o| &o.id)) {
            let name = reader.text(table, "name");
            let name = name.map_or_else(|| id.to_string(), |name| name.value);
            read_officers.push(Officer { id, name });
        }
    }
    if !read_officers.is_empty() {
        config.profile.officers = read_officers;
    }
    for (span, table) in reader.tables(document, "unit") {
        let id = identity(reader, table, &span, "unit");
        let known = config.profile.units.iter().map(|unit| &unit.id);
        if let Some(id) = unique(reader, &span, id, known) {
            let unit = read_unit(reader, table, id, config.profile.home);
            config.profile.units.push(unit);
        }
    }
}

fn read_desk<'t>(reader: &mut Reader<'t>, desk: &DeTable<'t>, config: &mut Config) {
    reader.only(
        desk,
        "[desk]",
        &[
            "name",
            "home",
            "practice",
            "practice_clock",
            "practice_set_at",
            "authority",
            "place",
            "language",
        ],
    );
    if let Some(name) = reader.read(desk, "name", "a name", filled) {
        config.profile.name = name;
    }
    if let Some(home) = reader.read(desk, "home", CODE, |code| code.parse().ok()) {
        config.profile.home = home;
    }
    config.profile.practice = reader.flag(desk, "practice").unwrap_or(false);
    let office = &mut config.profile.office;
    office.authority = reader.read(desk, "authority", "a name", filled);
    office.place = reader.read(desk, "place", "a name", filled);
    if let Some(language) = reader.read(desk, "language", "en, fr or es", Language::from_word) {
        office.language = language;
    }
    let shows = reader.read(desk, "practice_clock", INSTANT, Moment::parse);
    let set_at = reader.read(desk, "practice_set_at", INSTANT, Moment::parse);
    config.practice = match (shows, set_at) {
        (Some(shows), Some(set_at)) if config.profile.practice => {
            Some(PracticeClock { shows, set_at })
        }
        _ => None,
    };
}

fn read_unit<'t>(
    reader: &mut Reader<'t>,
    table: &DeTable<'t>,
    id: Label,
    home: CountryCode,
) -> Unit {
    reader.only(
        table,
        "[[unit]]",
        &[
            "id",
            "name",
            "country",
            "crime_areas",
            "regions",
            "languages",
            "clearance",
            "duty_hours",
            "contact",
        ],
    );
    let name = reader.read(table, "name", "a name", filled);
    let country = reader.read(table, "country", CODE, |code| code.parse().ok());
    Unit {
        name: name.unwrap_or_else(|| id.to_string()),
        id,
        country: country.unwrap_or(home),
        crime_areas: labels(reader, table, "crime_areas"),
        regions: words(reader, table, "regions"),
        languages: labels(reader, table, "languages"),
        clearance: reader.read(table, "clearance", "a classification", filled),
        duty_hours: reader.read(table, "duty_hours", "hours in words", filled),
        contact: reader.read(table, "contact", "an address", filled),
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn identity<'t>(
    reader: &mut Reader<'t>,
    table: &DeTable<'t>,
    span: &Range<usize>,
    what: &str,
) -> Option<Label> {
    if table.get("id").is_none() {
        reader.fault(span.start, format!("this {what} has no `id`"));
    }
    reader.read(table, "id", LABEL, |id| id.parse().ok())
}

fn unique<'a>(
    reader: &mut Reader<'_>,
    span: &Range<usize>,
    id: Option<Label>,
    mut known: impl Iterator<Item = &'a Label>,
) -> Option<Label> {
    let id = id?;
    if known.any(|other| *other == id) {
        reader.fault(span.start, format!("the id `{id}` stands here twice"));
        return None;
    }
    Some(id)
}

fn words<'t>(reader: &mut Reader<'t>, table: &DeTable<'t>, key: &str) -> Vec<String> {
    let texts = reader.texts(table, key);
    texts.into_iter().map(|text| text.value).collect()
}

fn labels<'t>(reader: &mut Reader<'t>, table: &DeTable<'t>, key: &str) -> Vec<Label> {
    let mut labels = Vec::new();
    for text in reader.texts(table, key) {
        match text.value.parse() {
            Ok(label) => labels.push(label),
            Err(_) => reader.faults.push(super::Fault {
                line: text.line,
                what: format!("`{key}` must hold {LABEL}, not \"{}\"", text.value),
            }),
        }
    }
    labels
}
