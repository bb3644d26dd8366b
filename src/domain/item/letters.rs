//! Folding what happened to letters and exports, and to the leave that they and packages need.
//!
//! Never here: whether it was allowed; `decide` says.

use super::Item;
use crate::domain::decide::letter_key;
use crate::domain::letter::{Letter, LetterState};
use crate::domain::{Entry, Event};

impl Item {
    pub(super) fn apply_outgoing(&mut self, entry: &Entry, event: &Event) {
        match event {
            Event::Exported(export) => self.exports.push((**export).clone()),
            Event::ExportFailed { export, why } => {
                for failed in self.exports.iter_mut().filter(|e| e.number == *export) {
                    failed.failed = Some(why.clone());
                }
            }
            letter => self.apply_letter(entry, letter),
        }
    }

    fn apply_letter(&mut self, entry: &Entry, event: &Event) {
        if let Event::LetterBegun { letter } = event {
            self.letters.push((**letter).clone());
            return;
        }
        let Some(number) = number_of(event) else {
            return;
        };
        if rewrites(event) {
            let key = letter_key(number);
            for plea in self.pleas.iter_mut().filter(|plea| plea.to == key) {
                plea.void = true;
            }
        }
        let found = self.letters.iter_mut().find(|l| l.number == number);
        if let Some(letter) = found {
            change(letter, entry, event);
        }
    }

    pub(super) fn apply_leave(&mut self, entry: &Entry, event: &Event) {
        match event {
            Event::ConsentRecorded { consent } => self.consents.push(consent.clone()),
            Event::ConsentRevoked { number, at } => {
                for consent in self.consents.iter_mut().filter(|c| c.number == *number) {
                    consent.revoked = Some(*at);
                }
            }
            Event::OverrideAsked(plea) => self.pleas.push(plea.clone()),
            Event::OverrideAgreed { number } => {
                for plea in self.pleas.iter_mut().filter(|p| p.number == *number) {
                    plea.agreed = Some((entry.officer.clone(), entry.at));
                }
            }
            Event::SensitiveConfirmed { what, reason } => {
                self.confirmed.retain(|(known, _)| known != what);
                self.confirmed.push((*what, reason.clone()));
            }
            Event::UndertakingRecorded(promise) => self.undertakings.push(promise.clone()),
            Event::UndertakingSettled { number, at, text } => {
                for promise in self.undertakings.iter_mut().filter(|u| u.number == *number) {
                    promise.settled = Some((*at, text.clone()));
                }
            }
            _ => {}
        }
    }
}

const fn rewrites(event: &Event) -> bool {
    matches!(
        event,
        Event::LetterFilled { .. } | Event::LetterAddressed { .. } | Event::LetterGrounded { .. }
    )
}

const fn number_of(event: &Event) -> Option<u32> {
    match event {
        Event::LetterFilled { letter, .. }
        | Event::LetterAddressed { letter, .. }
        | Event::LetterGrounded { letter, .. }
        | Event::LetterSubmitted { letter }
        | Event::LetterReturned { letter, .. }
        | Event::LetterAuthorised { letter, .. }
        | Event::LetterQueued { letter, .. }
        | Event::LetterRecalled { letter }
        | Event::LetterLeft { letter, .. }
        | Event::LetterFailed { letter, .. }
        | Event::LetterDiscarded { letter }
        | Event::DeliveryRecorded { letter, .. } => Some(*letter),
        _ => None,
    }
}

fn change(letter: &mut Letter, entry: &Entry, event: &Event) {
    match event {
        Event::LetterFilled { field, value, .. } => {
            if value.is_empty() {
                letter.values.remove(field);
            } else {
                letter.values.insert(field.clone(), value.clone());
            }
            rewritten(letter, entry);
        }
        Event::LetterAddressed { to, language, .. } => {
            letter.to = to.clone();
            letter.language = *language;
            rewritten(letter, entry);
        }
        Event::LetterGrounded { grounds, .. } => {
            letter.grounds.clone_from(grounds);
            rewritten(letter, entry);
        }
        Event::LetterSubmitted { .. } => {
            letter.state = LetterState::InReview;
            letter.author = Some(entry.officer.clone());
            letter.dated = Some(entry.at);
            letter.sent_back = None;
        }
        Event::LetterReturned { why, .. } => {
            letter.state = LetterState::Draft;
            letter.authorised = None;
            letter.sent_back = Some((entry.officer.clone(), why.clone()));
        }
        Event::LetterAuthorised { digest, .. } => {
            letter.state = LetterState::Authorised;
            letter.authorised = Some((entry.officer.clone(), entry.at, *digest));
        }
        Event::LetterQueued {
            recall_until,
            digest,
            ..
        } => {
            letter.state = LetterState::Waiting;
            letter.queued = Some((entry.officer.clone(), *recall_until));
            letter.seen = Some(*digest);
            letter.dated = letter.dated.or(Some(entry.at));
            letter.failed = None;
        }
        Event::LetterRecalled { .. } => back_from_outbox(letter),
        Event::LetterFailed { why, .. } => {
            back_from_outbox(letter);
            letter.failed = Some(why.clone());
        }
        Event::LetterLeft {
            package, manifest, ..
        } => {
            letter.state = LetterState::Left;
            letter.package = Some((package.clone(), *manifest));
            letter.left = Some(entry.at);
        }
        Event::LetterDiscarded { .. } => letter.state = LetterState::Discarded,
        Event::DeliveryRecorded { evidence, .. } => letter.evidence.push(evidence.clone()),
        _ => {}
    }
}

/// Any change voids what a second officer agreed to.
fn rewritten(letter: &mut Letter, entry: &Entry) {
    letter.state = LetterState::Draft;
    letter.changed = entry.at;
    letter.authorised = None;
    letter.dated = None;
}

fn back_from_outbox(letter: &mut Letter) {
    letter.queued = None;
    letter.seen = None;
    letter.state = if letter.authorised.is_some() {
        LetterState::Authorised
    } else {
        letter.dated = None;
        LetterState::Draft
    };
}
