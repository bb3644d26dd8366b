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
    /// only where it is at least as strict: the assumed codes stay in force for what was unmarked.
    #[must_use]
    pub fn strictest(&self, other: &Self) -> Self {
        let mut combined = self.clone();
        for code in &other.handling {
            combined.add_handling(*code);
        }
        if combined.handling_text.is_none() {
            combined.handling_text.clone_from(&other.handling_text);
        } else if let Some(text) = &other.handling_text
            && combined.handling_text.as_ref() != Some(text)
        {
            combined.restrictions.push(text.clone());
        }
        combined.tlp = self.tlp.max(other.tlp);
        combined.pap = self.pap.max(other.pap);
        combined.classification = self.classification.max(other.classification);
        for restriction in &other.restrictions {
            if !combined.restrictions.contains(restriction) {
                combined.restrictions.push(restriction.clone());
            }
        }
        combined.assumed = self.assumed || other.assumed;
        combined
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
    fn old_white_is_clear() {
        assert_eq!(Tlp::read("TLP:WHITE"), Some(Tlp::Clear));
        assert_eq!(Tlp::read("tlp:Amber+Strict"), Some(Tlp::AmberStrict));
        assert_eq!(Pap::read("PAP:RED"), Some(Pap::Red));
        assert_eq!(Tlp::read("purple"), None);
    }
}
