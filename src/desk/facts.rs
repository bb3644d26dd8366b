//! Facts the office states in place of the pack's: stated, withdrawn, taken back, and put on the bookshelf.
//!
//! Never here: what a fact means to the pack; the bookshelf checks it and takes it in.

use std::sync::{Arc, PoisonError};

use super::undo::Answer;
use super::{Actor, Desk, DeskError, Reverted};
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::office_fact::{Reversal, StatedFact};
use crate::domain::{FactKey, Label, Moment, OfficeFact, Refusal};
use crate::reference::Pack;
use crate::store::ledger::{FactStep, Group};
use crate::store::{Store, StoreError};

/// In the easternmost time zone a day begins so many seconds before it does in UTC.
const EASTERNMOST: i64 = 14 * 3_600;

impl Desk {
    /// States a fact in the name of the office; an earlier statement about the same gives way. Returns after it is on
    /// disk and the bookshelf shows it. Refused when the pack cannot take it in.
    pub fn state_fact(
        &self,
        fact: OfficeFact,
        by: &Actor,
    ) -> Result<Result<(), Refusal>, DeskError> {
        if let Err(refusal) = check_fact(&self.base_reference(), &fact, by.now) {
            return Ok(Err(refusal));
        }
        self.change_fact(fact.key.clone(), by, move |stands| match stands {
            Some(stands) if stands.fact == fact => Err(Refusal::new(
                "The office states exactly that already; nothing was changed.",
            )),
            _ => Ok(DeskEvent::FactStated(fact)),
        })
    }

    /// Withdraws a fact: the pack speaks again. Returns after it is on disk and the bookshelf shows it. Refused when the
    /// office states nothing about it.
    pub fn withdraw_fact(
        &self,
        key: FactKey,
        by: &Actor,
    ) -> Result<Result<(), Refusal>, DeskError> {
        self.change_fact(key.clone(), by, move |stands| match stands {
            Some(_) => Ok(DeskEvent::FactWithdrawn { key }),
            None => Err(Refusal::needing(
                format!("The office states nothing about {key}."),
                "see the list of stated facts",
            )),
        })
    }

    /// What the office states, by key; also what does not fit the pack in use.
    pub fn office_facts(&self) -> Vec<StatedFact> {
        self.inner.shelf.ledger().facts().cloned().collect()
    }

