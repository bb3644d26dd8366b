//! Packages of a desk that come in: checked whole against their manifest, then read like every message.
//!
//! A letter another office sent `out` comes in here. Never here: envelopes, what becomes of a record.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::Desk;
use crate::domain::{Digest, Direction, Draft, Foreign};
use crate::intake::{self, Hints, Limits};
use crate::outbox::manifest::{self, Manifest};
use crate::outbox::verify;

/// The file of a package that holds the record.
const MESSAGE: &str = "message.json";

/// Bytes of a manifest that are looked at, to tell whether a folder is a package at all.
const MANIFEST_BYTES: u64 = 1024 * 1024;

/// Files a package may hold.
const FILES: usize = 4096;

/// Bytes all files of a package may have together.
const BYTES: u64 = 256 * 1024 * 1024;

/// A package as it was read.
pub(super) struct Parcel {
    /// The message's bytes, or the manifest's where the package is not whole.
    pub bytes: Arc<[u8]>,
    /// The record in it; empty when it could not be read.
    pub drafts: Vec<Draft>,
    /// Why it could not be read, and where.
    pub faults: Vec<(Foreign, String)>,
    /// The other files, to be kept under their digests.
    pub beside: Vec<Vec<u8>>,
}

/// Whether the folder is a package of a desk: its manifest says so, whatever else it says.
pub(super) fn is_package(folder: &Path) -> bool {
    let path = folder.join(manifest::NAME);
    let is_file = std::fs::symlink_metadata(&path).is_ok_and(|about| about.is_file());
    let mut bytes = Vec::new();
    let read = is_file
        && File::open(&path)
            .and_then(|file| file.take(MANIFEST_BYTES).read_to_end(&mut bytes))
            .is_ok();
    let says = |value: serde_json::Value| value.get("attache").is_some_and(|a| a == "manifest");
    read && serde_json::from_slice(&bytes).is_ok_and(says)
}

/// Why the folder holds more than any package does, if so: it is asked before a byte of it is read.
fn too_much(folder: &Path) -> std::io::Result<Option<&'static str>> {
    let (mut files, mut bytes) = (0_usize, 0_u64);
    for entry in std::fs::read_dir(folder)? {
        files += 1;
        bytes = bytes.saturating_add(entry?.metadata()?.len());
        if files > FILES || bytes > BYTES {
            return Ok(Some(
                "The package holds more than 4096 files or 256 MiB. Nothing of it was taken in; ask for it in parts.",
            ));
        }
    }
    Ok(None)
}

impl Desk {
    /// Reads a package. One that is not as its manifest says is refused as a whole.
    pub(super) fn open_parcel(
        &self,
        folder: &Path,
        limits: &Limits,
        read: impl Fn(&Path, &Limits) -> Result<Vec<u8>, String>,
    ) -> Result<Parcel, String> {
        let refused = |why: String| -> Result<Parcel, String> {
            let bytes = read(&folder.join(manifest::NAME), limits)?;
            Ok(Parcel {
                bytes: bytes.into(),
                drafts: Vec::new(),
                faults: vec![(why.into(), manifest::NAME.to_owned())],
                beside: Vec::new(),
            })
        };
        if let Some(why) = too_much(folder).map_err(|error| error.to_string())? {
            return refused(why.to_owned());
        }
        let whole = match verify(folder) {
            Ok(whole) => whole,
            Err(error) => return refused(error.to_string()),
        };
        let mut message = None;
        let mut beside = vec![read(&folder.join(manifest::NAME), limits)?];
        let mut remarks = provenance(&whole.manifest);
        for listed in &whole.manifest.files {
            let bytes = read(&folder.join(&listed.name), limits)?;
            if Digest::of(&bytes).to_string() != listed.blake3 {
                return refused("The package changed while it was read; try again.".to_owned());
            }
            if listed.name == MESSAGE {
                message = Some(bytes);
            } else {
                remarks.extend(kept(&listed.name, &listed.blake3));
                beside.push(bytes);
            }
        }
        let Some(message) = message else {
            return refused(
                "The package holds no message.json; nothing in it can be read.".to_owned(),
            );
        };
        Ok(self.read_message(message, &whole.manifest, beside, &remarks, limits))
    }

    fn read_message(
        &self,
        message: Vec<u8>,
        manifest: &Manifest,
        beside: Vec<Vec<u8>>,
        remarks: &[Foreign],
        limits: &Limits,
    ) -> Parcel {
        let bytes: Arc<[u8]> = message.into();
        let (mut drafts, faults) = match intake::parse(&bytes, limits, &Hints::default()) {
            Ok(parsed) => (parsed.drafts, parsed.faults),
            Err(fault) => (Vec::new(), vec![fault]),
        };
        let is_from_abroad =
            manifest.letter.is_some() && manifest.sender.country != self.profile().home.as_str();
        for draft in &mut drafts {
            draft.remarks.extend_from_slice(remarks);
            if is_from_abroad {
                draft.content.direction = Direction::In;
            }
        }
        let words = |fault: intake::Fault| (fault.why.to_string().into(), fault.at.to_string());
        Parcel {
            bytes,
            drafts,
            faults: faults.into_iter().map(words).collect(),
            beside,
        }
    }
}

/// Who sent it, and whether it is real.
fn provenance(manifest: &Manifest) -> Vec<Foreign> {
    let Manifest {
        sender,
        our_reference,
        purpose,
        ..
    } = manifest;
    let from = format!(
        "Package of {} ({}), officer {}, their reference {our_reference}; purpose: {}",
        sender.desk,
        sender.country,
        sender.officer,
        purpose.raw()
    );
    let mut remarks = vec![Foreign::from(from.as_str())];
    if manifest.practice {
        remarks.push("PRACTICE: an exercise; nothing in the package is real.".into());
    }
    remarks
}

/// Where a file that is not the message stays. Forms of a letter say what the message says.
fn kept(name: &str, blake3: &str) -> Option<Foreign> {
    let is_attachment = name.starts_with("attachment-") || name == "message.txt";
    (!is_attachment)
        .then(|| Foreign::from(format!("{name} of the package is kept: BLAKE3 {blake3}").as_str()))
}
