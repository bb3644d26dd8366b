//! Triage and what an officer notes on a record: everything that is undone with one key.
//!
//! Never here: what leaves the office.

use super::{Context, Decision, clocks, nothing_waiting, open, required, use_up};
use crate::domain::command::WritingKind;
use crate::domain::life::{self, Step};
use crate::domain::link::Relation;
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::{
    Direction, Event, Foreign, Item, ItemId, Label, Moment, Priority, Refusal, State,
};

pub(super) fn prioritise(priority: Priority, item: &Item, cx: &Context<'_>) -> Decision {
    if item.priority == priority {
        return Err(Refusal::new(format!(
            "The priority is {} already.",
            priority.word()
        )));
    }
    let mut events = vec![Event::Prioritised { priority }];
    if let Some(choice) = item.basis.as_ref().filter(|_| item.is_open()) {
        let mut then = item.clone();
        then.priority = priority;
        events.extend(clocks::proposed_anew(&choice.basis.instrument, &then, cx));
    }
    Ok(events)
}

pub(super) fn add_tag(tag: &Label, item: &Item) -> Decision {
    if item.tags.contains(tag) {
        return Err(Refusal::new(format!("The record is tagged {tag} already.")));
    }
    Ok(vec![Event::Tagged { tag: tag.clone() }])
}

pub(super) fn remove_tag(tag: &Label, item: &Item) -> Decision {
    if !item.tags.contains(tag) {
        return Err(Refusal::new(format!("The record has no tag {tag}.")));
    }
    Ok(vec![Event::Untagged { tag: tag.clone() }])
}

pub(super) fn note(text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    let mut events = vec![Event::Noted {
        text: required(text, "a note needs words")?,
    }];
    events.extend(use_up(item, WritingKind::Note, text, cx));
    Ok(events)
}

pub(super) fn wake(item: &Item) -> Decision {
    if item.snoozed_until.is_none() {
        return Err(Refusal::new("The record is not snoozed."));
    }
    Ok(vec![Event::Woken])
}

pub(super) fn link(other: ItemId, relation: Relation, item: &Item) -> Decision {
    if other == item.id {
        return Err(Refusal::new(format!(
            "A record cannot be judged {} with itself.",
            relation.title()
        )));
    }
    if item
        .links
        .iter()
        .any(|link| link.other == other && link.relation == relation)
    {
        return Err(Refusal::new(format!(
            "These two are judged {} already.",
            relation.title()
        )));
    }
    Ok(vec![Event::Linked { other, relation }])
}

/// One text of a kind on a record, by one officer: nobody types over a colleague's words.
pub(super) fn save_draft(
    kind: WritingKind,
    text: &Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    match item.writing(kind) {
        Some(writing) if writing.by != *cx.officer => Err(Refusal::needing(
            format!(
                "Officer {} is writing a {} on this record.",
                writing.by,
                kind.title()
            ),
            format!("ask {} to use it or discard it", writing.by),
        )),
        _ => Ok(vec![Event::DraftSaved {
            kind,
            text: text.clone(),
        }]),
    }
}

pub(super) fn discard_draft(kind: WritingKind, item: &Item) -> Decision {
    if item.writing(kind).is_none() {
        return Err(Refusal::new(format!(
            "There is no draft of a {}.",
            kind.title()
        )));
    }
    Ok(vec![Event::DraftDiscarded { kind }])
}

pub(super) fn release(item: &Item) -> Decision {
    match item.claim {
        Some(_) => Ok(vec![Event::Released]),
        None => Err(Refusal::new("Nobody has claimed this record.")),
    }
}

pub(super) fn assign(to: &Owner, item: &Item, cx: &Context<'_>) -> Decision {
    open(item)?;
    let known = match to {
        Owner::Officer(id) => cx.officers.iter().any(|officer| officer.id == *id),
        Owner::Unit(id) => cx.units.iter().any(|unit| unit.id == *id),
    };
    if !known {
        return Err(Refusal::needing(
            format!("No officer or unit is called {}.", to.id()),
            "choose one from the list",
        ));
    }
    if item.owner.as_ref() == Some(to) && item.state == State::Assigned {
        return Err(Refusal::new(format!(
            "{} has this record already.",
            to.id()
        )));
    }
    Ok(vec![Event::Assigned { to: to.clone() }])
}

