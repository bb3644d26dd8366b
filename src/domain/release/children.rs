//! What came in something else is never weaker than that.
//!
//! Source: the third-party rule the codes and TLP share: an extract or an attachment is the same information. The marks of
//! the parent are judged at the parent, which is inside as well; here the officer is told that the weaker mark does not
//! count. A child without marks, or one that is silent on a label, is not weaker in it; codes are one list, so a marked child
//! without a code of its parent is.
//!
//! Never here: joining the marks; see `lineage`.

use super::super::marking::HandlingCode;
use super::lineage;
use super::scene::{Scene, Seen};
use super::{Finding, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let Some(parent) = seen.piece.parent else {
        return;
    };
    let Some(parent) = scene.pieces.get(parent) else {
        let why = "what it came in is missing here: treated like H2, assumed.";
        findings.push(seen.warns(ReleaseRule::Child, why));
        return;
    };
    let weaker = weaker(seen, parent);
    if parent.place != seen.place && !weaker.is_empty() {
        let why = format!(
            "marked weaker than {} in {}; what {} bears holds for it too.",
            parent.piece.what,
            weaker.join(", "),
            parent.piece.what
        );
        findings.push(seen.warns(ReleaseRule::Child, &why));
    }
}

/// The dimensions in which the child says less than its parent bears.
fn weaker(child: &Seen<'_>, parent: &Seen<'_>) -> Vec<&'static str> {
    let (said, borne) = (&child.piece.marking, &parent.effective);
    let mut dimensions = Vec::new();
    if said.tlp.is_some() && said.tlp < borne.tlp {
        dimensions.push("TLP");
    }
    if said.pap.is_some() && said.pap < borne.pap {
        dimensions.push("PAP");
    }
    if said.classification.is_some() && said.classification < borne.classification {
        dimensions.push("EU classification");
    }
    let is_assumed = |code: &HandlingCode| *code == HandlingCode::H2 && borne.assumed;
    let mut codes = borne.handling.iter().filter(|code| !is_assumed(code));
    if !lineage::is_silent(child.piece) && codes.any(|code| !said.has(*code)) {
        dimensions.push("handling codes");
    }
    dimensions
}
