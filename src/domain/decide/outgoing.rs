//! Packages to units at home: into the outbox, back out of it, and what the unit says.
//!
//! Never here: whether the marking allows it (see `release`), the package itself.

use super::leave::{self, Forwarding};
use super::{
    Context, Decision, can_withhold, clocks, happened, nothing_waiting, open, required, sent,
    use_up,
};
use crate::domain::chase::Chase;
use crate::domain::command::{Command, WritingKind};
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::{Event, Item, Moment, Refusal};

pub(super) fn decide(command: &Command, item: &Item, cx: &Context<'_>) -> Decision {
    match command {
        Command::Forward {
            to,
            purpose,
            basis,
            answer_by,
            use_for,
            withheld,
        } => {
            let what = Forwarding {
                to,
                purpose,
                basis: basis.as_ref(),
                use_for: *use_for,
                withheld,
            };
            forward(&what, *answer_by, item, cx)
        }
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
        Command::UnitReceived { dispatch, at } => {
            gone(*dispatch, item)?;
            happened(*at, item, cx)?;
            let (dispatch, at) = (*dispatch, *at);
            Ok(vec![Event::UnitReceived { dispatch, at }])
        }
        Command::UnitAnswered { dispatch, at, text } => {
            gone(*dispatch, item)?;
            happened(*at, item, cx)?;
            let (dispatch, at) = (*dispatch, *at);
            let text = required(text, "what the unit answered needs words")?;
            Ok(vec![Event::UnitAnswered { dispatch, at, text }])
        }
        Command::Chase {
            rung,
            text,
            dispatch,
        } => {
            open(item)?;
            if let Some(number) = dispatch {
                gone(*number, item)?;
            }
            let mut events = vec![Event::Chased(Chase {
                rung: *rung,
                at: cx.now,
                by: cx.officer.clone(),
                text: required(text, "say whom you asked, and what was said")?,
                dispatch: *dispatch,
            })];
            if dispatch.is_none() {
                events.extend(clocks::after_chase(item, cx));
            }
            Ok(events)
        }
        _ => Ok(Vec::new()),
    }
}

fn forward(
    what: &Forwarding<'_>,
    answer_by: Option<Moment>,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    open(item)?;
    sent(item)?;
    nothing_waiting(item)?;
    let Some(unit) = cx.units.iter().find(|unit| unit.id == *what.to) else {
        return Err(Refusal::needing(
            format!("No unit is called {}.", what.to),
            "choose one from the list",
        ));
    };
    let purpose = required(what.purpose, "a disclosure needs a purpose")?;
    if answer_by.is_some_and(|at| at <= cx.now) {
        return Err(Refusal::needing(
            "The unit would have to answer in the past.",
            "give a later date",
        ));
    }
    can_withhold(what.withheld, item)?;
    leave::allowed(&leave::package_parcel(item, unit, what, cx.home, cx.now))?;
    let used = use_up(item, WritingKind::Purpose, what.purpose, cx);
    let dispatch = Dispatch {
        number: super::next_number(item.dispatches.len()),
        to: what.to.clone(),
        purpose,
        basis: what.basis.cloned().or_else(|| {
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
    let limited = Event::DispatchLimited {
        dispatch: dispatch.number,
        purpose: what.use_for,
        withheld: what.withheld.to_vec(),
    };
    let mut events = vec![Event::DispatchQueued { dispatch }, limited];
    events.extend(used);
    Ok(events)
}

/// The package that left under this number.
fn gone(number: u32, item: &Item) -> Result<&Dispatch, Refusal> {
    let of_number = |dispatch: &&Dispatch| dispatch.number == number;
    match item.dispatches.iter().find(of_number) {
        Some(dispatch) if dispatch.state == DispatchState::Left => Ok(dispatch),
        Some(dispatch) => Err(Refusal::new(format!(
            "Forwarding {number} has not left: {}.",
            dispatch.state.title()
        ))),
        None => Err(Refusal::new(format!("There is no forwarding {number}."))),
    }
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
