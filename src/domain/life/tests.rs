//! The table as a whole: one answer to each question, no dead ends, a refusal that helps.

use super::*;
use crate::domain::{AlertKind, MessageKind, RequestKind};

fn kinds() -> impl Iterator<Item = Kind> {
    let requests = RequestKind::ALL.iter().copied().map(Kind::Request);
    requests.chain([
        Kind::Alert(AlertKind::Red),
        Kind::Message(MessageKind::Reply),
    ])
}

const WAYS: [Direction; 2] = [Direction::In, Direction::Out];

#[test]
fn at_most_one_row_answers() {
    for kind in kinds() {
        for way in WAYS {
            for from in State::ALL {
                for step in Step::ALL {
                    let found = rows(kind, way)
                        .filter(|row| row.step == *step && row.from.contains(from))
                        .count();
                    assert!(found <= 1, "{kind:?} {way:?} {from:?} {step:?}: {found}");
                }
            }
        }
    }
}

#[test]
fn every_state_that_can_be_reached_can_be_left_and_closed() {
    for kind in kinds() {
        for (way, first) in [
            (Direction::In, State::Received),
            (Direction::Out, State::Drafted),
        ] {
            let mut reached = vec![first];
            let mut at = 0;
            while let Some(from) = reached.get(at).copied() {
                let steps = possible(kind, way, from);
                assert!(!steps.is_empty(), "{kind:?} {way:?} {from:?} is a dead end");
                for step in steps {
                    let to = next(kind, way, from, step).unwrap();
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
                at += 1;
            }
            assert!(reached.contains(&State::Closed), "{kind:?} {way:?}");
        }
    }
}

#[test]
fn a_refusal_names_what_is_possible() {
    let kind = Kind::Request(RequestKind::PoliceInformation);
    let refusal = next(kind, Direction::In, State::Answered, Step::Examine).unwrap_err();
    assert_eq!(
        refusal.why,
        "The record is answered; examine is not possible from there."
    );
    assert_eq!(refusal.needs, ["possible now: close, reopen"]);
    let refusal = next(kind, Direction::In, State::Accepted, Step::Grant).unwrap_err();
    assert!(
        refusal
            .why
            .starts_with("Grant is no step of a record from abroad")
    );
}
