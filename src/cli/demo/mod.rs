//! `demo`: a fresh practice store, filled through the real in-door from the practice files, and the desk on it.
//!
//! Never here: the files themselves; a second way of taking messages in.
mod practice;
mod scale;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::args::Global;
use super::config::PracticeClock;
use super::edge::Edge;
use super::exit::{Exit, Failure};
use super::import::Report;
use super::init::{holds_something, make_folder, write_config};
use super::out::Out;
use super::session::{CONFIG_FILE, Missing, Session, practice_store, shown};
use super::{config, desk};
use crate::desk::{Actor, Hints, ImportOptions};
use crate::domain::text::Shown;
use crate::domain::{Foreign, Moment, Refusal};

/// Arguments of `demo`.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// Fills the store with so many generated records instead
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    scale: Option<u32>,
    /// Fills the store and ends
    #[arg(long)]
    prepare_only: bool,
}

#[derive(Serialize)]
struct DemoJson {
    store: String,
    records: usize,
    quarantined: usize,
}

/// Runs it.
pub(super) fn run(
    args: &Demo,
    global: &Global,
    edge: &Edge,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if global.read_only {
        return Err(Failure::Refused(Refusal::needing(
            "A fresh practice store cannot be filled without writing.",
            "leave --read-only out",
        )));
    }
    let store = match &global.store {
        Some(store) => store.clone(),
        None => practice_store(edge)?,
    };
    let office = practice::office()?;
    clear(&store, global, edge)?;
    make_folder(&store)?;
    let set_at = global.now.unwrap_or_else(edge.clock);
    let clock = PracticeClock {
        shows: office.now,
        set_at,
    };
    write_config(&store, &office.profile, Some(clock))?;
    let own = Global {
        config: None,
        ..global.clone()
    };
    let session = Session::at(edge, &own, store)?;
    let report = fill(args, &session, office.now)?;
    if args.prepare_only {
        return tell(&session, &report, out);
    }
    desk::run(&session, out)
}

/// Empties a practice store; anything else is left alone and refused.
fn clear(store: &Path, global: &Global, edge: &Edge) -> Result<(), Failure> {
    if !holds_something(store) {
        return Ok(());
    }
    let file = |source| Failure::File {
        what: format!("The practice store {} cannot be emptied", shown(store)),
        source,
    };
    let text = fs::read_to_string(store.join(CONFIG_FILE)).unwrap_or_default();
    if !config::read(&text).0.profile.practice {
        return Err(Failure::Refused(Refusal::needing(
            format!(
                "{} holds something that is no practice store; nothing was changed.",
                shown(store)
            ),
            "name another folder with --store",
        )));
    }
    // Another process at work there is told here; damage does not matter, it goes away.
    let own = Global {
        now: None,
        officer: None,
        config: None,
        ..global.clone()
    };
    let session = Session::at(edge, &own, store.to_owned())?;
    if let Err(held @ Failure::Held(_)) = session.open_at(Missing::Make, session.clock.now()) {
        return Err(held);
    }
    fs::remove_dir_all(store).map_err(file)
}

/// Fills the store through the real in-door: each practice file at the instant of its arrival, generated lists at once.
fn fill(args: &Demo, session: &Session<'_>, now: Moment) -> Result<Report, Failure> {
    let desk = session.open_at(Missing::Make, now)?.desk;
    let officer = session.officer()?;
    let mut report = Report::default();
    let mut take = |name: &Foreign, bytes: &Arc<[u8]>, hints: Hints, now| {
        let officer = officer.clone();
        let options = ImportOptions {
            hints,
            ..ImportOptions::default()
        };
        let receipts = desk.import_bytes(name, bytes, &options, &Actor { officer, now })?;
        for receipt in receipts {
            report.add(&desk, receipt);
        }
        Ok::<(), Failure>(())
    };
    if let Some(count) = args.scale {
        for file in scale::files(count, now) {
            take(&file.name, &file.bytes.into(), file.hints, now)?;
        }
        return Ok(report);
    }
    let maps = practice::maps()?;
    for arrival in practice::arrivals()? {
        let hints = Hints {
            channel: Some(arrival.channel),
            maps: maps.clone(),
            ..Hints::default()
        };
        let name = file_name(arrival.name).into();
        take(&name, &arrival.bytes.into(), hints, arrival.received)?;
    }
    Ok(report)
}

/// The name of a practice file without its folder, as a colleague would hand it over.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn tell(session: &Session<'_>, report: &Report, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let store = shown(&session.store);
    let (records, quarantined) = (report.new_records(), report.kept_apart());
    if out.wants_json() {
        out.object(&DemoJson {
            store,
            records,
            quarantined,
        })?;
    } else {
        let aside = match quarantined {
            1 => "1 message is in quarantine".to_owned(),
            n => format!("{n} messages are in quarantine"),
        };
        let words = format!("The practice store {store} holds {records} records; {aside}.");
        out.line(&Shown::of(words))?;
    }
    Ok(Exit::Done)
}
