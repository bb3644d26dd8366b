//! `pack`: the reference pack in use, other packs from files, and what of a pack to verify first.
//!
//! Never here: what a pack must be; whether one may be used.
mod facts;
mod file;
mod install;
mod make;
mod show;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;

/// Arguments of `pack`.
#[derive(Args, Clone, Debug)]
pub struct Pack {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
    /// Shows which pack is in use, where it comes from and how old it is
    Show,
    /// Shows how sure each column and file is: what to verify first
    Facts,
    /// Puts a pack from a file into use
    Install {
        /// The pack file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Also one that is not newer than the one in use
        #[arg(long)]
        older: bool,
        /// Only checks it and says what it would change
        #[arg(long)]
        dry_run: bool,
    },
    /// Puts the pack before the one in use back into use
    Back,
    /// Makes a pack file from a folder of its texts
    Make(make::Make),
    /// Writes the texts of a pack to a folder, to be edited
    Unpack(make::Unpack),
}

/// Runs it.
pub(super) fn run(args: &Pack, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    match &args.what {
        What::Show => show::run(session, out),
        What::Facts => facts::run(session, out),
        What::Install {
            file,
            older,
            dry_run,
        } => {
            let how = install::How {
                older: *older,
                dry_run: *dry_run,
            };
            install::run(file, how, session, out)
        }
        What::Back => install::back(session, out),
        What::Make(args) => make::run(args, out),
        What::Unpack(args) => make::unpack(args, out),
    }
}

/// `n thing` or `n things`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
