//! No subcommand: the desk on the terminal, or, with `--plain`, its lists as lines.
//!
//! Never here: drawing, the loop.
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session};

/// Opens the desk.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Make, out)?;
    drop(desk);
    Ok(Exit::Done)
}
