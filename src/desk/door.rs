//! Files through the in-door: find, read within limits, parse, receive. One bad file never stops the others.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::parcel::is_package;
use super::{Actor, Desk, DeskError, Outcome, Receipt, Received};
use crate::domain::draft::DraftAttachment;
use crate::domain::version::{Again, again};
use crate::domain::{Digest, Draft, Foreign};
use crate::intake::{self, Hints, Limit, Limits};
use crate::store::reference_key;

/// Records taken into one fsync.
const RECORDS: usize = 1_000;
/// Bytes of originals taken into one fsync.
const BYTES: usize = 8 * 1024 * 1024;

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// What is known about the files beside their bytes.
    pub hints: Hints,
    /// Limits, possibly lowered.
    pub limits: Limits,
    /// Only look: nothing is written.
    pub dry_run: bool,
}

/// How far an import is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Files finished.
    pub files: usize,
    /// Files found.
    pub of: usize,
    /// Records read.
    pub records: usize,
}

/// What became of everything.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    /// One receipt for each file or part of a long file, in order.
    pub receipts: Vec<Receipt>,
    /// Files that could not even be read or kept, with the reason; they are where they were.
    pub unreadable: Vec<(Foreign, String)>,
}

impl Desk {
    /// Imports files and folders (recursively, in name order; links, pipes and devices are left alone). A folder that is a
    /// package of a desk is taken as one message, once it is as its manifest says.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
        by: &Actor,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportReport, DeskError> {
        let mut report = ImportReport::default();
        let files = find(paths, &mut report);
        let mut told = Progress {
            of: files.len(),
            ..Progress::default()
        };
        let mut waiting = Waiting::default();
        for found in files {
            let path = found.path();
            match self.parts(&found, options, by)? {
                Ok(parts) => {
                    for part in parts {
                        told.records += part.drafts.len();
                        waiting.add(part);
                        if waiting.is_full() {
                            report
                                .receipts
                                .extend(self.take(waiting.take(), options, by)?);
                            progress(told);
                        }
                    }
                }
                Err(why) => report.unreadable.push((file_name(path), why)),
            }
            told.files += 1;
            progress(told);
        }
        report
            .receipts
            .extend(self.take(waiting.take(), options, by)?);
        progress(told);
        Ok(report)
    }

    /// What a file or package holds; why it cannot even be read.
    fn parts(
        &self,
        found: &Found,
        options: &ImportOptions,
        by: &Actor,
    ) -> Result<Result<Vec<Received>, String>, DeskError> {
        let folder = match found {
            Found::File(path) => {
                let bytes = read(path, &options.limits);
                return Ok(bytes.map(|bytes| parse(&file_name(path), &bytes.into(), options)));
            }
            Found::Package(folder) => folder,
        };
        let parcel = match self.open_parcel(folder, &options.limits, read) {
            Ok(parcel) => parcel,
            Err(why) => return Ok(Err(why)),
        };
        if !options.dry_run && !parcel.drafts.is_empty() {
            self.keep(parcel.beside, by)?;
        }
        Ok(Ok(vec![Received {
            name: file_name(folder),
            bytes: parcel.bytes,
            drafts: parcel.drafts,
            faults: parcel.faults,
        }]))
    }

    /// Keeps bytes under their digests.
    fn keep(&self, files: Vec<Vec<u8>>, by: &Actor) -> Result<(), DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        writer.run(by.now, move |store| {
            files
                .iter()
                .try_for_each(|bytes| store.keep_original(bytes).map(drop))
        })?;
        Ok(())
    }

    /// Imports bytes that did not come from a file, under a name.
    pub fn import_bytes(
        &self,
        name: &Foreign,
        bytes: &Arc<[u8]>,
        options: &ImportOptions,
        by: &Actor,
    ) -> Result<Vec<Receipt>, DeskError> {
        self.take(parse(name, bytes, options), options, by)
    }

    fn take(
        &self,
        files: Vec<Received>,
        options: &ImportOptions,
        by: &Actor,
    ) -> Result<Vec<Receipt>, DeskError> {
        if files.is_empty() {
            return Ok(Vec::new());
        }
        if options.dry_run {
            return files.into_iter().map(|file| self.foresee(file)).collect();
        }
        self.receive(files, by)
    }

    /// What receiving would do, without doing it. Two copies that are both new are both foreseen as new.
    fn foresee(&self, file: Received) -> Result<Receipt, DeskError> {
        let original = Digest::of(&file.bytes);
        let mut outcomes = Vec::new();
        for draft in file.drafts {
            let format = draft.format.clone();
            outcomes.push((Some(format), self.foresee_draft(draft, &original)?));
        }
        if !file.faults.is_empty() {
            let never = crate::domain::Moment::default();
            let refused = super::receive::Refused::new(&file.name, &file.bytes, never);
            for (reason, at) in file.faults {
                outcomes.push((None, Outcome::Quarantined(refused.because(reason, at))));
            }
        }
        Ok(Receipt {
            name: file.name,
            outcomes,
        })
    }

    fn foresee_draft(&self, draft: Draft, original: &Digest) -> Result<Outcome, DeskError> {
        let mut content = draft.content;
        content.marking = content.marking.or_assumed();
        content
            .attachments
            .extend(draft.attachments.into_iter().map(DraftAttachment::kept_as));
        let place = draft.place.as_deref();
        let key = reference_key(&content, original, place);
        let known = self.inner.shelf.by_reference(&key)?;
        let Some(item) = known
            .map(|id| self.inner.shelf.item(id))
            .transpose()?
            .flatten()
        else {
            return Ok(Outcome::New);
        };
        Ok(
            match again(&item, content, draft.is_summary, original, place) {
                Again::Nothing => Outcome::Duplicate(item.id, item.our_ref),
                Again::Version { changes, .. } => {
                    Outcome::Version(item.id, item.our_ref, changes.len())
                }
            },
        )
    }
}

