//! Units ranked with reasons; duty hours; the internal due date.

use jiff::civil::{DateTime, date};
use proptest::prelude::*;

use super::*;
use crate::domain::marking::Classification;
use crate::domain::timing::ZoneCalendar;
use crate::domain::{
    AlertKind, Direction, Entry, Event, Foreign, ItemId, Kind, Label, Marking, Moment, OurRef,
};

/// Friday, 7 March 2031, 10:00.
const FRIDAY: DateTime = date(2031, 3, 7).at(10, 0, 0, 0);

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn unit(id: &str) -> Unit {
    Unit {
        id: label(id),
        name: format!("SAMPLE {id}"),
        country: "LU".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    }
}

fn item(change: impl FnOnce(&mut Content)) -> Item {
    let mut content = Content::new(
        Kind::Alert(AlertKind::Red),
        Direction::In,
        Foreign::from("SAMPLE theft in Esch-sur-Alzette"),
    );
    content.marking = Marking::default();
    change(&mut content);
    let our_ref: OurRef = "A-2031-0001".parse().unwrap();
    let source = crate::domain::event::Source {
        name: Foreign::from("sample.json"),
        format: label("test"),
        original: crate::domain::Digest::of(b"SAMPLE"),
        place: None,
        remarks: Vec::new(),
    };
    Item::fold(&[Entry {
        n: 1,
        at: Moment::default(),
        officer: label("alma"),
        item: ItemId::new(Moment::default(), 1),
        action: label("register"),
        batch: None,
        events: vec![Event::Registered {
            our_ref,
            source,
            received: Moment::default(),
            content: Box::new(content),
        }],
    }])
    .unwrap()
}

fn first(units: &[Unit], item: &Item) -> String {
    let ranked = rank(units, item, FRIDAY);
    ranked
        .first()
        .map(|one| one.unit.id.to_string())
        .unwrap_or_default()
}

#[test]
fn the_unit_for_the_crime_area_comes_first_and_says_why() {
    let drugs = Unit {
        crime_areas: vec![label("drugs")],
        ..unit("drugs")
    };
    let cyber = Unit {
        crime_areas: vec![label("cyber")],
        ..unit("cyber")
    };
    let item = item(|content| content.crime_areas = vec![label("drugs")]);
    let units = [cyber, unit("any"), drugs];
    let ranked = rank(&units, &item, FRIDAY);
    let order: Vec<&str> = ranked.iter().map(|one| one.unit.id.as_str()).collect();
    assert_eq!(order, ["drugs", "any", "cyber"]);
    assert_eq!(ranked[0].reasons, ["competent for drugs"]);
    assert_eq!(ranked[2].warnings, ["not competent for drugs"]);
}

#[test]
fn a_region_counts_as_whole_words_whatever_its_accents() {
    let south = Unit {
        regions: vec!["Ésch-sur-Alzette".to_owned()],
        ..unit("south")
    };
    let part = Unit {
        regions: vec!["Alz".to_owned()],
        ..unit("part")
    };
    let units = [part, south];
    assert_eq!(first(&units, &item(|_| {})), "south");
    let ranked = rank(&units, &item(|_| {}), FRIDAY);
    assert_eq!(ranked[1].reasons, Vec::<String>::new());
}

#[test]
fn language_and_duty_decide_between_equals() {
    let reads = Unit {
        languages: vec![label("fr")],
        ..unit("reads")
    };
    let reads_not = Unit {
        languages: vec![label("de")],
        ..unit("reads-not")
    };
    let french = item(|content| content.language = Some(Foreign::from("fr-FR")));
    assert_eq!(first(&[reads_not.clone(), reads.clone()], &french), "reads");
    let odd = item(|content| content.language = Some(Foreign::from("\u{202e}many words")));
    assert_eq!(rank(&[reads_not], &odd, FRIDAY)[0].points, 0);
    let away = Unit {
        duty_hours: Some("Sat-Sun 08:00-12:00".to_owned()),
        ..unit("away")
    };
    let there = Unit {
        duty_hours: Some("Mon-Fri 07:00-19:00".to_owned()),
        ..unit("there")
    };
    let units = [away, there];
    let item = item(|_| {});
    let ranked = rank(&units, &item, FRIDAY);
    assert_eq!(ranked[0].reasons, ["on duty now (Mon-Fri 07:00-19:00)"]);
    assert_eq!(
        ranked[1].warnings,
        ["nobody on duty now (Sat-Sun 08:00-12:00)"]
    );
}

