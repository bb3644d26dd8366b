//! All instruments of a pack with the ways to look one up.
//!
//! Never here: reading files; texts are handed in.
use std::collections::{HashMap, HashSet};

use super::bilateral::read_bilaterals;
use super::crime::{read_areas, read_codes};
use super::parties::read_parties;
use super::purpose::read_purposes;
use super::{Bilateral, CrimeArea, CrimeCode, Party, Purpose, Treaty};
use crate::reference::{PackError, PackFiles};

/// All instruments of a pack.
#[derive(Debug, Clone)]
pub struct Treaties {
    all: Vec<Treaty>,
    /// Beside each treaty its rows, ordered by code.
    parties: Vec<Vec<Party>>,
    by_id: HashMap<String, usize>,
    bilaterals: Vec<Bilateral>,
    purposes: Vec<Purpose>,
    by_purpose: HashMap<String, usize>,
    areas: Vec<CrimeArea>,
    codes: Vec<CrimeCode>,
}

impl Treaties {
    /// Reads the files about instruments and checks that what they name exists.
    pub(in crate::reference) fn read(files: &PackFiles<'_>) -> Result<Self, PackError> {
        let treaties: Vec<Treaty> = serde_json::from_str(files.treaties)
            .map_err(|error| PackError::json("treaties.json", &error))?;
        if treaties.is_empty() {
            return Err(fault("treaties.json", "no treaty", "is in it"));
        }
        let mut by_id = HashMap::new();
        for (place, treaty) in treaties.iter().enumerate() {
            if by_id.insert(treaty.id.clone(), place).is_some() {
                return Err(fault("treaties.json", &treaty.id, "stands twice"));
            }
        }
        let purposes = read_purposes(files.purposes)?;
        let names = purposes.iter().map(|known| known.purpose.clone());
        let mut shelf = Self {
            by_purpose: names.zip(0..).collect(),
            purposes,
            parties: vec![Vec::new(); treaties.len()],
            all: treaties,
            by_id,
            bilaterals: read_bilaterals(files.bilaterals)?,
            areas: read_areas(files.crime_areas)?,
            codes: read_codes(files.crime_codes)?,
        };
        for (id, party) in read_parties(files.parties)? {
            let rows = shelf.place(&id).and_then(|n| shelf.parties.get_mut(n));
            rows.ok_or_else(|| fault("parties.csv", &id, "is not in treaties.json"))?
                .push(party);
        }
        for rows in &mut shelf.parties {
            rows.sort_by(|a, b| a.iso2.cmp(&b.iso2));
        }
        shelf.check_once()?;
        shelf.check_names()?;
        Ok(shelf)
    }

    /// Of two rows about the same thing nobody could say which one is found.
    fn check_once(&self) -> Result<(), PackError> {
        for (treaty, rows) in self.all.iter().zip(&self.parties) {
            let twice = rows.windows(2).find_map(|pair| match pair {
                [one, other] if one.iso2 == other.iso2 => Some(&one.iso2),
                _ => None,
            });
            if let Some(state) = twice {
                let row = format!("{} of {state}", treaty.id);
                return Err(fault("parties.csv", &row, "stands twice"));
            }
        }
        let mut known: HashSet<&str> = self.by_id.keys().map(String::as_str).collect();
        for treaty in &self.bilaterals {
            if !known.insert(&treaty.id) {
                return Err(fault("bilaterals.csv", &treaty.id, "stands twice"));
            }
            if treaty.iso2_a == treaty.iso2_b {
                return Err(fault("bilaterals.csv", &treaty.id, "names one state twice"));
            }
        }
        Ok(())
    }

