//! Folding entries into a record.
//!
//! Never here: what an officer may do; `decide` says.

use std::collections::{BTreeSet, HashSet};

use super::{Claim, Errand, Item, Note, Version, Writing};
use crate::domain::basis::BasisChoice;
use crate::domain::clock::{Clock, Origin, SetDate};
use crate::domain::content::DueClaim;
use crate::domain::dispatch::DispatchState;
use crate::domain::event::{FieldChange, Source};
use crate::domain::hit::HitList;
use crate::domain::life::{self, Step};
use crate::domain::link::Link;
use crate::domain::officer::Owner;
use crate::domain::release::Use;
use crate::domain::stage::{Particulars, Stage};
use crate::domain::timing::Limit;
use crate::domain::{Content, Direction, Entry, Event, Moment, OurRef, State};

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
        let mut item = match entry.events.first()? {
            Event::Registered {
                our_ref,
                source,
                received,
                content,
            } => {
                let state = match content.direction {
                    Direction::In => State::Received,
                    Direction::Out => State::Sent,
                };
                let mut item = Self::empty(entry, *our_ref, content, *received, state);
                item.clocks = claimed_clock(content, *received).into_iter().collect();
                item.versions.push(Version {
                    n: entry.n,
                    received: *received,
                    source: source.clone(),
                    changes: Vec::new(),
                });
                item
            }
            Event::Begun {
                our_ref,
                content,
                about,
            } => {
                let mut item = Self::empty(entry, *our_ref, content, entry.at, State::Drafted);
                item.about = *about;
                item
            }
            _ => return None,
        };
        for event in entry.events.iter().skip(1) {
            item.apply_event(entry, event);
        }
        Some(item)
    }

    fn empty(
        entry: &Entry,
        our_ref: OurRef,
        content: &Content,
        received: Moment,
        state: State,
    ) -> Self {
        let by = entry.officer.clone();
        Self {
            id: entry.item,
            our_ref,
            content: content.clone(),
            versions: Vec::new(),
            received,
            updated: entry.at,
            priority: content.urgency.unwrap_or_default(),
            state,
            state_since: received,
            state_by: by.clone(),
            owner: None,
            claim: None,
            clocks: Vec::new(),
            snoozed_until: None,
            tags: BTreeSet::new(),
            notes: Vec::new(),
            links: Vec::new(),
            dispatches: Vec::new(),
            writings: Vec::new(),
            basis: None,
            stages: vec![Stage {
                state,
                since: received,
                by,
                particulars: None,
            }],
            acknowledged: None,
            letters: Vec::new(),
            consents: Vec::new(),
            pleas: Vec::new(),
            confirmed: Vec::new(),
            undertakings: Vec::new(),
            errands: Vec::new(),
            hit: HitList::default(),
            chases: Vec::new(),
            about: None,
            exports: Vec::new(),
            rev: entry.n,
            last_change: entry.n,
            last_undoable: None,
            settled: entry.n,
        }
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
            Event::Registered { .. }
            | Event::Begun { .. }
            | Event::Consulted
            | Event::Voided { .. } => {}
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
            Event::Accepted => self.enter(State::Accepted, entry, None),
            Event::Reopened { .. } => self.reopen(entry),
            Event::Assigned { to } => {
                self.owner = Some(to.clone());
                self.step_if_possible(Step::Assign, entry);
            }
            Event::Prioritised { .. }
            | Event::Tagged { .. }
            | Event::Untagged { .. }
            | Event::Noted { .. }
            | Event::Linked { .. }
            | Event::Unlinked { .. }
            | Event::DraftSaved { .. }
            | Event::DraftDiscarded { .. } => self.apply_note(entry, event),
            Event::DeadlineSet { clock } => {
                self.clocks.retain(|clock| clock.origin == Origin::Rule);
                self.clocks.push(Clock::of_date(0, Origin::Officer, clock));
            }
            Event::DeadlineCleared => self.clocks.retain(|clock| clock.origin == Origin::Rule),
            Event::Snoozed { until } => self.snoozed_until = Some(*until),
            Event::Woken => self.snoozed_until = None,
            Event::Dismissed { .. } => self.enter(State::Dismissed, entry, None),
            Event::Answered { .. } => self.enter(State::Answered, entry, None),
            Event::Closed { .. } => self.enter(State::Closed, entry, None),
            Event::BasisChosen { basis, why } => {
                self.basis = Some(BasisChoice::made(entry, basis, why));
            }
            Event::BasisCleared => self.basis = None,
            Event::DispatchQueued { .. }
            | Event::DispatchRecalled { .. }
            | Event::DispatchLeft { .. }
            | Event::DispatchFailed { .. }
            | Event::DispatchLimited { .. }
            | Event::UnitReceived { .. }
            | Event::UnitAnswered { .. } => self.apply_dispatch(entry, event),
            Event::Stepped(taken) => {
                if taken.step == Step::Acknowledge {
                    self.acknowledged = Some(taken.particulars.at.unwrap_or(entry.at));
                }
                let said = Box::new(taken.particulars.clone());
                self.enter(taken.to, entry, Some(said));
            }
            Event::ClockStarted { clock } | Event::ClockChanged { clock, .. } => {
                self.take_clock(clock);
            }
            Event::HitOpened => self.hit.opened = Some(entry.at),
            Event::HitMarked(mark) => self.hit.marks.push(mark.clone()),
            Event::Chased(chase) => self.chases.push(chase.clone()),
            Event::ConsentRecorded { .. }
            | Event::ConsentRevoked { .. }
            | Event::OverrideAsked(_)
            | Event::OverrideAgreed { .. }
            | Event::SensitiveConfirmed { .. }
            | Event::UndertakingRecorded(_)
            | Event::UndertakingSettled { .. } => self.apply_leave(entry, event),
            outgoing => self.apply_outgoing(entry, outgoing),
        }
    }

    /// What officers put on a record without moving it on.
    fn apply_note(&mut self, entry: &Entry, event: &Event) {
        match event {
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
            _ => {}
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
                self.step_if_possible(Step::Forward, entry);
            }
            Event::DispatchLimited {
                dispatch,
                purpose,
                withheld,
            } => self.errands.push(Errand {
                dispatch: *dispatch,
                purpose: *purpose,
                withheld: withheld.clone(),
                received: None,
                answered: None,
            }),
            Event::UnitReceived { dispatch, at } => self.errand(*dispatch).received = Some(*at),
            Event::UnitAnswered { dispatch, at, text } => {
                self.errand(*dispatch).answered = Some((*at, text.clone()));
            }
            _ => {}
        }
    }

    /// What was said of a package; packages of older journals have nothing said of them yet.
    fn errand(&mut self, dispatch: u32) -> &mut Errand {
        let known = self.errands.iter().position(|e| e.dispatch == dispatch);
        let at = known.unwrap_or_else(|| {
            self.errands.push(Errand {
                dispatch,
                purpose: Use::Police,
                withheld: Vec::new(),
                received: None,
                answered: None,
            });
            self.errands.len() - 1
        });
        &mut self.errands[at]
    }

    fn mark_dispatch(&mut self, number: u32, state: DispatchState) {
        for dispatch in self.dispatches.iter_mut().filter(|d| d.number == number) {
            dispatch.state = state;
        }
    }

    fn take_clock(&mut self, clock: &Clock) {
        self.clocks.retain(|known| known.number != clock.number);
        self.clocks.push(clock.clone());
        self.renew_followers();
    }

    fn reopen(&mut self, entry: &Entry) {
        self.restart_clocks();
        self.enter(self.open_state(), entry, None);
    }

    /// Opened again, the record has the clocks again that its last step ended.
    fn restart_clocks(&mut self) {
        let Some(last) = self.stages.last() else {
            return;
        };
        let told = last.particulars.as_ref().and_then(|said| said.at);
        let then = [Some(last.since), told];
        for clock in &mut self.clocks {
            if clock.ended.is_some_and(|(at, _)| then.contains(&Some(at))) {
                clock.ended = None;
            }
        }
    }

    /// A clock that follows others ends with the first of them.
    fn renew_followers(&mut self) {
        let ends: Vec<_> = self
            .running_clocks()
            .filter_map(|clock| Some((clock.name.clone()?, clock.due)))
            .collect();
        for clock in &mut self.clocks {
            let Some(rule) = clock.rule.as_ref().filter(|r| r.limit == Limit::SameAs) else {
                continue;
            };
            let followed = ends.iter().filter(|(name, _)| rule.follows.contains(name));
            clock.due = followed.filter_map(|(_, due)| *due).min();
        }
    }

    /// A record further on in its life stays where it is when somebody else gets it or a package about it leaves.
    fn step_if_possible(&mut self, step: Step, entry: &Entry) {
        let (kind, way) = (self.content.kind, self.content.direction);
        match life::next(kind, way, self.state, step) {
            Ok(state) => self.enter(state, entry, None),
            Err(_) => self.snoozed_until = None,
        }
    }

    fn enter(&mut self, state: State, entry: &Entry, particulars: Option<Box<Particulars>>) {
        self.state = state;
        self.state_since = entry.at;
        self.state_by = entry.officer.clone();
        self.snoozed_until = None;
        self.stages.push(Stage {
            state,
            since: entry.at,
            by: entry.officer.clone(),
            particulars,
        });
    }

    /// The state a record is in when it is opened again.
    fn open_state(&self) -> State {
        let (kind, way) = (self.content.kind, self.content.direction);
        life::next(kind, way, self.state, Step::Reopen).unwrap_or(match way {
            Direction::In => State::Accepted,
            Direction::Out => State::Sent,
        })
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
            self.clocks
                .retain(|clock| clock.origin == Origin::Rule || clock.due != old);
            self.clocks.extend(claimed_clock(content, received));
        }
        self.snoozed_until = None;
        if content.urgency != self.content.urgency {
            self.priority = content
                .urgency
                .map_or(self.priority, |claimed| claimed.min(self.priority));
        }
        self.content = content.clone();
        if self.content.direction == Direction::In && !self.state.is_open(Direction::In) {
            self.restart_clocks();
            self.enter(State::Received, entry, None);
        }
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
    let date = SetDate {
        rule: content.due_rule.clone(),
        start: received,
        due,
    };
    Some(Clock::of_date(0, Origin::Sender, &date))
}
