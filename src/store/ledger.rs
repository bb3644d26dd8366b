//! What the desk as a whole remembers: running numbers, undo and redo, saved views, the office's
//! facts, quarantine.
//!
//! A fold of the journal like everything derived: [`Ledger::follow`] takes one line after the other.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::journal::Position;
use super::packs::Packs;
use crate::domain::ledger::{DeskEntry, DeskEvent, Line};
use crate::domain::office_fact::{FactKey, Reversal, StatedFact};
use crate::domain::quarantine::Quarantined;
use crate::domain::reference::Series;
use crate::domain::view::SavedView;
use crate::domain::{Entry, Event, Foreign, ItemId, Label, Moment, OurRef};

/// Undo steps kept for each officer.
const UNDO_STEPS: usize = 200;

/// Entries that one order wrote, one behind the other in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Journal number of the first.
    pub batch: u64,
    /// Where the first stands.
    pub first: Position,
    /// How many.
    pub count: u32,
    /// What the first did, in the desk's own words.
    pub what: String,
    /// Packages and letters of this group that wait in the outbox, by record and number. Taking the group back means recalling them;
    /// the group is gone when none waits any more. Empty for every other group.
    pub waiting: Vec<(ItemId, Outgoing)>,
    /// For a step about a fact of the office: what it changed. Such a group is one line of the desk.
    pub fact: Option<FactStep>,
}

/// Something in the outbox, by its number within the record.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Outgoing {
    /// A package to a unit.
    Package(u32),
    /// A letter abroad.
    Letter(u32),
}

/// What a step did to one fact of the office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FactStep {
    /// Which fact.
    pub key: FactKey,
    /// What the office stated before.
    pub before: Option<StatedFact>,
    /// What it states since.
    pub after: Option<StatedFact>,
}

impl Group {
    /// Whether taking it back means recalling from the outbox.
    pub fn is_dispatch(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether `entry` is a step of this group: of the same batch, and taken back in the same way.
    pub fn holds(&self, entry: &Entry) -> bool {
        let same_batch = entry.batch.unwrap_or(entry.n) == self.batch;
        let same_way = self.is_dispatch() == queues_dispatch(entry);
        same_batch && same_way && (entry.voids() || is_step(entry))
    }
}

/// Whether an officer can take the entry back with one key, be it by recalling.
fn is_step(entry: &Entry) -> bool {
    (entry.is_undoable() && !entry.is_silent()) || queues_dispatch(entry)
}

fn queues_dispatch(entry: &Entry) -> bool {
    dispatches_queued(entry).next().is_some()
}

fn dispatches_queued(entry: &Entry) -> impl Iterator<Item = (ItemId, Outgoing)> {
    entry.events.iter().filter_map(|event| match event {
        Event::DispatchQueued { dispatch } => {
            Some((entry.item, Outgoing::Package(dispatch.number)))
        }
        Event::LetterQueued { letter, .. } => Some((entry.item, Outgoing::Letter(*letter))),
        _ => None,
    })
}

/// What one officer can take back, and do again.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Stacks {
    /// Oldest first.
    pub undo: VecDeque<Group>,
    /// Original group and the group that voided it, oldest first.
    pub redo: Vec<(Group, Group)>,
    /// The batch that did the last redo; its further entries change nothing here.
    redo_batch: Option<u64>,
}

/// The last hand-over of the desk.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shift {
    /// The newest note for the next shift: who, when, words.
    pub note: Option<(Label, Moment, Foreign)>,
    /// Who took the desk over last, and when.
    pub taken: Option<(Label, Moment)>,
}

/// What the desk as a whole remembers.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ledger {
    numbers: BTreeMap<(Series, i16), u32>,
    stacks: BTreeMap<Label, Stacks>,
    views: BTreeMap<Label, Vec<SavedView>>,
    packs: Packs,
    facts: BTreeMap<FactKey, StatedFact>,
    /// What officers held back the last time they forwarded to a unit.
    withheld: BTreeMap<Label, Vec<Label>>,
    shift: Shift,
    /// Kept in pairs of its own: there can be thousands.
    #[serde(skip)]
    quarantine: BTreeMap<String, Quarantined>,
}

impl Ledger {
    /// Takes one line of the journal in.
    pub fn follow(&mut self, n: u64, position: Position, line: &Line) {
        match line {
            Line::Item(entry) => self.follow_entry(n, position, entry),
            Line::Desk(entry) => self.follow_desk(n, position, entry),
        }
    }

