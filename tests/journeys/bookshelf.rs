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
fn a_country_is_found_by_whatever_an_officer_has_of_it() {
    for mut desk in desks() {
        for typed in ["Alemania", "DEU", "+49", "Berlin", "germany", "de"] {
            desk.keys(&format!("3/{typed}<enter>"));
            let countries = &desk.driver.state().countries;
            assert_eq!(countries.cursor.as_deref(), Some("DE"), "{typed}");
            desk.keys("<enter>");
            assert_eq!(*sheet(&desk), SheetKind::Country("DE".into()), "{typed}");
            // Once back to the list, once out of the filter; the country stays under the cursor.
            desk.keys("<esc><esc>");
            let countries = &desk.driver.state().countries;
            assert!(countries.filter.is_empty(), "{typed}");
            assert_eq!(countries.cursor.as_deref(), Some("DE"), "{typed}");
        }
    }
}

#[test]
fn from_a_country_to_the_finder_and_every_field_of_it() {
    for mut desk in desks() {
        desk.keys("3/south afr<enter><enter>b");
        let asked = finder(&desk).asked.clone();
        assert_eq!(
            (asked.from.as_deref(), asked.to.as_deref()),
            (Some("LU"), Some("ZA"))
        );
        assert_eq!(finder(&desk).record, None);
        desk.keys("x");
        assert_eq!(finder(&desk).asked.from.as_deref(), Some("ZA"));
        desk.keys("tperu<enter>cdrugs<enter>d2026-01-01<enter>");
        let asked = &finder(&desk).asked;
        assert_eq!(asked.to.as_deref(), Some("PE"));
        assert_eq!(asked.crimes, ["drugs"]);
        assert_eq!(asked.on.to_string(), "2026-01-01");
        let screen = desk.screen();
        for said in ["ZA South Africa", "PE Peru", "2026-01-01", "Drugs"] {
            assert!(screen.contains(said), "{said}\n{screen}");
        }
        // Not asked for a record: nothing can take it, and the desk says how one can.
        let said = desk.told("a");
        assert!(said.contains("Go to one and press i"), "{said}");
        desk.keys("<esc><esc><esc>");
        assert_eq!(desk.depth(), 0, "{}", desk.screen());
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
fn a_treaty_is_found_by_a_crime_word() {
    for mut desk in desks() {
        desk.keys("4/cybercrime<enter>");
        let state = desk.driver.state();
        let id = state.treaties.cursor.clone().unwrap();
        let treaty = state.pack.treaties().treaty(&id).unwrap();
        let serves = treaty.scope.iter().any(|area| area == "cybercrime");
        assert!(serves, "{id}: {:?}", treaty.scope);
        desk.keys("<enter>");
        assert_eq!(*sheet(&desk), SheetKind::Treaty(id.clone()));
        desk.keys("m");
        assert_eq!(*sheet(&desk), SheetKind::Map(MapOf::Treaty(id)));
        assert!(desk.screen().contains("Parties on 20"), "{}", desk.screen());
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
fn a_chosen_basis_is_read_on_its_record() {
    for mut desk in desks() {
        let id = desk.cursor();
        desk.keys("xb<down>");
        let title = finder(&desk).entry().unwrap().title().to_owned();
        desk.keys("aSAMPLE reason<enter><esc><enter>");
        assert_eq!(desk.depth(), 1);
        let seen = pages(&mut desk);
        for said in ["Legal basis", title.as_str(), "| SAMPLE reason"] {
            assert!(seen.contains(said), "{said}\n{seen}");
        }
        // What it rests on is said in words, not in those of the store.
        assert!(!seen.contains("memory"), "{seen}");
        desk.keys("u");
        assert!(desk.item(id).basis.is_none(), "{}", desk.says());
        desk.keys("gg");
        let seen = pages(&mut desk);
        assert!(!seen.lines().any(|line| line == "Legal basis"), "{seen}");
    }
}

/// Everything on the paper on top, window by window.
fn pages(desk: &mut Sitting) -> String {
    let mut seen = String::new();
    for _ in 0..12 {
        seen += &desk.screen();
        desk.keys("<pgdn>");
    }
    seen
}

/// What must be where it was after coming back.
fn place(desk: &Sitting) -> (Area, Vec<String>) {
    let state = desk.driver.state();
    let shelves = [&state.countries, &state.treaties];
    let mut place: Vec<String> = shelves
        .iter()
        .map(|shelf| format!("{:?} {}", shelf.cursor, shelf.filter.text()))
        .collect();
    place.extend(state.list().map(|list| format!("{:?}", list.cursor)));
    (state.area, place)
}

#[test]
fn escape_leads_back_from_every_depth_and_loses_nothing() {
    for mut desk in desks() {
        for (start, deeper) in [
            ("1jj", "xb <enter> m"),
            ("1jj", "<enter> xb <enter> m"),
            ("1jj", "<enter> xg b <enter> m"),
            ("1jj", "xb a"),
            ("1jj", "xb f"),
            ("1jj", "<enter> xb d"),
            ("3/peru<enter>", "<enter> c c"),
            ("3/peru<enter>", "<enter> b w"),
            ("3/peru<enter>", "<enter> m o"),
            ("3/peru<enter>", "b <enter> m ?"),
            ("4/palermo<enter>", "<enter> m :"),
        ] {
            // Out of the filter of the round before.
            desk.keys(&start.replacen('/', "<esc>/", 1));
            let before = place(&desk);
            let deeper: Vec<&str> = deeper.split(' ').collect();
            let mut depth = 0;
            for keys in deeper {
                desk.keys(keys);
                // A key that means nothing on a page opens nothing.
                assert!(desk.depth() >= depth, "{start} {keys}");
                depth = desk.depth();
            }
            assert!(depth > 0, "{start}");
            while depth > 0 {
                desk.keys("<esc>");
                // A message on screen is what Esc takes away first.
                if desk.depth() == depth {
                    desk.keys("<esc>");
                }
                assert_eq!(desk.depth(), depth - 1, "{}", desk.screen());
                depth -= 1;
            }
            assert_eq!(place(&desk), before, "{start}");
        }
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
            seen.insert(finder(&desk).read.cursor);
            let cursor = desk.driver.frame().cursor;
            assert!((5..desk.driver.state().size.rows - 3).contains(&cursor.y));
            desk.keys("<down>");
        }
        assert!(seen.len() >= entries, "{} of {entries}", seen.len());
        desk.keys("gg");
        assert_eq!((finder(&desk).read.cursor, finder(&desk).read.top), (0, 0));
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
        let seen = pages(&mut desk);
        for said in ["INTERPOL I-24/7", "SIENA", "Lyon, FR France"] {
            assert!(seen.contains(said), "{said}\n{seen}");
        }
        desk.keys("<esc>");
        assert_eq!(
            (desk.depth(), desk.driver.state().area),
            (0, Area::Countries)
        );
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
