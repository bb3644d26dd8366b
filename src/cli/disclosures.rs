//! `disclosures`: the register of everything that left.
//!
//! Never here: reading the journal.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use super::{lines, spreadsheet};
use crate::desk::Disclosure;
use crate::domain::date::read_day;
use crate::domain::text::{Shown, show};
use crate::domain::{Foreign, Moment};

/// Arguments of `disclosures`.
#[derive(Args, Clone, Debug)]
pub struct Disclosures {
    /// From this day (UTC) or instant on
    #[arg(long, value_name = "DATE", value_parser = from)]
    from: Option<Moment>,
    /// Up to the end of this day (UTC), or before this instant
    #[arg(long, value_name = "DATE", value_parser = to)]
    to: Option<Moment>,
    /// A table for spreadsheets: values that would act as formulas are made inert by an apostrophe before them
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// With --csv a table for machines: every value is the inside of a JSON string, and nothing is lost
    #[arg(long, requires = "csv")]
    machine: bool,
}

fn from(text: &str) -> Result<Moment, String> {
    Moment::parse(text)
        .or_else(|| day(text))
        .ok_or_else(|| "a day looks like 2031-03-07, an instant like 2031-03-07T08:00:00Z".into())
}

fn to(text: &str) -> Result<Moment, String> {
    const DAY_SECONDS: i64 = 24 * 60 * 60;
    Moment::parse(text)
        .or_else(|| day(text).map(|day| day.plus_seconds(DAY_SECONDS)))
        .ok_or_else(|| "a day looks like 2031-03-07, an instant like 2031-03-07T08:00:00Z".into())
}

/// The first instant of a day, UTC.
fn day(text: &str) -> Option<Moment> {
    let day = read_day(text)?;
    Moment::parse(&format!("{day}T00:00:00Z"))
}

#[derive(Serialize)]
struct DisclosureJson<'a> {
    n: u64,
    at: String,
    officer: &'a str,
    #[serde(rename = "ref")]
    reference: String,
    what: &'a str,
    recipients: &'a [Foreign],
    purpose: &'a Foreign,
    basis: Option<&'a Foreign>,
    marking: &'a str,
    package: &'a Foreign,
    hash: String,
}

/// Runs it.
pub(super) fn run(
    args: &Disclosures,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    // Looking is enough, also beside a process that holds the store.
    session.must_exist()?;
    let desk = session.look(out)?;
    let register = desk
        .map(|desk| desk.disclosures(args.from, args.to))
        .transpose()?;
    let register = register.unwrap_or_default();
    if args.csv {
        let rows = register.iter().map(values);
        out.generated(&spreadsheet::table(&NAMES, rows, args.machine)?)?;
    } else if out.wants_json() {
        register
            .iter()
            .try_for_each(|line| out.object(&json(line)))?;
    } else if register.is_empty() {
        out.note("Nothing left in that time.")?;
    } else {
        out.lines(&page(&register))?;
    }
    Ok(Exit::Done)
}

fn json(line: &Disclosure) -> DisclosureJson<'_> {
    DisclosureJson {
        n: line.n,
        at: line.at.to_string(),
        officer: line.officer.as_str(),
        reference: line.our_ref.to_string(),
        what: &line.what,
        recipients: &line.recipients,
        purpose: &line.purpose,
        basis: line.basis.as_ref(),
        marking: &line.marking,
        package: &line.package,
        hash: line.hash.to_string(),
    }
}

/// Columns of the table.
const NAMES: [&str; 11] = [
    "n",
    "at",
    "officer",
    "ref",
    "what",
    "recipients",
    "purpose",
    "basis",
    "marking",
    "package",
    "hash",
];

fn values(line: &Disclosure) -> [Foreign; 11] {
    let word = |text: String| Foreign::from(text.as_str());
    // There is one recipient to a package; several would be parted like the names in a list.
    let first = line.recipients.first().cloned().unwrap_or_default();
    [
        word(line.n.to_string()),
        word(line.at.to_string()),
        line.officer.as_str().into(),
        word(line.our_ref.to_string()),
        line.what.as_str().into(),
        first,
        line.purpose.clone(),
        line.basis.clone().unwrap_or_default(),
        line.marking.as_str().into(),
        line.package.clone(),
        word(line.hash.to_string()),
    ]
}

/// Digits of a hash on paper; JSON and tables have all of them.
const HASH_DIGITS: usize = 12;

fn page(register: &[Disclosure]) -> Vec<Shown> {
    let head = [
        "N",
        "At",
        "Officer",
        "Reference",
        "What",
        "Marking",
        "Hash",
        "To",
        "Basis",
        "Purpose",
    ];
    let mut table = vec![head.map(Shown::own).to_vec()];
    for line in register {
        let hash = line.hash.to_string();
        let recipients: Vec<Shown> = line.recipients.iter().map(show).collect();
        table.push(vec![
            Shown::of(line.n),
            Shown::of(line.at.to_minute()),
            Shown::of(&line.officer),
            Shown::of(line.our_ref),
            Shown::of(&line.what),
            Shown::of(&line.marking),
            Shown::of(hash.get(..HASH_DIGITS).unwrap_or(&hash)),
            Shown::join(&recipients, "; "),
            line.basis.as_ref().map_or(Shown::own("-"), show),
            show(&line.purpose),
        ]);
    }
    lines::columns(&table)
}
