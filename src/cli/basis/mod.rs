//! `basis`: which instrument binds two states for a kind of cooperation, and why the others do not. Needs no store.
//!
//! Never here: the rules; they are the bookshelf's.
mod object;
mod page;

use clap::Args;
use jiff::civil::Date;

use super::bookshelf::{Bookshelf, read_day};
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use crate::reference::{Answer, CooperationKind, CrimeArea, Pack, Question};

/// Arguments of `basis`.
#[derive(Args, Clone, Debug)]
pub struct Basis {
    /// The requesting state: ISO 3166 code
    #[arg(long, value_name = "CC")]
    from: String,
    /// The requested state
    #[arg(long, value_name = "CC")]
    to: String,
    /// What is wanted: extradition, mla, police, jit, preservation, transfer, asset-recovery
    #[arg(long = "for", value_name = "KIND")]
    kind: CooperationKind,
    /// Crime area of the case, or a code of a taxonomy (ICCS, Europol, arrest warrant); may be repeated
    #[arg(long = "crime", value_name = "AREA", value_delimiter = ',')]
    crimes: Vec<String>,
    /// The day for which it is asked; today (UTC) when left out
    #[arg(long, value_name = "DATE", value_parser = read_day)]
    on: Option<Date>,
}

/// A question with its answer and where both come from.
struct Asked<'a> {
    shelf: &'a Bookshelf,
    question: &'a Question<'a>,
    areas: &'a [&'a CrimeArea],
    answer: &'a Answer,
}

/// Runs it.
pub(super) fn run(args: &Basis, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let areas = areas(&shelf.pack, &args.crimes)?;
    let crimes: Vec<&str> = areas.iter().map(|area| area.area.as_str()).collect();
    let question = Question {
        from: shelf.country(&args.from)?,
        to: shelf.country(&args.to)?,
        kind: args.kind,
        crimes: &crimes,
        on: args.on.unwrap_or(shelf.today),
    };
    let asked = Asked {
        shelf: &shelf,
        question: &question,
        areas: &areas,
        answer: &shelf.pack.basis(&question),
    };
    if out.wants_json() {
        out.object(&object::object(&asked))?;
    } else {
        out.lines(&page::page(&asked))?;
    }
    Ok(Exit::Done)
}

/// The crime areas these words mean, each once, in the order given.
fn areas<'p>(pack: &'p Pack, words: &[String]) -> Result<Vec<&'p CrimeArea>, Failure> {
    let mut areas: Vec<&CrimeArea> = Vec::new();
    for word in words {
        let named = pack.treaties().areas_named(word);
        if named.is_empty() {
            return Err(no_area(pack, word));
        }
        for area in named {
            if !areas.iter().any(|known| known.area == area.area) {
                areas.push(area);
            }
        }
    }
    Ok(areas)
}

fn no_area(pack: &Pack, word: &str) -> Failure {
    let codes = pack.treaties().crime_codes().iter();
    let mut same = codes.filter(|code| code.code.eq_ignore_ascii_case(word.trim()));
    let what = match same.next() {
        Some(code) => format!(
            "The code \"{word}\" ({}) is in none of the crime areas treaties are limited to; one with a maximum of four years or more is serious-crime.",
            code.title
        ),
        None => format!("No crime area is called \"{word}\"."),
    };
    let areas = pack.treaties().crime_areas().iter();
    let areas: Vec<&str> = areas.map(|area| area.area.as_str()).collect();
    Failure::usage(format!("{what} There are {}.", areas.join(", ")))
}
