//! The office's own facts in the pack: a new pack in which they stand beside what they replace.
//!
//! Never here: where statements are kept, who made them; those are the store's and the desk's.
//!
//! A fact that does not fit the pack at hand, as after a newer pack came, is left out and told, never fatal.
mod column;
mod current;
mod fault;
mod instrument;
mod statement;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use fault::OfficeFactFault;

use super::{AsOf, Bilateral, Fact, Pack, Party, Treaty};
use crate::domain::{FactKey, OfficeFact};

/// What of the office's facts a pack has taken in.
#[derive(Debug, Clone, Default)]
pub(super) struct Office {
    stated: Vec<OfficeFact>,
    left_out: Vec<(OfficeFact, OfficeFactFault)>,
}

/// What a fact puts in the place of what the pack says.
enum Change {
    Fact { country: usize, fact: Fact },
    Name { country: usize, fact: Fact },
    Party { treaty: String, row: Party },
    Treaty(Box<Treaty>),
    Bilateral(Box<Bilateral>),
}

impl Pack {
    /// This pack with the office's facts in it; the later of two about the same thing stands. Meant for a pack as it was
    /// read: what a fact replaces is remembered as what "the pack says". Costs a few milliseconds.
    #[must_use]
    pub fn with_office_facts<'f>(&self, facts: impl IntoIterator<Item = &'f OfficeFact>) -> Self {
        let mut pack = self.clone();
        pack.office = Office::default();
        for fact in facts {
            match self.change(fact) {
                Ok(change) => {
                    pack.put(change);
                    pack.office.stated.retain(|old| old.key != fact.key);
                    pack.office.stated.push(fact.clone());
                }
                Err(fault) => pack.office.left_out.push((fact.clone(), fault)),
            }
        }
        pack
    }

    /// Whether this pack can take the fact in.
    ///
    /// # Errors
    /// [`OfficeFactFault`] says what does not fit and what would.
    pub fn check_office_fact(&self, fact: &OfficeFact) -> Result<(), OfficeFactFault> {
        self.change(fact).map(drop)
    }

    /// The office's facts that are in this pack.
    pub fn office_facts(&self) -> &[OfficeFact] {
        &self.office.stated
    }

    /// The office's facts that did not fit this pack, and why.
    pub fn office_facts_left_out(&self) -> &[(OfficeFact, OfficeFactFault)] {
        &self.office.left_out
    }

    fn change(&self, fact: &OfficeFact) -> Result<Change, OfficeFactFault> {
        self.change_of(&fact.key, &Stated::of(fact)?)
    }

    fn change_of(&self, key: &FactKey, stated: &Stated<'_>) -> Result<Change, OfficeFactFault> {
        match key {
            FactKey::Country { iso2, column } => {
                column::change(self, stated, iso2.as_str(), column.as_str())
            }
            FactKey::Party { treaty, state } => {
                instrument::party(self, stated, treaty.as_str(), state.as_str())
            }
            FactKey::Treaty { id } => instrument::treaty(self, stated, id.as_str()),
            FactKey::Bilateral { id } => instrument::bilateral(self, stated, id.as_str()),
            FactKey::NewBilateral { kind, one, other } => {
                let states = (one.as_str(), other.as_str());
                instrument::new_bilateral(self, stated, kind.as_str(), states)
            }
        }
    }

    fn put(&mut self, change: Change) {
        match change {
            Change::Fact { country, fact } => self.put_fact(country, fact),
            Change::Name { country, fact } => {
                if let Some(country) = Arc::make_mut(&mut self.countries).get_mut(country) {
                    country.name = fact.value.to_string();
                }
                self.put_fact(country, fact);
            }
            Change::Party { treaty, row } => {
                Arc::make_mut(&mut self.treaties).put_party(&treaty, row);
            }
            Change::Treaty(treaty) => Arc::make_mut(&mut self.treaties).put_treaty(*treaty),
            Change::Bilateral(treaty) => Arc::make_mut(&mut self.treaties).put_bilateral(*treaty),
        }
    }

    /// The words to look in are gathered anew: the fact may be a name or a city.
    fn put_fact(&mut self, country: usize, fact: Fact) {
        self.index = Arc::default();
        let columns = &self.columns;
        let rank = |name: &str| columns.iter().position(|column| column.name == name);
        let Some(country) = Arc::make_mut(&mut self.countries).get_mut(country) else {
            return;
        };
        country.facts.retain(|old| old.name() != fact.name());
        let place = rank(fact.name());
        let at = country
            .facts
            .partition_point(|old| rank(old.name()) < place);
        country.facts.insert(at, fact);
    }
}

/// A statement as the pack writes provenance.
struct Stated<'f> {
    value: &'f str,
    source: &'f str,
    as_of: AsOf,
    note: Option<&'f str>,
}

impl<'f> Stated<'f> {
    fn of(fact: &'f OfficeFact) -> Result<Self, OfficeFactFault> {
        let source = fact.source.trim();
        if source.is_empty() {
            return Err(OfficeFactFault::NoSource);
        }
        let as_of = fact.as_of.to_string();
        Ok(Self {
            value: fact.value.trim(),
            source,
            as_of: AsOf::parse(&as_of).ok_or(OfficeFactFault::NoDate(as_of))?,
            note: fact.note.as_deref().filter(|note| !note.trim().is_empty()),
        })
    }

    /// The note of a row that has no columns for source and date: the office's words, where it has them from, what they
    /// stand in place of.
    fn row_note(&self, replaced: &str) -> String {
        let from = format!(
            "stated by the office: {}, as of {}",
            self.source, self.as_of
        );
        let note = self.note.map(str::to_owned);
        let parts = [note, Some(from), Some(format!("pack says: {replaced}"))];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}
