//! How reliable a source and how accurate its information is said to be.
//!
//! Scales are kept apart: a value is never turned into another scale silently; a converted one is marked derived.

use serde::{Deserialize, Serialize};

use super::Label;
use super::kind::worded;

worded! {
    /// The scale a value belongs to.
    Scale {
        /// EU 4×4: source A B C X, information 1–4.
        FourByFour = "4x4", "EU 4x4";
        /// UK 3×5×2: source 1–3, information A–E, handling P or C.
        ThreeFiveTwo = "3x5x2", "UK 3x5x2";
        /// Admiralty: source A–F, information 1–6.
        Admiralty = "admiralty", "Admiralty";
        /// Any other scale; the value is kept as it came.
        Other = "other", "Other scale";
    }
}

/// One judgement on one scale.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evaluation {
    /// The scale.
    pub scale: Scale,
    /// The value as written on that scale, for example `B2`.
    pub value: Label,
    /// True when the value was converted from another scale.
    pub derived: bool,
}

impl Evaluation {
    /// Whether the value exists on its scale. Values of other scales cannot be checked and count as well formed.
    pub fn is_well_formed(&self) -> bool {
        let allowed: &[&str] = match self.scale {
            Scale::FourByFour => &["ABCX", "1234"],
            Scale::ThreeFiveTwo => &["123", "ABCDE", "PC"],
            Scale::Admiralty => &["ABCDEF", "123456"],
            Scale::Other => return true,
        };
        let value = self.value.as_str().to_ascii_uppercase();
        value.len() == allowed.len() && value.chars().zip(allowed).all(|(c, set)| set.contains(c))
    }

    /// `EU 4x4 B2`, with `(derived)` when converted.
    pub fn summary(&self) -> String {
        let derived = if self.derived { " (derived)" } else { "" };
        format!("{} {}{derived}", self.scale.title(), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_belong_to_their_scale() {
        for (scale, value, good) in [
            (Scale::FourByFour, "B2", true),
            (Scale::FourByFour, "E2", false),
            (Scale::ThreeFiveTwo, "1AP", true),
            (Scale::ThreeFiveTwo, "1A", false),
            (Scale::Admiralty, "F6", true),
            (Scale::Other, "whatever", true),
        ] {
            let evaluation = Evaluation {
                scale,
                value: value.parse().unwrap(),
                derived: false,
            };
            assert_eq!(evaluation.is_well_formed(), good, "{value}");
        }
    }
}
