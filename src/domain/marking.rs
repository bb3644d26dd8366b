//! What may be done with information, as its originator said.
//!
//! Dimensions stay apart: handling codes (H0–H3), TLP 2.0, PAP, EU classification, free restrictions. Combined
//! material carries the strictest of each. Deciding whether something may leave is not done here.

use serde::{Deserialize, Serialize};

use super::Foreign;
use super::kind::worded;

worded! {
    /// Europol/SIENA handling codes.
    HandlingCode {
        /// Only to prevent and combat crime under the applicable law.
        H0 = "H0", "H0 to prevent and combat crime only";
        /// Not in judicial proceedings without the provider's permission.
        H1 = "H1", "H1 not in judicial proceedings without permission";
        /// Not disseminated further without the provider's permission.
        H2 = "H2", "H2 not to be passed on without permission";
        /// Other restrictions, in words.
        H3 = "H3", "H3 other restrictions";
    }
}

worded! {
    /// Traffic Light Protocol 2.0, strictest last; `WHITE` of TLP 1 reads as `CLEAR`.
    Tlp {
        /// No limit.
        Clear = "clear", "TLP:CLEAR";
        /// Community.
        Green = "green", "TLP:GREEN";
        /// Organisation and its clients, need-to-know.
        Amber = "amber", "TLP:AMBER";
        /// Organisation only.
        AmberStrict = "amber+strict", "TLP:AMBER+STRICT";
        /// Named recipients only.
        Red = "red", "TLP:RED";
    }
}

worded! {
    /// Permissible Actions Protocol, strictest last.
    Pap {
        /// Free.
        Clear = "clear", "PAP:CLEAR";
        /// Active action allowed.
        Green = "green", "PAP:GREEN";
        /// Passive checks only, also through third parties.
        Amber = "amber", "PAP:AMBER";
        /// No detectable action.
        Red = "red", "PAP:RED";
    }
}

worded! {
    /// EU classification, strictest last.
    Classification {
        /// RESTREINT UE/EU RESTRICTED.
        Restricted = "eu-restricted", "RESTREINT UE/EU RESTRICTED";
        /// CONFIDENTIEL UE/EU CONFIDENTIAL.
        Confidential = "eu-confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL";
        /// SECRET UE/EU SECRET.
        Secret = "eu-secret", "SECRET UE/EU SECRET";
        /// TRÈS SECRET UE/EU TOP SECRET.
        TopSecret = "eu-top-secret", "TRES SECRET UE/EU TOP SECRET";
    }
}

/// The colour in `TLP:AMBER`, `pap:amber` or `amber`; `WHITE` is the old name of `CLEAR`.
fn light(text: &str) -> &str {
    let text = text.trim();
    let word = text.split_once(':').map_or(text, |(_, value)| value);
    if word.eq_ignore_ascii_case("white") {
        "clear"
    } else {
        word
    }
}

impl Tlp {
    /// Reads `amber`, `TLP:AMBER`, `WHITE`, in any case.
    pub fn read(text: &str) -> Option<Self> {
        Self::from_word(light(text))
    }
}

impl Pap {
    /// Reads `amber`, `PAP:AMBER`, `WHITE`, in any case.
    pub fn read(text: &str) -> Option<Self> {
        Self::from_word(light(text))
    }
}

/// The marks on one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Marking {
    /// Handling codes, in ascending order, each once.
    pub handling: Vec<HandlingCode>,
    /// The words of H3.
    pub handling_text: Option<Foreign>,
    /// Who may know.
    pub tlp: Option<Tlp>,
    /// What may be done.
    pub pap: Option<Pap>,
    /// EU classification.
    pub classification: Option<Classification>,
    /// The originator's own limits, in words.
    pub restrictions: Vec<Foreign>,
    /// True when the originator said nothing and the desk assumes the restrictive default.
    pub assumed: bool,
}

