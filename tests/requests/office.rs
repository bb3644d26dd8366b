//! A desk with records to work on, and short ways to order things.

use attache::desk::{Actor, Beginning, Desk, Order};
use attache::domain::content::Channel;
use attache::domain::letter::{Addressee, Language, Letter, LetterKind};
use attache::domain::orders::{ClockOrder, LetterOrder};
use attache::domain::{
    AlertKind, Command, Content, Direction, Draft, Event, Item, ItemId, Kind, Moment, Priority,
    Refusal, RequestKind,
};
use attache::reference::{CooperationKind, Pack, Question};
use tempfile::TempDir;

use crate::support::{START, file, label, open};

pub struct Office {
    pub desk: Desk,
    pub now: Moment,
    _dir: TempDir,
}

pub type Answer = Result<Vec<Event>, Refusal>;

impl Office {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self {
            desk: open(dir.path()),
            now: START,
            _dir: dir,
        }
    }

    /// A record from that state.
    pub fn receive(&self, kind: Kind, from: &str, change: impl FnOnce(&mut Content)) -> ItemId {
        let mut content = Content::new(kind, Direction::In, "SAMPLE request".into());
        content.from.country = from.parse().ok();
        content.their_ref = Some(format!("{from}-SAMPLE-1").as_str().into());
        content.channel = Channel::Siena;
        change(&mut content);
        let draft = Draft {
            format: label("test"),
            content,
            attachments: Vec::new(),
            place: None,
            is_summary: false,
            remarks: Vec::new(),
        };
        let receipts = self
            .desk
            .receive(vec![file(vec![draft])], &self.by("alma"))
            .unwrap();
        match &receipts[0].outcomes[0].1 {
            attache::desk::Outcome::Registered(id, _) | attache::desk::Outcome::Version(id, ..) => {
                *id
            }
            other => panic!("{other:?}"),
        }
    }

    pub fn police(&self, from: &str, urgent: bool) -> ItemId {
        let kind = Kind::Request(RequestKind::PoliceInformation);
        self.receive(kind, from, |content| {
            content.urgency = urgent.then_some(Priority::Urgent);
            content.marking = attache::domain::Marking {
                handling: vec![attache::domain::marking::HandlingCode::H0],
                ..Default::default()
            };
        })
    }

    pub fn red_notice(&self, from: &str) -> ItemId {
        self.receive(Kind::Alert(AlertKind::Red), from, |_| {})
    }

    /// Our own request to that state.
    pub fn begin(&self, kind: RequestKind, to: &str, about: Option<ItemId>) -> ItemId {
        let beginning = Beginning {
            kind,
            to: Addressee {
                country: to.parse().unwrap(),
                authority: None,
                channel: Channel::Direct,
            },
            title: "SAMPLE request of ours".into(),
            language: Language::English,
            about,
        };
        let begun = self.desk.begin(beginning, &self.by("alma")).unwrap();
        begun.unwrap().0
    }

    pub fn by(&self, officer: &str) -> Actor {
        Actor {
            officer: label(officer),
            now: self.now,
        }
    }

    pub fn wait(&mut self, seconds: i64) {
        self.now = self.now.plus_seconds(seconds);
    }

    pub fn orders(&self, id: ItemId, command: Command, officer: &str) -> Answer {
        let order = Order { item: id, command };
        let mut done = self.desk.submit(vec![order], &self.by(officer)).unwrap();
        done.remove(0).map(|done| done.entry.events)
    }

    pub fn order(&self, id: ItemId, command: Command) -> Answer {
        self.orders(id, command, "alma")
    }

    pub fn clock(&self, id: ItemId, order: ClockOrder) -> Answer {
        self.order(id, Command::Clock(order))
    }

    pub fn letter(&self, id: ItemId, order: LetterOrder) -> Answer {
        self.order(id, Command::Letter(order))
    }

    pub fn item(&self, id: ItemId) -> Item {
        self.desk.record(id).unwrap().unwrap().item
    }

    /// Chooses the instrument as the basis of the record.
    pub fn basis(&self, id: ItemId, instrument: &str, kind: CooperationKind, from: &str, to: &str) {
        let pack = Pack::embedded().unwrap();
        let question = Question {
            from: pack.country(from).unwrap(),
            to: pack.country(to).unwrap(),
            kind,
            crimes: &[],
            on: "2031-03-07".parse().unwrap(),
        };
        let basis = self.desk.chosen_basis(instrument, &question).unwrap();
        let command = Command::ChooseBasis {
            basis: Box::new(basis),
            why: "SAMPLE: both states are bound.".into(),
        };
        self.order(id, command).unwrap();
    }

    /// Begins a letter of this kind to the other side and answers its number.
    pub fn write(&self, id: ItemId, kind: LetterKind) -> u32 {
        let begin = LetterOrder::Begin {
            kind,
            to: None,
            language: Language::English,
            values: self
                .desk
                .books()
                .first_values(&self.item(id), kind, Language::English),
        };
        self.letter(id, begin).unwrap();
        self.item(id).letters.last().unwrap().number
    }

    /// Fills every required field that is empty.
    pub fn fill(&self, id: ItemId, letter: u32) {
        let item = self.item(id);
        let kind = item.letter(letter).unwrap().kind;
        let form = self.desk.books().form(&item, kind).unwrap();
        let values = self.written(id, letter).values;
        for field in form.missing(&values) {
            let value = field
                .choices()
                .first()
                .map_or("2031-03-20", |choice| choice.word.as_str());
            let fill = LetterOrder::Fill {
                letter,
                field: field.name.clone(),
                value: value.into(),
            };
            self.letter(id, fill).unwrap();
        }
    }

    pub fn written(&self, id: ItemId, letter: u32) -> Letter {
        self.item(id).letter(letter).unwrap().clone()
    }

    /// The letter leaves, as the desk does it once the recall time is over.
    pub fn leaves(&mut self, id: ItemId, letter: u32) {
        self.wait(31);
        let confirm = LetterOrder::Confirm {
            letter,
            package: "SAMPLE".into(),
            manifest: attache::domain::Digest::of(b"sample"),
        };
        self.letter(id, confirm).unwrap();
    }

    /// Sends a letter that needs no second officer.
    pub fn send(&mut self, id: ItemId, letter: u32) {
        self.fill(id, letter);
        self.letter(id, LetterOrder::Send { letter }).unwrap();
        self.leaves(id, letter);
    }

    /// A second officer reads the letter and agrees.
    pub fn authorise(&self, id: ItemId, letter: u32, officer: &str) -> Answer {
        use attache::domain::books::Books;
        let books = self.desk.books();
        let digest = books
            .text_digest(&self.item(id), &self.written(id, letter))
            .unwrap();
        let order = LetterOrder::Authorise { letter, digest };
        self.orders(id, Command::Letter(order), officer)
    }
}

/// `2031-03-14T22:59:59Z`.
pub fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}
