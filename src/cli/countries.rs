//! `countries`: finds the code of a country from whatever is at hand: a name in many languages, a code, a capital, a
//! telephone number. Needs no store.
//!
//! Never here: how it is found.
use clap::Args;
use serde::Serialize;

use super::bookshelf::Bookshelf;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use super::sheet::{Sheet, cell};
use crate::domain::text::Shown;
use crate::reference::MatchedOn;

/// Arguments of `countries`.
#[derive(Args, Clone, Debug)]
pub struct Countries {
    /// A name in any language, a code, a capital, a dialling code; all countries when left out
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

#[derive(Serialize)]
struct FoundJson<'a> {
    iso2: &'a str,
    name: &'a str,
    /// What the words were found in; absent in the list of all.
    matched_on: Option<&'static str>,
    matched: Option<&'a str>,
}

/// Runs it.
pub(super) fn run(
    args: &Countries,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let words = args.words.join(" ");
    let mut found: Vec<FoundJson<'_>> = if args.words.is_empty() {
        let all = shelf.pack.countries().iter();
        all.map(|country| FoundJson {
            iso2: &country.iso2,
            name: &country.name,
            matched_on: None,
            matched: None,
        })
        .collect()
    } else {
        let hits = shelf.pack.search(&words).into_iter();
        hits.map(|hit| FoundJson {
            iso2: hit.iso2,
            name: shelf.pack.country_name(hit.iso2),
            matched_on: Some(word(hit.matched_on)),
            matched: Some(hit.text),
        })
        .collect()
    };
    found.truncate(args.limit.unwrap_or(usize::MAX));
    if out.wants_json() {
        found.iter().try_for_each(|one| out.object(one))?;
    } else if found.is_empty() {
        out.line(&Shown::own("Nothing to list."))?;
    } else {
        let mut sheet = Sheet::default();
        let rows = found.iter().map(|one| {
            let cells = [Some(one.iso2), Some(one.name), one.matched_on, one.matched];
            cells.map(cell).to_vec()
        });
        sheet.table(&["Code", "Name", "Found in", "Words"], rows.collect());
        out.lines(&sheet.lines())?;
    }
    Ok(Exit::Done)
}

const fn word(on: MatchedOn) -> &'static str {
    match on {
        MatchedOn::Iso2 => "iso2",
        MatchedOn::Iso3 => "iso3",
        MatchedOn::Numeric => "numeric",
        MatchedOn::CallingCode => "calling-code",
        MatchedOn::Name => "name",
        MatchedOn::OtherName => "other-name",
        MatchedOn::Capital => "capital",
        MatchedOn::NcbCity => "ncb-city",
    }
}
