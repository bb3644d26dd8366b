//! `backup`: a copy of everything confirmed, while the desk may run.
//!
//! Never here: how it is copied.
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Session, shown};
use crate::desk::upkeep;
use crate::domain::text::Shown;

/// Arguments of `backup`.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    /// A folder that is empty or does not exist yet
    #[arg(value_name = "DEST")]
    dest: PathBuf,
}

#[derive(Serialize)]
struct BackupJson {
    files: usize,
    bytes: u64,
}

/// Runs it.
pub(super) fn run(
    args: &Backup,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    session.must_exist()?;
    let (files, bytes) = upkeep::backup(
        &session.store,
        &args.dest,
        Session::sealer(),
        session.clock.now(),
    )?;
    if out.wants_json() {
        out.object(&BackupJson { files, bytes })?;
    } else {
        let dest = shown(&args.dest);
        out.line(&Shown::of(format_args!(
            "Backed up {files} files, {bytes} bytes, to {dest}."
        )))?;
    }
    Ok(Exit::Done)
}
