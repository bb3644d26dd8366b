//! The words by which a country can be found, folded once.
//!
//! Never here: scores; see `search`.
use std::collections::{HashMap, HashSet};

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
    /// For comparing: see [`fold`]; of a dialling code its digits.
    pub(super) folded: String,
    /// For passing over it quickly: see [`letters`].
    pub(super) letters: u64,
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
                let kind = match column {
                    "ncb_city" => MatchedOn::NcbCity,
                    _ => MatchedOn::Capital,
                };
                for city in fact.items() {
                    let confidence = fact.confidence;
                    for name in parts(kind, city).chain([city]) {
                        cities.entry(fold(name)).or_insert(City {
                            country: place,
                            confidence,
                        });
                    }
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
    let mut entries = codes(pack, place, country);
    let mut known = HashSet::new();
    // The first of two equal words counts most, so the others are never asked.
    let mut add = |kind: MatchedOn, text: &str| {
        let entry = Entry::of(place, kind, text, fold(text));
        if !entry.folded.is_empty() && known.insert(entry.folded.clone()) {
            entries.push(entry);
        }
    };
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
        for city in country.items(column) {
            add(kind, city);
            for name in parts(kind, city) {
                add(kind, name);
            }
        }
    }
    entries
}

fn codes(pack: &Pack, place: usize, country: &Country) -> Vec<Entry> {
    let aliases = pack.manifest().code_aliases.iter();
    let aliases = aliases.filter(|(_, code)| **code == country.iso2);
    let two = aliases.map(|(alias, _)| alias.as_str());
    let iso = [country.iso2.as_str()].into_iter().chain(two);
    let iso = iso.map(|code| (MatchedOn::Iso2, code));
    let numeric = country.numeric.as_deref();
    let more = [(MatchedOn::Iso3, country.iso3.as_str())].into_iter();
    let more = more.chain(numeric.map(|code| (MatchedOn::Numeric, code)));
    let codes = iso.chain(more);
    let codes = codes.map(|(kind, code)| Entry::of(place, kind, code, fold(code)));
    let calling = country.items("calling_code").map(|code| {
        let digits = code.chars().filter(char::is_ascii_digit).collect();
        let text = format!("+{code}");
        Entry::of(place, MatchedOn::CallingCode, &text, digits)
    });
    codes.chain(calling).collect()
}

/// `Nanterre (Paris)` is found by either city; what stands in brackets beside a capital is a remark.
fn parts(kind: MatchedOn, city: &str) -> impl Iterator<Item = &str> {
    let (name, rest) = city.split_once('(').unwrap_or((city, ""));
    let inner = rest
        .strip_suffix(')')
        .filter(|_| kind == MatchedOn::NcbCity);
    [Some(name), inner].into_iter().flatten().map(str::trim)
}

impl Entry {
    fn of(country: usize, kind: MatchedOn, text: &str, folded: String) -> Self {
        Self {
            country,
            kind,
            text: text.to_owned(),
            letters: letters(&folded),
            folded,
        }
    }
}

/// Lower case without accents, in any script; whatever stands between words is one space, except a plus sign.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let plain = text.chars().flat_map(char::to_lowercase).nfkd();
    for letter in plain.filter(|letter| !is_accent(*letter)) {
        match letter {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ə' => folded.push('e'),
            'ς' => folded.push('σ'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '+' => folded.push('+'),
            _ if letter.is_alphanumeric() || is_combining_mark(letter) => folded.push(letter),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Marks people leave out, and joiners nobody sees. A vowel sign of an Indic script is a letter and stays.
const fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' // Latin, Greek, Cyrillic
        | '\u{591}'..='\u{5c7}' // Hebrew points
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' // Arabic
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// One bit for each letter there is, some sharing one: a word that lacks a bit lacks the letter.
pub(super) fn letters(folded: &str) -> u64 {
    folded
        .chars()
        .fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(fold(" Côte d’Ivoire "), "cote d ivoire");
        assert_eq!(fold("TÜRKİYE"), "turkiye");
        assert_eq!(fold("Saint-Barthélemy,  (FR)"), "saint barthelemy fr");
        assert_eq!(fold("Østrig"), fold("OSTRIG"));
        assert_eq!(fold("Weißrussland"), fold("WEISSRUSSLAND"));
        assert_eq!(fold("+1-268"), "+1 268");
        assert_eq!(fold(" - "), "");
    }

    #[test]
    fn folding_keeps_what_is_a_letter() {
        assert_ne!(fold("टोगो"), fold("टोंगा"));
        assert_eq!(fold("ألمانيا"), fold("المانيا"));
        assert_eq!(fold("ΚΎΠΡΟΣ"), fold("Κύπρος"));
    }

    #[test]
    fn telegram_senders_lead_to_their_country() {
        let pack = Pack::embedded().unwrap();
        for (sender, iso2) in [
            ("NCB Pretoria", "ZA"),
            ("IP BRASILIA", "BR"),
            ("Wiesbaden", "DE"),
            ("Lima", "PE"),
            ("NCB Paris", "FR"),
            ("IP Nanterre", "FR"),
            ("Bloemfontein", "ZA"),
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
