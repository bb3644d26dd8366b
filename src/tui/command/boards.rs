//! Pages of entries and what is done on them: the clocks of a record, the checklist of its urgent hit, answers that are
//! missing.
//!
//! Never here: what stands on them, whether an order is allowed.

use super::choices;
use super::ready::{possible, single, writable};
use super::row::{Row, Scope};
use super::work::RECORDED;
use crate::domain::books::{Books, RuleQuestion};
use crate::domain::clock::Clock;
use crate::domain::hit::HitStep;
use crate::domain::timing::Rule;
use crate::domain::{Command, Item, ItemId, Priority};
use crate::tui::command::consult;
use crate::tui::effect::Effect;
use crate::tui::state::board::{Board, BoardKind, On};
use crate::tui::state::filling::Ordered;
use crate::tui::state::layer::Open;
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::state::{Layer, State};
use crate::tui::update::filling;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "clocks",
        "clocks",
        "Show the clocks of the record: start, stop, extend, correct or end one, and see how it was reckoned.",
        Scope::Work,
        &["x k"],
        |state| of_record(state, BoardKind::Clocks),
    )
    .says(RECORDED)
    .when(single),
    Row::new(
        "hit",
        "urgent hit",
        "Go through the checklist of an urgent hit: what is missing, and the clocks of the arrest.",
        Scope::Work,
        &["x u"],
        |state| of_record(state, BoardKind::Hit),
    )
    .says(RECORDED)
    .when(single),
    Row::new(
        "chasing",
        "chasing",
        "Show the answers that are missing, from abroad and from units, oldest first.",
        Scope::Desk,
        &["g j"],
        |state| {
            state.chasing = None;
            push(state, BoardKind::Chasing)
        },
    ),
    Row::new(
        "clock-steps",
        "how reckoned",
        "Show or hide how the end of the clock was reckoned, step by step.",
        Scope::Clocks,
        &["enter"],
        |state| {
            if let Some(Layer::Board(board)) = state.layers.last_mut() {
                board.toggle_steps();
            }
            Vec::new()
        },
    )
    .when(|state| clock(state).map(drop))
    .hint(1),
    Row::new(
        "clock-start",
        "start",
        "Start a clock by a rule of the bookshelf; proposed ones come first.",
        Scope::Clocks,
        &["a"],
        |state| rules(state, None),
    )
    .undoable(RECORDED)
    .when(open)
    .hint(2),
    Row::new(
        "clock-pause",
        "stop or go on",
        "Let the clock stand still with a reason, or let it go on.",
        Scope::Clocks,
        &["p"],
        |state| {
            on_clock(state, |clock| match clock.paused_since() {
                Some(_) => Ordered::ResumeClock(clock.number),
                None => Ordered::PauseClock(clock.number),
            })
        },
    )
    .undoable(RECORDED)
    .when(running)
    .hint(3),
    Row::new(
        "clock-extend",
        "extend",
        "Give the clock more time, with a reason.",
        Scope::Clocks,
        &["e"],
        |state| on_clock(state, |clock| Ordered::ExtendClock(clock.number)),
    )
    .undoable(RECORDED)
    .when(running)
    .hint(4),
    Row::new(
        "clock-end",
        "end",
        "End the clock and say how.",
        Scope::Clocks,
        &["d"],
        |state| on_clock(state, |clock| Ordered::EndClock(clock.number)),
    )
    .undoable(RECORDED)
    .when(running)
    .hint(5),
    Row::new(
        "clock-move",
        "correct start",
        "Correct the event the clock counts from, with a reason.",
        Scope::Clocks,
        &["m"],
        |state| on_clock(state, |clock| Ordered::MoveClock(clock.number)),
    )
    .undoable(RECORDED)
    .when(running)
    .hint(6),
    Row::new(
        "clock-replace",
        "other rule",
        "Put another rule in the place of this clock, with a reason.",
        Scope::Clocks,
        &["r"],
        |state| {
            let number = clock(state).map(|clock| clock.number).ok();
            rules(state, number)
        },
    )
    .undoable(RECORDED)
    .when(running)
    .hint(7),
    Row::new(
        "hit-done",
        "record",
        "Record that the step was done, when, and in what words.",
        Scope::Hit,
        &["enter"],
        |state| on_step(state, Ordered::HitDone),
    )
    .undoable(RECORDED)
    .when(open)
    .hint(1),
    Row::new(
        "hit-aside",
        "does not apply",
        "Say that the step does not apply here, with the reason.",
        Scope::Hit,
        &["-"],
        |state| on_step(state, Ordered::HitAside),
    )
    .undoable(RECORDED)
    .when(open)
    .hint(2),
    Row::new(
        "hit-clocks",
        "clocks",
        "Show the clocks of the record.",
        Scope::Hit,
        &["c"],
        |state| of_record(state, BoardKind::Clocks),
    )
    .hint(3),
    Row::new(
        "hit-basis",
        "legal basis",
        "Find the legal basis of the record: the clocks of an arrest hang on it.",
        Scope::Hit,
        &["i"],
        super::finder::of_record,
    )
    .hint(4),
    Row::new(
        "chasing-open",
        "open",
        "Show the full record.",
        Scope::Chasing,
        &["enter"],
        |state| match missing(state) {
            Some((id, _)) => {
                state.layers.push(Layer::Record(Open { id, top: 0 }));
                consult(state, id)
            }
            None => Vec::new(),
        },
    )
    .when(answer)
    .hint(1),
    Row::new(
        "chasing-chase",
        "chase",
        "Record an attempt to get this answer; the next rung of the ladder is proposed.",
        Scope::Chasing,
        &["c"],
        |state| match missing(state) {
            Some((id, dispatch)) => filling::begin(state, id, Ordered::Chase(dispatch)),
            None => Vec::new(),
        },
    )
    .undoable(RECORDED)
    .when(|state| writable(state).and_then(|()| answer(state)))
    .hint(2),
];

