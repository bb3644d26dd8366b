//! How long the things take that an officer waits for. Run with `cargo bench`; nothing here fails on a slow machine.

use std::io;

use attache::domain::dispatch::{Dispatch, DispatchState};
use attache::domain::event::Source;
use attache::domain::text::{show, show_lines};
use attache::domain::unit::Unit;
use attache::domain::{
    AlertKind, Content, Digest, Direction, Entry, Event, Foreign, Item, ItemId, Kind, Moment,
};
use attache::outbox::{Sender, Sending, build};
use divan::Bencher;
use divan::counter::BytesCount;

/// The largest text a preview has to put up with on one line.
const LARGE: usize = 64 * 1024;

fn main() {
    divan::main();
}

fn repeated(piece: &str) -> Foreign {
    piece.repeat(LARGE / piece.len()).into()
}

const TEXTS: &[(&str, &str)] = &[
    ("plain", "SAMPLE text of an invented message. "),
    ("no space", "SAMPLE"),
    ("CJK", "見本の文章。"),
    ("mixed", "Пример SAMPLE שלום éà "),
    ("hostile", "\u{202e}\u{1b}[2J\u{200b}x\u{301}\u{301}"),
];

/// The text gateway on one line.
#[divan::bench(args = TEXTS.iter().map(|(name, _)| *name))]
fn gate_one_line(bencher: Bencher<'_, '_>, name: &str) {
    let text = text_named(name);
    bencher
        .counter(BytesCount::of_str(text.raw()))
        .bench_local(|| show(&text));
}

/// The text gateway on running text.
#[divan::bench]
fn gate_lines(bencher: Bencher<'_, '_>) {
    let text = repeated("SAMPLE text of an invented\tmessage.\r\n");
    bencher
        .counter(BytesCount::of_str(text.raw()))
        .bench_local(|| show_lines(&text));
}

fn text_named(name: &str) -> Foreign {
    let found = TEXTS.iter().find(|(known, _)| *known == name);
    found.map_or_else(Foreign::default, |(_, piece)| repeated(piece))
}

const ORIGINAL: &[u8] = b"{\"entity_id\":\"2031/90001\"}";

/// A package with this many bytes of text, without writing it.
#[divan::bench(args = [1_024, LARGE])]
fn package(bencher: Bencher<'_, '_>, size: usize) {
    let (Some(item), Some(unit)) = (record(size), unit()) else {
        return;
    };
    let now = Moment::from_seconds(1_930_000_000);
    let dispatch = Dispatch {
        number: 1,
        to: unit.id.clone(),
        purpose: "Sample".into(),
        basis: None,
        answer_by: None,
        confirmed_at: now,
        recall_until: now,
        by: unit.id.clone(),
        state: DispatchState::Waiting,
        package: None,
        manifest: None,
    };
    let sender = Sender {
        name: "Liaison Desk EXAMPLE",
        home: unit.country,
        practice: true,
    };
    let sending = Sending {
        item: &item,
        dispatch: &dispatch,
        unit: &unit,
        withheld: &[],
        sender,
        now,
    };
    let originals = |_: &Digest| -> io::Result<Vec<u8>> { Ok(ORIGINAL.to_vec()) };
    bencher.bench_local(|| build(&sending, &originals));
}

fn record(size: usize) -> Option<Item> {
    let received = Moment::from_seconds(1_930_000_000);
    let kind = Kind::Alert(AlertKind::Red);
    let mut content = Content::new(kind, Direction::In, "TESTPERSON, ALEX".into());
    content.text = "SAMPLE line of text\n".repeat(size / 20).into();
    let format: attache::domain::Label = "interpol-red".parse().ok()?;
    let entry = Entry {
        n: 1,
        at: received,
        officer: format.clone(),
        item: ItemId::new(received, 7),
        action: format.clone(),
        batch: None,
        events: vec![Event::Registered {
            our_ref: "A-2031-0142".parse().ok()?,
            source: Source {
                name: "sample.json".into(),
                format,
                original: Digest::of(ORIGINAL),
                place: None,
                remarks: Vec::new(),
            },
            received,
            content: Box::new(content),
        }],
    };
    Item::fold(&[entry])
}

fn unit() -> Option<Unit> {
    Some(Unit {
        id: "unit.drugs".parse().ok()?,
        name: "Drugs Division EXAMPLE".to_owned(),
        country: "ZZ".parse().ok()?,
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    })
}
