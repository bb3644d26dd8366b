//! Treaties and other instruments of cooperation: what they are for, where their rules stand, who is bound since when.
//!
//! Never here: which of them serves a case; that is the finder in `basis`.
mod articles;
mod bilateral;
mod class;
mod crime;
mod kind;
mod parties;
mod purpose;
mod shelf;
mod standing;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(super) use articles::article_ranges;
pub use bilateral::Bilateral;
pub use class::InstrumentClass;
pub use crime::{CrimeArea, CrimeCode};
pub use kind::CooperationKind;
pub use parties::{Party, PartyKind, Provenance};
pub use purpose::{Purpose, PurposeRole};
pub use shelf::Treaties;
pub use standing::{Bound, Remark as PartyRemark, Standing, unsettled};

use super::AsOf;

/// A multilateral instrument. Written as JSON it has the field names of `treaties.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a column of the pack with a meaning of its own; all combinations occur"
)]
pub struct Treaty {
    /// Stable name.
    pub id: String,
    /// Full title.
    pub title: String,
    /// The title people use.
    pub short_title: String,
    /// Words for what it serves; see [`Treaty::serves`].
    pub kinds: Vec<String>,
    /// Where it stands among several that apply.
    pub class: InstrumentClass,
    /// The same for single kinds of cooperation, where it differs.
    pub class_for: BTreeMap<CooperationKind, InstrumentClass>,
    /// Body it was made in.
    pub organisation: String,
    /// Who keeps the instruments of ratification.
    pub depositary: String,
    /// Opened for signature or adopted.
    pub opened: Date,
    /// Where.
    pub place: String,
    /// In force in general since; `None` when not known or not yet.
    pub entry_into_force: Option<Date>,
    /// Publication.
    pub source_ref: String,
    /// Crime areas, or `all`.
    pub scope: Vec<String>,
    /// Purpose to article, as in `purposes.csv`.
    pub key_articles: BTreeMap<String, String>,
    /// What to know before using it.
    pub notes: String,
    /// When it enters into force for a state that joins.
    pub in_force_rule: Option<String>,
    /// What a case must fulfil, as codes.
    pub conditions: Vec<String>,
    /// What a case must fulfil, one sentence each.
    pub condition_words: Vec<String>,
    /// The only thing it is for, in words, when it does not serve requests in general.
    pub special_for: Option<String>,
    /// Purposes whose article says that this is no ground for refusal.
    pub no_ground: Vec<String>,
    /// The instrument whose machinery it borrows: usable only where both states are bound by that one too.
    pub inherits: Option<String>,
    /// What an absent state means.
    pub party_list: PartyList,
    /// The day the list of parties speaks of.
    pub party_list_as_of: Option<AsOf>,
    /// Parties counted by the depositary, where known.
    pub official_count: Option<u16>,
    /// Where the list of parties comes from.
    pub party_list_provenance: String,
    /// What is known to be missing in it.
    pub party_list_remark: String,
    /// Column of the country table that tells who can have joined, where there is no list.
    pub circle: Option<String>,
    /// Between whom it works.
    pub relation: Relation,
    /// False for a scheme that works through national law only.
    pub binding: bool,
    /// Never a basis alone.
    pub supplement_only: bool,
    /// Known not to be in force: never offered.
    pub not_in_force: bool,
    /// Who else than the pack says so.
    #[serde(skip)]
    pub not_in_force_stated: Option<NotInForce>,
    /// Replaces the older instruments between its parties for its subject.
    pub exclusive_between_parties: bool,
    /// Articles whose numbers were compared with a text; every other number is recalled.
    pub articles_checked: String,
    /// Declarations and reservations found; never all of them.
    pub declarations: Vec<Declaration>,
    /// Instruments it displaces between its parties.
    pub replaces: Vec<String>,
    /// For which kinds of cooperation it displaces them.
    pub replaces_for: Vec<CooperationKind>,
    /// The article that says so.
    pub replaces_ref: String,
    /// Applied provisionally since.
    pub provisional_application: Option<Date>,
    /// Kinds of cooperation for which its crime areas do not matter.
    pub any_crime_for: Vec<CooperationKind>,
}

/// What it means that a state is not in the list of parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyList {
    /// It is not a party, as of the day of the list.
    Complete,
    /// Nothing.
    Partial,
    /// Nothing; only members of the organisation are known.
    Unverified,
    /// Nothing; there is no list.
    None,
}

/// Between whom an instrument works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "type")]
pub enum Relation {
    /// Any two parties.
    All,
    /// Only a hub and another party.
    Hub {
        /// Codes of the hubs.
        hubs: Vec<String>,
    },
}

/// A statement of the office that an instrument is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotInForce {
    /// Of which day the statement is; it says nothing of the time before.
    pub since: AsOf,
    /// Where the office has it from.
    pub source: String,
}

/// A declaration or reservation of one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// Who declared it.
    pub iso2: String,
    /// What about, one word.
    pub topic: String,
    /// What it says.
    pub text: String,
    /// Read or recalled.
    pub provenance: Provenance,
}

impl Treaty {
    /// Whether it serves that kind of cooperation. What the list calls `cyber`, and any article on preservation, serves
    /// preservation.
    pub fn serves(&self, kind: CooperationKind) -> bool {
        let named = self.kinds.iter().any(|word| word == kind.word());
        let preserves = kind == CooperationKind::Preservation
            && (self.kinds.iter().any(|word| word == "cyber")
                || self.key_articles.contains_key("preservation"));
        named || preserves
    }

    /// Where it stands for that kind of cooperation.
    pub fn class_for(&self, kind: CooperationKind) -> InstrumentClass {
        self.class_for.get(&kind).copied().unwrap_or(self.class)
    }

    /// Whether it is not in force on that day, as the pack or the office knows.
    pub fn is_out_of_force(&self, on: Date) -> bool {
        let stated = self.not_in_force_stated.as_ref();
        let later = stated.and_then(|stated| stated.since.first_day());
        self.not_in_force && later.is_none_or(|day| day <= on)
    }

    /// The first day it can bind anybody; `None` when not known.
    pub fn begins(&self) -> Option<Date> {
        match (self.provisional_application, self.entry_into_force) {
            (Some(applied), Some(in_force)) => Some(applied.min(in_force)),
            (one, other) => one.or(other),
        }
    }

    /// What a state declared about it.
    pub fn declarations_of<'a>(&'a self, iso2: &'a str) -> impl Iterator<Item = &'a Declaration> {
        self.declarations
            .iter()
            .filter(move |declaration| declaration.iso2 == iso2)
    }
}
