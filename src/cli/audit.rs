//! `audit`: the trail of everything that was done at the desk.
//!
//! Never here: reading the journal.
use clap::{Args, Subcommand};
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::Session;
use crate::desk::{AuditLine, AuditQuery};
use crate::domain::date::read_day;
use crate::domain::text::Shown;
use crate::domain::{Label, Moment};

/// Arguments of `audit`.
#[derive(Args, Clone, Debug)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
    /// Lists what was done, oldest first
    List {
        /// Only from this day (UTC) or instant on
        #[arg(long, value_name = "DATE", value_parser = day)]
        since: Option<Moment>,
        /// Only about this record, stated fact, view or quarantined message
        #[arg(long, value_name = "REF")]
        object: Option<String>,
        /// At most so many, the newest
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
}

fn day(text: &str) -> Result<Moment, String> {
    Moment::parse(text)
        .or_else(|| Moment::parse(&format!("{}T00:00:00Z", read_day(text)?)))
        .ok_or_else(|| "a day looks like 2031-03-07, an instant like 2031-03-07T08:00:00Z".into())
}

#[derive(Serialize)]
struct LineJson<'a> {
    n: u64,
    at: Option<String>,
    officer: Option<&'a str>,
    action: &'a str,
    object: &'a str,
    what: &'a str,
    why: &'a str,
    recipients: Vec<&'a str>,
    hash: &'a str,
}

/// Runs it.
pub(super) fn run(args: &Audit, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    // Looking is enough, also beside a process that holds the store.
    session.must_exist()?;
    let desk = session.look(out)?;
    let What::List {
        since,
        object,
        limit,
    } = &args.what;
    let query = AuditQuery {
        since: *since,
        object: object.clone(),
        limit: limit.unwrap_or(usize::MAX),
    };
    let trail = desk.map(|desk| desk.audit(&query)).transpose()?;
    let trail = trail.unwrap_or_default();
    if trail.is_empty() {
        out.note("The trail has no such line.")?;
    } else if out.wants_json() {
        trail.iter().try_for_each(|line| out.object(&json(line)))?;
    } else {
        out.lines(&page(&trail))?;
    }
    Ok(Exit::Done)
}

fn json(line: &AuditLine) -> LineJson<'_> {
    LineJson {
        n: line.n,
        at: line.at.map(|at| at.to_string()),
        officer: line.officer.as_ref().map(Label::as_str),
        action: &line.action,
        object: &line.object,
        what: &line.what,
        why: &line.why,
        recipients: line.recipients.iter().map(Label::as_str).collect(),
        hash: &line.hash,
    }
}

/// Digits of a chain value on paper; JSON has all of them.
const HASH_DIGITS: usize = 12;

fn page(trail: &[AuditLine]) -> Vec<Shown> {
    let head = [
        "N", "At", "Officer", "Action", "Object", "To", "Hash", "What",
    ];
    let mut table = vec![head.map(Shown::own).to_vec()];
    for line in trail {
        let recipients: Vec<&str> = line.recipients.iter().map(Label::as_str).collect();
        let what = if line.why.is_empty() || line.what.contains(&line.why) {
            line.what.clone()
        } else {
            format!("{} ({})", line.what, line.why)
        };
        table.push(vec![
            Shown::of(line.n),
            or_dash(&line.at.map(Moment::to_minute).unwrap_or_default()),
            or_dash(line.officer.as_ref().map_or("", Label::as_str)),
            Shown::of(&line.action),
            or_dash(&line.object),
            or_dash(&recipients.join(",")),
            Shown::of(line.hash.get(..HASH_DIGITS).unwrap_or(&line.hash)),
            Shown::of(what),
        ]);
    }
    lines::columns(&table)
}

fn or_dash(text: &str) -> Shown {
    if text.is_empty() {
        Shown::own("-")
    } else {
        Shown::of(text)
    }
}
