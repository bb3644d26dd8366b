//! Reasons an officer picks from a list, so that they can be counted; words go beside them.

use serde::{Deserialize, Serialize};

use super::kind::worded;

worded! {
    /// Why a record is dismissed at triage.
    DismissReason {
        /// Kept for information only; nothing asked of this state.
        Information = "information", "for information only";
        /// Nothing in it concerns this state.
        NoLink = "no-link", "no link to this state";
        /// This desk is not competent.
        NotCompetent = "not-competent", "not competent";
        /// The same matter is already here.
        Duplicate = "duplicate", "already handled under another reference";
        /// Withdrawn or expired.
        Expired = "expired", "withdrawn or expired";
        /// Nothing matches here.
        NoMatch = "no-match", "checked, nothing found here";
        /// Not acceptable under the rules (political, military, religious, racial; disproportionate).
        NotAcceptable = "not-acceptable", "not acceptable under the rules";
        /// Spam or a test message.
        Noise = "noise", "test message or noise";
        /// Another reason, in words.
        Other = "other", "other reason, in words";
    }
}
