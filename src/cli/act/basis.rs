//! `do REF basis`: the legal basis of a record from its name in the bookshelf.
//!
//! Never here: what the bookshelf says of it; the desk reads that.
use super::field::Field as F;
use super::given::Given;
use super::read::wrong;
use super::table::Surroundings;
use crate::cli::exit::Failure;
use crate::desk::sides;
use crate::domain::basis::ChosenBasis;
use crate::domain::date::read_day;
use crate::domain::{Command, CountryCode};
use crate::reference::{CooperationKind, Country, Pack, Question};

pub(super) fn choose(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let instrument = given.required(F::Instrument)?;
    let kind: CooperationKind = given
        .required(F::For)?
        .parse()
        .map_err(|error| Failure::usage(format!("--for: {error}.")))?;
    let why = given.words(F::Why)?;
    let pack = around.pack;
    let (from, to) = sides(around.item, around.profile.home).ok_or_else(|| {
        Failure::usage("The record does not say its country, so the two states are not known.")
    })?;
    let crimes = crimes(given, around)?;
    let crimes: Vec<&str> = crimes.iter().map(String::as_str).collect();
    let question = Question {
        from: country(pack, from)?,
        to: country(pack, to)?,
        kind,
        crimes: &crimes,
        on: day(given, around)?,
    };
    let basis: ChosenBasis =
        (around.basis)(instrument, &question).map_err(|refusal| Failure::usage(refusal.why))?;
    Ok(Command::ChooseBasis {
        basis: Box::new(basis),
        why,
    })
}

fn country(pack: &Pack, code: CountryCode) -> Result<&Country, Failure> {
    pack.country(code.as_str()).ok_or_else(|| {
        let home = if code == CountryCode::NOT_SAID {
            " Set the home state in the configuration (home)."
        } else {
            ""
        };
        Failure::usage(format!("No country has the code \"{code}\".{home}"))
    })
}

/// The areas named, else those of the record as far as the bookshelf knows them.
fn crimes(given: &Given, around: &Surroundings<'_>) -> Result<Vec<String>, Failure> {
    let treaties = around.pack.treaties();
    let mut areas = Vec::new();
    let mut add = |word: &str| {
        let known = treaties.areas_named(word);
        let found = !known.is_empty();
        for area in known {
            if !areas.contains(&area.area) {
                areas.push(area.area.clone());
            }
        }
        found
    };
    match given.text(F::Crime) {
        Some(words) => {
            for word in words.split(',') {
                if !add(word) {
                    return Err(wrong(F::Crime, "areas of crime the bookshelf knows", word));
                }
            }
        }
        None => {
            for area in &around.item.content.crime_areas {
                add(area.as_str());
            }
        }
    }
    Ok(areas)
}

/// The day named, else today in UTC.
fn day(given: &Given, around: &Surroundings<'_>) -> Result<jiff::civil::Date, Failure> {
    let today = around.now.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    given.text(F::On).map_or_else(
        || Ok(today.date()),
        |text| read_day(text).ok_or_else(|| wrong(F::On, "a day such as 2031-03-10", text)),
    )
}
