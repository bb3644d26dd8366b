//! Why a stated fact does not fit a pack, and what would.
//!
//! Never here: deciding it.
use crate::domain::Refusal;

/// What does not fit. The words may quote what was typed: they pass the gate before they are shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OfficeFactFault {
    /// The statement says nothing of where it comes from.
    #[error("A stated fact has no source.")]
    NoSource,
    /// Its date does not exist.
    #[error("{0} is no date.")]
    NoDate(String),
    /// No country has that code.
    #[error("No country of the pack has the code {0}.")]
    UnknownCountry(String),
    /// Country sheets have no such column.
    #[error("Country sheets have no fact called {name}.")]
    UnknownColumn {
        /// As stated.
        name: String,
        /// Columns whose names come near.
        near: Vec<String>,
    },
    /// The column makes the row that country, or only speaks about another column.
    #[error("{0} is not a fact an office states.")]
    NotStated(String),
    /// The pack has no such instrument.
    #[error("The pack has no treaty called {name}.")]
    UnknownTreaty {
        /// As stated.
        name: String,
        /// Instruments whose names come near.
        near: Vec<String>,
    },
    /// The pack has no such treaty of two states.
    #[error("The pack has no treaty of two states called {name}.")]
    UnknownBilateral {
        /// As stated.
        name: String,
        /// Those whose names come near.
        near: Vec<String>,
    },
    /// No kind of cooperation.
    #[error("{0} is no kind of cooperation.")]
    UnknownKind(String),
    /// What is stated as a treaty the pack lacks is in the pack, under these names.
    #[error("The pack has this kind of treaty between the two already.")]
    InPack(Vec<String>),
    /// A treaty of two states needs two.
    #[error("A treaty of two states has two different states.")]
    SameState,
    /// The value cannot be read as this fact's.
    #[error("\"{value}\" cannot be read as {what}.")]
    Value {
        /// As stated.
        value: String,
        /// What it should be.
        what: &'static str,
        /// How such a value is written.
        possible: &'static str,
    },
    /// The column says it with words of its own, and this is none of them.
    #[error("\"{value}\" is not a word of \"{label}\".")]
    Word {
        /// As stated.
        value: String,
        /// The column, in words.
        label: String,
        /// The words it has.
        words: Vec<String>,
    },
}

impl OfficeFactFault {
    /// What would fit, one step each.
    pub fn needs(&self) -> Vec<String> {
        let near = |near: &[String], otherwise: &str| {
            vec![if near.is_empty() {
                otherwise.to_owned()
            } else {
                format!("one of these, perhaps: {}", near.join(", "))
            }]
        };
        match self {
            Self::NoSource => vec!["name the letter, gazette or page it was read in".to_owned()],
            Self::NoDate(_) => vec!["give it as 2026, 2026-05 or 2026-05-31".to_owned()],
            Self::UnknownCountry(_) => {
                vec!["a two-letter ISO 3166 code such as DE; XK is Kosovo".to_owned()]
            }
            Self::UnknownColumn { near: names, .. } => near(
                names,
                "a column of the country table; `attache country DE --json` names them",
            ),
            Self::NotStated(_) => vec!["put a remark into the note of the fact itself".to_owned()],
            Self::UnknownTreaty { near: names, .. } => near(
                names,
                "the treaty's name in the pack, such as untoc or coe-24",
            ),
            Self::UnknownBilateral { near: names, .. } => near(
                names,
                "bilateral/KIND/AA/BB for a treaty the pack does not have",
            ),
            Self::UnknownKind(_) => vec![
                "extradition, mla, police, jit, preservation, transfer or asset-recovery"
                    .to_owned(),
            ],
            Self::InPack(names) => {
                let each = names.iter();
                each.map(|name| format!("state it as bilateral/{name}"))
                    .collect()
            }
            Self::SameState => vec!["two codes such as DE/ZA".to_owned()],
            Self::Value { possible, .. } => vec![(*possible).to_owned()],
            Self::Word { words, .. } => vec![format!("one of these: {}", words.join(", "))],
        }
    }
}

impl From<OfficeFactFault> for Refusal {
    fn from(fault: OfficeFactFault) -> Self {
        Self {
            why: fault.to_string(),
            needs: fault.needs(),
        }
    }
}

/// Most names offered.
const NEAR: usize = 6;

/// Of `known`, those that share a part of three letters or more with `name`, the likest first.
pub(super) fn near<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let wanted = parts(name);
    let mut found: Vec<(usize, &str)> = known
        .map(|known| {
            let shared = parts(known).filter(|part| {
                let mut wanted = wanted.clone();
                wanted.any(|word| part.starts_with(word) || word.starts_with(part))
            });
            (shared.map(str::len).sum(), known)
        })
        .filter(|(likeness, _)| *likeness > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.len().cmp(&b.1.len())));
    let names = found.into_iter().take(NEAR);
    names.map(|(_, name)| name.to_owned()).collect()
}

fn parts(name: &str) -> impl Iterator<Item = &str> + Clone {
    let parts = name.split(['_', '-', '.', '+']);
    parts.filter(|part| part.len() > 2)
}
