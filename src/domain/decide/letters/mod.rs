//! Letters: begun, filled in, looked at by a second officer, sent, and what became of them.
//!
//! Never here: which fields a letter needs and how its text reads; the bookshelf says both.

mod effect;
mod review;

use super::{Context, Decision, begin, happened, next_number, open, steps};
use crate::domain::letter::{Addressee, Delivery, Evidence, Letter, LetterKind, LetterState};
use crate::domain::life::Step;
use crate::domain::orders::LetterOrder;
use crate::domain::stage::Particulars;
use crate::domain::{Direction, Event, Item, Refusal, RequestKind, State};

pub(super) fn decide(order: &LetterOrder, item: &Item, cx: &Context<'_>) -> Decision {
    match order {
        LetterOrder::Begin {
            kind,
            to,
            language,
            values,
        } => {
            fits(*kind, item)?;
            let to = addressee(to.as_ref(), item)?;
            let number = next_number(item.letters.len());
            let (values, by) = (values.clone(), cx.officer);
            let letter = begin::letter(number, *kind, to, *language, values, by, cx.now);
            let letter = Box::new(letter);
            Ok(vec![Event::LetterBegun { letter }])
        }
        LetterOrder::Fill { .. } | LetterOrder::Address { .. } | LetterOrder::Ground { .. } => {
            rewrite(order, item, cx)
        }
        LetterOrder::Submit { letter } => review::submit(writable(*letter, item)?, item, cx),
        LetterOrder::Return { letter, why } => review::give_back(*letter, why, item, cx),
        LetterOrder::Authorise { letter, digest } => review::authorise(*letter, *digest, item, cx),
        LetterOrder::Send { letter } => review::send(find(*letter, item)?, item, cx),
        LetterOrder::Recall { letter } => recall(waiting(*letter, item)?, cx),
        LetterOrder::Confirm {
            letter,
            package,
            manifest,
        } => {
            let letter = waiting(*letter, item)?;
            let mut events = vec![Event::LetterLeft {
                letter: letter.number,
                package: package.clone(),
                manifest: *manifest,
            }];
            events.extend(effect::effect(letter, item, cx));
            Ok(events)
        }
        LetterOrder::Fail { letter, why } => {
            let letter = waiting(*letter, item)?.number;
            let why = why.clone();
            Ok(vec![Event::LetterFailed { letter, why }])
        }
        LetterOrder::Discard { letter } => {
            let letter = writable(*letter, item)?;
            let number = letter.number;
            let mut events = vec![Event::LetterDiscarded { letter: number }];
            events.extend(back_to_draft(letter, item, cx));
            Ok(events)
        }
        LetterOrder::Deliver {
            letter,
            what,
            at,
            text,
        } => {
            let evidence = Evidence {
                what: *what,
                at: *at,
                by: cx.officer.clone(),
                text: text.clone(),
            };
            delivered(find(*letter, item)?, evidence, item, cx)
        }
    }
}

/// What the channel told of a letter. A request of ours that arrived is delivered by that.
fn delivered(letter: &Letter, evidence: Evidence, item: &Item, cx: &Context<'_>) -> Decision {
    let (number, at) = (letter.number, evidence.at);
    let Some(left) = letter.left else {
        return Err(Refusal::new(format!(
            "Letter {number} has not left: {}.",
            letter.state.title()
        )));
    };
    happened(at, item, cx)?;
    if at < left {
        return Err(Refusal::needing(
            format!("That is before it left ({}).", left.to_minute()),
            "give a later moment",
        ));
    }
    let arrived = matches!(evidence.what, Delivery::Delivered | Delivery::Retrieved);
    let mut events = vec![Event::DeliveryRecorded {
        letter: number,
        evidence,
    }];
    if arrived && letter.begins_record() && item.state == State::Sent {
        let said = Particulars {
            at: Some(at),
            ..Particulars::default()
        };
        events.extend(steps::taken(
            Step::Deliver,
            State::Delivered,
            said,
            item,
            cx,
        ));
    }
    Ok(events)
}

