//! Where an instrument stands among several that apply, and why, in words.
//!
//! Never here: which instruments apply.
use serde::{Deserialize, Serialize};

/// Where an instrument stands among several that apply, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentClass {
    /// Mutual recognition and law of the European Union, or a warrant modelled on it.
    MutualRecognition,
    /// A treaty of the two states.
    Bilateral,
    /// A treaty of a region.
    Regional,
    /// A treaty of the United Nations on some crimes.
    Thematic,
    /// A scheme that binds nobody.
    Scheme,
    /// The police network of INTERPOL.
    PoliceNetwork,
}

impl InstrumentClass {
    /// Place among the ranks, 1 for the best.
    pub const fn number(self) -> u8 {
        match self {
            Self::MutualRecognition => 1,
            Self::Bilateral => 2,
            Self::Regional => 3,
            Self::Thematic => 4,
            Self::Scheme => 5,
            Self::PoliceNetwork => 6,
        }
    }

    /// Words for a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::MutualRecognition => "mutual recognition or EU law",
            Self::Bilateral => "bilateral treaty",
            Self::Regional => "regional treaty",
            Self::Thematic => "UN treaty on this crime",
            Self::Scheme => "non-binding scheme",
            Self::PoliceNetwork => "police network",
        }
    }

    /// Why this rank goes where it goes, one sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::MutualRecognition => {
                "Goes first: the closest cooperation there is between these states."
            }
            Self::Bilateral => {
                "Goes before regional and UN treaties: the two states agreed it for each other."
            }
            Self::Regional => {
                "Goes before UN treaties: it was made for cooperation in this circle of states."
            }
            Self::Thematic => {
                "Goes after general treaties: it covers only some crimes and leaves much to national law."
            }
            Self::Scheme => {
                "Goes after treaties: it binds nobody and works only through national law."
            }
            Self::PoliceNetwork => {
                "Goes last: a channel for information; what it may be used for is a matter of national law."
            }
        }
    }
}
