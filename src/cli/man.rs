//! `man`: the manual page, generated from the definition of the command line.
//!
//! Never here: words of its own.
use clap::{Args, CommandFactory};

use super::args;
use super::exit::{Exit, Failure};
use super::out::Out;

/// Arguments of `man`.
#[derive(Args, Clone, Debug)]
pub struct Man {}

/// Runs it.
pub(super) fn run(out: &mut Out<'_>) -> Result<Exit, Failure> {
    let mut command = args::Args::command();
    command.build();
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    for subcommand in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        clap_mangen::Man::new(subcommand.clone()).render(&mut bytes)?;
    }
    out.generated(&bytes)?;
    Ok(Exit::Done)
}
