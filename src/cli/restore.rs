//! `restore`: puts a backup back into an empty store, after checking it.
//!
//! Never here: how it is checked.
use std::path::PathBuf;

use clap::Args;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use super::verify;
use crate::desk::{DeskError, upkeep};

/// Arguments of `restore`.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// The folder of the backup
    #[arg(value_name = "SRC")]
    src: PathBuf,
}

/// Runs it.
pub(super) fn run(
    args: &Restore,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if session.global.read_only {
        return Err(DeskError::ReadOnly.into());
    }
    let sealer = Session::sealer();
    let checked = upkeep::restore(
        &args.src,
        &session.store,
        sealer.as_ref(),
        session.clock.now(),
    )?;
    verify::report(&checked, out)
}
