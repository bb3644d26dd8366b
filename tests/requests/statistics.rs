//! The yearly table: what was asked, answered, refused and late, by state.

use attache::domain::ground::Ground;
use attache::domain::letter::LetterKind;
use attache::domain::life::Step;
use attache::domain::orders::ClockOrder;
use attache::domain::stage::Particulars;
use attache::domain::timing::{Amount, Unit};
use attache::domain::{Command, CountryCode};
use attache::reference::CooperationKind;

use crate::office::{Office, moment};

fn state(code: &str) -> Option<CountryCode> {
    code.parse().ok()
}

#[test]
fn the_year_is_counted_by_state_urgency_ground_and_time() {
    let mut office = Office::new();
    let basis = |office: &Office, id, from| {
        office.basis(id, "dir-2023-977", CooperationKind::Police, from, "LU");
    };
    let answered = office.police("FR", true);
    basis(&office, answered, "FR");
    let letter = office.write(answered, LetterKind::Reply);
    office.send(answered, letter);
    let refused = office.police("DE", false);
    basis(&office, refused, "DE");
    let step = Command::Step {
        step: Step::Refuse,
        particulars: Box::new(Particulars {
            grounds: vec![Ground::Availability],
            notified: Some(office.now),
            ..Particulars::default()
        }),
    };
    office.order(refused, step).unwrap();
    let extended = office.police("BE", false);
    basis(&office, extended, "BE");
    let extend = ClockOrder::Extend {
        clock: 1,
        by: Amount {
            count: 10,
            unit: Unit::Days,
        },
        reason: "SAMPLE: a judge decides".into(),
    };
    office.clock(extended, extend).unwrap();
    let late = office.police("NL", false);
    basis(&office, late, "NL");
    office.red_notice("TR");
    office.wait(8 * 86_400);

    let year = (
        moment("2031-01-01T00:00:00Z"),
        moment("2032-01-01T00:00:00Z"),
    );
    let figures = office.desk.statistics(year.0, year.1, office.now).unwrap();
    assert_eq!(figures.records, 5);
    assert_eq!(figures.volumes.values().sum::<usize>(), 5);
    let of = |code| &figures.exchange[&state(code)];
    assert_eq!((of("FR").received_urgent, of("FR").answered_urgent), (1, 1));
    assert_eq!(of("FR").over_otherwise, 0);
    assert_eq!(of("DE").refused[&Ground::Availability], 1);
    assert_eq!((of("DE").received_other, of("DE").answered_other), (1, 0));
    assert_eq!(of("BE").over_for_authorisation, 1);
    assert_eq!(
        (of("NL").over_otherwise, of("NL").over_for_authorisation),
        (1, 0)
    );
    assert!(
        !figures.exchange.contains_key(&state("TR")),
        "an alert is no request"
    );

    let before = (moment("2030-01-01T00:00:00Z"), year.0);
    let nothing = office
        .desk
        .statistics(before.0, before.1, office.now)
        .unwrap();
    assert_eq!(nothing.records, 0);
}
