//! Records to send something about, and the steps to a letter that waits.

use std::path::{Path, PathBuf};

use attache::desk::{Actor, Desk, ExportOrder, Outcome, Received};
use attache::domain::content::{Channel, OtherField, Party};
use attache::domain::draft::DraftAttachment;
use attache::domain::ground::Ground;
use attache::domain::letter::{Addressee, Language, Letter, LetterKind};
use attache::domain::orders::LetterOrder;
use attache::domain::release::Use;
use attache::domain::subject::Phone;
use attache::domain::{
    Command, Content, Direction, Draft, Foreign, Item, ItemId, Kind, RequestKind, Subject,
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
    if kind == LetterKind::Refusal {
        let ground = LetterOrder::Ground {
            letter: letter.number,
            grounds: vec![Ground::Availability],
        };
        must(desk, id, Command::Letter(ground), &at(1));
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

/// A request with something in every part an officer can hold back, and with hostile words.
pub fn rich() -> Draft {
    let mut draft = request();
    let content = &mut draft.content;
    content.to = vec![Party {
        country: "LU".parse().ok(),
        authority: Some("EXAMPLE office".into()),
    }];
    content.purpose = Some("SAMPLE purpose".into());
    content.legal_basis = Some("SAMPLE treaty".into());
    content.text = "SAMPLE \u{202e}text\u{1b}[2J, Ελληνικά, 例".into();
    content.other_fields = vec![OtherField {
        path: "/extra".into(),
        value: "SAMPLE extra".into(),
    }];
    let phone = |number: &str| {
        Subject::Phone(Phone {
            number: number.into(),
        })
    };
    content.subjects = vec![phone("+999 000 0001"), phone("+999 000 0002")];
    draft.attachments = vec![
        attachment("one.txt", b"SAMPLE one"),
        attachment("../two", b"\x00\xff"),
    ];
    draft.remarks = vec!["SAMPLE remark".into()];
    draft
}

fn attachment(name: &str, bytes: &[u8]) -> DraftAttachment {
    DraftAttachment {
        name: name.into(),
        media_type: None,
        bytes: bytes.to_vec(),
    }
}

pub fn forward(withheld: &[&str]) -> Command {
    Command::Forward {
        to: label("unit.drugs"),
        purpose: "check the SAMPLE".into(),
        basis: Some("SAMPLE law".into()),
        answer_by: None,
        use_for: Use::Police,
        withheld: withheld.iter().map(|name| label(name)).collect(),
    }
}

/// Forwards a record and lets it leave; answers where the package lies.
pub fn forwarded(desk: &Desk, id: ItemId, withheld: &[&str]) -> PathBuf {
    must(desk, id, forward(withheld), &at(10));
    assert_eq!(desk.dispatch_due(at(60).now).unwrap(), (1, 0));
    let package = item(desk, id).dispatches.last().unwrap().package.clone();
    desk.outbox_dir().join(package.unwrap())
}

pub fn exporting(id: ItemId) -> ExportOrder {
    ExportOrder {
        item: id,
        letter: None,
        to: None,
        purpose: "SAMPLE file".into(),
        basis: None,
        use_for: Use::Police,
        withheld: Vec::new(),
    }
}

/// One package of every kind: forwarded whole and in part, a letter, an export, a copy of the letter.
pub fn packages(desk: &Desk, dir: &Path) -> Vec<PathBuf> {
    let id = take_in(desk, rich(), b"{\"SAMPLE\":1}");
    let mut folders = vec![forwarded(desk, id, &[])];
    folders.push(forwarded(desk, id, &["text", "subject-1", "attachment-2"]));
    let number = queued(desk, id, LetterKind::Refusal, Channel::I247);
    assert_eq!(desk.dispatch_due(at(100).now).unwrap(), (1, 0));
    folders.push(folder(desk, id, number));
    let into = dir.join("medium");
    let mut order = exporting(id);
    let exported = desk.export(&order, &into, &at(120)).unwrap().unwrap();
    folders.push(into.join(exported.export.package));
    order.letter = Some(number);
    let exported = desk.export(&order, &into, &at(121)).unwrap().unwrap();
    folders.push(into.join(exported.export.package));
    folders
}
