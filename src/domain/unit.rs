//! Domestic units: whom the desk can forward to.

use serde::{Deserialize, Serialize};

use super::marking::Classification;
use super::{CountryCode, Label};

/// A recipient at home.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// Short id.
    pub id: Label,
    /// Name on screen.
    pub name: String,
    /// Country of the unit; the home state for domestic units.
    pub country: CountryCode,
    /// Crime areas it is competent for; empty means any.
    #[serde(default)]
    pub crime_areas: Vec<Label>,
    /// Regions it covers, in words.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Languages it reads (ISO 639).
    #[serde(default)]
    pub languages: Vec<Label>,
    /// Highest classification it may hold, in words; `None` means none.
    #[serde(default)]
    pub clearance: Option<String>,
    /// When somebody is there, in words.
    #[serde(default)]
    pub duty_hours: Option<String>,
    /// How to reach it.
    #[serde(default)]
    pub contact: Option<String>,
}

impl Unit {
    /// The highest classification it may hold; `None` for none, and for words that name none.
    pub fn may_hold(&self) -> Option<Classification> {
        let words = self.clearance.as_deref()?.trim().to_ascii_lowercase();
        let bare = words.strip_prefix("eu-").unwrap_or(&words);
        Classification::from_word(&format!("eu-{bare}"))
    }
}
