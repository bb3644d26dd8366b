//! A stated fact in a column of the country table.
//!
//! Never here: treaties.
use std::{collections::BTreeSet, sync::Arc};

use super::fault::{OfficeFactFault, near};
use super::{Change, Stated};
use crate::reference::{
    Column, Confidence, Fact, Form, Pack,
    value::{self, UNKNOWN},
};

/// What makes a row of the table that country or territory: its codes, and whose it is. Facts hang on them, so they
/// change with the pack only.
const ROW: [&str; 5] = ["iso2", "iso3", "numeric", "sovereignty", "parent_iso2"];

/// Columns that say with a word of their own how a country stands; lists and marks are made from them.
const STANDINGS: [&str; 9] = [
    "un_status",
    "interpol",
    "europol",
    "eurojust",
    "legal_tradition",
    "legal_components",
    "legal_components_factbook",
    "death_penalty",
    "extradites_nationals",
];

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
    !matches!(column.form, Form::Hidden | Form::Note) && !ROW.contains(&column.name.as_str())
}

fn unknown_column(pack: &Pack, name: &str) -> OfficeFactFault {
    let columns = pack.columns().filter(|column| can_be_stated(column));
    OfficeFactFault::UnknownColumn {
        name: name.to_owned(),
        near: near(name, columns.map(|column| column.name.as_str())),
    }
}

/// The value must be readable, and where a column has words of its own, one of them.
fn check_value(pack: &Pack, column: &Column, value: &str) -> Result<(), OfficeFactFault> {
    value::check_value(pack, column, value).map_err(|misread| OfficeFactFault::Value {
        value: value.to_owned(),
        what: misread.what,
        possible: misread.possible,
    })?;
    let words = words_of(pack, column);
    let known = |part: &str| words.contains(part);
    let said = match column.form {
        Form::Plus => value.split('+').all(known),
        _ => known(value),
    };
    if said || value == UNKNOWN || words.is_empty() {
        return Ok(());
    }
    Err(OfficeFactFault::Word {
        value: value.to_owned(),
        label: column.label.clone(),
        words: words.into_iter().map(str::to_owned).collect(),
    })
}

/// The words the pack uses in a column of standings; a flag may say what any flag says. Empty for columns of free words.
fn words_of<'p>(pack: &'p Pack, column: &Column) -> BTreeSet<&'p str> {
    let facts = pack.countries().iter().flat_map(|country| &country.facts);
    match column.form {
        Form::Flag => {
            let flags = facts.filter(|fact| fact.column.form == Form::Flag);
            flags.map(|fact| fact.value.as_ref()).collect()
        }
        form if STANDINGS.contains(&column.name.as_str()) => {
            let own = facts.filter(|fact| fact.name() == column.name);
            let parts = own.flat_map(|fact| match form {
                Form::Plus => fact.value.split('+').collect(),
                _ => vec![fact.value.as_ref()],
            });
            parts.collect()
        }
        _ => BTreeSet::new(),
    }
}
