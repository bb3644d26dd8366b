//! Open records by country as the desk answered: for the sheet of a country and the map. A view memory: it is forgotten
//! when a record changes and asked for again by what is visible.
//!
//! Never here: asking the desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::{Reciprocity, Row};
use crate::domain::CountryCode;

/// Lines of records a country sheet shows at most.
pub const LINES: usize = 50;

/// Requests of one country that are read at most to tell how they went.
pub const REQUESTS: usize = 1_000;

/// Open records with one country, and how requests with it went.
#[derive(Clone, Debug)]
pub struct With {
    /// Which.
    pub country: Arc<str>,
    /// The first of them, the first deadline first.
    pub rows: Vec<Row>,
    /// How many there are.
    pub all: usize,
    /// How requests with it went, both ways; `None` when that could not be read.
    pub went: Option<Arc<Reciprocity>>,
}

/// What is known of open records by country.
#[derive(Clone, Debug, Default)]
pub struct Abroad {
    /// With the country whose sheet was shown last.
    pub with: Option<With>,
    /// How many with each country.
    pub counts: Option<BTreeMap<CountryCode, usize>>,
    /// Number of the last answer.
    pub rev: u64,
}

impl Abroad {
    /// Takes the records with a country.
    pub fn take_with(&mut self, with: With) {
        self.with = Some(with);
        self.rev += 1;
    }

    /// Takes the counts.
    pub fn take_counts(&mut self, counts: BTreeMap<CountryCode, usize>) {
        self.counts = Some(counts);
        self.rev += 1;
    }

    /// The records with a country, if they came.
    pub fn with(&self, country: &str) -> Option<&With> {
        self.with.as_ref().filter(|with| &*with.country == country)
    }

    /// Forgets everything: a record changed.
    pub fn forget(&mut self) {
        self.with = None;
        self.counts = None;
    }
}