    /// An instrument that names another one must name one that is there.
    fn check_names(&self) -> Result<(), PackError> {
        for treaty in &self.all {
            for named in treaty.inherits.iter().chain(&treaty.replaces) {
                if *named == treaty.id {
                    return Err(fault("treaties.json", named, "names itself"));
                }
                if self.treaty(named).is_none() {
                    return Err(fault("treaties.json", named, "is named but not there"));
                }
            }
        }
        for treaty in &self.bilaterals {
            for named in treaty.displaced_by.iter().chain(&treaty.supplements) {
                if self.treaty(named).is_none() {
                    return Err(fault("bilaterals.csv", named, "is named but not there"));
                }
            }
        }
        Ok(())
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// All multilateral instruments, in the order of the pack.
    pub fn all(&self) -> &[Treaty] {
        &self.all
    }

    /// The multilateral instrument of that name.
    pub fn treaty(&self, id: &str) -> Option<&Treaty> {
        self.place(id).and_then(|place| self.all.get(place))
    }

    /// Rows of its list of parties, by code; empty when there are none.
    pub fn parties(&self, id: &str) -> &[Party] {
        let rows = self.place(id).and_then(|place| self.parties.get(place));
        rows.map_or(&[], Vec::as_slice)
    }

    /// The row of one state or territory.
    pub fn party(&self, id: &str, iso2: &str) -> Option<&Party> {
        let rows = self.parties(id);
        let found = rows.binary_search_by(|row| row.iso2.as_str().cmp(iso2));
        found.ok().and_then(|place| rows.get(place))
    }

    /// Puts a row into the list of parties of that instrument, in the place of the state's own if it has one.
    pub(in crate::reference) fn put_party(&mut self, id: &str, row: Party) {
        let rows = self.place(id).and_then(|place| self.parties.get_mut(place));
        let Some(rows) = rows else { return };
        match rows.binary_search_by(|known| known.iso2.cmp(&row.iso2)) {
            Ok(place) => rows.splice(place..=place, [row]).for_each(drop),
            Err(place) => rows.insert(place, row),
        }
    }

    /// Puts an instrument in the place of the one of the same name.
    pub(in crate::reference) fn put_treaty(&mut self, treaty: Treaty) {
        if let Some(known) = self
            .place(&treaty.id)
            .and_then(|place| self.all.get_mut(place))
        {
            *known = treaty;
        }
    }

    /// Puts a treaty of two states in the place of the one of the same name, or behind the others.
    pub(in crate::reference) fn put_bilateral(&mut self, treaty: Bilateral) {
        match self
            .bilaterals
            .iter_mut()
            .find(|known| known.id == treaty.id)
        {
            Some(known) => *known = treaty,
            None => self.bilaterals.push(treaty),
        }
    }

    /// Treaties of two states, in the order of the pack.
    pub fn bilaterals(&self) -> &[Bilateral] {
        &self.bilaterals
    }

    /// What articles are for, in the order they are shown.
    pub fn purposes(&self) -> &[Purpose] {
        &self.purposes
    }

    /// The purpose of that name.
    pub fn purpose(&self, name: &str) -> Option<&Purpose> {
        self.purposes.get(self.purpose_place(name)?)
    }

    /// Its place in the order purposes are shown.
    pub fn purpose_place(&self, name: &str) -> Option<usize> {
        self.by_purpose.get(name).copied()
    }

    /// Crime areas, in alphabetical order.
    pub fn crime_areas(&self) -> &[CrimeArea] {
        &self.areas
    }

    /// Codes of the taxonomies of crimes.
    pub fn crime_codes(&self) -> &[CrimeCode] {
        &self.codes
    }

    /// The areas a word means: an area by its name (`-` or `_` alike), or the areas of a code in any case. Empty when
    /// the word is not known.
    pub fn areas_named(&self, word: &str) -> Vec<&CrimeArea> {
        let name = word.trim().to_ascii_lowercase().replace('_', "-");
        if let Some(area) = self.areas.iter().find(|area| area.area == name) {
            return vec![area];
        }
        let code = word.trim();
        let means = |area: &&CrimeArea| {
            let mut codes = area.codes.iter();
            codes.any(|known| known.eq_ignore_ascii_case(code))
        };
        self.areas.iter().filter(means).collect()
    }
}

fn fault(file: &'static str, id: &str, what: &str) -> PackError {
    PackError::table(file, 0, format!("{id} {what}"))
}
