//! The register of disclosures: everything that left, to whom, why, on what basis, under which hash.
//!
//! Read from the journal, the only place it lies. Never here: whether it may leave, tables.

use super::post::{basis, purpose};
use super::{Desk, DeskBooks, DeskError};
use crate::domain::{Digest, Entry, Event, Foreign, Item, ItemId, Label, Moment, OurRef};

/// Something that left. Its texts hold words of officers: they pass the gate before they are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disclosure {
    /// Journal number of the entry that says so.
    pub n: u64,
    /// When it left.
    pub at: Moment,
    /// Who sent it.
    pub officer: Label,
    /// The record.
    pub item: ItemId,
    /// Its reference.
    pub our_ref: OurRef,
    /// What left, in the desk's words: `forwarding 1`, `letter 2 (Reply)`, `export 1`.
    pub what: String,
    /// Where its package lies: below the outbox, or in the folder an officer named.
    pub package: Foreign,
    /// To whom: a unit by its id, an authority by name and state.
    pub recipients: Vec<Foreign>,
    /// Why.
    pub purpose: Foreign,
    /// On what basis, where one was named.
    pub basis: Option<Foreign>,
    /// Digest of the manifest.
    pub hash: Digest,
    /// The marking it bore, in words of the desk.
    pub marking: String,
}

impl Desk {
    /// Everything that left from one instant on and before another, oldest first. Exports that could not be written are no
    /// part of it. Costs the records that ever sent something.
    pub fn disclosures(
        &self,
        from: Option<Moment>,
        to: Option<Moment>,
    ) -> Result<Vec<Disclosure>, DeskError> {
        let ids: Vec<ItemId> = {
            let columns = self.inner.shelf.columns();
            columns.with_dispatches().map(|row| row.id()).collect()
        };
        let books = self.books();
        let within = |at: Moment| from.is_none_or(|from| at >= from) && to.is_none_or(|to| at < to);
        let mut found = Vec::new();
        for id in ids {
            let entries = self.inner.shelf.entries(id)?;
            for (place, entry) in entries.iter().enumerate() {
                if within(entry.at) && entry.events.iter().any(leaves) {
                    let until = entries.get(..=place).unwrap_or_default();
                    found.extend(of_entry(&books, &entries, until, entry));
                }
            }
        }
        found.sort_by_key(|disclosure| disclosure.n);
        Ok(found)
    }
}

const fn leaves(event: &Event) -> bool {
    matches!(
        event,
        Event::DispatchLeft { .. } | Event::LetterLeft { .. } | Event::Exported(_)
    )
}

/// What one entry says left. The record is read as it stood then: later versions do not change what was disclosed.
fn of_entry(books: &DeskBooks, all: &[Entry], until: &[Entry], entry: &Entry) -> Vec<Disclosure> {
    let Some(item) = Item::fold(until) else {
        return Vec::new();
    };
    let lines = entry.events.iter().filter_map(|event| match event {
        Event::DispatchLeft {
            dispatch,
            package,
            manifest,
        } => forwarding(&item, *dispatch, package, *manifest, entry),
        Event::LetterLeft {
            letter,
            package,
            manifest,
        } => self::letter(books, &item, *letter, (package, *manifest), entry),
        Event::Exported(export) => {
            let failed = |event: &Event| {
                matches!(event, Event::ExportFailed { export: number, .. } if *number == export.number)
            };
            let is_gone = !all.iter().flat_map(|entry| &entry.events).any(failed);
            is_gone.then(|| exported(&item, export, entry))
        }
        _ => None,
    });
    lines.collect()
}

fn blank(item: &Item, entry: &Entry, what: String, hash: Digest) -> Disclosure {
    Disclosure {
        n: entry.n,
        at: entry.at,
        officer: entry.officer.clone(),
        item: item.id,
        our_ref: item.our_ref,
        what,
        package: Foreign::default(),
        recipients: Vec::new(),
        purpose: Foreign::default(),
        basis: None,
        hash,
        marking: String::new(),
    }
}

fn forwarding(
    item: &Item,
    number: u32,
    package: &str,
    manifest: Digest,
    entry: &Entry,
) -> Option<Disclosure> {
    let of_number = |d: &&crate::domain::dispatch::Dispatch| d.number == number;
    let dispatch = item.dispatches.iter().find(of_number)?;
    Some(Disclosure {
        package: package.into(),
        recipients: vec![dispatch.to.as_str().into()],
        purpose: dispatch.purpose.clone(),
        basis: dispatch.basis.clone(),
        marking: item.content.marking.summary(),
        ..blank(item, entry, format!("forwarding {number}"), manifest)
    })
}

fn letter(
    books: &DeskBooks,
    item: &Item,
    number: u32,
    (package, manifest): (&str, Digest),
    entry: &Entry,
) -> Option<Disclosure> {
    let letter = item.letter(number)?;
    let what = format!("letter {number} ({})", letter.kind.title());
    Some(Disclosure {
        package: package.into(),
        recipients: vec![named(
            letter.to.authority.as_ref(),
            letter.to.country.as_str(),
        )],
        purpose: purpose(item, letter),
        basis: basis(item),
        marking: books.marking(item, letter).summary(),
        ..blank(item, entry, what, manifest)
    })
}

fn exported(item: &Item, export: &crate::domain::export::Export, entry: &Entry) -> Disclosure {
    let what = match export.letter {
        Some(letter) => format!("export {}, copy of letter {letter}", export.number),
        None => format!("export {}", export.number),
    };
    let to = &export.to;
    let recipient = match &to.unit {
        Some(unit) => unit.as_str().into(),
        None => named(to.name.as_ref(), to.country.as_str()),
    };
    let into = export.into.raw().trim_end_matches('/');
    Disclosure {
        package: format!("{into}/{}", export.package).as_str().into(),
        recipients: vec![recipient],
        purpose: export.purpose.clone(),
        basis: export.basis.clone(),
        marking: export.marking.clone(),
        ..blank(item, entry, what, export.manifest)
    }
}

/// `National police (FR)`, or the state alone.
fn named(name: Option<&Foreign>, country: &str) -> Foreign {
    name.map_or_else(
        || country.into(),
        |name| format!("{} ({country})", name.raw()).as_str().into(),
    )
}
