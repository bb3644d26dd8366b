//! A busy office: random orders to a desk, the same ones for the same seed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use attache::desk::{
    Actor, Desk, IdSource, ListQuery, Opening, Outcome, Pane, Received, SavedView, Sort,
};
use attache::domain::officer::Owner;
use attache::domain::reason::DismissReason;
use attache::domain::{Command, Foreign, ItemId, Moment, Priority};
use attache::store::seal::PlainSealer;

use crate::dice::Dice;
use crate::support::{START, alert, label, order, profile};

/// Ids of one session; another session has another number, as real ids have other random bits.
pub struct Numbered {
    session: u64,
    next: AtomicU64,
}

impl IdSource for Numbered {
    fn next(&self, now: Moment) -> ItemId {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        ItemId::new(now, (u128::from(self.session) << 32) | u128::from(number))
    }
}

/// How a session opens the store in `dir`.
pub fn opening(dir: &std::path::Path, session: u64, read_only: bool) -> Opening {
    Opening {
        folder: attache::desk::DeskFolder::new(dir, None),
        profile: profile(),
        sealer: Arc::new(PlainSealer),
        ids: Arc::new(Numbered {
            session: session & 0xFFFF,
            next: AtomicU64::new(0),
        }),
        officer: label("alma"),
        pid: 4711,
        now: START,
        read_only,
    }
}

pub fn open(dir: &std::path::Path, session: u64) -> Desk {
    Desk::open(opening(dir, session, false)).unwrap().desk
}

/// One officer's random work at a desk.
pub struct Office {
    pub dice: Dice,
    pub officer: &'static str,
    second: i64,
    known: Vec<ItemId>,
    session: u64,
}

impl Office {
    /// An officer who knows what the desk has.
    pub fn new(seed: u64, officer: &'static str, desk: &Desk) -> Self {
        let known = all(desk);
        Self {
            dice: Dice::new(seed),
            officer,
            second: i64::try_from(known.len()).unwrap(),
            known,
            session: seed,
        }
    }

    pub fn actor(&mut self) -> Actor {
        self.second += 1;
        Actor {
            officer: label(self.officer),
            now: START.plus_seconds(self.second),
        }
    }

    /// Does something and answers which records it concerned. Confirmed when it comes back.
    pub fn act(&mut self, desk: &Desk) -> Vec<ItemId> {
        let by = self.actor();
        match self.dice.below(20) {
            _ if self.known.is_empty() => self.register(desk, &by),
            0..=2 => self.register(desk, &by),
            3 | 4 => reverted(desk.undo(&by).unwrap().ok()),
            5 => reverted(desk.redo(&by).unwrap().ok()),
            6 => {
                self.save_view(desk, &by);
                Vec::new()
            }
            7 => self.refused_file(desk, &by),
            8..=10 => self.bulk(desk, &by),
            11 => {
                self.dice.roll();
                desk.dispatch_due(by.now).unwrap();
                Vec::new()
            }
            _ => {
                let item = self.pick();
                let command = self.command(&by);
                submit(desk, vec![order(item, command)], &by)
            }
        }
    }

    fn pick(&mut self) -> ItemId {
        let known = self.known.len();
        self.known[self.dice.below(known)]
    }

    /// One command, not necessarily possible.
    pub fn command(&mut self, by: &Actor) -> Command {
        let text = Foreign::from(format!("SAMPLE {}", self.dice.below(1000)).as_str());
        match self.dice.below(16) {
            0 => Command::Accept,
            1 => Command::Prioritise {
                priority: self.dice.of(&Priority::ALL),
            },
            2 => Command::Tag {
                tag: label(self.dice.of(&["night", "road", "sea"])),
            },
            3 => Command::Untag {
                tag: label(self.dice.of(&["night", "road", "sea"])),
            },
            4 | 5 => Command::Note { text },
            6 => Command::SetDeadline {
                due: by.now.plus_seconds(1_000_000),
                rule: None,
            },
            7 => Command::Assign {
                to: Owner::Officer(label(self.dice.of(&["alma", "bruno"]))),
            },
            8 => dismissal(),
            9 => Command::Reopen { text },
            10 | 11 => Command::Forward {
                use_for: attache::domain::release::Use::Police,
                withheld: Vec::new(),
                to: label("unit.drugs"),
                purpose: text,
                basis: None,
                answer_by: None,
            },
            12 => Command::Recall { dispatch: 1 },
            13 => Command::SaveDraft {
                kind: attache::domain::command::WritingKind::Note,
                text,
            },
            14 => Command::Snooze {
                until: by.now.plus_seconds(500),
            },
            _ => Command::Link {
                other: self.pick(),
                relation: attache::domain::link::Relation::Related,
            },
        }
    }

