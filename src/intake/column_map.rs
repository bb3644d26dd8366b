//! Column maps: which column of an office's list holds which field, how it writes dates, what it never says.
//!
//! A map is a small TOML file, so that a new office needs no new program. Never here: reading the list, making records.
use crate::domain::kind::worded;
use crate::domain::text::fold;
use crate::domain::{Foreign, Label};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

worded! {
    /// What a column can hold.
    Field {
        /// The sender's reference.
        Reference = "reference", "Reference";
        /// Kind of the record, by its word.
        Kind = "kind", "Kind";
        /// One line saying what it is about.
        Title = "title", "Title";
        /// Running text.
        Text = "text", "Text";
        /// Country of the sender.
        SenderCountry = "sender_country", "Sender's country";
        /// Authority of the sender.
        SenderAuthority = "sender_authority", "Sender's authority";
        /// When it was sent, RFC 3339.
        SentAt = "sent_at", "Sent";
        /// Urgency, by its word.
        Urgency = "urgency", "Urgency";
        /// When an answer is due, RFC 3339.
        Due = "due", "Due";
        /// Legal basis in words.
        LegalBasis = "legal_basis", "Legal basis";
        /// Purpose in words.
        Purpose = "purpose", "Purpose";
        /// Handling codes.
        Handling = "handling", "Handling codes";
        /// Traffic light.
        Tlp = "tlp", "TLP";
        /// Limits in words.
        Restrictions = "restrictions", "Restrictions";
        /// Crime areas.
        CrimeAreas = "crime_areas", "Crime areas";
        /// What the row is about: person, organisation, vehicle and so on.
        Subject = "subject", "Subject";
        /// Name undivided.
        FullName = "full_name", "Name";
        /// Family name.
        FamilyName = "family_name", "Family name";
        /// Given names.
        GivenNames = "given_names", "Given names";
        /// Other names.
        Aliases = "aliases", "Aliases";
        /// Birth date.
        Birth = "birth", "Born";
        /// Birth place.
        BirthPlace = "birth_place", "Birth place";
        /// Birth country.
        BirthCountry = "birth_country", "Birth country";
        /// Sex: M, F or U.
        Sex = "sex", "Sex";
        /// Nationalities, or the country of a thing.
        Nationalities = "nationalities", "Nationalities";
        /// Addresses.
        Addresses = "addresses", "Addresses";
        /// Numbers of documents.
        Documents = "documents", "Documents";
        /// Telephone numbers.
        Phones = "phones", "Telephones";
        /// Account numbers.
        Ibans = "ibans", "Accounts";
        /// Number plate.
        Plate = "plate", "Plate";
        /// Vehicle identification number.
        Vin = "vin", "VIN";
        /// Registration, serial or inventory number.
        Number = "number", "Number";
        /// Anything else said.
        Remarks = "remarks", "Remarks";
    }
}

/// One map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    /// Its name.
    pub name: Label,
    /// What parts the cells, where it is not to be found out.
    pub delimiter: Option<u8>,
    /// What parts several values in one cell.
    pub separator: Option<char>,
    /// How dates are written: `DD.MM.YYYY` and the like. Year first is read in any case.
    pub dates: Option<String>,
    requires: Vec<String>,
    columns: BTreeMap<String, Field>,
    constants: Vec<(Field, Foreign)>,
}

/// Why a map cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum MapRefused {
    /// Not TOML, or not a map.
    #[error("The column map cannot be read: {0}")]
    Toml(String),
    /// A field nobody knows.
    #[error("The column map names the field {0}, which does not exist")]
    Field(String),
    /// A delimiter or pattern that cannot work.
    #[error("The column map has a {0} that cannot be used")]
    Value(&'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MapFile {
    name: Label,
    delimiter: Option<char>,
    separator: Option<char>,
    dates: Option<String>,
    #[serde(default)]
    requires: Vec<String>,
    columns: BTreeMap<String, String>,
    #[serde(default)]
    constants: BTreeMap<String, String>,
}

impl ColumnMap {
    /// Reads a map file.
    ///
    /// # Errors
    /// When it is no map, or names fields, delimiters or date patterns that do not exist.
    pub fn read(text: &str) -> Result<Self, MapRefused> {
        let file: MapFile =
            toml::from_str(text).map_err(|error| MapRefused::Toml(error.message().to_owned()))?;
        let field =
            |word: &str| Field::from_word(word).ok_or_else(|| MapRefused::Field(word.to_owned()));
        let columns = file
            .columns
            .iter()
            .map(|(header, word)| Ok((key(header), field(word)?)));
        let constants = file
            .constants
            .iter()
            .map(|(word, value)| Ok((field(word)?, value.as_str().into())));
        let delimiter = file
            .delimiter
            .map(|d| u8::try_from(d).ok().filter(u8::is_ascii));
        let dates = file.dates;
        if dates
            .as_ref()
            .is_some_and(|dates| !["YYYY", "MM", "DD"].iter().all(|part| dates.contains(part)))
        {
            return Err(MapRefused::Value("date pattern"));
        }
        Ok(Self {
            name: file.name,
            delimiter: delimiter
                .map(|d| d.ok_or(MapRefused::Value("delimiter")))
                .transpose()?,
            separator: file.separator,
            dates,
            requires: file.requires.iter().map(|header| key(header)).collect(),
            columns: columns.collect::<Result<_, _>>()?,
            constants: constants.collect::<Result<_, _>>()?,
        })
    }

