//! Answers at chosen instants, doubts and edges.
//!
//! Never here: the rules.
use super::*;
use jiff::civil::date;

fn pack() -> &'static Pack {
    Pack::embedded().unwrap()
}

fn country(code: &str) -> &'static Country {
    pack().country(code).unwrap()
}

fn at(code: &str, now: &str) -> WorkingTime<'static> {
    pack()
        .working_time(country(code), now.parse().unwrap())
        .unwrap()
}

#[test]
fn the_table_of_answers() {
    for (code, now, words) in [
        (
            "DE",
            "2026-11-23T14:05:00Z",
            "Mon 15:05 (+01:00) working time, until 17:00 (assumed hours)",
        ),
        (
            "DE",
            "2026-11-23T06:30:00Z",
            "Mon 07:30 (+01:00) not open yet; opens 09:00 (assumed hours)",
        ),
        (
            "DE",
            "2026-11-23T17:00:00Z",
            "Mon 18:00 (+01:00) closed since 17:00; opens Tue 09:00 (assumed hours)",
        ),
        (
            "EG",
            "2026-11-20T12:00:00Z",
            "Fri 14:00 (+02:00) weekend; opens Sun 09:00 (assumed hours)",
        ),
        (
            "IN",
            "2026-11-23T04:00:00Z",
            "Mon 09:30 (+05:30) working time, until 17:00 (assumed hours)",
        ),
        (
            "DE",
            "2026-12-25T10:00:00Z",
            "Fri 11:00 (+01:00) public holiday: Christmas Day; opens Mon 09:00 (assumed hours)",
        ),
        (
            "UA",
            "2026-11-23T10:00:00Z",
            "Mon 12:00 (+02:00, capital's clock) working time, until 17:00 (assumed hours; holidays of 2026 unknown)",
        ),
        (
            "DE",
            "2031-06-23T10:00:00Z",
            "Mon 12:00 (+02:00) working time, until 17:00 (assumed hours; holidays of 2031 unknown)",
        ),
        (
            "DE",
            "2030-12-31T17:00:00Z",
            "Tue 18:00 (+01:00) closed since 17:00; opens Wed 09:00 (assumed hours; holidays of 2031 unknown)",
        ),
    ] {
        assert_eq!(at(code, now).words(), words);
    }
}

#[test]
fn opening_is_open_and_closing_is_closed() {
    for (now, open) in [
        ("2026-11-23T07:59:59Z", false),
        ("2026-11-23T08:00:00Z", true),
        ("2026-11-23T15:59:59Z", true),
        ("2026-11-23T16:00:00Z", false),
    ] {
        assert_eq!(at("DE", now).is_open(), open, "{now}");
    }
}

#[test]
fn midnight_there_divides_the_days() {
    let last = at("DE", "2026-11-20T22:59:59Z");
    let OfficeState::Closed { reason, opens } = &last.state else {
        panic!("nobody works at midnight")
    };
    assert_eq!((last.day, *reason), (Day::Working, ClosedReason::Over));
    assert_eq!(opens.as_ref().unwrap().at.date(), date(2026, 11, 23));
    let first = at("DE", "2026-11-20T23:00:00Z");
    assert_eq!(first.day, Day::Weekend);
    assert!(first.words().starts_with("Sat 00:00 (+01:00) weekend;"));
    let monday = at("DE", "2026-11-22T23:00:00Z");
    assert_eq!(monday.answer(), "not open yet; opens 09:00 (assumed hours)");
}

#[test]
fn a_change_of_clocks_moves_the_instant_and_not_the_hour() {
    let saturday = at("DE", "2027-03-27T12:00:00Z");
    let OfficeState::Closed {
        opens: Some(opening),
        ..
    } = saturday.state
    else {
        panic!("a weekend")
    };
    // Easter Monday is the 29th.
    assert_eq!(
        opening.at.to_string(),
        "2027-03-30T09:00:00+02:00[Europe/Berlin]"
    );
}

#[test]
fn across_the_date_line_it_is_already_tomorrow() {
    let tarawa = at("KI", "2026-11-22T22:00:00Z");
    assert!(tarawa.is_open());
    assert!(
        tarawa
            .words()
            .starts_with("Mon 10:00 (+12:00, capital's clock) working time")
    );
}

#[test]
fn a_weekend_of_one_source_is_said_and_not_counted_on() {
    // Friday and Saturday in one list, Saturday and Sunday in the other.
    let friday = at("DJ", "2026-11-20T09:00:00Z");
    assert_eq!(friday.day, Day::WeekendInOneSource, "{friday:?}");
    assert_eq!(friday.doubts, [Doubt::WeekendDisputed, Doubt::Hours]);
    assert_eq!(
        friday.words(),
        "Fri 12:00 (+03:00) weekend in one source, working day in another; \
         opens Mon 09:00 at the latest (assumed hours)"
    );
    let next = pack().next_working_day(country("DJ"), date(2026, 11, 20));
    assert_eq!(next, Some((date(2026, 11, 23), Day::Working)));
}

#[test]
fn an_estimated_feast_is_marked_and_so_are_the_days_beside_it() {
    let feast = at("EG", "2027-03-09T10:00:00Z");
    assert_eq!(
        feast.answer(),
        "public holiday: Eid al-Fitr (estimated); opens Thu 09:00 (assumed hours)"
    );
    assert!(feast.doubts.contains(&Doubt::HolidayEstimated));
    let eve = at("EG", "2027-03-08T10:00:00Z");
    assert_eq!(
        eve.answer(),
        "working time, until 17:00 (assumed hours); Eid al-Fitr may fall on this day (estimated)"
    );
}

#[test]
fn places_with_little_data_claim_little() {
    let bouvet = pack().working_time(country("BV"), "2026-11-23T10:00:00Z".parse().unwrap());
    assert!(bouvet.is_none_or(|there| there.doubts.contains(&Doubt::HolidaysUnknown)));
    let tuvalu = at("TV", "2026-11-22T23:00:00Z");
    assert!(tuvalu.is_open());
    assert_eq!(tuvalu.doubts, [Doubt::Hours]);
}

#[test]
fn every_country_has_an_answer_at_every_hour_of_a_week() {
    let monday: Timestamp = "2026-12-21T00:30:00Z".parse().unwrap();
    for country in pack().countries() {
        for hour in (0..168).step_by(5) {
            let now = monday + hour.hours();
            let Some(there) = pack().working_time(country, now) else {
                continue;
            };
            assert!(there.words().contains("assumed hours"), "{}", country.iso2);
            match &there.state {
                OfficeState::OpenNow { until } => assert!(*until > there.local.clock),
                OfficeState::Closed { opens, .. } => {
                    assert!(opens.as_ref().unwrap().at > there.local.clock);
                }
            }
        }
    }
}
