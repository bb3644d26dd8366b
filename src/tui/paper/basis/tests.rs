//! The answer of the finder as read: an invented answer, and what the finder really says.
use proptest::prelude::*;

use super::*;
use crate::reference::{
    AsOf, Confidence, CooperationKind, Declaration, InstrumentClass, Question, ReadWith,
};
use crate::tui::paper::bookshelf::reading::{flat, now, pack, text, too_wide};

fn option(id: &str, title: &str, rank: InstrumentClass) -> Basis {
    Basis {
        id: id.to_owned(),
        title: title.to_owned(),
        rank,
        in_force_since: "2004-08-23".parse().ok(),
        article: Some("Art. 16".to_owned()),
        articles: vec![Article {
            purpose: "language".to_owned(),
            label: "Language".to_owned(),
            article: "Art. 23".to_owned(),
            of: Some("coe-24".to_owned()),
            checked: false,
        }],
        conditions: vec!["SAMPLE CONDITION".to_owned()],
        declarations: vec![Declaration {
            iso2: "DE".to_owned(),
            topic: "central-authority".to_owned(),
            text: "SAMPLE DECLARATION".to_owned(),
            provenance: Provenance::Memory,
        }],
        refusal: vec!["Political offence: Art. 3 [POL]".to_owned()],
        languages: vec![BasisFact {
            text: "German".to_owned(),
            confidence: Some(Confidence::Unverified),
            as_of: AsOf::parse("2012"),
        }],
        authority: Vec::new(),
        read_with: vec![ReadWith {
            id: "coe-98".to_owned(),
            title: "SAMPLE PROTOCOL".to_owned(),
            why: "Adds fiscal offences.".to_owned(),
        }],
        remarks: vec!["SAMPLE REMARK".to_owned()],
        confidence: Provenance::Memory,
        as_of: AsOf::parse("2026-11-22"),
        source: "SAMPLE LIST".to_owned(),
        why: "Goes first.".to_owned(),
    }
}

fn left_out(title: &str, status: Exclusion, why: &str, fallback: bool) -> Excluded {
    Excluded {
        id: "un-drugs-1988".to_owned(),
        title: title.to_owned(),
        status,
        why: why.to_owned(),
        fallback,
        neither_listed: false,
        confidence: Provenance::Source,
        as_of: AsOf::parse("2019-09-19"),
    }
}

fn answer() -> Answer {
    let regional = Basis {
        in_force_since: None,
        confidence: Provenance::Source,
        as_of: AsOf::parse("2023-06-28"),
        ..option("coe-24", "SAMPLE CONVENTION", InstrumentClass::Regional)
    };
    let warrant = option(
        "eaw-2002-584",
        "SAMPLE WARRANT",
        InstrumentClass::MutualRecognition,
    );
    Answer {
        options: vec![warrant, regional],
        excluded: vec![
            left_out(
                "SAMPLE OLD",
                Exclusion::Displaced,
                "The warrant goes before.",
                true,
            ),
            left_out(
                "SAMPLE UN",
                Exclusion::NotParty,
                "DE is not a party as of 2019-09-19.",
                false,
            ),
            left_out(
                "SAMPLE UN TWO",
                Exclusion::NotParty,
                "DE is not a party as of 2019-09-19.",
                false,
            ),
        ],
        otherwise: Otherwise {
            needed: false,
            domestic: vec!["SAMPLE ACT".to_owned()],
            police: vec!["INTERPOL I-24/7".to_owned()],
            ask: vec!["Whether reciprocity is assured.".to_owned()],
            requested_state: vec![BasisFact {
                text: "Own nationals: conditional".to_owned(),
                confidence: Some(Confidence::PrimaryText),
                as_of: AsOf::parse("2002"),
            }],
            kind: None,
        },
        gaps: vec!["SAMPLE GAP".to_owned()],
    }
}

fn written(cursor: usize, width: usize) -> (Paper, Vec<usize>) {
    basis_answer(pack(), &answer(), cursor, now(), width)
}

