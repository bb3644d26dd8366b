//! `import`: files and folders in through the in-door, with progress, past everything that cannot be read.
//!
//! Never here: formats; what becomes of a record.
mod door;
mod find;
mod report;

use std::path::PathBuf;

use clap::Args;

pub(super) use door::{Door, read_in};
pub(super) use report::Report;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session, shown};
use crate::desk::Received;
use crate::domain::content::Channel;
use crate::domain::{AlertKind, Foreign};
use crate::intake::column_map::ColumnMap;
use crate::intake::{FORMATS, Hints};

/// Arguments of `import`.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// Files, or folders with files
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Reads every file as this format instead of finding out
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<String>,
    /// The channel the files came by
    #[arg(long, value_name = "CHANNEL", value_parser = channel)]
    channel: Option<Channel>,
    /// Colour of notices that do not tell theirs
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    colour: Option<AlertKind>,
    /// A column map for lists, as a file
    #[arg(long, value_name = "FILE")]
    columns: Option<PathBuf>,
    /// Reads everything and takes nothing in
    #[arg(long)]
    dry_run: bool,
}

fn format(word: &str) -> Result<String, String> {
    let family = |id: &'static str| id.split('-').next().unwrap_or(id);
    let known =
        |id: &'static str| word.eq_ignore_ascii_case(id) || word.eq_ignore_ascii_case(family(id));
    let ids: Vec<&str> = FORMATS.iter().map(|format| format.id()).collect();
    if ids.iter().any(|id| known(id)) {
        return Ok(word.to_owned());
    }
    Err(format!("the formats are {}", ids.join(", ")))
}

fn channel(word: &str) -> Result<Channel, String> {
    let words: Vec<&str> = Channel::ALL.iter().map(|channel| channel.word()).collect();
    Channel::from_word(word).ok_or_else(|| format!("the channels are {}", words.join(", ")))
}

fn colour(word: &str) -> Result<AlertKind, String> {
    let words: Vec<&str> = AlertKind::ALL.iter().map(|kind| kind.word()).collect();
    AlertKind::from_word(word).ok_or_else(|| format!("the colours are {}", words.join(", ")))
}

/// Runs it.
pub(super) fn run(
    args: &Import,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let hints = hints(args)?;
    let found = find::files(&args.paths)?;
    let mut report = Report::new(args.dry_run);
    report.skipped.extend(found.skipped);
    let total = found.files.len();
    let desk = if args.dry_run {
        None
    } else {
        Some(session.open(Missing::Make, out)?)
    };
    let mut door = Door::new(desk, session);
    for (number, file) in found.files.into_iter().enumerate() {
        match door::load(&file.path, &session.config.limits) {
            Ok(bytes) => {
                let received = read_in(file.name, bytes, &session.config.limits, &hints);
                door.take(received, &mut report)?;
            }
            Err(reason) => report.skip(file.name, reason),
        }
        door.progress(number + 1, total, out)?;
    }
    door.finish(&mut report)?;
    door.progress_over(out)?;
    report.print(out)
}

fn hints(args: &Import) -> Result<Hints, Failure> {
    let read = |path: &PathBuf| {
        let file = |source| Failure::File {
            what: format!("The column map {} cannot be read", shown(path)),
            source,
        };
        let text = std::fs::read_to_string(path).map_err(file)?;
        ColumnMap::read(&text).map_err(|refused| Failure::usage(format!("{refused}.")))
    };
    Ok(Hints {
        format: args.format.clone(),
        colour: args.colour,
        channel: args.channel,
        columns: args.columns.as_ref().map(read).transpose()?,
    })
}

/// How many records a file was read as, good or not.
const fn size(received: &Received) -> usize {
    received.drafts.len() + received.faults.len()
}

/// A file's name as text.
fn name_of(path: &std::path::Path) -> Foreign {
    Foreign::from_bytes(path.as_os_str().as_encoded_bytes())
}
