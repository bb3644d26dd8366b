//! Every step of every kind in every state, both ways, against tables written by hand: what is possible produces the right
//! events and leads where the table says; what is not is refused with words on what is possible.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use attache::domain::books::NoBooks;
use attache::domain::event::Source;
use attache::domain::ground::Ground;
use attache::domain::life::{self, Step};
use attache::domain::officer::{Officer, Owner};
use attache::domain::reason::DismissReason;
use attache::domain::reference::Series;
use attache::domain::stage::Particulars;
use attache::domain::{
    AlertKind, Command, Content, Context, Digest, Direction, Entry, Event, Item, ItemId, Kind,
    Label, MessageKind, Moment, OurRef, Refusal, RequestKind, State, decide,
};

const NOW: Moment = Moment::from_seconds(1_930_636_800);

/// Steps and where they lead, by kind and state.
type Table = BTreeMap<(Kind, State), BTreeMap<Step, State>>;

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn kinds(group: &str) -> Vec<Kind> {
    let requests = |words: &[&str]| -> Vec<Kind> {
        let kind = |word: &&str| Kind::Request(RequestKind::from_word(word).unwrap());
        words.iter().map(kind).collect()
    };
    match group {
        "alert" => AlertKind::ALL.iter().copied().map(Kind::Alert).collect(),
        "message" => MessageKind::ALL
            .iter()
            .copied()
            .map(Kind::Message)
            .collect(),
        "told" => requests(&["own-initiative"]),
        "info" => requests(&["police-information", "consent"]),
        "persons" => requests(&["extradition", "provisional-arrest", "eaw"]),
        "measures" => requests(&[
            "mla",
            "eio",
            "preservation",
            "service",
            "freezing",
            "jit",
            "request",
        ]),
        other => panic!("no group {other}"),
    }
}

fn read(text: &str) -> Table {
    let mut table = Table::new();
    for line in text
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
    {
        let [groups, states, steps] = line.split('|').collect::<Vec<_>>().try_into().unwrap();
        let to: BTreeMap<Step, State> = steps
            .split_whitespace()
            .map(|pair| {
                let (step, to) = pair.split_once('>').unwrap();
                let step = Step::from_word(step).unwrap_or_else(|| panic!("{step}"));
                (step, State::from_word(to).unwrap_or_else(|| panic!("{to}")))
            })
            .collect();
        for kind in groups.split_whitespace().flat_map(kinds) {
            for state in states.split_whitespace() {
                let state = State::from_word(state).unwrap_or_else(|| panic!("{state}"));
                let before = table.insert((kind, state), to.clone());
                assert!(before.is_none(), "{kind:?} {state:?} stands twice");
            }
        }
    }
    table
}

fn all_kinds() -> Vec<Kind> {
    ["alert", "message", "told", "info", "persons", "measures"]
        .into_iter()
        .flat_map(kinds)
        .collect()
}

fn item(kind: Kind, way: Direction, state: State) -> Item {
    let entry = entry(
        1,
        vec![Event::Registered {
            our_ref: OurRef {
                series: Series::Request,
                year: 2031,
                number: 1,
            },
            source: Source {
                name: "sample.json".into(),
                format: label("test"),
                original: Digest::of(b"sample"),
                place: None,
                remarks: Vec::new(),
            },
            received: NOW,
            content: Box::new(Content::new(kind, way, "SAMPLE".into())),
        }],
    );
    let mut item = Item::fold(&[entry]).unwrap();
    item.state = state;
    item
}

fn entry(n: u64, events: Vec<Event>) -> Entry {
    Entry {
        n,
        at: NOW.plus_seconds(60),
        officer: label("alma"),
        item: ItemId::new(NOW, 1),
        action: label("test"),
        batch: None,
        events,
    }
}

/// The command an officer gives for a step; `None` for steps only letters and packages take.
fn command(step: Step) -> Option<Command> {
    Some(match step {
        Step::Accept => Command::Accept,
        Step::Assign => Command::Assign {
            to: Owner::Officer(label("alma")),
        },
        Step::Dismiss => Command::Dismiss {
            reason: DismissReason::Information,
            text: "SAMPLE".into(),
        },
        Step::Answer => Command::MarkAnswered {
            text: "SAMPLE".into(),
        },
        Step::Close => Command::Close {
            text: "SAMPLE".into(),
        },
        Step::Reopen => Command::Reopen {
            text: "SAMPLE".into(),
        },
        Step::Forward | Step::Review | Step::SendBack | Step::Authorise | Step::Send => {
            return None;
        }
        step => Command::Step {
            step,
            particulars: Box::new(everything()),
        },
    })
}

