//! `config check`: everything that is wrong in the configuration file, by line.
//!
//! Never here: reading it.
use clap::{Args, Subcommand};
use serde::Serialize;

use super::config::Fault;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Session, shown};
use crate::domain::text::Shown;

/// Arguments of `config`.
#[derive(Args, Clone, Debug)]
pub struct Config {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
    /// Reports everything that is wrong, by line
    Check,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    file: Option<String>,
    ok: bool,
    faults: Vec<FaultJson<'a>>,
}

#[derive(Serialize)]
struct FaultJson<'a> {
    line: u32,
    what: &'a str,
}

/// Runs it.
pub(super) fn run(
    args: &Config,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let What::Check = args.what;
    let file = session.config_file.as_deref().map(shown);
    let faults = &session.faults;
    if out.wants_json() {
        let faults = faults
            .iter()
            .map(|Fault { line, what }| FaultJson { line: *line, what });
        out.object(&CheckJson {
            file,
            ok: session.faults.is_empty(),
            faults: faults.collect(),
        })?;
    } else {
        out.line(&match &file {
            Some(file) if faults.is_empty() => Shown::of(format_args!("{file}: nothing is wrong.")),
            Some(file) => Shown::of(format_args!("{file}: faulty values keep their defaults.")),
            None => Shown::own("There is no configuration file; the defaults are used."),
        })?;
        for fault in faults {
            out.line(&Shown::of(fault))?;
        }
    }
    Ok(if faults.is_empty() {
        Exit::Done
    } else {
        Exit::Usage
    })
}
