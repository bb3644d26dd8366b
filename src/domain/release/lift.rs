//! What lifts a finding: a consent of the originator, or a second officer's agreement; and why others do not.
//!
//! A consent counts when it is from the state or body that gave the piece, for what the rule asks, for this recipient, and
//! holds now. One "for anybody" in a state opens the way to that state's authorities; a company or an international body
//! must be named. TLP:RED opens only to a recipient that is named: its readers are.
//!
//! Never here: which rules can be lifted at all; each finding says that itself.

use super::super::CountryCode;
use super::super::consent::{Consent, ConsentScope};
use super::scene::{Reach, Scene, Seen};
use super::wording::quote;
use super::{Finding, Override, ReleaseRule};

/// The scopes of consent that lift a finding.
fn scopes(finding: &Finding) -> Vec<ConsentScope> {
    match (finding.rule, finding.consent) {
        (_, None) => Vec::new(),
        (ReleaseRule::Onward, Some(_)) => vec![ConsentScope::OnwardTransfer, ConsentScope::PassOn],
        (_, Some(scope)) => vec![scope],
    }
}

/// The consent that lifts the finding: the first recorded of those that count.
pub(super) fn consent<'a>(scene: &Scene<'a>, finding: &Finding) -> Option<&'a Consent> {
    let given = candidates(scene, finding);
    let counting = given.filter(|given| fault(scene, finding, given).is_none());
    counting.min_by_key(|consent| consent.number)
}

/// Consents for this kind of thing that lift nothing here, each with the reason, in the order they were recorded.
pub(super) fn vain_consents(scene: &Scene<'_>, finding: &Finding) -> Vec<String> {
    let mut vain: Vec<_> = candidates(scene, finding)
        .filter_map(|given| Some((given.number, fault(scene, finding, given)?)))
        .collect();
    vain.sort();
    vain.into_iter().map(|(_, why)| why).collect()
}

fn candidates<'a>(scene: &Scene<'a>, finding: &Finding) -> impl Iterator<Item = &'a Consent> {
    let scopes = scopes(finding);
    let parcel = scene.parcel;
    parcel
        .consents
        .iter()
        .filter(move |given| scopes.contains(&given.scope))
}

/// Why a consent of the right scope does not count.
fn fault(scene: &Scene<'_>, finding: &Finding, given: &Consent) -> Option<String> {
    let seen = finding.piece.and_then(|place| scene.pieces.get(place))?;
    let (from, now) = (given.from, scene.parcel.now);
    let name = format!("Consent {} of {from}", given.number);
    if seen.giver.0 != Some(from) {
        return Some(format!(
            "{name} lifts nothing here: {} gave this.",
            seen.giver
        ));
    }
    if let Some(revoked) = given.revoked.filter(|revoked| *revoked <= now) {
        return Some(format!("{name} was taken back on {}.", revoked.to_minute()));
    }
    if let Some(until) = given.until.filter(|until| *until < now) {
        return Some(format!("{name} ended on {}.", until.to_minute()));
    }
    if given.given > now {
        return Some(format!(
            "{name} holds only from {}.",
            given.given.to_minute()
        ));
    }
    if !reaches(scene, given) {
        return Some(format!(
            "{name} is for {}, not for {}.",
            place(given),
            scene.to()
        ));
    }
    let needs_name = finding.rule == ReleaseRule::TlpRed && given.to.is_none();
    needs_name.then(|| format!("{name} names no recipient, and TLP:RED goes to named ones only."))
}

/// Whether a consent is for this recipient.
fn reaches(scene: &Scene<'_>, given: &Consent) -> bool {
    let recipient = &scene.parcel.recipient;
    let is_named = given.to.is_some() && given.to == recipient.id;
    let is_there = match given.country {
        Some(country) => country == recipient.country,
        None => scene.is_home() || recipient.country == scene.parcel.home,
    };
    match scene.reach {
        Reach::Home | Reach::Abroad => is_there && (given.to.is_none() || is_named),
        Reach::Private => is_there && is_named,
        Reach::Body => is_named,
    }
}

fn place(given: &Consent) -> String {
    match (&given.to, given.country) {
        (Some(to), Some(country)) => format!("{to} in {country}"),
        (Some(to), None) => format!("{to} at home"),
        (None, Some(country)) => format!("authorities of {country}"),
        (None, None) => "units at home".to_owned(),
    }
}

/// What a consent lifted, in words.
pub(super) fn by_consent(given: &Consent) -> String {
    let until = given.until.map_or_else(
        || "no end given".to_owned(),
        |until| format!("until {}", until.to_minute()),
    );
    format!(
        "Consent {} of {} to {}, for {}, {until}; recorded by {}.",
        given.number,
        given.from,
        given.scope.title(),
        place(given),
        given.by
    )
}

/// The override that lifts the finding: asked for with a reason, and agreed to by another officer.
pub(super) fn overriding<'a>(scene: &Scene<'a>, finding: &Finding) -> Option<&'a Override> {
    let asked = asked(scene, finding);
    asked.into_iter().find(|asked| unfit(asked).is_none())
}

fn asked<'a>(scene: &Scene<'a>, finding: &Finding) -> Vec<&'a Override> {
    let overrides = scene.parcel.overrides.iter();
    let asked = overrides.filter(|asked| finding.can_override && asked.rule == finding.rule);
    asked.collect()
}

/// Why an override lifts nothing yet.
fn unfit(asked: &Override) -> Option<String> {
    let by = &asked.by;
    match &asked.agreed {
        _ if asked.reason.raw().trim().is_empty() => {
            Some(format!("The override {by} asked for has no reason."))
        }
        None => Some(format!(
            "{by} asked for an override; another officer has to agree."
        )),
        Some(agreed) if agreed.as_str().eq_ignore_ascii_case(by.as_str()) => Some(format!(
            "{by} asked for the override and cannot agree to it."
        )),
        Some(_) => None,
    }
}

/// Overrides of this rule that lift nothing yet, with the reason.
pub(super) fn vain_overrides(scene: &Scene<'_>, finding: &Finding) -> Vec<String> {
    asked(scene, finding)
        .into_iter()
        .filter_map(unfit)
        .collect()
}

/// What an override lifted, in words.
pub(super) fn by_override(lifting: &Override) -> String {
    let agreed = lifting.agreed.as_ref().map_or("nobody", |by| by.as_str());
    format!(
        "Overridden by {}, agreed by {agreed}: {}.",
        lifting.by,
        quote(&lifting.reason)
    )
}

/// What there is to do about a finding that blocks, one step each, the originator first.
pub(super) fn steps(scene: &Scene<'_>, finding: &Finding) -> Vec<String> {
    let mut steps = Vec::new();
    let seen = finding.piece.and_then(|place| scene.pieces.get(place));
    let giver = seen.and_then(|seen| seen.giver.0);
    if let (Some(scope), Some(giver)) = (finding.consent, giver) {
        let (leave, to) = (scope.title(), scene.to());
        steps.push(if giver == CountryCode::NOT_SAID {
            format!("Find out whose information it is, and ask for consent to {leave}, for {to}.")
        } else {
            format!("Ask {giver} for consent to {leave}, for {to}.")
        });
    }
    steps.extend(vain_consents(scene, finding));
    if finding.can_override {
        steps.push("A second officer overrides it, with a reason.".to_owned());
    }
    steps.extend(vain_overrides(scene, finding));
    steps.extend(seen.map(leave_out));
    steps
}

fn leave_out(seen: &Seen<'_>) -> String {
    format!("Leave {} out.", seen.piece.what)
}
