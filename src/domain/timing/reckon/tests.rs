//! Rules without a row of the bookshelf: what kinds of limit come to, and what no input may do.
use proptest::prelude::*;

use super::*;
use crate::domain::timing::{Owes, Starts, ZoneCalendar};

fn rule(limit: Limit, amount: Option<&str>) -> Rule {
    Rule {
        id: "SAMPLE".parse().unwrap(),
        instrument: "SAMPLE TREATY".to_owned(),
        treaty: None,
        article: "1".to_owned(),
        title: "Sample".to_owned(),
        kinds: Vec::new(),
        urgent: None,
        owes: Owes::Requested,
        owes_words: String::new(),
        amount: amount.map(|text| text.parse().unwrap()),
        day: None,
        limit,
        starts: Starts::Receipt,
        starts_words: String::new(),
        follows: vec!["OTHER".parse().unwrap()],
        chasers: Vec::new(),
        extension: None,
        pauses_words: String::new(),
        effect: String::new(),
        scope: String::new(),
        confidence: "verified".to_owned(),
        ends: crate::domain::timing::Ends::Answered,
        source: String::new(),
    }
}

fn reckoned(rule: &Rule, start: &str) -> Reckoning {
    let start = Moment::parse(start).unwrap();
    reckon(rule, start, &[], &[], FirstDay::Next, &ZoneCalendar::utc())
}

fn due(rule: &Rule, start: &str) -> String {
    let due = reckoned(rule, start).due;
    due.map_or_else(|| "none".to_owned(), |due| due.to_string())
}

#[test]
fn a_rule_without_what_it_needs_has_no_end_and_says_so() {
    for limit in [Limit::Max, Limit::Before, Limit::Yearly, Limit::NoNumber] {
        let answer = reckoned(&rule(limit, None), "2031-03-07T08:00:00Z");
        assert_eq!(answer.due, None, "{limit:?}");
        assert_eq!(
            answer.doubts,
            ["The rule names no length; there is no answer."]
        );
    }
}

#[test]
fn a_day_of_the_year_is_this_years_until_it_is_over() {
    let mut yearly = rule(Limit::Yearly, None);
    yearly.day = Some((3, 1));
    assert_eq!(due(&yearly, "2031-03-01T23:59:59Z"), "2031-03-01T23:59:59Z");
    assert_eq!(due(&yearly, "2031-03-02T00:00:00Z"), "2032-03-01T23:59:59Z");
    yearly.day = Some((2, 29));
    assert_eq!(due(&yearly, "2031-01-01T00:00:00Z"), "2031-02-28T23:59:59Z");
    yearly.day = Some((13, 1));
    assert_eq!(due(&yearly, "2031-01-01T00:00:00Z"), "none");
}

#[test]
fn amounts_no_calendar_holds_have_no_answer() {
    for amount in [
        "4000000000 hours",
        "4000000000 days",
        "4000000000 working days",
        "4000000000 weeks",
        "4000000000 months",
        "4000000000 years",
        "9000 years",
    ] {
        for limit in [Limit::Max, Limit::Before] {
            let rule = rule(limit, Some(amount));
            let answer = reckoned(&rule, "2031-03-07T08:00:00Z");
            let known = amount == "9000 years" && limit == Limit::Before;
            assert_eq!(answer.due.is_none(), !known, "{amount}");
        }
    }
}

#[test]
fn a_clock_without_end_names_the_clock_it_hangs_on() {
    for limit in [Limit::SameAs, Limit::Stops] {
        let answer = reckoned(&rule(limit, None), "2031-03-07T08:00:00Z");
        assert!(answer.steps.iter().any(|step| step.contains("OTHER")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_panics(
        limit in 0..Limit::ALL.len(),
        unit in 0..Unit::ALL.len(),
        count in prop_oneof![0_u32..400, any::<u32>()],
        start in any::<i64>(),
        pauses in proptest::collection::vec((any::<i64>(), any::<Option<i64>>()), 0..3),
    ) {
        let amount = Amount { count, unit: Unit::ALL[unit] };
        let mut rule = rule(Limit::ALL[limit], None);
        rule.amount = Some(amount);
        rule.day = Some((i8::MAX, i8::MIN));
        rule.chasers = vec![amount];
        let pauses: Vec<Pause> = pauses
            .into_iter()
            .map(|(from, to)| Pause { from: Moment::from_millis(from), to: to.map(Moment::from_millis) })
            .collect();
        let start = Moment::from_millis(start);
        let zone = ZoneCalendar::named("Pacific/Apia").unwrap();
        for first in [FirstDay::Next, FirstDay::Same] {
            let answer = reckon(&rule, start, &pauses, &[amount], first, &zone);
            prop_assert!(!answer.steps.is_empty());
        }
    }
}
