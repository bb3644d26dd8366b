//! Whose desk this is: name, home state, officers, units. Read from configuration at the edge and handed in.

use serde::{Deserialize, Serialize};

use crate::domain::letter::Language;
use crate::domain::officer::Officer;
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Label};

/// The desk's own particulars.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// Name in the title line and on packages.
    pub name: String,
    /// The home state.
    pub home: CountryCode,
    /// Officers of the desk.
    pub officers: Vec<Officer>,
    /// Units the desk can forward to.
    pub units: Vec<Unit>,
    /// True for exercises: PRACTICE stands on every screen and package.
    #[serde(default)]
    pub practice: bool,
    /// Seconds a confirmed dispatch can be recalled.
    #[serde(default = "thirty")]
    pub recall_seconds: i64,
    /// How the office signs what it writes.
    #[serde(default)]
    pub office: Office,
}

/// How the office signs what it writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Office {
    /// The authority it belongs to.
    pub authority: Option<String>,
    /// Where it sits.
    pub place: Option<String>,
    /// The language it writes in unless an officer chooses another.
    pub language: Language,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            authority: None,
            place: None,
            language: Language::English,
        }
    }
}

const fn thirty() -> i64 {
    30
}

impl Profile {
    /// The unit with this id.
    pub fn unit(&self, id: &Label) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// The officer with this id.
    pub fn officer(&self, id: &Label) -> Option<&Officer> {
        self.officers.iter().find(|officer| officer.id == *id)
    }
}
