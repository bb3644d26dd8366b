//! The map as people read it: snapshots in braille and letters, and that it fits every pane.
use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const ON: jiff::civil::Date = date(2026, 11, 22);

fn pack() -> &'static Pack {
    Pack::embedded().unwrap()
}

fn text(paper: &Paper) -> String {
    let lines: Vec<_> = paper.lines.iter().map(Line::text).collect();
    lines.join("\n")
}

fn of_treaty(id: &str, at: &str) -> MapMarks {
    let mut marks = parties_marks(pack(), id, ON);
    marks.at = Some(at.to_owned());
    marks
}

fn of_records() -> MapMarks {
    let counts = [
        ("ZA", 9),
        ("FRA", 1),
        ("FR", 1),
        ("PE", 1),
        ("914", 2),
        ("SG", 6),
    ];
    let counts: BTreeMap<_, _> = counts
        .into_iter()
        .map(|(code, count)| (code.parse().unwrap(), count))
        .collect();
    open_marks(pack(), &counts)
}

#[test]
fn maps_are_recognised() {
    for (name, marks) in [
        ("untoc", of_treaty("untoc", "PE")),
        ("coe_24", of_treaty("coe-24", "LI")),
        ("open", of_records()),
    ] {
        for size in [(76, 20), (136, 40)] {
            for (mode, ascii) in [("braille", false), ("ascii", true)] {
                let map = text(&world_map(pack(), &marks, size, ascii));
                insta::assert_snapshot!(format!("{name}_{}x{}_{mode}", size.0, size.1), map);
            }
        }
    }
}

fn fits(marks: &MapMarks, (columns, rows): (usize, usize), ascii: bool) {
    let paper = world_map(pack(), marks, (columns, rows), ascii);
    assert!(paper.lines.len() <= rows, "{columns} x {rows}");
    for line in &paper.lines {
        let text = line.text();
        assert!(
            width::columns(&text) <= columns,
            "{columns} x {rows}: {text}"
        );
        assert!(!ascii || text.is_ascii(), "{columns} x {rows}: {text}");
    }
}

#[test]
fn the_words_come_without_a_map_where_there_is_no_room() {
    let map = text(&world_map(pack(), &of_records(), (39, 30), true));
    insta::assert_snapshot!(map, @"
    The map needs 40 x 10.
    # more than five open 2
    + two to five open 2   : one open 1
    . none open 246
    ");
    for columns in 1..45 {
        for rows in [1, 2, 3, 9, 10, 11, 12] {
            fits(&of_treaty("untoc", "CI"), (columns, rows), columns % 2 == 0);
        }
    }
}

#[test]
fn a_small_country_has_a_letter_of_its_own() {
    for code in ["LI", "VA", "NR", "SG", "GI", "TK", "MC", "BH"] {
        let classes = BTreeMap::from([(code.to_owned(), MapClass::Full)]);
        let marks = MapMarks {
            classes,
            ..MapMarks::default()
        };
        let letters = text(&world_map(pack(), &marks, (76, 20), true));
        assert!(letters.contains('#'), "{code}");
    }
}

#[test]
fn what_has_no_place_is_told_in_words() {
    let mut marks = of_records();
    marks.at = Some("914".to_owned());
    let map = text(&world_map(pack(), &marks, (76, 24), true));
    assert!(
        map.contains("X 914 (914): two to five open; not on the map"),
        "{map}"
    );
    assert!(map.contains("Not on the map: 914."), "{map}");
    marks.at = Some("CI".to_owned());
    let map = text(&world_map(pack(), &marks, (76, 24), true));
    assert!(map.contains("X Cote d'Ivoire (CI): none open"), "{map}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_size_holds_its_lines(
        columns in 1_usize..200,
        rows in 1_usize..200,
        ascii in any::<bool>(),
        treaty in prop::sample::select(vec!["untoc", "coe-24", "eaw-2002-584", "malabo-2014"]),
        at in prop::sample::select(vec!["LI", "AQ", "FJ", "ZZ", ""]),
    ) {
        fits(&of_treaty(treaty, at), (columns, rows), ascii);
    }

    #[test]
    fn any_words_and_codes_are_drawn_or_named(
        words in any::<String>(),
        codes in prop::collection::vec((any::<String>(), 0_usize..5), 0..8),
        columns in 1_usize..90,
        rows in 1_usize..30,
        ascii in any::<bool>(),
    ) {
        let of = |n: usize| MapClass::ALL.get(n).copied().unwrap();
        let marks = MapMarks {
            legend: MapClass::ALL.map(|class| Meaning {
                class,
                words: words.clone(),
                count: 3,
                remark: words.clone(),
            }).to_vec(),
            at: codes.first().map(|(code, _)| code.clone()),
            classes: codes.into_iter().map(|(code, n)| (code, of(n))).collect(),
            warning: words,
        };
        fits(&marks, (columns, rows), ascii);
    }
}
