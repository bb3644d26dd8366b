//! EU classification against the clearance of the recipient.
//!
//! Source: recalled, unverified: the Council's security rules for EU classified information (Decision 2013/488/EU), under
//! which access needs a clearance of at least the level. Nobody at the desk can override it: only another recipient, or the
//! originator that lowers the classification. A private body counts as not cleared, and the naming of a recipient does not
//! clear it.
//!
//! Never here: national classifications, which are not marked.

use super::super::consent::ConsentScope;
use super::scene::{Reach, Scene, Seen, Standing};
use super::{Ask, Finding, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let Some(class) = seen.marks.classification else {
        return;
    };
    let rule = ReleaseRule::Clearance;
    let to = scene.to();
    let title = class.title();
    if seen.standing == Standing::Back {
        let why = format!("{title}, and goes back to {}.", seen.giver);
        findings.push(seen.holds(rule, &why));
        return;
    }
    let is_private = scene.reach == Reach::Private;
    let clearance = scene.parcel.recipient.clearance.filter(|_| !is_private);
    let why = match clearance {
        Some(held) if held >= class => {
            let why = format!("{title}, and {to} is cleared up to {}.", held.title());
            findings.push(seen.holds(rule, &why));
            return;
        }
        Some(held) => format!("{title}; {to} is cleared only up to {}.", held.title()),
        None if is_private => format!("{title}; a private body counts as not cleared."),
        None => format!("{title}; {to} has no clearance on record."),
    };
    let finding = seen.blocks(rule, ConsentScope::Declassification, &why);
    findings.push(Finding {
        ask: if seen.is_ours() {
            Ask::Nobody
        } else {
            Ask::Originator
        },
        lifts: vec![format!("Choose a recipient cleared for {title}.")],
        can_override: false,
        ..finding
    });
}
