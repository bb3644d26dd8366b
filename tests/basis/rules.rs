//! What holds for every answer, whatever the pack says.
//!
//! A sample of questions is drawn by proptest; the ignored test walks every pair of states.
use std::collections::HashSet;

use attache::reference::{
    Answer, CooperationKind, Country, Exclusion, InstrumentClass, Pack, PartyKind, PartyList,
    Question, Treaty,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::example::{ask, pack};

/// Days on which much changes, and days far off.
const DAYS: [Date; 9] = [
    date(1900, 1, 1),
    date(1986, 5, 10),
    date(2004, 1, 1),
    date(2017, 5, 22),
    date(2020, 12, 31),
    date(2021, 1, 1),
    date(2026, 8, 18),
    date(2026, 11, 22),
    date(2100, 12, 31),
];

/// The treaty of that id, when it is no bilateral one.
fn treaty(id: &str) -> Option<&'static Treaty> {
    pack().treaties().treaty(id)
}

/// Whether the row of a list says by itself that the state is no party, so that the list need not be complete.
fn row_says_no(treaty: &Treaty, state: &Country) -> bool {
    let row = pack().treaties().party(&treaty.id, &state.iso2);
    row.is_some_and(|row| matches!(row.kind, PartyKind::NotParty | PartyKind::SignatureOnly))
}

/// Everything that must hold, as the first fault found.
fn hold(question: &Question<'_>, answer: &Answer) -> Result<(), String> {
    options(question, answer)?;
    excluded(question, answer)?;
    let options: HashSet<&str> = answer.options.iter().map(|one| one.id.as_str()).collect();
    let left_out: HashSet<&str> = answer.excluded.iter().map(|one| one.id.as_str()).collect();
    let once = options.len() == answer.options.len() && left_out.len() == answer.excluded.len();
    check(once, "an instrument stands twice")?;
    check(options.is_disjoint(&left_out), "offered and left out")?;
    // Without a crime a treaty on some crimes may not reach the case at all.
    let least = if question.crimes.is_empty() {
        InstrumentClass::Thematic
    } else {
        InstrumentClass::Scheme
    };
    let binding = answer.options.iter().any(|one| one.rank < least);
    check(
        answer.otherwise.kind.is_none() || answer.otherwise.needed != binding,
        "national law is all there is, or it is not",
    )?;
    let same = question.from.iso2 == question.to.iso2;
    check(!same || options.is_empty(), "a treaty of one state")
}

fn options(question: &Question<'_>, answer: &Answer) -> Result<(), String> {
    let ranks = answer.options.iter().map(|one| one.rank);
    check(ranks.is_sorted(), "not in the order of ranks")?;
    for one in &answer.options {
        let id = &one.id;
        let early = one.in_force_since.is_none_or(|since| since <= question.on);
        check(early, &format!("{id} is not in force yet"))?;
        check(
            !one.title.is_empty() && !one.why.is_empty(),
            &format!("{id} says nothing"),
        )?;
        check(
            one.refusal.iter().all(|text| !text.is_empty()),
            "an empty ground",
        )?;
        if let Some(treaty) = treaty(id) {
            check(!treaty.not_in_force, &format!("{id} is not in force"))?;
            check(!treaty.supplement_only, &format!("{id} is no basis alone"))?;
        } else {
            let mut bilaterals = pack().treaties().bilaterals().iter();
            let found = bilaterals.find(|treaty| treaty.id == *id);
            let serves = found.is_some_and(|treaty| {
                !treaty.is_suspended(question.on)
                    && treaty.supplements.is_empty()
                    && treaty.kind == question.kind
            });
            check(serves, &format!("{id} must not be offered"))?;
        }
    }
    Ok(())
}

fn excluded(question: &Question<'_>, answer: &Answer) -> Result<(), String> {
    for one in &answer.excluded {
        let id = &one.id;
        check(!one.title.is_empty(), &format!("{id} has no title"))?;
        check(one.why.len() > 5, &format!("{id} gives no reason"))?;
        let displaced = one.status == Exclusion::Displaced;
        check(
            one.fallback == displaced,
            &format!("{id}: which is a fallback"),
        )?;
        let Some(treaty) = treaty(id) else {
            let not_party = one.status == Exclusion::NotParty;
            check(!not_party, &format!("{id}: a bilateral treaty has no list"))?;
            let gives_way = !displaced || older_of_two(id, answer);
            check(gives_way, &format!("{id}: nothing goes before it"))?;
            continue;
        };
        if one.status == Exclusion::NotParty {
            let parent = treaty.inherits.as_deref().and_then(self::treaty);
            let known = [Some(treaty), parent].into_iter().flatten().any(|treaty| {
                treaty.party_list == PartyList::Complete
                    || [question.from, question.to]
                        .iter()
                        .any(|state| row_says_no(treaty, state))
            });
            check(known, &format!("{id}: its list is not complete"))?;
        }
        if displaced {
            check(
                is_displaced(treaty, answer, question),
                &format!("{id}: nothing goes before it"),
            )?;
        }
    }
    Ok(())
}

/// Whether an old treaty of two states names what displaces it, or something exclusive is offered.
fn older_of_two(id: &str, answer: &Answer) -> bool {
    let mut bilaterals = pack().treaties().bilaterals().iter();
    let named = bilaterals.any(|old| old.id == id && !old.displaced_by.is_empty());
    let mut offered = answer.options.iter().filter_map(|one| treaty(&one.id));
    named || offered.any(|other| other.exclusive_between_parties)
}

