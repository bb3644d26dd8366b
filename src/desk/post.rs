//! Letters whose recall time is over: composed once more, checked against what the officer saw, written.
//!
//! Never here: the words of letters, whether a second officer must agree.

use super::dispatch::{Leaving, Outcome, still_allowed};
use super::{Desk, DeskBooks, Record};
use crate::domain::books::Books;
use crate::domain::command::Command;
use crate::domain::decide::letter_parcel;
use crate::domain::letter::Letter;
use crate::domain::orders::LetterOrder;
use crate::domain::{Entry, Event, Foreign, Item, Label, Moment};
use crate::outbox::pdf::Fonts;
use crate::outbox::post::{build_copy, letter_folder, way};
use crate::outbox::{self, Package, Posting, Written};

impl Desk {
    /// Writes the waiting letter of a record. What stands behind a failure is told in the letter, and nothing has left.
    pub(super) fn post(&self, record: &Record, now: Moment) -> Option<Leaving> {
        let letter = record.item.waiting_letter()?;
        let number = letter.number;
        let by = letter.queued.as_ref().map_or(&letter.by, |(by, _)| by);
        let order = match self.write_letter(record, letter, by, now) {
            Ok(Written { folder, manifest }) => LetterOrder::Confirm {
                letter: number,
                package: folder,
                manifest,
            },
            Err(why) => LetterOrder::Fail {
                letter: number,
                why,
            },
        };
        let is_gone = matches!(order, LetterOrder::Confirm { .. });
        let command = Command::Letter(order);
        Some((by.clone(), Outcome { command, is_gone }))
    }

    fn write_letter(
        &self,
        record: &Record,
        letter: &Letter,
        by: &Label,
        now: Moment,
    ) -> Result<Written, String> {
        let item = &record.item;
        let queued = queued(record, letter.number);
        let confirmed_at = queued.map_or(now, |entry| entry.at);
        let (way, folder) = (way(letter.to.channel), letter_folder(item, letter.number));
        let confirmed = confirmed_at.to_string();
        if let Some(left) = outbox::standing(&self.outbox_dir(), way, &folder, &confirmed) {
            return Ok(left);
        }
        let books = self.books();
        if books.text_digest(item, letter) != letter.seen {
            return Err(OTHER_WORDS.to_owned());
        }
        let newest = item.versions.last().map_or(0, |version| version.n);
        if queued.is_some_and(|entry| newest > entry.n) {
            return Err(NEW_VERSION.to_owned());
        }
        still_allowed(&letter_parcel(item, letter, self.profile().home, now))?;
        let fonts = Fonts::load().map_err(|error| error.to_string())?;
        let package = self.posting(&books, item, letter, by, (confirmed_at, now), |posting| {
            outbox::build_letter(posting, &fonts).map_err(|error| error.to_string())
        })?;
        outbox::write(&package, &self.outbox_dir()).map_err(|error| error.to_string())
    }

    /// A copy of a letter for a folder an officer named.
    pub(super) fn copy_of_letter(
        &self,
        item: &Item,
        letter: &Letter,
        by: &Label,
        now: Moment,
        (number, folder): (u32, String),
    ) -> Result<Package, String> {
        let fonts = Fonts::load().map_err(|error| error.to_string())?;
        self.posting(&self.books(), item, letter, by, (now, now), |posting| {
            build_copy(posting, &fonts, number, folder).map_err(|error| error.to_string())
        })
    }

    fn posting<T>(
        &self,
        books: &DeskBooks,
        item: &Item,
        letter: &Letter,
        by: &Label,
        (confirmed_at, now): (Moment, Moment),
        with: impl FnOnce(&Posting<'_>) -> Result<T, String>,
    ) -> Result<T, String> {
        let document = books.document(item, letter, true);
        let document = document.ok_or("The forms inside the program cannot be read.")?;
        let (purpose, basis) = (purpose(item, letter), basis(item));
        with(&Posting {
            item,
            letter,
            document: &document,
            marking: &books.marking(item, letter),
            authority: self.profile().office.authority.as_deref(),
            purpose: &purpose,
            basis: basis.as_ref(),
            by,
            confirmed_at,
            sender: self.sender(),
            now,
        })
    }
}

/// Why a letter does not leave although nobody recalled it.
const OTHER_WORDS: &str = "The record changed after the letter was put into the outbox, and its text would read otherwise. \
                           Nothing has left. Read the letter again, then send it again.";

/// The same, when whoever is written to wrote again meanwhile.
const NEW_VERSION: &str = "A new version of the message arrived after the letter was put into the outbox. Nothing has left.                            Look at it, then send the letter again.";

/// The entry that put the letter into the outbox, the last time.
fn queued(record: &Record, number: u32) -> Option<&Entry> {
    let queues =
        |event: &Event| matches!(event, Event::LetterQueued { letter, .. } if *letter == number);
    let mut newest_first = record.entries.iter().rev();
    newest_first.find(|entry| entry.events.iter().any(queues))
}

/// Why it is sent: what the letter says, or else what it does.
pub(super) fn purpose(item: &Item, letter: &Letter) -> Foreign {
    let said = letter.value("purpose");
    if said.trim().is_empty() {
        Foreign::from(format!("{}: {}", letter.kind.title(), item.request_kind().title()).as_str())
    } else {
        said.into()
    }
}

/// On what basis: the one an officer chose, else the one the record names.
pub(super) fn basis(item: &Item) -> Option<Foreign> {
    let chosen = item
        .basis
        .as_ref()
        .filter(|choice| choice.basis.was_offered());
    let chosen = chosen.map(|choice| choice.basis.summary().into());
    chosen.or_else(|| item.content.legal_basis.clone())
}
