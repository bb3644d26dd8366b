//! Handling codes H0 to H3, and what nobody marked.
//!
//! Source: Europol's handling codes as used in SIENA. They combine, and each is judged on its own. A code speaks to those
//! who receive: what the desk itself set binds the recipient and does not keep the desk from sending.
//!
//! A unit at home is outside the addressees unless the originator addressed or named it: H2 blocks there too. What nobody
//! marked is treated like H2 with one difference: at home it warns, since nobody did forbid it and every unmarked message
//! would otherwise stop at the desk.
//!
//! Never here: limits in free words beside the codes; see `restriction`.

use super::super::consent::ConsentScope;
use super::super::marking::HandlingCode;
use super::scene::{Scene, Seen, Standing};
use super::wording::quote;
use super::{Finding, ReleaseRule, Use};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let marks = &seen.marks;
    let has_words = marks.handling_text.is_some();
    let codes = [
        (
            HandlingCode::H0,
            ReleaseRule::H0,
            marks.has(HandlingCode::H0),
        ),
        (
            HandlingCode::H1,
            ReleaseRule::H1,
            marks.has(HandlingCode::H1),
        ),
        (
            HandlingCode::H2,
            ReleaseRule::H2,
            marks.has(HandlingCode::H2) && !marks.assumed,
        ),
        (
            HandlingCode::H3,
            ReleaseRule::H3,
            marks.has(HandlingCode::H3) || has_words,
        ),
    ];
    for (code, rule, _) in codes.into_iter().filter(|(_, _, is_set)| *is_set) {
        let word = code.word();
        let giver = seen.giver;
        findings.push(if seen.is_ours() {
            let why = format!("our own {word} goes with it and binds {}.", scene.to());
            seen.holds(rule, &why)
        } else if seen.standing == Standing::Back {
            seen.holds(
                rule,
                &format!("{word} was set by {giver}, to which it goes back."),
            )
        } else {
            match code {
                HandlingCode::H0 => purpose(scene, seen),
                HandlingCode::H1 => evidence(scene, seen),
                HandlingCode::H2 => passing_on(scene, seen),
                HandlingCode::H3 => words(scene, seen),
            }
        });
    }
}

/// H0: only to prevent and combat crime. Judicial proceedings against crime are that too; H1 is what limits them.
fn purpose(scene: &Scene<'_>, seen: &Seen<'_>) -> Finding {
    let giver = seen.giver;
    if scene.parcel.purpose == Use::Other {
        let why = format!(
            "H0: {giver} gave it only to prevent and combat crime; this is another purpose."
        );
        seen.blocks(ReleaseRule::H0, ConsentScope::OtherPurpose, &why)
    } else {
        let why = format!("H0: it is used {}.", scene.parcel.purpose.title());
        seen.holds(ReleaseRule::H0, &why)
    }
}

/// H1: not in judicial proceedings without the provider's permission.
fn evidence(scene: &Scene<'_>, seen: &Seen<'_>) -> Finding {
    if scene.parcel.purpose == Use::Evidence {
        let why = format!(
            "H1: not for use in judicial proceedings without permission of {}.",
            seen.giver
        );
        seen.blocks(ReleaseRule::H1, ConsentScope::Evidence, &why)
    } else {
        seen.holds(ReleaseRule::H1, "H1: it is not sent as evidence.")
    }
}

/// H2: not disseminated further without the provider's permission.
fn passing_on(scene: &Scene<'_>, seen: &Seen<'_>) -> Finding {
    let (giver, to) = (seen.giver, scene.to());
    if seen.standing == Standing::Named {
        let why = format!("H2: {giver} itself addressed or named {to}.");
        seen.holds(ReleaseRule::H2, &why)
    } else {
        let why = format!(
            "H2: not to be passed on without permission of {giver}, and {to} is not one of its addressees."
        );
        seen.blocks(ReleaseRule::H2, ConsentScope::PassOn, &why)
    }
}

/// H3: other restrictions, in words a program cannot judge. They stop everybody the originator did not name; whoever it
/// named, the officer reads them first.
fn words(scene: &Scene<'_>, seen: &Seen<'_>) -> Finding {
    let giver = seen.giver;
    let said = match &seen.marks.handling_text {
        Some(text) => format!("H3: {giver} limits its use: {}.", quote(text)),
        None => format!("H3: {giver} limits its use, and the words are missing."),
    };
    if seen.standing == Standing::Named {
        let why = format!("{said} Read it before {} gets it.", scene.to());
        seen.warns(ReleaseRule::H3, &why)
    } else {
        let why = format!(
            "{said} Only {giver} can say whether {} may have it.",
            scene.to()
        );
        seen.blocks(ReleaseRule::H3, ConsentScope::Restriction, &why)
    }
}

/// What nobody marked, or what came in something that cannot be looked at.
pub(super) fn judge_unmarked(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    if !seen.marks.assumed {
        return;
    }
    let rule = ReleaseRule::Unmarked;
    let (giver, to) = (seen.giver, scene.to());
    findings.push(if seen.is_ours() {
        seen.warns(rule, "our own, and not marked; mark it before it leaves.")
    } else if seen.standing == Standing::Back {
        seen.holds(rule, &format!("not marked, and goes back to {giver}."))
    } else if seen.standing == Standing::Named {
        let why = format!("{giver} did not mark it, but addressed or named {to}.");
        seen.warns(rule, &why)
    } else if scene.is_home() {
        let why = format!(
            "{giver} did not mark it; treated like H2, assumed. Make sure {giver} would not mind that {to} has it."
        );
        seen.warns(rule, &why)
    } else {
        let why = format!(
            "{giver} did not mark it; treated like H2, assumed: not to {to} without permission of {giver}."
        );
        seen.blocks(rule, ConsentScope::PassOn, &why)
    });
}
