//! What was done on a record and said of it: stages, letters, leave given and asked, promises, receipts, attempts to get an
//! answer. Sections stand only where there is something.
//!
//! Never here: clocks and the hit checklist; they have papers of their own.

use super::{Paper, Reading, Role};
use crate::domain::Item;
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::stage::{Particulars, Stage};

/// Lines of the words of one entry.
const WORDS: usize = 40;

/// Receipt and answer of the unit.
pub(super) fn errand(paper: &mut Paper, item: &Item, dispatch: &Dispatch, cx: Reading<'_>) {
    let of = |errand: &&crate::domain::item::Errand| errand.dispatch == dispatch.number;
    let errand = item.errands.iter().find(of);
    if let Some(at) = errand.and_then(|errand| errand.received) {
        paper.field("Receipt", format!("confirmed {}", at.to_minute()));
    }
    if let Some((at, text)) = errand.and_then(|errand| errand.answered.as_ref()) {
        paper.field("Answer", at.to_minute());
        paper.quoted("", text);
    } else if dispatch.state == DispatchState::Left {
        match dispatch.answer_by {
            Some(by) if by < cx.now => paper.field_as("Answer", Role::Alarm, "!! late"),
            _ => paper.field_as("Answer", Role::Dim, "none yet"),
        }
    }
}

/// Consents, overrides, sensitive data that were confirmed, undertakings.
pub(super) fn leave(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    consents(paper, item, cx);
    overrides(paper, item, cx);
    if !item.confirmed.is_empty() {
        paper.heading("Sensitive data confirmed as strictly necessary");
    }
    for (what, reason) in &item.confirmed {
        paper.say(Role::Plain, what.title());
        paper.running(reason, WORDS);
    }
    undertakings(paper, item, cx);
}

fn consents(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if !item.consents.is_empty() {
        paper.heading("Consents");
    }
    for consent in &item.consents {
        let to = match (&consent.to, consent.country) {
            (Some(unit), _) => cx.unit(unit),
            (None, Some(code)) => format!("anybody in {}", cx.country(code)),
            (None, None) => "anybody in the home state".to_owned(),
        };
        let (sign, role) = if consent.holds(cx.now) {
            ("=", Role::Plain)
        } else {
            ("x", Role::Dim)
        };
        let end = match (consent.revoked, consent.until) {
            (Some(at), _) => format!(", taken back {}", at.to_minute()),
            (None, Some(until)) if until < cx.now => format!(", over since {}", until.to_minute()),
            (None, Some(until)) => format!(", until {}", until.to_minute()),
            (None, None) => String::new(),
        };
        paper.say(
            role,
            format!(
                "{sign} {}. {} to {to}: {}, given {}{end}",
                consent.number,
                consent.from,
                consent.scope.title(),
                consent.given.to_minute()
            ),
        );
        paper.running(&consent.text, WORDS);
    }
}

fn overrides(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if !item.pleas.is_empty() {
        paper.heading("Overrides");
    }
    for plea in &item.pleas {
        let (sign, role, how) = match &plea.agreed {
            None => ("?", Role::Waiting, "a second officer is asked".to_owned()),
            Some((by, at)) => {
                let held = plea.holds(&plea.to, cx.now);
                let over = if held { "" } else { ", over" };
                let words = format!("agreed by {} {}{over}", cx.officer(by), at.to_minute());
                (if held { "=" } else { "x" }, Role::Plain, words)
            }
        };
        paper.say(
            role,
            format!(
                "{sign} {}. {} for {}: {how}; asked by {} {}",
                plea.number,
                plea.rule.title(),
                plea.to,
                cx.officer(&plea.by),
                plea.at.to_minute()
            ),
        );
        paper.running(&plea.reason, WORDS);
    }
}

fn undertakings(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if !item.undertakings.is_empty() {
        paper.heading("Undertakings");
    }
    for promise in &item.undertakings {
        let whose = if promise.given { "given" } else { "received" };
        let until = promise
            .until
            .map(|at| format!(", until {}", at.to_minute()));
        let late = promise.settled.is_none() && promise.until.is_some_and(|at| at < cx.now);
        let (sign, role) = match (&promise.settled, late) {
            (Some(_), _) => ("=", Role::Dim),
            (None, true) => ("!!", Role::Alarm),
            (None, false) => ("~", Role::Plain),
        };
        let how = match &promise.settled {
            Some((at, _)) => format!("settled {}", at.to_minute()),
            None if late => "late".to_owned(),
            None => "to be kept".to_owned(),
        };
        paper.say(
            role,
            format!(
                "{sign} {}. {whose} {}{}: {how}",
                promise.number,
                promise.at.to_minute(),
                until.unwrap_or_default()
            ),
        );
        paper.running(&promise.text, WORDS);
        if let Some((_, words)) = &promise.settled {
            paper.running(words, WORDS);
        }
    }
}

/// Attempts to get an answer, newest last.
pub(super) fn chases(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if !item.chases.is_empty() {
        paper.heading("Attempts to get an answer");
    }
    for chase in &item.chases {
        let whom = match chase.dispatch {
            Some(number) => format!(", forwarding {number}"),
            None => String::new(),
        };
        paper.say(
            Role::Plain,
            format!(
                "{} {} by {}{whom}",
                chase.at.to_minute(),
                chase.rung.title(),
                cx.officer(&chase.by)
            ),
        );
        paper.running(&chase.text, WORDS);
    }
}

/// Every state it was in, oldest first, and when receipt was confirmed.
pub(super) fn stages(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if item.stages.len() < 2 && item.acknowledged.is_none() {
        return;
    }
    paper.heading("Stages");
    if let Some(at) = item.acknowledged {
        paper.say(Role::Plain, format!("{} receipt confirmed", at.to_minute()));
    }
    for stage in &item.stages {
        one(paper, stage, cx);
    }
}

fn one(paper: &mut Paper, stage: &Stage, cx: Reading<'_>) {
    paper.say(
        Role::Plain,
        format!(
            "{} {} by {}",
            stage.since.to_minute(),
            stage.state.title(),
            cx.officer(&stage.by)
        ),
    );
    if let Some(said) = &stage.particulars {
        particulars(paper, said);
    }
}

fn particulars(paper: &mut Paper, said: &Particulars) {
    for ground in &said.grounds {
        paper.indented(
            Role::Plain,
            format!("ground {}: {}", ground.word(), ground.title()),
        );
    }
    paper.quoted_if("  Part", said.part.as_ref());
    paper.quoted_if("  Decided by", said.decided_by.as_ref());
    if let Some(at) = said.notified {
        paper.indented(Role::Plain, format!("told {}", at.to_minute()));
    }
    if let Some(until) = said.until {
        paper.indented(Role::Plain, format!("until {}", until.to_minute()));
    }
    paper.quoted_if("  To", said.other.as_ref());
    if !said.text.is_empty() {
        paper.running_in(&said.text, WORDS, 2);
    }
}
