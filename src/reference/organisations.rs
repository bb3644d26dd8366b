//! Organisations, networks and the channels they run.
//!
//! Never here: which channel a message should take; that is the desk's decision.
use serde::Deserialize;

use super::{Confidence, Country, Pack, PackError};

/// An organisation or network of cooperation.
#[derive(Debug, Clone, Deserialize)]
pub struct Organisation {
    /// Short name, stable across packs.
    pub id: String,
    /// Name with abbreviation.
    pub name: String,
    /// Field and area of work.
    pub kind: String,
    /// City or cities.
    pub seat: String,
    /// ISO alpha-2 code of the seat.
    pub country: Option<String>,
    /// When and how it began, in words.
    pub founded: Option<String>,
    /// What it is for.
    pub role: String,
    /// Its means of contact.
    #[serde(default)]
    pub channels: Vec<String>,
    /// ISO 639 codes of working languages.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Code of the pack's legend.
    pub confidence: String,
    /// Remark.
    pub notes: Option<String>,
}

/// A way for messages to travel.
#[derive(Debug, Clone, Deserialize)]
pub struct Channel {
    /// Short name, stable across packs.
    pub id: String,
    /// Name for a reader.
    pub name: String,
    /// Organisation that runs it, by id, or who does in words.
    pub by: String,
    /// What it is for.
    pub purpose: String,
    /// Whether personal data may travel, in words.
    pub personal_data: String,
    /// Which country fact tells who is connected; absent when none does.
    reach: Option<ReachRule>,
}

#[derive(Debug, Clone, Deserialize)]
struct ReachRule {
    column: String,
    connected: Vec<String>,
    #[serde(default)]
    unclear: Vec<String>,
}

/// Whether a country can be reached over a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The facts say so.
    Connected,
    /// There is an arrangement, but no fact says that it connects.
    Unclear,
}

/// A channel to a country.
#[derive(Debug, Clone, Copy)]
pub struct Contact<'p> {
    /// The channel.
    pub channel: &'p Channel,
    /// How sure the connection is.
    pub reach: Reach,
}

#[derive(Debug, Deserialize)]
pub(super) struct Shelf {
    pub(super) organisations: Vec<Organisation>,
    pub(super) channels: Vec<Channel>,
}

/// Reads `organisations.json`; an unknown confidence mark is refused.
pub(super) fn read_shelf(text: &str) -> Result<Shelf, PackError> {
    let shelf: Shelf = serde_json::from_str(text)
        .map_err(|error| PackError::json("organisations.json", &error))?;
    match shelf
        .organisations
        .iter()
        .find(|o| Confidence::from_code(&o.confidence).is_none())
    {
        Some(bad) => Err(PackError::table(
            "organisations.json",
            0,
            format!("unknown confidence mark at {}", bad.id),
        )),
        None => Ok(shelf),
    }
}

impl Channel {
    fn reach(&self, country: &Country) -> Option<Reach> {
        let rule = self.reach.as_ref()?;
        let value = country.value(&rule.column)?;
        let among = |values: &[String]| values.iter().any(|known| known == value);
        if among(&rule.connected) {
            Some(Reach::Connected)
        } else {
            among(&rule.unclear).then_some(Reach::Unclear)
        }
    }
}

impl Pack {
    /// The channels on which this country can be, or perhaps can be, reached.
    pub fn contacts(&self, country: &Country) -> Vec<Contact<'_>> {
        let channels = self.channels().iter();
        channels
            .filter_map(|channel| {
                channel
                    .reach(country)
                    .map(|reach| Contact { channel, reach })
            })
            .collect()
    }
}
