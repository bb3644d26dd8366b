//! What steps do to clocks: which start by themselves, which stand still, which end.
//!
//! Never here: what an officer orders about a clock.

use super::{changed, ended, next_clock, paused, resumed, started};
use crate::domain::books::RuleQuestion;
use crate::domain::clock::{Clock, ClockEnd};
use crate::domain::decide::Context;
use crate::domain::event::ClockChange;
use crate::domain::hit::HitStep;
use crate::domain::life::Step;
use crate::domain::timing::{Ends, FirstDay, Limit, Rule, Starts};
use crate::domain::{Direction, Event, Foreign, Item, Kind, Label, Moment, Priority, RequestKind};

/// Time limits that start because the basis was chosen: those that count from receipt, and those of an arrest that was
/// recorded before anybody knew the instrument.
fn by_basis(treaty: &Label, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let arrest = item.hit.mark(HitStep::Arrest).filter(|mark| mark.done);
    let mut events = Vec::new();
    if item.content.direction == Direction::In {
        let kind = item.request_kind();
        let found = rules(kind, Some(treaty), Starts::Receipt, item, cx);
        start_all(&mut events, found, item.received, false, item, cx);
    }
    if let Some(mark) = arrest {
        let found = arrest_rules(Some(treaty), item, cx);
        start_all(&mut events, found, mark.at, false, item, cx);
    }
    events
}

/// Time limits that hang on the kind alone, such as those of an investigation order: no instrument need be chosen for them.
pub(in crate::domain::decide) fn by_kind(item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    let Kind::Request(kind) = item.content.kind else {
        return events;
    };
    if item.content.direction == Direction::In {
        let found = rules(kind, None, Starts::Receipt, item, cx);
        start_all(&mut events, found, item.received, false, item, cx);
    }
    events
}

/// What another basis or another urgency changes: clocks that were started by a proposal and are not proposed any more give way
/// to those that are. `item` is the record as it will stand.
pub(in crate::domain::decide) fn proposed_anew(
    treaty: &Label,
    item: &Item,
    cx: &Context<'_>,
) -> Vec<Event> {
    let mut proposed = rules(item.request_kind(), Some(treaty), Starts::Receipt, item, cx);
    proposed.extend(arrest_rules(Some(treaty), item, cx));
    let gives_way = |clock: &Clock| {
        let Some(rule) = clock.rule.as_ref().filter(|_| clock.why.is_empty()) else {
            return false;
        };
        let by_event = matches!(rule.starts, Starts::Receipt | Starts::Arrest);
        by_event && !proposed.iter().any(|other| other.id == rule.id)
    };
    let replaced = item.running_clocks().filter(|clock| gives_way(clock));
    let mut events: Vec<Event> = replaced
        .map(|clock| ended(clock, cx.now, ClockEnd::Replaced, Foreign::default()))
        .collect();
    events.extend(by_basis(treaty, item, cx));
    events
}

/// An arrest starts what the kind of the record knows, and what provisional arrest knows.
fn arrest_rules(treaty: Option<&Label>, item: &Item, cx: &Context<'_>) -> Vec<Rule> {
    let mut found = rules(
        RequestKind::ProvisionalArrest,
        treaty,
        Starts::Arrest,
        item,
        cx,
    );
    for rule in rules(item.request_kind(), treaty, Starts::Arrest, item, cx) {
        if !found.iter().any(|known| known.id == rule.id) {
            found.push(rule);
        }
    }
    found
}

/// The time limit the sender named, when no clock follows it yet.
pub(in crate::domain::decide) fn named_by_sender(item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    let named = item.content.due_rule.as_ref();
    if let Some(rule) = named.and_then(|name| cx.books.rule(name))
        && rule.starts == Starts::Receipt
        && item.content.due.is_none()
    {
        start_all(&mut events, vec![rule], item.received, false, item, cx);
    }
    events
}