impl Marking {
    /// What an unmarked record gets: like H2, and visibly assumed.
    pub fn assumed() -> Self {
        Self {
            handling: vec![HandlingCode::H2],
            assumed: true,
            ..Self::default()
        }
    }

    /// Whether nothing at all is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `self`, or the assumed default when nothing is said.
    #[must_use]
    pub fn or_assumed(self) -> Self {
        if self.is_empty() {
            Self::assumed()
        } else {
            self
        }
    }

    /// Adds a handling code, keeping order and uniqueness.
    pub fn add_handling(&mut self, code: HandlingCode) {
        if let Err(place) = self.handling.binary_search(&code) {
            self.handling.insert(place, code);
        }
    }

    /// Whether this handling code is set.
    pub fn has(&self, code: HandlingCode) -> bool {
        self.handling.contains(&code)
    }

    /// The strictest of each dimension and the union of all restrictions. A real mark wins over an assumed one
    /// only where it is at least as strict: the assumed codes stay in force for what was unmarked, and the whole is no
    /// longer assumed once somebody said H2 himself.
    ///
    /// Which of the two comes first, or which pair is joined first, makes no difference but for the order of the
    /// restrictions: of two different words to H3 the first in the order of bytes stays, the other becomes a restriction.
    #[must_use]
    pub fn strictest(&self, other: &Self) -> Self {
        let mut combined = self.clone();
        for code in &other.handling {
            combined.add_handling(*code);
        }
        let (first, second) = if other.comes_first(self) {
            (other, self)
        } else {
            (self, other)
        };
        combined.handling_text.clone_from(&first.handling_text);
        let words = second.handling_text.iter();
        let words = words.filter(|text| first.handling_text.as_ref() != Some(text));
        for text in other.restrictions.iter().chain(words) {
            if !combined.restrictions.contains(text) {
                combined.restrictions.push(text.clone());
            }
        }
        combined.tlp = self.tlp.max(other.tlp);
        combined.pap = self.pap.max(other.pap);
        combined.classification = self.classification.max(other.classification);
        let is_said = self.says_h2() || other.says_h2();
        combined.assumed = (self.assumed || other.assumed) && !is_said;
        combined
    }

    /// Whether somebody said H2; one that comes with an assumption is the assumption.
    fn says_h2(&self) -> bool {
        self.has(HandlingCode::H2) && !self.assumed
    }

    /// Whether its words to H3 stay when two markings are joined.
    fn comes_first(&self, other: &Self) -> bool {
        match (&self.handling_text, &other.handling_text) {
            (Some(own), Some(theirs)) => own.raw() < theirs.raw(),
            (own, _) => own.is_some(),
        }
    }

    /// Every mark in words the desk itself chose (no foreign text): `H1 H2 TLP:AMBER +2 limits assumed`.
    pub fn summary(&self) -> String {
        let mut parts: Vec<String> = self
            .handling
            .iter()
            .map(|code| code.word().to_owned())
            .collect();
        parts.extend(self.tlp.map(|tlp| tlp.title().to_owned()));
        parts.extend(self.pap.map(|pap| pap.title().to_owned()));
        parts.extend(self.classification.map(|class| class.title().to_owned()));
        match self.restrictions.len() {
            0 => {}
            1 => parts.push("+1 limit".to_owned()),
            n => parts.push(format!("+{n} limits")),
        }
        if self.assumed {
            parts.push("assumed".to_owned());
        }
        if parts.is_empty() {
            "unmarked".to_owned()
        } else {
            parts.join(" ")
        }
    }

