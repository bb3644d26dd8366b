//! How requests with a country went, both ways: how many, how soon, how many in time, why refused.
//!
//! Informative for planning, never a reason to refuse. Counted from the records of that country alone, each time it is asked.
//! Never here: drawing.
mod spread;
mod tally;

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Desk, DeskError};
use crate::domain::{CountryCode, Direction, ItemId, Kind, Moment};
use crate::reference::Country;

pub use spread::{FEWEST, Share, Spread, tenths_of_days};
pub use tally::{Month, OneWay};

/// Requests with a country, both ways. Drafts of our own are not counted, nor are messages about requests.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reciprocity {
    /// Our requests, and what they did.
    pub ours: OneWay,
    /// Their requests, and what we did.
    pub theirs: OneWay,
    /// Older requests that were left out, because no more were asked for.
    pub left_out: usize,
}

impl Reciprocity {
    /// What stands beside the numbers wherever they are told.
    pub const FOR_PLANNING: &'static str = "Informative for planning, never a reason to refuse.";
}

impl Desk {
    /// How the newest `most` requests with this country went, as of `now`. Reads each of them: for when it is asked for, not
    /// for the drawing of a frame.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn reciprocity(
        &self,
        country: &Country,
        most: usize,
        now: Moment,
    ) -> Result<Reciprocity, DeskError> {
        let mut ids = self.requests_with(country);
        let left_out = ids.len().saturating_sub(most);
        ids.truncate(most);
        let mut found = Reciprocity {
            ours: OneWay::until(now),
            theirs: OneWay::until(now),
            left_out,
        };
        for id in ids {
            let Some(item) = self.inner.shelf.item(id)? else {
                continue;
            };
            match item.content.direction {
                Direction::Out => found.ours.count(&item, now),
                Direction::In => found.theirs.count(&item, now),
            }
        }
        Ok(found)
    }

    /// Requests with the country, under whichever of its codes, the newest first.
    fn requests_with(&self, country: &Country) -> Vec<ItemId> {
        let pack = self.reference();
        let mut known: HashMap<CountryCode, bool> = HashMap::new();
        let columns = self.inner.shelf.columns();
        let mut found = Vec::new();
        for row in columns.rows() {
            if !matches!(row.kind(), Kind::Request(_)) {
                continue;
            }
            let is_theirs = row.country().is_some_and(|code| {
                *known.entry(code).or_insert_with(|| {
                    let of = pack.country(code.as_str());
                    of.is_some_and(|of| of.iso2 == country.iso2)
                })
            });
            if is_theirs {
                found.push((Reverse(row.received()), Reverse(row.our_ref()), row.id()));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, id)| id).collect()
    }
}
