//! The files a pack is made of, by name.
//!
//! Never here: file access, what a file means.
use super::BundleError;
use crate::reference::PackFiles;

/// How many files a pack has.
pub const FILE_COUNT: usize = NAMES.len();

/// Every file, in the order of a pack file.
const NAMES: [&str; 15] = [
    "pack.json",
    "columns.csv",
    "countries.csv",
    "names.tsv",
    "languages.csv",
    "holidays.tsv",
    "organisations.json",
    "treaties.json",
    "parties.csv",
    "bilaterals.csv",
    "purposes.csv",
    "crime-areas.csv",
    "crime-codes.csv",
    "deadlines.csv",
    "world.json",
];

/// The name as a pack knows it.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| *known == name)
}

impl<'t> PackFiles<'t> {
    /// Name and text of every file, in the order of a pack file.
    pub const fn named(&self) -> [(&'static str, &'t str); FILE_COUNT] {
        let texts = [
            self.manifest,
            self.columns,
            self.countries,
            self.names,
            self.languages,
            self.holidays,
            self.organisations,
            self.treaties,
            self.parties,
            self.bilaterals,
            self.purposes,
            self.crime_areas,
            self.crime_codes,
            self.deadlines,
            self.world,
        ];
        let mut named = [("", ""); FILE_COUNT];
        let mut place = 0;
        while place < FILE_COUNT {
            named[place] = (NAMES[place], texts[place]);
            place += 1;
        }
        named
    }
}

/// The texts of a pack that came from outside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnedPackFiles {
    texts: [Option<String>; FILE_COUNT],
}

impl OwnedPackFiles {
    /// Names of the files a pack is made of.
    pub const NAMES: [&str; FILE_COUNT] = NAMES;

    /// Every file as `text` gives it by name; the first error ends it.
    pub fn collect<E>(mut text: impl FnMut(&'static str) -> Result<String, E>) -> Result<Self, E> {
        let mut files = Self::default();
        for name in NAMES {
            files.put(name, text(name)?);
        }
        Ok(files)
    }

    pub(super) fn put(&mut self, name: &str, text: String) {
        let place = NAMES.iter().position(|known| *known == name);
        if let Some(slot) = place.and_then(|place| self.texts.get_mut(place)) {
            *slot = Some(text);
        }
    }

    /// The same when nothing is missing.
    pub(super) fn complete(self) -> Result<Self, BundleError> {
        let missing = self.texts.iter().position(Option::is_none);
        match missing.and_then(|place| NAMES.get(place)) {
            Some(name) => Err(BundleError::Missing { name }),
            None => Ok(self),
        }
    }

    /// The texts, to read a pack from.
    pub fn texts(&self) -> PackFiles<'_> {
        let [
            manifest,
            columns,
            countries,
            names,
            languages,
            holidays,
            organisations,
            treaties,
            parties,
            bilaterals,
            purposes,
            crime_areas,
            crime_codes,
            deadlines,
            world,
        ] = self
            .texts
            .each_ref()
            .map(|text| text.as_deref().unwrap_or_default());
        PackFiles {
            manifest,
            columns,
            countries,
            names,
            languages,
            holidays,
            organisations,
            treaties,
            parties,
            bilaterals,
            purposes,
            crime_areas,
            crime_codes,
            deadlines,
            world,
        }
    }
}