    fn follow_desk(&mut self, n: u64, position: Position, entry: &DeskEntry) {
        let step = match &entry.event {
            DeskEvent::Quarantined(message) => return self.put_quarantined(message.clone()),
            DeskEvent::QuarantineSettled { id, .. } => {
                self.quarantine.remove(id);
                return;
            }
            DeskEvent::ViewSaved(view) => {
                let views = self.views.entry(entry.officer.clone()).or_default();
                views.retain(|old| old.name != view.name || old.pane != view.pane);
                views.push(view.clone());
                return;
            }
            DeskEvent::ViewRemoved { name } => {
                let views = self.views.entry(entry.officer.clone()).or_default();
                views.retain(|view| view.name != *name);
                return;
            }
            DeskEvent::StoreNotice { .. } => return,
            DeskEvent::ShiftNoted { text } => {
                self.shift.note = Some((entry.officer.clone(), entry.at, text.clone()));
                return;
            }
            DeskEvent::ShiftTaken => {
                self.shift.taken = Some((entry.officer.clone(), entry.at));
                return;
            }
            DeskEvent::PackInstalled(pack) => return self.packs.installed(pack, entry),
            DeskEvent::PackSetBack { to } => return self.packs.set_back(to.as_ref()),
            DeskEvent::FactStated(fact) => {
                let stated = StatedFact {
                    fact: fact.clone(),
                    at: entry.at,
                    officer: entry.officer.clone(),
                };
                self.change_fact(&fact.key, Some(stated))
            }
            DeskEvent::FactWithdrawn { key } => self.change_fact(key, None),
            DeskEvent::FactReverted { key, to, .. } => self.change_fact(key, to.clone()),
        };
        let group = Group {
            batch: n,
            first: position,
            count: 1,
            what: entry.event.what(),
            waiting: Vec::new(),
            fact: Some(step),
        };
        let stacks = self.stacks.entry(entry.officer.clone()).or_default();
        match &entry.event {
            DeskEvent::FactReverted {
                how: Reversal::Undo,
                ..
            } => stacks.fact_undone(group),
            DeskEvent::FactReverted {
                how: Reversal::Redo,
                ..
            } => stacks.redone(n),
            _ => stacks.done(group),
        }
    }

    /// What the office states of this fact from now on.
    fn change_fact(&mut self, key: &FactKey, to: Option<StatedFact>) -> FactStep {
        let before = match to.clone() {
            Some(stated) => self.facts.insert(key.clone(), stated),
            None => self.facts.remove(key),
        };
        FactStep {
            key: key.clone(),
            before,
            after: to,
        }
    }

    fn follow_entry(&mut self, n: u64, position: Position, entry: &Entry) {
        for event in &entry.events {
            match event {
                Event::Registered { our_ref, .. } | Event::Begun { our_ref, .. } => {
                    self.count(*our_ref);
                }
                Event::DispatchRecalled { dispatch }
                | Event::DispatchLeft { dispatch, .. }
                | Event::DispatchFailed { dispatch, .. } => {
                    self.settle_dispatch((entry.item, Outgoing::Package(*dispatch)));
                }
                Event::LetterRecalled { letter }
                | Event::LetterLeft { letter, .. }
                | Event::LetterFailed { letter, .. } => {
                    self.settle_dispatch((entry.item, Outgoing::Letter(*letter)));
                }
                _ => {}
            }
        }
        self.remember_withheld(entry);
        let batch = entry.batch.unwrap_or(n);
        let group = || Group {
            batch,
            first: position,
            count: 1,
            what: entry.what(),
            waiting: dispatches_queued(entry).collect(),
            fact: None,
        };
        let stacks = self.stacks.entry(entry.officer.clone()).or_default();
        match entry.action.as_str() {
            "undo" => stacks.undone(group(), entry),
            "redo" => stacks.redone(batch),
            _ if is_step(entry) => stacks.done(group()),
            _ => {}
        }
    }

    /// A forwarding says in one entry to which unit it goes and what of the record stays here.
    fn remember_withheld(&mut self, entry: &Entry) {
        for event in &entry.events {
            let Event::DispatchQueued { dispatch } = event else {
                continue;
            };
            let limited = entry.events.iter().find_map(|event| match event {
                Event::DispatchLimited {
                    dispatch: number,
                    withheld,
                    ..
                } => (*number == dispatch.number).then_some(withheld),
                _ => None,
            });
            match limited {
                Some(withheld) if !withheld.is_empty() => {
                    self.withheld.insert(dispatch.to.clone(), withheld.clone());
                }
                _ => {
                    self.withheld.remove(&dispatch.to);
                }
            }
        }
    }

    fn count(&mut self, our_ref: OurRef) {
        let number = self
            .numbers
            .entry((our_ref.series, our_ref.year))
            .or_default();
        *number = (*number).max(our_ref.number);
    }

    /// A package that does not wait any more cannot be recalled, whoever ordered it and whoever settled it.
    fn settle_dispatch(&mut self, settled: (ItemId, Outgoing)) {
        for stacks in self.stacks.values_mut() {
            stacks.undo.retain_mut(|group| {
                let was_dispatch = group.is_dispatch();
                group.waiting.retain(|waiting| *waiting != settled);
                group.is_dispatch() == was_dispatch
            });
        }
    }

    /// The next reference of a series in a year.
    pub fn next_ref(&self, series: Series, year: i16) -> OurRef {
        let used = self.numbers.get(&(series, year)).copied().unwrap_or(0);
        OurRef {
            series,
            year,
            number: used.saturating_add(1),
        }
    }

