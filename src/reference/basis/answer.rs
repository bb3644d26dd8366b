//! The parts of an answer: plain data a screen, a script and a record can keep.
//!
//! Never here: how they are found.
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::reference::{
    AsOf, Confidence, CooperationKind, Declaration, InstrumentClass, Provenance,
};

/// An instrument that binds both states for what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// Name in the pack.
    pub id: String,
    /// The title people use.
    pub title: String,
    /// Where it stands.
    #[serde(serialize_with = "as_number")]
    pub rank: InstrumentClass,
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

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the derive hands every field over by reference"
)]
fn as_number<S: Serializer>(rank: &InstrumentClass, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(rank.number())
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
    /// Neither state stands in its list: most likely it is not theirs, but the list is not complete.
    pub neither_listed: bool,
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
