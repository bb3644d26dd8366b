//! What the desk as a whole remembers: running numbers, undo and redo, saved views, quarantine.
//!
//! A fold of the journal like everything derived: [`Ledger::follow`] takes one line after the other.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::journal::Position;
use crate::domain::ledger::{DeskEvent, Line};
use crate::domain::quarantine::Quarantined;
use crate::domain::reference::Series;
use crate::domain::view::SavedView;
use crate::domain::{Entry, Event, Label, OurRef};

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
    /// True when taking it back means recalling from the outbox.
    pub is_dispatch: bool,
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

/// What the desk as a whole remembers.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ledger {
    numbers: BTreeMap<(Series, i16), u32>,
    stacks: BTreeMap<Label, Stacks>,
    views: BTreeMap<Label, Vec<SavedView>>,
    quarantine: BTreeMap<String, Quarantined>,
}

impl Ledger {
    /// Takes one line of the journal in.
    pub fn follow(&mut self, n: u64, position: Position, line: &Line) {
        match line {
            Line::Item(entry) => self.follow_entry(n, position, entry),
            Line::Desk(entry) => match &entry.event {
                DeskEvent::Quarantined(message) => {
                    self.quarantine.insert(message.id.clone(), message.clone());
                }
                DeskEvent::QuarantineSettled { id, .. } => {
                    self.quarantine.remove(id);
                }
                DeskEvent::ViewSaved(view) => {
                    let views = self.views.entry(entry.officer.clone()).or_default();
                    views.retain(|old| old.name != view.name || old.pane != view.pane);
                    views.push(view.clone());
                }
                DeskEvent::ViewRemoved { name } => {
                    self.views
                        .entry(entry.officer.clone())
                        .or_default()
                        .retain(|view| view.name != *name);
                }
                DeskEvent::StoreNotice { .. } => {}
            },
        }
    }

    fn follow_entry(&mut self, n: u64, position: Position, entry: &Entry) {
        for event in &entry.events {
            match event {
                Event::Registered { our_ref, .. } => self.count(*our_ref),
                Event::DispatchRecalled { .. } => self.settle_dispatch(&entry.officer, true),
                Event::DispatchLeft { .. } | Event::DispatchFailed { .. } => {
                    self.settle_dispatch(&entry.officer, false);
                }
                _ => {}
            }
        }
        let stacks = self.stacks.entry(entry.officer.clone()).or_default();
        let batch = entry.batch.unwrap_or(n);
        let is_dispatch = entry
            .events
            .iter()
            .any(|event| matches!(event, Event::DispatchQueued { .. }));
        let group = || Group {
            batch,
            first: position,
            count: 1,
            what: entry.what(),
            is_dispatch,
        };
        match entry.action.as_str() {
            "undo" => stacks.undone(group()),
            "redo" => stacks.redone(batch),
            _ if entry.is_undoable() && !entry.is_silent() || is_dispatch => stacks.done(group()),
            _ => {}
        }
    }

    fn count(&mut self, our_ref: OurRef) {
        let number = self
            .numbers
            .entry((our_ref.series, our_ref.year))
            .or_default();
        *number = (*number).max(our_ref.number);
    }

    fn settle_dispatch(&mut self, officer: &Label, newest: bool) {
        let Some(stacks) = self.stacks.get_mut(officer) else {
            return;
        };
        let mut waiting = stacks.undo.iter_mut().filter(|group| group.is_dispatch);
        if let Some(group) = if newest {
            waiting.next_back()
        } else {
            waiting.next()
        } {
            group.count = group.count.saturating_sub(1);
        }
        stacks.undo.retain(|group| group.count > 0);
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

    /// What this officer would take back next.
    pub fn undo_top(&self, officer: &Label) -> Option<&Group> {
        self.stacks
            .get(officer)
            .and_then(|stacks| stacks.undo.back())
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

    /// Messages in quarantine.
    pub fn quarantine(&self) -> impl DoubleEndedIterator<Item = &Quarantined> {
        self.quarantine.values()
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
            Some(top) if top.batch == group.batch => top.count += 1,
            _ => self.undo.push_back(group),
        }
        if self.undo.len() > UNDO_STEPS {
            self.undo.pop_front();
        }
    }

    fn undone(&mut self, voiding: Group) {
        match self.redo.last_mut() {
            Some((_, top)) if top.batch == voiding.batch => top.count += 1,
            _ => {
                if let Some(original) = self.undo.pop_back() {
                    self.redo.push((original, voiding));
                }
            }
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
