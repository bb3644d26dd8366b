//! An invented case, and how a document is written out for a frame.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::domain::basis::{BasisChoice, ChosenBasis};
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::letter::{Addressee, Language, Letter, LetterKind, LetterState};
use crate::domain::text::Shown;
use crate::domain::{Content, Direction, Foreign, Item, Kind, Label, Moment, RequestKind};
use crate::outbox::document::{Block, Document};
use crate::outbox::letters::{LetterFacts, Office, compose};
use crate::outbox::tests::sample;
use crate::reference::Pack;
use crate::reference::forms::{Form, FormField, Forms, Shape, country_name};

pub(super) fn forms() -> Arc<Forms> {
    Forms::embedded().unwrap()
}

pub(super) fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

pub(super) fn office() -> Office<'static> {
    Office {
        name: "Liaison Desk EXAMPLE",
        authority: Some("SAMPLE Police"),
        place: Some("SAMPLE City"),
        home: "LU".parse().unwrap(),
    }
}

pub(super) fn names(code: &str, language: Language) -> String {
    country_name(Pack::embedded().unwrap(), code, language)
}

/// Every kind of letter about every kind of request.
pub(super) fn every() -> impl Iterator<Item = (LetterKind, RequestKind)> {
    let kinds = LetterKind::ALL.iter();
    kinds.flat_map(|kind| RequestKind::ALL.iter().map(|request| (*kind, *request)))
}

/// A record with something in every field, or with nothing but its kind.
pub(super) fn item(request: RequestKind, direction: Direction, full: bool) -> Item {
    let title = "SAMPLE investigation TESTPERSON".into();
    let content = if full {
        Content {
            kind: Kind::Request(request),
            direction,
            title,
            ..sample::full()
        }
    } else {
        Content::new(Kind::Request(request), direction, Foreign::default())
    };
    sample::registered(content)
}

/// The same, resting on an instrument of that name.
pub(super) fn resting_on(mut item: Item, instrument: &str) -> Item {
    let basis = ChosenBasis {
        instrument: instrument.parse().unwrap(),
        ..ChosenBasis::sample()
    };
    item.basis = Some(BasisChoice {
        basis,
        by: sample::label("d.sample"),
        at: moment("2031-03-07T07:50:00Z"),
        why: "SAMPLE reason".into(),
    });
    item
}

pub(super) fn letter(kind: LetterKind, language: Language) -> Letter {
    let begun = moment("2031-03-07T08:00:00Z");
    Letter {
        number: 1,
        kind,
        to: Addressee {
            country: "FR".parse().unwrap(),
            authority: Some("EXAMPLE Authority\nService SAMPLE".into()),
            channel: Channel::Siena,
        },
        language,
        values: BTreeMap::new(),
        grounds: Vec::new(),
        state: LetterState::Draft,
        by: sample::label("d.sample"),
        begun,
        changed: begun,
        dated: None,
        author: None,
        sent_back: None,
        authorised: None,
        queued: None,
        package: None,
        left: None,
        failed: None,
        evidence: Vec::new(),
        seen: None,
    }
}

/// A letter of which every field is filled and which may be sent.
pub(super) fn filled(kind: LetterKind, language: Language, form: &Form) -> Letter {
    let mut letter = letter(kind, language);
    letter.values = values(form);
    letter.dated = Some(moment("2031-03-07T08:30:00Z"));
    letter.state = LetterState::Authorised;
    if form.needs_ground {
        letter.grounds = vec![Ground::ThirdState, Ground::Safety];
    }
    letter
}

/// Something in every field.
pub(super) fn values(form: &Form) -> BTreeMap<Label, Foreign> {
    let value = |field: &FormField| -> Foreign {
        match field.shape {
            Shape::Choice => field.choices()[0].word.as_str().into(),
            Shape::Date => "2031-03-10".into(),
            Shape::Line => format!("SAMPLE {}", field.name).into(),
            Shape::Text => format!("SAMPLE {}\nsecond line", field.name).into(),
        }
    };
    let fields = form.fields.iter();
    fields
        .map(|field| (field.name.clone(), value(field)))
        .collect()
}

/// Composes with everything else as usual.
pub(super) fn composed(item: &Item, letter: &Letter, request: RequestKind) -> Document {
    let facts = LetterFacts {
        item,
        letter,
        request,
        office: office(),
        country_names: &names,
        marking: &item.content.marking,
        practice: false,
        as_sent: false,
    };
    compose(&forms(), &facts)
}

/// One line to a block, so that a reader of a frame sees which is which.
pub(super) fn plain(document: &Document) -> String {
    let mut text = opening(document);
    for block in &document.blocks {
        let _ = writeln!(text, "{}", line(block));
    }
    text
}

/// The same without these blocks.
pub(super) fn plain_without(document: &Document, known: &[Block]) -> String {
    let mut text = opening(document);
    for block in document
        .blocks
        .iter()
        .filter(|block| !known.contains(block))
    {
        let _ = writeln!(text, "{}", line(block));
    }
    text
}

fn opening(document: &Document) -> String {
    let Document {
        marking,
        name,
        language,
        ..
    } = document;
    format!("<{marking}> {name} ({language})\n")
}

fn line(block: &Block) -> String {
    let bars = |lines: &[Shown]| Shown::join(lines, "|");
    match block {
        Block::Title(words) => format!("# {words}"),
        Block::Heading(words) => format!("## {words}"),
        Block::Paragraph(words) => words.to_string(),
        Block::Field(name, words) => format!("{name} = {words}"),
        Block::Filled(name, lines) => format!("{name} |{}", bars(lines)),
        Block::Quote(lines) => format!("|{}", bars(lines)),
        Block::Point(words) => format!("- {words}"),
    }
}