#[test]
fn a_unit_that_may_not_hold_it_comes_last() {
    let cleared = Unit {
        clearance: Some("EU-SECRET".to_owned()),
        ..unit("cleared")
    };
    let competent = Unit {
        crime_areas: vec![label("drugs")],
        clearance: Some("restricted".to_owned()),
        duty_hours: Some("24/7".to_owned()),
        ..unit("competent")
    };
    let item = item(|content| {
        content.crime_areas = vec![label("drugs")];
        content.marking.classification = Some(Classification::Confidential);
    });
    let units = [competent, cleared];
    let ranked = rank(&units, &item, FRIDAY);
    assert_eq!(ranked[0].unit.id.as_str(), "cleared");
    assert!(ranked[1].warnings[0].starts_with("may not hold CONFIDENTIEL"));
}

#[test]
fn duty_hours_are_read() {
    let on = |words: &str, at: DateTime| words.parse::<DutyHours>().map(|hours| hours.are_on(at));
    let at = |day: i8, hour: i8, minute: i8| date(2031, 3, day).at(hour, minute, 0, 0);
    for (words, moment, is_on) in [
        ("24/7", at(9, 3, 0), true),
        ("Mon-Fri 07:00-19:00", at(7, 7, 0), true),
        ("Mon-Fri 07:00-19:00", at(7, 19, 0), false),
        ("Mon-Fri 07:00-19:00", at(8, 12, 0), false),
        ("mon-fri 7:00-19:00, sat 08:00-12:00", at(8, 11, 59), true),
        ("Fri-Mon 07:00-19:00", at(9, 12, 0), true),
        ("Fri 22:00-06:00", at(8, 5, 59), true),
        ("Fri 22:00-06:00", at(7, 5, 59), false),
        ("Sun 22:00-06:00", at(10, 1, 0), true),
        ("08:00-24:00", at(9, 23, 59), true),
        ("Sat", at(8, 0, 0), true),
    ] {
        assert_eq!(on(words, moment), Ok(is_on), "{words} {moment}");
    }
    for words in [
        "",
        "always",
        "Mon",
        "Mon-Fry 07:00-19:00",
        "Mon 25:00-26:00",
        "Mon 7-19",
        "Mon 07:00-07:00",
        "Mon 07:00",
    ] {
        let is_day = words == "Mon";
        assert_eq!(words.parse::<DutyHours>().is_ok(), is_day, "{words}");
    }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn the_unit_answers_before_the_answer_is_due_abroad() {
    let home = ZoneCalendar::named("Europe/Luxembourg").unwrap();
    let now = moment("2031-03-07T08:00:00Z");
    for (due, in_days, proposed) in [
        // A fifth of eight hours is more than one hour.
        ("2031-03-07T16:00:00Z", false, Some("2031-03-07T14:24:00Z")),
        // One hour at least.
        ("2031-03-07T10:00:00Z", false, Some("2031-03-07T09:00:00Z")),
        // Nothing is left for the unit.
        ("2031-03-07T09:00:00Z", false, None),
        ("2031-03-07T07:00:00Z", false, None),
        // Due on a Wednesday: Tuesday, 17:00 in Luxembourg.
        ("2031-03-12T22:59:59Z", true, Some("2031-03-11T16:00:00Z")),
        // Due on a Monday: the Friday before.
        ("2031-03-10T22:59:59Z", true, Some("2031-03-07T16:00:00Z")),
        // Due tonight: the day before is over, so the reserve counts.
        ("2031-03-07T22:00:00Z", true, Some("2031-03-07T19:12:00Z")),
        // Summer time begins on 30 March.
        ("2031-04-02T12:00:00Z", true, Some("2031-04-01T15:00:00Z")),
    ] {
        let found = internal_due(moment(due), now, in_days, &home);
        assert_eq!(found, proposed.map(moment), "{due} {in_days}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_proposed_lies_between_now_and_due(left in -100_000_i64..5_000_000, in_days: bool) {
        let home = ZoneCalendar::utc();
        let now = moment("2031-03-07T08:00:00Z");
        let due = now.plus_seconds(left);
        if let Some(found) = internal_due(due, now, in_days, &home) {
            prop_assert!(found > now && found < due);
        }
    }

    #[test]
    fn any_words_are_duty_hours_or_not(words in ".{0,40}") {
        if let Ok(hours) = words.parse::<DutyHours>() {
            let _ = hours.are_on(FRIDAY);
        }
    }
}
