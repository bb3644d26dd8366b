//! `completions`: what a shell needs to complete the command line, generated from its definition.
//!
//! Never here: words of its own.
use clap::{Args, CommandFactory, ValueEnum};
use clap_complete::{Shell as Generator, generate};

use super::args;
use super::exit::{Exit, Failure};
use super::out::Out;

/// Arguments of `completions`.
#[derive(Args, Clone, Debug)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Runs it.
pub(super) fn run(args: &Completions, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let generator = match args.shell {
        Shell::Bash => Generator::Bash,
        Shell::Zsh => Generator::Zsh,
        Shell::Fish => Generator::Fish,
    };
    let mut bytes = Vec::new();
    generate(generator, &mut args::Args::command(), "attache", &mut bytes);
    out.generated(&bytes)?;
    Ok(Exit::Done)
}
