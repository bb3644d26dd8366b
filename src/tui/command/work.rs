//! What is recorded of a request: steps of its life, leave and promises, what units and other states answered or did not.
//!
//! Never here: what a step needs, whether it is allowed; `state::filling` and `decide` say.

use super::choices;
use super::ready::{possible, single};
use super::row::{Row, Scope};
use crate::domain::chase::Rung;
use crate::domain::decide::leads_to;
use crate::domain::dispatch::DispatchState;
use crate::domain::life::Step;
use crate::domain::plea::Plea;
use crate::domain::{Command, Foreign, Item, ItemId};
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::filling::Ordered;
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::update::filling;

/// What the message line says before what was recorded.
pub(super) const RECORDED: &str = "Recorded:";

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "step",
        "record a step",
        "Record what happened to the request: granted, refused with its ground, put off, clarified; what is possible comes first.",
        Scope::Work,
        &["x s"],
        steps,
    )
    .undoable(RECORDED)
    .when(ready),
    Row::new(
        "consent",
        "consents",
        "Record what an originator gave leave for, or that leave was taken back.",
        Scope::Work,
        &["x m"],
        consents,
    )
    .undoable(RECORDED)
    .when(ready),
    Row::new(
        "override",
        "overrides",
        "Ask a second officer to let something leave against a rule, or agree to what a colleague asks.",
        Scope::Work,
        &["x y"],
        pleas,
    )
    .undoable(RECORDED)
    .when(ready),
    Row::new(
        "undertaking",
        "undertakings",
        "Record a promise given or received, or how it was kept.",
        Scope::Work,
        &["x p"],
        promises,
    )
    .undoable(RECORDED)
    .when(ready),
    Row::new(
        "unit",
        "unit's answer",
        "Record that a unit confirmed receipt of a package, or what it answered.",
        Scope::Work,
        &["x i"],
        |state| of_units(state, answers, "What the unit said"),
    )
    .undoable(RECORDED)
    .when(|state| {
        ready(state)?;
        match state.current() {
            Some(item) if answers(state, item).is_empty() => {
                Err("No package of this record left for a unit.".to_owned())
            }
            _ => Ok(()),
        }
    }),
    Row::new(
        "chase",
        "chase",
        "Record an attempt to get an answer, from the other state or from a unit; the next rung of the ladder is proposed.",
        Scope::Work,
        &["x j"],
        chase,
    )
    .undoable(RECORDED)
    .when(|state| {
        single(state)?;
        possible(state, |_| Command::Chase {
            rung: Rung::Reminder,
            text: Foreign::from("words"),
            dispatch: None,
        })
    }),
];

/// One record, and a desk that can be written to.
fn ready(state: &State) -> Result<(), String> {
    single(state)?;
    possible(state, |_| Command::Claim)
}

/// The record, when it is here.
fn here(state: &State) -> Option<(ItemId, &Item)> {
    let id = state.current_id()?;
    Some((id, state.item(id)?))
}

fn name(state: &State, id: ItemId) -> String {
    state.reference(id).unwrap_or_default()
}

/// Every step: what is possible now with where it leads, then the others with the reason.
fn steps(state: &mut State) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let mut possible = Vec::new();
    let mut others = Vec::new();
    for step in Step::ALL.iter().copied() {
        match leads_to(step, item) {
            Ok(to) => possible.push(Choice {
                group: "Possible now",
                ..Choice::new(step.word(), step.title()).note(format!("-> {}", to.title()))
            }),
            Err(refusal) => others.push(Choice {
                group: "Not possible now",
                why_not: Some(refusal.why),
                ..Choice::new(step.word(), step.title())
            }),
        }
    }
    possible.append(&mut others);
    let title = format!(
        "Record a step - {}, {}",
        name(state, id),
        item.state.title()
    );
    choices::push(state, Pick::typed(title, PickFor::Step(id), possible))
}

