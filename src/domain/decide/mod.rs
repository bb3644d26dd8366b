//! The rules of the work: a command against a record, at a moment, by an officer.
//!
//! Pure: the same inputs give the same events. A refusal says why and what would make it possible. One file a family of
//! commands; here are only the way in and the guards they share.

mod basis;
pub mod begin;
mod clocks;
mod export;
mod hit;
mod leave;
mod letters;
mod outgoing;
mod steps;
mod triage;

use crate::domain::books::Books;
use crate::domain::command::{Command, WritingKind};
use crate::domain::officer::Officer;
use crate::domain::orders::LetterOrder;
use crate::domain::part;
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Event, Foreign, Item, Label, Moment, Refusal};

pub use export::override_key;
pub(in crate::domain) use leave::letter_key;
pub use leave::{Forwarding, export_parcel, letter_parcel, package_parcel};
pub use steps::leads_to;

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
    /// The home state.
    pub home: CountryCode,
    /// The bookshelf.
    pub books: &'a dyn Books,
}

type Decision = Result<Vec<Event>, Refusal>;

/// The events this command brings about, or why it is not possible.
pub fn decide(command: &Command, item: &Item, cx: &Context<'_>) -> Decision {
    guard_claim(command, item, cx)?;
    match command {
        Command::Claim => Ok(vec![Event::Claimed {
            until: cx.now.plus_seconds(CLAIM_SECONDS),
        }]),
        Command::Release => triage::release(item),
        Command::Accept => triage::accept(item, cx),
        Command::Assign { to } => triage::assign(to, item, cx),
        Command::Prioritise { priority } => triage::prioritise(*priority, item, cx),
        Command::Tag { tag } => triage::add_tag(tag, item),
        Command::Untag { tag } => triage::remove_tag(tag, item),
        Command::Note { text } => triage::note(text, item, cx),
        Command::SetDeadline { due, rule } => clocks::deadline(*due, rule.as_ref(), item),
        Command::ClearDeadline => clocks::clear_deadline(item),
        Command::Snooze { until } => triage::snooze(*until, item, cx),
        Command::Wake => triage::wake(item),
        Command::Dismiss { reason, text } => triage::dismiss(*reason, text, item, cx),
        Command::Link { other, relation } => triage::link(*other, *relation, item),
        Command::Unlink { other } => triage::unlink(*other, item),
        Command::MarkAnswered { text } => triage::answered(text, item, cx),
        Command::Close { text } => triage::close(text, item, cx),
        Command::Reopen { text } => triage::reopen(text, item),
        Command::SaveDraft { kind, text } => triage::save_draft(*kind, text, item, cx),
        Command::DiscardDraft { kind } => triage::discard_draft(*kind, item),
        Command::Consult => Ok(vec![Event::Consulted]),
        Command::ChooseBasis { basis, why } => basis::choose(basis, why, item, cx),
        Command::ClearBasis => basis::clear(item),
        Command::Forward { .. }
        | Command::Recall { .. }
        | Command::ConfirmDispatch { .. }
        | Command::FailDispatch { .. }
        | Command::UnitReceived { .. }
        | Command::UnitAnswered { .. }
        | Command::Chase { .. } => outgoing::decide(command, item, cx),
        Command::Step { step, particulars } => steps::by_hand(*step, particulars, item, cx),
        Command::Clock(order) => clocks::decide(order, item, cx),
        Command::Letter(order) => letters::decide(order, item, cx),
        Command::OpenHit | Command::MarkHit { .. } => hit::decide(command, item, cx),
        Command::RecordConsent { .. }
        | Command::RevokeConsent { .. }
        | Command::AskOverride { .. }
        | Command::AgreeOverride { .. }
        | Command::ConfirmSensitive { .. }
        | Command::RecordUndertaking { .. }
        | Command::SettleUndertaking { .. } => leave::decide(command, item, cx),
        Command::Export(export) => export::export(export, item, cx),
        Command::FailExport { export, why } => export::failed(*export, why, item),
    }
}

/// While somebody else holds a claim, only looking and the desk's own steps are possible.
fn guard_claim(command: &Command, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    let passes = matches!(
        command,
        Command::Consult
            | Command::ConfirmDispatch { .. }
            | Command::FailDispatch { .. }
            | Command::FailExport { .. }
            | Command::SaveDraft { .. }
            | Command::AgreeOverride { .. }
            | Command::Letter(
                LetterOrder::Confirm { .. }
                    | LetterOrder::Fail { .. }
                    | LetterOrder::Authorise { .. }
                    | LetterOrder::Return { .. }
            )
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

/// Every name is that of a part of this record that can stay here.
fn can_withhold(withheld: &[Label], item: &Item) -> Result<(), Refusal> {
    let parts = part::parts(item);
    let names = || {
        parts
            .iter()
            .filter(|part| !part.essential)
            .map(|part| part.name.as_str())
    };
    let unknown = withheld
        .iter()
        .find(|name| !names().any(|known| known == name.as_str()));
    unknown.map_or(Ok(()), |name| {
        let names: Vec<&str> = names().collect();
        Err(Refusal::needing(
            format!("{name} is no part of this record that can stay here."),
            format!("choose from: {}", names.join(", ")),
        ))
    })
}

fn open(item: &Item) -> Result<(), Refusal> {
    if item.is_open() {
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
        None => match item.waiting_letter() {
            Some(letter) => Err(Refusal::needing(
                format!("Letter {} waits in the outbox.", letter.number),
                "recall it, or wait until it has left",
            )),
            None => Ok(()),
        },
    }
}

/// A moment of the past that was told: not in the future, not before the record came into the house.
fn happened(at: Moment, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    not_to_come(at, cx)?;
    if at < item.received && item.content.direction == crate::domain::Direction::In {
        return Err(Refusal::needing(
            format!(
                "That is before the record was received ({}).",
                item.received.to_minute()
            ),
            "give a later moment",
        ));
    }
    Ok(())
}

/// A moment that is not in the future.
fn not_to_come(at: Moment, cx: &Context<'_>) -> Result<(), Refusal> {
    if at > cx.now {
        return Err(Refusal::needing(
            format!("{} is in the future.", at.to_minute()),
            "give the moment at which it happened",
        ));
    }
    Ok(())
}

/// A record of our own leaves by its letter, which a second officer read, and in no other way before.
fn sent(item: &Item) -> Result<(), Refusal> {
    if item.is_unsent() {
        return Err(Refusal::needing(
            format!(
                "This record of ours is {}: nobody has agreed to it.",
                item.state.title()
            ),
            "send its letter first",
        ));
    }
    Ok(())
}

/// One more than there are.
fn next_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
pub(super) mod tests;
