//! May it leave? One pure function from everything inside a parcel, its recipient, purpose and consents to a verdict that says
//! line by line what holds, what blocks, what would lift it and whom to ask.
//!
//! Never here: writing the parcel, asking for consent, fields of a form.

use serde::{Deserialize, Serialize};

use super::consent::{Consent, ConsentScope};
use super::kind::worded;
use super::marking::Classification;
use super::{CountryCode, Label, Marking, Moment};

worded! {
    /// Who receives.
    Receiver {
        /// A unit of the home state.
        Unit = "unit", "unit at home";
        /// An authority of another state.
        Authority = "authority", "authority abroad";
        /// A national central bureau, over INTERPOL's network.
        Bureau = "bureau", "INTERPOL bureau";
        /// INTERPOL's General Secretariat.
        Secretariat = "secretariat", "INTERPOL General Secretariat";
        /// Europol.
        Europol = "europol", "Europol";
        /// A company, such as a service provider.
        Private = "private", "private body";
    }
}

worded! {
    /// What it is sent for.
    Use {
        /// To prevent and combat crime, outside the courtroom.
        Police = "police", "to prevent and combat crime";
        /// As evidence in judicial proceedings.
        Evidence = "evidence", "evidence in judicial proceedings";
        /// Against an immediate and serious threat to life or public security.
        Threat = "threat", "against an immediate and serious threat";
        /// Administrative or other purposes.
        Other = "other", "another purpose";
    }
}

worded! {
    /// Personal data that need more care (Directive (EU) 2016/680 Arts 6 and 10).
    Sensitive {
        /// Fingerprints, face, DNA.
        Biometric = "biometric", "biometric data";
        /// Health.
        Health = "health", "data on health";
        /// Ethnic origin.
        Ethnicity = "ethnicity", "ethnic origin";
        /// Religion or belief.
        Religion = "religion", "religion or belief";
        /// Political opinion or union membership.
        Politics = "politics", "political opinion or union membership";
        /// Sex life or orientation.
        SexLife = "sex-life", "sex life or orientation";
        /// A victim or witness.
        Victim = "victim", "a victim or witness";
        /// A child.
        Minor = "minor", "a child";
    }
}

/// One thing inside a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What it is, in the desk's words: `message A-2031-0142`, `attachment 2`.
    pub what: String,
    /// Its marking.
    pub marking: Marking,
    /// Place of what it came in or was taken from, among the pieces; it is never weaker than that.
    pub parent: Option<usize>,
    /// The state or body that gave it; `None` when it is our own.
    pub originator: Option<CountryCode>,
    /// It came over INTERPOL's network: readers that its source excluded stay excluded.
    pub interpol: bool,
    /// States its source allows as readers; empty: not limited.
    pub only_for: Vec<CountryCode>,
    /// States its source excludes as readers.
    pub not_for: Vec<CountryCode>,
    /// Personal data in it that need more care.
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
    /// The originator itself: its own information goes back.
    pub is_originator: bool,
    /// The originator addressed it, or named it as a recipient.
    pub is_addressee: bool,
}

/// A second officer's leave against one rule, with a reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Override {
    /// The rule.
    pub rule: ReleaseRule,
    /// Why.
    pub reason: super::Foreign,
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

worded! {
    /// The rules. Words on screen name the rule; the verdict says how it applies.
    ReleaseRule {
        /// TLP:RED is for named recipients only.
        TlpRed = "tlp-red", "TLP:RED";
        /// TLP:AMBER+STRICT stays in the organisation.
        TlpStrict = "tlp-amber-strict", "TLP:AMBER+STRICT";
        /// TLP:AMBER stays in the organisation and with those who need it to protect themselves.
        TlpAmber = "tlp-amber", "TLP:AMBER";
        /// TLP:GREEN stays in the community.
        TlpGreen = "tlp-green", "TLP:GREEN";
        /// PAP limits what may be done.
        Pap = "pap", "PAP";
        /// H0: only to prevent and combat crime.
        H0 = "h0", "H0";
        /// H1: not in judicial proceedings without permission.
        H1 = "h1", "H1";
        /// H2: not passed on without permission.
        H2 = "h2", "H2";
        /// H3: other restrictions.
        H3 = "h3", "H3";
        /// Nothing was marked: treated like H2.
        Unmarked = "unmarked", "unmarked";
        /// EU classification above the recipient's clearance.
        Clearance = "clearance", "EU classification";
        /// Limits the originator wrote in words.
        Restriction = "restriction", "originator's restriction";
        /// States the source allows or excludes as readers.
        Readers = "readers", "readers named by the source";
        /// Onward transfer to another state or body.
        Onward = "onward", "onward transfer";
        /// Sensitive personal data.
        Sensitive = "sensitive", "sensitive personal data";
        /// Marks that contradict each other: the stricter wins.
        Contradiction = "contradiction", "contradictory marks";
        /// A child marked weaker than what it came in: the parent's marking holds.
        Child = "child", "marking of what it came in";
        /// A disclosure needs a purpose.
        Purpose = "purpose", "purpose";
        /// A disclosure needs a legal basis.
        Basis = "basis", "legal basis";
        /// There is nothing inside.
        Empty = "empty", "nothing inside";
    }
}

worded! {
    /// What a finding does.
    Weight {
        /// Nothing leaves while it stands.
        Blocks = "blocks", "blocks";
        /// It blocked, and a consent or an override lifts it.
        Lifted = "lifted", "lifted";
        /// The officer must see it; it does not block.
        Warns = "warns", "mind";
        /// It holds.
        Holds = "holds", "holds";
    }
}

worded! {
    /// Whom to ask.
    Ask {
        /// The originator, for consent.
        Originator = "originator", "the originator";
        /// A second officer, for an override.
        SecondOfficer = "second-officer", "a second officer";
        /// The officer at the desk.
        Officer = "officer", "you";
        /// Nobody: choose another recipient or leave it out.
        Nobody = "nobody", "nobody";
    }
}

/// One line of the verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: ReleaseRule,
    /// What it does here.
    pub weight: Weight,
    /// Which piece it is about; `None` for the parcel as a whole.
    pub piece: Option<usize>,
    /// How it applies, in the desk's words.
    pub why: String,
    /// What would lift it, one step each; for a lifted one, what did.
    pub lifts: Vec<String>,
    /// Whom to ask first.
    pub ask: Ask,
    /// The consent that would lift it, if one would.
    pub consent: Option<ConsentScope>,
    /// Whether a second officer can override it.
    pub can_override: bool,
}

/// May it leave?
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The strictest of each dimension over everything inside: what the parcel bears.
    pub marking: Marking,
    /// Line by line, what blocks first.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether nothing blocks.
    pub fn is_allowed(&self) -> bool {
        !self.findings.iter().any(|f| f.weight == Weight::Blocks)
    }

    /// What blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &Finding> {
        let blocks = |f: &&Finding| f.weight == Weight::Blocks;
        self.findings.iter().filter(blocks)
    }
}

// STUB-TO-BE-REPLACED
/// Stub.
pub fn may_leave(_: &Parcel) -> Verdict {
    Verdict {
        marking: Marking::default(),
        findings: Vec::new(),
    }
}
