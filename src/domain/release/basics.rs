//! What every parcel needs whatever is inside: something to send, a purpose, a basis.
//!
//! Source: Directive (EU) 2016/680 Art. 9 (recalled, unverified): use for another purpose than the one the data were given
//! for needs leave. It is asked for every foreign piece, with H0 or without; H0 says it once more.
//!
//! Never here: whether the basis carries the request; that is the finder's.

use super::super::consent::ConsentScope;
use super::scene::{Reach, Scene, Seen, Standing};
use super::{Ask, Finding, ReleaseRule, Use, Weight};

pub(super) fn judge(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let parcel = scene.parcel;
    if parcel.pieces.is_empty() {
        let step = "Put in what is to be sent.";
        findings.push(finding(
            ReleaseRule::Empty,
            Weight::Blocks,
            "There is nothing inside.",
            &[step],
        ));
    }
    let why = format!("Purpose: {}.", parcel.purpose.title());
    findings.push(if parcel.has_purpose {
        finding(ReleaseRule::Purpose, Weight::Holds, &why, &[])
    } else {
        let step = "Write in words what it is sent for.";
        let why = "No words say what it is sent for; a disclosure needs a purpose.";
        finding(ReleaseRule::Purpose, Weight::Blocks, why, &[step])
    });
    findings.push(basis(scene));
}

/// Among authorities of one state a basis is good order; beyond it the disclosure stands on it.
fn basis(scene: &Scene<'_>) -> Finding {
    let rule = ReleaseRule::Basis;
    let step = "Name the treaty, the law or the decision it rests on.";
    if scene.parcel.has_basis {
        finding(rule, Weight::Holds, "A legal basis is named.", &[])
    } else if scene.reach == Reach::Home {
        let why = "No legal basis is named; name the one the unit works under.";
        finding(rule, Weight::Warns, why, &[step])
    } else {
        let why = format!(
            "No legal basis is named for a disclosure to {}.",
            scene.to()
        );
        Finding {
            can_override: true,
            ..finding(rule, Weight::Blocks, &why, &[step])
        }
    }
}

fn finding(rule: ReleaseRule, weight: Weight, why: &str, steps: &[&str]) -> Finding {
    Finding {
        rule,
        weight,
        piece: None,
        why: why.to_owned(),
        lifts: steps.iter().map(|step| (*step).to_owned()).collect(),
        ask: Ask::Officer,
        consent: None,
        can_override: false,
    }
}

/// Foreign information for another purpose than to prevent and combat crime.
pub(super) fn judge_other_purpose(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let is_other = scene.parcel.purpose == Use::Other;
    if is_other && !seen.is_ours() && seen.standing != Standing::Back {
        let why = format!(
            "{} gave it for police work; another purpose needs its leave.",
            seen.giver
        );
        findings.push(seen.blocks(ReleaseRule::Purpose, ConsentScope::OtherPurpose, &why));
    }
}
