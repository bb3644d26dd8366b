//! Time limits of treaties and of practice, and which of them a desk proposes for a request.
//!
//! Never here: when one ends; a fact about a limit.
mod calendar;
mod check;
mod read;

use std::collections::HashMap;

use crate::domain::RequestKind;
use crate::domain::timing::Rule;

use super::Pack;
pub use calendar::CountryCalendar;
pub(super) use read::read_deadlines;

/// Whether the answer lies in a register the requested office can look into by itself. Some limits hang on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// The limit is for data at hand.
    Direct,
    /// The limit is for data that others hold.
    Indirect,
}

/// All time limits of a pack, in its order.
#[derive(Debug, Clone)]
pub(super) struct Deadlines {
    rules: Vec<Rule>,
    /// Beside each rule the access it is for; `None` for any.
    access: Vec<Option<Access>>,
    by_id: HashMap<String, usize>,
}

/// A request for which time limits are looked for.
#[derive(Debug, Clone, Copy)]
pub struct DeadlineQuestion<'q> {
    /// The kind of the request.
    pub kind: RequestKind,
    /// Name of the instrument it rests on; `None` while none is chosen.
    pub treaty: Option<&'q str>,
    /// Whether it is urgent.
    pub urgent: bool,
    /// Whether the requested office can look the answer up by itself; `None` while nobody said so.
    pub direct_access: Option<bool>,
}

impl Pack {
    /// The time limit of that name, in any case.
    pub fn deadline(&self, id: &str) -> Option<&Rule> {
        let place = self.deadlines.by_id.get(&id.trim().to_ascii_uppercase())?;
        self.deadlines.rules.get(*place)
    }

    /// All time limits, in the order of the pack.
    pub fn deadlines(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.deadlines.rules.iter()
    }

    /// The time limits to propose, in the order of the pack: those of the kind under the instrument, or under the one it
    /// lives on (a protocol on its convention), and those of the kind under any instrument. Only an arrest warrant and an
    /// investigation order name their instrument by their kind; for every other kind without an instrument nothing is
    /// guessed. Of limits that hang on access all are proposed while nobody said which it is, the strictest first.
    pub fn proposed_deadlines(&self, question: &DeadlineQuestion<'_>) -> Vec<&Rule> {
        let serves = |rule: &Rule| match rule.treaty {
            None => true,
            Some(_) => rule.treaties().any(|id| self.rests_on(question, id)),
        };
        let all = self.deadlines.rules.iter().zip(&self.deadlines.access);
        all.filter(|(rule, access)| {
            rule.kinds.contains(&question.kind)
                && rule.urgent.is_none_or(|urgent| urgent == question.urgent)
                && fits(**access, question.direct_access)
                && serves(rule)
        })
        .map(|(rule, _)| rule)
        .collect()
    }

    fn rests_on(&self, question: &DeadlineQuestion<'_>, id: &str) -> bool {
        let Some(named) = question.treaty else {
            return matches!(
                question.kind,
                RequestKind::ArrestWarrant | RequestKind::InvestigationOrder
            );
        };
        let below = self.treaties().treaty(named);
        let below = below.and_then(|treaty| treaty.inherits.as_deref());
        id == named || below == Some(id)
    }
}

const fn fits(access: Option<Access>, direct: Option<bool>) -> bool {
    match (access, direct) {
        (None, _) | (_, None) => true,
        (Some(Access::Direct), Some(direct)) => direct,
        (Some(Access::Indirect), Some(direct)) => !direct,
    }
}

#[cfg(test)]
mod tests;