pub(super) fn snooze(until: Moment, item: &Item, cx: &Context<'_>) -> Decision {
    open(item)?;
    if until <= cx.now {
        return Err(Refusal::needing(
            "That moment is past.",
            "give a later date",
        ));
    }
    match item.due() {
        Some(due) if until >= due => Err(Refusal::needing(
            format!(
                "The deadline {} would pass while it sleeps.",
                due.to_minute()
            ),
            "choose a moment before the deadline, or change the deadline",
        )),
        _ => Ok(vec![Event::Snoozed { until }]),
    }
}

pub(super) fn dismiss(
    reason: DismissReason,
    text: &Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    open(item)?;
    nothing_waiting(item)?;
    life::next(
        item.content.kind,
        item.content.direction,
        item.state,
        Step::Dismiss,
    )?;
    if reason == DismissReason::Other {
        required(text, "another reason needs words")?;
    }
    let mut events = vec![Event::Dismissed {
        reason,
        text: text.clone(),
    }];
    events.extend(clocks::after(Step::Dismiss, cx.now, item, cx));
    Ok(events)
}

pub(super) fn unlink(other: ItemId, item: &Item) -> Decision {
    if item.links.iter().any(|link| link.other == other) {
        return Ok(vec![Event::Unlinked { other }]);
    }
    Err(Refusal::new("These two records are not linked."))
}

pub(super) fn answered(text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    open(item)?;
    nothing_waiting(item)?;
    life::next(
        item.content.kind,
        item.content.direction,
        item.state,
        Step::Answer,
    )?;
    let mut events = vec![Event::Answered { text: text.clone() }];
    events.extend(use_up(item, WritingKind::Answer, text, cx));
    events.extend(clocks::after(Step::Answer, cx.now, item, cx));
    Ok(events)
}

pub(super) fn close(text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    nothing_waiting(item)?;
    if item.state == State::Closed {
        return Err(Refusal::new("The record is closed already."));
    }
    life::next(
        item.content.kind,
        item.content.direction,
        item.state,
        Step::Close,
    )?;
    if item.hit.is_open() {
        return Err(Refusal::needing(
            "The checklist of the hit is open: nobody recorded a release or surrender.",
            "record how it ended on the checklist",
        ));
    }
    if let Some(clock) = item.running_clocks().find(|clock| clock.outlasts_answer()) {
        let name = clock.name.as_ref().map_or("A clock", |name| name.as_str());
        return Err(Refusal::needing(
            format!("{name} still runs: an answer does not end it, and closing must not."),
            "end that clock and say how",
        ));
    }
    let mut events = vec![Event::Closed { text: text.clone() }];
    events.extend(clocks::after(Step::Close, cx.now, item, cx));
    Ok(events)
}

pub(super) fn reopen(text: &Foreign, item: &Item) -> Decision {
    if item.is_open() {
        return Err(Refusal::new(format!(
            "The record is open: it is {}.",
            item.state.title()
        )));
    }
    life::next(
        item.content.kind,
        item.content.direction,
        item.state,
        Step::Reopen,
    )?;
    Ok(vec![Event::Reopened { text: text.clone() }])
}

pub(super) fn accept(item: &Item, cx: &Context<'_>) -> Decision {
    open(item)?;
    if item.state == State::Received {
        let mut events = vec![Event::Accepted];
        events.extend(clocks::named_by_sender(item, cx));
        if events.len() == 1 {
            events.extend(clocks::by_kind(item, cx));
        }
        return Ok(events);
    }
    if item.content.direction == Direction::Out {
        return Err(Refusal::new(
            "This is our own request; there is nothing to accept.",
        ));
    }
    Err(Refusal::new(format!(
        "The record was taken on before: it is {}.",
        item.state.title()
    )))
}
