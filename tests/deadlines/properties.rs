//! What holds whatever the start, the pauses and the extensions: nobody gains time by waiting, nobody loses any by a pause.
use attache::domain::Moment;
use attache::domain::timing::{Amount, FirstDay, Limit, Pause, Rule, Unit, reckon};
use proptest::prelude::*;

use crate::example::{calendar, pack};

/// States and zones with clocks that jump at midnight, by half an hour, or over a day; with other weekends and doubts.
const PLACES: &[&str] = &[
    "LU",
    "EG",
    "IN",
    "AE",
    "LB",
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/Havana",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Pacific/Chatham",
];

/// Minutes after the beginning of 2011: over Samoa's lost day and changes of the clock to 2032.
fn minute() -> impl Strategy<Value = Moment> {
    let begin = 1_293_840_000_i64;
    let near = begin + 360 * 86_400;
    let whole = prop_oneof![begin..begin + 21 * 366 * 86_400, near..near + 20 * 86_400];
    // Often midnight in UTC, where boundaries are.
    (whole, any::<bool>()).prop_map(|(second, even)| {
        Moment::from_seconds(if even {
            second / 86_400 * 86_400
        } else {
            second / 60 * 60
        })
    })
}

/// A pause near an instant: begun up to 20 days before it or 60 days after it, up to 15 days long.
fn pause_near(at: Moment) -> impl Strategy<Value = Pause> {
    (-20 * 1_440_i64..60 * 1_440, 0_i64..15 * 1_440, 0..10).prop_map(
        move |(from, length, lasting)| {
            let from = at.plus_seconds(from * 60);
            Pause {
                from,
                to: (lasting > 0).then(|| from.plus_seconds(length * 60)),
            }
        },
    )
}

fn amount(most: u32) -> impl Strategy<Value = Amount> {
    (0..Unit::ALL.len(), 1..=most).prop_map(|(unit, count)| Amount {
        count,
        unit: Unit::ALL[unit],
    })
}

#[derive(Debug)]
struct Case {
    rule: Rule,
    start: Moment,
    pauses: Vec<Pause>,
    extensions: Vec<Amount>,
    first: FirstDay,
    place: &'static str,
}

fn case() -> impl Strategy<Value = Case> {
    let limits = prop_oneof![
        6 => Just(Limit::Max),
        1 => Just(Limit::Threshold),
        1 => Just(Limit::Before),
        1 => Just(Limit::Yearly),
        1 => Just(Limit::NoNumber),
        1 => Just(Limit::AtOnce),
    ];
    let rule = (limits, amount(40)).prop_map(|(limit, amount)| {
        let rule = pack().deadline("SPOC-STD").expect("a rule of the pack");
        Rule {
            limit,
            amount: Some(amount),
            chasers: vec![amount],
            day: Some((3, 1)),
            ..rule.clone()
        }
    });
    let pauses =
        minute().prop_flat_map(|at| (Just(at), proptest::collection::vec(pause_near(at), 0..4)));
    let extensions = proptest::collection::vec(amount(9), 0..3);
    let first = prop_oneof![Just(FirstDay::Next), Just(FirstDay::Same)];
    (rule, pauses, extensions, first, 0..PLACES.len()).prop_map(
        |(rule, (start, pauses), extensions, first, place)| Case {
            rule,
            start,
            pauses,
            extensions,
            first,
            place: PLACES[place],
        },
    )
}

impl Case {
    fn due(&self, start: Moment, pauses: &[Pause], extensions: &[Amount]) -> Moment {
        let days = calendar(self.place);
        let answer = reckon(
            &self.rule,
            start,
            pauses,
            extensions,
            self.first,
            days.as_ref(),
        );
        // While a pause lasts the end is further away than any.
        answer.due.unwrap_or(Moment::from_millis(i64::MAX))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_pause_never_gives_an_earlier_end(case in case(), which in 0_usize..4) {
        let mut fewer = case.pauses.clone();
        if which < fewer.len() {
            fewer.remove(which);
        }
        let with = case.due(case.start, &case.pauses, &case.extensions);
        prop_assert!(case.due(case.start, &fewer, &case.extensions) <= with);
        prop_assert!(case.due(case.start, &[], &case.extensions) <= with);
    }

    #[test]
    fn a_longer_pause_never_gives_an_earlier_end(case in case(), minutes in 0_i64..20_000) {
        let mut longer = case.pauses.clone();
        for pause in &mut longer {
            pause.to = pause.to.map(|to| to.plus_seconds(minutes * 60));
        }
        prop_assert!(
            case.due(case.start, &case.pauses, &case.extensions)
                <= case.due(case.start, &longer, &case.extensions)
        );
    }

    #[test]
    fn a_later_start_never_gives_an_earlier_end(
        case in case(),
        minutes in prop_oneof![0_i64..3_000, 0_i64..90_000],
    ) {
        let later = case.start.plus_seconds(minutes * 60);
        prop_assert!(
            case.due(case.start, &case.pauses, &case.extensions)
                <= case.due(later, &case.pauses, &case.extensions)
        );
    }

    #[test]
    fn an_extension_never_shortens(case in case(), by in amount(9)) {
        let mut more = case.extensions.clone();
        more.push(by);
        let plain = case.due(case.start, &case.pauses, &case.extensions);
        prop_assert!(plain <= case.due(case.start, &case.pauses, &more));
    }

    #[test]
    fn the_order_of_pauses_does_not_matter(case in case()) {
        let mut turned = case.pauses.clone();
        turned.reverse();
        prop_assert_eq!(
            case.due(case.start, &case.pauses, &case.extensions),
            case.due(case.start, &turned, &case.extensions)
        );
    }

    #[test]
    fn a_pause_of_whole_days_shifts_by_as_many(days in 1_i64..20, count in 1_u32..60, from in 1_i64..60) {
        let start = Moment::parse("2031-03-07T08:00:00Z").expect("an instant");
        let midnight = Moment::parse("2031-03-07T00:00:00Z").expect("an instant");
        let from = midnight.plus_seconds(from.min(i64::from(count)) * 86_400);
        let pause = Pause { from, to: Some(from.plus_seconds(days * 86_400)) };
        let mut rule = pack().deadline("SPOC-STD").expect("a rule of the pack").clone();
        rule.amount = Some(Amount { count, unit: Unit::Days });
        let utc = calendar("UTC");
        let due = |pauses: &[Pause]| reckon(&rule, start, pauses, &[], FirstDay::Next, utc.as_ref()).due;
        let plain = due(&[]).expect("an end");
        prop_assert_eq!(due(&[pause]), Some(plain.plus_seconds(days * 86_400)));
    }
}
