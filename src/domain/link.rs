//! Ties between records: judged by an officer, remembered, reversible.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{ItemId, Label, Moment};

worded! {
    /// What an officer said two records are to each other.
    Relation {
        /// The same matter.
        Same = "same", "same matter";
        /// Different matters that belong together.
        Related = "related", "related";
        /// Not the same; remembered so that it is not asked again.
        NotSame = "not-same", "not the same";
    }
}

/// A tie from one record to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    /// The other record.
    pub other: ItemId,
    /// What they are to each other.
    pub relation: Relation,
    /// Who judged.
    pub by: Label,
    /// When.
    pub at: Moment,
}
