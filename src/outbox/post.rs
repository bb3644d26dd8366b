//! Building the package of a letter: the letter in three forms, the envelope for the next machine, the manifest.
//!
//! The envelope holds the text of the letter and nothing a second officer did not read: persons and things stand in it as words.
//! It says `out`, because we send it; the office that reads it takes it in as coming from us. Pure. Never here: the disk, the
//! words of the letter.

use super::document::Document;
use super::envelope;
use super::fields::to_ascii_json;
use super::manifest::{
    self, GroundMark, LetterMark, Manifest, Marks, Office, PackageKind, Recipient,
};
use super::markdown::to_markdown;
use super::package::file;
use super::pdf::{Fonts, to_pdf};
use super::text::{to_running_text, to_text};
use super::{OutboxError, Package, Sender};
use crate::domain::content::{Channel, Party};
use crate::domain::kind::MessageKind;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::{Content, Direction, Foreign, Item, Kind, Label, Marking, Moment, RequestKind};

/// Everything the package of a letter is made of.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'a> {
    /// The record.
    pub item: &'a Item,
    /// The letter.
    pub letter: &'a Letter,
    /// Its words, exactly as they are sent.
    pub document: &'a Document,
    /// The strictest of everything it draws on.
    pub marking: &'a Marking,
    /// The authority that signs, if it is another name than the desk's.
    pub authority: Option<&'a str>,
    /// Why, in words.
    pub purpose: &'a Foreign,
    /// On what basis.
    pub basis: Option<&'a Foreign>,
    /// Who sends it.
    pub by: &'a Label,
    /// When that officer put it into the outbox, or ordered the export.
    pub confirmed_at: Moment,
    /// The desk.
    pub sender: Sender<'a>,
    /// The instant the package is made (UTC).
    pub now: Moment,
}

/// The folder of the outbox for a channel: its word, as far as a folder can be called so.
pub const fn way(channel: Channel) -> &'static str {
    match channel {
        Channel::I247 => "i-24-7",
        Channel::Siena => "siena",
        Channel::Sirene => "sirene",
        Channel::Mail => "mail",
        Channel::Diplomatic => "diplomatic",
        Channel::Direct => "direct",
        Channel::Medium => "medium",
        Channel::File => "file",
    }
}

/// Name of a letter's folder: our reference and the number of the letter.
pub fn letter_folder(item: &Item, letter: u32) -> String {
    format!("{}-L{letter}", item.our_ref)
}

/// Builds the package of a letter, for the outbox.
pub fn build_letter(posting: &Posting<'_>, fonts: &Fonts) -> Result<Package, OutboxError> {
    let way = Some(way(posting.letter.to.channel));
    let folder = letter_folder(posting.item, posting.letter.number);
    let manifest = describe(posting, PackageKind::Letter, posting.letter.number);
    package(posting, fonts, way, folder, manifest)
}

/// Builds the copy of a letter that goes into a folder an officer named. `number`: of the export.
pub fn build_copy(
    posting: &Posting<'_>,
    fonts: &Fonts,
    number: u32,
    folder: String,
) -> Result<Package, OutboxError> {
    let manifest = describe(posting, PackageKind::Export, number);
    package(posting, fonts, None, folder, manifest)
}

fn package(
    posting: &Posting<'_>,
    fonts: &Fonts,
    way: Option<&'static str>,
    folder: String,
    manifest: Manifest,
) -> Result<Package, OutboxError> {
    let document = posting.document;
    let content = content(posting);
    let files = vec![
        file("letter.txt", to_text(document).into_bytes()),
        file("letter.md", to_markdown(document).into_bytes()),
        file("letter.pdf", to_pdf(document, fonts)?),
        file(
            "message.json",
            to_ascii_json(&envelope::of_letter(&content, posting.item.our_ref))?,
        ),
    ];
    Package::new(way, folder, files, manifest)
}

