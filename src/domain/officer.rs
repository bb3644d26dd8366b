//! Who acts: officers of the desk.

use serde::{Deserialize, Serialize};

use super::Label;

/// An officer of this desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Officer {
    /// Short id, used in the journal and on the command line.
    pub id: Label,
    /// Name on screen.
    pub name: String,
}

/// Who has a record: an officer of the desk or a unit at home.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Owner {
    /// An officer of this desk.
    Officer(Label),
    /// A domestic unit.
    Unit(Label),
}

impl Owner {
    /// The id of the officer or unit.
    pub const fn id(&self) -> &Label {
        match self {
            Self::Officer(id) | Self::Unit(id) => id,
        }
    }
}
