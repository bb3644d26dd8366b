//! Two states side by side as read.
use proptest::prelude::*;

use super::*;
use crate::tui::paper::bookshelf::reading::{flat, now, pack, text, too_wide};

#[test]
fn two_states_stand_side_by_side_and_say_where_they_differ() {
    let paper = compare(pack(), "DE", "EG", "LU", now(), 76);
    let words = text(&paper);
    let lines: Vec<&str> = words.lines().collect();
    let head = lines.first().unwrap();
    assert!(head.contains("DE Germany") && head.contains("EG Egypt"));
    let weekend = lines
        .iter()
        .position(|line| line.starts_with("Weekend"))
        .unwrap();
    assert!(
        lines[weekend].contains("Saturday, Sunday") && lines[weekend].contains("Friday, Saturday")
    );
    assert!(lines[weekend + 1].starts_with("! differs"), "{words}");
    let words = flat(&paper);
    for said in [
        "Time now Sun 2026-11-22 03:05 Sun 2026-11-22 04:05",
        "older than 12 months",
        "First instrument of LU Luxembourg with each",
        "In force between DE Germany and EG Egypt",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn what_is_not_known_of_one_is_no_difference() {
    let words = flat(&compare(pack(), "DE", "BV", "DE", now(), 50));
    assert!(words.contains("Legal tradition ? one unknown"), "{words}");
    assert!(words.contains("BV belongs to NO Norway"), "{words}");
    assert!(!words.contains("First instrument"), "{words}");
}

#[test]
fn the_same_state_twice_differs_in_nothing() {
    let words = flat(&compare(pack(), "GI", "GI", "LU", now(), 76));
    assert!(!words.contains("differs"), "{words}");
    assert!(flat(&compare(pack(), "QQ", "GI", "LU", now(), 76)).contains("Nothing is known"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_line_fits(one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), width in 40_usize..=120) {
        let countries = pack().countries();
        let (one, other) = (&one.get(countries).iso2, &other.get(countries).iso2);
        let paper = compare(pack(), one, other, "LU", now(), width);
        prop_assert_eq!(too_wide(&paper, width), None);
    }
}
