//! The audit trail: every line of the journal as who did what to what, why, and who got it.
//!
//! Never here: checking the journal as a whole; see `upkeep`.

use std::collections::{HashMap, VecDeque};

use super::{Desk, DeskError};
use crate::domain::ledger::{DeskEntry, DeskEvent, Line};
use crate::domain::letter::Addressee;
use crate::domain::office_fact::{OfficeFact, Reversal};
use crate::domain::{Entry, Event, FactKey, ItemId, Label, Moment};
use crate::store::ledger::Outgoing;
use crate::store::{Step, Written};

/// Which lines of the trail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditQuery {
    /// Only from this instant on. What was lost has no instant and is always told.
    pub since: Option<Moment>,
    /// Only about this: a record by our or its originator's reference, a stated fact by its key, a view or a quarantined
    /// message by its name.
    pub object: Option<String>,
    /// At most so many, the newest.
    pub limit: usize,
}

/// One line of the trail. Its texts hold words of officers and of abroad: they pass the gate before they are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditLine {
    /// Journal number.
    pub n: u64,
    /// When; `None` for what was lost.
    pub at: Option<Moment>,
    /// Who; `None` for what was lost.
    pub officer: Option<Label>,
    /// What was done, one word: the command of a record, `fact-state`, `undo`.
    pub action: String,
    /// To what: our reference, the key of a fact, a name; empty for the store itself.
    pub object: String,
    /// What happened, in the desk's words.
    pub what: String,
    /// The officer's reason or source, where there is one.
    pub why: String,
    /// Units and states it went to, was to go to, or did not go to.
    pub recipients: Vec<Label>,
    /// The chain value, lower hex: it stands for this line and all before it.
    pub hash: String,
}

impl Desk {
    /// The audit trail, oldest first. Reads the whole journal and proves it on the way.
    ///
    /// # Errors
    /// [`DeskError::Store`] when the journal cannot be read or its chain is broken.
    pub fn audit(&self, query: &AuditQuery) -> Result<Vec<AuditLine>, DeskError> {
        let object = query.object.as_deref().map(|text| self.object(text));
        let mut lines = VecDeque::new();
        let mut recipients = Recipients::default();
        for step in self.inner.shelf.trail() {
            let step = step?;
            recipients.follow(&step);
            let is_about = object.as_ref().is_none_or(|object| object.is_of(&step));
            let is_new = since(&step, query.since);
            if is_about && is_new && query.limit > 0 {
                if lines.len() >= query.limit {
                    lines.pop_front();
                }
                lines.push_back(self.audit_line(step, &recipients));
            }
        }
        Ok(lines.into())
    }

    fn object(&self, text: &str) -> Object {
        let text = text.trim();
        let key = text.parse::<FactKey>().map(|key| key.to_string());
        Object {
            item: self.find(text),
            name: key.unwrap_or_else(|_| text.to_owned()),
        }
    }

    fn audit_line(&self, step: Step, recipients: &Recipients) -> AuditLine {
        let Step { n, chain, written } = step;
        let blank = AuditLine {
            n,
            at: None,
            officer: None,
            action: String::new(),
            object: String::new(),
            what: String::new(),
            why: String::new(),
            recipients: Vec::new(),
            hash: chain,
        };
        match written {
            Written::Line(line) => match *line {
                Line::Item(entry) => AuditLine {
                    at: Some(entry.at),
                    officer: Some(entry.officer.clone()),
                    action: entry.action.to_string(),
                    object: self.reference_of(&entry),
                    what: entry.what(),
                    why: why(&entry),
                    recipients: recipients.of(&entry),
                    ..blank
                },
                Line::Desk(entry) => AuditLine {
                    at: Some(entry.at),
                    officer: Some(entry.officer.clone()),
                    action: action(&entry.event).to_owned(),
                    object: name_of(&entry.event),
                    what: entry.event.what(),
                    why: desk_why(&entry.event),
                    ..blank
                },
            },
            Written::Lost { through, stamp } => AuditLine {
                action: "lost".to_owned(),
                what: format!("entries {n} to {through} were lost; repaired at {stamp}"),
                ..blank
            },
        }
    }

    /// Our reference; the id of a record whose registration was lost.
    fn reference_of(&self, entry: &Entry) -> String {
        let columns = self.inner.shelf.columns();
        columns
            .row(entry.item)
            .map_or_else(|| entry.item.to_string(), |row| row.our_ref().to_string())
    }
}

fn since(step: &Step, since: Option<Moment>) -> bool {
    let at = match &step.written {
        Written::Line(line) => match &**line {
            Line::Item(entry) => entry.at,
            Line::Desk(entry) => entry.at,
        },
        Written::Lost { .. } => return true,
    };
    since.is_none_or(|since| at >= since)
}

/// What the trail is asked about.
struct Object {
    item: Option<ItemId>,
    name: String,
}

impl Object {
    fn is_of(&self, step: &Step) -> bool {
        let Written::Line(line) = &step.written else {
            return false;
        };
        match &**line {
            Line::Item(entry) => self.item == Some(entry.item),
            Line::Desk(DeskEntry { event, .. }) => name_of(event) == self.name,
        }
    }
}

