//! Column maps: which column of an office's list holds which field, how it writes dates, what it never says.
//!
//! A map is a small TOML file, so that a new office needs no new program. Never here: reading the list, making records.
use crate::domain::Foreign;
use crate::domain::kind::worded;
use crate::domain::marking::{HandlingCode, Marking, Pap, Tlp};
use crate::domain::text::fold;
use jiff::civil::Date;
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
        /// Kind of alert or request, by its word; goes before the kind.
        Category = "category", "Category";
        /// Country of the sender.
        Country = "country", "Sender's country";
        /// Authority of the sender.
        Authority = "authority", "Sender's authority";
        /// The way it came.
        Channel = "channel", "Channel";
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
        SubjectKind = "subject_kind", "Subject";
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
        /// Make, model, colour in words.
        MakeModel = "make_model", "Make and model";
        /// The one number by which the subject is known.
        Identifier = "identifier", "Identifier";
        /// What kind of number that is: plate, vin, passport, imo, serial and so on.
        IdentifierKind = "identifier_kind", "Kind of identifier";
        /// Country that number was issued in.
        IdentifierCountry = "identifier_country", "Country of the identifier";
        /// When it happened.
        Date = "date", "Date";
        /// Anything else said.
        Remarks = "remarks", "Remarks";
    }
}

/// One map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    /// Its name, for people.
    pub name: String,
    /// What parts the cells, where it is not to be found out.
    pub delimiter: Option<u8>,
    /// The marking of every row, as its originator said for the list as a whole.
    pub marking: Marking,
    separator: Option<char>,
    date_pattern: Option<String>,
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
    name: String,
    delimiter: Option<char>,
    separator: Option<char>,
    date_pattern: Option<String>,
    kind: Option<String>,
    category: Option<String>,
    #[serde(default)]
    requires: Vec<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    constants: BTreeMap<String, String>,
    #[serde(default)]
    marking: MarkingFile,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkingFile {
    #[serde(default)]
    handling: Vec<String>,
    handling_text: Option<String>,
    tlp: Option<String>,
    pap: Option<String>,
    #[serde(default)]
    restrictions: Vec<String>,
}

impl MarkingFile {
    fn read(self) -> Result<Marking, MapRefused> {
        let mut marking = Marking {
            handling_text: self.handling_text.map(Foreign::from),
            ..Marking::default()
        };
        for word in &self.handling {
            marking.add_handling(
                HandlingCode::from_word(word).ok_or(MapRefused::Value("handling code"))?,
            );
        }
        let tlp = self
            .tlp
            .map(|word| Tlp::read(&word).ok_or(MapRefused::Value("TLP")));
        let pap = self
            .pap
            .map(|word| Pap::read(&word).ok_or(MapRefused::Value("PAP")));
        (marking.tlp, marking.pap) = (tlp.transpose()?, pap.transpose()?);
        marking.restrictions = self.restrictions.into_iter().map(Foreign::from).collect();
        Ok(marking)
    }
}

impl ColumnMap {
    /// Reads a map file: `[columns]` has `field = "column of the list"`.
    ///
    /// # Errors
    /// When it is no map, or names fields, marks, delimiters or date patterns that do not exist.
    pub fn read(text: &str) -> Result<Self, MapRefused> {
        let file: MapFile =
            toml::from_str(text).map_err(|error| MapRefused::Toml(error.message().to_owned()))?;
        let field =
            |word: &str| Field::from_word(word).ok_or_else(|| MapRefused::Field(word.to_owned()));
        let columns = file
            .columns
            .iter()
            .map(|(word, header)| Ok((key(header), field(word)?)));
        let constants = file
            .constants
            .iter()
            .map(|(word, value)| Ok((field(word)?, value.as_str().into())));
        let mut constants = constants.collect::<Result<Vec<_>, MapRefused>>()?;
        constants.extend(file.kind.map(|word| (Field::Kind, Foreign::from(word))));
        constants.extend(
            file.category
                .map(|word| (Field::Category, Foreign::from(word))),
        );
        let delimiter = file
            .delimiter
            .map(|d| u8::try_from(d).ok().filter(u8::is_ascii));
        let pattern = file.date_pattern;
        if pattern
            .as_ref()
            .is_some_and(|pattern| !pattern.contains("%d"))
        {
            return Err(MapRefused::Value("date pattern"));
        }
        let columns = columns.collect::<Result<BTreeMap<_, _>, _>>()?;
        let requires = file
            .requires
            .iter()
            .map(|header| key(header))
            .collect::<Vec<_>>();
        Ok(Self {
            name: file.name,
            delimiter: delimiter
                .map(|d| d.ok_or(MapRefused::Value("delimiter")))
                .transpose()?,
            marking: file.marking.read()?,
            separator: file.separator,
            date_pattern: pattern,
            requires: if requires.is_empty() {
                columns.keys().cloned().collect()
            } else {
                requires
            },
            columns,
            constants,
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

    /// Whether every column this map cannot do without is there: those it says, or else all it names.
    pub fn fits(&self, header: &[Foreign]) -> bool {
        let here: Vec<String> = header.iter().map(|column| key(column.raw())).collect();
        self.requires.iter().all(|wanted| here.contains(wanted))
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
        let date = self
            .date_pattern
            .as_deref()
            .and_then(|pattern| Date::strptime(pattern, text.trim()).ok());
        date.map_or_else(|| text.to_owned(), |date| date.to_string())
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

#[cfg(test)]
mod tests {
    use super::{ColumnMap, Field, MapRefused};

    const MAP: &str = r#"
name = "Sample office"
date_pattern = "%d.%m.%Y"
separator = "/"
[columns]
family_name = "Família"
[marking]
tlp = "green"
"#;

    #[test]
    fn maps_are_read_and_headers_found_in_any_spelling() {
        let map = ColumnMap::read(MAP).unwrap();
        assert_eq!(map.field(" FAMILIA"), Some(Field::FamilyName));
        assert_eq!(map.field("Birth place"), Some(Field::BirthPlace));
        assert_eq!(map.field("shoe size"), None);
        assert_eq!(map.date("05.03.1984"), "1984-03-05");
        assert_eq!(map.date("1984"), "1984");
        assert_eq!(map.values("A / \"B/C\" // "), ["A", "B/C"]);
        assert_eq!(map.marking.summary(), "TLP:GREEN");
        assert!(map.fits(&["x".into(), "familia".into()]) && !map.fits(&["x".into()]));
        assert_eq!(ColumnMap::built_in().len(), 2);
    }

    #[test]
    fn bad_maps_are_refused() {
        let refused = |old: &str, new: &str| ColumnMap::read(&MAP.replace(old, new)).unwrap_err();
        assert_eq!(
            refused("family_name", "shoes"),
            MapRefused::Field("shoes".into())
        );
        assert_eq!(refused("%d.", ""), MapRefused::Value("date pattern"));
        assert_eq!(refused("green", "purple"), MapRefused::Value("TLP"));
        assert!(matches!(
            refused("[columns]", "[colums]"),
            MapRefused::Toml(_)
        ));
    }
}
