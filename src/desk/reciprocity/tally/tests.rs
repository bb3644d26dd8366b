//! One request after the other, and what is counted of it.
use super::*;
use crate::domain::clock::SetDate;
use crate::domain::content::Party;
use crate::domain::event::Source;
use crate::domain::stage::Particulars;
use crate::domain::{Content, Digest, Entry, Event, Foreign, ItemId, Kind, Label};

const DAY: i64 = 86_400;

fn start() -> Moment {
    Moment::parse("2031-03-01T00:00:00Z").unwrap()
}

fn item(kind: RequestKind, direction: Direction) -> Item {
    let mut content = Content::new(Kind::Request(kind), direction, Foreign::from("SAMPLE"));
    content.from = Party {
        country: "DE".parse().ok(),
        authority: None,
    };
    let entry = Entry {
        n: 1,
        at: start(),
        officer: Label::own("sample"),
        item: ItemId::new(start(), 1),
        action: Label::own("register"),
        batch: None,
        events: vec![Event::Registered {
            our_ref: "R-2031-0001".parse().unwrap(),
            source: Source {
                name: "sample.json".into(),
                format: Label::own("sample"),
                original: Digest::of(b"sample"),
                place: None,
                remarks: Vec::new(),
            },
            received: start(),
            content: Box::new(content),
        }],
    };
    Item::fold(&[entry]).unwrap()
}

fn enter(item: &mut Item, state: State, days: i64, said: Particulars) {
    let since = start().plus_seconds(days * DAY);
    item.state = state;
    item.stages.push(Stage {
        state,
        since,
        by: Label::own("sample"),
        particulars: Some(Box::new(said)),
    });
}

fn counted(items: &[Item]) -> OneWay {
    let now = start().plus_seconds(60 * DAY);
    let mut tally = OneWay::until(now);
    for item in items {
        tally.count(item, now);
    }
    tally
}

fn said() -> Particulars {
    Particulars::default()
}

#[test]
fn an_answer_ends_a_request_and_a_question_is_counted() {
    let mut item = item(RequestKind::PoliceInformation, Direction::In);
    enter(&mut item, State::ClarificationAsked, 1, said());
    enter(&mut item, State::ClarificationGiven, 2, said());
    enter(&mut item, State::Answered, 4, said());
    enter(&mut item, State::Closed, 30, said());
    item.acknowledged = Some(start().plus_seconds(DAY / 2));
    let tally = counted(&vec![item; 10]);
    assert_eq!((tally.n, tally.open, tally.answered), (10, 0, 10));
    assert_eq!(tally.clarifications_per_hundred(), Some(100));
    assert_eq!(tally.answered_in.median(), Some(4 * DAY));
    assert_eq!(tally.acknowledged.ninth_tenth(), Some(DAY / 2));
    assert_eq!(tally.months.len(), MONTHS);
    let march = (
        Month {
            year: 2031,
            month: 3,
        },
        10,
    );
    assert!(tally.months.contains(&march), "{:?}", tally.months);
    assert_eq!(tally.months.last().unwrap().0.to_string(), "2031-04");
}

#[test]
fn refusals_are_counted_by_ground_each_request_once() {
    let grounds = |grounds: &[Ground]| Particulars {
        grounds: grounds.to_vec(),
        ..said()
    };
    let mut whole = item(RequestKind::Mla, Direction::In);
    let both = grounds(&[Ground::DualCriminality, Ground::Proportion]);
    enter(&mut whole, State::Refused, 3, both.clone());
    let mut part = item(RequestKind::Mla, Direction::In);
    enter(
        &mut part,
        State::PartlyRefused,
        1,
        grounds(&[Ground::Proportion]),
    );
    enter(&mut part, State::PartlyRefused, 2, both);
    let mut bare = item(RequestKind::Mla, Direction::In);
    enter(&mut bare, State::Refused, 3, said());
    let tally = counted(&[whole, part, bare]);
    assert_eq!((tally.refused, tally.partial, tally.open), (2, 1, 1));
    assert_eq!(
        tally.grounds,
        [(Ground::DualCriminality, 2), (Ground::Proportion, 2)]
    );
    assert_eq!(tally.without_ground, 1);
    assert_eq!(tally.answered_in.median(), None, "three make no median");
}

#[test]
fn what_was_told_from_abroad_counts_from_when_it_happened() {
    let mut ours = item(RequestKind::Mla, Direction::Out);
    let told = Particulars {
        at: Some(start().plus_seconds(5 * DAY)),
        ..said()
    };
    enter(&mut ours, State::Executed, 20, told);
    let tally = counted(&vec![ours; 10]);
    assert_eq!(tally.answered_in.median(), Some(5 * DAY));
}

#[test]
fn drafts_are_not_sent_and_information_nobody_asked_for_is_no_request() {
    let mut draft = item(RequestKind::Mla, Direction::Out);
    draft.stages.clear();
    enter(&mut draft, State::Drafted, 0, said());
    let told = item(RequestKind::OwnInitiative, Direction::Out);
    let tally = counted(&[draft, told]);
    assert_eq!((tally.n, tally.volunteered), (0, 1));
}

#[test]
fn in_time_is_judged_by_dates_that_were_met_or_ran_out() {
    let with_date = |days, ended: Option<i64>| {
        let mut item = item(RequestKind::PoliceInformation, Direction::In);
        let date = SetDate {
            rule: None,
            start: start(),
            due: start().plus_seconds(days * DAY),
        };
        let mut clock = Clock::of_date(0, Origin::Sender, &date);
        clock.ended = ended.map(|day| (start().plus_seconds(day * DAY), ClockEnd::Met));
        item.clocks.push(clock);
        item
    };
    let tally = counted(&[
        with_date(7, Some(5)),
        with_date(7, Some(9)),
        with_date(7, None),
        with_date(90, None),
        item(RequestKind::PoliceInformation, Direction::In),
    ]);
    assert_eq!(tally.on_time, Share { n: 3, of: 1 });
    assert_eq!(tally.on_time.percent(), None);
}

#[test]
fn a_request_that_was_opened_again_has_no_answer_yet() {
    let mut again = item(RequestKind::PoliceInformation, Direction::In);
    enter(&mut again, State::Answered, 2, said());
    enter(&mut again, State::Accepted, 3, said());
    let tally = counted(&[again]);
    assert_eq!((tally.open, tally.answered), (1, 0));
}
