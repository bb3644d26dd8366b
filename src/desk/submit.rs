//! Orders of officers: decide, append, answer.

use std::sync::Arc;

use super::{Actor, Desk, DeskError, Done, Order, Profile};
use crate::domain::{Context, Entry, Label, Refusal, decide};
use crate::store::{Store, StoreError};

impl Desk {
    /// Carries orders out, as one batch: they are undone together. Returns after every entry is on disk; one answer
    /// per order, in order. A refused order changes nothing and does not stop the others.
    pub fn submit(
        &self,
        orders: Vec<Order>,
        by: &Actor,
    ) -> Result<Vec<Result<Done, Refusal>>, DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let (profile, by, now) = (Arc::clone(&self.inner.profile), by.clone(), by.now);
        let done = writer.run(now, move |store| carry_out(store, &profile, orders, &by))?;
        self.changed();
        Ok(done)
    }

    /// What `decide` would answer, without doing it.
    pub fn rehearse(&self, order: &Order, by: &Actor) -> Result<(), Refusal> {
        if self.is_read_only() {
            return Err(Refusal::needing(
                "This session is read-only.",
                "start without --read-only",
            ));
        }
        let item = self
            .inner
            .shelf
            .item(order.item)
            .map_err(|error| Refusal::new(error.to_string()))?;
        let item = item.ok_or_else(unknown)?;
        decide(&order.command, &item, &context(&self.inner.profile, by)).map(drop)
    }
}

pub(super) fn context<'a>(profile: &'a Profile, by: &'a Actor) -> Context<'a> {
    Context {
        now: by.now,
        officer: &by.officer,
        officers: &profile.officers,
        units: &profile.units,
        recall_seconds: profile.recall_seconds,
    }
}

pub(super) fn unknown() -> Refusal {
    Refusal::needing("No such record.", "check the reference")
}

type Answers = Vec<Result<Done, Refusal>>;

fn carry_out(
    store: &mut Store,
    profile: &Profile,
    orders: Vec<Order>,
    by: &Actor,
) -> Result<Answers, StoreError> {
    let mut batch = None;
    let mut answers = Vec::with_capacity(orders.len());
    for order in orders {
        let Some(item) = store.item(order.item)? else {
            answers.push(Err(unknown()));
            continue;
        };
        match decide(&order.command, &item, &context(profile, by)) {
            Err(refusal) => answers.push(Err(refusal)),
            Ok(events) => {
                let mut entry = entry(&order, by, events);
                entry.batch = *batch.get_or_insert(Some(store.next_n()));
                entry.n = store.append(entry.clone())?;
                answers.push(Ok(Done {
                    item: order.item,
                    entry,
                }));
            }
        }
    }
    Ok(answers)
}

fn entry(order: &Order, by: &Actor, events: Vec<crate::domain::Event>) -> Entry {
    Entry {
        n: 0,
        at: by.now,
        officer: by.officer.clone(),
        item: order.item,
        action: Label::own(order.command.id()),
        batch: None,
        events,
    }
}
