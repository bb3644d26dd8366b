//! What a record says: the part that came from outside, or that goes out.
//!
//! A new version of a message replaces the content as a whole; both stay in the journal, and the field diff is kept.

use serde::{Deserialize, Serialize};

use super::evaluation::Evaluation;
use super::kind::worded;
use super::{
    CountryCode, Digest, Direction, Foreign, Kind, Label, Marking, Moment, Priority, Subject,
};

worded! {
    /// The way a message came or goes.
    Channel {
        /// INTERPOL's network.
        I247 = "i-24/7", "I-24/7";
        /// Europol's exchange application.
        Siena = "siena", "SIENA";
        /// Supplementary information on SIS alerts.
        Sirene = "sirene", "SIRENE";
        /// E-mail.
        Mail = "mail", "e-mail";
        /// Diplomatic channel.
        Diplomatic = "diplomatic", "diplomatic channel";
        /// Authority to authority.
        Direct = "direct", "direct contact";
        /// Removable medium.
        Medium = "medium", "removable medium";
        /// A file handed in, channel not said.
        File = "file", "file";
    }
}

/// An authority abroad or at home.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Party {
    /// Country code as given.
    pub country: Option<CountryCode>,
    /// The authority's name as given.
    pub authority: Option<Foreign>,
}

/// When an answer is wanted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DueClaim {
    /// At an instant.
    At(Moment),
    /// On a calendar day (ISO), ending 23:59:59 in the named IANA zone.
    OnDay {
        /// `2031-03-10`.
        day: Label,
        /// `Africa/Johannesburg`; text because zones carry a slash.
        zone: Foreign,
        /// The instant that day ends, where the zone is known.
        ends: Option<Moment>,
    },
    /// Unreadable: flagged, never taken for "no deadline".
    Unreadable(Foreign),
}

impl DueClaim {
    /// The instant, where one is known.
    pub const fn instant(&self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(*moment),
            Self::OnDay { ends, .. } => *ends,
            Self::Unreadable(_) => None,
        }
    }
}

/// A file that came with a message; its bytes are kept under their digest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// The sender's name for it: text, never used as a file name.
    pub name: Foreign,
    /// Declared media type.
    pub media_type: Option<Foreign>,
    /// Size in bytes.
    pub size: u64,
    /// BLAKE3 digest of the bytes.
    pub digest: Digest,
}

/// A field no parser has a place for: kept and shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OtherField {
    /// Where it stood, for example `/arrest_warrants/0/extra`.
    pub path: Foreign,
    /// Its value as compact JSON or text.
    pub value: Foreign,
}

/// What a record says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Alert, request or message, and which.
    pub kind: Kind,
    /// In or out.
    pub direction: Direction,
    /// One line.
    pub title: Foreign,
    /// The text, with its line breaks.
    pub text: Foreign,
    /// Language as given (ISO 639 where it was one).
    pub language: Option<Foreign>,
    /// The originator's reference, normalised by its format: `2031/90001`.
    pub their_ref: Option<Foreign>,
    /// The reference they quote as ours.
    pub your_ref: Option<Foreign>,
    /// Who sent it.
    pub from: Party,
    /// To whom.
    pub to: Vec<Party>,
    /// By which channel.
    pub channel: Channel,
    /// The sender's own date.
    pub sent_at: Option<Moment>,
    /// Urgency the sender claims.
    pub urgency: Option<Priority>,
    /// When an answer is wanted.
    pub due: Option<DueClaim>,
    /// The deadline rule the sender or the desk named, for example `SPOC-U-DIR`.
    pub due_rule: Option<Label>,
    /// Crime areas.
    pub crime_areas: Vec<Label>,
    /// Legal basis as given.
    pub legal_basis: Option<Foreign>,
    /// Purpose as given.
    pub purpose: Option<Foreign>,
    /// Limits on use; never empty, see [`Marking::or_assumed`].
    pub marking: Marking,
    /// Evaluations, each on its own scale.
    pub evaluation: Vec<Evaluation>,
    /// Persons and things.
    pub subjects: Vec<Subject>,
    /// Files that came with it.
    pub attachments: Vec<Attachment>,
    /// Fields no parser has a place for.
    pub other_fields: Vec<OtherField>,
}

impl Content {
    /// An empty content of this kind: nothing known but what it is, marking assumed.
    pub fn new(kind: Kind, direction: Direction, title: Foreign) -> Self {
        Self {
            kind,
            direction,
            title,
            text: Foreign::default(),
            language: None,
            their_ref: None,
            your_ref: None,
            from: Party::default(),
            to: Vec::new(),
            channel: Channel::File,
            sent_at: None,
            urgency: None,
            due: None,
            due_rule: None,
            crime_areas: Vec::new(),
            legal_basis: None,
            purpose: None,
            marking: Marking::assumed(),
            evaluation: Vec::new(),
            subjects: Vec::new(),
            attachments: Vec::new(),
            other_fields: Vec::new(),
        }
    }

    /// The country on the other side: the sender of what comes in, the first addressee of what goes out.
    pub fn partner(&self) -> Option<CountryCode> {
        match self.direction {
            Direction::In => self.from.country,
            Direction::Out => self.to.first().and_then(|party| party.country),
        }
    }
}
