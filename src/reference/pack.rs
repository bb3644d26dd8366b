//! A pack: one version of all reference facts, read from texts.
//!
//! Never here: file access. The embedded texts come with the program; others are handed in.
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{
    Channel, Column, Country, ForeignName, Manifest, Organisation, Treaties, World,
    country::{read_columns, read_countries},
    deadlines::{Deadlines, read_deadlines},
    holidays::Holidays,
    index::Index,
    names::{read_languages, read_names},
    office::Office,
    organisations::{Shelf, read_shelf},
};

/// The layout this program reads.
const FORMAT: u32 = 1;

/// The texts a pack is made of.
#[derive(Debug, Clone, Copy)]
pub struct PackFiles<'t> {
    /// `pack.json`
    pub manifest: &'t str,
    /// `columns.csv`
    pub columns: &'t str,
    /// `countries.csv`
    pub countries: &'t str,
    /// `names.tsv`
    pub names: &'t str,
    /// `languages.csv`
    pub languages: &'t str,
    /// `holidays.tsv`
    pub holidays: &'t str,
    /// `organisations.json`
    pub organisations: &'t str,
    /// `treaties.json`
    pub treaties: &'t str,
    /// `parties.csv`
    pub parties: &'t str,
    /// `bilaterals.csv`
    pub bilaterals: &'t str,
    /// `purposes.csv`
    pub purposes: &'t str,
    /// `crime-areas.csv`
    pub crime_areas: &'t str,
    /// `crime-codes.csv`
    pub crime_codes: &'t str,
    /// `deadlines.csv`
    pub deadlines: &'t str,
    /// `world.json`
    pub world: &'t str,
}

impl PackFiles<'static> {
    /// The texts inside the program.
    pub const EMBEDDED: Self = Self {
        manifest: include_str!("../../assets/reference/pack.json"),
        columns: include_str!("../../assets/reference/columns.csv"),
        countries: include_str!("../../assets/reference/countries.csv"),
        names: include_str!("../../assets/reference/names.tsv"),
        languages: include_str!("../../assets/reference/languages.csv"),
        holidays: include_str!("../../assets/reference/holidays.tsv"),
        organisations: include_str!("../../assets/reference/organisations.json"),
        treaties: include_str!("../../assets/reference/treaties.json"),
        parties: include_str!("../../assets/reference/parties.csv"),
        bilaterals: include_str!("../../assets/reference/bilaterals.csv"),
        purposes: include_str!("../../assets/reference/purposes.csv"),
        crime_areas: include_str!("../../assets/reference/crime-areas.csv"),
        crime_codes: include_str!("../../assets/reference/crime-codes.csv"),
        deadlines: include_str!("../../assets/reference/deadlines.csv"),
        world: include_str!("../../assets/reference/world.json"),
    };
}

/// Why a pack could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A file of the pack does not have the shape it must have.
    #[error(
        "The reference pack cannot be read: {file}, line {line}: {what}. \
         The records of the desk are not touched. Put back the pack that came with the program."
    )]
    Content {
        /// File of the pack.
        file: &'static str,
        /// Line, counted from 1; 0 when it is not known.
        line: u64,
        /// What is wrong there.
        what: String,
    },
    /// The pack is of a layout this program does not know.
    #[error(
        "The reference pack has layout {found}; this program reads layout {FORMAT}. \
         The records of the desk are not touched. Use a pack made for this version."
    )]
    Format {
        /// The layout number found.
        found: u32,
    },
}

impl PackError {
    pub(super) fn table(file: &'static str, line: u64, what: impl Into<String>) -> Self {
        Self::Content {
            file,
            line,
            what: what.into(),
        }
    }

    pub(super) fn json(file: &'static str, error: &serde_json::Error) -> Self {
        Self::table(
            file,
            u64::try_from(error.line()).unwrap_or(0),
            error.to_string(),
        )
    }
}

/// All reference facts of one version.
///
/// Its parts are shared, so that a pack with an office fact in it copies only what the fact touches.
#[derive(Debug, Clone)]
pub struct Pack {
    manifest: Arc<Manifest>,
    pub(super) columns: Arc<[Arc<Column>]>,
    pub(super) countries: Arc<Vec<Country>>,
    by_code: Arc<HashMap<String, usize>>,
    names: Arc<HashMap<String, Vec<ForeignName>>>,
    pub(super) languages: Arc<HashMap<String, String>>,
    shelf: Arc<Shelf>,
    pub(super) holidays: Arc<Holidays>,
    pub(super) treaties: Arc<Treaties>,
    pub(super) deadlines: Arc<Deadlines>,
    world: Arc<World>,
    pub(super) index: Arc<OnceLock<Index>>,
    pub(super) office: Office,
}

