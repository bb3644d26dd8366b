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
use super::manifest::{
    self, Listed, Manifest, Marks, Office, PackageKind, Recipient, WithheldPart,
};
use crate::domain::dispatch::Dispatch;
use crate::domain::export::Export;
use crate::domain::part::{self, Part};
use crate::domain::unit::Unit;
use crate::domain::{CountryCode, Digest, Foreign, Item, Label, Moment};

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

/// Everything a forwarding is made of, besides the originals.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// The record.
    pub item: &'a Item,
    /// The forwarding an officer confirmed.
    pub dispatch: &'a Dispatch,
    /// The unit it names.
    pub unit: &'a Unit,
    /// Parts of the record that stay at the desk, by name.
    pub withheld: &'a [Label],
    /// The desk.
    pub sender: Sender<'a>,
    /// The instant the package is made (UTC).
    pub now: Moment,
}

/// Everything a record written to a folder of an officer's choice is made of, besides the originals.
#[derive(Clone, Copy, Debug)]
pub struct Exporting<'a> {
    /// The record.
    pub item: &'a Item,
    /// The export an officer orders.
    pub export: &'a Export,
    /// The recipient's name.
    pub name: &'a str,
    /// The desk.
    pub sender: Sender<'a>,
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
    way: Option<&'static str>,
    folder: String,
    files: Vec<PackageFile>,
    manifest: Manifest,
}

impl Package {
    /// The package of these files; the manifest lists them and is put behind them. `way`: the folder of the outbox it lies
    /// in; `None` for a folder an officer named.
    pub(super) fn new(
        way: Option<&'static str>,
        folder: String,
        mut files: Vec<PackageFile>,
        mut manifest: Manifest,
    ) -> Result<Self, OutboxError> {
        manifest.files = files
            .iter()
            .map(|file| Listed::of(&file.name, &file.bytes))
            .collect();
        files.push(file(manifest::NAME, to_ascii_json(&manifest)?));
        Ok(Self {
            way,
            folder,
            files,
            manifest,
        })
    }

    /// Name of its folder: our reference, number, and for a forwarding the unit.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The folder of the outbox it lies in, one for each way out; `None` when an officer named where it goes.
    pub const fn way(&self) -> Option<&'static str> {
        self.way
    }

    /// Every file, the manifest last.
    pub fn files(&self) -> &[PackageFile] {
        &self.files
    }

    /// What the manifest says.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Digest of the manifest as it will be on disk.
    pub fn digest(&self) -> Digest {
        let last = self.files.last();
        last.map_or_else(|| Digest::of(&[]), |file| Digest::of(&file.bytes))
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
    /// A file that came with the message: its place among the attachments that go along.
    Attachment(usize),
}

/// What stands on every package of a record, whatever the way.
pub(super) struct Cover<'a> {
    /// The record with what is disclosed of it.
    pub item: Item,
    /// What stays at the desk.
    pub held: Vec<Part>,
    pub kind: PackageKind,
    pub number: u32,
    pub to: Recipient,
    pub purpose: &'a Foreign,
    pub basis: Option<&'a Foreign>,
    pub answer_by: Option<Moment>,
    pub by: &'a Label,
    pub confirmed_at: Moment,
    pub sender: Sender<'a>,
}

impl Cover<'_> {
    /// `A-2031-0142, forwarding 1`.
    pub fn name(&self) -> String {
        let what = match self.kind {
            PackageKind::Export => "export",
            PackageKind::Forwarding | PackageKind::Letter => "forwarding",
        };
        format!("{}, {what} {}", self.item.our_ref, self.number)
    }
}

/// The folder of the outbox forwardings lie in.
pub const UNITS: &str = "units";

/// Name of a forwarding's folder. References and labels are plain ASCII without slashes, so it is safe on every file system.
pub fn forwarding_folder(item: &Item, dispatch: &Dispatch) -> String {
    format!("{}-{}-{}", item.our_ref, dispatch.number, dispatch.to)
}

/// Builds the package of a forwarding. Whether it may leave was asked before: the marking is no matter here.
pub fn build(sending: &Sending<'_>, originals: &Originals<'_>) -> Result<Package, OutboxError> {
    check(sending)?;
    let Sending { dispatch, unit, .. } = *sending;
    let to = Recipient {
        unit: Some(unit.id.to_string()),
        name: unit.name.clone(),
        country: unit.country.to_string(),
    };
    let cover = Cover {
        item: disclosed(sending.item, sending.withheld),
        held: part::held_back(sending.item, sending.withheld),
        kind: PackageKind::Forwarding,
        number: dispatch.number,
        to,
        purpose: &dispatch.purpose,
        basis: dispatch.basis.as_ref(),
        answer_by: dispatch.answer_by,
        by: &dispatch.by,
        confirmed_at: dispatch.confirmed_at,
        sender: sending.sender,
    };
    let folder = forwarding_folder(sending.item, dispatch);
    let (files, manifest) = fill(
        &cover,
        sending.item,
        sending.withheld,
        sending.now,
        originals,
    )?;
    Package::new(Some(UNITS), folder, files, manifest)
}

