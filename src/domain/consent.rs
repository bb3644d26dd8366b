//! Leave of an originator to do more with information than its marking allows, and the taking back of it.
//!
//! Never here: what a marking forbids; see `release`.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{CountryCode, Foreign, Label, Moment};

worded! {
    /// What an originator gave leave for.
    ConsentScope {
        /// Passing the information on (handling code H2, the third-party rule, TLP).
        PassOn = "pass-on", "passing on";
        /// Use in judicial proceedings (handling code H1).
        Evidence = "evidence", "use in judicial proceedings";
        /// Use for another purpose than the one it was given for.
        OtherPurpose = "other-purpose", "use for another purpose";
        /// Onward transfer to another state or body.
        OnwardTransfer = "onward-transfer", "onward transfer to another state or body";
        /// What the originator's free restrictions or H3 forbid.
        Restriction = "restriction", "what the originator's own restriction forbids";
        /// Weaker marking: the originator lowered or lifted a classification.
        Declassification = "declassification", "lower classification";
    }
}

/// A consent as it was recorded.
///
/// The order of fields is the storage format: append at the end, never insert or reorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Consent {
    /// Number within the record, from 1.
    pub number: u32,
    /// The state or body that gave it.
    pub from: CountryCode,
    /// For what.
    pub scope: ConsentScope,
    /// To which unit or authority; `None` for anybody inside `country`.
    pub to: Option<Label>,
    /// To which state; `None` for the home state only.
    pub country: Option<CountryCode>,
    /// Until when it holds; `None` when no end was given.
    pub until: Option<Moment>,
    /// Their words or reference.
    pub text: Foreign,
    /// When it was given.
    pub given: Moment,
    /// Who recorded it.
    pub by: Label,
    /// When it was taken back.
    pub revoked: Option<Moment>,
}

impl Consent {
    /// Whether it holds at `now`.
    pub fn holds(&self, now: Moment) -> bool {
        self.given <= now
            && self.until.is_none_or(|until| now <= until)
            && self.revoked.is_none_or(|revoked| now < revoked)
    }
}