fn everything() -> Particulars {
    Particulars {
        text: "SAMPLE reason".into(),
        grounds: vec![Ground::DualCriminality],
        part: Some("SAMPLE part".into()),
        notified: Some(NOW),
        until: Some(NOW.plus_seconds(86_400)),
        other: Some("SAMPLE authority".into()),
        ..Particulars::default()
    }
}

fn order(command: &Command, item: &Item) -> Result<Vec<Event>, Refusal> {
    let officer = label("alma");
    let officers = [Officer {
        id: officer.clone(),
        name: "ALMA".into(),
    }];
    let cx = Context {
        now: NOW.plus_seconds(60),
        officer: &officer,
        officers: &officers,
        units: &[],
        recall_seconds: 30,
        home: "LU".parse().unwrap(),
        books: &NoBooks,
    };
    decide(command, item, &cx)
}

fn check(way: Direction, table: &Table) {
    let mut pairs = 0;
    for kind in all_kinds() {
        for &state in State::ALL {
            let Some(steps) = table.get(&(kind, state)) else {
                let unreached = !reached(kind, way).contains(&state);
                assert!(unreached, "{} {} is left out", kind.word(), state.word());
                continue;
            };
            for &step in Step::ALL {
                let of = format!(
                    "{} {} {} {}",
                    way.word(),
                    kind.word(),
                    state.word(),
                    step.word()
                );
                one(&of, kind, way, state, step, steps.get(&step).copied());
                pairs += 1;
            }
        }
    }
    assert!(pairs > 10_000, "{pairs}");
}

/// Every state a record can come to.
fn reached(kind: Kind, way: Direction) -> BTreeSet<State> {
    let mut reached = BTreeSet::new();
    let mut next = vec![match way {
        Direction::In => State::Received,
        Direction::Out => State::Drafted,
    }];
    while let Some(state) = next.pop() {
        if reached.insert(state) {
            let steps = life::possible(kind, way, state);
            next.extend(
                steps
                    .iter()
                    .map(|step| life::next(kind, way, state, *step).unwrap()),
            );
        }
    }
    reached
}

fn one(of: &str, kind: Kind, way: Direction, state: State, step: Step, to: Option<State>) {
    let found = life::next(kind, way, state, step);
    assert_eq!(found.as_ref().ok().copied(), to, "{of}");
    let item = item(kind, way, state);
    let Some(command) = command(step) else {
        let by_hand = Command::Step {
            step,
            particulars: Box::new(everything()),
        };
        assert!(order(&by_hand, &item).is_err(), "{of}: not by hand");
        return;
    };
    let answer = order(&command, &item);
    match (to, answer) {
        (Some(to), Ok(events)) => {
            let mut after = item.clone();
            after.apply(&entry(2, events));
            assert_eq!(after.state, to, "{of}");
            let stage = after.stages.last().unwrap();
            assert_eq!((stage.state, stage.by.as_str()), (to, "alma"), "{of}");
        }
        (Some(_), Err(refusal)) => panic!("{of}: {refusal}"),
        // Somebody may get a record that is further on, and receipt may be confirmed: its state stays.
        (None, Ok(events)) => {
            let stays = matches!(step, Step::Assign)
                || (step == Step::Acknowledge && way == Direction::In && item.is_open());
            assert!(stays, "{of}: {events:?}");
            let mut after = item.clone();
            after.apply(&entry(2, events));
            assert_eq!(after.state, state, "{of}");
        }
        (None, Err(refusal)) => {
            let helps = !refusal.needs.is_empty() || refusal.why.contains("is ");
            assert!(helps, "{of}: {refusal:?}");
        }
    }
}

#[test]
fn every_step_of_every_record_from_abroad() {
    check(Direction::In, &read(include_str!("in.txt")));
}

#[test]
fn every_step_of_every_record_of_our_own() {
    check(Direction::Out, &read(include_str!("out.txt")));
}

#[test]
fn a_refused_step_names_those_that_are_possible() {
    let kind = Kind::Request(RequestKind::Mla);
    let item = item(kind, Direction::In, State::Accepted);
    let too_early = Command::Step {
        step: Step::Complete,
        particulars: Box::default(),
    };
    let refusal = order(&too_early, &item).unwrap_err();
    let [need] = refusal.needs.try_into().unwrap();
    assert!(need.starts_with("possible now: "), "{need}");
    assert!(need.contains("grant"), "{need}");
}