    /// Writes down what `decide` answers to what stands.
    fn change_fact(
        &self,
        key: FactKey,
        by: &Actor,
        decide: impl FnOnce(Option<&StatedFact>) -> Result<DeskEvent, Refusal> + Send + 'static,
    ) -> Result<Result<(), Refusal>, DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let (by, now) = (by.clone(), by.now);
        let answer = writer.run(now, move |store| {
            store.commit(by.now)?;
            let decided = decide(store.shelf().ledger().fact(&key));
            Ok(match decided {
                Ok(event) => {
                    store.append_desk(line(&by, event))?;
                    Ok(())
                }
                Err(refusal) => Err(refusal),
            })
        })?;
        self.changed();
        if answer.is_ok() {
            self.refresh_reference();
        }
        Ok(answer)
    }

    /// The pack in use as it was read, without the office's facts.
    pub(super) fn base_reference(&self) -> Arc<Pack> {
        let base = self.inner.base.read();
        Arc::clone(&base.unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another pack on the bookshelf, with the office's facts in it. Answers which of them do not fit it, one sentence
    /// each.
    pub(super) fn rebuild_reference(&self, base: Arc<Pack>) -> Vec<String> {
        let held = self.inner.base.write();
        let mut held = held.unwrap_or_else(PoisonError::into_inner);
        *held = base;
        self.shelve(&held)
    }

    /// Puts the office's facts into the pack in use anew, after they changed.
    pub(super) fn refresh_reference(&self) {
        let held = self.inner.base.write();
        let _told_when_the_pack_came = self.shelve(&held.unwrap_or_else(PoisonError::into_inner));
    }

    /// Callers hold the lock of `base`, so the newest facts win.
    fn shelve(&self, base: &Arc<Pack>) -> Vec<String> {
        let pack = self.with_office_facts(base);
        let notices = left_out(&pack);
        let reference = self.inner.reference.write();
        *reference.unwrap_or_else(PoisonError::into_inner) = pack;
        notices
    }

    /// The pack with what the office states in it.
    pub(super) fn with_office_facts(&self, base: &Arc<Pack>) -> Arc<Pack> {
        let stated = self.office_facts();
        if stated.is_empty() {
            return Arc::clone(base);
        }
        Arc::new(base.with_office_facts(stated.iter().map(|stated| &stated.fact)))
    }
}

/// Which of the office's facts do not fit the pack, one sentence each.
pub(super) fn left_out(pack: &Pack) -> Vec<String> {
    let left_out = pack.office_facts_left_out().iter();
    let sentence = left_out.map(|(fact, fault)| {
        format!(
            "The office's fact {} does not fit the reference pack and is left out: {fault}",
            fact.key
        )
    });
    sentence.collect()
}

/// Whether a desk with this pack would take the statement at `now`, as far as the statement alone tells.
///
/// # Errors
/// The [`Refusal`] of [`Desk::state_fact`].
pub fn check_fact(pack: &Pack, fact: &OfficeFact, now: Moment) -> Result<(), Refusal> {
    pack.check_office_fact(fact)?;
    if is_to_come(fact, now) {
        return Err(Refusal::needing(
            format!("{} has not come yet.", fact.as_of),
            "give the date of the source; the day a treaty begins belongs into the value",
        ));
    }
    Ok(())
}

/// Whether no part of the day, month or year has begun anywhere.
fn is_to_come(fact: &OfficeFact, now: Moment) -> bool {
    let as_of = fact.as_of.to_string();
    let today = now.plus_seconds(EASTERNMOST).to_minute();
    today
        .get(..as_of.len())
        .is_some_and(|today| *as_of > *today)
}

/// Takes a step about a fact back, or does it again, if the fact is as that step left it.
pub(super) fn revert_fact(
    store: &mut Store,
    by: &Actor,
    how: Reversal,
    group: &Group,
    step: &FactStep,
) -> Result<Answer, StoreError> {
    let FactStep { key, before, after } = step;
    let (from, to) = match how {
        Reversal::Undo => (after, before),
        Reversal::Redo => (before, after),
    };
    let shelf = store.shelf();
    if shelf.ledger().fact(key) != from.as_ref() {
        let other = shelf.ledger().changed_by(key).cloned();
        return Ok(Err(changed_since(key, how, other.as_ref())));
    }
    let event = DeskEvent::FactReverted {
        key: key.clone(),
        to: to.clone(),
        how,
    };
    store.append_desk(line(by, event))?;
    Ok(Ok(Reverted {
        what: group.what.clone(),
        items: Vec::new(),
        fact: Some(key.clone()),
        passed_over: 0,
        is_recall: false,
    }))
}

/// A fact is not as the step left it: what another officer said since stays.
fn changed_since(key: &FactKey, how: Reversal, other: Option<&Label>) -> Refusal {
    let verb = match how {
        Reversal::Undo => "taken back",
        Reversal::Redo => "done again",
    };
    let (by, need) = other.map_or_else(
        || (String::new(), "see the list of stated facts".to_owned()),
        |other| {
            let need = format!("ask {other} to take that back, or state the fact anew");
            (format!(" by {other}"), need)
        },
    );
    Refusal::needing(
        format!("{key} has changed since{by}; nothing was {verb}."),
        need,
    )
}

fn line(by: &Actor, event: DeskEvent) -> DeskEntry {
    DeskEntry {
        at: by.now,
        officer: by.officer.clone(),
        event,
    }
}
