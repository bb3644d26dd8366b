//! Records to send something about, and the steps to a letter that waits.

use std::path::{Path, PathBuf};

use attache::desk::{Actor, Desk, Outcome, Received};
use attache::domain::content::{Channel, Party};
use attache::domain::letter::{Addressee, Language, Letter, LetterKind};
use attache::domain::orders::LetterOrder;
use attache::domain::{
    Command, Content, Direction, Draft, Foreign, Item, ItemId, Kind, RequestKind,
};

use crate::support::{at, label, order};

pub fn item(desk: &Desk, id: ItemId) -> Item {
    desk.record(id).unwrap().unwrap().item
}

pub fn letter(desk: &Desk, id: ItemId, number: u32) -> Letter {
    item(desk, id).letter(number).unwrap().clone()
}

/// A request for information that came from France.
pub fn request() -> Draft {
    let kind = Kind::Request(RequestKind::PoliceInformation);
    let title = Foreign::from("SAMPLE request");
    let mut content = Content::new(kind, Direction::In, title);
    content.their_ref = Some("FR-2031-0007".into());
    content.from = Party {
        country: "FR".parse().ok(),
        authority: Some("SAMPLE office".into()),
    };
    content.text = "Who holds the EXAMPLE?".into();
    Draft {
        format: label("test"),
        content,
        attachments: Vec::new(),
        place: None,
        is_summary: false,
        remarks: Vec::new(),
    }
}

/// Takes a record in; `bytes` stand for the message it was read from.
pub fn take_in(desk: &Desk, draft: Draft, bytes: &[u8]) -> ItemId {
    let file = Received {
        name: "sample.json".into(),
        bytes: bytes.into(),
        drafts: vec![draft],
        faults: Vec::new(),
    };
    let receipts = desk.receive(vec![file], &at(0)).unwrap();
    match receipts[0].outcomes[0].1 {
        Outcome::Registered(id, _) | Outcome::Version(id, _, _) => id,
        ref other => panic!("{other:?}"),
    }
}

pub fn must(desk: &Desk, id: ItemId, command: Command, by: &Actor) {
    let answers = desk.submit(vec![order(id, command)], by).unwrap();
    answers.into_iter().for_each(|answer| drop(answer.unwrap()));
}

pub fn to_france(channel: Channel) -> Addressee {
    Addressee {
        country: "FR".parse().unwrap(),
        authority: Some("SAMPLE office".into()),
        channel,
    }
}

/// Begins a letter and fills in what its form asks for; answers its number.
pub fn written(desk: &Desk, id: ItemId, kind: LetterKind, channel: Channel) -> u32 {
    let begin = LetterOrder::Begin {
        kind,
        to: Some(to_france(channel)),
        language: Language::English,
        values: desk
            .books()
            .first_values(&item(desk, id), kind, Language::English),
    };
    must(desk, id, Command::Letter(begin), &at(1));
    let record = item(desk, id);
    let letter = record.letters.last().unwrap().clone();
    let form = desk.books().form(&record, kind).unwrap();
    let missing = form.missing(&letter.values).into_iter();
    // A refusal that names a part refuses only that.
    for field in missing.filter(|field| field.name.as_str() != "refused-part") {
        let choice = field.choices().first();
        let value = choice.map_or_else(
            || "SAMPLE words".to_owned(),
            |choice| choice.word.to_string(),
        );
        let fill = LetterOrder::Fill {
            letter: letter.number,
            field: field.name.clone(),
            value: value.into(),
        };
        must(desk, id, Command::Letter(fill), &at(1));
    }
    letter.number
}

/// Puts a letter into the outbox, with a second officer where one is needed.
pub fn queued(desk: &Desk, id: ItemId, kind: LetterKind, channel: Channel) -> u32 {
    let number = written(desk, id, kind, channel);
    let record = item(desk, id);
    if kind.needs_second(record.request_kind()) {
        agreed(desk, id, number);
    }
    let send = LetterOrder::Send { letter: number };
    must(desk, id, Command::Letter(send), &at(3));
    number
}

pub fn agreed(desk: &Desk, id: ItemId, number: u32) {
    use attache::domain::books::Books;
    let submit = LetterOrder::Submit { letter: number };
    must(desk, id, Command::Letter(submit), &at(2));
    let record = item(desk, id);
    let letter = record.letter(number).unwrap();
    let digest = desk.books().text_digest(&record, letter).unwrap();
    let bruno = Actor {
        officer: label("bruno"),
        now: at(2).now,
    };
    let agree = LetterOrder::Authorise {
        letter: number,
        digest,
    };
    must(desk, id, Command::Letter(agree), &bruno);
}

/// Where the package of a letter lies.
pub fn folder(desk: &Desk, id: ItemId, number: u32) -> PathBuf {
    let letter = letter(desk, id, number);
    desk.outbox_dir().join(letter.package.unwrap().0)
}

pub fn json(folder: &Path, name: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap()
}
