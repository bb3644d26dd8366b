//! Building a package in memory: which files, under which names, with which hashes.
//!
//! Pure but for the originals, which the caller hands in. The same record, forwarding and moment give the same bytes.
//! What an officer did not choose to disclose stays behind, and the package says what that is.
//! Never here: the disk.

use std::io;

use super::OutboxError;
use super::envelope::envelope;
use super::fields::to_ascii_json;
use super::letter;
use super::manifest::{self, Listed, Manifest, Marks, Office, Recipient};
use crate::domain::dispatch::Dispatch;
use crate::domain::marking::Tlp;
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Digest, Item, Label, Moment};

/// The desk that sends.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its state.
    pub home: CountryCode,
    /// True for exercises: PRACTICE stands on the package.
    pub practice: bool,
}

/// Everything a package is made of, besides the originals.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// The record.
    pub item: &'a Item,
    /// The forwarding an officer confirmed.
    pub dispatch: &'a Dispatch,
    /// The unit it names.
    pub unit: &'a Unit,
    /// The desk.
    pub sender: Sender<'a>,
    /// The instant the package is made (UTC).
    pub now: Moment,
}

/// Gives the bytes kept under a digest.
pub type Originals<'a> = dyn Fn(&Digest) -> io::Result<Vec<u8>> + 'a;

/// One file of a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackageFile {
    /// File name; ours, never the sender's.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A package, ready to be written.
#[derive(Clone, Debug)]
pub struct Package {
    folder: String,
    files: Vec<PackageFile>,
    manifest: Manifest,
}

impl Package {
    /// Name of its folder: our reference, number of the forwarding, unit.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Every file, the manifest last.
    pub fn files(&self) -> &[PackageFile] {
        &self.files
    }

    /// What the manifest says.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }
}

/// A file that goes along, and what the letter says of it.
pub(super) struct Enclosure {
    pub listed: Listed,
    pub kind: EnclosureKind,
}

/// What a file that goes along is.
pub(super) enum EnclosureKind {
    /// The message as it arrived.
    Original(Label),
    /// A file that came with the message: its place among the attachments.
    Attachment(usize),
}

/// Builds the package of a forwarding.
///
/// Refuses what the marking forbids by now, also when it was still allowed when the officer confirmed.
pub fn build(sending: &Sending<'_>, originals: &Originals<'_>) -> Result<Package, OutboxError> {
    check(sending)?;
    let content = &sending.item.content;
    let mut enclosed = Vec::new();
    let mut enclosures = Vec::new();
    let mut enclose = |name: String, bytes: Vec<u8>, kind| {
        let listed = Listed::of(&name, &bytes);
        enclosures.push(Enclosure { listed, kind });
        enclosed.push(PackageFile { name, bytes });
    };
    if let Some(source) = letter::forwardable_original(sending.item) {
        let name = format!("original-1.{}", extension(&source.format));
        let bytes = fetch(&source.original, originals)?;
        enclose(name, bytes, EnclosureKind::Original(source.format.clone()));
    }
    let mut attached = Vec::new();
    for (place, attachment) in content.attachments.iter().enumerate() {
        let bytes = fetch(&attachment.digest, originals)?;
        attached.push(bytes.clone());
        let kind = EnclosureKind::Attachment(place);
        enclose(format!("attachment-{}.bin", place + 1), bytes, kind);
    }
    let text = letter::letter(sending, &enclosures).into_bytes();
    let message = to_ascii_json(&envelope(sending.item, &attached))?;
    let mut files = vec![file("message.txt", text), file("message.json", message)];
    files.extend(enclosed);
    let manifest = describe(sending, &files);
    files.push(file(manifest::NAME, to_ascii_json(&manifest)?));
    Ok(Package {
        folder: folder(sending),
        files,
        manifest,
    })
}

fn check(sending: &Sending<'_>) -> Result<(), OutboxError> {
    if sending.dispatch.to != sending.unit.id {
        return Err(OutboxError::AnotherUnit {
            meant: sending.dispatch.to.to_string(),
            offered: sending.unit.id.to_string(),
        });
    }
    if sending.item.content.marking.tlp == Some(Tlp::Red) {
        return Err(OutboxError::MarkingForbids);
    }
    Ok(())
}

/// References and labels are plain ASCII without slashes, so the name is safe on every file system.
fn folder(sending: &Sending<'_>) -> String {
    format!(
        "{}-{}-{}",
        sending.item.our_ref, sending.dispatch.number, sending.dispatch.to
    )
}

fn file(name: &str, bytes: Vec<u8>) -> PackageFile {
    PackageFile {
        name: name.to_owned(),
        bytes,
    }
}

fn fetch(digest: &Digest, originals: &Originals<'_>) -> Result<Vec<u8>, OutboxError> {
    let bytes = originals(digest).map_err(|source| OutboxError::Original {
        digest: digest.to_string(),
        source,
    })?;
    if Digest::of(&bytes) == *digest {
        Ok(bytes)
    } else {
        Err(OutboxError::OriginalDamaged {
            digest: digest.to_string(),
        })
    }
}

/// The ending of an original's file name, from the format we read it as.
fn extension(format: &Label) -> &'static str {
    let family = format.as_str().split('-').next().unwrap_or_default();
    match family {
        "interpol" | "envelope" | "stix" | "misp" | "json" => "json",
        "csv" => "csv",
        "mail" | "eml" => "eml",
        "xml" => "xml",
        "text" => "txt",
        _ => "bin",
    }
}

fn describe(sending: &Sending<'_>, files: &[PackageFile]) -> Manifest {
    let Sending {
        item,
        dispatch,
        unit,
        sender,
        now,
    } = sending;
    let marking = &item.content.marking;
    Manifest {
        attache: "manifest".to_owned(),
        version: manifest::VERSION,
        practice: sender.practice,
        our_reference: item.our_ref.to_string(),
        dispatch: dispatch.number,
        their_reference: item.content.their_ref.clone(),
        confirmed_at: dispatch.confirmed_at.to_string(),
        created_at: now.to_string(),
        sender: Office {
            desk: sender.name.to_owned(),
            country: sender.home.to_string(),
            officer: dispatch.by.to_string(),
        },
        recipients: vec![Recipient {
            unit: unit.id.to_string(),
            name: unit.name.clone(),
            country: unit.country.to_string(),
        }],
        purpose: dispatch.purpose.clone(),
        legal_basis: dispatch.basis.clone(),
        answer_by: dispatch.answer_by.map(|at| at.to_string()),
        marking: Marks {
            summary: marking.summary(),
            handling_text: marking.handling_text.clone(),
            restrictions: marking.restrictions.clone(),
            assumed: marking.assumed,
        },
        files: files
            .iter()
            .map(|file| Listed::of(&file.name, &file.bytes))
            .collect(),
    }
}
