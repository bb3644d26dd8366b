//! Whom or what a record is about.
//!
//! Everything foreign stays [`Foreign`]; what is not known is `None`, never a default.

use serde::{Deserialize, Serialize};

use super::date::DateClaim;
use super::kind::worded;
use super::{CountryCode, Foreign};

/// One person or thing a record is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Subject {
    /// A natural person.
    Person(Box<Person>),
    /// A company, body or group.
    Organisation(Organisation),
    /// A road vehicle.
    Vehicle(Vehicle),
    /// An identity or travel document.
    Document(IdentityDocument),
    /// A telephone number.
    Phone(Phone),
    /// A bank account.
    Account(Account),
    /// A crypto wallet or address.
    Wallet(Wallet),
    /// A firearm.
    Firearm(Firearm),
    /// A ship or boat.
    Vessel(Vessel),
    /// A place.
    Location(Location),
    /// A thing of another kind, described in words (works of art, other property).
    Thing(Thing),
}

worded! {
    /// The part a person plays; kept apart from opinions (Directive (EU) 2016/680 Art. 6).
    Role {
        /// Suspected.
        Suspect = "suspect", "suspect";
        /// Wanted by a warrant.
        Wanted = "wanted", "wanted";
        /// Convicted.
        Convicted = "convicted", "convicted";
        /// Victim.
        Victim = "victim", "victim";
        /// Witness.
        Witness = "witness", "witness";
        /// Missing.
        Missing = "missing", "missing";
        /// Listed under sanctions.
        Listed = "listed", "listed";
        /// Contact or associate.
        Contact = "contact", "contact";
        /// Anything else.
        Other = "other", "other";
    }
}

worded! {
    /// Sex as given.
    Sex {
        /// Female.
        Female = "female", "female";
        /// Male.
        Male = "male", "male";
        /// Said to be unknown.
        Unknown = "unknown", "unknown";
    }
}

worded! {
    /// How far an identity is trusted.
    Trust {
        /// Claimed only.
        Claimed = "claimed", "claimed";
        /// Confirmed by its source.
        Confirmed = "confirmed", "confirmed";
    }
}

/// A person: one or more identities, each with its own source and trust.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    /// The part played.
    pub role: Option<Role>,
    /// Identities, the main one first.
    pub identities: Vec<Identity>,
    /// Other names used.
    pub aliases: Vec<Foreign>,
    /// Documents held or used.
    pub documents: Vec<IdentityDocument>,
    /// Height in centimetres.
    pub height_cm: Option<u16>,
    /// Weight in kilograms.
    pub weight_kg: Option<u16>,
    /// Eye colours; codes nobody decodes stay as they came.
    pub eyes: Vec<Foreign>,
    /// Hair; codes nobody decodes stay as they came.
    pub hair: Vec<Foreign>,
    /// Languages spoken, as given.
    pub languages: Vec<Foreign>,
    /// Distinguishing marks.
    pub marks: Option<Foreign>,
    /// Offences charged.
    pub charges: Vec<Charge>,
    /// Family and associates, in words: relation and name.
    pub relations: Vec<Relation>,
    /// When the person went missing.
    pub missing_since: Option<DateClaim>,
    /// Where the person went missing.
    pub missing_from: Option<Foreign>,
    /// Anything else said.
    pub remarks: Option<Foreign>,
}

/// One identity of a person.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Identity {
    /// Family name.
    pub family_name: Option<Foreign>,
    /// Given names.
    pub given_names: Option<Foreign>,
    /// The whole name where it came undivided.
    pub full_name: Option<Foreign>,
    /// The name in its original script.
    pub original_script: Option<Foreign>,
    /// Birth date with its precision.
    pub birth: Option<DateClaim>,
    /// Birth place.
    pub birth_place: Option<Foreign>,
    /// Birth country.
    pub birth_country: Option<CountryCode>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Nationalities.
    pub nationalities: Vec<CountryCode>,
    /// How far it is trusted.
    pub trust: Option<Trust>,
}

/// One offence charged, in the original language and translated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Charge {
    /// The state that issued the warrant.
    pub country: Option<CountryCode>,
    /// The words as issued.
    pub text: Option<Foreign>,
    /// The translation that came with them.
    pub translation: Option<Foreign>,
}

/// A related person, in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// `father`, `mother`, `associate` …
    pub relation: Foreign,
    /// The name.
    pub name: Foreign,
}