/// Builds the package of a record that is written to a folder of an officer's choice.
pub fn build_export(
    exporting: &Exporting<'_>,
    originals: &Originals<'_>,
) -> Result<Package, OutboxError> {
    let Exporting {
        item, export, name, ..
    } = *exporting;
    let cover = Cover {
        item: disclosed(item, &export.withheld),
        held: part::held_back(item, &export.withheld),
        kind: PackageKind::Export,
        number: export.number,
        to: Recipient {
            unit: export.to.unit.as_ref().map(Label::to_string),
            name: name.to_owned(),
            country: export.to.country.to_string(),
        },
        purpose: &export.purpose,
        basis: export.basis.as_ref(),
        answer_by: None,
        by: &export.by,
        confirmed_at: export.at,
        sender: exporting.sender,
    };
    let (files, manifest) = fill(&cover, item, &export.withheld, export.at, originals)?;
    Package::new(None, export.package.clone(), files, manifest)
}

fn disclosed(item: &Item, withheld: &[Label]) -> Item {
    let content = part::disclosed(&item.content, withheld);
    let mut item = item.clone();
    item.content = content;
    if part::is_withheld(withheld, part::REMARKS) {
        for version in &mut item.versions {
            version.source.remarks.clear();
        }
    }
    item
}

/// The files of a record's package but the manifest, and the manifest without them. `whole`: the record with every part.
fn fill(
    cover: &Cover<'_>,
    whole: &Item,
    withheld: &[Label],
    now: Moment,
    originals: &Originals<'_>,
) -> Result<(Vec<PackageFile>, Manifest), OutboxError> {
    let mut enclosed = Vec::new();
    let mut enclosures = Vec::new();
    let mut enclose = |name: String, bytes: Vec<u8>, kind| {
        let listed = Listed::of(&name, &bytes);
        enclosures.push(Enclosure { listed, kind });
        enclosed.push(PackageFile { name, bytes });
    };
    if let Some(source) = letter::forwardable_original(whole)
        && !part::withholds_original(withheld)
    {
        let name = format!("original-1.{}", extension(&source.format));
        let bytes = fetch(&source.original, originals)?;
        enclose(name, bytes, EnclosureKind::Original(source.format.clone()));
    }
    let mut attached = Vec::new();
    for (n, attachment) in (1..).zip(&whole.content.attachments) {
        let name = part::attachment_name(n);
        if part::is_withheld(withheld, &name) {
            continue;
        }
        let bytes = fetch(&attachment.digest, originals)?;
        let kind = EnclosureKind::Attachment(attached.len());
        attached.push(bytes.clone());
        enclose(format!("{name}.bin"), bytes, kind);
    }
    let text = letter::letter(cover, &enclosures).into_bytes();
    let message = to_ascii_json(&envelope(&cover.item, &attached))?;
    let mut files = vec![file("message.txt", text), file("message.json", message)];
    files.extend(enclosed);
    Ok((files, describe(cover, now)))
}

fn check(sending: &Sending<'_>) -> Result<(), OutboxError> {
    if sending.dispatch.to != sending.unit.id {
        return Err(OutboxError::AnotherUnit {
            meant: sending.dispatch.to.to_string(),
            offered: sending.unit.id.to_string(),
        });
    }
    Ok(())
}

pub(super) fn file(name: &str, bytes: Vec<u8>) -> PackageFile {
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

fn describe(cover: &Cover<'_>, now: Moment) -> Manifest {
    let item = &cover.item;
    Manifest {
        attache: "manifest".to_owned(),
        version: manifest::VERSION,
        practice: cover.sender.practice,
        our_reference: item.our_ref.to_string(),
        dispatch: cover.number,
        their_reference: item.content.their_ref.clone(),
        confirmed_at: cover.confirmed_at.to_string(),
        created_at: now.to_string(),
        sender: Office::of(&cover.sender, cover.by),
        recipients: vec![cover.to.clone()],
        purpose: cover.purpose.clone(),
        legal_basis: cover.basis.cloned(),
        answer_by: cover.answer_by.map(|at| at.to_string()),
        marking: Marks::from(&item.content.marking),
        files: Vec::new(),
        kind: cover.kind,
        channel: None,
        letter: None,
        grounds: Vec::new(),
        withheld: cover.held.iter().map(WithheldPart::from).collect(),
    }
}

impl Office {
    /// The desk, and the officer who sends.
    pub(super) fn of(sender: &Sender<'_>, by: &Label) -> Self {
        Self {
            desk: sender.name.to_owned(),
            country: sender.home.to_string(),
            officer: by.to_string(),
        }
    }
}

impl From<&Part> for WithheldPart {
    fn from(part: &Part) -> Self {
        Self {
            part: part.name.to_string(),
            what: part.title.clone(),
        }
    }
}
