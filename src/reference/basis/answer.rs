//! The parts of an answer: plain data a screen, a script and a record can keep.
//!
//! Never here: how they are found.
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::reference::{AsOf, Confidence, CooperationKind, Declaration, Provenance};

/// Why an instrument stands where it stands, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisRank {
    /// Mutual recognition and law of the European Union, or a warrant modelled on it.
    MutualRecognition,
    /// A treaty of the two states.
    Bilateral,
    /// A treaty of a region.
    Regional,
    /// A treaty of the United Nations on some crimes.
    Thematic,
    /// A scheme that binds nobody and works through national law.
    Scheme,
    /// The police network: information, no legal basis for coercion.
    PoliceNetwork,
}

impl BasisRank {
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
                "Goes first: authorities deal with each other directly, with short time limits and few grounds for refusal."
            }
            Self::Bilateral => {
                "Goes before regional and UN treaties: the two states agreed it for each other."
            }
            Self::Regional => {
                "Goes before UN treaties: it regulates the whole procedure, for most crimes."
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

/// Written as its number.
impl Serialize for BasisRank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

/// An instrument that binds both states for what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// Name in the pack.
    pub id: String,
    /// The title people use.
    pub title: String,
    /// Where it stands.
    pub rank: BasisRank,
    /// Binds both since; `None` when the day is not known for one of them.
    pub in_force_since: Option<Date>,
    /// The article the request rests on: `Art. 18`; `None` when none is known.
    pub article: Option<String>,
    /// Articles that matter to what is asked, in reading order; a protocol brings those of its convention.
    pub articles: Vec<Article>,
    /// What the case must fulfil, one sentence each.
    pub conditions: Vec<String>,
    /// What the two states declared.
    pub declarations: Vec<Declaration>,
    /// Grounds on which it can be refused, one sentence each with the article and the code of the ground.
    pub refusal: Vec<String>,
    /// Languages of the request: the rule and what is known of the requested state.
    pub languages: Vec<Fact>,
    /// Where the request goes: the rule and what was declared.
    pub authority: Vec<Fact>,
    /// Instruments read together with it: protocols, supplementing treaties, the parent.
    pub read_with: Vec<ReadWith>,
    /// What must be read with the dates: unknown day, state succession, territory.
    pub remarks: Vec<String>,
    /// How sure we are that it binds both.
    pub confidence: Provenance,
    /// The day its list of parties speaks of.
    pub as_of: Option<AsOf>,
    /// Where that list comes from.
    pub source: String,
    /// Why it stands here, in one or two sentences.
    pub why: String,
}

/// A sentence about a rule or fact, with how sure we are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The words.
    pub text: String,
    /// How sure; `None` for a rule that needs none.
    pub confidence: Option<Confidence>,
    /// Of which day.
    pub as_of: Option<AsOf>,
}

/// An article with its purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// The purpose, as the pack names it.
    pub purpose: String,
    /// The purpose in words.
    pub label: String,
    /// `Art. 18(13)`.
    pub article: String,
    /// The instrument it stands in, when that is not the basis itself.
    pub of: Option<String>,
    /// Its number was compared with a text of the instrument; otherwise it is unverified.
    pub checked: bool,
}

/// An instrument read together with the basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadWith {
    /// Name in the pack.
    pub id: String,
    /// Title.
    pub title: String,
    /// Why, one sentence.
    pub why: String,
}

/// Why an instrument is not offered. The words are those of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exclusion {
    /// Another instrument goes before it between these states; it is a fallback.
    Displaced,
    /// Nobody knows whether both states are bound.
    Unknown,
    /// Never a basis alone.
    SupplementOnly,
    /// Not for this crime, or not between these two.
    OutOfScope,
    /// Not in force on the day, in general or for one of the states.
    NotInForce,
    /// One of the states left it.
    Denounced,
    /// One of the states is not a party, as of the day of a complete list.
    NotParty,
}

impl Exclusion {
    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Displaced => "displaced",
            Self::Unknown => "unknown",
            Self::SupplementOnly => "supplement-only",
            Self::OutOfScope => "out-of-scope",
            Self::NotInForce => "not-in-force",
            Self::Denounced => "denounced",
            Self::NotParty => "not-party",
        }
    }
}

/// An instrument of that kind that is not offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// Name in the pack.
    pub id: String,
    /// Title.
    pub title: String,
    /// Why, in one word.
    pub status: Exclusion,
    /// Why, in a sentence.
    pub why: String,
    /// It binds both and can serve where the better one cannot.
    pub fallback: bool,
    /// How sure we are of what the reason rests on.
    pub confidence: Provenance,
    /// The day its list of parties speaks of.
    pub as_of: Option<AsOf>,
}

/// What can be done besides treaties.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Otherwise {
    /// True when no binding instrument was found: then this is all there is.
    pub needed: bool,
    /// Domestic law and reciprocity.
    pub domestic: Vec<String>,
    /// Channels of the police, by name.
    pub police: Vec<String>,
    /// What to ask the ministry.
    pub ask: Vec<String>,
    /// What is known of the requested state that matters here (nationals, death penalty, dual criminality, languages).
    pub requested_state: Vec<Fact>,
    /// Kind it was made for.
    #[serde(skip)]
    pub kind: Option<CooperationKind>,
}
