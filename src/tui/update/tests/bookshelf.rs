//! The bookshelf: pages open and close one by one, the finder asks when a field changes, and a new pack shows at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::sample::{Screen, id};
use crate::reference::{CooperationKind, Pack, PackFiles};
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::state::abroad::With;
use crate::tui::state::layer::{MapOf, SheetKind};
use crate::tui::state::{Area, Finder, Layer};

fn sheet(screen: &Screen) -> SheetKind {
    match screen.state.layers.last() {
        Some(Layer::Sheet(sheet)) => sheet.kind.clone(),
        other => panic!("no sheet on top: {other:?}"),
    }
}

fn finder(screen: &Screen) -> &Finder {
    match screen.state.layers.last() {
        Some(Layer::Finder(finder)) => finder,
        other => panic!("no finder on top: {other:?}"),
    }
}

fn states(finder: &Finder) -> (Option<&str>, Option<&str>) {
    (finder.asked.from.as_deref(), finder.asked.to.as_deref())
}

#[test]
fn esc_takes_one_page_from_every_depth() {
    for keys in [
        "3<enter>",
        "3b",
        "3c",
        "3m",
        "3o",
        "3<enter>b",
        "3<enter>cc",
        "3bf",
        "3bw",
        "3bd",
        "3bc",
        "4<enter>",
        "4m",
        "4<enter>m",
        "xb",
        "xbt",
    ] {
        let mut screen = Screen::new();
        screen.press(keys);
        let depth = screen.depth();
        assert!(depth > 0, "{keys}");
        screen.press("<esc>");
        assert_eq!(screen.depth(), depth - 1, "{keys}");
    }
}

#[test]
fn q_goes_back_and_an_area_key_leaves_every_page() {
    let mut screen = Screen::new();
    screen.press("3<enter>bq");
    assert_eq!(screen.depth(), 1);
    screen.press("b4");
    assert_eq!((screen.depth(), screen.state.area), (0, Area::Treaties));
}

#[test]
fn a_country_sheet_asks_for_open_records_until_they_came() {
    let mut screen = Screen::new();
    let effects = screen.press("3/Alemania<enter><enter>");
    assert_eq!(sheet(&screen), SheetKind::Country("DE".into()));
    let ask = Effect::OpenWith("DE".into());
    assert!(effects.contains(&ask));
    let with = With {
        country: "DE".into(),
        rows: Vec::new(),
        all: 0,
        went: None,
    };
    let effects = screen.feed(Msg::OpenWith(with));
    assert!(!effects.contains(&ask), "it came");
    assert!(
        screen.feed(Msg::Changed).contains(&ask),
        "it may be another now"
    );
}

#[test]
fn the_map_of_open_records_counts_once() {
    let mut screen = Screen::new();
    assert!(screen.press("3m").contains(&Effect::OpenByCountry));
    assert_eq!(sheet(&screen), SheetKind::Map(MapOf::Open));
    let effects = screen.feed(Msg::OpenByCountry(BTreeMap::new()));
    assert!(!effects.contains(&Effect::OpenByCountry));
}

#[test]
fn a_treaty_opens_and_its_map_too() {
    let mut screen = Screen::new();
    screen.press("4/budapest<enter><enter>");
    assert_eq!(sheet(&screen), SheetKind::Treaty("coe-185".into()));
    screen.press("m");
    let map = MapOf::Treaty("coe-185".into());
    assert_eq!(sheet(&screen), SheetKind::Map(map));
    screen.press("<esc><esc>/<c-u>israel extradition<enter>m");
    assert_eq!(screen.depth(), 0);
    assert!(screen.says().contains("two states"), "{}", screen.says());
}

