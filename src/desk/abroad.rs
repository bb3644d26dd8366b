//! Open records by the country on the other side: for the sheet of a country and for the map. Answered from the columns.
//!
//! Never here: what is known about a country.

use std::collections::{BTreeMap, HashMap};

use super::read::row;
use super::{Desk, Row};
use crate::domain::CountryCode;
use crate::reference::Pack;
use crate::store::columns::RowView;

impl Desk {
    /// How many open records there are with each country. A code the bookshelf knows is counted under its two letters,
    /// any other as it came.
    pub fn open_by_country(&self) -> BTreeMap<CountryCode, usize> {
        let mut as_received: HashMap<CountryCode, usize> = HashMap::new();
        let columns = self.inner.shelf.columns();
        for code in columns.rows().filter_map(|row| open_with(&row)) {
            *as_received.entry(code).or_default() += 1;
        }
        drop(columns);
        let pack = self.reference();
        let mut counts = BTreeMap::new();
        for (code, count) in as_received {
            *counts.entry(two_letters(&pack, code)).or_default() += count;
        }
        counts
    }

    /// The lines of at most `limit` open records with a country, the first deadline first, and how many there are in
    /// all.
    pub fn open_with(&self, country: CountryCode, limit: usize) -> (Vec<Row>, usize) {
        let pack = self.reference();
        let columns = self.inner.shelf.columns();
        let mut rows: Vec<RowView<'_>> = columns
            .rows()
            .filter(|row| {
                open_with(row)
                    .is_some_and(|code| code == country || two_letters(&pack, code) == country)
            })
            .collect();
        rows.sort_by_key(|row| {
            let due = row.due().map_or(i64::MAX, crate::domain::Moment::seconds);
            (due, row.priority(), row.our_ref())
        });
        let all = rows.len();
        rows.truncate(limit);
        (rows.into_iter().map(row).collect(), all)
    }
}

/// The country of an open record.
fn open_with(row: &RowView<'_>) -> Option<CountryCode> {
    row.country().filter(|_| row.is_open())
}

fn two_letters(pack: &Pack, code: CountryCode) -> CountryCode {
    let known = pack
        .country(code.as_str())
        .and_then(|c| c.iso2.parse().ok());
    known.unwrap_or(code)
}
