//! `country`: what is known about a country, with source, date and doubts. Needs no store.
//!
//! Never here: facts.
use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines::pair;
use super::out::Out;
use super::session::Session;
use crate::domain::text::Shown;
use crate::reference::{Country, Fact, Pack};

/// Arguments of `country`.
#[derive(Args, Clone, Debug)]
pub struct CountrySheet {
    /// ISO 3166 code: two letters, three letters or three digits
    #[arg(value_name = "CC")]
    code: String,
}

#[derive(Serialize)]
struct CountryJson<'a> {
    iso2: &'a str,
    name: &'a str,
    facts: BTreeMap<&'a str, FactJson<'a>>,
    open_items: Vec<OpenJson<'a>>,
}

#[derive(Serialize)]
struct FactJson<'a> {
    value: &'a str,
    confidence: &'static str,
    source: &'a str,
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct OpenJson<'a> {
    column: &'a str,
    label: &'a str,
    why: &'static str,
}

/// Runs it.
pub(super) fn run(
    args: &CountrySheet,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let pack = Pack::embedded().map_err(|error| Failure::Reference(error.to_string()))?;
    let country = pack.country(&args.code).ok_or_else(|| {
        Failure::usage(format!(
            "No country has the ISO 3166 code \"{}\".",
            args.code
        ))
    })?;
    if out.wants_json() {
        out.object(&object(pack, country))?;
    } else {
        out.lines(&sheet(pack, country, session))?;
    }
    Ok(Exit::Done)
}

fn object<'p>(pack: &'p Pack, country: &'p Country) -> CountryJson<'p> {
    let fact = |fact: &'p Fact| {
        let json = FactJson {
            value: &fact.value,
            confidence: fact.confidence.word(),
            source: &fact.source,
            as_of: fact.as_of.map(|day| day.to_string()),
            note: fact.note.as_deref(),
        };
        (fact.name(), json)
    };
    let open = pack.open_items(country).into_iter();
    let open = open.map(|item| OpenJson {
        column: item.column,
        label: item.label,
        why: item.why.word(),
    });
    CountryJson {
        iso2: &country.iso2,
        name: &country.name,
        facts: country.facts.iter().map(fact).collect(),
        open_items: open.collect(),
    }
}

/// Columns for the labels.
const LABELS: usize = 30;

fn sheet(pack: &Pack, country: &Country, session: &Session<'_>) -> Vec<Shown> {
    let mut lines = vec![Shown::of(format_args!(
        "{} ({})",
        country.name, country.iso2
    ))];
    for section in pack.sheet(country, session.clock.now().timestamp()) {
        if section.rows.is_empty() {
            continue;
        }
        lines.extend([Shown::default(), Shown::of(&section.title)]);
        for row in &section.rows {
            let remark = row.remark.text();
            let value = if remark.is_empty() {
                Shown::of(&row.value)
            } else {
                Shown::of(format_args!("{}  ({remark})", row.value))
            };
            lines.push(pair(&Shown::of(&row.label), &value, LABELS));
        }
    }
    lines
}
