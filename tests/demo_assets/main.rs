//! The practice files: complete, small, readable, and nobody in them can be taken for a real person.
#![expect(
    clippy::expect_used,
    reason = "the lint spares test functions but not the functions they share"
)]
mod people;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use attache::reference::Pack;
use serde_json::Value;

const FILES: &[(&str, &[u8])] = include!("../../assets/demo/files.rs");
const CUT: &str = "mail/red-2031-90077-cut.json";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo")
}

fn json_files() -> impl Iterator<Item = (&'static str, Value)> {
    FILES
        .iter()
        .filter(|(name, _)| has_extension(name, "json") && *name != CUT)
        .map(|(name, bytes)| (*name, serde_json::from_slice(bytes).expect(name)))
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn table(name: &str) -> toml::Table {
    let text = fs::read_to_string(root().join(name)).expect(name);
    text.parse().expect(name)
}

fn walk(folder: &Path, found: &mut BTreeMap<String, u64>, base: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found, base);
        } else {
            let name = path
                .strip_prefix(base)
                .expect("below the base")
                .to_string_lossy()
                .into_owned();
            found.insert(name, entry.metadata().expect("a size").len());
        }
    }
}

fn on_disk(folder: &Path) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    walk(folder, &mut found, folder);
    found
}

#[test]
fn every_file_is_listed_once_in_order_of_arrival() {
    let listed: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed.len(), FILES.len());
    assert_eq!(listed, on_disk(&root().join("inbox")).into_keys().collect());

    let mut reader = csv::Reader::from_path(root().join("arrivals.csv")).expect("arrivals.csv");
    let arrivals: Vec<(String, String, String, String)> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("four columns");
    let names: Vec<&str> = arrivals.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(
        names,
        FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>()
    );
    assert!(arrivals.windows(2).all(|pair| pair[0].2 <= pair[1].2));
    let desk = table("desk.toml");
    let now = desk["now"].as_str().expect("a clock");
    // All instants are written alike, to the second with a Z, so their texts sort as they do.
    assert!(arrivals.iter().all(|(_, _, at, _)| at.as_str() < now));
}

#[test]
fn everything_together_is_small() {
    let bytes: u64 = on_disk(&root()).values().sum();
    assert!(bytes < 400_000, "{bytes} bytes");
}

#[test]
fn only_the_cut_file_does_not_parse() {
    let (_, bytes) = FILES
        .iter()
        .find(|(name, _)| *name == CUT)
        .expect("the cut file");
    assert!(serde_json::from_slice::<Value>(bytes).is_err());
    assert!(json_files().count() > 60);
}

#[test]
fn there_is_enough_of_every_kind() {
    let count = |folder: &str| {
        FILES
            .iter()
            .filter(|(name, _)| name.starts_with(folder))
            .count()
    };
    assert_eq!(
        (
            count("red/"),
            count("yellow/"),
            count("un/"),
            count("lists/")
        ),
        (29, 8, 4, 2)
    );
    assert_eq!(count("messages/"), 29);
    let rows = FILES.iter().filter(|(name, _)| has_extension(name, "csv"));
    let rows: usize = rows
        .map(|(_, bytes)| bytes.split(|byte| *byte == b'\n').count() - 2)
        .sum();
    assert_eq!(rows, 12);
    let areas: BTreeSet<String> = envelopes()
        .flat_map(|(_, envelope)| list(&envelope, "/crime_areas").to_vec())
        .filter_map(|area| area.as_str().map(str::to_owned))
        .collect();
    assert!(areas.len() >= 12, "{areas:?}");
}

#[test]
fn one_file_is_a_duplicate_and_one_notice_has_two_versions() {
    let bytes = |wanted: &str| {
        FILES
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, bytes)| *bytes)
    };
    assert_eq!(
        bytes("mail/attachment (1).json"),
        bytes("red/red-2031-90001.json")
    );
    let ids = json_files().filter(|(name, _)| name.starts_with("red/"));
    let same = ids.filter(|(_, notice)| text(notice, "entity_id") == "2031/90002");
    assert_eq!(same.count(), 2);
}