/// What a step does to the clocks.
pub(in crate::domain::decide) fn after(
    step: Step,
    at: Moment,
    item: &Item,
    cx: &Context<'_>,
) -> Vec<Event> {
    let mut events = Vec::new();
    let treaty = item.basis.as_ref().map(|choice| &choice.basis.instrument);
    let starts = |what| rules(item.request_kind(), treaty, what, item, cx);
    match step {
        Step::Ask => {
            for clock in item.running_clocks().filter(|c| stops_on_question(c, cx)) {
                events.extend(paused(clock, at, Foreign::default(), item, cx));
            }
        }
        Step::Clarify => {
            for clock in item.running_clocks().filter(|c| stops_on_question(c, cx)) {
                events.extend(resumed(clock, at, item, cx));
            }
        }
        Step::Acknowledge => end_with(&mut events, &[Ends::Acknowledged], at, item),
        Step::Grant => {
            end_with(&mut events, &[Ends::Acknowledged, Ends::Decided], at, item);
            start_all(&mut events, starts(Starts::Decision), at, false, item, cx);
        }
        Step::Complete => {
            let done = [Ends::Acknowledged, Ends::Decided, Ends::Executed];
            end_with(&mut events, &done, at, item);
            start_all(&mut events, starts(Starts::Preserved), at, false, item, cx);
        }
        Step::Send => {
            start_all(&mut events, starts(Starts::Sent), at, false, item, cx);
            start_all(&mut events, starts(Starts::Receipt), at, true, item, cx);
        }
        // Telling the decision on a person is not yet handing the person over.
        Step::Answer if is_about_a_person(item.request_kind()) => {
            end_dates(&mut events, at, item);
            let told = [Ends::Acknowledged, Ends::Decided, Ends::Answered];
            end_with(&mut events, &told, at, item);
        }
        Step::Answer | Step::Refuse => end_all(&mut events, ClockEnd::Met, false, at, item),
        Step::Withdraw | Step::Lapse | Step::Transfer | Step::Dismiss => {
            end_all(&mut events, ClockEnd::Dropped, false, at, item);
        }
        Step::Close => end_all(&mut events, ClockEnd::Dropped, true, at, item),
        _ => {}
    }
    // An acknowledgement comes after receipt, nobody knows how long: only proof of delivery tells it.
    if step == Step::Deliver && item.content.direction == Direction::Out {
        receipt_known(&mut events, at, item, cx);
    }
    events
}

/// A reminder to the other state: clocks without a number of their own go on to the next day of chasing.
pub(in crate::domain::decide) fn after_chase(item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let chased = item.running_clocks().filter(|clock| {
        clock.limit() == Limit::NoNumber && !clock.is_owed_here(item.content.direction)
    });
    chased
        .map(|clock| {
            let mut next = clock.clone();
            next.chased = next.chased.saturating_add(1);
            let why = Foreign::default();
            changed(ClockChange::Chased, next, why, item, cx)
        })
        .collect()
}

/// What a step of the hit checklist does to the clocks.
pub(in crate::domain::decide) fn after_hit(
    step: HitStep,
    at: Moment,
    item: &Item,
    cx: &Context<'_>,
) -> Vec<Event> {
    let mut events = Vec::new();
    match step {
        HitStep::Arrest => {
            let treaty = item.basis.as_ref().map(|choice| &choice.basis.instrument);
            events.extend(arrest_corrected(at, item, cx));
            let found = arrest_rules(treaty, item, cx);
            start_all(&mut events, found, at, false, item, cx);
        }
        HitStep::Documents | HitStep::Released | HitStep::Surrendered => {
            end_with(&mut events, &[Ends::Custody], at, item);
        }
        HitStep::Consulate => {
            for clock in item.running_clocks().filter(|clock| is_consular(clock)) {
                events.push(ended(clock, at, ClockEnd::Met, Foreign::default()));
            }
        }
        _ => {}
    }
    events
}

/// What it does to the clocks that a step of the checklist does not apply, or not any more.
pub(in crate::domain::decide) fn set_aside(step: HitStep, at: Moment, item: &Item) -> Vec<Event> {
    let gone = |clock: &Clock| match step {
        HitStep::Arrest => counts_from_arrest(clock),
        HitStep::Consulate => is_consular(clock),
        _ => false,
    };
    let dropped = item.running_clocks().filter(|clock| gone(clock));
    dropped
        .map(|clock| ended(clock, at, ClockEnd::Dropped, Foreign::default()))
        .collect()
}

/// An arrest recorded a second time corrects the first: its clocks count from the right moment.
fn arrest_corrected(at: Moment, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let before = item.hit.mark(HitStep::Arrest).filter(|mark| mark.done);
    let Some(before) = before.map(|mark| mark.at).filter(|before| *before != at) else {
        return Vec::new();
    };
    let wrong = item
        .running_clocks()
        .filter(|clock| counts_from_arrest(clock) && clock.start == before);
    wrong
        .map(|clock| {
            let right = Clock {
                start: at,
                ..clock.clone()
            };
            changed(ClockChange::Moved, right, Foreign::default(), item, cx)
        })
        .collect()
}