#[test]
fn the_chosen_entry_is_written_in_full_and_every_entry_says_how_sure_it_is() {
    let words = flat(&written(0, 76).0);
    for said in [
        ">1 SAMPLE WARRANT mutual recognition or EU law",
        "since 2004-08-23; Art. 16; unverified; list as of 2026-11-22",
        "2 SAMPLE CONVENTION regional treaty",
        "since a day unknown; Art. 16; read in a source; list as of 2023-06-28, older than 12 months",
        "Language: Art. 23 of coe-24, unverified",
        "DE Germany, central authority: SAMPLE DECLARATION (unverified)",
        "German (unverified, 2012, older than 12 months)",
        "Refusal Political offence: Art. 3 Languages",
        "Fallbacks: they bind both",
        "SAMPLE UN: DE is not a party as of 2019-09-19 (older than 12 months).",
        "Own nationals: conditional (primary text, 2002, older than 12 months)",
        "What the pack does not know - SAMPLE GAP",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert_eq!(words.matches("SAMPLE REMARK").count(), 1);
    assert_eq!(words.matches("Not a party").count(), 1);
}

#[test]
fn every_entry_is_found_at_its_first_line() {
    for cursor in 0..5 {
        let (paper, starts) = written(cursor, 76);
        let words = text(&paper);
        let lines: Vec<&str> = words.lines().collect();
        let first: Vec<&str> = starts
            .iter()
            .filter_map(|at| lines.get(*at).copied())
            .collect();
        let titles = [
            "SAMPLE WARRANT",
            "SAMPLE CONVENTION",
            "SAMPLE OLD",
            "SAMPLE UN",
            "SAMPLE UN TWO",
        ];
        assert_eq!(first.len(), titles.len());
        for (n, (line, title)) in first.iter().zip(titles).enumerate() {
            assert!(line.contains(title), "{line}");
            assert_eq!(line.starts_with('>'), n == cursor, "{line}");
        }
    }
}

#[test]
fn nothing_found_is_no_proof() {
    let mut none = answer();
    none.options.clear();
    none.otherwise.needed = true;
    let (paper, starts) = basis_answer(pack(), &none, 0, now(), 40);
    let words = flat(&paper);
    assert!(
        words.contains("That does not prove that there is none."),
        "{words}"
    );
    assert!(words.contains("What remains without a treaty"), "{words}");
    assert_eq!(starts.len(), 3);
    assert!(
        words.find("What remains") < words.find("Fallbacks"),
        "{words}"
    );
}

#[test]
fn instruments_in_whose_lists_neither_stands_take_one_line_each() {
    let mut found = answer();
    for one in &mut found.excluded {
        one.status = Exclusion::Unknown;
        one.fallback = false;
        one.neither_listed = true;
    }
    let (paper, starts) = basis_answer(pack(), &found, 3, now(), 76);
    let words = text(&paper);
    let heading = "Lists not complete, neither state in them";
    assert_eq!(words.matches(heading).count(), 1, "{words}");
    assert_eq!(words.matches("DE is not a party").count(), 1, "{words}");
    // Both options, then one line each but for the chosen one.
    assert_eq!(starts[3] - starts[2], 1);
    let line = words.lines().nth(starts[2]).unwrap();
    assert!(line.starts_with("  SAMPLE OLD "), "{line}");
    assert!(line.ends_with(" un-drugs-1988"), "{line}");
    // Elsewhere each has a reason of its own.
    found.excluded[0].status = Exclusion::NotParty;
    let said = flat(&basis_answer(pack(), &found, 3, now(), 76).0);
    assert!(said.contains("SAMPLE OLD: The warrant"), "{said}");
    found.excluded[0].status = Exclusion::Unknown;
    let narrow = basis_answer(pack(), &found, 3, now(), 24).0;
    assert!(text(&narrow).lines().any(|line| line == "  SAMPLE OLD"));
}

#[test]
fn doubt_is_said_once_and_inside_the_sentence() {
    let mut found = answer();
    found.options[0].why = "Binds both states. Unverified. Goes first.".to_owned();
    found.options[0].source = "memory".to_owned();
    found.excluded[0].confidence = Provenance::Memory;
    let words = flat(&basis_answer(pack(), &found, 0, now(), 76).0);
    assert!(
        words.contains("Why Binds both states. Goes first."),
        "{words}"
    );
    assert!(words.contains("List from recalled, unverified"), "{words}");
    let told = "The warrant goes before (unverified; list as of 2019-09-19, older than 12 months).";
    assert!(words.contains(told), "{words}");
    assert_eq!(
        with_doubt("No (day).", "(unverified)"),
        "No (day; unverified)."
    );
    let chosen = flat(&basis_answer(pack(), &found, 3, now(), 76).0);
    assert!(chosen.contains("Status not a party"), "{chosen}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_line_fits(cursor in 0_usize..6, width in 40_usize..=120) {
        prop_assert_eq!(too_wide(&written(cursor, width).0, width), None);
    }

    /// What the finder really answers.
    #[test]
    fn every_line_of_a_real_answer_fits(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        kind in prop::sample::select(CooperationKind::ALL.to_vec()), cursor in 0_usize..20, width in 40_usize..=120) {
        let countries = pack().countries();
        let asked = Question {
            from: from.get(countries),
            to: to.get(countries),
            kind,
            crimes: &[],
            on: jiff::civil::date(2026, 11, 22),
        };
        let found = pack().basis(&asked);
        let (paper, starts) = basis_answer(pack(), &found, cursor, now(), width);
        prop_assert_eq!(starts.len(), found.options.len() + found.excluded.len());
        prop_assert_eq!(too_wide(&paper, width), None);
    }
}
