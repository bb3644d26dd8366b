//! The embedded reference pack as a whole: every row holds what the rest of the program relies on.
#![expect(
    clippy::expect_used,
    reason = "the lint spares test functions but not the function they share"
)]
use std::collections::{BTreeSet, HashSet};

use attache::reference::{Confidence, Form, Pack, PackError, PackFiles};

fn pack() -> &'static Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

#[test]
fn there_are_250_countries_with_codes_of_their_own() {
    assert_eq!(pack().countries().len(), 250);
    let mut codes = HashSet::new();
    for country in pack().countries() {
        assert_eq!(
            (country.iso2.len(), country.iso3.len()),
            (2, 3),
            "{}",
            country.iso2
        );
        for code in [
            Some(&country.iso2),
            Some(&country.iso3),
            country.numeric.as_ref(),
        ]
        .into_iter()
        .flatten()
        {
            assert!(codes.insert(code), "{code} twice");
            let found = pack()
                .country(&code.to_lowercase())
                .map(|found| &found.iso2);
            assert_eq!(found, Some(&country.iso2));
        }
    }
}

#[test]
fn codes_without_a_country_keep_their_own_name() {
    for code in ["914", "922", "ZZ", "XXX", ""] {
        assert!(pack().country(code).is_none());
        assert_eq!(pack().country_name(code), code);
    }
    assert_eq!(pack().country_name("XK"), "Kosovo");
    assert_eq!(pack().country_name("UK"), "United Kingdom");
}

#[test]
fn every_neighbour_is_a_neighbour_back() {
    for country in pack().countries() {
        for code in country.items("neighbours") {
            let neighbour = pack()
                .country(code)
                .unwrap_or_else(|| panic!("{code} beside {}", country.iso2));
            assert!(
                neighbour
                    .items("neighbours")
                    .any(|back| back == country.iso2),
                "{code} and {}",
                country.iso2
            );
        }
    }
}

#[test]
fn every_country_has_a_clock_a_place_and_a_name_in_many_languages() {
    let now = jiff::Timestamp::UNIX_EPOCH;
    for country in pack().countries() {
        let uninhabited = ["BV", "HM"].contains(&country.iso2.as_str());
        assert!(
            uninhabited || pack().local_time(country, now).is_some(),
            "{}",
            country.iso2
        );
        let (latitude, longitude) = country.label_at().expect("a label point");
        assert!(
            latitude.abs() <= 90.0 && longitude.abs() <= 180.0,
            "{}",
            country.iso2
        );
        assert!(pack().names_of(country).len() >= 10, "{}", country.iso2);
    }
}

