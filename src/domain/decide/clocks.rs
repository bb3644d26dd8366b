//! Clocks: which start by themselves with a step, which a step stops or ends, and what an officer orders about them.
//!
//! Never here: the reckoning (see `timing`), the rules themselves.

use super::{Context, Decision, happened, open, required};
use crate::domain::books::RuleQuestion;
use crate::domain::clock::{Clock, ClockEnd, Extension, Origin, SetDate, is_no_breach};
use crate::domain::event::ClockChange;
use crate::domain::hit::HitStep;
use crate::domain::life::Step;
use crate::domain::orders::ClockOrder;
use crate::domain::timing::{Amount, Ends, FirstDay, Limit, Owes, Pause, Rule, Starts, reckon};
use crate::domain::{
    CountryCode, Direction, Event, Foreign, Item, Label, Moment, Priority, Refusal, RequestKind,
};

pub(super) fn deadline(due: Moment, rule: Option<&Label>, item: &Item) -> Decision {
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
    let clock = SetDate {
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

pub(super) fn clear_deadline(item: &Item) -> Decision {
    let is_date = |clock: &Clock| clock.origin != Origin::Rule;
    if item.clocks.iter().any(is_date) {
        return Ok(vec![Event::DeadlineCleared]);
    }
    if item.running_clocks().next().is_some() {
        return Err(Refusal::needing(
            "No date was set here; the deadline follows a rule.",
            "end that clock with a reason",
        ));
    }
    Err(Refusal::new("The record has no deadline."))
}

pub(super) fn decide(order: &ClockOrder, item: &Item, cx: &Context<'_>) -> Decision {
    match order {
        ClockOrder::Start {
            rule,
            start,
            first,
            replaces,
            why,
        } => by_officer(rule, *start, *first, *replaces, why, item, cx),
        ClockOrder::Pause { clock, at, why } => {
            let clock = of_rule(*clock, item)?;
            happened(*at, item, cx)?;
            let why = required(why, "a pause needs a reason")?;
            paused(clock, *at, why, item, cx)
                .map(|event| vec![event])
                .ok_or_else(|| Refusal::new("The clock stands still already."))
        }
        ClockOrder::Resume { clock, at } => {
            let clock = of_rule(*clock, item)?;
            happened(*at, item, cx)?;
            if clock.paused_since().is_some_and(|since| *at < since) {
                return Err(Refusal::needing(
                    "That is before it stopped.",
                    "give a later moment",
                ));
            }
            resumed(clock, *at, item, cx)
                .map(|event| vec![event])
                .ok_or_else(|| Refusal::new("The clock does not stand still."))
        }
        ClockOrder::Extend { clock, by, reason } => extended(*clock, *by, reason, item, cx),
        ClockOrder::Move { clock, start, why } => {
            let clock = of_rule(*clock, item)?;
            let why = required(why, "a corrected start needs a reason")?;
            let moved = Clock {
                start: *start,
                start_assumed: false,
                ..clock.clone()
            };
            Ok(vec![changed(ClockChange::Moved, moved, why, item, cx)])
        }
        ClockOrder::End {
            clock,
            how,
            at,
            why,
        } => {
            let clock = running(*clock, item)?;
            happened(*at, item, cx)?;
            let why = required(why, "say how it ended")?;
            Ok(vec![ended(clock, *at, *how, why)])
        }
    }
}

fn by_officer(
    name: &Label,
    start: Option<Moment>,
    first: FirstDay,
    replaces: Option<u32>,
    why: &Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    let rule = cx.books.rule(name).ok_or_else(|| {
        Refusal::needing(
            format!("The bookshelf has no time limit {name}."),
            "choose one from the list",
        )
    })?;
    let mut events = Vec::new();
    if let Some(number) = replaces {
        let why = required(why, "another rule in its place needs a reason")?;
        let old = running(number, item)?;
        events.push(ended(old, cx.now, ClockEnd::Replaced, why));
    }
    let needs_start = !matches!(rule.starts, Starts::Receipt | Starts::Calendar);
    let start = match start {
        Some(start) => start,
        None if needs_start => {
            return Err(Refusal::needing(
                format!("{} counts from: {}.", rule.id, rule.starts_words),
                "give the moment of that event",
            ));
        }
        None => item.received,
    };
    if start > cx.now && rule.limit != Limit::Before {
        happened(start, item, cx)?;
    }
    let same = |clock: &&Clock| {
        clock.name.as_ref() == Some(name) && clock.start == start && Some(clock.number) != replaces
    };
    if item.running_clocks().any(|clock| same(&clock)) {
        return Err(Refusal::new(format!(
            "{name} runs from that moment already."
        )));
    }
    let number = next_clock(item, 0);
    events.push(started(rule, start, false, first, why, number, item, cx));
    Ok(events)
}

fn extended(number: u32, by: Amount, reason: &Foreign, item: &Item, cx: &Context<'_>) -> Decision {
    let clock = of_rule(number, item)?;
    let reason = required(
        reason,
        "an extension needs a reason, and a notice to the other side",
    )?;
    let mut longer = clock.clone();
    longer.extensions.push(Extension {
        by,
        reason: reason.clone(),
        at: cx.now,
        officer: cx.officer.clone(),
    });
    Ok(vec![changed(
        ClockChange::Extended,
        longer,
        reason,
        item,
        cx,
    )])
}

/// Time limits that start because the basis was chosen: those that count from receipt, and those of an arrest that was
/// recorded before anybody knew the instrument.
pub(super) fn by_basis(treaty: &Label, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let arrest = item.hit.mark(HitStep::Arrest).filter(|mark| mark.done);
    let mut events = Vec::new();
    if item.content.direction == Direction::In {
        let kind = item.request_kind();
        let found = rules(kind, Some(treaty), Starts::Receipt, item, cx);
        start_all(&mut events, found, item.received, false, item, cx);
    }
    if let Some(mark) = arrest {
        let kind = RequestKind::ProvisionalArrest;
        let found = rules(kind, Some(treaty), Starts::Arrest, item, cx);
        start_all(&mut events, found, mark.at, false, item, cx);
    }
    events
}

/// The time limit the sender named, when no clock follows it yet.
pub(super) fn named_by_sender(item: &Item, cx: &Context<'_>) -> Vec<Event> {
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
pub(super) fn after(step: Step, at: Moment, item: &Item, cx: &Context<'_>) -> Vec<Event> {
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
        Step::Answer | Step::Refuse => end_all(&mut events, ClockEnd::Met, false, at, item),
        Step::Withdraw | Step::Lapse | Step::Transfer | Step::Dismiss => {
            end_all(&mut events, ClockEnd::Dropped, false, at, item);
        }
        Step::Close => end_all(&mut events, ClockEnd::Dropped, true, at, item),
        _ => {}
    }
    if matches!(step, Step::Deliver | Step::Acknowledge) && item.content.direction == Direction::Out
    {
        receipt_known(&mut events, at, item, cx);
    }
    events
}

/// What a step of the hit checklist does to the clocks.
pub(super) fn after_hit(step: HitStep, at: Moment, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    match step {
        HitStep::Arrest => {
            let treaty = item.basis.as_ref().map(|choice| &choice.basis.instrument);
            let kind = RequestKind::ProvisionalArrest;
            let found = rules(kind, treaty, Starts::Arrest, item, cx);
            start_all(&mut events, found, at, false, item, cx);
        }
        HitStep::Documents | HitStep::Released | HitStep::Surrendered => {
            end_with(&mut events, &[Ends::Custody], at, item);
        }
        HitStep::Consulate => {
            let told = |clock: &&Clock| {
                let rule = clock.rule.as_ref();
                rule.is_some_and(|r| r.limit == Limit::AtOnce && r.starts == Starts::Arrest)
            };
            for clock in item.running_clocks().filter(|clock| told(clock)) {
                events.push(ended(clock, at, ClockEnd::Met, Foreign::default()));
            }
        }
        _ => {}
    }
    events
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
        let known = |clock: &Clock| clock.name.as_ref() == Some(&rule.id);
        if item.clocks.iter().any(known) {
            continue;
        }
        let begun = events
            .iter()
            .filter(|event| matches!(event, Event::ClockStarted { .. }));
        let number = next_clock(item, begun.count());
        let why = Foreign::default();
        let first = FirstDay::default();
        events.push(started(rule, at, assumed, first, &why, number, item, cx));
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a clock is made of just these, and made in two places"
)]
fn started(
    rule: Rule,
    start: Moment,
    start_assumed: bool,
    first: FirstDay,
    why: &Foreign,
    number: u32,
    item: &Item,
    cx: &Context<'_>,
) -> Event {
    let clock = Clock {
        number,
        origin: Origin::Rule,
        name: Some(rule.id.clone()),
        country: owing(&rule, item, cx.home),
        rule: Some(Box::new(rule)),
        start,
        start_assumed,
        first,
        due: None,
        zone: String::new(),
        steps: Vec::new(),
        doubts: Vec::new(),
        pauses: Vec::new(),
        extensions: Vec::new(),
        why: why.clone(),
        ended: None,
    };
    Event::ClockStarted {
        clock: Box::new(reckoned(clock, item, cx)),
    }
}

/// The state that owes the act: its zone and its holidays count.
fn owing(rule: &Rule, item: &Item, home: CountryCode) -> Option<CountryCode> {
    let other = item.content.partner();
    match (rule.owes, item.content.direction) {
        (Owes::Home | Owes::Both | Owes::Other, _)
        | (Owes::Requested, Direction::In)
        | (Owes::Requesting, Direction::Out) => Some(home),
        (Owes::Requested, Direction::Out) | (Owes::Requesting, Direction::In) => other,
    }
}

/// The clock with its end reckoned anew.
fn reckoned(mut clock: Clock, item: &Item, cx: &Context<'_>) -> Clock {
    let Some(rule) = &clock.rule else {
        return clock;
    };
    let of_state = clock.country.and_then(|country| cx.books.calendar(country));
    let borrowed = of_state.is_none();
    let Some(calendar) = of_state.or_else(|| cx.books.calendar(cx.home)) else {
        clock.doubts = vec!["No calendar is known; the end was not reckoned.".to_owned()];
        return clock;
    };
    let more: Vec<Amount> = clock.extensions.iter().map(|ext| ext.by).collect();
    let told = reckon(
        rule,
        clock.start,
        &clock.pauses,
        &more,
        clock.first,
        calendar.as_ref(),
    );
    let followed = rule.follows.iter();
    let with = followed
        .filter_map(|name| {
            let same = |clock: &&Clock| clock.name.as_ref() == Some(name);
            item.running_clocks().find(same)?.due
        })
        .min();
    clock.due = match rule.limit {
        Limit::SameAs => with,
        _ => told.due,
    };
    (clock.zone, clock.steps, clock.doubts) = (told.zone, told.steps, told.doubts);
    if borrowed {
        let doubt = "The days of the state that owes the act are not known; those of this state were counted.";
        clock.doubts.push(doubt.to_owned());
    }
    if clock.start_assumed {
        let doubt = "Receipt is not known; counted from sending.";
        clock.doubts.push(doubt.to_owned());
    }
    clock
}

fn changed(
    change: ClockChange,
    clock: Clock,
    why: Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Event {
    Event::ClockChanged {
        change,
        clock: Box::new(reckoned(clock, item, cx)),
        why,
    }
}

fn stops_on_question(clock: &Clock, cx: &Context<'_>) -> bool {
    clock
        .name
        .as_ref()
        .is_some_and(|name| cx.books.stops_on_question(name))
}

fn paused(clock: &Clock, at: Moment, why: Foreign, item: &Item, cx: &Context<'_>) -> Option<Event> {
    if clock.paused_since().is_some() {
        return None;
    }
    let mut still = clock.clone();
    still.pauses.push(Pause { from: at, to: None });
    Some(changed(ClockChange::Paused, still, why, item, cx))
}

fn resumed(clock: &Clock, at: Moment, item: &Item, cx: &Context<'_>) -> Option<Event> {
    let since = clock.paused_since()?;
    let mut going = clock.clone();
    if let Some(pause) = going.pauses.last_mut() {
        pause.to = Some(at.max(since));
    }
    let why = Foreign::default();
    Some(changed(ClockChange::Resumed, going, why, item, cx))
}

fn ended(clock: &Clock, at: Moment, how: ClockEnd, why: Foreign) -> Event {
    let mut over = clock.clone();
    if let Some(pause) = over.pauses.last_mut() {
        pause.to.get_or_insert(at.max(pause.from));
    }
    over.ended = Some((at, how));
    Event::ClockChanged {
        change: ClockChange::Ended,
        clock: Box::new(over),
        why,
    }
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
        let of_answer = clock.rule.as_ref().is_none_or(|rule| {
            !is_no_breach(rule.limit) && !matches!(rule.ends, Ends::Custody | Ends::Officer)
        });
        if all || of_answer {
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

fn next_clock(item: &Item, besides: usize) -> u32 {
    let highest = item.clocks.iter().map(|clock| clock.number).max();
    let besides = u32::try_from(besides).unwrap_or(u32::MAX);
    highest
        .unwrap_or(0)
        .saturating_add(1)
        .saturating_add(besides)
}

fn running(number: u32, item: &Item) -> Result<&Clock, Refusal> {
    match item.clock(number) {
        Some(clock) if clock.is_running() => Ok(clock),
        Some(_) => Err(Refusal::new(format!("Clock {number} ended."))),
        None => Err(Refusal::new(format!("There is no clock {number}."))),
    }
}

/// A running clock that follows a rule; a date somebody set is changed by setting another.
fn of_rule(number: u32, item: &Item) -> Result<&Clock, Refusal> {
    let clock = running(number, item)?;
    if clock.origin == Origin::Rule {
        return Ok(clock);
    }
    Err(Refusal::needing(
        format!("This is a {}, not a time limit.", clock.origin.title()),
        "set another deadline instead",
    ))
}
