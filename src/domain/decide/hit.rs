//! The checklist of an urgent hit: steps with their times; an arrest starts clocks.
//!
//! Never here: which clocks; the bookshelf says.

use super::{Context, Decision, clocks, not_to_come, open, required};
use crate::domain::command::Command;
use crate::domain::hit::{HitMark, HitStep};
use crate::domain::{Event, Item, Refusal};

pub(super) fn decide(command: &Command, item: &Item, cx: &Context<'_>) -> Decision {
    match command {
        Command::OpenHit => {
            open(item)?;
            if item.hit.opened.is_some() {
                return Err(Refusal::new("The checklist is open already."));
            }
            Ok(vec![Event::HitOpened])
        }
        Command::MarkHit {
            step,
            done,
            at,
            text,
        } => {
            open(item)?;
            // An arrest may lie before the notice came into the house.
            not_to_come(*at, cx)?;
            let text = required(text, step.question())?;
            if !done && *step == HitStep::Identity {
                return Err(Refusal::needing(
                    "Without a confirmed identity there is no hit.",
                    "record how it was confirmed, or dismiss the record",
                ));
            }
            let mut events = Vec::new();
            if item.hit.opened.is_none() {
                events.push(Event::HitOpened);
            }
            let mark = HitMark {
                step: *step,
                done: *done,
                at: *at,
                text,
                by: cx.officer.clone(),
                recorded: cx.now,
            };
            events.push(Event::HitMarked(mark));
            events.extend(if *done {
                clocks::after_hit(*step, *at, item, cx)
            } else {
                clocks::set_aside(*step, *at, item)
            });
            Ok(events)
        }
        _ => Ok(Vec::new()),
    }
}
