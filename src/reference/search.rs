//! Finding a country from whatever an officer has: a code, a dialling code, a name in any language, a city.
//!
//! Never here: phone number rules; a number is only followed as far as its country.
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Pack,
    index::{Entry, fold},
};

/// Which word of the country matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchedOn {
    /// Two-letter code.
    Iso2,
    /// Three-letter code.
    Iso3,
    /// Three-digit code.
    Numeric,
    /// International dialling code.
    CallingCode,
    /// English name.
    Name,
    /// Official name, or the name in another language.
    OtherName,
    /// Capital or other seat of government.
    Capital,
    /// City of the National Central Bureau.
    NcbCity,
}

/// A country found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'p> {
    /// Two-letter code.
    pub iso2: &'p str,
    /// Higher is better; comparable within one answer only.
    pub score: i64,
    /// Which word matched.
    pub matched_on: MatchedOn,
    /// That word, as the pack writes it.
    pub text: &'p str,
}

/// Fuzzy matches stay below every plain one.
const FUZZY_CEILING: i64 = 2_000;
/// Per letter typed; below it the letters are merely somewhere in the word.
const FUZZY_FLOOR: i64 = 14;

impl Pack {
    /// Countries that answer to `query`, best first, each once with its best word. An exact code wins, then an exact
    /// dialling code, an exact name, the beginning of a name or city, and last letters in order.
    pub fn search(&self, query: &str) -> Vec<Hit<'_>> {
        let query = Query::of(query);
        if query.folded.is_empty() {
            return Vec::new();
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let mut best: Vec<Option<(i64, &Entry)>> = vec![None; self.countries().len()];
        for entry in &self.index().entries {
            let Some(score) = query.score(entry, &matcher) else {
                continue;
            };
            if let Some(place) = best.get_mut(entry.country)
                && place.is_none_or(|(known, _)| known < score)
            {
                *place = Some((score, entry));
            }
        }
        let found = self.countries().iter().zip(best);
        let mut found: Vec<_> = found
            .filter_map(|(country, best)| best.map(|best| (country, best)))
            .collect();
        found.sort_by(|(a, (a_score, _)), (b, (b_score, _))| {
            let by_score = b_score.cmp(a_score);
            let by_rank = b.is_sovereign().cmp(&a.is_sovereign());
            by_score.then(by_rank).then_with(|| a.name.cmp(&b.name))
        });
        found
            .into_iter()
            .map(|(country, (score, entry))| Hit {
                iso2: &country.iso2,
                score,
                matched_on: entry.kind,
                text: &entry.text,
            })
            .collect()
    }
}

struct Query {
    folded: String,
    /// Digits of a number that began with `+` or `00`.
    number: Option<String>,
}

impl Query {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let number = folded
            .strip_prefix('+')
            .or_else(|| folded.strip_prefix("00"));
        let number = number.map(|rest| rest.chars().filter(char::is_ascii_digit).collect());
        Self { folded, number }
    }

    fn score(&self, entry: &Entry, matcher: &SkimMatcherV2) -> Option<i64> {
        match entry.kind {
            MatchedOn::Iso2 | MatchedOn::Iso3 | MatchedOn::Numeric => {
                (entry.folded == self.folded).then_some(10_000)
            }
            MatchedOn::CallingCode => self.score_number(&entry.folded),
            _ if self.number.is_some() => None,
            kind => self.score_word(kind, &entry.folded, matcher),
        }
    }

    /// The longest dialling code that begins the number wins; so `+1 809` is not every `+1`.
    fn score_number(&self, code: &str) -> Option<i64> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let number = self.number.as_deref()?;
        let length = i64::try_from(digits.len()).unwrap_or(0);
        (!digits.is_empty() && number.starts_with(&digits)).then_some(9_000 + length)
    }

    fn score_word(&self, kind: MatchedOn, word: &str, matcher: &SkimMatcherV2) -> Option<i64> {
        let rank = match kind {
            MatchedOn::Name => 300,
            MatchedOn::OtherName => 200,
            MatchedOn::Capital => 100,
            _ => 0,
        };
        if word == self.folded {
            return Some(8_000 + rank);
        }
        // Of two words that begin alike, the one with less left to type.
        let left = i64::try_from(word.len().saturating_sub(self.folded.len()))
            .unwrap_or(i64::MAX)
            .min(99);
        if word.starts_with(&self.folded) {
            return Some(6_000 + rank - left);
        }
        if word
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| part.starts_with(&self.folded))
        {
            // The English name is what the screen shows, so a word of it outranks the start of a foreign one.
            let tier = if kind == MatchedOn::Name {
                5_950
            } else {
                4_000
            };
            return Some(tier + rank - left);
        }
        let letters = i64::try_from(self.folded.chars().count()).unwrap_or(i64::MAX);
        if letters < 3 {
            return None;
        }
        let score = matcher.fuzzy_match(word, &self.folded)?;
        (score >= FUZZY_FLOOR.saturating_mul(letters))
            .then(|| (score * 4 - left).min(FUZZY_CEILING))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> Option<(&'static str, MatchedOn)> {
        let pack = Pack::embedded().unwrap();
        pack.search(query)
            .first()
            .map(|hit| (hit.iso2, hit.matched_on))
    }

    #[test]
    fn finds_germany_by_everything_germany_is_called() {
        for (query, on) in [
            ("DE", MatchedOn::Iso2),
            ("deu", MatchedOn::Iso3),
            ("276", MatchedOn::Numeric),
            ("+49", MatchedOn::CallingCode),
            ("0049 30 000 0001", MatchedOn::CallingCode),
            ("Germany", MatchedOn::Name),
            ("Alemania", MatchedOn::OtherName),
            ("allemagne", MatchedOn::OtherName),
            ("Германия", MatchedOn::OtherName),
            ("ドイツ", MatchedOn::OtherName),
            ("ألمانيا", MatchedOn::OtherName),
            ("Berlin", MatchedOn::Capital),
            ("Wiesbaden", MatchedOn::NcbCity),
            ("grmany", MatchedOn::Name),
        ] {
            assert_eq!(first(query), Some(("DE", on)), "{query}");
        }
    }

    #[test]
    fn the_table_of_queries() {
        for (query, iso2) in [
            ("uk", "GB"),
            ("ukr", "UA"),
            ("wales", "GB"),
            ("south af", "ZA"),
            ("turkey", "TR"),
            ("cote d", "CI"),
            ("côte", "CI"),
            ("swi", "CH"),
            ("lux", "LU"),
            ("+1 809 000 0001", "DO"),
            ("+352", "LU"),
            ("nig", "NE"),
            ("kosovo", "XK"),
            ("XKX", "XK"),
            ("Lima", "PE"),
            ("中国", "CN"),
            ("polska", "PL"),
        ] {
            assert_eq!(first(query).map(|(iso2, _)| iso2), Some(iso2), "{query}");
        }
    }

    #[test]
    fn each_country_once_and_best_first() {
        let hits = Pack::embedded().unwrap().search("guinea");
        let mut codes: Vec<_> = hits.iter().map(|hit| hit.iso2).collect();
        assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        assert_eq!(codes.first(), Some(&"GN"));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), hits.len());
    }

    #[test]
    fn nothing_for_nothing() {
        for query in ["", "   ", "\u{301}", "zzzzqq", "+"] {
            assert_eq!(first(query), None, "{query:?}");
        }
    }
}