    /// Reserves a reference before its entry is written.
    pub fn reserve(&mut self, our_ref: OurRef) {
        self.count(our_ref);
    }

    /// What this officer can take back, newest first.
    pub fn undo_steps(&self, officer: &Label) -> impl Iterator<Item = &Group> {
        let stacks = self.stacks.get(officer);
        stacks.into_iter().flat_map(|s| s.undo.iter().rev())
    }

    /// What this officer would do again next: the original group and the group that voided it.
    pub fn redo_top(&self, officer: &Label) -> Option<&(Group, Group)> {
        self.stacks
            .get(officer)
            .and_then(|stacks| stacks.redo.last())
    }

    /// Views this officer saved.
    pub fn views(&self, officer: &Label) -> &[SavedView] {
        self.views.get(officer).map_or(&[], Vec::as_slice)
    }

    /// The last hand-over.
    pub const fn shift(&self) -> &Shift {
        &self.shift
    }

    /// Reference packs that were installed.
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Facts the office states, by key.
    pub fn facts(&self) -> impl ExactSizeIterator<Item = &StatedFact> {
        self.facts.values()
    }

    /// What the office states of this fact.
    pub fn fact(&self, key: &FactKey) -> Option<&StatedFact> {
        self.facts.get(key)
    }

    /// What was held back the last time a record was forwarded to this unit. Numbered names are those of that record.
    pub fn withheld_for(&self, unit: &Label) -> &[Label] {
        self.withheld.get(unit).map_or(&[], Vec::as_slice)
    }

    /// Who made this fact what it is, as far as the steps kept for undo tell.
    pub fn changed_by(&self, key: &FactKey) -> Option<&Label> {
        let now = self.facts.get(key);
        let steps = self.stacks.iter().flat_map(|(officer, stacks)| {
            let voiding = stacks.redo.iter().map(|(_, voiding)| voiding);
            let groups = stacks.undo.iter().chain(voiding);
            groups.map(move |group| (officer, group))
        });
        let made_it = steps.filter(|(_, group)| {
            let step = group.fact.as_ref();
            step.is_some_and(|step| step.key == *key && step.after.as_ref() == now)
        });
        let newest = made_it.max_by_key(|(_, group)| group.batch);
        newest.map(|(officer, _)| officer)
    }

    /// Messages in quarantine.
    pub fn quarantine(&self) -> impl DoubleEndedIterator<Item = &Quarantined> + ExactSizeIterator {
        self.quarantine.values()
    }

    pub(super) fn put_quarantined(&mut self, message: Quarantined) {
        self.quarantine.insert(message.id.clone(), message);
    }

    /// The quarantined message with this id.
    pub fn quarantined(&self, id: &str) -> Option<&Quarantined> {
        self.quarantine.get(id)
    }
}

impl Stacks {
    fn done(&mut self, group: Group) {
        self.redo.clear();
        match self.undo.back_mut() {
            Some(top) if top.batch == group.batch && top.is_dispatch() == group.is_dispatch() => {
                top.count += 1;
                top.waiting.extend(group.waiting);
            }
            _ => self.undo.push_back(group),
        }
        if self.undo.len() > UNDO_STEPS {
            self.undo.pop_front();
        }
    }

    /// The voided group is the newest one, unless newer ones can no longer be taken back.
    fn undone(&mut self, voiding: Group, entry: &Entry) {
        match self.redo.last_mut() {
            Some((_, top)) if top.batch == voiding.batch => top.count += 1,
            _ => {
                let voided = entry.events.iter().find_map(|event| match event {
                    Event::Voided { entry, .. } => Some(*entry),
                    _ => None,
                });
                // Numbers of a batch stand together, so the entry's group began last before it.
                let steps = self.undo.iter().enumerate();
                let began = steps.filter(|(_, group)| {
                    group.fact.is_none()
                        && !group.is_dispatch()
                        && voided.is_some_and(|n| group.batch <= n)
                });
                let at = began.max_by_key(|(_, group)| group.batch).map(|(at, _)| at);
                if let Some(original) = at.and_then(|at| self.undo.remove(at)) {
                    self.redo.push((original, voiding));
                }
            }
        }
    }

    /// Newer groups may stay, when they can no longer be taken back: the newest about this fact is meant.
    fn fact_undone(&mut self, voiding: Group) {
        let key = voiding.fact.as_ref().map(|step| &step.key);
        let mut groups = self.undo.iter();
        let at = groups.rposition(|group| group.fact.as_ref().map(|step| &step.key) == key);
        if let Some(original) = at.and_then(|at| self.undo.remove(at)) {
            self.redo.push((original, voiding));
        }
    }

    /// The first entry of a redo batch moves the group back; the others of the same batch change nothing.
    fn redone(&mut self, batch: u64) {
        if self.redo_batch == Some(batch) {
            return;
        }
        if let Some((original, _)) = self.redo.pop() {
            self.undo.push_back(original);
            self.redo_batch = Some(batch);
        }
    }
}
