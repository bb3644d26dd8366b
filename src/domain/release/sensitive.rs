//! Personal data that need more care.
//!
//! Source: Directive (EU) 2016/680 Art. 10 (recalled, unverified): special categories only where strictly necessary; the
//! officer says so, with a reason, or withholds them. Nobody overrides that: necessity is found or it is not. Art. 6: categories of persons are kept
//! apart; victims, witnesses and children get a guard the officer sees, and a company gets them only when a second officer
//! agrees. Both hold towards the originator as well: they protect the person, not the state.
//!
//! Never here: finding such data in a text.

use super::scene::{Reach, Scene, Seen};
use super::{Ask, Finding, ReleaseRule, Sensitive, Weight};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let inside = |kind: &&Sensitive| seen.piece.sensitive.contains(kind);
    for kind in Sensitive::ALL.iter().filter(inside) {
        findings.push(match kind {
            Sensitive::Victim | Sensitive::Minor => person(scene, seen, *kind),
            _ => special(scene, seen, *kind),
        });
    }
}

fn special(scene: &Scene<'_>, seen: &Seen<'_>, kind: Sensitive) -> Finding {
    let title = kind.title();
    let why = format!(
        "holds {title}: only if strictly necessary for {}.",
        scene.to()
    );
    let finding = seen.warns(ReleaseRule::Sensitive, &why);
    if scene.parcel.confirmed.contains(&kind) {
        Finding {
            weight: Weight::Lifted,
            lifts: vec![format!("Confirmed as strictly necessary: {title}.")],
            ..finding
        }
    } else {
        Finding {
            weight: Weight::Blocks,
            lifts: vec![format!(
                "Confirm with a reason that {title} is strictly necessary, or withhold it."
            )],
            ..finding
        }
    }
}

fn person(scene: &Scene<'_>, seen: &Seen<'_>, kind: Sensitive) -> Finding {
    let title = kind.title();
    let to = scene.to();
    if scene.reach == Reach::Private {
        let why = format!("it is about {title}; {to} is a private body.");
        return Finding {
            weight: Weight::Blocks,
            lifts: vec!["Withhold what points to this person.".to_owned()],
            ask: Ask::SecondOfficer,
            can_override: true,
            ..seen.warns(ReleaseRule::Sensitive, &why)
        };
    }
    let why = format!("it is about {title}; send no more than {to} needs.");
    seen.warns(ReleaseRule::Sensitive, &why)
}
