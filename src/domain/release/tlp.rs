//! TLP: who may know.
//!
//! Source: Traffic Light Protocol 2.0 (FIRST), definitions of the four labels. TLP speaks of organisations and communities;
//! a program does not know where one ends. Taken here: the authorities of the home state are the organisation's nearest, so
//! AMBER and AMBER+STRICT warn there and leave the answer to the officer; anybody else stands outside the organisation. All
//! authorities and bodies are one community. An originator widens its own label by naming a recipient.
//!
//! Never here: what may be done with what is known; see `pap`.

use super::super::consent::ConsentScope::PassOn;
use super::super::marking::Tlp;
use super::scene::{Reach, Scene, Seen, Standing};
use super::{Finding, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let Some(tlp) = seen.marks.tlp else {
        return;
    };
    let rule = match tlp {
        Tlp::Red => ReleaseRule::TlpRed,
        Tlp::AmberStrict => ReleaseRule::TlpStrict,
        Tlp::Amber => ReleaseRule::TlpAmber,
        Tlp::Green | Tlp::Clear => ReleaseRule::TlpGreen,
    };
    let to = scene.to();
    let giver = seen.giver;
    findings.push(match seen.standing {
        Standing::Back => seen.holds(rule, &format!("{} goes back to {giver}.", tlp.title())),
        Standing::Named => seen.holds(
            rule,
            &format!("{}, and {giver} named {to} as a recipient.", tlp.title()),
        ),
        Standing::Outside => outside(scene, seen, tlp, rule),
    });
}

fn outside(scene: &Scene<'_>, seen: &Seen<'_>, tlp: Tlp, rule: ReleaseRule) -> Finding {
    let to = scene.to();
    let giver = seen.giver;
    match tlp {
        Tlp::Red => {
            let why = format!(
                "TLP:RED is only for the recipients {giver} named, each by itself; {to} is not one of them."
            );
            seen.blocks(rule, PassOn, &why)
        }
        Tlp::AmberStrict if scene.is_home() => {
            let why = format!(
                "TLP:AMBER+STRICT stays inside the organisation {giver} gave it to; make sure {to} belongs to it and needs to know."
            );
            seen.warns(rule, &why)
        }
        Tlp::AmberStrict => {
            let why =
                format!("TLP:AMBER+STRICT stays inside the organisation; {to} is outside of it.");
            seen.blocks(rule, PassOn, &why)
        }
        Tlp::Amber if scene.is_home() => {
            let why = format!(
                "TLP:AMBER is for the organisation and those it serves; make sure {to} needs to know."
            );
            seen.warns(rule, &why)
        }
        Tlp::Amber => {
            let why = format!(
                "TLP:AMBER stays with the organisation and those it serves; {to} is neither."
            );
            seen.blocks(rule, PassOn, &why)
        }
        Tlp::Green if scene.reach == Reach::Private => {
            let why = format!(
                "TLP:GREEN stays in the community and out of public channels; make sure {to} belongs to it."
            );
            seen.warns(rule, &why)
        }
        Tlp::Green => seen.holds(rule, "TLP:GREEN may go to others of the community."),
        Tlp::Clear => seen.holds(rule, "TLP:CLEAR sets no limit to who may know."),
    }
}
