//! A record: the fold of its entries.
//!
//! Nothing is edited in place: [`Item::fold`] reads all entries, skips those an undo made void, and answers the state.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::basis::BasisChoice;
use super::clock::Clock;
use super::command::WritingKind;
use super::content::DueClaim;
use super::dispatch::{Dispatch, DispatchState};
use super::event::{FieldChange, Source};
use super::link::Link;
use super::officer::Owner;
use super::{
    Content, Direction, Entry, Event, Foreign, ItemId, Label, Moment, OurRef, Priority, State,
};

/// One arrival of the message: the first, or a later version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Version {
    /// Journal number of the arrival.
    pub n: u64,
    /// Receipt.
    pub received: Moment,
    /// Where it came from.
    pub source: Source,
    /// What differs from the version before.
    pub changes: Vec<FieldChange>,
}

/// A claim on a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub by: Label,
    /// Until when.
    pub until: Moment,
}

/// A note on a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Who.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// The words.
    pub text: Foreign,
}

/// A text being written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Writing {
    /// What it will become.
    pub kind: WritingKind,
    /// Who writes.
    pub by: Label,
    /// Last saved.
    pub at: Moment,
    /// As typed.
    pub text: Foreign,
}

/// A record as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// Our reference.
    pub our_ref: OurRef,
    /// What it says now.
    pub content: Content,
    /// Every arrival, oldest first.
    pub versions: Vec<Version>,
    /// Receipt of the first version.
    pub received: Moment,
    /// Last change.
    pub updated: Moment,
    /// How soon.
    pub priority: Priority,
    /// Where it stands.
    pub state: State,
    /// Since when, and by whom.
    pub state_since: Moment,
    /// Who put it there.
    pub state_by: Label,
    /// Who has it.
    pub owner: Option<Owner>,
    /// Who works on it right now.
    pub claim: Option<Claim>,
    /// Deadlines.
    pub clocks: Vec<Clock>,
    /// Out of the way until then.
    pub snoozed_until: Option<Moment>,
    /// Tags.
    pub tags: BTreeSet<Label>,
    /// Notes, oldest first.
    pub notes: Vec<Note>,
    /// Judgements on other records.
    pub links: Vec<Link>,
    /// Packages out or on their way.
    pub dispatches: Vec<Dispatch>,
    /// Texts being written.
    pub writings: Vec<Writing>,
    /// The legal basis an officer chose.
    pub basis: Option<BasisChoice>,
    /// Journal number of the last entry that counts, or voided one.
    pub rev: u64,
    /// Journal number of the newest entry that changed the work; looking and typing do not count.
    pub last_change: u64,
    /// The newest entry that can be taken back, with what it did.
    pub last_undoable: Option<(u64, String)>,
    /// Journal number of the newest entry that nothing can undo: a package that left, a new version. Older steps stay.
    pub settled: u64,
}

impl Item {
    /// The record these entries (oldest first) add up to; `None` when the first is no registration.
    pub fn fold(entries: &[Entry]) -> Option<Self> {
        let void = void_entries(entries);
        let mut counted = entries.iter().filter(|entry| !void.contains(&entry.n));
        let mut item = Self::registered(counted.next()?)?;
        for entry in counted {
            item.apply(entry);
        }
        item.rev = entries.last().map_or(item.rev, |entry| entry.n);
        Some(item)
    }

    fn registered(entry: &Entry) -> Option<Self> {
        let Some(Event::Registered {
            our_ref,
            source,
            received,
            content,
        }) = entry.events.first()
        else {
            return None;
        };
        let version = Version {
            n: entry.n,
            received: *received,
            source: source.clone(),
            changes: Vec::new(),
        };
        let mut item = Self {
            id: entry.item,
            our_ref: *our_ref,
            content: (**content).clone(),
            versions: vec![version],
            received: *received,
            updated: entry.at,
            priority: content.urgency.unwrap_or_default(),
            state: match content.direction {
                Direction::In => State::Received,
                Direction::Out => State::Sent,
            },
            state_since: *received,
            state_by: entry.officer.clone(),
            owner: None,
            claim: None,
            clocks: claimed_clock(content, *received).into_iter().collect(),
            snoozed_until: None,
            tags: BTreeSet::new(),
            notes: Vec::new(),
            links: Vec::new(),
            dispatches: Vec::new(),
            writings: Vec::new(),
            basis: None,
            rev: entry.n,
            last_change: entry.n,
            last_undoable: None,
            settled: entry.n,
        };
        for event in entry.events.iter().skip(1) {
            item.apply_event(entry, event);
        }
        Some(item)
    }