    /// The maps that come with the desk.
    pub fn built_in() -> Vec<Self> {
        const MAPS: [&str; 2] = [
            include_str!("../../assets/column-maps/own.toml"),
            include_str!("../../assets/column-maps/simple-entities.toml"),
        ];
        MAPS.into_iter()
            .filter_map(|text| Self::read(text).ok())
            .collect()
    }

    /// Whether every column this map cannot do without is there.
    pub fn fits<'a>(&self, mut header: impl Iterator<Item = &'a str> + Clone) -> bool {
        !self.requires.is_empty()
            && self
                .requires
                .iter()
                .all(|wanted| header.clone().any(|column| key(column) == *wanted))
            || self.requires.is_empty() && header.any(|column| self.field(column).is_some())
    }

    /// The field a column holds: as the map says, or because the column is named after it.
    pub fn field(&self, column: &str) -> Option<Field> {
        let column = key(column);
        self.columns
            .get(&column)
            .copied()
            .or_else(|| Field::from_word(&column.replace(' ', "_")))
    }

    /// What every row is taken to say where it does not say it itself.
    pub fn constants(&self) -> &[(Field, Foreign)] {
        &self.constants
    }

    /// A date of this office in the form year-month-day; the text itself where the pattern does not fit.
    pub fn date(&self, text: &str) -> String {
        self.dates
            .as_deref()
            .and_then(|pattern| by_pattern(text.trim(), pattern))
            .unwrap_or_else(|| text.to_owned())
    }

    /// The values in one cell. A value in quotation marks may hold the separator.
    pub fn values(&self, cell: &str) -> Vec<String> {
        let mut values = vec![String::new()];
        let mut quoted = false;
        for c in cell.chars() {
            match (c, values.last_mut()) {
                ('"', _) => quoted = !quoted,
                (c, _) if !quoted && Some(c) == self.separator => values.push(String::new()),
                (c, Some(last)) => last.push(c),
                (_, None) => {}
            }
        }
        values
            .into_iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect()
    }
}

fn key(header: &str) -> String {
    fold(header.trim())
}

/// Reads `DD.MM.YYYY` and other orders; digits only where the pattern has letters, the rest as it stands.
fn by_pattern(text: &str, pattern: &str) -> Option<String> {
    if text.len() != pattern.len() {
        return None;
    }
    let mut parts = BTreeMap::<char, String>::new();
    for (c, p) in text.chars().zip(pattern.chars()) {
        match p {
            'Y' | 'M' | 'D' => parts
                .entry(p)
                .or_default()
                .push(c.is_ascii_digit().then_some(c)?),
            other if other != c => return None,
            _ => {}
        }
    }
    Some(format!(
        "{}-{}-{}",
        parts.get(&'Y')?,
        parts.get(&'M')?,
        parts.get(&'D')?
    ))
}

#[cfg(test)]
mod tests {
    use super::{ColumnMap, Field, MapRefused};

    const MAP: &str = "name = \"office\"\ndates = \"DD.MM.YYYY\"\nseparator = \"/\"\n[columns]\n\"Família\" = \"family_name\"\n";

    #[test]
    fn maps_are_read_and_headers_found_in_any_spelling() {
        let map = ColumnMap::read(MAP).unwrap();
        assert_eq!(map.field(" FAMILIA"), Some(Field::FamilyName));
        assert_eq!(map.field("Birth place"), Some(Field::BirthPlace));
        assert_eq!(map.field("shoe size"), None);
        assert_eq!(map.date("05.03.1984"), "1984-03-05");
        assert_eq!(map.date("1984"), "1984");
        assert_eq!(map.values("A / \"B/C\" // "), ["A", "B/C"]);
        assert!(map.fits(["x", "familia"].into_iter()) && !map.fits(["x"].into_iter()));
        assert_eq!(ColumnMap::built_in().len(), 2);
    }

    #[test]
    fn bad_maps_are_refused() {
        let refused = |text: String| ColumnMap::read(&text).unwrap_err();
        assert_eq!(
            refused(MAP.replace("family_name", "shoes")),
            MapRefused::Field("shoes".into())
        );
        assert_eq!(
            refused(MAP.replace("DD.MM", "MM")),
            MapRefused::Value("date pattern")
        );
        assert!(matches!(
            refused(MAP.replace("[columns]", "[colums]")),
            MapRefused::Toml(_)
        ));
    }
}