impl Pack {
    /// The pack inside the program, read on first use and kept.
    ///
    /// # Errors
    /// [`PackError`] when the embedded texts are not a pack; the tests of this crate exclude that.
    pub fn embedded() -> Result<&'static Self, PackError> {
        embedded().as_deref().map_err(Clone::clone)
    }

    /// The same, to be shared with packs that can be replaced while the program runs.
    ///
    /// # Errors
    /// As [`Pack::embedded`].
    pub fn shared() -> Result<Arc<Self>, PackError> {
        embedded().clone()
    }

    /// Reads a pack from its texts.
    ///
    /// # Errors
    /// [`PackError`] names the file and the line of the first fault.
    pub fn read(files: &PackFiles<'_>) -> Result<Self, PackError> {
        let manifest: Manifest = serde_json::from_str(files.manifest)
            .map_err(|error| PackError::json("pack.json", &error))?;
        if manifest.format != FORMAT {
            return Err(PackError::Format {
                found: manifest.format,
            });
        }
        let rules = read_columns(files.columns, &manifest)?;
        let countries = read_countries(files.countries, &rules)?;
        let treaties = Treaties::read(files)?;
        let pack = Self {
            by_code: Arc::new(index_codes(&countries, &manifest)?),
            names: Arc::new(read_names(files.names)?),
            languages: Arc::new(read_languages(files.languages)?),
            shelf: Arc::new(read_shelf(files.organisations)?),
            holidays: Arc::new(Holidays::read(files.holidays, manifest.holiday_years)?),
            columns: rules.iter().map(|rule| rule.column().clone()).collect(),
            deadlines: Arc::new(read_deadlines(files.deadlines, &treaties)?),
            treaties: Arc::new(treaties),
            world: Arc::new(World::read(files.world)?),
            index: Arc::default(),
            office: Office::default(),
            manifest: Arc::new(manifest),
            countries: Arc::new(countries),
        };
        pack.check_values()?;
        pack.check_codes()?;
        Ok(pack)
    }

    /// Version, dates, sources, legend.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The columns of the country table, in order.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().map(AsRef::as_ref)
    }

    /// All countries, in order of the two-letter code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The country of a two-letter, three-letter or three-digit ISO code, in any case. Codes that are not assigned
    /// (messages carry `914` or `922`) have no country.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.place_of(code)
            .and_then(|place| self.countries.get(place))
    }

    /// Where in the list of countries that code's stands.
    pub(super) fn place_of(&self, code: &str) -> Option<usize> {
        let code = code.trim().to_ascii_uppercase();
        self.by_code.get(&code).copied()
    }

    /// The name for a code; a code without country is its own name, exactly as written.
    pub fn country_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.country(code).map_or(code, |country| &country.name)
    }

    /// The English name of a language; an unknown code is its own name.
    pub fn language_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.languages.get(code).map_or(code, String::as_str)
    }

    /// A country's names in other languages.
    pub fn names_of(&self, country: &Country) -> &[ForeignName] {
        self.names.get(&country.iso2).map_or(&[], Vec::as_slice)
    }

    /// Organisations and networks.
    pub fn organisations(&self) -> &[Organisation] {
        &self.shelf.organisations
    }

    /// Channels messages travel on.
    pub fn channels(&self) -> &[Channel] {
        &self.shelf.channels
    }

    /// Treaties, their parties, bilateral treaties and crime areas.
    pub fn treaties(&self) -> &Treaties {
        &self.treaties
    }

    /// The outlines of countries.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The words to look in; made on first search.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self))
    }
}

fn embedded() -> &'static Result<Arc<Pack>, PackError> {
    static EMBEDDED: OnceLock<Result<Arc<Pack>, PackError>> = OnceLock::new();
    EMBEDDED.get_or_init(|| Pack::read(&PackFiles::EMBEDDED).map(Arc::new))
}

fn index_codes(
    countries: &[Country],
    manifest: &Manifest,
) -> Result<HashMap<String, usize>, PackError> {
    let mut by_code = HashMap::new();
    for (place, country) in countries.iter().enumerate() {
        let codes = [
            Some(&country.iso2),
            Some(&country.iso3),
            country.numeric.as_ref(),
        ];
        for code in codes.into_iter().flatten() {
            if by_code.insert(code.clone(), place).is_some() {
                return Err(PackError::table(
                    "countries.csv",
                    0,
                    format!("code {code} stands twice"),
                ));
            }
        }
    }
    for (alias, code) in &manifest.code_aliases {
        if let Some(&place) = by_code.get(code) {
            by_code.entry(alias.clone()).or_insert(place);
        }
    }
    Ok(by_code)
}
