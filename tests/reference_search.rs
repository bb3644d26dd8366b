//! Search over the whole pack: every name, code, city and dialling code leads to its country, however it is typed.
#![expect(
    clippy::expect_used,
    reason = "the lint spares test functions but not the functions they share"
)]
use std::collections::{BTreeMap, BTreeSet};

use attache::reference::{Country, Hit, Pack};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

fn pack() -> &'static Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

/// Every text that is a name, code or city of a country, as an officer would type it.
fn texts(country: &'static Country) -> Vec<String> {
    let codes = [&country.iso2, &country.iso3]
        .into_iter()
        .chain(&country.numeric);
    let columns = ["official_name", "name_fr", "name_es", "name_ar"];
    let names = columns.into_iter().filter_map(|name| country.value(name));
    let foreign = pack().names_of(country).iter();
    let cities = ["capital", "capital_other", "ncb_city"];
    let cities = cities.into_iter().flat_map(|column| country.items(column));
    let mut texts: Vec<String> = codes.cloned().collect();
    texts.push(country.name.clone());
    texts.extend(names.map(str::to_owned));
    texts.extend(foreign.map(|name| name.name.clone()));
    texts.extend(cities.map(str::to_owned));
    texts.extend(country.items("calling_code").map(|code| format!("+{code}")));
    texts
}

fn codes<'h>(hits: impl IntoIterator<Item = &'h Hit<'static>>) -> BTreeSet<&'static str> {
    hits.into_iter().map(|hit| hit.iso2).collect()
}

/// Each text once, with all countries it belongs to.
fn owners(form: impl Fn(&str) -> String) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut owners: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for country in pack().countries() {
        for text in texts(country) {
            owners.entry(form(&text)).or_default().insert(&country.iso2);
        }
    }
    owners
}

#[test]
fn every_text_finds_its_countries_before_all_others() {
    // `nga` is the code of Nigeria and Russia in Vietnamese: then both must be there.
    let owners = owners(str::to_lowercase);
    assert!(owners.len() > 6_000, "{}", owners.len());
    for (text, owners) in &owners {
        let hits = pack().search(text);
        let found = codes(&hits);
        assert!(found.is_superset(owners), "{text}: {owners:?} in {found:?}");
        // What is the same without accents may stand beside them, nothing worse.
        let best = hits.iter().take_while(|hit| hit.score >= 8_000);
        assert!(
            codes(best).is_superset(owners),
            "{text}: {owners:?} are exact, found {:?}",
            hits.first()
        );
        if let (1, Some(first)) = (owners.len(), hits.first()) {
            let tied = hits.iter().take_while(|hit| hit.score == first.score);
            assert!(
                codes(tied).is_superset(owners),
                "{text}: {owners:?}, but {first:?}"
            );
        }
    }
}

/// As typed on a keyboard without them.
fn without_accents(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[test]
fn case_and_accents_do_not_matter() {
    let latin = |text: &str| text.nfd().all(|c| c < '\u{370}' || !c.is_alphabetic());
    let all = owners(str::to_owned);
    for (place, (text, owners)) in all.iter().filter(|(text, _)| latin(text)).enumerate() {
        // All three forms of all names would say the same three times.
        let typed = match place % 3 {
            0 => text.to_uppercase(),
            1 => without_accents(text),
            _ => without_accents(text).to_lowercase(),
        };
        let hits = pack().search(&typed);
        let best = hits.iter().take_while(|hit| hit.score >= 8_000);
        assert!(codes(best).is_superset(owners), "{typed} for {text}");
    }
}

#[test]
fn one_wrong_letter_still_finds_the_name() {
    let names = owners(str::to_owned);
    let latin = |text: &&String| {
        text.chars().count() >= 5 && text.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
    };
    let names: Vec<_> = names.iter().filter(|(text, _)| latin(text)).collect();
    for (n, (text, owners)) in names.iter().step_by(names.len() / 200).enumerate() {
        let mut letters: Vec<char> = text.chars().collect();
        let at = n % letters.len();
        if let Some(letter) = letters.get_mut(at) {
            *letter = if letter.eq_ignore_ascii_case(&'x') {
                'q'
            } else {
                'x'
            };
        }
        let typed: String = letters.into_iter().collect();
        let hits = pack().search(&typed);
        assert!(
            codes(&hits).is_superset(owners),
            "{typed} for {text}: {:?}",
            hits.first()
        );
    }
}