/// Opens a list of orders about a record.
fn offer(
    state: &mut State,
    title: &str,
    id: ItemId,
    orders: Vec<(Ordered, Choice)>,
) -> Vec<Effect> {
    let title = format!("{title} - {}", name(state, id));
    let (orders, choices): (Vec<_>, Vec<_>) = orders.into_iter().unzip();
    let numbered = choices.into_iter().enumerate();
    let choices = numbered.map(|(n, choice)| Choice {
        id: n.to_string(),
        ..choice
    });
    let pick = Pick::lettered(title, PickFor::Begin(id, orders), choices.collect());
    choices::push(state, pick)
}

fn consents(state: &mut State) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let mut orders = vec![(Ordered::Consent, Choice::new("", "record a consent"))];
    for consent in item.consents.iter().filter(|c| c.revoked.is_none()) {
        let words = format!("take back consent {} of {}", consent.number, consent.from);
        let choice = Choice::new("", words).note(consent.scope.title());
        orders.push((Ordered::RevokeConsent(consent.number), choice));
    }
    offer(state, "Consents", id, orders)
}

fn promises(state: &mut State) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let mut orders = vec![
        (
            Ordered::Undertaking(true),
            Choice::new("", "given by this state"),
        ),
        (
            Ordered::Undertaking(false),
            Choice::new("", "received from the other state"),
        ),
    ];
    for promise in item.undertakings.iter().filter(|u| u.settled.is_none()) {
        let whose = if promise.given { "given" } else { "received" };
        let words = format!("settle undertaking {}, {whose}", promise.number);
        let until = promise.until.map(|at| format!("until {}", at.to_minute()));
        let choice = Choice::new("", words).note(until.unwrap_or_default());
        orders.push((Ordered::Settle(promise.number), choice));
    }
    offer(state, "Undertakings", id, orders)
}

/// What is asked already, for others to agree to; then asking anew.
fn pleas(state: &mut State) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let open = item.pleas.iter().filter(|plea| plea.agreed.is_none());
    let mut choices: Vec<Choice> = open.map(|plea| agreeing(state, plea)).collect();
    choices.push(Choice::new(
        "ask",
        "Ask a second officer to override a rule",
    ));
    let title = format!("Overrides - {}", name(state, id));
    choices::push(state, Pick::lettered(title, PickFor::Plea(id), choices))
}

fn agreeing(state: &State, plea: &Plea) -> Choice {
    let words = format!("Agree: {} for {}", plea.rule.title(), plea.to);
    let own = plea.by == state.officer;
    Choice {
        why_not: own.then(|| "you asked; another officer must agree".to_owned()),
        ..Choice::new(plea.number.to_string(), words).note(format!("asked by {}", plea.by))
    }
}

type Orders = fn(&State, &Item) -> Vec<(Ordered, Choice)>;

fn of_units(state: &mut State, orders: Orders, title: &str) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let orders = orders(state, item);
    offer(state, title, id, orders)
}

/// Receipt and answer for every package that left.
fn answers(_: &State, item: &Item) -> Vec<(Ordered, Choice)> {
    let left = item.dispatches.iter();
    let left = left.filter(|dispatch| dispatch.state == DispatchState::Left);
    left.flat_map(|dispatch| {
        let number = dispatch.number;
        let of = format!("forwarding {number} to {}", dispatch.to);
        [
            (
                Ordered::UnitReceived(number),
                Choice::new("", format!("receipt of {of}")),
            ),
            (
                Ordered::UnitAnswered(number),
                Choice::new("", format!("answer to {of}")),
            ),
        ]
    })
    .collect()
}

/// Whom to chase, where there is a choice; then how.
fn chase(state: &mut State) -> Vec<Effect> {
    let Some((id, item)) = here(state) else {
        return Vec::new();
    };
    let left = item.dispatches.iter();
    let left = left.filter(|dispatch| dispatch.state == DispatchState::Left);
    let units = left.map(|dispatch| {
        let words = format!("the unit {}", dispatch.to);
        let choice = Choice::new("", words).note(format!("forwarding {}", dispatch.number));
        (Ordered::Chase(Some(dispatch.number)), choice)
    });
    let abroad = (Ordered::Chase(None), Choice::new("", "the other state"));
    let orders: Vec<_> = std::iter::once(abroad).chain(units).collect();
    if orders.len() == 1 {
        return filling::begin(state, id, Ordered::Chase(None));
    }
    offer(state, "Whose answer is missing", id, orders)
}
