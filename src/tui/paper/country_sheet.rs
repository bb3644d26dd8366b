//! The sheet of a country as an officer reads it: what time it is there and whether anybody works, what is open with it, what
//! binds it and the own state, then every fact of the pack.
//!
//! Never here: facts; finding records.

use std::sync::Arc;

use super::bookshelf::{Bookshelf, spoken};
use super::country::{Detail, NOTHING, facts};
use super::{Paper, Role, instruments, went};
use crate::desk::Reciprocity;
use crate::domain::{Foreign, Moment};
use crate::reference::{Confidence, Country, Doubt, Pack};

/// How many holidays are told.
const HOLIDAYS: usize = 5;

/// Rows of the facts that stand at the top already.
const TOLD: [&str; 4] = ["Local time", "Today there", "Next holidays", "Weekend"];

/// Facts of law that a reader asks for first.
const LAW: [&str; 4] = [
    "legal_tradition",
    "death_penalty",
    "extradites_nationals",
    "mla_languages",
];

/// A record that is open with the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItemLine {
    /// Our reference.
    pub our_ref: String,
    /// Its title, as received.
    pub title: Foreign,
    /// Kind, state and deadline in our words.
    pub words: String,
}

/// What is open with the country, and how requests with it went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenItems {
    /// The first of them.
    pub lines: Vec<OpenItemLine>,
    /// How many there are.
    pub all: usize,
    /// How requests went, both ways; `None` where it is not known.
    pub went: Option<Arc<Reciprocity>>,
    /// Draw with ASCII alone.
    pub ascii: bool,
}

/// Everything about a country as read at `now`, seen from the state `home`; its name stands above the sheet.
pub fn country_sheet(
    pack: &Pack,
    code: &str,
    home: &str,
    open: &OpenItems,
    now: Moment,
    width: usize,
) -> Paper {
    let mut paper = Paper::new(width);
    let shelf = Bookshelf::at(pack, now);
    let Some(country) = pack.country(code) else {
        paper.say(Role::Dim, NOTHING);
        records(&mut paper, open);
        dealings(&mut paper, open);
        return paper;
    };
    standing(&mut paper, shelf, country);
    clock(&mut paper, pack, country, now);
    holidays(&mut paper, pack, country, now);
    records(&mut paper, open);
    dealings(&mut paper, open);
    law_between(&mut paper, shelf, country, home);
    paper.gap();
    facts(&mut paper, pack, country, now, &|_, row| {
        if TOLD.contains(&row.label.as_str()) {
            Detail::Nothing
        } else {
            Detail::Whole
        }
    });
    paper
}

/// What the place is, and what a reader must know before any fact.
fn standing(paper: &mut Paper, shelf: Bookshelf<'_>, country: &Country) {
    if country.value("iso_status") == Some("user-assigned") {
        let words = format!(
            "{} is not an ISO 3166-1 code; others may write this place otherwise.",
            country.iso2
        );
        paper.say(Role::Warning, words);
    }
    if let Some(parent) = shelf.parent(&country.iso2) {
        let parent = shelf.place(parent);
        let words = format!(
            "{} is no state: it belongs to {parent}. Facts of law may be those of that state.",
            country.iso2
        );
        paper.say(Role::Warning, words);
    } else if let Some(status) = country.value("sovereignty").filter(|word| *word != "Yes") {
        paper.say(
            Role::Warning,
            format!("Sovereignty: {}.", status.to_lowercase()),
        );
    }
    let known = LAW.iter().filter_map(|column| country.fact(column));
    match known
        .filter(|fact| fact.confidence != Confidence::NotKnown)
        .count()
    {
        0 | 1 => paper.say(
            Role::Warning,
            "Almost nothing is known about its law: ask before relying on anything.",
        ),
        2 => paper.say(Role::Warning, "Little is known about its law."),
        _ => {}
    }
}

