//! Onward transfer: what one state gave goes to another state, to a body or to a company.
//!
//! Source: Directive (EU) 2016/680 Art. 35(1)(c): prior authorisation of the state the data came from; (2): without it only
//! against an immediate and serious threat, when it cannot be had in time, and that state is told without delay. Kept for
//! every originator, whether the Directive binds it or not. The exception speaks of states and international organisations,
//! so it does not open the way to a company (Art. 39 is about those; recalled, unverified).
//!
//! An authority of the originator's own state is no third party here (H2 and TLP still ask about it), and whom the
//! originator addressed or named got it from the originator. A marking, TLP:CLEAR too, is no authorisation.
//!
//! Never here: handling code H2, which forbids passing on for its own reasons.

use super::super::consent::ConsentScope;
use super::super::marking::HandlingCode;
use super::scene::{Reach, Scene, Seen, Standing};
use super::{Finding, ReleaseRule, Use};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let Some(state) = seen.giver.0 else {
        return;
    };
    let rule = ReleaseRule::Onward;
    let to = scene.to();
    let is_same_state = scene.reach == Reach::Abroad && scene.parcel.recipient.country == state;
    findings.push(match seen.standing {
        _ if scene.is_home() => seen.holds(rule, "it stays in the home state."),
        Standing::Back => seen.holds(rule, &format!("it goes back to {state}.")),
        Standing::Named => seen.holds(rule, &format!("{state} itself addressed or named {to}.")),
        Standing::Outside if is_same_state => {
            seen.holds(rule, &format!("it goes to the state it came from, {state}."))
        }
        Standing::Outside if is_threat(scene) => {
            let why = format!(
                "it came from {state} and goes to {to} without its authorisation, against an immediate and serious threat: tell {state} without delay."
            );
            seen.warns(rule, &why)
        }
        Standing::Outside => blocked(scene, seen),
    });
}

fn is_threat(scene: &Scene<'_>) -> bool {
    scene.parcel.purpose == Use::Threat && scene.reach != Reach::Private
}

/// Leave to pass on covers the transfer as well: that is what to ask for where H2 stands in the way too.
fn blocked(scene: &Scene<'_>, seen: &Seen<'_>) -> Finding {
    let scope = if seen.effective.has(HandlingCode::H2) {
        ConsentScope::PassOn
    } else {
        ConsentScope::OnwardTransfer
    };
    let why = format!(
        "it came from {}; {} needs prior authorisation of that state.",
        seen.giver,
        scene.to()
    );
    seen.blocks(ReleaseRule::Onward, scope, &why)
}
