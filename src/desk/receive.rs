//! What comes in through the in-door becomes records: new, known, or a new version; what cannot be read is kept apart.

use std::sync::Arc;

use super::open::IdSource;
use super::{Actor, Desk, DeskError};
use crate::domain::event::Source;
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::quarantine::Quarantined;
use crate::domain::reference::Series;
use crate::domain::version::{Again, again};
use crate::domain::{Content, Digest, Draft, Entry, Event, Foreign, ItemId, Label, Moment, OurRef};
use crate::store::{Store, StoreError, reference_key};

/// One file as the in-door read it.
#[derive(Clone, Debug)]
pub struct Received {
    /// The sender's or operator's name for the file.
    pub name: Foreign,
    /// The bytes as they came; kept under their digest.
    pub bytes: Arc<[u8]>,
    /// Records read.
    pub drafts: Vec<Draft>,
    /// What could not be read: why, and where.
    pub faults: Vec<(Foreign, String)>,
}

/// What became of one record of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A new record.
    Registered(ItemId, OurRef),
    /// Would become a new record: the import only looked.
    New,
    /// Nothing new; the record that has it.
    Duplicate(ItemId, OurRef),
    /// Same reference, other content; how many fields differ.
    Version(ItemId, OurRef, usize),
    /// Kept apart.
    Quarantined(Quarantined),
}

/// What became of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The file's name.
    pub name: Foreign,
    /// What became of each record, in order; faults last.
    pub outcomes: Vec<(Option<Label>, Outcome)>,
}

impl Desk {
    /// Takes files in, all in one fsync. Importing the same again changes nothing.
    pub fn receive(&self, files: Vec<Received>, by: &Actor) -> Result<Vec<Receipt>, DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let (ids, by, now) = (Arc::clone(&self.inner.ids), by.clone(), by.now);
        let receipts = writer.run(now, move |store| {
            let mut door = InDoor {
                store,
                ids: ids.as_ref(),
                by: &by,
            };
            files
                .into_iter()
                .map(|file| door.file(file))
                .collect::<Result<Vec<_>, _>>()
        })?;
        self.changed();
        Ok(receipts)
    }
}

struct InDoor<'a> {
    store: &'a mut Store,
    ids: &'a dyn IdSource,
    by: &'a Actor,
}

impl InDoor<'_> {
    fn file(&mut self, file: Received) -> Result<Receipt, StoreError> {
        let original = self.store.keep_original(&file.bytes)?;
        let mut outcomes = Vec::with_capacity(file.drafts.len() + file.faults.len());
        for draft in file.drafts {
            let format = draft.format.clone();
            outcomes.push((Some(format), self.draft(draft, &file.name, original)?));
        }
        if !file.faults.is_empty() {
            let refused = Refused::new(&file.name, &file.bytes, self.by.now);
            for (reason, at) in file.faults {
                let message = self.quarantine(&refused, reason, at)?;
                outcomes.push((None, Outcome::Quarantined(message)));
            }
        }
        Ok(Receipt {
            name: file.name,
            outcomes,
        })
    }

    fn draft(
        &mut self,
        draft: Draft,
        name: &Foreign,
        original: Digest,
    ) -> Result<Outcome, StoreError> {
        let is_summary = draft.is_summary;
        let (content, source) = self.keep_attachments(draft, name, original)?;
        let known = self.store.by_reference(&reference_key(
            &content,
            &original,
            source.place.as_deref(),
        ))?;
        let Some(item) = known.map(|id| self.store.item(id)).transpose()?.flatten() else {
            return self.register(content, source);
        };
        let place = source.place.clone();
        match again(&item, content, is_summary, &original, place.as_deref()) {
            Again::Nothing => Ok(Outcome::Duplicate(item.id, item.our_ref)),
            Again::Version { content, changes } => {
                let (received, differing) = (self.by.now, changes.len());
                let event = Event::VersionReceived {
                    source,
                    received,
                    content,
                    changes,
                };
                self.append(item.id, "version", event)?;
                Ok(Outcome::Version(item.id, item.our_ref, differing))
            }
        }
    }

    fn register(&mut self, content: Content, source: Source) -> Result<Outcome, StoreError> {
        let id = self.ids.next(self.by.now);
        let our_ref = {
            let shelf = self.store.shelf();
            shelf.reserve_ref(Series::of(content.kind), self.by.now.year())
        };
        let event = Event::Registered {
            our_ref,
            source,
            received: self.by.now,
            content: Box::new(content),
        };
        self.append(id, "register", event)?;
        Ok(Outcome::Registered(id, our_ref))
    }

    fn append(
        &mut self,
        item: ItemId,
        action: &'static str,
        event: Event,
    ) -> Result<u64, StoreError> {
        self.store.append(Entry {
            n: 0,
            at: self.by.now,
            officer: self.by.officer.clone(),
            item,
            action: Label::own(action),
            batch: None,
            events: vec![event],
        })
    }

    fn keep_attachments(
        &mut self,
        draft: Draft,
        name: &Foreign,
        original: Digest,
    ) -> Result<(Content, Source), StoreError> {
        let mut content = draft.content;
        for file in draft.attachments {
            self.store.keep_original(&file.bytes)?;
            content.attachments.push(file.kept_as());
        }
        content.marking = content.marking.or_assumed();
        let source = Source {
            name: name.clone(),
            format: draft.format,
            original,
            place: draft.place,
            remarks: draft.remarks,
        };
        Ok((content, source))
    }

    /// A message that is in quarantine already, for the same reason at the same place, is not counted twice.
    fn quarantine(
        &mut self,
        refused: &Refused,
        reason: Foreign,
        at: String,
    ) -> Result<Quarantined, StoreError> {
        let message = refused.because(reason, at);
        if let Some(known) = self.store.shelf().ledger().quarantined(&message.id) {
            return Ok(known.clone());
        }
        self.store.append_desk(DeskEntry {
            at: self.by.now,
            officer: self.by.officer.clone(),
            event: DeskEvent::Quarantined(message.clone()),
        })?;
        Ok(message)
    }
}

/// A file of which something was refused; digested once, however much that is.
pub(super) struct Refused {
    name: Foreign,
    original: Digest,
    sha256: String,
    received: Moment,
}

impl Refused {
    pub(super) fn new(name: &Foreign, bytes: &[u8], received: Moment) -> Self {
        Self {
            name: name.clone(),
            original: Digest::of(bytes),
            sha256: sha256(bytes),
            received,
        }
    }

    /// The message as it is kept and shown.
    pub(super) fn because(&self, reason: Foreign, at: String) -> Quarantined {
        Quarantined {
            id: quarantine_id(&self.original, &at),
            source: self.name.clone(),
            reason,
            at,
            original: self.original,
            sha256: self.sha256.clone(),
            received: self.received,
        }
    }
}

fn quarantine_id(original: &Digest, at: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(original.as_bytes()).update(at.as_bytes());
    hasher.finalize().to_hex().chars().take(12).collect()
}

/// SHA-256 in lower hex.
fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            use std::fmt::Write as _;
            let _cannot_fail = write!(hex, "{byte:02x}");
            hex
        })
}
