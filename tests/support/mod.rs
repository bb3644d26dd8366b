//! Shared by the tests: a desk in a temporary folder, with a counter for ids and a clock the test turns.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "test support")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use attache::desk::{
    Actor, Desk, DeskFolder, IdSource, OpenDesk, OpenError, Opening, Order, Outcome, Profile,
    Received,
};
use attache::domain::officer::Officer;
use attache::domain::unit::Unit;
use attache::domain::{
    AlertKind, Command, Content, CountryCode, Direction, Draft, Foreign, ItemId, Kind, Label,
    Moment,
};
use attache::store::seal::PlainSealer;

/// The instant the tests begin at.
pub const START: Moment = Moment::from_seconds(1_930_636_800); // 2031-03-07T08:00:00Z

/// Ids that count up, over all desks of the test process.
#[derive(Default)]
pub struct Counter;

static COUNTED: AtomicU64 = AtomicU64::new(0);

impl IdSource for Counter {
    fn next(&self, now: Moment) -> ItemId {
        ItemId::new(now, u128::from(COUNTED.fetch_add(1, Ordering::Relaxed)))
    }
}

pub fn label(text: &str) -> Label {
    text.parse().unwrap()
}

pub fn unit(id: &str) -> Unit {
    Unit {
        id: label(id),
        name: format!("Unit {id}"),
        country: "LU".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    }
}

pub fn profile() -> Profile {
    let officer = |id: &str| Officer {
        id: label(id),
        name: id.to_uppercase(),
    };
    Profile {
        name: "Test desk".into(),
        home: "LU".parse::<CountryCode>().unwrap(),
        officers: vec![officer("alma"), officer("bruno")],
        units: vec![unit("unit.drugs"), unit("unit.cyber")],
        practice: true,
        recall_seconds: 30,
        office: attache::desk::Office::default(),
    }
}

pub fn try_open(dir: &Path, read_only: bool) -> Result<OpenDesk, OpenError> {
    Desk::open(Opening {
        folder: DeskFolder::new(dir, None),
        profile: profile(),
        sealer: Arc::new(PlainSealer),
        ids: Arc::new(Counter),
        officer: label("alma"),
        pid: 4711,
        now: START,
        read_only,
    })
}

pub fn open(dir: &Path) -> Desk {
    try_open(dir, false).unwrap().desk
}

pub fn at(seconds: i64) -> Actor {
    Actor {
        officer: label("alma"),
        now: START.plus_seconds(seconds),
    }
}

pub fn alert(reference: &str, title: &str) -> Draft {
    let mut content = Content::new(
        Kind::Alert(AlertKind::Red),
        Direction::In,
        Foreign::from(title),
    );
    content.their_ref = Some(Foreign::from(reference));
    content.from.country = "FR".parse().ok();
    Draft {
        format: label("test"),
        content,
        attachments: Vec::new(),
        place: None,
        is_summary: false,
        remarks: Vec::new(),
    }
}

pub fn file(drafts: Vec<Draft>) -> Received {
    let bytes = format!("{drafts:?}").into_bytes().into();
    Received {
        name: "sample.json".into(),
        bytes,
        drafts,
        faults: Vec::new(),
    }
}

/// Registers one alert per title and answers their ids.
pub fn register(desk: &Desk, titles: &[&str]) -> Vec<ItemId> {
    let drafts = titles
        .iter()
        .enumerate()
        .map(|(i, title)| alert(&format!("2031/9{i:04}"), title))
        .collect();
    let receipts = desk.receive(vec![file(drafts)], &at(0)).unwrap();
    let outcomes = receipts.into_iter().flat_map(|receipt| receipt.outcomes);
    outcomes
        .map(|(_, outcome)| match outcome {
            Outcome::Registered(id, _) | Outcome::Duplicate(id, _) | Outcome::Version(id, _, _) => {
                id
            }
            Outcome::Quarantined(_) | Outcome::New => ItemId::new(START, 0),
        })
        .collect()
}

pub fn order(item: ItemId, command: Command) -> Order {
    Order { item, command }
}
