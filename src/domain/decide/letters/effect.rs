//! What a letter does to its record by leaving.
//!
//! Never here: whether it may leave.

use super::super::{Context, clocks, next_number, steps};
use crate::domain::chase::{Chase, Rung};
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::life::Step;
use crate::domain::stage::Particulars;
use crate::domain::undertaking::Undertaking;
use crate::domain::{Direction, Event, Item, Refusal};

/// The step that leaving takes in the life of the record.
const fn step_of(letter: &Letter) -> Option<Step> {
    Some(match letter.kind {
        LetterKind::Request | LetterKind::OwnInitiative => Step::Send,
        LetterKind::Acknowledgement => Step::Acknowledge,
        LetterKind::Question => Step::Ask,
        LetterKind::Clarification => Step::Clarify,
        LetterKind::Reply | LetterKind::ConsentAnswer => Step::Answer,
        LetterKind::PartialReply => Step::ExecutePart,
        LetterKind::Refusal => Step::Refuse,
        LetterKind::Withdrawal => Step::Withdraw,
        LetterKind::Reminder
        | LetterKind::Delay
        | LetterKind::Correction
        | LetterKind::ConsentRequest => return None,
    })
}

/// A question from us about a request of ours, or an answer to one that came in, changes no state: the other side's does.
fn moves_on(letter: &Letter, item: &Item) -> bool {
    match letter.kind {
        LetterKind::Question => item.content.direction == Direction::In,
        LetterKind::Clarification => item.content.direction == Direction::Out,
        _ => true,
    }
}

/// Refused when the record could not take the step that leaving would be.
pub(super) fn can_follow(letter: &Letter, item: &Item) -> Result<(), Refusal> {
    match step_of(letter) {
        Some(step) if moves_on(letter, item) => {
            let step = in_part(step, letter);
            steps::target(step, item).map(drop)
        }
        _ => Ok(()),
    }
}

/// A refusal that names a part refuses only that.
fn in_part(step: Step, letter: &Letter) -> Step {
    if step == Step::Refuse && !letter.value("refused-part").trim().is_empty() {
        Step::RefusePart
    } else {
        step
    }
}

/// Fields of a form that promise something; what stands in them binds once the letter left.
const PROMISES: [&str; 5] = [
    "speciality",
    "assurances",
    "reciprocity",
    "formal-request",
    "later-request",
];

/// What leaving does to the record. Nothing here can refuse: the letter is on disk.
pub(super) fn effect(letter: &Letter, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let mut events = match step_of(letter).filter(|_| moves_on(letter, item)) {
        Some(step) => moved(step, letter, item, cx),
        None if letter.kind == LetterKind::Reminder => reminded(letter, item, cx),
        None => Vec::new(),
    };
    events.extend(promised(letter, item, cx));
    events
}

fn moved(step: Step, letter: &Letter, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let step = in_part(step, letter);
    let Ok(to) = steps::target(step, item) else {
        return Vec::new();
    };
    let part = match letter.kind {
        LetterKind::PartialReply => letter.value("answer"),
        _ => letter.value("refused-part"),
    };
    let particulars = Particulars {
        text: format!("letter {}", letter.number).into(),
        grounds: letter.grounds.clone(),
        part: (!part.is_empty()).then(|| part.into()),
        notified: Some(cx.now),
        ..Particulars::default()
    };
    steps::taken(step, to, particulars, item, cx)
}

fn reminded(letter: &Letter, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let mut events = vec![Event::Chased(Chase {
        rung: Rung::Reminder,
        at: cx.now,
        by: cx.officer.clone(),
        text: format!("letter {}", letter.number).into(),
        dispatch: None,
    })];
    events.extend(clocks::after_chase(item, cx));
    events
}

fn promised(letter: &Letter, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    let filled = PROMISES
        .into_iter()
        .map(|field| letter.value(field))
        .filter(|value| !value.trim().is_empty());
    let numbered = (item.undertakings.len()..).zip(filled);
    numbered
        .map(|(before, value)| {
            Event::UndertakingRecorded(Undertaking {
                number: next_number(before),
                given: true,
                text: value.into(),
                until: None,
                at: cx.now,
                by: letter.by.clone(),
                settled: None,
            })
        })
        .collect()
}
