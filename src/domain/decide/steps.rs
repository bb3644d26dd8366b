//! Steps in the life of a request that are recorded by hand: what abroad told, what a court decided, what was put off.
//!
//! Never here: which step may follow which (see `life`), letters.

use super::{Context, Decision, clocks, happened, nothing_waiting, required, triage, use_up};
use crate::domain::books::GroundBook;
use crate::domain::command::WritingKind;
use crate::domain::ground::Ground;
use crate::domain::life::{self, Step};
use crate::domain::stage::{Particulars, StepTaken};
use crate::domain::{Direction, Event, Item, Moment, Refusal, State};

pub(super) fn by_hand(
    step: Step,
    particulars: &Particulars,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    match step {
        Step::Accept => return triage::accept(item, cx),
        Step::Answer => return triage::answered(&particulars.text, item, cx),
        Step::Close => return triage::close(&particulars.text, item, cx),
        Step::Reopen => return triage::reopen(&particulars.text, item),
        _ => {}
    }
    let to = leads_to(step, item)?;
    nothing_waiting(item)?;
    if let Some(at) = particulars.at {
        happened(at, item, cx)?;
    }
    complete(step, particulars, item, cx)?;
    let mut events = taken(step, to, particulars.clone(), item, cx);
    let draft = match step {
        Step::Ask => WritingKind::AskBack,
        _ => WritingKind::Step,
    };
    events.extend(use_up(item, draft, &particulars.text, cx));
    Ok(events)
}

/// The state a step leads to when it is recorded by hand. Refused where the table has no such transition, and for steps
/// that are never recorded so; what else the step needs is asked later.
pub fn leads_to(step: Step, item: &Item) -> Result<State, Refusal> {
    match step {
        Step::Assign | Step::Forward | Step::Dismiss => Err(Refusal::needing(
            format!("To {} has a command of its own.", step.title()),
            "use that command",
        )),
        Step::Review | Step::SendBack | Step::Authorise | Step::Send => Err(Refusal::needing(
            "That happens to a letter, not by hand.",
            "open the letter of the record",
        )),
        _ => target(step, item),
    }
}

/// The state the step leads to. Confirming receipt of what came in changes nothing but that it was confirmed.
pub(super) fn target(step: Step, item: &Item) -> Result<State, Refusal> {
    let (kind, way) = (item.content.kind, item.content.direction);
    if step == Step::Acknowledge && way == Direction::In && item.is_open() {
        return match item.acknowledged {
            Some(at) => Err(Refusal::new(format!(
                "Receipt was confirmed {}.",
                at.to_minute()
            ))),
            None => Ok(item.state),
        };
    }
    life::next(kind, way, item.state, step)
}

/// The step as an event, with what it does to the clocks.
pub(super) fn taken(
    step: Step,
    to: State,
    particulars: Particulars,
    item: &Item,
    cx: &Context<'_>,
) -> Vec<Event> {
    let at = particulars.at.unwrap_or(cx.now);
    // What is put off comes back by itself, unless a deadline brings it back before.
    let wanted = particulars.until.filter(|_| step == Step::Postpone);
    let sleep = wanted.filter(|until| item.due().is_none_or(|due| *until < due));
    let mut events = vec![Event::Stepped(Box::new(StepTaken {
        step,
        to,
        particulars,
    }))];
    events.extend(clocks::after(step, at, item, cx));
    events.extend(sleep.map(|until| Event::Snoozed { until }));
    events
}

/// What must be said besides.
fn complete(step: Step, said: &Particulars, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    let words = |what| required(&said.text, what).map(drop);
    let part = || match &said.part {
        Some(part) if !part.raw().trim().is_empty() => Ok(()),
        _ => Err(Refusal::needing(
            "Nothing says which part.",
            "name the part",
        )),
    };
    match step {
        Step::Refuse => {
            grounds(&said.grounds, item, cx)?;
            told(said, item, cx)
        }
        Step::RefusePart => {
            grounds(&said.grounds, item, cx)?;
            part()?;
            told(said, item, cx)
        }
        Step::ExecutePart => part(),
        Step::Postpone => {
            words("a postponement needs a reason")?;
            until(said.until, cx.now)
        }
        Step::Transfer => match &said.other {
            Some(other) if !other.raw().trim().is_empty() => Ok(()),
            _ => Err(Refusal::needing(
                "Nothing says to whom it was transferred.",
                "name the state or authority",
            )),
        },
        Step::Ask => words("say what was asked"),
        Step::Withdraw => words("say why it was taken back"),
        Step::Lapse => words("say why it lapsed"),
        _ => Ok(()),
    }
}

/// A refusal of ours that was not written here was told somehow: silence is no refusal, and ends no clock.
fn told(said: &Particulars, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    if item.content.direction == Direction::Out {
        return Ok(());
    }
    match said.notified {
        Some(at) => happened(at, item, cx),
        None => Err(Refusal::needing(
            "Nothing says when whoever asked was told.",
            "write a refusal as a letter, or give the moment at which they were told",
        )),
    }
}

fn until(until: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match until {
        Some(at) if at > now => Ok(()),
        Some(_) => Err(Refusal::needing(
            "That moment is past.",
            "give a later date",
        )),
        None => Err(Refusal::needing(
            "Nothing says until when.",
            "give the date on which it is taken up again",
        )),
    }
}

/// A refusal needs a ground, and under an instrument with a closed list one of that list.
pub(super) fn grounds(grounds: &[Ground], item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    if grounds.is_empty() {
        return Err(Refusal::needing(
            "A refusal needs a ground.",
            "choose one from the list",
        ));
    }
    let instrument = item.basis.as_ref().map(|choice| &choice.basis.instrument);
    let GroundBook { closed, known } = cx.books.grounds(instrument);
    let stranger = grounds
        .iter()
        .find(|ground| !known.iter().any(|(of, ..)| of == *ground));
    match (stranger, instrument) {
        (Some(ground), Some(instrument)) if closed => {
            let allowed: Vec<&str> = known.iter().map(|(ground, ..)| ground.word()).collect();
            Err(Refusal::needing(
                format!(
                    "{instrument} knows no refusal for {} ({}); its list is closed.",
                    ground.title(),
                    ground.word()
                ),
                format!("choose among {}", allowed.join(", ")),
            ))
        }
        _ => Ok(()),
    }
}
