//! Finding a country from whatever an officer has: a code, a dialling code, a name in any language, a city.
//!
//! Never here: phone number rules; a number is only followed as far as its country.
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Pack,
    index::{Entry, fold, letters},
    near::left_after_slip,
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

// An exact word outranks every other; then come beginnings, slips, and letters merely in order.
const CODE: i64 = 10_000;
const NUMBER: i64 = 9_000;
const BARE_NUMBER: i64 = 8_900;
const WORD: i64 = 8_000;
const NUMBER_BEGINS: i64 = 7_500;
const BEGINS: i64 = 6_000;
/// The English name is what the screen shows, so a word of it outranks the start of a foreign one.
const BEGINS_INSIDE_NAME: i64 = 5_950;
const BEGINS_INSIDE: i64 = 4_000;
const SLIP: i64 = 3_000;
const SLIP_IN_BEGINNING: i64 = 2_500;
const FUZZY_CEILING: i64 = 2_000;
/// Per letter typed; below it the letters are merely somewhere in the word.
const FUZZY_FLOOR: i64 = 14;
/// Fewer letters with one of them wrong could be anything.
const FEWEST_WITH_SLIP: usize = 5;
/// Fewer letters, in order somewhere, are in every other word.
const FEWEST_IN_ORDER: usize = 3;

impl Pack {
    /// Countries that answer to `query`, best first, each once with its best word; never cut short. An exact code wins,
    /// then an exact dialling code, an exact name or city, the beginning of one, one with a slip of the hand, and last
    /// letters in order.
    pub fn search(&self, query: &str) -> Vec<Hit<'_>> {
        let query = Query::of(query);
        if query.folded.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<Option<Best<'_>>> = vec![None; self.countries().len()];
        for entry in &self.index().entries {
            if let Some(score) = query.score(entry) {
                keep(&mut best, entry, score);
            }
        }
        self.add_letters_in_order(&query, &mut best);
        let mut found: Vec<_> = self.countries().iter().zip(best).collect();
        found.retain(|(_, best)| best.is_some());
        found.sort_by(|(a, a_best), (b, b_best)| {
            let score = |best: &Option<Best<'_>>| best.map(|(score, _)| score);
            let by_score = score(b_best).cmp(&score(a_best));
            let by_rank = b.is_sovereign().cmp(&a.is_sovereign());
            by_score.then(by_rank).then_with(|| a.name.cmp(&b.name))
        });
        let hits = found.into_iter().filter_map(|(country, best)| {
            let (score, entry) = best?;
            Some(Hit {
                iso2: &country.iso2,
                score,
                matched_on: entry.kind,
                text: &entry.text,
            })
        });
        hits.collect()
    }

    /// The slowest comparison, so only for countries that have not answered yet.
    fn add_letters_in_order<'p>(&'p self, query: &Query, best: &mut [Option<Best<'p>>]) {
        if query.number.is_some() || query.letters.len() < FEWEST_IN_ORDER {
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let answered: Vec<bool> = best.iter().map(Option::is_some).collect();
        let open = |entry: &&Entry| answered.get(entry.country) == Some(&false);
        for entry in self.index().entries.iter().filter(open) {
            if let Some(score) = query.score_letters(entry, &matcher) {
                keep(best, entry, score);
            }
        }
    }
}

type Best<'p> = (i64, &'p Entry);

fn keep<'p>(best: &mut [Option<Best<'p>>], entry: &'p Entry, score: i64) {
    if let Some(place) = best.get_mut(entry.country)
        && place.is_none_or(|(known, _)| known < score)
    {
        *place = Some((score, entry));
    }
}

struct Query {
    folded: String,
    letters: Vec<char>,
    /// See [`letters`].
    set: u64,
    /// Codes have no accents: `BI` is Burundi and `Bỉ` is Belgium in Vietnamese.
    ascii: bool,
    /// Digits of a number that began with `+` or `00`.
    number: Option<String>,
    /// Digits of what may be a dialling code without either.
    bare_number: Option<String>,
}

