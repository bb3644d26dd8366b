//! A letter of a record: to whom, where it stands, what it still lacks, who looked at it, what became of it.
//!
//! Never here: printing, the text of the letter.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::letter::{Addressee, Evidence, Letter};
use crate::domain::{CountryCode, Foreign, Label};

/// A letter.
#[derive(Serialize)]
pub struct LetterJson<'a> {
    number: u32,
    kind: &'static str,
    to: AddresseeJson<'a>,
    language: &'static str,
    state: &'static str,
    /// What must be filled in before it can leave, by label; empty once it can no longer change.
    missing: Vec<String>,
    grounds: Vec<&'static str>,
    values: BTreeMap<&'a str, &'a Foreign>,
    officer: &'a Label,
    begun: String,
    changed: String,
    dated: Option<String>,
    author: Option<&'a Label>,
    sent_back: Option<SentBackJson<'a>>,
    authorised: Option<AuthorisedJson<'a>>,
    queued: Option<QueuedJson<'a>>,
    left: Option<String>,
    package: Option<&'a str>,
    manifest: Option<String>,
    failed: Option<&'a str>,
    evidence: Vec<EvidenceJson<'a>>,
}

/// To whom a letter goes, and how.
#[derive(Serialize)]
pub struct AddresseeJson<'a> {
    country: &'a CountryCode,
    authority: Option<&'a Foreign>,
    channel: &'static str,
}

#[derive(Serialize)]
struct SentBackJson<'a> {
    officer: &'a Label,
    why: &'a Foreign,
}

#[derive(Serialize)]
struct AuthorisedJson<'a> {
    officer: &'a Label,
    at: String,
    digest: String,
}

#[derive(Serialize)]
struct QueuedJson<'a> {
    officer: &'a Label,
    recall_until: String,
    digest: Option<String>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    what: &'static str,
    at: String,
    officer: &'a Label,
    text: &'a Foreign,
}

impl<'a> LetterJson<'a> {
    /// The letter as it stands; `missing` is what the bookshelf says it lacks.
    pub fn of(letter: &'a Letter, missing: Vec<String>) -> Self {
        let values = letter.values.iter();
        let package = letter.package.as_ref();
        Self {
            number: letter.number,
            kind: letter.kind.word(),
            to: AddresseeJson::of(&letter.to),
            language: letter.language.word(),
            state: letter.state.word(),
            missing,
            grounds: letter.grounds.iter().map(|ground| ground.word()).collect(),
            values: values.map(|(name, value)| (name.as_str(), value)).collect(),
            officer: &letter.by,
            begun: letter.begun.to_string(),
            changed: letter.changed.to_string(),
            dated: letter.dated.map(|at| at.to_string()),
            author: letter.author.as_ref(),
            sent_back: letter
                .sent_back
                .as_ref()
                .map(|(officer, why)| SentBackJson { officer, why }),
            authorised: letter
                .authorised
                .as_ref()
                .map(|(officer, at, digest)| AuthorisedJson {
                    officer,
                    at: at.to_string(),
                    digest: digest.to_string(),
                }),
            queued: letter.queued.as_ref().map(|(officer, until)| QueuedJson {
                officer,
                recall_until: until.to_string(),
                digest: letter.seen.map(|digest| digest.to_string()),
            }),
            left: letter.left.map(|at| at.to_string()),
            package: package.map(|(folder, _)| folder.as_str()),
            manifest: package.map(|(_, manifest)| manifest.to_string()),
            failed: letter.failed.as_deref(),
            evidence: letter.evidence.iter().map(EvidenceJson::of).collect(),
        }
    }
}

impl<'a> AddresseeJson<'a> {
    /// The addressee.
    pub fn of(to: &'a Addressee) -> Self {
        Self {
            country: &to.country,
            authority: to.authority.as_ref(),
            channel: to.channel.word(),
        }
    }
}

impl<'a> EvidenceJson<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            what: evidence.what.word(),
            at: evidence.at.to_string(),
            officer: &evidence.by,
            text: &evidence.text,
        }
    }
}
