//! Orders of officers: decide, append, answer.

use std::sync::Arc;

use super::{Actor, Desk, DeskBooks, DeskError, Done, Order, Profile};
use crate::domain::{Command, Context, Entry, Event, ItemId, Label, Refusal, decide};
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
        let books = self.books();
        let done = writer.run(now, move |store| {
            carry_out(store, &context(&profile, &books, &by), orders)
        })?;
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
        let books = self.books();
        decide(
            &order.command,
            &item,
            &context(&self.inner.profile, &books, by),
        )
        .map(drop)
    }
}

pub(super) fn context<'a>(
    profile: &'a Profile,
    books: &'a DeskBooks,
    by: &'a Actor,
) -> Context<'a> {
    Context {
        now: by.now,
        officer: &by.officer,
        officers: &profile.officers,
        units: &profile.units,
        recall_seconds: profile.recall_seconds,
        home: profile.home,
        books,
    }
}

pub(super) fn unknown() -> Refusal {
    Refusal::needing("No such record.", "check the reference")
}

type Answers = Vec<Result<Done, Refusal>>;

fn carry_out(
    store: &mut Store,
    cx: &Context<'_>,
    orders: Vec<Order>,
) -> Result<Answers, StoreError> {
    let mut batch = None;
    let mut answers = Vec::with_capacity(orders.len());
    for order in orders {
        let Some(item) = store.item(order.item)? else {
            answers.push(Err(unknown()));
            continue;
        };
        let other = match other_record(store, &order)? {
            Ok(other) => other,
            Err(refusal) => {
                answers.push(Err(refusal));
                continue;
            }
        };
        match decide(&order.command, &item, cx) {
            Err(refusal) => answers.push(Err(refusal)),
            Ok(events) => {
                let mirrored = other.map(|other| mirrored(&order, other, &events));
                let mut entry = entry(&order, cx, events);
                entry.batch = *batch.get_or_insert(Some(store.next_n()));
                entry.n = store.append(entry.clone())?;
                if let Some((other, events)) = mirrored {
                    store.append(Entry {
                        item: other,
                        events,
                        n: 0,
                        ..entry.clone()
                    })?;
                }
                answers.push(Ok(Done {
                    item: order.item,
                    entry,
                }));
            }
        }
    }
    Ok(answers)
}

/// The record at the other end of a judgement, which gets the same one in the same batch: one undo takes both.
fn other_record(
    store: &mut Store,
    order: &Order,
) -> Result<Result<Option<ItemId>, Refusal>, StoreError> {
    let (Command::Link { other, .. } | Command::Unlink { other }) = &order.command else {
        return Ok(Ok(None));
    };
    Ok(store
        .item(*other)?
        .map_or_else(|| Err(unknown()), |_| Ok(Some(*other))))
}

fn mirrored(order: &Order, other: ItemId, events: &[Event]) -> (ItemId, Vec<Event>) {
    let mirror = |event: &Event| match event {
        Event::Linked { relation, .. } => Event::Linked {
            other: order.item,
            relation: *relation,
        },
        Event::Unlinked { .. } => Event::Unlinked { other: order.item },
        event => event.clone(),
    };
    (other, events.iter().map(mirror).collect())
}

fn entry(order: &Order, cx: &Context<'_>, events: Vec<Event>) -> Entry {
    Entry {
        n: 0,
        at: cx.now,
        officer: cx.officer.clone(),
        item: order.item,
        action: Label::own(order.command.id()),
        batch: None,
        events,
    }
}