    /// Folds one more entry in. A voiding cannot be folded in place: the caller folds anew from all entries.
    pub fn apply(&mut self, entry: &Entry) {
        for event in &entry.events {
            self.apply_event(entry, event);
        }
        self.rev = entry.n;
        if entry.is_silent() {
            return;
        }
        self.last_change = entry.n;
        self.updated = entry.at;
        if entry.is_undoable() {
            self.last_undoable = Some((entry.n, entry.what()));
        } else if !entry.is_outbox_step() {
            self.last_undoable = None;
            self.settled = entry.n;
        }
    }

    fn apply_event(&mut self, entry: &Entry, event: &Event) {
        match event {
            Event::Registered { .. } | Event::Consulted | Event::Voided { .. } => {}
            Event::VersionReceived {
                source,
                received,
                content,
                changes,
            } => {
                self.take_version(entry, source, *received, content, changes);
            }
            Event::Claimed { until } => {
                self.claim = Some(Claim {
                    by: entry.officer.clone(),
                    until: *until,
                });
            }
            Event::Released => self.claim = None,
            Event::Accepted => self.enter(State::Accepted, entry),
            Event::Reopened { .. } => self.enter(self.open_state(), entry),
            Event::Assigned { to } => {
                self.owner = Some(to.clone());
                self.enter(State::Assigned, entry);
            }
            Event::Prioritised { priority } => self.priority = *priority,
            Event::Tagged { tag } => {
                self.tags.insert(tag.clone());
            }
            Event::Untagged { tag } => {
                self.tags.remove(tag);
            }
            Event::Noted { text } => {
                self.notes.push(Note {
                    by: entry.officer.clone(),
                    at: entry.at,
                    text: text.clone(),
                });
            }
            Event::DeadlineSet { clock } => self.clocks = vec![clock.clone()],
            Event::DeadlineCleared => self.clocks.clear(),
            Event::Snoozed { until } => self.snoozed_until = Some(*until),
            Event::Woken => self.snoozed_until = None,
            Event::Dismissed { .. } => self.enter(State::Dismissed, entry),
            Event::Answered { .. } => self.enter(State::Answered, entry),
            Event::Closed { .. } => self.enter(State::Closed, entry),
            Event::Linked { other, relation } => {
                self.links.retain(|link| link.other != *other);
                let (by, at) = (entry.officer.clone(), entry.at);
                self.links.push(Link {
                    other: *other,
                    relation: *relation,
                    by,
                    at,
                });
            }
            Event::Unlinked { other } => self.links.retain(|link| link.other != *other),
            Event::DraftSaved { kind, text } => {
                self.writings.retain(|writing| writing.kind != *kind);
                let (by, at) = (entry.officer.clone(), entry.at);
                self.writings.push(Writing {
                    kind: *kind,
                    by,
                    at,
                    text: text.clone(),
                });
            }
            Event::DraftDiscarded { kind } => self.writings.retain(|writing| writing.kind != *kind),
            Event::BasisChosen { basis, why } => {
                self.basis = Some(BasisChoice::made(entry, basis, why));
            }
            Event::BasisCleared => self.basis = None,
            Event::DispatchQueued { .. }
            | Event::DispatchRecalled { .. }
            | Event::DispatchLeft { .. }
            | Event::DispatchFailed { .. } => self.apply_dispatch(entry, event),
        }
    }

    fn apply_dispatch(&mut self, entry: &Entry, event: &Event) {
        match event {
            Event::DispatchQueued { dispatch } => self.dispatches.push(dispatch.clone()),
            Event::DispatchRecalled { dispatch } => {
                self.mark_dispatch(*dispatch, DispatchState::Recalled);
            }
            Event::DispatchFailed { dispatch, .. } => {
                self.mark_dispatch(*dispatch, DispatchState::Failed);
            }
            Event::DispatchLeft {
                dispatch,
                package,
                manifest,
            } => {
                self.mark_dispatch(*dispatch, DispatchState::Left);
                let found = self.dispatches.iter_mut().find(|d| d.number == *dispatch);
                if let Some(left) = found {
                    left.package = Some(package.clone());
                    left.manifest = Some(*manifest);
                    self.owner = Some(Owner::Unit(left.to.clone()));
                }
                self.enter(State::Forwarded, entry);
            }
            _ => {}
        }
    }

