//! What an article of a treaty is for: words, the kinds of cooperation it matters to, the ground for refusal it names.
//!
//! Never here: the articles themselves.
use serde::Serialize;

use super::CooperationKind;
use crate::reference::{PackError, table::Table, table::TableRow};

/// The part an article plays in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PurposeRole {
    /// The rule the request rests on.
    Basis,
    /// What the case must fulfil.
    Condition,
    /// How to ask: contents, channel, language, time.
    Procedure,
    /// On what ground it can be refused.
    Refusal,
    /// A measure or a detail.
    Other,
}

/// A purpose of the articles of treaties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Purpose {
    /// The name in `key_articles`.
    pub purpose: String,
    /// Words for a reader.
    pub label: String,
    /// Kinds it matters to; empty for all.
    pub kinds: Vec<CooperationKind>,
    /// The part it plays.
    pub role: PurposeRole,
    /// Code of the ground for refusal, or empty.
    pub ground: String,
}

impl Purpose {
    /// Whether it matters to that kind of cooperation.
    pub fn matters_to(&self, kind: CooperationKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Reads `purposes.csv`, in the order articles are shown.
pub(super) fn read_purposes(text: &str) -> Result<Vec<Purpose>, PackError> {
    let table = Table::read("purposes.csv", text)?;
    table.rows().map(read_purpose).collect()
}

fn read_purpose(row: TableRow<'_>) -> Result<Purpose, PackError> {
    let kinds = row.cell("kinds").split(';').filter(|word| !word.is_empty());
    let role = match row.cell("role") {
        "basis" => PurposeRole::Basis,
        "condition" => PurposeRole::Condition,
        "procedure" => PurposeRole::Procedure,
        "refusal" => PurposeRole::Refusal,
        "other" => PurposeRole::Other,
        other => return Err(row.error(format!("unknown role: {other}"))),
    };
    Ok(Purpose {
        purpose: row.cell("purpose").to_owned(),
        label: row.cell("label").to_owned(),
        kinds: kinds
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|error| row.error(format!("{error}")))?,
        role,
        ground: row.cell("ground").to_owned(),
    })
}
