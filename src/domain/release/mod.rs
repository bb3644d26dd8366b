//! May it leave? One pure function from everything inside a parcel, its recipient, purpose and consents to a verdict that says
//! line by line what holds, what blocks, what would lift it and whom to ask.
//!
//! Each rule judges each piece on its own, towards the state or body that gave it. So the strictest of each dimension holds
//! for the parcel, the limits of all originators add up, a consent lifts only what the state that gave it had set, and one
//! more piece can only add to what blocks. A piece taken from another bears that one's marks as well: those are judged where
//! they stand, and the weaker mark is told.
//!
//! What the rules rest on, by confidence: Europol's handling codes, TLP 2.0 and PAP as published, Directive (EU) 2016/680
//! Arts 6 and 35 are read in the source; Arts 9, 10 and 39 of the Directive, the rules on EU classified information and
//! INTERPOL's Rules on the Processing of Data are recalled, and each rule that rests on them says so. Where a source leaves a
//! choice the stricter reading was taken, and the rule's own comment tells it.
//!
//! Never here: writing the parcel, asking for consent, fields of a form.

mod basics;
mod children;
mod classification;
mod contradiction;
mod handling;
mod kinds;
mod lift;
mod lineage;
mod onward;
mod pap;
mod parcel;
mod readers;
mod restriction;
mod scene;
mod sensitive;
mod settle;
mod tlp;
mod verdict;
mod wording;

pub use kinds::{Ask, Receiver, ReleaseRule, Sensitive, Use, Weight};
pub use lineage::effective_markings;
pub use parcel::{Override, Parcel, Piece, Recipient};
pub use verdict::{Finding, Verdict};

use scene::{Scene, Seen};

/// A family of rules: what it finds about one piece.
type Rule = fn(&Scene<'_>, &Seen<'_>, &mut Vec<Finding>);

/// Every family that looks at the pieces one by one.
const RULES: &[Rule] = &[
    tlp::judge,
    pap::judge,
    handling::judge,
    handling::judge_unmarked,
    classification::judge,
    restriction::judge,
    readers::judge,
    onward::judge,
    basics::judge_other_purpose,
    sensitive::judge,
    contradiction::judge,
    children::judge,
];

/// Whether this parcel may leave, and what every rule says to it.
///
/// Total and deterministic: the same parcel gets the same verdict, in the same order of lines, whatever stands in it.
pub fn may_leave(parcel: &Parcel) -> Verdict {
    let scene = Scene::of(parcel);
    let mut findings = Vec::new();
    basics::judge(&scene, &mut findings);
    for seen in &scene.pieces {
        for rule in RULES {
            rule(&scene, seen, &mut findings);
        }
    }
    Verdict {
        marking: scene.marking(),
        findings: settle::settle(&scene, findings),
    }
}