    fn mark_dispatch(&mut self, number: u32, state: DispatchState) {
        for dispatch in self.dispatches.iter_mut().filter(|d| d.number == number) {
            dispatch.state = state;
        }
    }

    fn enter(&mut self, state: State, entry: &Entry) {
        self.state = state;
        self.state_since = entry.at;
        self.state_by = entry.officer.clone();
        self.snoozed_until = None;
    }

    /// A version that its sender dates before the present one is kept, but does not become what the record says. A newer one
    /// brings the record back before an officer: it wakes, it is open again, and it is as urgent as its sender says. Deadlines
    /// an officer set stay.
    fn take_version(
        &mut self,
        entry: &Entry,
        source: &Source,
        received: Moment,
        content: &Content,
        changes: &[FieldChange],
    ) {
        let (source, changes) = (source.clone(), changes.to_vec());
        self.versions.push(Version {
            n: entry.n,
            received,
            source,
            changes,
        });
        if content
            .sent_at
            .is_some_and(|sent| self.content.sent_at.is_some_and(|present| sent < present))
        {
            return;
        }
        if content.due != self.content.due {
            let old = self.content.due.as_ref().and_then(DueClaim::instant);
            self.clocks.retain(|clock| Some(clock.due) != old);
            self.clocks.extend(claimed_clock(content, received));
        }
        self.snoozed_until = None;
        if content.urgency != self.content.urgency {
            self.priority = content
                .urgency
                .map_or(self.priority, |claimed| claimed.min(self.priority));
        }
        self.content = content.clone();
        if self.content.direction == Direction::In && !self.state.is_open() {
            self.enter(State::Received, entry);
        }
    }

    /// The state a record is in when it is opened again.
    const fn open_state(&self) -> State {
        match self.content.direction {
            Direction::In => State::Accepted,
            Direction::Out => State::Sent,
        }
    }

    /// The deadline that comes first.
    pub fn due(&self) -> Option<Moment> {
        self.clocks.iter().map(|clock| clock.due).min()
    }

    /// Whether a deadline was given that nobody could read: that is never the same as no deadline.
    pub fn due_is_unreadable(&self) -> bool {
        let unreadable = |due: &DueClaim| due.instant().is_none();
        self.clocks.is_empty() && self.content.due.as_ref().is_some_and(unreadable)
    }

    /// Whether somebody other than `officer` holds a running claim at `now`.
    pub fn claimed_by_other(&self, officer: &Label, now: Moment) -> Option<&Claim> {
        self.claim
            .as_ref()
            .filter(|claim| claim.by != *officer && claim.until > now)
    }

    /// The dispatch that waits in the outbox, if one does.
    pub fn waiting_dispatch(&self) -> Option<&Dispatch> {
        self.dispatches
            .iter()
            .find(|dispatch| dispatch.state == DispatchState::Waiting)
    }

    /// The text being written for this purpose.
    pub fn writing(&self, kind: WritingKind) -> Option<&Writing> {
        self.writings.iter().find(|writing| writing.kind == kind)
    }
}

/// Entries that no longer count: read newest first, so that a voided voiding voids nothing.
fn void_entries(entries: &[Entry]) -> HashSet<u64> {
    let mut void = HashSet::new();
    for entry in entries
        .iter()
        .rev()
        .filter(|entry| !entry.events.is_empty())
    {
        if void.contains(&entry.n) {
            continue;
        }
        for event in &entry.events {
            if let Event::Voided { entry: target, .. } = event {
                void.insert(*target);
            }
        }
    }
    void
}

/// The clock of the date the sender asked for.
fn claimed_clock(content: &Content, received: Moment) -> Option<Clock> {
    let due = content.due.as_ref().and_then(DueClaim::instant)?;
    Some(Clock {
        rule: content.due_rule.clone(),
        start: received,
        due,
    })
}
