//! Clocks: what an officer orders about them, and how a clock is started, stopped and ended.
//!
//! Never here: the reckoning (see `timing`), the rules themselves, which step does what (see `effects`).

mod effects;

pub(super) use effects::{
    after, after_chase, after_hit, by_kind, named_by_sender, proposed_anew, set_aside,
};

use super::{Context, Decision, happened, not_to_come, open, required};
use crate::domain::clock::{Clock, ClockEnd, Extension, Origin, SetDate};
use crate::domain::event::ClockChange;
use crate::domain::orders::ClockOrder;
use crate::domain::timing::{Amount, FirstDay, Limit, Owes, Pause, Rule, Starts, reckon};
use crate::domain::{CountryCode, Direction, Event, Foreign, Item, Label, Moment, Refusal};

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
            if clock.limit() != Limit::Before {
                not_to_come(*start, cx)?;
            }
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
        chased: 0,
        set: cx.now,
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
    let rule = &at_rung(rule, clock.chased);
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

/// The rule as it stands after so many reminders: chasing begins with the next day of its list, and after the last the last
/// interval is added again each time.
fn at_rung(rule: &Rule, chased: u32) -> Rule {
    let mut rule = rule.clone();
    let passed = usize::try_from(chased).unwrap_or(usize::MAX);
    if passed < rule.chasers.len() {
        rule.chasers.drain(..passed);
    } else if let Some(last) = rule.chasers.last().copied() {
        let listed = u32::try_from(rule.chasers.len()).unwrap_or(u32::MAX);
        let again = chased.saturating_sub(listed).saturating_add(2);
        rule.chasers = vec![Amount {
            count: last.count.saturating_mul(again),
            unit: last.unit,
        }];
    }
    rule
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