/// Whether something offered, or set aside itself by something offered, goes before it.
fn is_displaced(old: &Treaty, answer: &Answer, question: &Question<'_>) -> bool {
    let offered = answer.options.iter().map(|one| one.id.as_str());
    let set_aside = answer.excluded.iter().filter(|one| one.fallback);
    offered
        .chain(set_aside.map(|one| one.id.as_str()))
        .filter_map(treaty)
        .any(|other| {
            let named = other.replaces.contains(&old.id);
            (named && other.replaces_for.contains(&question.kind))
                || (other.exclusive_between_parties && old.opened < other.opened)
        })
}

fn check(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// What must be the same from either side.
fn sides(answer: &Answer) -> (Vec<&str>, Vec<(&str, Exclusion)>) {
    let options = answer.options.iter().map(|one| one.id.as_str());
    let excluded = answer
        .excluded
        .iter()
        .map(|one| (one.id.as_str(), one.status));
    (options.collect(), excluded.collect())
}

fn turned<'q>(question: &Question<'q>) -> Question<'q> {
    Question {
        from: question.to,
        to: question.from,
        ..*question
    }
}

/// Every rule for one question and for the same from the other side.
fn both_ways(pack: &Pack, question: &Question<'_>) -> Result<(), String> {
    let there = pack.basis(question);
    let back = pack.basis(&turned(question));
    hold(question, &there)?;
    hold(&turned(question), &back)?;
    check(
        sides(&there) == sides(&back),
        "not the same from the other side",
    )
}

fn told(question: &Question<'_>, fault: &str) -> String {
    let (from, to) = (&question.from.iso2, &question.to.iso2);
    let (kind, on) = (question.kind, question.on);
    format!("{from} {to} {kind} {on} {:?}: {fault}", question.crimes)
}

#[test]
fn every_answer_keeps_the_rules() {
    let config = Config {
        cases: 600,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let countries = pack().countries();
    let areas = pack().treaties().crime_areas();
    let draw = (
        0..countries.len(),
        0..countries.len(),
        0..CooperationKind::ALL.len(),
        prop::collection::vec(0..areas.len(), 0..3),
        1900_i16..=2100,
        1_i8..=12,
        1_i8..=28,
    );
    let mut runner = TestRunner::new_with_rng(config, rng);
    let result = runner.run(&draw, |(from, to, kind, crimes, year, month, day)| {
        let crimes: Vec<&str> = crimes.iter().map(|n| areas[*n].area.as_str()).collect();
        let question = Question {
            from: &countries[from],
            to: &countries[to],
            kind: CooperationKind::ALL[kind],
            crimes: &crimes,
            on: date(year, month, day),
        };
        both_ways(pack(), &question).map_err(|fault| TestCaseError::fail(told(&question, &fault)))
    });
    assert!(result.is_ok(), "{result:?}");
}

/// Where most instruments meet, every kind and every day that matters.
#[test]
fn the_rules_hold_where_most_instruments_meet() {
    let codes = ["DE", "GB", "CH", "US", "DK", "HK", "KZ", "XK"];
    let country = |code| pack().country(code).expect("a country of the pack");
    let faults = walk(&codes.map(country), &DAYS);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "every pair of 250 states: minutes without optimisation"]
fn the_rules_hold_for_every_pair() {
    let all: Vec<&Country> = pack().countries().iter().collect();
    let faults = walk(&all, &[date(2004, 1, 1), date(2026, 11, 22)]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The first faults among all pairs of these states.
fn walk(states: &[&Country], days: &[Date]) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, from) in states.iter().enumerate() {
        for to in &states[place..] {
            for kind in CooperationKind::ALL {
                for on in days {
                    let question = Question {
                        from,
                        to,
                        kind,
                        crimes: &[],
                        on: *on,
                    };
                    if let Err(fault) = both_ways(pack(), &question) {
                        faults.push(told(&question, &fault));
                    }
                }
            }
        }
    }
    faults.truncate(20);
    faults
}

#[test]
fn one_state_alone_needs_no_treaty() {
    let answer = ask("DE DE mla 2026-11-22");
    assert!(answer.options.is_empty());
    assert!(answer.excluded.is_empty());
    assert_eq!(answer.gaps.len(), 1);
}

/// A day later nothing that bound the day before is "not in force" for want of time, unless a state left it.
#[test]
fn what_binds_goes_on_binding() {
    for (from, to) in [("DE", "CH"), ("FR", "US"), ("BR", "AR"), ("NG", "ZA")] {
        for kind in CooperationKind::ALL {
            let mut before: HashSet<String> = HashSet::new();
            for year in (1950..=2030).step_by(5) {
                let answer = ask(&format!("{from} {to} {kind} {year}-06-01"));
                let early = answer.excluded.iter();
                let early = early.filter(|one| one.status == Exclusion::NotInForce);
                for one in early {
                    assert!(
                        !before.contains(&one.id),
                        "{from} {to} {kind} {year}: {}",
                        one.id
                    );
                }
                before.extend(answer.options.into_iter().map(|one| one.id));
            }
        }
    }
}
