//! A second officer's look at a letter, and putting it into the outbox.
//!
//! Never here: writing its words.

use super::super::{Context, Decision, leave, nothing_waiting, required, steps};
use super::effect::can_follow;
use super::{back_to_draft, writable};
use crate::domain::letter::{Letter, LetterKind, LetterState};
use crate::domain::life::Step;
use crate::domain::stage::Particulars;
use crate::domain::{Digest, Event, Item, Refusal};

fn complete(letter: &Letter, item: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
    if letter.kind == LetterKind::Refusal {
        steps::grounds(&letter.grounds, item, cx)?;
    }
    let missing = cx.books.missing(item, letter);
    if missing.is_empty() {
        return Ok(());
    }
    let why = match missing.len() {
        1 => "One required part is missing.".to_owned(),
        n => format!("{n} required parts are missing."),
    };
    Err(Refusal {
        why,
        needs: missing
            .into_iter()
            .map(|name| format!("fill in: {name}"))
            .collect(),
    })
}

pub(super) fn submit(letter: &Letter, item: &Item, cx: &Context<'_>) -> Decision {
    if letter.state != LetterState::Draft {
        return Err(Refusal::new(format!(
            "Letter {} is {} already.",
            letter.number,
            letter.state.title()
        )));
    }
    complete(letter, item, cx)?;
    let mut events = vec![Event::LetterSubmitted {
        letter: letter.number,
    }];
    if letter.begins_record() {
        let to = steps::target(Step::Review, item)?;
        events.extend(steps::taken(
            Step::Review,
            to,
            Particulars::default(),
            item,
            cx,
        ));
    }
    Ok(events)
}

pub(super) fn give_back(
    number: u32,
    why: &crate::domain::Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    let letter = writable(number, item)?;
    if letter.state == LetterState::Draft {
        return Err(Refusal::new(format!("Letter {number} is with its author.")));
    }
    let why = required(why, "say what must change")?;
    let mut events = vec![Event::LetterReturned {
        letter: number,
        why,
    }];
    events.extend(back_to_draft(letter, item, cx));
    Ok(events)
}

/// A second officer agrees to exactly the text that officer saw.
pub(super) fn authorise(number: u32, digest: Digest, item: &Item, cx: &Context<'_>) -> Decision {
    let letter = writable(number, item)?;
    if letter.state != LetterState::InReview {
        return Err(Refusal::needing(
            format!("Letter {number} is {}.", letter.state.title()),
            "its author gives it to a second officer first",
        ));
    }
    if letter.author.as_ref() == Some(cx.officer) || letter.by == *cx.officer {
        return Err(Refusal::needing(
            "Nobody authorises a letter of their own.",
            "another officer must look at it",
        ));
    }
    complete(letter, item, cx)?;
    if cx.books.text_digest(item, letter) != Some(digest) {
        return Err(Refusal::needing(
            "The text is no longer the one you saw.",
            "read it again",
        ));
    }
    let mut events = vec![Event::LetterAuthorised {
        letter: number,
        digest,
    }];
    if letter.begins_record() {
        let to = steps::target(Step::Authorise, item)?;
        events.extend(steps::taken(
            Step::Authorise,
            to,
            Particulars::default(),
            item,
            cx,
        ));
    }
    Ok(events)
}

pub(super) fn send(letter: &Letter, item: &Item, cx: &Context<'_>) -> Decision {
    nothing_waiting(item)?;
    let number = letter.number;
    if !letter.is_open() {
        return Err(Refusal::new(format!(
            "Letter {number} is {}.",
            letter.state.title()
        )));
    }
    complete(letter, item, cx)?;
    let digest = cx.books.text_digest(item, letter).ok_or_else(|| {
        Refusal::needing(
            "The text of the letter could not be made.",
            "open it and look at what is said there",
        )
    })?;
    if letter.kind.needs_second(item.request_kind()) {
        match &letter.authorised {
            Some((_, _, agreed)) if *agreed == digest => {}
            Some(_) => {
                return Err(Refusal::needing(
                    "The record changed since a second officer agreed: the text would read otherwise.",
                    "give it to a second officer again",
                ));
            }
            None => {
                return Err(Refusal::needing(
                    format!(
                        "A second officer has not agreed to letter {number}: {}.",
                        letter.state.title()
                    ),
                    match letter.state {
                        LetterState::InReview => {
                            "another officer opens the record and authorises it"
                        }
                        _ => "give it to a second officer",
                    },
                ));
            }
        }
    }
    can_follow(letter, item)?;
    leave::allowed(&leave::letter_parcel(item, letter, cx.home, cx.now))?;
    Ok(vec![Event::LetterQueued {
        letter: number,
        recall_until: cx.now.plus_seconds(cx.recall_seconds),
        digest,
    }])
}