impl Query {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let number = folded
            .strip_prefix('+')
            .or_else(|| folded.strip_prefix("00"));
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
        let bare = folded.chars().all(|c| c.is_ascii_digit() || c == ' ');
        Self {
            number: number.map(digits),
            bare_number: bare.then(|| digits(&folded)),
            letters: folded.chars().collect(),
            set: letters(&folded),
            ascii: text.is_ascii(),
            folded,
        }
    }

    fn score(&self, entry: &Entry) -> Option<i64> {
        match entry.kind {
            MatchedOn::Iso2 | MatchedOn::Iso3 | MatchedOn::Numeric => {
                (self.ascii && entry.folded == self.folded).then_some(CODE)
            }
            MatchedOn::CallingCode => self.score_number(&entry.folded),
            _ if self.number.is_some() => None,
            _ => match (self.set & !entry.letters).count_ones() {
                0 => self.score_word(entry).or_else(|| self.score_slip(entry)),
                1 => self.score_slip(entry),
                _ => None,
            },
        }
    }

    /// The longest dialling code that begins the number wins, so `+1 809` is not every `+1`; a number not yet whole is
    /// answered by what it may become.
    fn score_number(&self, code: &str) -> Option<i64> {
        let Some(number) = self.number.as_deref().filter(|number| !number.is_empty()) else {
            let bare = self.bare_number.as_deref();
            return (bare == Some(code)).then_some(BARE_NUMBER);
        };
        if number.starts_with(code) {
            Some(NUMBER + length(code))
        } else {
            let left = length(code) - length(number);
            code.starts_with(number).then_some(NUMBER_BEGINS - left)
        }
    }

    fn score_word(&self, entry: &Entry) -> Option<i64> {
        let (word, rank) = (entry.folded.as_str(), rank(entry.kind));
        // Of two words that begin alike, the one with less left to type.
        let left = (length(word) - length(&self.folded)).clamp(0, 99);
        if word.starts_with(&self.folded) {
            return Some(match left {
                0 => WORD + rank,
                _ => BEGINS + rank - left,
            });
        }
        let inside = word
            .match_indices(&self.folded)
            .any(|(at, _)| word.get(..at).is_some_and(|before| before.ends_with(' ')));
        let tier = match entry.kind {
            MatchedOn::Name => BEGINS_INSIDE_NAME,
            _ => BEGINS_INSIDE,
        };
        inside.then_some(tier + rank - left)
    }

    fn score_slip(&self, entry: &Entry) -> Option<i64> {
        if self.letters.len() < FEWEST_WITH_SLIP {
            return None;
        }
        let word: Vec<char> = entry.folded.chars().collect();
        let left = left_after_slip(&self.letters, &word)?;
        let left = i64::try_from(left).unwrap_or(i64::MAX).min(99);
        Some(match left {
            0 => SLIP + rank(entry.kind),
            _ => SLIP_IN_BEGINNING + rank(entry.kind) - left,
        })
    }

    fn score_letters(&self, entry: &Entry, matcher: &SkimMatcherV2) -> Option<i64> {
        if entry.kind.is_code() || self.set & !entry.letters != 0 {
            return None;
        }
        let typed = i64::try_from(self.letters.len()).unwrap_or(i64::MAX);
        let left = (length(&entry.folded) - length(&self.folded)).clamp(0, 99);
        let score = matcher.fuzzy_match(&entry.folded, &self.folded)?;
        (score >= FUZZY_FLOOR.saturating_mul(typed)).then(|| (score * 4 - left).min(FUZZY_CEILING))
    }
}

impl MatchedOn {
    /// A code is right or wrong; there is nothing like it.
    const fn is_code(self) -> bool {
        matches!(
            self,
            Self::Iso2 | Self::Iso3 | Self::Numeric | Self::CallingCode
        )
    }
}

const fn rank(kind: MatchedOn) -> i64 {
    match kind {
        MatchedOn::Name => 300,
        MatchedOn::OtherName => 200,
        MatchedOn::Capital => 100,
        _ => 0,
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
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
            ("cote d'ivoire", "CI"),
            ("republic of korea", "KR"),
            ("ostrig", "AT"),
            ("germxny", "DE"),
            ("bloemfontein", "ZA"),
            ("+1-268", "AG"),
            ("1 268", "AG"),
            ("+3906", "VA"),
            ("bi", "BI"),
            ("bỉ", "BE"),
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
    fn a_number_not_yet_whole_shows_what_it_may_become() {
        let pack = Pack::embedded().unwrap();
        let codes = |query| {
            let hits = pack.search(query).into_iter();
            hits.map(|hit| hit.iso2).collect::<Vec<_>>()
        };
        assert!(codes("+35").contains(&"LU") && codes("+35").contains(&"PT"));
        let north_america = codes("+1");
        assert_eq!(
            north_america.first(),
            Some(&"CA"),
            "the exact code before longer ones"
        );
        assert!(north_america.contains(&"US") && north_america.contains(&"AG"));
        // A three-digit ISO code and a dialling code at once.
        assert!(codes("352").contains(&"IS") && codes("352").contains(&"LU"));
    }

    #[test]
    fn nothing_for_nothing() {
        for query in ["", "   ", "\u{301}", "zzzzqq", "+"] {
            assert_eq!(first(query), None, "{query:?}");
        }
    }
}
