//! `manifest.json`: what a package is, for whom and why, and the hashes of every file in it.
//!
//! The digest of its own bytes goes into the journal, so the journal entry vouches for the whole package.
//! Never here: reading or writing the disk.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::{Digest, Foreign, Marking};

/// File name of the manifest in its package.
pub const NAME: &str = "manifest.json";

/// The version of the shape.
pub const VERSION: u32 = 1;

/// What a package is. Instants are UTC, RFC 3339.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// `manifest`.
    pub attache: String,
    /// Version of the shape.
    pub version: u32,
    /// True in exercises: nothing in the package is real.
    pub practice: bool,
    /// Our reference, as in `A-2031-0142`.
    pub our_reference: String,
    /// The number of the forwarding, letter or export within the record, from 1.
    pub dispatch: u32,
    /// The originator's reference.
    pub their_reference: Option<Foreign>,
    /// When the officer confirmed the forwarding.
    pub confirmed_at: String,
    /// When the package was made.
    pub created_at: String,
    /// Who sends it.
    pub sender: Office,
    /// Who gets it.
    pub recipients: Vec<Recipient>,
    /// Why it is sent, in the officer's words.
    pub purpose: Foreign,
    /// On what basis.
    pub legal_basis: Option<Foreign>,
    /// When the recipient must answer.
    pub answer_by: Option<String>,
    /// Limits on use.
    pub marking: Marks,
    /// Every file of the package but this one, in order.
    pub files: Vec<Listed>,
    /// What it is; packages from before there were letters do not say and are forwardings.
    #[serde(default)]
    pub kind: PackageKind,
    /// By which channel a letter goes, one word.
    #[serde(default)]
    pub channel: Option<String>,
    /// What a letter does, and in which language.
    #[serde(default)]
    pub letter: Option<LetterMark>,
    /// The grounds of a refusal.
    #[serde(default)]
    pub grounds: Vec<GroundMark>,
    /// Parts of the record that stayed at the desk.
    #[serde(default)]
    pub withheld: Vec<WithheldPart>,
}

/// What a package is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PackageKind {
    /// A record for a unit at home.
    #[default]
    Forwarding,
    /// A letter abroad.
    Letter,
    /// A record or letter written to a folder an officer named.
    Export,
}

/// What a letter does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LetterMark {
    /// Its number within the record, from 1.
    pub number: u32,
    /// Its kind, one word.
    pub kind: String,
    /// ISO 639-1 code of its language.
    pub language: String,
    /// The moment it bears.
    pub dated: Option<String>,
}

/// A ground of refusal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroundMark {
    /// Its code.
    pub code: String,
    /// Its words.
    pub title: String,
}

/// A part of the record that stayed at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WithheldPart {
    /// Its name.
    pub part: String,
    /// What it is, in the desk's words.
    pub what: String,
}

/// The desk that sends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Office {
    /// Its name.
    pub desk: String,
    /// Its state.
    pub country: String,
    /// Id of the officer who confirmed.
    pub officer: String,
}

/// Who receives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recipient {
    /// The id of a unit at home.
    pub unit: Option<String>,
    /// Its name.
    pub name: String,
    /// Its state.
    pub country: String,
}

/// The marking, in words of the desk and the originator's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Marks {
    /// Codes of every dimension, as in `H1 H2 TLP:AMBER`.
    pub summary: String,
    /// The words of H3.
    pub handling_text: Option<Foreign>,
    /// The originator's own limits.
    pub restrictions: Vec<Foreign>,
    /// True when the originator said nothing and the desk assumes the restrictive default.
    pub assumed: bool,
}

/// A file with its size and hashes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// File name in the package; ours, never the sender's.
    pub name: String,
    /// Size.
    pub bytes: u64,
    /// BLAKE3, lower hex.
    pub blake3: String,
    /// SHA-256, lower hex.
    pub sha256: String,
}

impl Listed {
    /// The line about a file with these bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            blake3: Digest::of(bytes).to_string(),
            sha256: sha256(bytes),
        }
    }
}

impl From<&Marking> for Marks {
    fn from(marking: &Marking) -> Self {
        Self {
            summary: marking.summary(),
            handling_text: marking.handling_text.clone(),
            restrictions: marking.restrictions.clone(),
            assumed: marking.assumed,
        }
    }
}

impl Manifest {
    /// Whether the other is the same package made at another moment. A package that was on disk before its journal
    /// entry is built again after a crash, and then only the moment differs.
    pub fn is_same_but_for_time(&self, other: &Self) -> bool {
        let mut other = other.clone();
        other.created_at.clone_from(&self.created_at);
        *self == other
    }
}

/// SHA-256 in lower hex: the hash other offices quote.
fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_published_examples() {
        // FIPS 180-4 example "abc"; BLAKE3 of no bytes from its reference test vectors.
        assert_eq!(
            Listed::of("x", b"abc").sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            Listed::of("x", b"").blake3,
            "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"
        );
    }
}
