//! `import`: files and folders in through the in-door, with progress, past everything that cannot be read.
//!
//! Never here: formats; what becomes of a record.
mod report;

use std::path::{Path, PathBuf};

use clap::Args;

pub(super) use report::Report;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session, shown};
use crate::desk::{ColumnMap, FORMATS, Hints, ImportOptions, Progress};
use crate::domain::content::Channel;
use crate::domain::text::Shown;
use crate::domain::{AlertKind, Moment};

/// Arguments of `import`.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// Files, or folders with files
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    known: Known,
    /// Reads everything and takes nothing in
    #[arg(long)]
    dry_run: bool,
}

/// What is known about files beside their bytes.
#[derive(Args, Clone, Debug)]
pub struct Known {
    /// Reads every file as this format instead of finding out
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<String>,
    /// The channel the files came by
    #[arg(long, value_name = "CHANNEL", value_parser = channel)]
    channel: Option<Channel>,
    /// Colour of notices that do not tell theirs
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    colour: Option<AlertKind>,
    /// A column map for lists, as a file; may be given several times
    #[arg(long, value_name = "FILE")]
    columns: Vec<PathBuf>,
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

/// Milliseconds between two lines of progress.
const PROGRESS_EVERY: i64 = 250;

/// Runs it.
pub(super) fn run(
    args: &Import,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    for path in &args.paths {
        let fail = |source| Failure::File {
            what: format!("{} cannot be read", shown(path)),
            source,
        };
        std::fs::symlink_metadata(path).map_err(fail)?;
    }
    let options = args.known.options(session, args.dry_run)?;
    let desk = session.open(Missing::Make, out)?;
    let mut teller = Teller::new(session);
    let done = desk.import(&args.paths, &options, &session.actor()?, &mut |progress| {
        teller.tell(progress, out);
    })?;
    teller.finish(out)?;
    Report::new(&desk, done, args.dry_run).print(out)
}

/// Says how far it is: on a terminal, and not too often.
struct Teller<'s> {
    session: &'s Session<'s>,
    told: Option<Moment>,
}

impl<'s> Teller<'s> {
    const fn new(session: &'s Session<'s>) -> Self {
        Self {
            session,
            told: None,
        }
    }

    fn tell(&mut self, progress: Progress, out: &mut Out<'_>) {
        if !self.session.edge.terminal.stderr {
            return;
        }
        let now = (self.session.edge.clock)();
        let early = |told: Moment| {
            (0..PROGRESS_EVERY).contains(&now.millis().saturating_sub(told.millis()))
        };
        if self.told.is_some_and(early) && progress.files < progress.of {
            return;
        }
        self.told = Some(now);
        let Progress { files, of, records } = progress;
        // Progress that cannot be written is no reason to stop an import.
        let _ = out.progress(&Shown::of(format_args!(
            "{files} of {of} files, {records} records"
        )));
    }

    fn finish(&self, out: &mut Out<'_>) -> Result<(), Failure> {
        if self.told.is_some() {
            out.progress_over()?;
        }
        Ok(())
    }
}

impl Known {
    /// The options these hints make, with the limits of the configuration.
    pub(super) fn options(
        &self,
        session: &Session<'_>,
        dry_run: bool,
    ) -> Result<ImportOptions, Failure> {
        let maps = self.columns.iter().map(|path| column_map(path));
        let hints = Hints {
            format: self.format.clone(),
            colour: self.colour,
            channel: self.channel,
            maps: maps.collect::<Result<_, _>>()?,
        };
        Ok(ImportOptions {
            hints,
            limits: session.config.limits.clone(),
            dry_run,
        })
    }
}

fn column_map(path: &Path) -> Result<ColumnMap, Failure> {
    let file = |source| Failure::File {
        what: format!("The column map {} cannot be read", shown(path)),
        source,
    };
    let text = std::fs::read_to_string(path).map_err(file)?;
    ColumnMap::read(&text).map_err(|refused| Failure::usage(format!("{refused}.")))
}
