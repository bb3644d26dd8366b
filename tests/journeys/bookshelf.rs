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
    let found = match desk.driver.state().layers.last() {
        Some(Layer::Sheet(sheet)) => Some(&sheet.kind),
        _ => None,
    };
    found.ok_or_else(|| desk.screen()).unwrap()
}

fn finder(desk: &Sitting) -> &Finder {
    let found = match desk.driver.state().layers.last() {
        Some(Layer::Finder(finder)) => Some(&**finder),
        _ => None,
    };
    found.ok_or_else(|| desk.screen()).unwrap()
}

/// The finder below the box on top.
fn finder_below(desk: &Sitting) -> &Finder {
    let layers = &desk.driver.state().layers;
    let found = layers.iter().rev().find_map(|layer| match layer {
        Layer::Finder(finder) => Some(&**finder),
        _ => None,
    });
    found.unwrap()
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
        let id = finder(&desk).entry().unwrap().id().to_owned();
        desk.keys("<enter>");
        assert_eq!(*sheet(&desk), SheetKind::Treaty(id.as_str().into()));
        desk.keys("<esc>");
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
fn a_basis_is_adopted_with_a_reason_and_one_undo_takes_it_back() {
    for mut desk in desks() {
        let id = desk.cursor();
        desk.keys("xba");
        assert_eq!(desk.told("<enter>"), "");
        assert!(
            desk.screen().contains("Say in a few words"),
            "{}",
            desk.screen()
        );
        let instrument = finder_below(&desk).entry().unwrap().id().to_owned();
        let said = desk.told("SAMPLE reason<enter>");
        assert!(said.starts_with("Legal basis chosen for"), "{said}");
        assert!(finder(&desk).entry().is_some(), "the finder stays open");
        let choice = desk.item(id).basis.unwrap();
        assert_eq!(choice.basis.instrument.as_str(), instrument);
        assert_eq!(choice.why.raw(), "SAMPLE reason");
        assert_eq!(choice.by.as_str(), "alma");
        desk.keys("u");
        assert!(desk.item(id).basis.is_none(), "{}", desk.says());
        desk.keys("U<esc>xn");
        assert!(desk.item(id).basis.is_none(), "{}", desk.says());
    }
}

#[test]
fn every_option_can_be_reached_and_the_cursor_stands_on_it() {
    for mut desk in desks() {
        desk.keys("3/germany<enter>b");
        let entries = finder(&desk).entries();
        assert!(entries > 5, "{entries}");
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..400 {
            seen.insert(finder(&desk).cursor);
            let cursor = desk.driver.frame().cursor;
            assert!((5..desk.driver.state().size.rows - 3).contains(&cursor.y));
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
