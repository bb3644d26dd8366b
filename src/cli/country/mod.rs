//! `country`: what is known about a country, with source, date and doubts; what binds it and the home state; what is open
//! with it. Needs no store.
//!
//! Never here: facts.
mod dealings;
mod instruments;
mod object;
mod page;
mod went;

use clap::Args;
use jiff::Timestamp;

use super::bookshelf::Bookshelf;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use crate::domain::CountryCode;
use crate::reference::Country;
use dealings::Dealings;
use instruments::{InForce, in_force};

/// Arguments of `country`.
#[derive(Args, Clone, Debug)]
pub struct CountrySheet {
    /// ISO 3166 code: two letters, three letters or three digits
    #[arg(value_name = "CC")]
    code: String,
    /// The state whose common instruments are shown; the home state when left out
    #[arg(long, value_name = "CC")]
    with: Option<String>,
}

/// Everything that goes onto the sheet.
struct Profile<'a> {
    shelf: &'a Bookshelf,
    country: &'a Country,
    now: Timestamp,
    /// The state the instruments are shared with; `None` when no home state is set, or it is this one.
    with: Option<&'a Country>,
    instruments: Vec<InForce>,
    dealings: Dealings,
}

/// Runs it.
pub(super) fn run(
    args: &CountrySheet,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let country = shelf.country(&args.code)?;
    let home = session.config.profile.home;
    let with = match &args.with {
        Some(code) => Some(shelf.country(code)?),
        None if home == CountryCode::NOT_SAID => None,
        None => shelf.pack.country(home.as_str()),
    };
    let with = with.filter(|with| with.iso2 != country.iso2);
    let profile = Profile {
        shelf: &shelf,
        country,
        now: session.clock.now().timestamp(),
        with,
        instruments: with.map_or_else(Vec::new, |with| in_force(&shelf, with, country)),
        dealings: Dealings::with(&shelf, country, session)?,
    };
    if out.wants_json() {
        out.object(&object::object(&profile))?;
    } else {
        out.lines(&page::page(&profile))?;
    }
    Ok(Exit::Done)
}