/// What the clock says there and whether anybody is at a desk.
fn clock(paper: &mut Paper, pack: &Pack, country: &Country, now: Moment) {
    paper.heading("Now there");
    let Some(local) = pack.local_time(country, now.timestamp()) else {
        paper.field_as("Time", Role::Warning, "unknown");
        return;
    };
    let clock = local.clock.strftime("%a %Y-%m-%d %H:%M (UTC%:z)");
    paper.field_as("Time", Role::Strong, clock);
    if local.several_times {
        let words = "clock of the capital; other times are in use";
        paper.field_as("", Role::Warning, words);
    }
    if let Some(there) = pack.working_time(country, now.timestamp()) {
        let sure = there.is_open() && there.doubts.iter().all(|it| *it == Doubt::Hours);
        let role = if sure { Role::Plain } else { Role::Warning };
        paper.field_as("Office", role, there.answer());
        paper.field_as("", Role::Dim, there.hours.remark());
    } else {
        let day = pack.day(country, local.clock.date());
        paper.field_as("Today", Role::Warning, day.words());
    }
    weekend(paper, Bookshelf::at(pack, now), country);
}

fn weekend(paper: &mut Paper, shelf: Bookshelf<'_>, country: &Country) {
    let Some(fact) = country.fact("weekend") else {
        paper.field_as("Weekend", Role::Warning, "unknown");
        return;
    };
    let remark = shelf.remark(Some(fact.confidence), fact.as_of);
    let days = fact.items().map(spoken).collect::<Vec<_>>().join(", ");
    let role = if fact.confidence.is_doubtful() {
        Role::Warning
    } else {
        Role::Plain
    };
    paper.field_as("Weekend", role, format!("{days} ({remark})"));
    if fact.confidence == Confidence::SourcesDiffer {
        let other: Vec<&str> = country.items("weekend_alt").map(spoken).collect();
        let words = format!("in another source {}", other.join(", "));
        paper.field_as("", Role::Warning, words);
    }
}

fn holidays(paper: &mut Paper, pack: &Pack, country: &Country, now: Moment) {
    let local = pack.local_time(country, now.timestamp());
    let today = local.map_or_else(|| Bookshelf::at(pack, now).today, |it| it.clock.date());
    paper.heading("Next holidays");
    let next = pack.next_holidays(country, today, HOLIDAYS);
    for (date, holiday) in &next {
        let estimate = if holiday.estimated {
            " (estimated)"
        } else {
            ""
        };
        let day = date.strftime("%a %Y-%m-%d");
        paper.say(Role::Plain, format!("{day} {}{estimate}", holiday.name));
    }
    let until = pack.holidays_known_until(country);
    match until.filter(|until| *until >= today) {
        Some(until) if next.len() < HOLIDAYS => {
            paper.say(Role::Warning, format!("later than {until}: unknown"));
        }
        Some(_) => {}
        None => paper.say(Role::Warning, "unknown"),
    }
}

fn records(paper: &mut Paper, open: &OpenItems) {
    let shown = open.lines.len();
    if open.all > shown {
        let all = open.all;
        paper.heading(format!("Open records with it: {shown} of {all} shown"));
    } else if shown > 0 {
        paper.heading(format!("Open records with it: {shown}"));
    }
    for one in &open.lines {
        paper.say(Role::Plain, format!("{} {}", one.our_ref, one.words));
        paper.running(&one.title, 2);
    }
}

fn dealings(paper: &mut Paper, open: &OpenItems) {
    if let Some(went) = &open.went {
        went::both_ways(paper, went, open.ascii);
    }
}

