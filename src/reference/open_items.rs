//! What the pack does not know about a country, or does not know well enough.
//!
//! Never here: filling the gap.
use super::{Confidence, Country, Form, Pack};

/// A question that is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem<'p> {
    /// Column of the country table.
    pub column: &'p str,
    /// Words for a reader.
    pub label: &'p str,
    /// What is open: "unknown", "unverified", "sources differ".
    pub why: Confidence,
}

impl Pack {
    /// The open questions about a country, in the order of the column table. What does not apply is not a question.
    pub fn open_items(&self, country: &Country) -> Vec<OpenItem<'_>> {
        self.columns()
            .filter(|column| column.form != Form::Hidden && !column.section.is_empty())
            .filter_map(|column| {
                let why = match country.fact(&column.name) {
                    Some(fact) => {
                        Some(fact.confidence).filter(|confidence| confidence.is_doubtful())
                    }
                    None => column.empty_is_unknown.then_some(Confidence::NotKnown),
                };
                why.map(|why| OpenItem {
                    column: &column.name,
                    label: &column.label,
                    why,
                })
            })
            .collect()
    }
}
