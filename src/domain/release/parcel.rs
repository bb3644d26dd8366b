//! What the verdict rests on: pieces, recipient, purpose, consents, overrides.
//!
//! Never here: judging any of it.

use serde::{Deserialize, Serialize};

use super::super::consent::Consent;
use super::super::marking::Classification;
use super::super::{CountryCode, Foreign, Label, Marking, Moment};
use super::{Receiver, ReleaseRule, Sensitive, Use};

/// One thing inside a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What it is, in the desk's words: `message A-2031-0142`, `attachment 2`.
    pub what: String,
    /// Its marking.
    pub marking: Marking,
    /// Place of what it came in or was taken from, among the pieces; it is never weaker than that. What it was taken
    /// from belongs into the list even when only the part leaves, or its marking would be lost; a place that does not
    /// exist counts as something unmarked.
    pub parent: Option<usize>,
    /// The state or body that gave it; `None` when it is our own, or taken from its parent and so the parent's
    /// originator's.
    pub originator: Option<CountryCode>,
    /// It came over INTERPOL's network: readers that its source excluded stay excluded.
    pub interpol: bool,
    /// States its source allows as readers; empty: not limited.
    pub only_for: Vec<CountryCode>,
    /// States its source excludes as readers.
    pub not_for: Vec<CountryCode>,
    /// Personal data that need more care, in what leaves of it: what is withheld does not count.
    pub sensitive: Vec<Sensitive>,
}

/// To whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// Who receives.
    pub receiver: Receiver,
    /// Unit or authority, by its short name where it has one.
    pub id: Option<Label>,
    /// Its state; for bodies the state they sit in is not asked.
    pub country: CountryCode,
    /// Highest classification it may hold.
    pub clearance: Option<Classification>,
    /// The originator itself: its own information goes back. Counts for the pieces whose originator is `country`.
    pub is_originator: bool,
    /// The originator addressed it, or named it as a recipient. Where several states or bodies gave what is inside, the
    /// naming by one says nothing for the others, and it counts for none of them.
    pub is_addressee: bool,
}

/// A second officer's leave against one rule, with a reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Override {
    /// The rule.
    pub rule: ReleaseRule,
    /// Why.
    pub reason: Foreign,
    /// Who asked.
    pub by: Label,
    /// Who agreed; nothing is lifted before, and never by the officer who asked.
    pub agreed: Option<Label>,
}

/// Everything the verdict rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parcel {
    /// What is inside.
    pub pieces: Vec<Piece>,
    /// To whom.
    pub recipient: Recipient,
    /// What for.
    pub purpose: Use,
    /// Whether words say what for: a disclosure needs a purpose.
    pub has_purpose: bool,
    /// Whether a legal basis is named.
    pub has_basis: bool,
    /// The home state of the desk.
    pub home: CountryCode,
    /// Consents recorded with the record.
    pub consents: Vec<Consent>,
    /// Overrides asked for and agreed to.
    pub overrides: Vec<Override>,
    /// Sensitive data whose sending an officer confirmed as strictly necessary, with a reason.
    pub confirmed: Vec<Sensitive>,
    /// The instant.
    pub now: Moment,
}
