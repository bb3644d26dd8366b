//! Carries an action out and answers with events, or with the refusal.
//!
//! Never here: the table of actions.
use std::time::Duration;

use clap::Args;
use serde::Serialize;

use super::Given;
use super::table::{Action, Surroundings};
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Out;
use crate::cli::session::{Missing, Session};
use crate::cli::show;
use crate::desk::{Actor, Desk, Done, Order, Reverted};
use crate::domain::Refusal;
use crate::domain::text::Shown;

/// Arguments of `do`.
#[derive(Args, Clone, Debug)]
pub struct Do {
    /// The record, or `-` for undo, redo and dispatch
    #[arg(value_name = "REF")]
    reference: String,
    /// What to do, see below
    #[arg(value_name = "ACTION")]
    action: Option<String>,
    #[command(flatten)]
    given: Given,
    /// Only says whether it is possible
    #[arg(long)]
    dry_run: bool,
    /// Waits until packages can no longer be recalled, and writes them
    #[arg(long)]
    wait: bool,
}

/// What is done without a record.
const WITHOUT_RECORD: [&str; 3] = ["undo", "redo", "dispatch"];

#[derive(Serialize, Default)]
struct DoJson<'a> {
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    action: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<&'a Refusal>,
}

#[derive(Serialize)]
struct EventJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    at: String,
    officer: String,
    what: String,
}

/// Runs it.
pub(in crate::cli) fn run(
    args: &Do,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let (reference, id) = match (args.reference.as_str(), args.action.as_deref()) {
        ("-", Some(action)) => (None, action),
        (action, None) if WITHOUT_RECORD.contains(&action) => (None, action),
        (reference, Some(action)) => (Some(reference), action),
        (_, None) => {
            return Err(Failure::usage(
                "An action is missing: do REF ACTION. See `attache do --help`.",
            ));
        }
    };
    let desk = session.open(Missing::Refuse, out)?;
    let exit = match reference {
        Some(reference) => on_record(reference, id, args, &desk, session, out)?,
        None => without_record(id, args, &desk, session, out)?,
    };
    if args.wait && !args.dry_run && exit == Exit::Done {
        wait(&desk, session, out)?;
    }
    Ok(exit)
}

fn on_record(
    reference: &str,
    id: &str,
    args: &Do,
    desk: &Desk,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let action = Action::find(id)?;
    let item = show::find(desk, reference)?;
    let record = desk.record(item)?;
    let record =
        record.ok_or_else(|| Failure::usage(format!("The record {reference} cannot be read.")))?;
    let books = desk.books();
    let around = Surroundings {
        profile: desk.profile(),
        item: &record.item,
        find: &|reference| desk.find(reference),
        pack: books.pack(),
        books: &books,
        basis: &|instrument, question| desk.chosen_basis(instrument, question),
        now: session.clock.now(),
    };
    let command = action.command(&args.given, &around)?;
    let json = DoJson {
        reference: Some(record.item.our_ref.to_string()),
        action: action.id,
        dry_run: args.dry_run,
        ..DoJson::default()
    };
    match carry_out(
        Order { item, command },
        args.dry_run,
        desk,
        &session.actor()?,
    )? {
        Ok(done) => {
            let events = done.as_ref().map(events).unwrap_or_default();
            done_answer(json, events, out)
        }
        Err(refusal) => refused(json, &refusal, out),
    }
}

/// The answer of the desk; none when it was only asked.
fn carry_out(
    order: Order,
    dry_run: bool,
    desk: &Desk,
    by: &Actor,
) -> Result<Result<Option<Done>, Refusal>, Failure> {
    if dry_run {
        return Ok(desk.rehearse(&order, by).map(|()| None));
    }
    let nothing = || Err(Refusal::new("The desk gave no answer."));
    let answer = desk.submit(vec![order], by)?.into_iter().next();
    Ok(answer.unwrap_or_else(nothing).map(Some))
}

fn events(done: &Done) -> Vec<EventJson> {
    let entry = &done.entry;
    let event = |event: &crate::domain::Event| EventJson {
        n: Some(entry.n),
        reference: None,
        at: entry.at.to_string(),
        officer: entry.officer.to_string(),
        what: event.what(),
    };
    entry.events.iter().map(event).collect()
}

