//! Everything the office states in place of its pack: each fact with its value, source, date, officer.
//!
//! Never here: stating one.

use super::{Paper, Role};
use crate::desk::StatedFact;
use crate::domain::FactKey;
use crate::reference::Pack;

/// The facts by key; those the pack in use cannot take in say why.
pub fn office_facts(pack: &Pack, stated: &[StatedFact], width: usize) -> Paper {
    let mut paper = Paper::new(width);
    if stated.is_empty() {
        paper.say(Role::Dim, "The office states no facts of its own.");
        return paper;
    }
    paper.say(
        Role::Dim,
        "They stand in place of what the reference pack says, on every page.",
    );
    for one in stated {
        fact(&mut paper, pack, one);
    }
    paper
}

fn fact(paper: &mut Paper, pack: &Pack, stated: &StatedFact) {
    let fact = &stated.fact;
    paper.heading(pack.fact_words(&fact.key));
    paper.field_as("Value", Role::Strong, &fact.value);
    paper.field("Source", &fact.source);
    paper.field("As of", fact.as_of);
    if let Some(note) = &fact.note {
        paper.field("Note", note);
    }
    let by = format!("{} at {}", stated.officer, stated.at.to_minute());
    paper.field("Stated by", by);
    paper.field_as("Key", Role::Dim, &fact.key);
    if let Some(why) = left_out(pack, &fact.key) {
        let words = format!("Left out, it does not fit the pack in use: {why}");
        paper.say(Role::Warning, words);
    }
}

fn left_out(pack: &Pack, key: &FactKey) -> Option<String> {
    let mut all = pack.office_facts_left_out().iter();
    let found = all.find(|(fact, _)| fact.key == *key);
    found.map(|(_, fault)| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::bookshelf::reading::{flat, pack, too_wide};
    use super::*;
    use crate::domain::{Moment, OfficeFact};

    fn stated(key: &str, note: Option<&str>) -> StatedFact {
        let key = key.parse().unwrap();
        StatedFact {
            fact: OfficeFact::stated(key, "fri;sat", "SAMPLE gazette 7", "2026-10", note).unwrap(),
            at: Moment::parse("2026-11-22T08:00:00Z").unwrap(),
            officer: "alma".parse().unwrap(),
        }
    }

    #[test]
    fn every_fact_is_told_with_who_says_so() {
        let all = [
            stated("country/DE/weekend", Some("SAMPLE note")),
            stated("country/DE/no_such", None),
        ];
        let pack = pack().with_office_facts(all.iter().map(|one| &one.fact));
        let paper = office_facts(&pack, &all, 60);
        let words = flat(&paper);
        for said in [
            "Weekend of DE Value fri;sat Source SAMPLE gazette 7 As of 2026-10 Note SAMPLE note",
            "Stated by alma at 2026-11-22 08:00Z Key country/DE/weekend no_such of DE",
            "Left out, it does not fit the pack in use: Country sheets have no fact called no_such.",
        ] {
            assert!(words.contains(said), "{said}\n{words}");
        }
        assert_eq!(too_wide(&paper, 60), None);
        assert!(flat(&office_facts(&pack, &[], 60)).contains("states no facts"));
    }
}