/// Parsed files that wait for one fsync.
#[derive(Default)]
struct Waiting {
    files: Vec<Received>,
    records: usize,
    bytes: usize,
}

impl Waiting {
    fn add(&mut self, file: Received) {
        self.records += file.drafts.len().max(1);
        self.bytes += file.bytes.len();
        self.files.push(file);
    }

    const fn is_full(&self) -> bool {
        self.records >= RECORDS || self.bytes >= BYTES
    }

    fn take(&mut self) -> Vec<Received> {
        std::mem::take(self).files
    }
}

/// What a file holds, a long list in parts.
fn parse(name: &Foreign, bytes: &Arc<[u8]>, options: &ImportOptions) -> Vec<Received> {
    let whole = |drafts, faults| Received {
        name: name.clone(),
        bytes: Arc::clone(bytes),
        drafts,
        faults,
    };
    match intake::parse(bytes, &options.limits, &options.hints) {
        Err(fault) => vec![whole(Vec::new(), vec![words(&fault)])],
        Ok(parsed) => {
            let mut drafts = parsed.drafts.into_iter();
            let mut parts = Vec::new();
            loop {
                let part: Vec<_> = drafts.by_ref().take(RECORDS).collect();
                if part.is_empty() {
                    break;
                }
                parts.push(whole(part, Vec::new()));
            }
            if !parsed.faults.is_empty() {
                parts.push(whole(Vec::new(), parsed.faults.iter().map(words).collect()));
            }
            parts
        }
    }
}

/// A refusal as reason and place.
fn words(fault: &intake::Fault) -> (Foreign, String) {
    (fault.why.to_string().into(), fault.at.to_string())
}

/// Something to import.
enum Found {
    /// A file.
    File(PathBuf),
    /// A folder that is a package of a desk.
    Package(PathBuf),
}

impl Found {
    const fn path(&self) -> &PathBuf {
        match self {
            Self::File(path) | Self::Package(path) => path,
        }
    }
}

/// Regular files and packages under `paths`, in name order. What is no file and no folder is reported.
fn find(paths: &[PathBuf], report: &mut ImportReport) -> Vec<Found> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    while let Some(path) = open.pop() {
        match std::fs::symlink_metadata(&path) {
            Ok(about) if about.is_dir() && is_package(&path) => files.push(Found::Package(path)),
            Ok(about) if about.is_dir() => match children(&path) {
                Ok(inside) => open.extend(inside.into_iter().rev()),
                Err(error) => report
                    .unreadable
                    .push((file_name(&path), error.to_string())),
            },
            Ok(about) if about.is_file() => files.push(Found::File(path)),
            Ok(_) => report.unreadable.push((
                file_name(&path),
                "it is no regular file (link, pipe or device)".into(),
            )),
            Err(error) => report
                .unreadable
                .push((file_name(&path), error.to_string())),
        }
    }
    files
}

fn children(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut inside = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()?;
    inside.sort();
    Ok(inside)
}

/// The file's bytes, unless it is larger than a file may be. Links are not followed, pipes are not waited for.
fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, String> {
    let most = limits.get(Limit::FileBytes);
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let file: File = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit)
        .read_to_end(&mut bytes)
        .map_err(|e| e.to_string())?;
    if bytes.len() > most {
        return Err(format!(
            "it is larger than {} MiB; split it",
            most / (1024 * 1024)
        ));
    }
    Ok(bytes)
}

fn file_name(path: &Path) -> Foreign {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Foreign::from_bytes(std::os::unix::ffi::OsStrExt::as_bytes(name))
}
