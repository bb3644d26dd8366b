//! The words of the verdict: who receives, what for, which rule, what a finding does, whom to ask.
//!
//! Never here: how a rule applies.

use serde::{Deserialize, Serialize};

use super::super::kind::worded;

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
