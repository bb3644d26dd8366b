//! Taking back and doing again, across restarts: by new entries that void old ones.
//!
//! All or nothing: when one record of a batch has moved on since, the whole batch stays as it is.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::facts::revert_fact;
use super::submit::context;
use super::{Actor, Desk, DeskBooks, DeskError, Profile, Reverted};
use crate::domain::command::Command;
use crate::domain::office_fact::Reversal;
use crate::domain::orders::LetterOrder;
use crate::domain::{Entry, Event, Item, ItemId, Label, Refusal, decide};
use crate::store::ledger::{Group, Outgoing};
use crate::store::{Store, StoreError};

pub(super) type Answer = Result<Reverted, Refusal>;

impl Desk {
    /// Takes the officer's newest batch back; a package that still waits in the outbox is recalled.
    pub fn undo(&self, by: &Actor) -> Result<Answer, DeskError> {
        self.revert(by, undo)
    }

    /// Does the newest undone batch again.
    pub fn redo(&self, by: &Actor) -> Result<Answer, DeskError> {
        self.revert(by, redo)
    }

    fn revert(
        &self,
        by: &Actor,
        how: fn(&mut Store, &Profile, &DeskBooks, &Actor) -> Result<Answer, StoreError>,
    ) -> Result<Answer, DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let (profile, by, now) = (Arc::clone(&self.inner.profile), by.clone(), by.now);
        let books = self.books();
        let answer = writer.run(now, move |store| {
            store.commit(by.now)?;
            how(store, &profile, &books, &by)
        })?;
        self.changed();
        if answer
            .as_ref()
            .is_ok_and(|reverted| reverted.fact.is_some())
        {
            self.refresh_reference();
        }
        Ok(answer)
    }
}

fn undo(
    store: &mut Store,
    profile: &Profile,
    books: &DeskBooks,
    by: &Actor,
) -> Result<Answer, StoreError> {
    let shelf = store.shelf();
    let steps: Vec<Group> = shelf.ledger().undo_steps(&by.officer).cloned().collect();
    let unchanged = |item: &Item, newest: &Entry| {
        let newest_step = item.last_undoable.as_ref().map(|(n, _)| *n);
        newest_step == Some(newest.n)
            && item.waiting_dispatch().is_none()
            && item.waiting_letter().is_none()
    };
    let mut moved_on = None;
    for (passed_over, group) in steps.into_iter().enumerate() {
        let answer = if let Some(step) = &group.fact {
            // What another officer stated since stays, and older steps are still within reach.
            match revert_fact(store, by, Reversal::Undo, &group, step)? {
                Err(refusal) => {
                    moved_on.get_or_insert(refusal);
                    continue;
                }
                reverted => reverted,
            }
        } else if group.is_dispatch() {
            recall(store, profile, books, by, &group)?
        } else {
            let entries = store.shelf().group(&group)?;
            if is_settled(store, &entries)? {
                continue;
            }
            void(store, by, "undo", &group, &entries, unchanged)?
        };
        return Ok(answer.map(|reverted| Reverted {
            passed_over,
            ..reverted
        }));
    }
    let nothing = || Refusal::new("There is nothing to undo.");
    Ok(Err(moved_on.unwrap_or_else(nothing)))
}

/// Whether something followed that nothing can undo, such as a package that left: older steps of other records are then
/// still within reach.
fn is_settled(store: &mut Store, entries: &[Entry]) -> Result<bool, StoreError> {
    for entry in entries {
        if store
            .item(entry.item)?
            .is_some_and(|item| item.settled > entry.n)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn redo(store: &mut Store, _: &Profile, _: &DeskBooks, by: &Actor) -> Result<Answer, StoreError> {
    let shelf = store.shelf();
    let Some((original, voiding)) = shelf.ledger().redo_top(&by.officer).cloned() else {
        return Ok(Err(Refusal::new("There is nothing to do again.")));
    };
    if let Some(step) = &original.fact {
        return revert_fact(store, by, Reversal::Redo, &original, step);
    }
    let entries = shelf.group(&voiding)?;
    let unchanged = |item: &Item, newest: &Entry| item.last_change < newest.n;
    void(store, by, "redo", &original, &entries, unchanged)
}

/// Voids `entries`, one new entry each, newest first, if every record is as the newest of them left it.
fn void(
    store: &mut Store,
    by: &Actor,
    action: &'static str,
    group: &Group,
    entries: &[Entry],
    unchanged: impl Fn(&Item, &Entry) -> bool,
) -> Result<Answer, StoreError> {
    let newest: BTreeMap<ItemId, &Entry> = entries.iter().map(|e| (e.item, e)).collect();
    for entry in newest.into_values() {
        let Some(item) = store.item(entry.item)? else {
            continue;
        };
        if let Some(claim) = item.claimed_by_other(&by.officer, by.now) {
            return Ok(Err(Refusal::new(format!(
                "{} is being worked on by {}.",
                item.our_ref, claim.by
            ))));
        }
        if !unchanged(&item, entry) {
            return Ok(Err(Refusal::new(format!(
                "{} has changed since; nothing was taken back.",
                item.our_ref
            ))));
        }
    }
    let batch = Some(store.next_n());
    for entry in entries.iter().rev() {
        let event = Event::Voided {
            entry: entry.n,
            what: entry.what(),
        };
        store.append(step(by, action, entry.item, batch, vec![event]))?;
    }
    Ok(Ok(Reverted {
        what: group.what.clone(),
        items: each_once(entries.iter().map(|entry| entry.item)),
        fact: None,
        is_recall: false,
        passed_over: 0,
    }))
}

/// Recalls every package of the group that still waits.
fn recall(
    store: &mut Store,
    profile: &Profile,
    books: &DeskBooks,
    by: &Actor,
    group: &Group,
) -> Result<Answer, StoreError> {
    let batch = Some(store.next_n());
    let (mut items, mut refusal) = (Vec::new(), None);
    for &(id, outgoing) in &group.waiting {
        let Some(item) = store.item(id)? else {
            continue;
        };
        let command = match outgoing {
            Outgoing::Package(dispatch) => Command::Recall { dispatch },
            Outgoing::Letter(letter) => Command::Letter(LetterOrder::Recall { letter }),
        };
        match decide(&command, &item, &context(profile, books, by)) {
            Ok(events) => {
                store.append(step(by, "recall", id, batch, events))?;
                items.push(id);
            }
            Err(why) => refusal = Some(why),
        }
    }
    match refusal {
        Some(why) if items.is_empty() => Ok(Err(why)),
        _ => Ok(Ok(Reverted {
            what: group.what.clone(),
            items: each_once(items),
            fact: None,
            is_recall: true,
            passed_over: 0,
        })),
    }
}

/// The ids in the order they first come.
fn each_once(ids: impl IntoIterator<Item = ItemId>) -> Vec<ItemId> {
    let mut seen = HashSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).collect()
}

fn step(
    by: &Actor,
    action: &'static str,
    item: ItemId,
    batch: Option<u64>,
    events: Vec<Event>,
) -> Entry {
    Entry {
        n: 0,
        at: by.now,
        officer: by.officer.clone(),
        item,
        action: Label::own(action),
        batch,
        events,
    }
}