/// A company, body or group.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// Name.
    pub name: Option<Foreign>,
    /// Other names.
    pub aliases: Vec<Foreign>,
    /// Registration number.
    pub registration: Option<Foreign>,
    /// Country of seat or registration.
    pub country: Option<CountryCode>,
    /// What it does, its legal form, anything else said.
    pub remarks: Option<Foreign>,
}

/// A road vehicle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Vehicle {
    /// Registration plate.
    pub plate: Option<Foreign>,
    /// Country of the plate.
    pub country: Option<CountryCode>,
    /// Vehicle identification number.
    pub vin: Option<Foreign>,
    /// Make, model, colour in words.
    pub make_model: Option<Foreign>,
}

/// An identity or travel document.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct IdentityDocument {
    /// Passport, identity card, licence … as given.
    pub document_type: Option<Foreign>,
    /// Number.
    pub number: Option<Foreign>,
    /// Issuing country.
    pub country: Option<CountryCode>,
}

/// A telephone number, as received.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Phone {
    /// The number.
    pub number: Foreign,
}

/// A bank account.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Account {
    /// IBAN or account number.
    pub iban: Option<Foreign>,
    /// BIC.
    pub bic: Option<Foreign>,
    /// Holder.
    pub holder: Option<Foreign>,
}

/// A crypto wallet or address.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Wallet {
    /// Currency, as given.
    pub currency: Option<Foreign>,
    /// Address.
    pub address: Option<Foreign>,
}

/// A firearm.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Firearm {
    /// Serial number.
    pub serial: Option<Foreign>,
    /// Make, model, calibre in words.
    pub make_model: Option<Foreign>,
}

/// A ship or boat.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Vessel {
    /// Name.
    pub name: Option<Foreign>,
    /// IMO ship number.
    pub imo: Option<Foreign>,
    /// Flag.
    pub flag: Option<CountryCode>,
}

/// A place.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Location {
    /// The place in words.
    pub place: Option<Foreign>,
    /// Country.
    pub country: Option<CountryCode>,
    /// Coordinates as given.
    pub coordinates: Option<Foreign>,
}

/// A thing of another kind.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Thing {
    /// What it is.
    pub what: Option<Foreign>,
    /// Serial or inventory number.
    pub number: Option<Foreign>,
    /// Country.
    pub country: Option<CountryCode>,
}

impl Identity {
    /// The name as one text, unfolded: `FAMILY, Given`, or the undivided name; `None` when no name is known.
    pub fn name(&self) -> Option<Foreign> {
        match (&self.family_name, &self.given_names) {
            (Some(family), Some(given)) => {
                Some(format!("{}, {}", family.raw(), given.raw()).into())
            }
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => self
                .full_name
                .clone()
                .or_else(|| self.original_script.clone()),
        }
    }
}

impl Subject {
    /// `person`, `vehicle`, …
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Organisation(_) => "organisation",
            Self::Vehicle(_) => "vehicle",
            Self::Document(_) => "document",
            Self::Phone(_) => "phone",
            Self::Account(_) => "account",
            Self::Wallet(_) => "wallet",
            Self::Firearm(_) => "firearm",
            Self::Vessel(_) => "vessel",
            Self::Location(_) => "location",
            Self::Thing(_) => "thing",
        }
    }

    /// What the subject is called in a list: its name or main number; `None` when neither is known.
    pub fn name(&self) -> Option<Foreign> {
        match self {
            Self::Person(person) => person.identities.first().and_then(Identity::name),
            Self::Organisation(o) => o.name.clone(),
            Self::Vehicle(v) => v
                .plate
                .clone()
                .or_else(|| v.vin.clone())
                .or_else(|| v.make_model.clone()),
            Self::Document(d) => d.number.clone(),
            Self::Phone(p) => Some(p.number.clone()),
            Self::Account(a) => a.iban.clone().or_else(|| a.holder.clone()),
            Self::Wallet(w) => w.address.clone(),
            Self::Firearm(f) => f.serial.clone().or_else(|| f.make_model.clone()),
            Self::Vessel(v) => v.name.clone().or_else(|| v.imo.clone()),
            Self::Location(l) => l.place.clone(),
            Self::Thing(t) => t.what.clone().or_else(|| t.number.clone()),
        }
    }
}