    /// The shortest honest form for a narrow column: classification, else `T:RED` (which forbids any passing on), else
    /// handling codes, else TLP; with `?` when assumed.
    pub fn short(&self) -> String {
        let mut text = String::new();
        for code in &self.handling {
            text.push_str(code.word());
        }
        if let Some(class) = self.classification {
            let word = match class {
                Classification::Restricted => "EU-R",
                Classification::Confidential => "EU-C",
                Classification::Secret => "EU-S",
                Classification::TopSecret => "EU-TS",
            };
            word.clone_into(&mut text);
        } else if self.tlp == Some(Tlp::Red) {
            "T:RED".clone_into(&mut text);
        } else if text.is_empty() {
            text = self.tlp.map_or("-", Tlp::word).to_ascii_uppercase();
        }
        if self.assumed {
            text.push('?');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn marked(handling: &[HandlingCode], tlp: Option<Tlp>) -> Marking {
        Marking {
            handling: handling.to_vec(),
            tlp,
            ..Marking::default()
        }
    }

    #[test]
    fn unmarked_becomes_visibly_assumed() {
        let marking = Marking::default().or_assumed();
        assert!(marking.assumed && marking.has(HandlingCode::H2));
        assert_eq!(marking.summary(), "H2 assumed");
        assert_eq!(marking.short(), "H2?");
    }

    #[test]
    fn combining_takes_the_strictest_of_each() {
        let left = marked(&[HandlingCode::H1], Some(Tlp::Green));
        let right = marked(&[HandlingCode::H0, HandlingCode::H1], Some(Tlp::Red));
        let both = left.strictest(&right);
        assert_eq!(both.handling, [HandlingCode::H0, HandlingCode::H1]);
        assert_eq!(both.tlp, Some(Tlp::Red));
        assert_eq!(both.summary(), right.strictest(&left).summary());
    }

    #[test]
    fn an_explicit_h2_is_not_hidden_by_an_assumed_one() {
        let explicit = marked(&[HandlingCode::H2], None);
        assert!(!explicit.strictest(&Marking::assumed()).assumed);
        assert!(!Marking::assumed().strictest(&explicit).assumed);
        let other = marked(&[HandlingCode::H1], Some(Tlp::Clear));
        assert!(other.strictest(&Marking::assumed()).assumed);
    }

    /// A marking as a set: the order of restrictions left aside.
    fn as_set(marking: Marking) -> (Marking, BTreeSet<String>) {
        let words = marking
            .restrictions
            .iter()
            .map(|text| text.raw().to_owned());
        let words = words.collect();
        let rest = Marking {
            restrictions: Vec::new(),
            ..marking
        };
        (rest, words)
    }

    fn any_words() -> impl Strategy<Value = Foreign> {
        prop::sample::select(&["a", "b", "c"][..]).prop_map(Foreign::from)
    }

    prop_compose! {
        fn any_marking()(
            handling in prop::collection::btree_set(prop::sample::select(HandlingCode::ALL), 0..4),
            handling_text in prop::option::of(any_words()),
            tlp in prop::option::of(prop::sample::select(Tlp::ALL)),
            pap in prop::option::of(prop::sample::select(Pap::ALL)),
            classification in prop::option::of(prop::sample::select(Classification::ALL)),
            restrictions in prop::collection::vec(any_words(), 0..3),
            assumed: bool,
        ) -> Marking {
            let handling = handling.into_iter().collect();
            Marking { handling, handling_text, tlp, pap, classification, restrictions, assumed }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn joining_does_not_depend_on_who_comes_first(a in any_marking(), b in any_marking(), c in any_marking()) {
            prop_assert_eq!(as_set(a.strictest(&b)), as_set(b.strictest(&a)));
            let left = a.strictest(&b).strictest(&c);
            let right = a.strictest(&b.strictest(&c));
            prop_assert_eq!(as_set(left), as_set(right));
            prop_assert_eq!(as_set(a.strictest(&a)), as_set(a.clone()));
            prop_assert_eq!(as_set(a.strictest(&Marking::default())), as_set(a));
        }
    }

    #[test]
    fn old_white_is_clear() {
        assert_eq!(Tlp::read("TLP:WHITE"), Some(Tlp::Clear));
        assert_eq!(Tlp::read("tlp:Amber+Strict"), Some(Tlp::AmberStrict));
        assert_eq!(Pap::read("PAP:RED"), Some(Pap::Red));
        assert_eq!(Tlp::read("purple"), None);
    }
}