#[test]
fn a_country_stands_beside_the_home_state_and_then_beside_another() {
    let mut screen = Screen::new();
    screen.press("3/peru<enter>c");
    let compare = |one: &str, other: &str| SheetKind::Compare(one.into(), other.into());
    assert_eq!(sheet(&screen), compare("PE", "LU"));
    screen.press("cAlemania<enter>");
    assert_eq!(sheet(&screen), compare("PE", "DE"));
    screen.press("cperu<enter>");
    assert_eq!(sheet(&screen), compare("PE", "DE"));
    assert!(screen.says().contains("same country"), "{}", screen.says());
    screen.press("<esc>/<c-u>luxembourg<enter>c");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Pick(_))));
    screen.press("peru<enter>");
    assert_eq!(sheet(&screen), compare("LU", "PE"));
}

#[test]
fn the_finder_asks_again_whenever_a_field_changes() {
    let mut screen = Screen::new();
    screen.press("3/germany<enter>b");
    assert_eq!(states(finder(&screen)), (Some("LU"), Some("DE")));
    let rev = finder(&screen).rev;
    assert!(finder(&screen).answer.is_some());
    screen.press("x");
    assert_eq!(states(finder(&screen)), (Some("DE"), Some("LU")));
    screen.press("f+33<enter>tpolska<enter>");
    assert_eq!(states(finder(&screen)), (Some("FR"), Some("PL")));
    screen.press("we");
    assert_eq!(finder(&screen).asked.kind, CooperationKind::Extradition);
    screen.press("ccorruption<enter>");
    assert_eq!(finder(&screen).asked.crimes, ["corruption"]);
    screen.press("cnot said<enter>");
    assert!(finder(&screen).asked.crimes.is_empty());
    screen.press("d2030-01-02<enter>");
    assert_eq!(finder(&screen).asked.on.to_string(), "2030-01-02");
    assert_eq!(finder(&screen).rev, rev + 7);
    screen.press("d2030-01-02 14:00<enter>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Ask(ask)) if ask.fault.is_some()));
    screen.press("<esc>dtomorrow<enter>");
    assert!(matches!(screen.state.layers.last(), Some(Layer::Ask(ask)) if ask.fault.is_some()));
}

#[test]
fn the_finder_says_what_is_missing_and_moves_without_entries() {
    let mut screen = Screen::new();
    screen.press("xb");
    assert_eq!(finder(&screen).record, Some(id(1)));
    assert_eq!(states(finder(&screen)), (None, Some("LU")));
    assert!(finder(&screen).answer.is_none());
    screen.press("jG<pgdn>ggk");
    screen.press("<enter>");
    assert!(screen.says().contains("No treaty"), "{}", screen.says());
    screen.press("<esc>3/germany<enter>ba");
    assert!(screen.says().contains("press i"), "{}", screen.says());
}

#[test]
fn a_record_without_a_country_says_so() {
    let mut screen = Screen::new();
    screen.press("xg");
    assert_eq!(screen.depth(), 0);
    assert_eq!(screen.says(), "The record names no country.");
}

#[test]
fn another_pack_shows_at_once_and_cursors_stay() {
    let mut screen = Screen::new();
    screen.press("3/germany<enter><esc>4/coe-185<enter><esc>3b");
    let rev = finder(&screen).rev;
    let before = (
        screen.state.countries.cursor.clone(),
        screen.state.treaties.cursor.clone(),
    );
    let same = Arc::clone(&screen.state.pack);
    screen.feed(shelf(same));
    assert_eq!((finder(&screen).rev, screen.state.pack_rev), (rev, 0));
    let other = Arc::new(Pack::read(&PackFiles::EMBEDDED).unwrap());
    screen.feed(shelf(Arc::clone(&other)));
    assert!(Arc::ptr_eq(&screen.state.pack, &other));
    assert_eq!((finder(&screen).rev, screen.state.pack_rev), (rev + 1, 1));
    let after = (
        screen.state.countries.cursor.clone(),
        screen.state.treaties.cursor.clone(),
    );
    assert_eq!(before, after);
}

fn shelf(pack: Arc<Pack>) -> Msg {
    let stated = Vec::new();
    Msg::Shelf { pack, stated }
}
