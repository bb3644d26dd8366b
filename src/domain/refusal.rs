//! A rule said no: why, and what would make it possible.

use serde::{Deserialize, Serialize};

/// The typed answer when a command is not possible. Both parts are the desk's own words, safe to show.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("{why}")]
pub struct Refusal {
    /// One sentence that says why.
    pub why: String,
    /// What would make it possible, one step each; empty when nothing would.
    pub needs: Vec<String>,
}

impl Refusal {
    /// A refusal with no way round it.
    pub fn new(why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            needs: Vec::new(),
        }
    }

    /// A refusal and the one step that lifts it.
    pub fn needing(why: impl Into<String>, need: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            needs: vec![need.into()],
        }
    }
}
