//! Leave to send: consents of originators, overrides by a second officer, sensitive data; promises given and received.
//!
//! Never here: what a marking forbids.
use super::{Action, Field as F, Given, Surroundings, action};
use crate::cli::act::read::wrong;
use crate::cli::exit::Failure;
use crate::domain::Command;
use crate::domain::consent::{Consent, ConsentScope};
use crate::domain::release::{ReleaseRule, Sensitive};

/// Actions about leave and promises.
pub(super) const ACTIONS: &[Action] = &[
    action(
        "consent",
        "Record that an originator gave leave",
        &[F::Scope, F::Text],
        &[F::From, F::To, F::Country, F::Until, F::At],
        consent,
    ),
    action(
        "no-consent",
        "Record that it was taken back",
        &[],
        &[F::Number, F::At],
        |given, around| {
            let held = around.item.consents.iter();
            let held = held.filter(|consent| consent.revoked.is_none());
            Ok(Command::RevokeConsent {
                number: only(given, held.map(|consent| consent.number))?,
                at: given.moment_or(F::At, around.now)?,
            })
        },
    ),
    action(
        "override",
        "Ask a second officer to let something leave against a rule: for a unit, or for letter-N",
        &[F::Against, F::To, F::Why],
        &[],
        |given, _| {
            Ok(Command::AskOverride {
                rule: given.choice(F::Against, ReleaseRule::ALL, ReleaseRule::word)?,
                to: given.label(F::To)?,
                reason: given.words(F::Why)?,
            })
        },
    ),
    action(
        "agree",
        "Agree to that, as a second officer",
        &[],
        &[F::Number],
        |given, around| {
            let asked = around.item.pleas.iter();
            let asked = asked.filter(|plea| plea.agreed.is_none());
            Ok(Command::AgreeOverride {
                number: only(given, asked.map(|plea| plea.number))?,
            })
        },
    ),
    action(
        "sensitive",
        "Confirm that sensitive data are strictly necessary",
        &[F::What, F::Why],
        &[],
        |given, _| {
            Ok(Command::ConfirmSensitive {
                what: given.choice(F::What, Sensitive::ALL, Sensitive::word)?,
                reason: given.words(F::Why)?,
            })
        },
    ),
    action(
        "undertaking",
        "Record a promise that was given or received",
        &[F::Way, F::Text],
        &[F::Until],
        |given, _| {
            Ok(Command::RecordUndertaking {
                given: is_given(given)?,
                text: given.words(F::Text)?,
                until: given.optional(F::Until, Given::moment)?,
            })
        },
    ),
    action(
        "undertaking-settled",
        "Record that it was kept or fell away",
        &[F::Text],
        &[F::Number],
        |given, around| {
            let open = around.item.undertakings.iter();
            let open = open.filter(|promise| promise.settled.is_none());
            Ok(Command::SettleUndertaking {
                number: only(given, open.map(|promise| promise.number))?,
                text: given.words(F::Text)?,
            })
        },
    ),
];

fn consent(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let originator = || {
        let about = around.item.about.and_then(|about| about.originator);
        about.or_else(|| around.item.content.partner())
    };
    let from = given.optional(F::From, Given::country)?;
    let from = from.or_else(originator).ok_or_else(|| {
        Failure::usage("The record does not say its country; name who consents with --from CC.")
    })?;
    Ok(Command::RecordConsent {
        consent: Box::new(Consent {
            number: 0,
            from,
            scope: given.choice(F::Scope, ConsentScope::ALL, ConsentScope::word)?,
            to: given.optional(F::To, Given::label)?,
            country: given.optional(F::Country, Given::country)?,
            until: given.optional(F::Until, Given::moment)?,
            text: given.words(F::Text)?,
            given: given.moment_or(F::At, around.now)?,
            // Filled in by the rules.
            by: crate::domain::Label::own("officer"),
            revoked: None,
        }),
    })
}

fn is_given(given: &Given) -> Result<bool, Failure> {
    match given.required(F::Way)? {
        "given" => Ok(true),
        "received" => Ok(false),
        other => Err(wrong(F::Way, "given or received", other)),
    }
}

/// The number given, else that of the only one there is; with none, the rules say so.
fn only(given: &Given, numbers: impl Iterator<Item = u32>) -> Result<u32, Failure> {
    if let Some(number) = given.optional(F::Number, Given::number)? {
        return Ok(number);
    }
    let numbers: Vec<u32> = numbers.collect();
    match numbers.as_slice() {
        [] => Ok(1),
        [one] => Ok(*one),
        several => {
            let all: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::usage(format!(
                "There are several. Name one with --number N: {}.",
                all.join(", ")
            )))
        }
    }
}
