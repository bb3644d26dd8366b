//! The practice office and its messages, as they lie in `assets/demo/`.
//!
//! Never here: anything invented in code.
use serde::Deserialize;

use crate::cli::exit::Failure;
use crate::desk::{ColumnMap, Profile};
use crate::domain::content::Channel;
use crate::domain::officer::Officer;
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Label, Moment};

/// The office and the instant at which practice begins.
pub(super) struct Office {
    pub(super) profile: Profile,
    pub(super) now: Moment,
}

/// A message on its way in.
pub(super) struct Arrival {
    pub(super) name: &'static str,
    pub(super) bytes: &'static [u8],
    pub(super) channel: Channel,
    pub(super) received: Moment,
}

#[derive(Deserialize)]
struct DeskFile {
    name: String,
    authority: String,
    capital: String,
    home: CountryText,
    now: String,
    officer: Vec<OfficerFile>,
}

#[derive(Deserialize)]
struct OfficerFile {
    id: Label,
    name: String,
}

#[derive(Deserialize)]
struct UnitsFile {
    unit: Vec<UnitFile>,
}

#[derive(Deserialize)]
struct UnitFile {
    id: Label,
    name: String,
    competences: Vec<Label>,
    regions: Vec<String>,
    languages: Vec<Label>,
    clearance: String,
    duty_hours: String,
    contact: String,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct CountryText(CountryCode);

impl TryFrom<String> for CountryText {
    type Error = crate::domain::country::NotACountryCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

fn broken(what: &str) -> Failure {
    Failure::Reference(format!(
        "The practice files of this program are broken: {what}. No store was touched."
    ))
}

/// Reads `desk.toml` and `units.toml`.
pub(super) fn office() -> Result<Office, Failure> {
    let desk: DeskFile = toml::from_str(include_str!("../../../assets/demo/desk.toml"))
        .map_err(|error| broken(error.message()))?;
    let units: UnitsFile = toml::from_str(include_str!("../../../assets/demo/units.toml"))
        .map_err(|error| broken(error.message()))?;
    let CountryText(home) = desk.home;
    let officers = desk.officer.into_iter();
    let profile = Profile {
        name: desk.name,
        home,
        officers: officers
            .map(|officer| Officer {
                id: officer.id,
                name: officer.name,
            })
            .collect(),
        units: units
            .unit
            .into_iter()
            .map(|unit| self::unit(unit, home))
            .collect(),
        practice: true,
        recall_seconds: 30,
        office: crate::desk::Office {
            authority: Some(desk.authority),
            place: Some(desk.capital),
            language: crate::domain::letter::Language::English,
        },
    };
    let now = Moment::parse(&desk.now).ok_or_else(|| broken("desk.toml has no practice clock"))?;
    Ok(Office { profile, now })
}

fn unit(unit: UnitFile, home: CountryCode) -> Unit {
    Unit {
        id: unit.id,
        name: unit.name,
        country: home,
        crime_areas: unit.competences,
        regions: unit.regions,
        languages: unit.languages,
        clearance: Some(unit.clearance),
        duty_hours: Some(unit.duty_hours),
        contact: Some(unit.contact),
    }
}

/// Every file with its bytes, in the order of arrival.
const FILES: &[(&str, &[u8])] = include!("../../../assets/demo/files.rs");

/// Reads `arrivals.csv` beside the files.
pub(super) fn arrivals() -> Result<Vec<Arrival>, Failure> {
    let mut table =
        csv::Reader::from_reader(include_bytes!("../../../assets/demo/arrivals.csv").as_slice());
    let mut arrivals = Vec::with_capacity(FILES.len());
    for (row, (name, bytes)) in table.records().zip(FILES) {
        let row = row.map_err(|error| broken(&error.to_string()))?;
        let cell = |column: usize| row.get(column).unwrap_or_default();
        if cell(0) != *name {
            return Err(broken("arrivals.csv and files.rs differ"));
        }
        arrivals.push(Arrival {
            name,
            bytes,
            channel: Channel::from_word(cell(1)).ok_or_else(|| broken("a channel is unknown"))?,
            received: Moment::parse(cell(2)).ok_or_else(|| broken("an arrival has no time"))?,
        });
    }
    Ok(arrivals)
}

/// How the lists of this office's partners are read.
pub(super) fn maps() -> Result<Vec<ColumnMap>, Failure> {
    let map = ColumnMap::read(include_str!("../../../assets/demo/maps/stolen.toml"));
    Ok(vec![map.map_err(|refused| broken(&refused.to_string()))?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_practice_files_are_whole() {
        assert!(maps().is_ok());
        let office = office().unwrap();
        assert!(
            office.profile.practice
                && office.profile.officers.len() >= 2
                && office.profile.units.len() >= 5
        );
        let arrivals = arrivals().unwrap();
        assert_eq!(arrivals.len(), FILES.len());
        assert!(arrivals.len() >= 60);
        assert!(arrivals.is_sorted_by_key(|arrival| arrival.received));
        assert!(
            arrivals
                .iter()
                .all(|arrival| arrival.received <= office.now)
        );
    }
}