/// To whom each package and letter of each record was to go: later lines name only their numbers.
#[derive(Default)]
struct Recipients(HashMap<(ItemId, Outgoing), Label>);

impl Recipients {
    fn follow(&mut self, step: &Step) {
        let Written::Line(line) = &step.written else {
            return;
        };
        let Line::Item(entry) = &**line else { return };
        for event in &entry.events {
            let (outgoing, to) = match event {
                Event::DispatchQueued { dispatch } => (
                    Outgoing::Package(dispatch.number),
                    Some(dispatch.to.clone()),
                ),
                Event::LetterBegun { letter } => {
                    (Outgoing::Letter(letter.number), state(&letter.to))
                }
                Event::LetterAddressed { letter, to, .. } => (Outgoing::Letter(*letter), state(to)),
                _ => continue,
            };
            self.0.extend(to.map(|to| ((entry.item, outgoing), to)));
        }
    }

    fn of(&self, entry: &Entry) -> Vec<Label> {
        let recipients = entry.events.iter().filter_map(|event| {
            let outgoing = match event {
                Event::DispatchQueued { dispatch } => Outgoing::Package(dispatch.number),
                Event::DispatchRecalled { dispatch }
                | Event::DispatchLeft { dispatch, .. }
                | Event::DispatchFailed { dispatch, .. } => Outgoing::Package(*dispatch),
                Event::LetterQueued { letter, .. }
                | Event::LetterRecalled { letter }
                | Event::LetterLeft { letter, .. }
                | Event::LetterFailed { letter, .. } => Outgoing::Letter(*letter),
                Event::Exported(export) => {
                    let unit = export.to.unit.clone();
                    return unit.or_else(|| export.to.country.as_str().parse().ok());
                }
                _ => return None,
            };
            self.0.get(&(entry.item, outgoing)).cloned()
        });
        recipients.collect()
    }
}

/// The state a letter goes to, as a label.
fn state(to: &Addressee) -> Option<Label> {
    to.country.as_str().parse().ok()
}

/// The reasons an officer gave, joined.
fn why(entry: &Entry) -> String {
    let reasons = entry.events.iter().filter_map(|event| match event {
        Event::Dismissed { reason, text } if text.raw().trim().is_empty() => {
            Some(reason.title().to_owned())
        }
        Event::Dismissed { reason, text } => Some(format!("{}: {}", reason.title(), text.raw())),
        Event::DispatchFailed { why, .. }
        | Event::LetterFailed { why, .. }
        | Event::ExportFailed { why, .. } => Some(why.clone()),
        event => event.words().map(|words| words.raw().to_owned()),
    });
    let reasons = reasons.filter(|reason| !reason.trim().is_empty());
    reasons.collect::<Vec<_>>().join("; ")
}

const fn action(event: &DeskEvent) -> &'static str {
    match event {
        DeskEvent::Quarantined(_) => "quarantine",
        DeskEvent::QuarantineSettled { .. } => "quarantine-settle",
        DeskEvent::ViewSaved(_) => "view-save",
        DeskEvent::ViewRemoved { .. } => "view-remove",
        DeskEvent::StoreNotice { .. } => "store",
        DeskEvent::PackInstalled(_) => "pack-install",
        DeskEvent::PackSetBack { .. } => "pack-back",
        DeskEvent::ShiftNoted { .. } => "shift-note",
        DeskEvent::ShiftTaken => "shift-take",
        DeskEvent::FactStated(_) => "fact-state",
        DeskEvent::FactWithdrawn { .. } => "fact-withdraw",
        DeskEvent::FactReverted {
            how: Reversal::Undo,
            ..
        } => "undo",
        DeskEvent::FactReverted {
            how: Reversal::Redo,
            ..
        } => "redo",
    }
}

fn name_of(event: &DeskEvent) -> String {
    match event {
        DeskEvent::Quarantined(message) => message.id.clone(),
        DeskEvent::QuarantineSettled { id, .. } => id.clone(),
        DeskEvent::ViewSaved(view) => view.name.clone(),
        DeskEvent::ViewRemoved { name } => name.clone(),
        DeskEvent::StoreNotice { .. } | DeskEvent::ShiftNoted { .. } | DeskEvent::ShiftTaken => {
            String::new()
        }
        DeskEvent::PackInstalled(pack) => pack.digest.to_string(),
        DeskEvent::PackSetBack { to } => to.map(|digest| digest.to_string()).unwrap_or_default(),
        DeskEvent::FactStated(OfficeFact { key, .. })
        | DeskEvent::FactWithdrawn { key }
        | DeskEvent::FactReverted { key, .. } => key.to_string(),
    }
}

fn desk_why(event: &DeskEvent) -> String {
    match event {
        DeskEvent::Quarantined(message) => message.reason.raw().to_owned(),
        DeskEvent::QuarantineSettled { how, .. } => how.clone(),
        DeskEvent::ShiftNoted { text } => text.raw().to_owned(),
        DeskEvent::FactStated(fact) => {
            let note = fact.note.iter().map(|note| format!("; {note}"));
            let note: String = note.collect();
            format!("{}, as of {}{note}", fact.source, fact.as_of)
        }
        _ => String::new(),
    }
}
