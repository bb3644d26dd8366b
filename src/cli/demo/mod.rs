//! `demo`: a fresh practice store, filled through the real in-door from the practice files, and the desk on it.
//!
//! Never here: the files themselves; a second way of taking messages in.
mod practice;
mod scale;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::args::Global;
use super::config::PracticeClock;
use super::edge::Edge;
use super::exit::{Exit, Failure};
use super::import::{Door, Report, read_in};
use super::init::{holds_something, make_folder, write_config};
use super::out::Out;
use super::session::{CONFIG_FILE, Missing, Session, practice_store, shown};
use super::{config, desk};
use crate::domain::text::Shown;
use crate::domain::{Moment, Refusal};
use crate::intake::Hints;

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
    let report = fill(args, global, edge, &store, office.now)?;
    let session = Session::at(edge, global, store)?;
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
    let session = Session::at(
        edge,
        &Global {
            now: None,
            officer: None,
            config: None,
            ..global.clone()
        },
        store.to_owned(),
    )?;
    match session.open_at(Missing::Make, session.clock.now()) {
        Err(held @ Failure::Held(_)) => return Err(held),
        Ok(_) | Err(_) => {}
    }
    fs::remove_dir_all(store).map_err(file)
}

fn fill(
    args: &Demo,
    global: &Global,
    edge: &Edge,
    store: &Path,
    now: Moment,
) -> Result<Report, Failure> {
    let at = |instant| Global {
        now: Some(instant),
        config: None,
        ..global.clone()
    };
    let mut report = Report::new(false);
    let (first, store): (_, PathBuf) = (at(now), store.to_owned());
    let session = Session::at(edge, &first, store.clone())?;
    let limits = &session.config.limits;
    let desk = session.open_at(Missing::Make, now)?.desk;
    if let Some(count) = args.scale {
        let mut door = Door::new(Some(desk), &session);
        for file in scale::files(count, now) {
            door.take(
                read_in(file.name, file.bytes, limits, &file.hints),
                &mut report,
            )?;
        }
        door.finish(&mut report)?;
        return Ok(report);
    }
    for arrival in practice::arrivals()? {
        let moment = at(arrival.received);
        let session = Session::at(edge, &moment, store.clone())?;
        let hints = Hints {
            channel: Some(arrival.channel),
            columns: arrival.columns,
            ..Hints::default()
        };
        let mut door = Door::new(Some(desk.clone()), &session);
        door.take(
            read_in(arrival.name.into(), arrival.bytes.to_vec(), limits, &hints),
            &mut report,
        )?;
        door.finish(&mut report)?;
    }
    Ok(report)
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
        let words = format_args!(
            "The practice store {store} holds {records} records; {quarantined} messages are in quarantine."
        );
        out.line(&Shown::of(words))?;
    }
    Ok(Exit::Done)
}