fn counts_from_arrest(clock: &Clock) -> bool {
    let rule = clock.rule.as_ref();
    rule.is_some_and(|rule| rule.starts == Starts::Arrest)
}

fn is_consular(clock: &Clock) -> bool {
    counts_from_arrest(clock) && clock.limit() == Limit::AtOnce
}

const fn is_about_a_person(kind: RequestKind) -> bool {
    matches!(
        kind,
        RequestKind::Extradition | RequestKind::ProvisionalArrest | RequestKind::ArrestWarrant
    )
}

/// Dates a sender or an officer set are met by the answer.
fn end_dates(events: &mut Vec<Event>, at: Moment, item: &Item) {
    for clock in item.running_clocks().filter(|clock| clock.rule.is_none()) {
        events.push(ended(clock, at, ClockEnd::Met, Foreign::default()));
    }
}

/// Proposed rules that count from this event. Of alternatives the first is the strictest: an urgent request without a word on
/// how the data are reached gets the shorter time.
fn rules(
    kind: RequestKind,
    treaty: Option<&Label>,
    starts: Starts,
    item: &Item,
    cx: &Context<'_>,
) -> Vec<Rule> {
    let question = RuleQuestion {
        kind,
        treaty: treaty.map(Label::as_str),
        urgent: item.priority == Priority::Urgent,
    };
    let found = cx.books.rules_for(&question);
    found
        .into_iter()
        .filter(|rule| rule.starts == starts)
        .collect()
}

fn start_all(
    events: &mut Vec<Event>,
    rules: Vec<Rule>,
    at: Moment,
    assumed: bool,
    item: &Item,
    cx: &Context<'_>,
) {
    for rule in rules {
        let known = |clock: &Clock| clock.rule.is_some() && clock.name.as_ref() == Some(&rule.id);
        if item.clocks.iter().any(known) {
            continue;
        }
        let begun = events
            .iter()
            .filter(|event| matches!(event, Event::ClockStarted { .. }));
        let number = next_clock(item, begun.count());
        let why = Foreign::default();
        let first = FirstDay::default();
        let name = rule.id.clone();
        let begun = started(rule, at, assumed, first, &why, number, item, cx);
        events.extend(date_of_sender(&name, &begun, item, cx));
        events.push(begun);
    }
}

/// A date the sender set under this very rule gives way to the rule, unless it is earlier: then both stand.
fn date_of_sender(name: &Label, begun: &Event, item: &Item, cx: &Context<'_>) -> Option<Event> {
    let Event::ClockStarted { clock } = begun else {
        return None;
    };
    let same = |date: &&Clock| date.rule.is_none() && date.name.as_ref() == Some(name);
    let date = item.running_clocks().find(same)?;
    let gives_way = clock.due.is_some() && date.due >= clock.due;
    gives_way.then(|| ended(date, cx.now, ClockEnd::Replaced, Foreign::default()))
}

fn stops_on_question(clock: &Clock, cx: &Context<'_>) -> bool {
    clock
        .name
        .as_ref()
        .is_some_and(|name| cx.books.stops_on_question(name))
}

fn end_with(events: &mut Vec<Event>, ends: &[Ends], at: Moment, item: &Item) {
    for clock in item.running_clocks() {
        let with = clock.rule.as_ref().map(|rule| rule.ends);
        if with.is_some_and(|with| ends.contains(&with)) {
            events.push(ended(clock, at, ClockEnd::Met, Foreign::default()));
        }
    }
}

/// Ends every running clock. Holds, protections and custody go on after an answer: `all` ends them too.
fn end_all(events: &mut Vec<Event>, how: ClockEnd, all: bool, at: Moment, item: &Item) {
    for clock in item.running_clocks() {
        if all || !clock.outlasts_answer() {
            events.push(ended(clock, at, how, Foreign::default()));
        }
    }
}

/// Clocks that ran from sending for want of something better count from receipt once it is known.
fn receipt_known(events: &mut Vec<Event>, at: Moment, item: &Item, cx: &Context<'_>) {
    let ended: Vec<u32> = events
        .iter()
        .filter_map(|event| match event {
            Event::ClockChanged { clock, .. } => Some(clock.number),
            _ => None,
        })
        .collect();
    let assumed = item
        .running_clocks()
        .filter(|clock| clock.start_assumed && !ended.contains(&clock.number));
    for clock in assumed {
        let known = Clock {
            start: at,
            start_assumed: false,
            ..clock.clone()
        };
        let why = Foreign::default();
        events.push(changed(ClockChange::Moved, known, why, item, cx));
    }
}
