//! A stated fact in a column of the country table.
//!
//! Never here: treaties.
use std::sync::Arc;

use super::fault::{OfficeFactFault, near};
use super::{Change, Stated};
use crate::reference::{Column, Confidence, Fact, Form, Hours, Pack, day::weekday};

/// Columns that are the codes of a country: facts hang on them.
const CODES: [&str; 3] = ["iso2", "iso3", "numeric"];

/// Marks of values that are known not to be known.
const UNKNOWN: &str = "unknown";

/// What the statement puts into that column of that country.
pub(super) fn change(
    pack: &Pack,
    stated: &Stated<'_>,
    iso2: &str,
    column: &str,
) -> Result<Change, OfficeFactFault> {
    let place = pack.place_of(iso2);
    let country = place.and_then(|place| pack.countries().get(place));
    let (Some(place), Some(country)) = (place, country) else {
        return Err(OfficeFactFault::UnknownCountry(iso2.to_owned()));
    };
    let known = pack.columns.iter().find(|known| known.name == column);
    let column = known.ok_or_else(|| unknown_column(pack, column))?;
    if !can_be_stated(column) {
        return Err(OfficeFactFault::NotStated(column.name.clone()));
    }
    check_value(pack, column, stated.value)?;
    let fact = Fact {
        column: Arc::clone(column),
        value: stated.value.into(),
        confidence: if stated.value == UNKNOWN {
            Confidence::NotKnown
        } else {
            Confidence::Office
        },
        source: stated.source.into(),
        as_of: Some(stated.as_of),
        note: Some(note(stated, country.fact(&column.name)).into()),
    };
    Ok(if column.name == "name" {
        Change::Name {
            country: place,
            fact,
        }
    } else {
        Change::Fact {
            country: place,
            fact,
        }
    })
}

/// What must be read with the value, and the value it stands in place of.
fn note(stated: &Stated<'_>, replaced: Option<&Fact>) -> String {
    let pack_says = replaced.map_or_else(
        || "pack says nothing".to_owned(),
        |old| format!("pack says: {}{}", old.value, in_brackets(old)),
    );
    let parts = stated.note.into_iter().map(str::to_owned);
    parts.chain([pack_says]).collect::<Vec<_>>().join("; ")
}

/// ` (two sources, 2026-05)`
fn in_brackets(fact: &Fact) -> String {
    let as_of = fact.as_of.map(|as_of| format!(", {as_of}"));
    format!(" ({}{})", fact.confidence, as_of.unwrap_or_default())
}

pub(super) fn can_be_stated(column: &Column) -> bool {
    !matches!(column.form, Form::Hidden | Form::Note) && !CODES.contains(&column.name.as_str())
}

fn unknown_column(pack: &Pack, name: &str) -> OfficeFactFault {
    let columns = pack.columns().filter(|column| can_be_stated(column));
    OfficeFactFault::UnknownColumn {
        name: name.to_owned(),
        near: near(name, columns.map(|column| column.name.as_str())),
    }
}

/// Values the program reads itself must be readable; all others are words for people.
fn check_value(pack: &Pack, column: &Column, value: &str) -> Result<(), OfficeFactFault> {
    let unreadable = |what, possible| {
        Err(OfficeFactFault::Value {
            value: value.to_owned(),
            what,
            possible,
        })
    };
    let every = |is_one: &dyn Fn(&str) -> bool| {
        let items = value.split(';').map(str::trim);
        !value.is_empty() && items.into_iter().all(is_one)
    };
    let within = |limit: f64| {
        value
            .parse()
            .is_ok_and(|degrees: f64| degrees.abs() <= limit)
    };
    match (column.name.as_str(), column.form) {
        _ if value.is_empty() => unreadable("a value", "say what the fact is"),
        (_, Form::Flag) if !is_flag(value) => unreadable(
            "yes or no",
            "yes, no, unknown, or one small word such as suspended",
        ),
        (_, Form::Flag) => Ok(()),
        ("weekend" | "weekend_alt", _) if !every(&|day| weekday(day).is_some()) => {
            unreadable("days of the week", "days such as fri;sat")
        }
        ("office_hours", _) if value != UNKNOWN && value.parse::<Hours>().is_err() => {
            unreadable("office hours", "times of the day such as 09:00-17:00")
        }
        ("tz_main" | "tz_all", _) if !every(&is_zone) => {
            unreadable("a time zone", "an IANA zone such as Africa/Johannesburg")
        }
        ("capital_lat" | "centroid_lat", _) if !within(90.0) => {
            unreadable("a latitude", "degrees from -90 to 90, such as -25.75")
        }
        ("capital_lon" | "centroid_lon", _) if !within(180.0) => {
            unreadable("a longitude", "degrees from -180 to 180, such as 28.19")
        }
        _ if value == UNKNOWN => Ok(()),
        (_, Form::Countries) if !every(&|code| pack.place_of(code).is_some()) => {
            unreadable("countries", "two-letter codes such as FR;DE")
        }
        (_, Form::Languages) if !every(&|code| pack.languages.contains_key(code)) => {
            unreadable("languages", "ISO 639 codes such as en;fr")
        }
        (_, Form::Calling) if !every(&is_calling_code) => {
            unreadable("a calling code", "digits without the plus sign, such as 49")
        }
        _ => Ok(()),
    }
}

fn is_flag(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn is_calling_code(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_digit())
        && code.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}
