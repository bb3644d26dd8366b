//! A state with three invented alerts, and keys for it.

use std::sync::Arc;

use crate::desk::{Listing, Pane, Profile, Record};
use crate::domain::event::Source;
use crate::domain::officer::Officer;
use crate::domain::unit::Unit;
use crate::domain::{
    AlertKind, Content, Digest, Direction, Entry, Event, Foreign, Item, ItemId, Kind, Label, Moment,
};
use crate::tui::command::Keys;
use crate::tui::effect::{Effect, Then};
use crate::tui::input::{KeyInput, parse_key_text};
use crate::tui::msg::Msg;
use crate::tui::options::{Look, Size};
use crate::tui::state::{Seat, State};
use crate::tui::update::update;

pub(super) const START: Moment = Moment::from_seconds(1_930_636_800);

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

pub(super) fn id(n: u128) -> ItemId {
    ItemId::new(START, n)
}

pub(super) fn listing(ids: &[u128]) -> Listing {
    Listing {
        ids: ids.iter().map(|n| id(*n)).collect(),
        unfiltered: ids.len(),
        near: false,
        fault: None,
        rev: 1,
    }
}

fn record(n: u128) -> Arc<Record> {
    let content = Content::new(
        Kind::Alert(AlertKind::Red),
        Direction::In,
        Foreign::from("SAMPLE"),
    );
    let source = Source {
        name: Foreign::from("sample.json"),
        format: label("test"),
        original: Digest::of(b"SAMPLE"),
        place: None,
        remarks: Vec::new(),
    };
    let entries = vec![Entry {
        n: 1,
        at: START,
        officer: label("alma"),
        item: id(n),
        action: label("register"),
        batch: None,
        events: vec![Event::Registered {
            our_ref: format!("A-2031-{n:04}").parse().unwrap(),
            source,
            received: START,
            content: Box::new(content),
        }],
    }];
    let item = Item::fold(&entries).unwrap();
    Arc::new(Record { item, entries })
}

fn profile() -> Profile {
    let unit = Unit {
        id: label("unit.drugs"),
        name: "Unit SAMPLE".to_owned(),
        country: "LU".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    };
    Profile {
        name: "Test desk".to_owned(),
        home: "LU".parse().unwrap(),
        officers: vec![Officer {
            id: label("alma"),
            name: "ALMA".to_owned(),
        }],
        units: vec![unit],
        practice: true,
        recall_seconds: 30,
        office: crate::desk::Office::default(),
    }
}

/// A state at a moment the test moves.
pub(super) struct Screen {
    pub(super) state: State,
    pub(super) now: Moment,
}

impl Screen {
    /// Three alerts, their records at hand, the cursor on the first.
    pub(super) fn new() -> Self {
        let seat = Seat {
            profile: Arc::new(profile()),
            officer: label("alma"),
            read_only: false,
            look: Look::default(),
            keys: Arc::new(Keys::standard()),
            pack: crate::reference::Pack::shared().unwrap(),
            stated: Vec::new(),
            size: Size {
                columns: 80,
                rows: 24,
            },
            now: START,
        };
        let mut screen = Self {
            state: State::new(seat),
            now: START,
        };
        screen.lists(&[1, 2, 3], Then::Stay);
        for n in 1..=3 {
            let record = Ok(Some(record(n)));
            screen.feed(Msg::Record { id: id(n), record });
        }
        screen.state.place_kept = screen.state.place_text();
        screen.state.place_dirty = None;
        screen
    }

    pub(super) fn feed(&mut self, msg: Msg) -> Vec<Effect> {
        update(&mut self.state, msg, self.now)
    }

    pub(super) fn lists(&mut self, ids: &[u128], then: Then) -> Vec<Effect> {
        self.feed(Msg::Listed {
            pane: Pane::Alerts,
            listing: listing(ids),
            then,
        })
    }

    /// Presses keys; answers what the last one wants done.
    pub(super) fn press(&mut self, text: &str) -> Vec<Effect> {
        let inputs = parse_key_text(text).unwrap();
        let mut effects = Vec::new();
        for input in inputs {
            effects = self.feed(Msg::Input(input));
        }
        effects
    }

    /// The same key again because it is held down.
    pub(super) fn hold(&mut self, text: &str) -> Vec<Effect> {
        let inputs = parse_key_text(text)
            .unwrap()
            .into_iter()
            .map(|input| match input {
                KeyInput::Key { chord, .. } => KeyInput::Key {
                    chord,
                    repeat: true,
                },
                other => other,
            });
        inputs
            .flat_map(|input| self.feed(Msg::Input(input)))
            .collect()
    }

    /// Lets time pass.
    pub(super) fn after(&mut self, millis: i64) -> Vec<Effect> {
        self.now = Moment::from_millis(self.now.millis() + millis);
        self.feed(Msg::Tick)
    }

    pub(super) fn says(&self) -> &str {
        let line = self.state.notices.line(self.state.now);
        line.map_or("", |notice| notice.text.as_str())
    }

    pub(super) fn depth(&self) -> usize {
        self.state.layers.len()
    }
}

pub(super) fn orders(effects: &[Effect]) -> usize {
    let submits = effects.iter().filter_map(|effect| match effect {
        Effect::Submit { orders, .. } => Some(orders.len()),
        _ => None,
    });
    submits.sum()
}
