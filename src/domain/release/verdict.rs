//! What comes out: findings line by line, and whether anything blocks.
//!
//! Never here: the rules that make them.

use super::super::Marking;
use super::super::consent::ConsentScope;
use super::{Ask, ReleaseRule, Weight};

/// One line of the verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: ReleaseRule,
    /// What it does here.
    pub weight: Weight,
    /// Which piece it is about; `None` for the parcel as a whole.
    pub piece: Option<usize>,
    /// How it applies, in the desk's words.
    pub why: String,
    /// What would lift it, one step each; for a lifted one, what did.
    pub lifts: Vec<String>,
    /// Whom to ask first.
    pub ask: Ask,
    /// The consent that would lift it, if one would.
    pub consent: Option<ConsentScope>,
    /// Whether a second officer can override it.
    pub can_override: bool,
}

/// May it leave?
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The strictest of each dimension over everything inside: what the parcel bears.
    pub marking: Marking,
    /// Line by line, what blocks first.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether nothing blocks.
    pub fn is_allowed(&self) -> bool {
        !self.findings.iter().any(|f| f.weight == Weight::Blocks)
    }

    /// What blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &Finding> {
        let blocks = |f: &&Finding| f.weight == Weight::Blocks;
        self.findings.iter().filter(blocks)
    }
}
