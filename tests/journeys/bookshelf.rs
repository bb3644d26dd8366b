//! The bookshelf by keys: a country, its sheet, a treaty, the finder from a record, a comparison, the map.

use attache::tui::options::Size;
use attache::tui::state::layer::{MapOf, SheetKind};
use attache::tui::state::{Area, Finder, Layer};

use crate::sitting::{SIZE, Sitting};

/// The windows of these journeys.
const SIZES: [Size; 2] = [
    SIZE,
    Size {
        columns: 140,
        rows: 45,
    },
];

fn sheet(desk: &Sitting) -> &SheetKind {
    match desk.driver.state().layers.last() {
        Some(Layer::Sheet(sheet)) => &sheet.kind,
        other => panic!("no sheet on top: {other:?}\n{}", desk.screen()),
    }
}

fn finder(desk: &Sitting) -> &Finder {
    match desk.driver.state().layers.last() {
        Some(Layer::Finder(finder)) => finder,
        other => panic!("no finder on top: {other:?}\n{}", desk.screen()),
    }
}

/// Every window with a desk of its own.
fn desks() -> impl Iterator<Item = Sitting> {
    SIZES.into_iter().map(|size| {
        let mut desk = Sitting::demo();
        desk.resize(size);
        desk
    })
}

#[test]
fn from_a_country_to_its_sheet_and_back() {
    for mut desk in desks() {
        desk.keys("3/Alemania<enter>");
        assert!(desk.screen().contains("DE Germany"), "{}", desk.screen());
        desk.keys("<enter>");
        assert_eq!(*sheet(&desk), SheetKind::Country("DE".into()));
        let first = desk.screen();
        desk.keys("<pgdn>");
        assert_ne!(first, desk.screen());
        desk.keys("<esc>");
        assert_eq!(
            (desk.depth(), desk.driver.state().area),
            (0, Area::Countries)
        );
        assert_eq!(desk.driver.state().countries.cursor.as_deref(), Some("DE"));
    }
}

#[test]
fn the_sheet_of_a_country_holds_the_open_records_with_it() {
    for mut desk in desks() {
        let ours = desk.current().our_ref.to_string();
        desk.keys("xg");
        let SheetKind::Country(code) = sheet(&desk).clone() else {
            panic!("{}", desk.screen());
        };
        let with = desk.driver.state().abroad.with(&code).unwrap();
        assert!(with.rows.iter().any(|row| row.our_ref.to_string() == ours));
        // Once it is done it stands there no longer.
        desk.keys("<esc>dn<enter>xg<esc>3");
        desk.keys(&format!("/{code}<enter><enter>"));
        let with = desk.driver.state().abroad.with(&code).unwrap();
        assert!(with.rows.iter().all(|row| row.our_ref.to_string() != ours));
    }
}

#[test]
fn from_a_treaty_to_its_sheet_and_the_map_of_its_parties() {
    for mut desk in desks() {
        desk.keys("4/budapest<enter><enter>");
        assert_eq!(*sheet(&desk), SheetKind::Treaty("coe-185".into()));
        desk.keys("m");
        let map = MapOf::Treaty("coe-185".into());
        assert_eq!(*sheet(&desk), SheetKind::Map(map));
        desk.keys("<esc><esc>");
        assert_eq!(
            (desk.depth(), desk.driver.state().area),
            (0, Area::Treaties)
        );
    }
}

#[test]
fn from_a_record_to_the_finder_filled_in_and_on_to_a_treaty() {
    for mut desk in desks() {
        let item = desk.current();
        let there = item.content.partner().unwrap().to_string();
        desk.keys("xb");
        let asked = finder(&desk).asked.clone();
        assert_eq!(asked.from.as_deref(), Some(there.as_str()));
        assert_eq!(asked.to.as_deref(), Some("LU"));
        assert_eq!(finder(&desk).record, Some(item.id));
        assert!(
            desk.screen().contains("Legal basis for"),
            "{}",
            desk.screen()
        );
        if finder(&desk).entry().is_some() {
            let id = finder(&desk).entry().unwrap().id().to_owned();
            desk.keys("<enter>");
            assert_eq!(*sheet(&desk), SheetKind::Treaty(id.as_str().into()));
            desk.keys("<esc>");
        }
        assert_eq!(finder(&desk).asked, asked);
        desk.keys("<esc>");
        assert_eq!(desk.depth(), 0);
        assert_eq!(desk.cursor(), item.id);
        desk.keys("<enter>xb<esc>");
        assert!(matches!(
            desk.driver.state().layers.last(),
            Some(Layer::Record(_))
        ));
    }
}

#[test]
fn every_option_can_be_reached_and_the_cursor_stands_on_it() {
    for mut desk in desks() {
        desk.keys("3/germany<enter>b");
        let entries = finder(&desk).entries();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..400 {
            seen.insert(finder(&desk).cursor);
            desk.keys("<down>");
        }
        assert!(seen.len() >= entries, "{} of {entries}", seen.len());
        desk.keys("gg");
        assert_eq!((finder(&desk).cursor, finder(&desk).top), (0, 0));
    }
}

#[test]
fn two_countries_side_by_side() {
    for mut desk in desks() {
        desk.keys("3/peru<enter>c");
        let beside = |other: &str| SheetKind::Compare("PE".into(), other.into());
        assert_eq!(*sheet(&desk), beside("LU"));
        desk.keys("c+27<enter>");
        assert_eq!(*sheet(&desk), beside("ZA"));
        assert!(desk.screen().contains("South Africa"), "{}", desk.screen());
    }
}

#[test]
fn the_map_of_open_records_and_the_organisations() {
    for mut desk in desks() {
        desk.keys("3m");
        assert_eq!(*sheet(&desk), SheetKind::Map(MapOf::Open));
        let counts = desk.driver.state().abroad.counts.clone().unwrap();
        assert_eq!(counts, desk.desk.open_by_country());
        assert!(!counts.is_empty());
        desk.keys("<esc>o");
        assert_eq!(*sheet(&desk), SheetKind::Organisations);
    }
}

#[test]
fn the_place_among_the_treaties_is_there_after_a_restart() {
    let mut desk = Sitting::demo();
    desk.keys("4/palermo<enter><tick:2s>");
    let desk = desk.again();
    let state = desk.driver.state();
    assert_eq!(state.area, Area::Treaties);
    assert_eq!(state.treaties.filter.text(), "palermo");
    assert_eq!(state.treaties.cursor.as_deref(), Some("untoc"));
}
