//! What an officer asks of a second one: to let something leave against a rule, for this recipient and this day only.
//!
//! Never here: which rules can be overridden; see `release`.

use serde::{Deserialize, Serialize};

use super::release::{Override, ReleaseRule};
use super::{Foreign, Label, Moment};

/// How long a second officer's agreement holds: twenty-four hours.
pub const HOLDS_SECONDS: i64 = 24 * 60 * 60;

/// What is asked.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plea {
    /// Number within the record, from 1.
    pub number: u32,
    /// Against which rule.
    pub rule: ReleaseRule,
    /// For whom: a unit's id, or `letter-2`.
    pub to: Label,
    /// Why.
    pub reason: Foreign,
    /// Who asks.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// Who agreed, and when.
    pub agreed: Option<(Label, Moment)>,
    /// The letter it is about was rewritten or addressed otherwise since: it lifts nothing any more.
    pub void: bool,
}

impl Plea {
    /// Whether it lifts the rule for this recipient at `now`: agreed to, and not older than a day.
    pub fn holds(&self, to: &Label, now: Moment) -> bool {
        let agreed = self.agreed.as_ref().map(|(_, at)| *at);
        !self.void
            && self.to == *to
            && agreed.is_some_and(|at| now.seconds_since(at) <= HOLDS_SECONDS)
    }

    /// The same as the verdict takes it.
    pub fn as_override(&self) -> Override {
        Override {
            rule: self.rule,
            reason: self.reason.clone(),
            by: self.by.clone(),
            agreed: self.agreed.as_ref().map(|(officer, _)| officer.clone()),
        }
    }
}