/// The letter as a message of ours.
fn content(posting: &Posting<'_>) -> Content {
    let Posting { item, letter, .. } = *posting;
    let record = &item.content;
    let title = Foreign::from(posting.document.title().as_str());
    let name = posting.authority.unwrap_or(posting.sender.name);
    let from = Party {
        country: Some(posting.sender.home),
        authority: Some(name.into()),
    };
    let begins = letter.begins_record();
    Content {
        text: to_running_text(posting.document).into(),
        language: Some(letter.language.word().into()),
        their_ref: Some(reference(item, letter).into()),
        your_ref: record.their_ref.clone().or_else(|| record.your_ref.clone()),
        from,
        to: vec![Party {
            country: Some(letter.to.country),
            authority: letter.to.authority.clone(),
        }],
        channel: letter.to.channel,
        sent_at: letter.dated,
        urgency: begins.then_some(item.priority),
        crime_areas: if begins {
            record.crime_areas.clone()
        } else {
            Vec::new()
        },
        legal_basis: posting.basis.cloned(),
        purpose: begins.then(|| posting.purpose.clone()),
        marking: posting.marking.clone(),
        ..Content::new(kind(item, letter), Direction::Out, title)
    }
}

/// What the reader files it under: our reference for what begins a record, with the number of the letter for every other, so
/// that a second reminder is not taken for another version of the first.
fn reference(item: &Item, letter: &Letter) -> String {
    if letter.begins_record() {
        item.our_ref.to_string()
    } else {
        letter_folder(item, letter.number)
    }
}

const fn kind(item: &Item, letter: &Letter) -> Kind {
    let message = match letter.kind {
        LetterKind::Request => return Kind::Request(item.request_kind()),
        LetterKind::OwnInitiative => return Kind::Request(RequestKind::OwnInitiative),
        LetterKind::ConsentRequest => return Kind::Request(RequestKind::Consent),
        LetterKind::Acknowledgement => MessageKind::Acknowledgement,
        LetterKind::Question | LetterKind::Clarification => MessageKind::Clarification,
        LetterKind::Reminder => MessageKind::Reminder,
        LetterKind::Reply | LetterKind::PartialReply | LetterKind::ConsentAnswer => {
            MessageKind::Reply
        }
        LetterKind::Refusal => MessageKind::Refusal,
        LetterKind::Withdrawal => MessageKind::Withdrawal,
        LetterKind::Delay | LetterKind::Correction => MessageKind::Other,
    };
    Kind::Message(message)
}

fn describe(posting: &Posting<'_>, kind: PackageKind, number: u32) -> Manifest {
    let Posting { item, letter, .. } = *posting;
    let country = letter.to.country.to_string();
    let name = letter.to.authority.as_ref();
    let grounds = letter.grounds.iter().map(|ground| GroundMark {
        code: ground.word().to_owned(),
        title: ground.title().to_owned(),
    });
    Manifest {
        attache: "manifest".to_owned(),
        version: manifest::VERSION,
        practice: posting.sender.practice,
        our_reference: item.our_ref.to_string(),
        dispatch: number,
        their_reference: item.content.their_ref.clone(),
        confirmed_at: posting.confirmed_at.to_string(),
        created_at: posting.now.to_string(),
        sender: Office::of(&posting.sender, posting.by),
        recipients: vec![Recipient {
            unit: None,
            name: name.map_or_else(|| country.clone(), |name| name.raw().to_owned()),
            country,
        }],
        purpose: posting.purpose.clone(),
        legal_basis: posting.basis.cloned(),
        answer_by: None,
        marking: Marks::from(posting.marking),
        files: Vec::new(),
        kind,
        channel: Some(letter.to.channel.word().to_owned()),
        letter: Some(LetterMark {
            number: letter.number,
            kind: letter.kind.word().to_owned(),
            language: letter.language.word().to_owned(),
            dated: letter.dated.map(|at| at.to_string()),
        }),
        grounds: grounds.collect(),
        withheld: Vec::new(),
    }
}
