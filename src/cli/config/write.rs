//! A configuration file made by the program: for practice stores, which carry their own.
//!
//! Never here: the example for people; that is a file of its own.
use toml::{Table, Value};

use super::PracticeClock;
use crate::desk::Profile;
use crate::domain::unit::Unit;

/// The file that [`super::read`] reads back as this profile and clock.
pub fn write(profile: &Profile, clock: Option<PracticeClock>) -> String {
    let mut desk = Table::new();
    put(&mut desk, "name", profile.name.as_str());
    put(&mut desk, "home", profile.home.as_str());
    put(&mut desk, "practice", profile.practice);
    let office = &profile.office;
    let words = [("authority", &office.authority), ("place", &office.place)];
    for (key, text) in words {
        if let Some(text) = text {
            put(&mut desk, key, text.as_str());
        }
    }
    put(&mut desk, "language", office.language.word());
    if let Some(clock) = clock {
        put(&mut desk, "practice_clock", clock.shows.to_string());
        put(&mut desk, "practice_set_at", clock.set_at.to_string());
    }
    let mut outbox = Table::new();
    put(&mut outbox, "recall_seconds", profile.recall_seconds);
    let officers = profile.officers.iter().map(|officer| {
        let mut table = Table::new();
        put(&mut table, "id", officer.id.as_str());
        put(&mut table, "name", officer.name.as_str());
        Value::Table(table)
    });
    let mut file = Table::new();
    put(&mut file, "desk", desk);
    put(&mut file, "officer", officers.collect::<Vec<_>>());
    put(
        &mut file,
        "unit",
        profile.units.iter().map(unit).collect::<Vec<_>>(),
    );
    put(&mut file, "outbox", outbox);
    file.to_string()
}

fn put(table: &mut Table, key: &str, value: impl Into<Value>) {
    table.insert(key.to_owned(), value.into());
}

fn unit(unit: &Unit) -> Value {
    let mut table = Table::new();
    put(&mut table, "id", unit.id.as_str());
    put(&mut table, "name", unit.name.as_str());
    put(&mut table, "country", unit.country.as_str());
    let labels = |list: &[crate::domain::Label]| -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    };
    put(&mut table, "crime_areas", labels(&unit.crime_areas));
    put(&mut table, "regions", unit.regions.clone());
    put(&mut table, "languages", labels(&unit.languages));
    let words = [
        ("clearance", &unit.clearance),
        ("duty_hours", &unit.duty_hours),
        ("contact", &unit.contact),
    ];
    for (key, text) in words {
        if let Some(text) = text {
            put(&mut table, key, text.as_str());
        }
    }
    Value::Table(table)
}