fn of_record(state: &mut State, kind: fn(ItemId) -> BoardKind) -> Vec<Effect> {
    match state.current_id() {
        Some(id) => push(state, kind(id)),
        None => Vec::new(),
    }
}

fn push(state: &mut State, kind: BoardKind) -> Vec<Effect> {
    state.layers.push(Layer::Board(Board::new(kind)));
    Vec::new()
}

/// The page on top.
fn board(state: &State) -> Option<&Board> {
    match state.layers.last() {
        Some(Layer::Board(board)) => Some(board),
        _ => None,
    }
}

/// The clock under the cursor.
fn clock(state: &State) -> Result<&Clock, String> {
    let none = || "No clock is chosen.".to_owned();
    let board = board(state).ok_or_else(none)?;
    let item = board.kind.record().and_then(|id| state.item(id));
    match board.on {
        Some(On::Clock(number)) => item.and_then(|item| item.clock(number)).ok_or_else(none),
        _ => Err(none()),
    }
}

fn running(state: &State) -> Result<(), String> {
    writable(state)?;
    let clock = clock(state)?;
    match clock.ended {
        None => Ok(()),
        Some((at, _)) => Err(format!("This clock ended {}.", at.to_minute())),
    }
}

/// The record must be open for changes.
fn open(state: &State) -> Result<(), String> {
    possible(state, |_| Command::Claim)?;
    match state.current() {
        Some(item) if !item.is_open() => Err(format!(
            "The record is {}. What helps: reopen it first.",
            item.state.title()
        )),
        _ => Ok(()),
    }
}

fn on_clock(state: &mut State, what: fn(&Clock) -> Ordered) -> Vec<Effect> {
    let ordered = clock(state).map(what).ok();
    match (state.current_id(), ordered) {
        (Some(id), Some(what)) => filling::begin(state, id, what),
        _ => Vec::new(),
    }
}

fn on_step(state: &mut State, what: fn(HitStep) -> Ordered) -> Vec<Effect> {
    let on = board(state).and_then(|board| board.on);
    match (state.current_id(), on) {
        (Some(id), Some(On::Step(step))) => filling::begin(state, id, what(step)),
        _ => Vec::new(),
    }
}

/// The missing answer under the cursor.
fn missing(state: &State) -> Option<(ItemId, Option<u32>)> {
    match board(state)?.on? {
        On::Answer(id, dispatch) => Some((id, dispatch)),
        _ => None,
    }
}

fn answer(state: &State) -> Result<(), String> {
    let found = missing(state).map(drop);
    found.ok_or_else(|| "No answer is missing.".to_owned())
}

/// Time limits to start: those proposed for the kind, the legal basis and the urgency, then all others.
fn rules(state: &mut State, replaces: Option<u32>) -> Vec<Effect> {
    let Some(id) = state.current_id() else {
        return Vec::new();
    };
    let proposed = state.item(id).map(|item| proposed(state, item));
    let proposed = proposed.unwrap_or_default();
    let is_proposed = |rule: &&Rule| proposed.iter().any(|known| known.id == rule.id);
    let first = proposed.iter().map(|rule| choice(rule, "Proposed"));
    let others = state.pack.deadlines().filter(|rule| !is_proposed(rule));
    let choices = first.chain(others.map(|rule| choice(rule, "All others")));
    let choices: Vec<Choice> = choices.collect();
    let name = state.reference(id).unwrap_or_default();
    let title = match replaces {
        Some(_) => format!("Another rule in its place - {name}"),
        None => format!("Start a clock - {name}"),
    };
    let purpose = PickFor::Limit(id, replaces);
    choices::push(state, Pick::typed(title, purpose, choices))
}

fn proposed(state: &State, item: &Item) -> Vec<Rule> {
    let treaty = item.basis.as_ref().map(|choice| &choice.basis.instrument);
    state.books().rules_for(&RuleQuestion {
        kind: item.request_kind(),
        treaty: treaty.map(crate::domain::Label::as_str),
        urgent: item.priority == Priority::Urgent,
    })
}

/// `SPOC-U-DIR: answer an urgent request`, `8 hours, Art. 5, primary text`.
fn choice(rule: &Rule, group: &'static str) -> Choice {
    let amount = rule.amount.map(|amount| format!("{amount}, "));
    let note = format!(
        "{}{}, {}",
        amount.unwrap_or_default(),
        rule.article,
        rule.confidence
    );
    Choice {
        group,
        ..Choice::new(rule.id.as_str(), format!("{}: {}", rule.id, rule.title)).note(note)
    }
}