    fn register(&mut self, desk: &Desk, by: &Actor) -> Vec<ItemId> {
        let files = (0..=self.dice.below(3))
            .map(|_| {
                let drafts = (0..=self.dice.below(4)).map(|_| {
                    let number = self.dice.below(2000);
                    let title = format!("SAMPLE {}", self.dice.below(5));
                    alert(&format!("2031/{:05}", number + 90_000), &title)
                });
                let drafts = drafts.collect();
                let size = self.dice.of(&[0, 1, 200, 5_000, 60_000]);
                Received {
                    name: "sample.json".into(),
                    bytes: self.dice.bytes(size).into(),
                    drafts,
                    faults: Vec::new(),
                }
            })
            .collect();
        let receipts = desk.receive(files, by).unwrap();
        let outcomes = receipts.into_iter().flat_map(|receipt| receipt.outcomes);
        let ids: Vec<ItemId> = outcomes
            .filter_map(|(_, outcome)| match outcome {
                Outcome::Registered(id, _)
                | Outcome::Duplicate(id, _)
                | Outcome::Version(id, _, _) => Some(id),
                Outcome::Quarantined(_) | Outcome::New => None,
            })
            .collect();
        self.known.extend(&ids);
        ids
    }

    fn refused_file(&mut self, desk: &Desk, by: &Actor) -> Vec<ItemId> {
        let waiting = desk.quarantine();
        if let Some(message) = waiting.first().filter(|_| self.dice.below(2) == 0) {
            desk.discard_quarantined(&message.id, "SAMPLE", by)
                .unwrap()
                .unwrap();
            return Vec::new();
        }
        let file = Received {
            name: "broken.json".into(),
            bytes: self.dice.bytes(40).into(),
            drafts: Vec::new(),
            faults: vec![("SAMPLE is no message".into(), "byte 0".into())],
        };
        desk.receive(vec![file], by).unwrap();
        Vec::new()
    }

    /// Several orders as one batch: bulk dismissal, or a mixture in which one record may come twice.
    fn bulk(&mut self, desk: &Desk, by: &Actor) -> Vec<ItemId> {
        let mixed = self.dice.below(2) == 0;
        let orders = (0..2 + self.dice.below(6)).map(|_| {
            let command = if mixed { self.command(by) } else { dismissal() };
            order(self.pick(), command)
        });
        let orders = orders.collect();
        submit(desk, orders, by)
    }

    fn save_view(&mut self, desk: &Desk, by: &Actor) {
        let view = SavedView {
            name: format!("View {}-{}", self.session, self.dice.below(3)),
            pane: Pane::Alerts,
            filter: format!("sample {}", self.dice.below(9)),
            sort: Sort::Received,
        };
        desk.save_view(view, by).unwrap();
    }
}

pub fn dismissal() -> Command {
    Command::Dismiss {
        reason: DismissReason::Information,
        text: Foreign::default(),
    }
}

fn reverted(done: Option<attache::desk::Reverted>) -> Vec<ItemId> {
    done.map(|done| done.items).unwrap_or_default()
}

fn submit(desk: &Desk, orders: Vec<attache::desk::Order>, by: &Actor) -> Vec<ItemId> {
    let answers = desk.submit(orders, by).unwrap();
    answers
        .into_iter()
        .flatten()
        .map(|done| done.item)
        .collect()
}

/// Every alert of the desk.
pub fn all(desk: &Desk) -> Vec<ItemId> {
    desk.list(&query("is:any", Sort::Reference)).ids.to_vec()
}

/// A list of alerts.
pub fn query(filter: &str, sort: Sort) -> ListQuery {
    ListQuery {
        pane: Pane::Alerts,
        view: String::new(),
        filter: filter.into(),
        sort,
        officer: label("alma"),
        now: START.plus_seconds(100),
    }
}
