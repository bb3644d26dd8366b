//! Which instruments a list shows: every multilateral one and the home state's bilateral treaties, or those that fit what
//! was typed, best first.
//!
//! Never here: what an instrument says.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::domain::text::fold;
use crate::reference::{Bilateral, Pack, Treaty};

/// What a list or a title says of an instrument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named<'p> {
    /// Its name in the pack.
    pub id: &'p str,
    /// The title people use.
    pub title: &'p str,
    /// The other state, for a treaty of two.
    pub with: Option<&'p str>,
}

/// The instrument of that name.
pub fn named<'p>(pack: &'p Pack, id: &str, home: &str) -> Option<Named<'p>> {
    if let Some(treaty) = pack.treaties().treaty(id) {
        return Some(Named {
            id: &treaty.id,
            title: &treaty.short_title,
            with: None,
        });
    }
    let mut bilaterals = pack.treaties().bilaterals().iter();
    let treaty = bilaterals.find(|treaty| treaty.id == id)?;
    let with = if treaty.iso2_a == home {
        &treaty.iso2_b
    } else {
        &treaty.iso2_a
    };
    Some(Named {
        id: &treaty.id,
        title: &treaty.title,
        with: Some(with),
    })
}

/// Names of the instruments that fit what was typed; all in the order of the pack when nothing was.
pub fn found(pack: &Pack, home: &str, typed: &str) -> Vec<Arc<str>> {
    let treaties = pack.treaties();
    let all = treaties.all().iter().map(|t| (t.id.as_str(), words(t)));
    let ours = treaties.bilaterals().iter();
    let ours = ours.filter(|t| t.iso2_a == home || t.iso2_b == home);
    let entries = all.chain(ours.map(|t| (t.id.as_str(), bilateral_words(pack, t))));
    let typed: Vec<String> = typed.split_whitespace().map(fold).collect();
    let matcher = SkimMatcherV2::default();
    let mut found: Vec<(i64, &str)> = entries
        .filter_map(|(id, words)| score(id, &words, &typed, &matcher).map(|score| (score, id)))
        .collect();
    // Stable: what fits alike stays in the order of the pack.
    found.sort_by_key(|(score, _)| -score);
    found.into_iter().map(|(_, id)| id.into()).collect()
}

/// The title people use, then everything else it answers to.
struct Words {
    title: String,
    rest: String,
}

fn words(treaty: &Treaty) -> Words {
    let rest = [
        treaty.title.as_str(),
        &treaty.organisation,
        &treaty.scope.join(" "),
        &treaty.kinds.join(" "),
    ];
    Words {
        title: fold(&treaty.short_title),
        rest: fold(&rest.join(" ")),
    }
}

fn bilateral_words(pack: &Pack, treaty: &Bilateral) -> Words {
    let names = [&treaty.iso2_a, &treaty.iso2_b];
    let names = names.map(|code| format!("{code} {}", pack.country_name(code)));
    let rest = format!("{} {} bilateral", names.join(" "), treaty.kind.word());
    Words {
        title: fold(&treaty.title),
        rest: fold(&rest),
    }
}

/// How well every typed word fits: the name of the instrument first, then its title, then the rest; near spellings only
/// in the title.
fn score(id: &str, words: &Words, typed: &[String], matcher: &SkimMatcherV2) -> Option<i64> {
    let begins = |text: &str, word: &str| {
        let mut parts = text.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| part.starts_with(word))
    };
    let mut total = 0;
    for word in typed {
        total += if id == word {
            10_000
        } else if id.starts_with(word.as_str()) {
            5_000
        } else if begins(&words.title, word) {
            4_000
        } else if begins(id, word) || begins(&words.rest, word) {
            3_000
        } else if words.title.contains(word.as_str()) || words.rest.contains(word.as_str()) {
            1_000
        } else {
            let letters = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
            let near = matcher.fuzzy_match(&words.title, word)?;
            // Below this the letters are merely somewhere in the title.
            (near >= letters.saturating_mul(14)).then_some(near)?
        };
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> Option<String> {
        let pack = Pack::embedded().unwrap();
        let found = found(pack, "LU", typed);
        found.first().map(ToString::to_string)
    }

    #[test]
    fn instruments_are_found_by_name_title_organisation_and_crime() {
        for (typed, id) in [
            ("coe-185", "coe-185"),
            ("palermo", "untoc"),
            ("budapest", "coe-185"),
            ("budapst", "coe-185"),
            ("prum", "prum-ii-2024-982"),
            ("smuggling of migrants", "untoc-som"),
            ("benelux police", "benelux-police-2018"),
            ("israel extradition", "lu-il-ext-1956"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(id), "{typed}");
        }
        assert_eq!(first("zzzzqq"), None);
    }

    #[test]
    fn all_instruments_and_the_bilaterals_of_the_home_state_when_nothing_is_typed() {
        let pack = Pack::embedded().unwrap();
        let treaties = pack.treaties();
        let ours = treaties.bilaterals().iter();
        let ours = ours.filter(|t| t.iso2_a == "LU" || t.iso2_b == "LU");
        let found = found(pack, "LU", " ");
        assert_eq!(found.len(), treaties.all().len() + ours.count());
        for id in &found {
            assert!(named(pack, id, "LU").is_some(), "{id}");
        }
        let israel = named(pack, "lu-il-ext-1956", "LU").and_then(|named| named.with);
        assert_eq!(israel, Some("IL"));
    }
}
