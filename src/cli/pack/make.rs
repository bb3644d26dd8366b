//! `pack make` and `pack unpack`: between a pack file and its texts. Neither needs a store.
//!
//! Never here: whether a pack may be used at a desk.
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::file;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Out;
use crate::cli::session::shown;
use crate::domain::text::Shown;
use crate::domain::{Digest, Refusal};
use crate::reference::bundle::{self, ENDING, FILE_COUNT, MOST_BYTES, OwnedPackFiles};
use crate::reference::{PackFiles, read_checked};

/// Arguments of `pack make`.
#[derive(Args, Clone, Debug)]
#[command(allow_missing_positional = true)]
pub(super) struct Make {
    /// The folder of texts
    #[arg(value_name = "DIR", conflicts_with = "embedded")]
    from: Option<PathBuf>,
    /// The file to write, which must not be there yet
    #[arg(value_name = "OUT")]
    to: PathBuf,
    /// From the texts inside the program instead of DIR
    #[arg(long)]
    embedded: bool,
}

/// Arguments of `pack unpack`.
#[derive(Args, Clone, Debug)]
#[command(allow_missing_positional = true)]
pub(super) struct Unpack {
    /// The pack file
    #[arg(value_name = "FILE", conflicts_with = "embedded")]
    from: Option<PathBuf>,
    /// The folder to write to
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// The texts inside the program instead of FILE
    #[arg(long)]
    embedded: bool,
}

#[derive(Serialize)]
struct MadeJson<'a> {
    version: &'a str,
    bytes: usize,
    blake3: String,
    signed: bool,
}

/// Where texts come from; nowhere means the program.
fn source<'a>(
    from: Option<&'a PathBuf>,
    embedded: bool,
    usage: &str,
) -> Result<Option<&'a Path>, Failure> {
    match (from, embedded) {
        (None, false) => Err(Failure::usage(format!("It is written: {usage}."))),
        (from, _) => Ok(from.map(PathBuf::as_path)),
    }
}

/// Runs `pack make`.
pub(super) fn run(args: &Make, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let usage = "pack make DIR OUT, or pack make --embedded OUT";
    let (from, to) = (source(args.from.as_ref(), args.embedded, usage)?, &args.to);
    let folder = from.map(file::read_folder).transpose()?;
    let files = folder
        .as_ref()
        .map_or(PackFiles::EMBEDDED, OwnedPackFiles::texts);
    let pack = read_checked(&files).map_err(|unfit| {
        let words = format!("No pack was made: {unfit}.");
        Failure::Refused(Refusal::needing(words, "texts without that fault"))
    })?;
    if to.extension().is_none_or(|ending| ending != ENDING) {
        out.note(&format!("A pack file is usually called NAME.{ENDING}."))?;
    }
    let bytes = bundle::write(&files);
    if bytes.len() > MOST_BYTES {
        let words = format!("No pack was made: it would be larger than {MOST_BYTES} bytes.");
        return Err(Failure::Refused(Refusal::new(words)));
    }
    file::write(to, &bytes)?;
    let made = MadeJson {
        version: &pack.manifest().version,
        bytes: bytes.len(),
        blake3: Digest::of(&bytes).to_string(),
        signed: false,
    };
    if out.wants_json() {
        out.object(&made)?;
    } else {
        out.line(&Shown::of(format_args!(
            "Made {}: version {}, {FILE_COUNT} texts, {} bytes, unsigned.",
            shown(to),
            made.version,
            made.bytes
        )))?;
        out.line(&Shown::of(format_args!("BLAKE3 {}", made.blake3)))?;
    }
    Ok(Exit::Done)
}

#[derive(Serialize)]
struct UnpackedJson {
    files: usize,
}

/// Runs `pack unpack`.
pub(super) fn unpack(args: &Unpack, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let usage = "pack unpack FILE DIR, or pack unpack --embedded DIR";
    let (from, to) = (source(args.from.as_ref(), args.embedded, usage)?, &args.to);
    let files = from.map(texts_of).transpose()?;
    let files = files
        .as_ref()
        .map_or(PackFiles::EMBEDDED, OwnedPackFiles::texts);
    file::write_folder(to, &files)?;
    if out.wants_json() {
        out.object(&UnpackedJson { files: FILE_COUNT })?;
    } else {
        out.line(&Shown::of(format_args!(
            "{FILE_COUNT} texts are in {}. Give pack.json a later version before `attache pack make`.",
            shown(to)
        )))?;
    }
    Ok(Exit::Done)
}

fn texts_of(path: &Path) -> Result<OwnedPackFiles, Failure> {
    bundle::read(&file::read(path)?, MOST_BYTES).map_err(|error| {
        let words = format!("Nothing was unpacked from {}: {error}.", shown(path));
        let needs = "a pack file as `attache pack make` writes it";
        Failure::Refused(Refusal::needing(words, needs))
    })
}