/// Whether a letter of this kind belongs to a record that travels this way.
fn fits(kind: LetterKind, item: &Item) -> Result<(), Refusal> {
    let way = item.content.direction;
    let told = item.request_kind() == RequestKind::OwnInitiative;
    let fits = match kind {
        LetterKind::Request => way == Direction::Out && !told,
        LetterKind::OwnInitiative => way == Direction::Out && told,
        LetterKind::Reminder | LetterKind::Withdrawal => {
            way == Direction::Out && item.state != State::Drafted
        }
        LetterKind::Reply
        | LetterKind::PartialReply
        | LetterKind::Refusal
        | LetterKind::Delay
        | LetterKind::ConsentAnswer
        | LetterKind::Acknowledgement => way == Direction::In,
        LetterKind::Question
        | LetterKind::Clarification
        | LetterKind::Correction
        | LetterKind::ConsentRequest => true,
    };
    if !fits {
        return Err(Refusal::new(format!(
            "{} does not belong to a record like this one ({}, {}).",
            kind.title(),
            item.content.kind.title(),
            match way {
                Direction::In => "from abroad",
                Direction::Out => "our own",
            }
        )));
    }
    let same = |letter: &&Letter| letter.kind == kind && letter.is_open();
    if let Some(letter) = item.letters.iter().find(|letter| same(letter)) {
        return Err(Refusal::needing(
            format!(
                "Letter {} is one already: {}.",
                letter.number,
                letter.state.title()
            ),
            "go on with it, or discard it",
        ));
    }
    if kind == LetterKind::Correction {
        return Ok(());
    }
    open(item)
}

fn addressee(to: Option<&Addressee>, item: &Item) -> Result<Addressee, Refusal> {
    if let Some(to) = to {
        return Ok(to.clone());
    }
    let content = &item.content;
    let other = match content.direction {
        Direction::In => Some(&content.from),
        Direction::Out => content.to.first(),
    };
    let country = other.and_then(|party| party.country);
    let country = country.ok_or_else(|| {
        Refusal::needing(
            "Nothing says to which state the letter goes.",
            "name the state",
        )
    })?;
    Ok(Addressee {
        country,
        authority: other.and_then(|party| party.authority.clone()),
        channel: content.channel,
    })
}

fn find(number: u32, item: &Item) -> Result<&Letter, Refusal> {
    item.letter(number)
        .ok_or_else(|| Refusal::new(format!("There is no letter {number}.")))
}

/// A letter whose words can still change.
fn writable(number: u32, item: &Item) -> Result<&Letter, Refusal> {
    let letter = find(number, item)?;
    if letter.is_open() {
        return Ok(letter);
    }
    let why = format!("Letter {number} is {}.", letter.state.title());
    Err(match letter.state {
        LetterState::Waiting => Refusal::needing(why, "recall it first"),
        LetterState::Left => Refusal::needing(why, "write a correction"),
        _ => Refusal::new(why),
    })
}

fn waiting(number: u32, item: &Item) -> Result<&Letter, Refusal> {
    let letter = find(number, item)?;
    match letter.state {
        LetterState::Waiting => Ok(letter),
        state => Err(Refusal::new(format!(
            "Letter {number} is not in the outbox: {}.",
            state.title()
        ))),
    }
}

/// Other words, another addressee, other grounds. What a second officer agreed to is void then.
fn rewrite(order: &LetterOrder, item: &Item, cx: &Context<'_>) -> Decision {
    let (number, event) = match order {
        LetterOrder::Fill {
            letter,
            field,
            value,
        } => {
            let known = writable(*letter, item)?;
            if known.value(field.as_str()) == value.raw() {
                return Ok(Vec::new());
            }
            let event = Event::LetterFilled {
                letter: *letter,
                field: field.clone(),
                value: value.clone(),
            };
            (*letter, event)
        }
        LetterOrder::Address {
            letter,
            to,
            language,
        } => {
            let event = Event::LetterAddressed {
                letter: *letter,
                to: to.clone(),
                language: *language,
            };
            (*letter, event)
        }
        LetterOrder::Ground { letter, grounds } => {
            steps::grounds(grounds, item, cx)?;
            let event = Event::LetterGrounded {
                letter: *letter,
                grounds: grounds.clone(),
            };
            (*letter, event)
        }
        _ => return Ok(Vec::new()),
    };
    let letter = writable(number, item)?;
    let mut events = vec![event];
    events.extend(back_to_draft(letter, item, cx));
    Ok(events)
}

/// The record of our own request is drafted again when its letter is.
fn back_to_draft(letter: &Letter, item: &Item, cx: &Context<'_>) -> Vec<Event> {
    if letter.begins_record() && matches!(item.state, State::InReview | State::Authorised) {
        return steps::taken(
            Step::SendBack,
            State::Drafted,
            Particulars::default(),
            item,
            cx,
        );
    }
    Vec::new()
}

fn recall(letter: &Letter, cx: &Context<'_>) -> Decision {
    let until = letter.queued.as_ref().map(|(_, until)| *until);
    match until {
        Some(until) if until <= cx.now => Err(Refusal::new(format!(
            "Letter {} could be recalled until {}.",
            letter.number,
            until.to_minute()
        ))),
        _ => Ok(vec![Event::LetterRecalled {
            letter: letter.number,
        }]),
    }
}
