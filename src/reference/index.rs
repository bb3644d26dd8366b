//! The words by which a country can be found, folded once.
//!
//! Never here: scores; see `search`.
use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Confidence, Country, MatchedOn, Pack};

/// Every searchable word of a pack.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    cities: HashMap<String, City>,
}

/// One word of one country.
#[derive(Debug)]
pub(super) struct Entry {
    /// Place in the list of countries.
    pub(super) country: usize,
    pub(super) kind: MatchedOn,
    /// As the pack writes it.
    pub(super) text: String,
    /// For comparing: lower case, without accents.
    pub(super) folded: String,
}

#[derive(Debug)]
struct City {
    country: usize,
    confidence: Confidence,
}

impl Index {
    pub(super) fn of(pack: &Pack) -> Self {
        let countries = || pack.countries().iter().enumerate();
        let entries = countries()
            .flat_map(|(place, country)| words(pack, place, country))
            .collect();
        let mut cities = HashMap::new();
        // The seat of the bureau goes before a capital of the same name elsewhere.
        for column in ["ncb_city", "capital", "capital_other"] {
            for (place, country) in
                countries().filter(|(_, country)| country.fact("ncb_city").is_some())
            {
                let Some(fact) = country.fact(column) else {
                    continue;
                };
                for city in fact.items() {
                    let confidence = fact.confidence;
                    cities.entry(fold(city)).or_insert(City {
                        country: place,
                        confidence,
                    });
                }
            }
        }
        Self { entries, cities }
    }
}

impl Pack {
    /// The country whose National Central Bureau sits in that city, as telegrams name it (`NCB Pretoria`,
    /// `IP Pretoria` or the city alone), and how sure that is. Never use it to address anything.
    pub fn ncb_country(&self, city: &str) -> Option<(&Country, Confidence)> {
        let folded = fold(city);
        let name = ["ncb ", "ip "]
            .iter()
            .find_map(|lead| folded.strip_prefix(lead))
            .unwrap_or(&folded);
        let city = self.index().cities.get(name.trim())?;
        self.countries()
            .get(city.country)
            .map(|country| (country, city.confidence))
    }
}

fn words(pack: &Pack, place: usize, country: &Country) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |kind: MatchedOn, text: &str| {
        entries.push(Entry {
            country: place,
            kind,
            text: text.to_owned(),
            folded: fold(text),
        });
    };
    add(MatchedOn::Iso2, &country.iso2);
    for (alias, _) in pack
        .manifest()
        .code_aliases
        .iter()
        .filter(|(_, code)| **code == country.iso2)
    {
        add(MatchedOn::Iso2, alias);
    }
    add(MatchedOn::Iso3, &country.iso3);
    if let Some(numeric) = &country.numeric {
        add(MatchedOn::Numeric, numeric);
    }
    for code in country.items("calling_code") {
        add(MatchedOn::CallingCode, &format!("+{code}"));
    }
    add(MatchedOn::Name, &country.name);
    for column in ["official_name", "name_fr", "name_es", "name_ar"] {
        if let Some(name) = country.value(column) {
            add(MatchedOn::OtherName, name);
        }
    }
    for name in pack.names_of(country) {
        add(MatchedOn::OtherName, &name.name);
    }
    for (column, kind) in [
        ("capital", MatchedOn::Capital),
        ("capital_other", MatchedOn::Capital),
        ("ncb_city", MatchedOn::NcbCity),
    ] {
        if let Some(city) = country.value(column) {
            add(kind, city);
        }
    }
    entries
}

/// Lower case without accents and without signs around words, in any script.
pub(super) fn fold(text: &str) -> String {
    let letters = text.to_lowercase();
    let plain = letters.nfkd().filter(|letter| !is_combining_mark(*letter));
    plain.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(fold(" Côte d’Ivoire "), "cote d’ivoire");
        assert_eq!(fold("TÜRKİYE"), "turkiye");
    }

    #[test]
    fn telegram_senders_lead_to_their_country() {
        let pack = Pack::embedded().unwrap();
        for (sender, iso2) in [
            ("NCB Pretoria", "ZA"),
            ("IP BRASILIA", "BR"),
            ("Wiesbaden", "DE"),
            ("Lima", "PE"),
        ] {
            assert_eq!(
                pack.ncb_country(sender).map(|(c, _)| c.iso2.as_str()),
                Some(iso2),
                "{sender}"
            );
        }
        assert!(pack.ncb_country("NCB Sampletown").is_none());
        assert!(pack.ncb_country("").is_none());
    }
}
