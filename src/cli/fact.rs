//! `fact`: what the office states in place of its reference pack.
//!
//! Never here: which facts there are; the bookshelf knows.
use clap::{Args, Subcommand};
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{Desk, StatedFact};
use crate::domain::date::PartialDate;
use crate::domain::text::Shown;
use crate::domain::{FactKey, OfficeFact};

/// Arguments of `fact`.
#[derive(Args, Clone, Debug)]
pub struct Fact {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
    /// Lists what the office states
    List,
    /// States a fact, with the office's own source and date
    #[command(after_help = KEYS)]
    State {
        /// Which fact, see below
        #[arg(value_name = "KEY")]
        key: FactKey,
        /// What it is, in the writing of the pack
        #[arg(value_name = "VALUE", required = true)]
        value: Vec<String>,
        /// Where the office has it from
        #[arg(long, value_name = "TEXT")]
        source: String,
        /// When it was true: a year, month or day
        #[arg(long, value_name = "DATE", value_parser = date)]
        as_of: String,
        /// What must be read with it; the title of a treaty the pack does not have
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Withdraws a fact, so that the pack speaks again
    Withdraw {
        /// Which fact
        #[arg(value_name = "KEY")]
        key: FactKey,
    },
}

const KEYS: &str = "\
Keys and their values:
  country/DE/weekend            a value of that column of the country's sheet, such as fri;sat
  party/untoc/DE                party 2026-01-01, party, not-party, signature 2025-10-25, denounced 2026-05-01
  treaty/coe-224                in-force 2026-09-01, not-in-force
  bilateral/us-ext-hk           in-force 2026-01-01, in-force, suspended 2020-07, suspended, ended 2026-01-01
  bilateral/extradition/DE/ZA   the same, for a treaty of two states the pack does not have

`attache do undo` takes the newest step back.";

fn date(text: &str) -> Result<String, String> {
    PartialDate::parse(text)
        .map(|date| date.to_string())
        .ok_or_else(|| "a date looks like 2026, 2026-05 or 2026-05-31".into())
}

#[derive(Serialize)]
struct FactJson<'a> {
    key: String,
    value: &'a str,
    source: &'a str,
    as_of: String,
    note: Option<&'a str>,
    at: String,
    officer: &'a str,
    /// Why the pack in use cannot take it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<String>,
}

#[derive(Serialize)]
struct WithdrawnJson {
    withdrawn: String,
}

/// Runs it.
pub(super) fn run(args: &Fact, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    match &args.what {
        What::List => list(session, out)?,
        What::State {
            key,
            value,
            source,
            as_of,
            note,
        } => {
            let (value, note) = (value.join(" "), note.as_deref());
            let fact = OfficeFact::stated(key.clone(), &value, source, as_of, note);
            let fact = fact.map_err(Failure::Refused)?;
            let desk = session.open(Missing::Refuse, out)?;
            let done = desk.state_fact(fact, &session.actor()?)?;
            done.map_err(Failure::Refused)?;
            stated(&desk, key, out)?;
        }
        What::Withdraw { key } => {
            let desk = session.open(Missing::Refuse, out)?;
            let done = desk.withdraw_fact(key.clone(), &session.actor()?)?;
            done.map_err(Failure::Refused)?;
            if out.wants_json() {
                let withdrawn = key.to_string();
                out.object(&WithdrawnJson { withdrawn })?;
            } else {
                out.line(&Shown::of(format_args!(
                    "{key} is withdrawn; the reference pack speaks again."
                )))?;
            }
        }
    }
    Ok(Exit::Done)
}

/// Looks only, so that it works beside a process that holds the store.
fn list(session: &Session<'_>, out: &mut Out<'_>) -> Result<(), Failure> {
    session.must_exist()?;
    let desk = session.look(out)?;
    let facts = desk.as_ref().map(Desk::office_facts).unwrap_or_default();
    let Some(desk) = desk.filter(|_| !facts.is_empty()) else {
        if !out.wants_json() {
            out.line(&Shown::own("The office states no facts of its own."))?;
        }
        return Ok(());
    };
    if out.wants_json() {
        for stated in &facts {
            out.object(&object(&desk, stated))?;
        }
    } else {
        out.lines(&page(&desk, &facts))?;
    }
    Ok(())
}

fn page(desk: &Desk, facts: &[StatedFact]) -> Vec<Shown> {
    let head = ["Fact", "Value", "As of", "Officer", "Source"].map(Shown::own);
    let mut table = vec![head.to_vec()];
    for StatedFact { fact, officer, .. } in facts {
        let note = fact.note.iter().map(|note| format!("; {note}"));
        let note: String = note.collect();
        let left_out = left_out(desk, &fact.key).map(|why| format!("; LEFT OUT: {why}"));
        table.push(vec![
            Shown::of(&fact.key),
            Shown::of(&fact.value),
            Shown::of(fact.as_of),
            Shown::of(officer),
            Shown::of(format_args!(
                "{}{note}{}",
                fact.source,
                left_out.unwrap_or_default()
            )),
        ]);
    }
    lines::columns(&table)
}

fn stated(desk: &Desk, key: &FactKey, out: &mut Out<'_>) -> Result<(), Failure> {
    let facts = desk.office_facts();
    let Some(stated) = facts.iter().find(|stated| stated.fact.key == *key) else {
        return Ok(());
    };
    if out.wants_json() {
        out.object(&object(desk, stated))?;
    } else {
        let OfficeFact { value, source, .. } = &stated.fact;
        out.line(&Shown::of(format_args!(
            "{key} = {value}, stated by the office from {source}."
        )))?;
    }
    Ok(())
}

fn object<'a>(desk: &Desk, stated: &'a StatedFact) -> FactJson<'a> {
    let fact = &stated.fact;
    FactJson {
        key: fact.key.to_string(),
        value: &fact.value,
        source: &fact.source,
        as_of: fact.as_of.to_string(),
        note: fact.note.as_deref(),
        at: stated.at.to_string(),
        officer: stated.officer.as_str(),
        left_out: left_out(desk, &fact.key),
    }
}

fn left_out(desk: &Desk, key: &FactKey) -> Option<String> {
    let pack = desk.reference();
    let mut all = pack.office_facts_left_out().iter();
    all.find(|(fact, _)| fact.key == *key)
        .map(|(_, fault)| fault.to_string())
}
