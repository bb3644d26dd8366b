//! The last step: consents and overrides are put against what blocks, and the lines get their order.
//!
//! Never here: new rules.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::{Ask, Finding, Weight, lift};

/// Lifts what is lifted, says of the rest what would lift it, drops what needs no line, and orders the lines: what blocks,
/// what is lifted, what to mind, what holds; among these the parcel before its pieces, in their order.
pub(super) fn settle(scene: &Scene<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let lifted = findings.into_iter().map(|finding| lifted(scene, finding));
    let mut findings: Vec<Finding> = lifted.collect();
    findings.sort_by_key(|finding| (finding.weight, finding.piece, finding.rule));
    let mut told = BTreeSet::new();
    findings.retain(|finding| {
        let is_new = told.insert(finding.rule);
        is_new || finding.weight != Weight::Holds
    });
    findings
}

fn lifted(scene: &Scene<'_>, mut finding: Finding) -> Finding {
    if finding.weight != Weight::Blocks {
        return finding;
    }
    let consent = lift::consent(scene, &finding).map(lift::by_consent);
    let overriding = || lift::overriding(scene, &finding).map(lift::by_override);
    if let Some(how) = consent.or_else(overriding) {
        finding.weight = Weight::Lifted;
        finding.lifts = vec![how];
        finding.ask = Ask::Nobody;
    } else {
        let steps = lift::steps(scene, &finding);
        finding.lifts.extend(steps);
    }
    finding
}
