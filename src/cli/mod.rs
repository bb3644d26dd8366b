//! The command line: one file per subcommand over the same desk.
//!
//! Never here: logic the screen needs too, reading the environment or a clock.
pub mod act;
mod agenda;
mod args;
mod audit;
mod backup;
mod basis;
mod begin;
mod bookshelf;
mod clock;
mod completions;
pub mod config;
mod config_check;
mod countries;
mod country;
mod deadline;
mod demo;
mod desk;
mod disclosures;
pub mod edge;
pub mod exit;
mod export;
mod fact;
mod frame;
mod handover;
mod import;
mod init;
pub mod json;
mod keys;
mod letter;
mod lines;
mod list;
mod man;
pub mod out;
mod outbox;
mod pack;
mod quarantine;
mod repair;
mod restore;
mod session;
mod sheet;
mod show;
mod spreadsheet;
mod stats;
mod treaty;
mod verify;

use std::io::{self, Write};

pub use args::Args;
use args::Command;
use edge::Edge;
use exit::{Exit, Failure};
use out::Out;
use serde::Serialize;
use session::Session;

use crate::domain::Refusal;

/// Runs the program: results to `to`, words for people to `notes`; answers how it ended.
pub fn run(args: &Args, edge: &Edge, to: &mut dyn Write, notes: &mut dyn Write) -> Exit {
    let ascii = edge.terminal.stdout && !edge.terminal.utf8;
    let mut out = Out::new(to, notes, args.global.json, ascii);
    let ended = dispatch(args, edge, &mut out);
    let flushed = out.flush();
    match ended.and_then(|exit| flushed.map(|()| exit).map_err(Failure::from)) {
        Ok(exit) => exit,
        Err(failure) => {
            // A reader that went away knows; and where words cannot be written, the exit code still tells.
            if !failure.is_closed_output() {
                let _ = tell(&failure, &mut out).and_then(|()| out.flush());
            }
            failure.exit()
        }
    }
}

/// A refusal to a script that wants JSON, as it reads one from `do`.
#[derive(Serialize)]
struct RefusalJson {
    refusal: Refusal,
}

/// Tells why a command did not come to its end. A refusal is an answer of the desk: where answers are wanted as JSON, so is
/// it. Everything else is for people.
fn tell(failure: &Failure, out: &mut Out<'_>) -> io::Result<()> {
    match failure.refusal().filter(|_| out.wants_json()) {
        Some(refusal) => out.object(&RefusalJson { refusal }),
        None => out.note(&failure.words()),
    }
}

fn dispatch(args: &Args, edge: &Edge, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let global = &args.global;
    match &args.command {
        Some(Command::Completions(args)) => return completions::run(args, out),
        Some(Command::Man(_)) => return man::run(out),
        Some(Command::Demo(args)) => return demo::run(args, global, edge, out),
        _ => {}
    }
    let session = Session::new(edge, global)?;
    if !session.faults.is_empty() && !matches!(args.command, Some(Command::Config(_))) {
        let count = session.faults.len();
        out.note(&format!(
            "The configuration has {count} faults; `attache config check` lists them."
        ))?;
    }
    match &args.command {
        None => desk::run(&session, out),
        Some(Command::Init(args)) => init::run(args, session, out),
        Some(Command::Import(args)) => import::run(args, &session, out),
        Some(Command::List(args)) => list::run(args, &session, out),
        Some(Command::Agenda(args)) => agenda::run(args, &session, out),
        Some(Command::Show(args)) => show::run(args, &session, out),
        Some(Command::Begin(args)) => begin::run(args, &session, out),
        Some(Command::Letter(args)) => letter::run(args, &session, out),
        Some(Command::Do(args)) => act::run(args, &session, out),
        Some(Command::Country(args)) => country::run(args, &session, out),
        Some(Command::Countries(args)) => countries::run(args, &session, out),
        Some(Command::Treaty(args)) => treaty::run(args, &session, out),
        Some(Command::Basis(args)) => basis::run(args, &session, out),
        Some(Command::Clock(args)) => deadline::run(args, &session, out),
        Some(Command::Fact(args)) => fact::run(args, &session, out),
        Some(Command::Export(args)) => export::run(args, &session, out),
        Some(Command::Disclosures(args)) => disclosures::run(args, &session, out),
        Some(Command::Audit(args)) => audit::run(args, &session, out),
        Some(Command::Handover(args)) => handover::run(args, &session, out),
        Some(Command::Stats(args)) => stats::run(args, &session, out),
        Some(Command::Frame(args)) => frame::run(args, &session, out),
        Some(Command::Keys(args)) => keys::run(args, &session, out),
        Some(Command::Pack(args)) => pack::run(args, &session, out),
        Some(Command::Quarantine(args)) => quarantine::run(args, &session, out),
        Some(Command::Backup(args)) => backup::run(args, &session, out),
        Some(Command::Restore(args)) => restore::run(args, &session, out),
        Some(Command::Verify(_)) => verify::run(&session, out),
        Some(Command::Repair(_)) => repair::run(&session, out),
        Some(Command::Config(args)) => config_check::run(args, &session, out),
        Some(Command::Completions(_) | Command::Man(_) | Command::Demo(_)) => Ok(Exit::Done),
    }
}