#[test]
fn every_file_says_that_it_is_practice() {
    for (name, value) in json_files() {
        let said = value
            .get("practice")
            .or_else(|| value.pointer("/extra/practice"));
        assert!(
            said.is_some_and(|said| text_of(said).contains("invented")),
            "{name}"
        );
    }
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn envelopes() -> impl Iterator<Item = (&'static str, Value)> {
    json_files().filter(|(name, _)| name.starts_with("messages/"))
}

#[test]
fn envelopes_use_the_fields_of_their_schema() {
    let fields: BTreeSet<&str> = [
        "attache",
        "version",
        "reference",
        "your_reference",
        "kind",
        "notice",
        "request",
        "direction",
        "title",
        "text",
        "language",
        "from",
        "to",
        "channel",
        "sent_at",
        "received_at",
        "urgency",
        "due",
        "due_rule",
        "crime_areas",
        "legal_basis",
        "purpose",
        "marking",
        "evaluation",
        "subjects",
        "attachments",
        "extra",
    ]
    .into();
    for (name, envelope) in envelopes() {
        assert_eq!(
            (text(&envelope, "attache"), &envelope["version"]),
            ("envelope", &1.into()),
            "{name}"
        );
        assert!(!text(&envelope, "title").is_empty(), "{name}");
        let used: BTreeSet<&str> = envelope
            .as_object()
            .expect(name)
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(used, fields, "{name}");
        for instant in ["sent_at", "received_at"].map(|field| text(&envelope, field)) {
            assert!(
                instant.is_empty() || instant.parse::<jiff::Timestamp>().is_ok(),
                "{name}: {instant}"
            );
        }
        let zone = envelope.pointer("/due/zone").and_then(Value::as_str);
        assert!(
            zone.is_none_or(|zone| jiff::tz::TimeZone::get(zone).is_ok()),
            "{name}"
        );
    }
}

#[test]
fn every_crime_area_has_a_unit() {
    let units = table("units.toml");
    let units = units["unit"].as_array().expect("units").iter();
    let known: BTreeSet<&str> = units
        .flat_map(|unit| unit["competences"].as_array().expect("competences"))
        .filter_map(toml::Value::as_str)
        .collect();
    for (name, envelope) in envelopes() {
        for area in list(&envelope, "/crime_areas") {
            assert!(
                area.as_str().is_some_and(|area| known.contains(area)),
                "{name}: {area}"
            );
        }
    }
}

#[test]
fn some_messages_are_marked_and_some_are_not() {
    let marked = |(_, envelope): &(&str, Value)| !envelope["marking"].is_null();
    let (marked, unmarked): (Vec<_>, Vec<_>) = envelopes().partition(marked);
    assert!(marked.len() >= 15 && unmarked.len() >= 3);
    for code in ["H0", "H1", "H2", "H3"] {
        let among = |(_, envelope): &&(&str, Value)| {
            list(envelope, "/marking/handling").contains(&code.into())
        };
        assert!(marked.iter().filter(among).count() >= 2, "{code}");
    }
}

#[test]
fn countries_are_known_or_odd_on_purpose() {
    let pack = Pack::embedded().expect("the embedded pack");
    for (name, value) in json_files() {
        let from = text(value.get("from").unwrap_or(&Value::Null), "country");
        let persons = list(&value, "/nationalities").iter();
        let identities = list(&value, "/subjects")
            .iter()
            .flat_map(|subject| list(subject, "/identities"));
        let claimed = identities.flat_map(|identity| list(identity, "/nationalities"));
        for code in persons
            .chain(claimed)
            .map(text_of)
            .chain([from])
            .filter(|code| !code.is_empty())
        {
            let odd = ["XX", "914", "922"].contains(&code);
            assert!(odd || pack.country(code).is_some(), "{name}: {code}");
        }
    }
}

#[test]
fn the_desk_its_units_and_the_column_map_are_complete() {
    let desk = table("desk.toml");
    assert!(
        desk["name"]
            .as_str()
            .is_some_and(|name| name.contains("PRACTICE"))
    );
    let home = desk["home"].as_str().expect("a home");
    assert!(
        Pack::embedded()
            .expect("the embedded pack")
            .country(home)
            .is_some()
    );
    assert!(
        desk["officer"]
            .as_array()
            .is_some_and(|officers| officers.len() >= 3)
    );

    let units = table("units.toml");
    let units = units["unit"].as_array().expect("units");
    assert!((8..=10).contains(&units.len()));
    for unit in units {
        for field in [
            "id",
            "name",
            "competences",
            "regions",
            "languages",
            "clearance",
            "duty_hours",
            "contact",
        ] {
            assert!(unit.get(field).is_some(), "{unit}: {field}");
        }
        assert!(
            unit["contact"]
                .as_str()
                .is_some_and(|contact| contact.ends_with("@example.invalid"))
        );
    }

    let map = table("maps/stolen.toml");
    let (_, bytes) = FILES
        .iter()
        .find(|(name, _)| has_extension(name, "csv"))
        .expect("a list");
    let mut reader = csv::Reader::from_reader(*bytes);
    let header: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let columns = map["columns"]
        .as_table()
        .expect("columns")
        .values()
        .filter_map(toml::Value::as_str);
    assert_eq!(
        columns.map(str::to_owned).collect::<BTreeSet<_>>(),
        header.into_iter().collect()
    );
}
