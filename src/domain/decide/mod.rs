//! The rules of triage: a command against a record, at a moment, by an officer.
//!
//! Pure: the same inputs give the same events. A refusal says why and what would make it possible.

mod basis;

use crate::domain::clock::Clock;
use crate::domain::command::{Command, WritingKind};
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::link::Relation;
use crate::domain::officer::{Officer, Owner};
use crate::domain::reason::DismissReason;
use crate::domain::unit::Unit;
use crate::domain::{
    Direction, Event, Foreign, Item, ItemId, Label, Moment, Priority, Refusal, State,
};

/// How long a claim holds: fifteen minutes, renewed by claiming again.
pub const CLAIM_SECONDS: i64 = 15 * 60;

/// What a decision may look at besides the record.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The instant of the command.
    pub now: Moment,
    /// The acting officer.
    pub officer: &'a Label,
    /// Officers of the desk.
    pub officers: &'a [Officer],
    /// Units the desk can forward to.
    pub units: &'a [Unit],
    /// Seconds a confirmed dispatch can be recalled.
    pub recall_seconds: i64,
}

type Decision = Result<Vec<Event>, Refusal>;

/// The events this command brings about, or why it is not possible.
pub fn decide(command: &Command, item: &Item, cx: &Context<'_>) -> Decision {
    guard_claim(command, item, cx)?;
    match command {
        Command::Claim => Ok(vec![Event::Claimed {
            until: cx.now.plus_seconds(CLAIM_SECONDS),
        }]),
        Command::Release => release(item),
        Command::Accept => accept(item),
        Command::Assign { to } => assign(to, item, cx),
        Command::Prioritise { priority } => prioritise(*priority, item),
        Command::Tag { tag } => add_tag(tag, item),
        Command::Untag { tag } => remove_tag(tag, item),
        Command::Note { text } => note(text, item, cx),
        Command::SetDeadline { due, rule } => deadline(*due, rule.as_ref(), item),
        Command::ClearDeadline => clear_deadline(item),
        Command::Snooze { until } => snooze(*until, item, cx),
        Command::Wake => wake(item),
        Command::Dismiss { reason, text } => dismiss(*reason, text, item),
        Command::Link { other, relation } => link(*other, *relation, item),
        Command::Unlink { other } => unlink(*other, item),
        Command::Forward {
            to,
            purpose,
            basis,
            answer_by,
        } => forward(to, purpose, basis.as_ref(), *answer_by, item, cx),
        Command::Recall { dispatch } => recall(*dispatch, item, cx),
        Command::ConfirmDispatch {
            dispatch,
            package,
            manifest,
        } => {
            waiting(*dispatch, item)?;
            Ok(vec![Event::DispatchLeft {
                dispatch: *dispatch,
                package: package.clone(),
                manifest: *manifest,
            }])
        }
        Command::FailDispatch { dispatch, why } => {
            waiting(*dispatch, item)?;
            Ok(vec![Event::DispatchFailed {
                dispatch: *dispatch,
                why: why.clone(),
            }])
        }
        Command::MarkAnswered { text } => answered(text, item, cx),
        Command::Close { text } => close(text, item),
        Command::Reopen { text } => reopen(text, item),
        Command::SaveDraft { kind, text } => save_draft(*kind, text, item, cx),
        Command::DiscardDraft { kind } => discard_draft(*kind, item),
        Command::Consult => Ok(vec![Event::Consulted]),
        Command::ChooseBasis { basis, why } => basis::choose(basis, why, item),
        Command::ClearBasis => basis::clear(item),
    }
}

fn prioritise(priority: Priority, item: &Item) -> Decision {
    if item.priority == priority {
        return Err(Refusal::new(format!(
            "The priority is {} already.",
            priority.word()
        )));
    }
    Ok(vec![Event::Prioritised { priority }])
}

fn add_tag(tag: &Label, item: &Item) -> Decision {
    if item.tags.contains(tag) {
        return Err(Refusal::new(format!("The record is tagged {tag} already.")));
    }
    Ok(vec![Event::Tagged { tag: tag.clone() }])
}