fn law_between(paper: &mut Paper, shelf: Bookshelf<'_>, country: &Country, home: &str) {
    let Some(own) = shelf.pack.country(home) else {
        paper.heading("Instruments with the own state");
        paper.say(
            Role::Warning,
            "The own state is not known: set it in the desk's particulars.",
        );
        return;
    };
    if own.iso2 == country.iso2 {
        return;
    }
    paper.heading(format!(
        "Instruments in force with {}",
        shelf.place(&own.iso2)
    ));
    instruments::list(paper, shelf, own, country);
    if let Some(parent) = shelf.parent(&country.iso2) {
        let parent = shelf.place(parent);
        let words = format!("Those of {parent} may extend to it without being listed: see there.");
        paper.say(Role::Warning, words);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bookshelf::reading::{flat, now, pack, text, too_wide};
    use super::*;

    fn open() -> OpenItems {
        let line = OpenItemLine {
            our_ref: "AT-2026-0001".to_owned(),
            title: Foreign::from("SAMPLE TITLE\u{202e} of a record"),
            words: "request, due in 2 h".to_owned(),
        };
        OpenItems {
            lines: vec![line],
            all: 1,
            ..OpenItems::default()
        }
    }

    fn sheet(code: &str) -> Paper {
        country_sheet(pack(), code, "LU", &open(), now(), 76)
    }

    #[test]
    fn a_rich_country_begins_with_clock_holidays_and_open_records() {
        let words = flat(&sheet("DE"));
        for said in [
            "Saturday, Sunday (two sources",
            "Sun 2026-11-22 03:05 (UTC+01:00)",
            "weekend",
            "2026-12-25",
            "Open records with it: 1",
            "AT-2026-0001 request, due in 2 h",
            "| SAMPLE TITLE<U+202E> of a record",
            "Instruments in force with LU Luxembourg",
            "Extradites its nationals",
            "Unverified",
        ] {
            assert!(words.contains(said), "{said}\n{words}");
        }
        assert!(words.starts_with("Now there"), "{words}");
        assert_eq!(words.matches("03:05").count(), 1);
        assert!(!words.contains("Almost nothing"));
    }

    #[test]
    fn more_open_records_than_the_sheet_holds_are_counted() {
        let many = OpenItems { all: 120, ..open() };
        let words = flat(&country_sheet(pack(), "DE", "LU", &many, now(), 76));
        assert!(
            words.contains("Open records with it: 1 of 120 shown"),
            "{words}"
        );
    }

    #[test]
    fn words_from_outside_stand_behind_their_mark() {
        let paper = sheet("DE");
        let quoted = text(&paper);
        let line = quoted.lines().find(|line| line.contains("SAMPLE TITLE"));
        assert!(line.is_some_and(|line| line.starts_with("| ")));
        assert_eq!(paper.hidden, 1);
    }

    #[test]
    fn a_territory_names_its_state_at_the_top() {
        for (code, state) in [
            ("GI", "GB United Kingdom"),
            ("HK", "CN China"),
            ("GP", "FR France"),
        ] {
            let words = flat(&sheet(code));
            let at = words.find(&format!("it belongs to {state}"));
            assert!(at.is_some_and(|at| at < 80), "{words}");
            assert!(
                words.contains(&format!("Those of {state} may extend")),
                "{words}"
            );
        }
    }

    #[test]
    fn a_place_of_which_nothing_is_known_says_so() {
        let words = flat(&sheet("BV"));
        assert!(
            words.contains("Almost nothing is known about its law"),
            "{words}"
        );
        assert!(flat(&sheet("TV")).contains("Little is known about its law."));
        assert!(flat(&sheet("QQ")).starts_with("Nothing is known about this country."));
    }

    #[test]
    fn a_disputed_weekend_is_told_with_both_readings() {
        let mut disputed = pack().countries().iter().filter(|country| {
            let fact = country.fact("weekend");
            fact.is_some_and(|fact| fact.confidence == Confidence::SourcesDiffer)
        });
        let words = flat(&sheet(&disputed.next().unwrap().iso2));
        assert!(words.contains("sources differ"), "{words}");
        assert!(words.contains("in another source"), "{words}");
    }

    #[test]
    fn kosovo_is_told_by_its_code_and_its_standing() {
        let words = flat(&sheet("XK"));
        assert!(words.contains("XK is not an ISO 3166-1 code"), "{words}");
        assert!(
            words.contains("Sovereignty: partially recognised."),
            "{words}"
        );
    }

    #[test]
    fn an_own_state_that_is_not_set_is_said_and_the_own_state_has_no_treaties_with_itself() {
        let unset = country_sheet(pack(), "DE", "", &OpenItems::default(), now(), 76);
        assert!(flat(&unset).contains("The own state is not known"));
        let own = country_sheet(pack(), "LU", "LU", &OpenItems::default(), now(), 76);
        assert!(!flat(&own).contains("Instruments in force with"));
        assert!(!flat(&own).contains("Open records"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_line_fits(at in any::<prop::sample::Index>(), width in 40_usize..=120) {
            let code = &at.get(pack().countries()).iso2;
            let paper = country_sheet(pack(), code, "LU", &open(), now(), width);
            prop_assert_eq!(too_wide(&paper, width), None);
        }
    }
}