fn without_record(
    id: &str,
    args: &Do,
    desk: &Desk,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if args.dry_run {
        return Err(Failure::usage(format!(
            "{id} cannot be tried without doing it."
        )));
    }
    let by = session.actor()?;
    let json = |action| DoJson {
        action,
        ..DoJson::default()
    };
    let (action, answer) = match id {
        "undo" => ("undo", desk.undo(&by)?),
        "redo" => ("redo", desk.redo(&by)?),
        "dispatch" => {
            let events = dispatch(desk, &by, out)?;
            return done_answer(json("dispatch"), events, out);
        }
        _ => {
            let known = WITHOUT_RECORD.join(", ");
            return Err(Failure::usage(format!(
                "Without a record there are {known}."
            )));
        }
    };
    match answer {
        Ok(reverted) => done_answer(
            json(action),
            reverted_events(action, &reverted, desk, &by),
            out,
        ),
        Err(refusal) => refused(json(action), &refusal, out),
    }
}

/// One event per record that was changed back, or one for a fact of the office.
fn reverted_events(action: &str, reverted: &Reverted, desk: &Desk, by: &Actor) -> Vec<EventJson> {
    let verb = if action == "undo" {
        "taken back"
    } else {
        "done again"
    };
    let event = |reference| EventJson {
        n: None,
        reference,
        at: by.now.to_string(),
        officer: by.officer.to_string(),
        what: format!("{verb}: {}", reverted.what),
    };
    if reverted.fact.is_some() {
        return vec![event(None)];
    }
    let rows = desk.rows(&reverted.items).into_iter();
    rows.map(|row| event(Some(row.our_ref.to_string())))
        .collect()
}

/// Writes what is due; a package that cannot be written is told, and nothing of it left.
fn dispatch(desk: &Desk, by: &Actor, out: &mut Out<'_>) -> Result<Vec<EventJson>, Failure> {
    let (left, failed) = desk.dispatch_due(by.now)?;
    if failed > 0 {
        out.note(&format!("{failed} packages could not be written; nothing of them left. `attache list outbox` shows why."))?;
    }
    let event = |what| EventJson {
        n: None,
        reference: None,
        at: by.now.to_string(),
        officer: by.officer.to_string(),
        what,
    };
    Ok(vec![event(format!(
        "{left} packages left, {failed} failed"
    ))])
}

/// Waits for the recall times of all packages, unless the clock stands still.
fn wait(desk: &Desk, session: &Session<'_>, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut by = session.actor()?;
    while let Some(leaves) = desk.next_dispatch() {
        let left = by.now.until(leaves).as_millis();
        if left < 0 || session.clock.is_frozen() {
            break;
        }
        std::thread::sleep(Duration::from_millis(u64::try_from(left).unwrap_or(0) + 1));
        by = session.actor()?;
        let (left, failed) = desk.dispatch_due(by.now)?;
        out.note(&format!("{left} packages left, {failed} failed."))?;
    }
    let (left, failed) = desk.dispatch_due(by.now)?;
    if left + failed > 0 {
        out.note(&format!("{left} packages left, {failed} failed."))?;
    }
    if desk.next_dispatch().is_some() {
        out.note("The clock stands still; packages that can still be recalled wait.")?;
    }
    Ok(())
}

fn done_answer(
    json: DoJson<'_>,
    events: Vec<EventJson>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if out.wants_json() {
        out.object(&DoJson {
            events: Some(events),
            ..json
        })?;
        return Ok(Exit::Done);
    }
    let reference = json.reference.as_deref().unwrap_or_default();
    if json.dry_run {
        out.line(&Shown::of(format_args!(
            "{reference} {} is possible; nothing was changed.",
            json.action
        )))?;
    }
    for event in events {
        let reference = event.reference.as_deref().unwrap_or(reference);
        let separator = if reference.is_empty() { "" } else { " " };
        out.line(&Shown::of(format_args!(
            "{reference}{separator}{}",
            event.what
        )))?;
    }
    Ok(Exit::Done)
}

fn refused(json: DoJson<'_>, refusal: &Refusal, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if !out.wants_json() {
        return Err(Failure::Refused(refusal.clone()));
    }
    out.object(&DoJson {
        refusal: Some(refusal),
        ..json
    })?;
    Ok(Exit::Refused)
}