fn remove_tag(tag: &Label, item: &Item) -> Decision {
    if !item.tags.contains(tag) {
        return Err(Refusal::new(format!("The record has no tag {tag}.")));
    }
    Ok(vec![Event::Untagged { tag: tag.clone() }])
}

fn note(text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    let mut events = vec![Event::Noted {
        text: required(text, "a note needs words")?,
    }];
    events.extend(use_up(item, WritingKind::Note, text, cx));
    Ok(events)
}

fn clear_deadline(item: &Item) -> Decision {
    if item.clocks.is_empty() {
        return Err(Refusal::new("The record has no deadline."));
    }
    Ok(vec![Event::DeadlineCleared])
}

fn wake(item: &Item) -> Decision {
    if item.snoozed_until.is_none() {
        return Err(Refusal::new("The record is not snoozed."));
    }
    Ok(vec![Event::Woken])
}

fn link(other: ItemId, relation: Relation, item: &Item) -> Decision {
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
fn save_draft(kind: WritingKind, text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
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

fn discard_draft(kind: WritingKind, item: &Item) -> Decision {
    if item.writing(kind).is_none() {
        return Err(Refusal::new(format!(
            "There is no draft of a {}.",
            kind.title()
        )));
    }
    Ok(vec![Event::DraftDiscarded { kind }])
}

/// While somebody else holds a claim, only looking and the desk's own steps are possible.
fn guard_claim(command: &Command, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    let passes = matches!(
        command,
        Command::Consult
            | Command::ConfirmDispatch { .. }
            | Command::FailDispatch { .. }
            | Command::SaveDraft { .. }
    );
    match item.claimed_by_other(cx.officer, cx.now) {
        Some(claim) if !passes => Err(Refusal::needing(
            format!(
                "Officer {} works on this record until {}.",
                claim.by,
                claim.until.to_minute()
            ),
            format!(
                "ask {} to release it, or wait until the claim ends",
                claim.by
            ),
        )),
        _ => Ok(()),
    }
}

fn required(text: &Foreign, why: &str) -> Result<Foreign, Refusal> {
    if text.raw().trim().is_empty() {
        return Err(Refusal::needing(
            format!("Nothing was written: {why}."),
            "write at least one word",
        ));
    }
    Ok(text.clone())
}

/// The officer's own draft that a command used is no longer a draft. A text that begins otherwise stays one.
fn use_up(item: &Item, kind: WritingKind, used: &Foreign, cx: &Context<'_>) -> Option<Event> {
    let draft = item
        .writing(kind)
        .filter(|writing| writing.by == *cx.officer)?;
    let (draft, used) = (draft.text.raw().trim(), used.raw().trim());
    let alike = draft
        .chars()
        .zip(used.chars())
        .take_while(|(a, b)| a == b)
        .count();
    (alike * 2 >= draft.chars().count()).then_some(Event::DraftDiscarded { kind })
}

fn open(item: &Item) -> Result<(), Refusal> {
    if item.state.is_open() {
        return Ok(());
    }
    Err(Refusal::needing(
        format!("The record is {}.", item.state.title()),
        "reopen it first",
    ))
}

fn nothing_waiting(item: &Item) -> Result<(), Refusal> {
    match item.waiting_dispatch() {
        Some(dispatch) => Err(Refusal::needing(
            format!("A package to {} waits in the outbox.", dispatch.to),
            format!(
                "recall it, or wait until it has left at {}",
                dispatch.recall_until.to_minute()
            ),
        )),
        None => Ok(()),
    }
}

fn release(item: &Item) -> Decision {
    match item.claim {
        Some(_) => Ok(vec![Event::Released]),
        None => Err(Refusal::new("Nobody has claimed this record.")),
    }
}

fn accept(item: &Item) -> Decision {
    open(item)?;
    if item.state == State::Received {
        return Ok(vec![Event::Accepted]);
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

fn assign(to: &Owner, item: &Item, cx: &Context<'_>) -> Decision {
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

fn deadline(due: Moment, rule: Option<&Label>, item: &Item) -> Decision {
    open(item)?;
    if due <= item.received {
        return Err(Refusal::needing(
            format!(
                "That is before the record was received ({}).",
                item.received.to_minute()
            ),
            "give a later date",
        ));
    }
    let clock = Clock {
        rule: rule.cloned(),
        start: item.received,
        due,
    };
    let mut events = vec![Event::DeadlineSet { clock }];
    if item.snoozed_until.is_some_and(|until| until >= due) {
        events.push(Event::Woken);
    }
    Ok(events)
}

fn snooze(until: Moment, item: &Item, cx: &Context<'_>) -> Decision {
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

fn dismiss(reason: DismissReason, text: &Foreign, item: &Item) -> Decision {
    open(item)?;
    nothing_waiting(item)?;
    if reason == DismissReason::Other {
        required(text, "another reason needs words")?;
    }
    Ok(vec![Event::Dismissed {
        reason,
        text: text.clone(),
    }])
}

fn unlink(other: ItemId, item: &Item) -> Decision {
    if item.links.iter().any(|link| link.other == other) {
        return Ok(vec![Event::Unlinked { other }]);
    }
    Err(Refusal::new("These two records are not linked."))
}

fn forward(
    to: &Label,
    purpose: &Foreign,
    basis: Option<&Foreign>,
    answer_by: Option<Moment>,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    open(item)?;
    nothing_waiting(item)?;
    if !cx.units.iter().any(|unit| unit.id == *to) {
        return Err(Refusal::needing(
            format!("No unit is called {to}."),
            "choose one from the list",
        ));
    }
    if item.content.marking.tlp == Some(crate::domain::marking::Tlp::Red) {
        return Err(Refusal::needing(
            "TLP:RED is for the named recipients only; it may not be forwarded.",
            "the originator's consent",
        ));
    }
    let used = use_up(item, WritingKind::Purpose, purpose, cx);
    let purpose = required(purpose, "a disclosure needs a purpose")?;
    let dispatch = Dispatch {
        number: u32::try_from(item.dispatches.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
        to: to.clone(),
        purpose,
        basis: basis.cloned().or_else(|| {
            item.basis
                .as_ref()
                .filter(|choice| choice.basis.was_offered())
                .map(|choice| choice.basis.summary().into())
        }),
        answer_by,
        confirmed_at: cx.now,
        recall_until: cx.now.plus_seconds(cx.recall_seconds),
        by: cx.officer.clone(),
        state: DispatchState::Waiting,
        package: None,
        manifest: None,
    };
    let mut events = vec![Event::DispatchQueued { dispatch }];
    events.extend(used);
    Ok(events)
}

fn waiting(number: u32, item: &Item) -> Result<&Dispatch, Refusal> {
    let dispatch = item
        .dispatches
        .iter()
        .find(|dispatch| dispatch.number == number);
    let dispatch =
        dispatch.ok_or_else(|| Refusal::new(format!("There is no forwarding {number}.")))?;
    match dispatch.state {
        DispatchState::Waiting => Ok(dispatch),
        state => Err(Refusal::new(format!(
            "Forwarding {number} is no longer in the outbox: {}.",
            state.title()
        ))),
    }
}

fn recall(number: u32, item: &Item, cx: &Context<'_>) -> Decision {
    let dispatch = waiting(number, item)?;
    if dispatch.recall_until <= cx.now {
        return Err(Refusal::new(format!(
            "Forwarding {number} could be recalled until {}.",
            dispatch.recall_until.to_minute()
        )));
    }
    Ok(vec![Event::DispatchRecalled { dispatch: number }])
}

fn answered(text: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    open(item)?;
    nothing_waiting(item)?;
    let mut events = vec![Event::Answered { text: text.clone() }];
    events.extend(use_up(item, WritingKind::Answer, text, cx));
    Ok(events)
}

fn close(text: &Foreign, item: &Item) -> Decision {
    nothing_waiting(item)?;
    if item.state == State::Closed {
        return Err(Refusal::new("The record is closed already."));
    }
    Ok(vec![Event::Closed { text: text.clone() }])
}

fn reopen(text: &Foreign, item: &Item) -> Decision {
    if item.state.is_open() {
        return Err(Refusal::new(format!(
            "The record is open: it is {}.",
            item.state.title()
        )));
    }
    Ok(vec![Event::Reopened { text: text.clone() }])
}

#[cfg(test)]
mod tests;
