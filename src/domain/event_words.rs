//! Events of requests, letters and clocks in the desk's own words, for history and messages.
//!
//! Never here: foreign text; [`words`] hands it on as it is.

use super::{Event, Foreign};

/// What happened.
pub(super) fn what(event: &Event) -> String {
    clock(event)
        .or_else(|| letter(event))
        .or_else(|| leave(event))
        .unwrap_or_else(|| life(event))
}

fn clock(event: &Event) -> Option<String> {
    match event {
        Event::ClockStarted { clock } => Some(format!(
            "clock {} started{}",
            name(clock),
            clock
                .due
                .map(|due| format!(", until {}", due.to_minute()))
                .unwrap_or_default()
        )),
        Event::ClockChanged { change, clock, .. } => {
            let how = match (&clock.ended, clock.due) {
                (Some((_, how)), _) => format!(": {}", how.title()),
                (None, Some(due)) => format!(", until {}", due.to_minute()),
                (None, None) => String::new(),
            };
            Some(format!("clock {} {}{how}", name(clock), change.title()))
        }
        _ => None,
    }
}

fn name(clock: &super::clock::Clock) -> String {
    clock
        .name
        .as_ref()
        .map_or_else(|| clock.origin.title().to_owned(), ToString::to_string)
}

fn letter(event: &Event) -> Option<String> {
    let words = match event {
        Event::LetterBegun { letter } => {
            format!("letter {} begun: {}", letter.number, letter.kind.title())
        }
        Event::LetterFilled { letter, field, .. } => format!("letter {letter}: {field} filled in"),
        Event::LetterAddressed {
            letter,
            to,
            language,
        } => format!(
            "letter {letter} addressed to {} by {}, in {}",
            to.country,
            to.channel.title(),
            language.title()
        ),
        Event::LetterGrounded { letter, grounds } => {
            let codes: Vec<&str> = grounds.iter().map(|ground| ground.word()).collect();
            format!("letter {letter}: grounds {}", codes.join(", "))
        }
        Event::LetterSubmitted { letter } => format!("letter {letter} given to a second officer"),
        Event::LetterReturned { letter, .. } => format!("letter {letter} given back"),
        Event::LetterAuthorised { letter, .. } => format!("letter {letter} authorised"),
        Event::LetterQueued { letter, .. } => format!("letter {letter} put into the outbox"),
        Event::LetterRecalled { letter } => format!("letter {letter} recalled"),
        Event::LetterLeft {
            letter, package, ..
        } => format!("letter {letter} left as {package}"),
        Event::LetterFailed { letter, why } => format!("letter {letter} failed: {why}"),
        Event::LetterDiscarded { letter } => format!("letter {letter} discarded"),
        Event::DeliveryRecorded { letter, evidence } => {
            format!("letter {letter} {}", evidence.what.title())
        }
        _ => return None,
    };
    Some(words)
}

fn leave(event: &Event) -> Option<String> {
    let words = match event {
        Event::ConsentRecorded { consent } => {
            format!("consent of {} to {}", consent.from, consent.scope.title())
        }
        Event::ConsentRevoked { number, .. } => format!("consent {number} taken back"),
        Event::OverrideAsked(plea) => {
            format!("second officer asked to override {}", plea.rule.title())
        }
        Event::OverrideAgreed { number } => format!("override {number} agreed to"),
        Event::SensitiveConfirmed { what, .. } => {
            format!("{} confirmed as strictly necessary", what.title())
        }
        Event::DispatchLimited {
            dispatch,
            purpose,
            withheld,
        } => {
            let kept = match withheld.len() {
                0 => "nothing withheld".to_owned(),
                1 => "1 part withheld".to_owned(),
                n => format!("{n} parts withheld"),
            };
            format!("forwarding {dispatch}: {}, {kept}", purpose.title())
        }
        Event::Exported(export) => format!("exported as {}", export.package),
        Event::ExportFailed { export, why } => format!("export {export} failed: {why}"),
        Event::UnitReceived { dispatch, .. } => format!("unit confirmed receipt of {dispatch}"),
        Event::UnitAnswered { dispatch, .. } => format!("unit answered forwarding {dispatch}"),
        _ => return None,
    };
    Some(words)
}

fn life(event: &Event) -> String {
    match event {
        Event::Begun { our_ref, .. } => format!("begun as {our_ref}"),
        Event::Stepped(taken) => {
            let grounds = taken.particulars.grounds.iter().map(|g| g.word());
            let grounds: Vec<&str> = grounds.collect();
            if grounds.is_empty() {
                taken.to.title().to_owned()
            } else {
                format!("{} ({})", taken.to.title(), grounds.join(", "))
            }
        }
        Event::UndertakingRecorded(promise) if promise.given => "undertaking given".to_owned(),
        Event::UndertakingRecorded(_) => "undertaking received".to_owned(),
        Event::UndertakingSettled { number, .. } => format!("undertaking {number} settled"),
        Event::HitOpened => "hit checklist opened".to_owned(),
        Event::HitMarked(mark) => {
            let how = if mark.done { "done" } else { "does not apply" };
            format!("hit: {} {how}, {}", mark.step.title(), mark.at.to_minute())
        }
        Event::Chased(chase) => format!("chased: {}", chase.rung.title()),
        _ => String::new(),
    }
}

/// The foreign or typed words that belong to the event, if any.
pub(super) fn words(event: &Event) -> Option<&Foreign> {
    let words = match event {
        Event::Stepped(taken) => &taken.particulars.text,
        Event::ClockChanged { why, .. } | Event::LetterReturned { why, .. } => why,
        Event::LetterFilled { value, .. } => value,
        Event::DeliveryRecorded { evidence, .. } => &evidence.text,
        Event::ConsentRecorded { consent } => &consent.text,
        Event::OverrideAsked(plea) => &plea.reason,
        Event::SensitiveConfirmed { reason, .. } => reason,
        Event::UndertakingRecorded(promise) => &promise.text,
        Event::UndertakingSettled { text, .. } | Event::UnitAnswered { text, .. } => text,
        Event::HitMarked(mark) => &mark.text,
        Event::Chased(chase) => &chase.text,
        Event::Exported(export) => &export.purpose,
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}
