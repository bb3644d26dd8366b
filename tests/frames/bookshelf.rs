//! The pages of the bookshelf, from a rich country to one of which almost nothing is known; maps with colour, without, and
//! in ASCII.

use attache::tui::headless::Form;
use attache::tui::options::Size;

use crate::scene::{Dress, Pile, SIZES, Scene, USUAL, written};

/// Name, what lies on the desk, the keys that lead there.
pub const PAGES: [(&str, Pile, &str); 16] = [
    ("country_rich", Pile::Many, "3/germany<enter><enter>"),
    (
        "country_territory",
        Pile::Empty,
        "3/gibraltar<enter><enter>",
    ),
    (
        "country_hardly_known",
        Pile::Empty,
        "3/bouvet<enter><enter>",
    ),
    ("country_kosovo", Pile::Empty, "3/kosovo<enter><enter>"),
    ("compare", Pile::Empty, "3/peru<enter>c"),
    ("organisations", Pile::Empty, "3o"),
    ("treaties", Pile::Empty, "4"),
    ("treaty", Pile::Empty, "4/palermo<enter><enter>"),
    ("treaty_parties", Pile::Empty, "4/palermo<enter><enter>G"),
    ("treaty_not_in_force", Pile::Empty, "4/hanoi<enter><enter>"),
    ("finder_of_a_record", Pile::Many, "xb"),
    ("finder_without_basis", Pile::Empty, "3/kosovo<enter>b"),
    ("finder_option", Pile::Empty, "3/south afr<enter>b<pgdn>"),
    ("finder_left_out", Pile::Empty, "3/south afr<enter>bGkk"),
    ("map_of_parties", Pile::Empty, MAP_OF_PARTIES),
    ("map_of_open_records", Pile::Many, MAP_OF_OPEN_RECORDS),
];

/// Of the convention most states are parties to.
const MAP_OF_PARTIES: &str = "4/palermo<enter>m";
/// With a country under the cursor.
const MAP_OF_OPEN_RECORDS: &str = "3/peru<enter>m";

fn snapshot(name: &str, pile: Pile, keys: &str, size: Size, dress: Dress) {
    let mut scene = Scene::new(pile, size, dress);
    let frame = scene.keys(keys).frame();
    let name = format!("{name}_{}x{}_{}", size.columns, size.rows, dress.word());
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/bookshelf"}, {
        insta::assert_snapshot!(name, written(&frame, Form::Styled));
    });
}

#[test]
fn every_page_in_the_usual_and_in_a_wide_window() {
    for (name, pile, keys) in PAGES {
        for size in [USUAL, SIZES[3]] {
            snapshot(name, pile, keys, size, Dress::Default);
        }
    }
}

#[test]
fn maps_without_colour_and_in_ascii() {
    for size in [SIZES[0], USUAL, SIZES[3]] {
        for dress in [Dress::Mono, Dress::Ascii] {
            snapshot("map_of_parties", Pile::Empty, MAP_OF_PARTIES, size, dress);
            snapshot(
                "map_of_open_records",
                Pile::Many,
                MAP_OF_OPEN_RECORDS,
                size,
                dress,
            );
        }
    }
}

#[test]
fn maps_in_the_smallest_window() {
    let (size, dress) = (SIZES[0], Dress::Default);
    snapshot("map_of_parties", Pile::Empty, MAP_OF_PARTIES, size, dress);
    snapshot(
        "map_of_open_records",
        Pile::Many,
        MAP_OF_OPEN_RECORDS,
        size,
        dress,
    );
}
