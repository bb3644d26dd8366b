//! Sheets and cards of instruments as read: what can be used, what cannot, what is not known.
use proptest::prelude::*;

use super::*;
use crate::tui::paper::bookshelf::reading::{flat, now, pack, text, too_wide};

fn sheet(id: &str) -> Paper {
    treaty_sheet(pack(), id, "LU", now(), 76)
}

#[test]
fn a_convention_of_the_united_nations_says_when_it_applies_and_what_was_compared() {
    let words = flat(&sheet("untoc"));
    for said in [
        "United Nations Convention against Transnational Organized Crime untoc; UN treaty",
        "In force since 2003-09-29",
        "Own state LU Luxembourg: party since 2008-06-11; list of 2026-09-11",
        "- The case must be transnational in nature (Art. 3)",
        "Extradition Art. 16 Mutual",
        "Mutual legal assistance Art. 18, unverified",
        "Compared with a text: Art. 1-16.",
        "US United States: extradition basis",
        "(unverified)",
        "List of 2026-09-11 Absent",
        "not a party as of 2026-09-11; the list is complete",
        "counted by the depositary",
        "HK Hong Kong",
        "computed: the day follows",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn a_territory_stands_under_its_state() {
    let words = text(&sheet("coe-24"));
    let lines: Vec<&str> = words.lines().collect();
    let place = lines
        .iter()
        .position(|line| line.starts_with("  GI Gibraltar"));
    let state = lines
        .iter()
        .position(|line| line.starts_with("GB United Kingdom "));
    assert_eq!(place, state.map(|n| n + 1));
}

#[test]
fn law_of_the_union_recalled_from_memory_says_so() {
    let words = flat(&sheet("eaw-2002-584"));
    for said in [
        "mutual recognition or EU law",
        "unverified",
        "Source recalled, unverified",
        "No longer bound: 1 GB United Kingdom",
        "ended on 2020-12-31",
        "Displaces European Convention on Extradition",
        "Art. 31 (from memory)",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
}

#[test]
fn what_cannot_be_used_alone_says_so_at_the_top() {
    for (id, said) in [
        ("un-cyber-2024", "Not in force: never a basis today."),
        ("coe-98", "Supplement only: never a basis alone."),
        (
            "london-scheme",
            "Binds nobody: it works through national law only.",
        ),
        ("eu-us-mla-2003", "US United States and another party only"),
    ] {
        for paper in [sheet(id), treaty_card(pack(), id, "LU", now(), 40)] {
            let words = flat(&paper);
            let at = words
                .find(said)
                .unwrap_or_else(|| panic!("{said}\n{words}"));
            assert!(at < words.find("What it is for").unwrap());
        }
    }
    assert!(flat(&sheet("coe-98")).contains("(coe-24) between both states"));
    let cyber = flat(&sheet("un-cyber-2024"));
    assert!(!cyber.contains("not a party"), "{cyber}");
    assert!(
        cyber.contains("whether more followed is unknown"),
        "{cyber}"
    );
}

#[test]
fn a_treaty_of_two_states_says_what_displaces_it_and_that_its_age_is_unknown() {
    let displaced = pack().treaties().bilaterals().iter();
    let one = displaced
        .clone()
        .find(|it| !it.displaced_by.is_empty())
        .unwrap();
    let words = flat(&treaty_sheet(pack(), &one.id, "LU", now(), 76));
    assert!(words.contains("Displaced by"), "{words}");
    assert!(words.contains("Age unknown"), "{words}");
    let recalled = displaced
        .clone()
        .find(|it| it.provenance == Provenance::Memory)
        .unwrap();
    let words = flat(&treaty_card(pack(), &recalled.id, "LU", now(), 40));
    assert!(words.contains("Confidence unverified"), "{words}");
}

#[test]
fn not_a_party_is_said_only_of_complete_lists_with_their_day() {
    for treaty in pack().treaties().all() {
        for home in ["LU", "TV", "GP", "XK", "KP", "HK"] {
            let words = standing(
                crate::tui::paper::bookshelf::Bookshelf::at(pack(), now()),
                treaty,
                home,
            )
            .words;
            if words.contains("not a party") {
                assert_eq!(treaty.party_list, PartyList::Complete, "{}", treaty.id);
                let day = match treaty.party_list_as_of {
                    Some(day) => format!("not a party as of {day}"),
                    None => "not a party as far as known on 2026-11-22, unverified".to_owned(),
                };
                assert!(words.contains(&day), "{words}");
            }
        }
    }
}

#[test]
fn a_name_the_pack_does_not_have_is_said() {
    assert!(flat(&sheet("no-such")).contains("no instrument named no-such"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_line_fits(at in any::<prop::sample::Index>(), two in any::<prop::sample::Index>(), columns in 40_usize..=120) {
        let treaties = pack().treaties();
        let ids = [&at.get(treaties.all()).id, &two.get(treaties.bilaterals()).id];
        for id in ids {
            let sheet = treaty_sheet(pack(), id, "LU", now(), columns);
            prop_assert_eq!(too_wide(&sheet, columns), None);
            let card = treaty_card(pack(), id, "HK", now(), columns);
            prop_assert_eq!(too_wide(&card, columns), None);
        }
    }
}
