//! The embedded treaties as a whole: what one file names the other has, and no day contradicts another.
#![expect(
    clippy::expect_used,
    reason = "the lint spares test functions but not the function they share"
)]
use std::collections::HashSet;

use attache::reference::{Pack, Party, PartyKind, Treaties};
use jiff::civil::{Date, date};

fn pack() -> &'static Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

fn shelf() -> &'static Treaties {
    pack().treaties()
}

/// Every row of the lists of parties, with the id of its treaty.
fn rows() -> impl Iterator<Item = (&'static str, &'static Party)> {
    let treaties = shelf().all().iter();
    treaties.flat_map(|treaty| {
        let rows = shelf().parties(&treaty.id).iter();
        rows.map(|row| (treaty.id.as_str(), row))
    })
}

/// The European Union is a party of its own and no country.
fn is_known(code: &str) -> bool {
    code == "EU" || pack().country(code).is_some_and(|found| found.iso2 == code)
}

#[test]
fn nothing_was_lost_on_the_way() {
    assert_eq!(shelf().all().len(), 71);
    assert_eq!(rows().count(), 3_824);
    assert_eq!(shelf().bilaterals().len(), 453);
    assert_eq!(shelf().purposes().len(), 175);
    assert_eq!(shelf().crime_areas().len(), 27);
    assert_eq!(shelf().crime_codes().len(), 120);
    let declarations = shelf().all().iter().map(|treaty| treaty.declarations.len());
    assert_eq!(declarations.sum::<usize>(), 48);
}

#[test]
fn every_state_is_known() {
    for (id, row) in rows() {
        assert!(is_known(&row.iso2), "{} in {id}", row.iso2);
    }
    for treaty in shelf().all() {
        for declaration in &treaty.declarations {
            assert!(
                is_known(&declaration.iso2),
                "{}: {declaration:?}",
                treaty.id
            );
        }
    }
    for treaty in shelf().bilaterals() {
        assert!(
            is_known(&treaty.iso2_a) && is_known(&treaty.iso2_b),
            "{}",
            treaty.id
        );
        assert_ne!(treaty.iso2_a, treaty.iso2_b, "{}", treaty.id);
    }
}

#[test]
fn nobody_stands_twice() {
    let mut seen = HashSet::new();
    for (id, row) in rows() {
        assert!(seen.insert((id, &row.iso2)), "{} twice in {id}", row.iso2);
    }
    let mut ids = HashSet::new();
    for treaty in shelf().bilaterals() {
        assert!(ids.insert(&treaty.id), "{} twice", treaty.id);
        assert!(shelf().treaty(&treaty.id).is_none(), "{}", treaty.id);
    }
}

#[test]
fn every_word_a_treaty_uses_is_explained() {
    let areas: HashSet<_> = shelf()
        .crime_areas()
        .iter()
        .map(|area| &area.area)
        .collect();
    for treaty in shelf().all() {
        for purpose in treaty.key_articles.keys() {
            assert!(
                shelf().purpose(purpose).is_some(),
                "{purpose} in {}",
                treaty.id
            );
        }
        for word in &treaty.scope {
            assert!(
                word == "all" || areas.contains(word),
                "{word} in {}",
                treaty.id
            );
        }
        assert!(!treaty.scope.is_empty(), "{}", treaty.id);
    }
}

#[test]
fn no_explanation_is_left_over() {
    let mut used = HashSet::new();
    let mut scopes = HashSet::new();
    for treaty in shelf().all() {
        used.extend(treaty.key_articles.keys());
        scopes.extend(&treaty.scope);
    }
    for purpose in shelf().purposes() {
        assert!(used.contains(&purpose.purpose), "{}", purpose.purpose);
        assert!(!purpose.label.is_empty(), "{}", purpose.purpose);
    }
    for area in shelf().crime_areas() {
        assert!(scopes.contains(&area.area), "{}", area.area);
        assert!(!area.title.is_empty(), "{}", area.area);
    }
}

#[test]
fn every_code_of_a_crime_area_exists_once() {
    let mut codes = HashSet::new();
    for code in shelf().crime_codes() {
        assert!(codes.insert(&code.code), "{} twice", code.code);
        assert!(
            ["verified", "memory", "own"].contains(&code.confidence.as_str()),
            "{}",
            code.code
        );
    }
    for area in shelf().crime_areas() {
        for code in &area.codes {
            assert!(codes.contains(code), "{code} in {}", area.area);
        }
    }
}

#[test]
fn no_day_of_a_party_contradicts_another() {
    for (id, row) in rows() {
        let treaty = shelf().treaty(id).expect("the rows come from it");
        let of = format!("{} in {id}: {row:?}", row.iso2);
        for day in [row.signature, row.instrument_date, row.in_force] {
            assert!(day.is_none_or(|day| day >= treaty.opened), "{of}");
            assert!(day.is_none_or(|day| day <= built()), "{of}");
        }
        assert!(in_order(row.signature, row.instrument_date), "{of}");
        assert!(in_order(row.in_force, row.denounced), "{of}");
        assert!(in_order(treaty.begins(), row.in_force), "{of}");
        // A successor is bound from its first day, a territory from the day the notice names.
        let backdated = row.instrument_kind == "succession" || row.kind == PartyKind::Extension;
        assert!(
            backdated || in_order(row.instrument_date, row.in_force),
            "{of}"
        );
    }
}

#[test]
fn no_day_of_a_treaty_contradicts_another() {
    for treaty in shelf().all() {
        assert!(
            in_order(Some(treaty.opened), treaty.begins()),
            "{}",
            treaty.id
        );
    }
    for treaty in shelf().bilaterals() {
        // Continued from independence, confirmed by notes later.
        let continued = treaty.note.contains("takes effect from independence");
        assert!(
            continued || in_order(treaty.signed, treaty.in_force),
            "{}",
            treaty.id
        );
        for day in [treaty.signed, treaty.in_force].into_iter().flatten() {
            assert!(
                (date(1840, 1, 1)..=built()).contains(&day),
                "{}: {day}",
                treaty.id
            );
        }
    }
}

#[test]
fn every_territory_names_the_state_it_goes_through() {
    let extensions = rows().filter(|(_, row)| row.kind == PartyKind::Extension);
    let mut found = 0;
    for (id, row) in extensions {
        assert!(!row.note.is_empty(), "{} in {id}", row.iso2);
        found += 1;
    }
    assert_eq!(found, 93);
}

/// Unknown days contradict nothing.
fn in_order(earlier: Option<Date>, later: Option<Date>) -> bool {
    match (earlier, later) {
        (Some(earlier), Some(later)) => earlier <= later,
        _ => true,
    }
}

fn built() -> Date {
    let built = pack().manifest().built_as_of.parse();
    built.expect("the pack says when it was built")
}