#[test]
fn every_code_in_a_fact_has_words() {
    for country in pack().countries() {
        for fact in &country.facts {
            for item in fact.items() {
                match fact.column.form {
                    Form::Languages => {
                        assert_ne!(pack().language_name(item), item, "{}", country.iso2);
                    }
                    Form::Countries if !item.contains(' ') => {
                        assert!(pack().country(item).is_some(), "{item}");
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn a_value_that_says_unknown_is_never_called_sure() {
    let facts = || pack().countries().iter().flat_map(|country| &country.facts);
    assert!(
        facts()
            .all(|fact| (&*fact.value == "unknown") == (fact.confidence == Confidence::NotKnown))
    );
    assert!(
        facts()
            .filter(|fact| fact.confidence == Confidence::Unverified)
            .count()
            > 400
    );
    let legend = &pack().manifest().confidence;
    assert!(facts().all(|fact| legend.contains_key(fact.confidence.code())));
}

#[test]
fn every_channel_names_a_column_that_exists() {
    let connected = |code, id| {
        let contacts = pack().contacts(pack().country(code).expect("assigned"));
        contacts.iter().any(|contact| contact.channel.id == id)
    };
    assert!(connected("DE", "siena") && connected("DE", "sirene") && connected("DE", "i-24/7"));
    assert!(connected("ZA", "i-24/7") && !connected("ZA", "sirene"));
    assert!(!connected("KP", "i-24/7"));
}

#[test]
fn the_embedded_texts_stay_small() {
    let files = PackFiles::EMBEDDED;
    let countries = [
        files.manifest,
        files.columns,
        files.countries,
        files.names,
        files.languages,
        files.holidays,
        files.organisations,
    ];
    let treaties = [
        files.treaties,
        files.parties,
        files.bilaterals,
        files.purposes,
        files.crime_areas,
        files.crime_codes,
        files.deadlines,
    ];
    let size = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
    assert!(size(&countries) < 600_000);
    assert!(size(&treaties) < 600_000);
    let all = size(&countries) + size(&treaties) + files.world.len();
    assert!(all < 2_000_000, "{all} bytes");
}

#[test]
fn a_broken_pack_names_the_file_and_the_line() {
    let columns = PackFiles::EMBEDDED
        .columns
        .replacen("two-source", "three-source", 1);
    let broken = PackFiles {
        columns: &columns,
        ..PackFiles::EMBEDDED
    };
    let error = Pack::read(&broken).expect_err("an unknown mark is refused");
    let text = error.to_string();
    assert!(
        text.contains("columns.csv, line 2") && text.contains("three-source"),
        "{text}"
    );

    let manifest = PackFiles::EMBEDDED
        .manifest
        .replacen("\"format\": 1", "\"format\": 2", 1);
    let newer = PackFiles {
        manifest: &manifest,
        ..PackFiles::EMBEDDED
    };
    assert_eq!(
        Pack::read(&newer).err(),
        Some(PackError::Format { found: 2 })
    );
}

#[test]
fn a_fact_in_json_says_how_sure_it_is() {
    let germany = pack().country("DE").expect("assigned");
    let json =
        |column| serde_json::to_value(germany.fact(column).expect(column)).expect("plain data");
    assert_eq!(json("capital")["value"], "Berlin");
    assert_eq!(json("capital")["as_of"], "2026-02");
    assert_eq!(json("ncb_city")["confidence"], "unverified");
}

/// What stands in a text of the pack, by the names its readers look for.
fn names_of_treaties() -> Vec<(&'static str, String)> {
    let folder = [
        (
            "parties.csv",
            include_str!("../assets/reference/parties.csv"),
        ),
        (
            "bilaterals.csv",
            include_str!("../assets/reference/bilaterals.csv"),
        ),
        (
            "purposes.csv",
            include_str!("../assets/reference/purposes.csv"),
        ),
        (
            "crime-areas.csv",
            include_str!("../assets/reference/crime-areas.csv"),
        ),
        (
            "crime-codes.csv",
            include_str!("../assets/reference/crime-codes.csv"),
        ),
        (
            "deadlines.csv",
            include_str!("../assets/reference/deadlines.csv"),
        ),
    ];
    let columns = folder.into_iter().flat_map(|(file, text)| {
        let head = text.lines().next().unwrap_or_default();
        head.split(',').map(move |name| (file, name.to_owned()))
    });
    let treaties = include_str!("../assets/reference/treaties.json");
    let treaties: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(treaties).expect("treaties.json is a list");
    let fields: BTreeSet<String> = treaties
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
        .collect();
    let fields = fields.into_iter().map(|name| ("treaties.json", name));
    columns.chain(fields).collect()
}

#[test]
fn the_readme_describes_every_field_of_the_treaties() {
    let readme = include_str!("../assets/reference/README.md");
    let (_, treaties) = readme.split_once("## Treaties").unwrap();
    for (file, name) in names_of_treaties() {
        assert!(treaties.contains(&format!("`{name}`")), "{name} in {file}");
    }
    let pack = include_str!("../assets/reference/pack.json");
    assert!(pack.contains("\"unions\"") && readme.contains("`unions`"));
}
