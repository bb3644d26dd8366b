//! The bookshelf a command answers from: the desk's own, with what the office states, where there is a store; else the one
//! inside the program.
//!
//! Never here: what a command makes of it.
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::exit::Failure;
use super::out::Out;
use super::session::Session;
use crate::desk::Desk;
use crate::domain::date;
use crate::reference::{AsOf, Country, Pack};

/// Countries named when a code is not known.
const MOST_SUGGESTED: usize = 3;

/// The bookshelf, with the desk it comes from.
pub(super) struct Bookshelf {
    pub(super) pack: Arc<Pack>,
    /// Open for looking only; `None` where there is no store.
    pub(super) desk: Option<Desk>,
    /// The day of the question in UTC, from which the age of facts counts.
    pub(super) today: Date,
}

impl Bookshelf {
    /// Opens it. A store another process holds is read beside that process.
    pub(super) fn open(session: &Session<'_>, out: &mut Out<'_>) -> Result<Self, Failure> {
        let desk = session.look(out)?;
        let pack = match &desk {
            Some(desk) => desk.reference(),
            None => Pack::shared().map_err(|error| Failure::Reference(error.to_string()))?,
        };
        let now = session.clock.now().timestamp();
        Ok(Self {
            pack,
            desk,
            today: now.to_zoned(TimeZone::UTC).date(),
        })
    }

    /// The country of a code; where a name was typed, the failure says its code.
    pub(super) fn country(&self, typed: &str) -> Result<&Country, Failure> {
        self.pack.country(typed).ok_or_else(|| {
            let near = self.pack.search(typed);
            let near = near.iter().take(MOST_SUGGESTED).map(|hit| hit.iso2);
            let names = near.map(|iso2| format!("{iso2} ({})", self.pack.country_name(iso2)));
            let names = names.collect::<Vec<_>>().join(", ");
            let meant = if names.is_empty() {
                String::new()
            } else {
                format!(" Perhaps one of these was meant: {names}.")
            };
            Failure::usage(format!(
                "No country has the ISO 3166 code \"{typed}\".{meant} `attache countries WORDS` finds codes."
            ))
        })
    }

    /// Whether something that was true on that day is older than the pack allows. What has no day has no age.
    pub(super) fn is_stale(&self, as_of: Option<AsOf>) -> bool {
        self.pack.is_stale(as_of, self.today)
    }

    /// `2019-09-19, stale`, or `day not known`.
    pub(super) fn as_of_words(&self, as_of: Option<AsOf>) -> String {
        let stale = if self.is_stale(as_of) { ", stale" } else { "" };
        as_of.map_or_else(
            || "day not known".to_owned(),
            |as_of| format!("as of {as_of}{stale}"),
        )
    }
}

/// Reads a day of the command line.
pub(super) fn read_day(text: &str) -> Result<Date, &'static str> {
    date::read_day(text).ok_or(date::DAY_FORM)
}
