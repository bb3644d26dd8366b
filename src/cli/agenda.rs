//! `agenda`: the clocks of open records that are over or end soon.
//!
//! Never here: how a clock stands; the desk says.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{AgendaLine, AgendaPage, AgendaQuery};
use crate::domain::clock::remaining;
use crate::domain::text::{Shown, show};
use crate::domain::{Foreign, Moment};

/// Arguments of `agenda`.
#[derive(Args, Clone, Debug)]
pub struct Agenda {
    /// How many hours to look ahead
    #[arg(long, value_name = "N", default_value_t = 24)]
    hours: u32,
    /// At most so many clocks
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Runs it.
pub(super) fn run(
    args: &Agenda,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let now = session.clock.now();
    let page = desk.agenda(&AgendaQuery {
        from: None,
        to: now.plus_seconds(i64::from(args.hours) * 3_600),
        now,
        offset: 0,
        limit: args.limit.unwrap_or(usize::MAX),
    });
    if out.wants_json() {
        for line in &page.lines {
            out.object(&ClockJson::of(line, now))?;
        }
    } else {
        out.lines(&listed(&page, args.hours, now))?;
    }
    Ok(Exit::Done)
}

const HEADINGS: [&str; 9] = [
    "State",
    "Left",
    "Due",
    "Reference",
    "Country",
    "Clock",
    "Rule",
    "Owed",
    "Title",
];

fn listed(page: &AgendaPage, hours: u32, now: Moment) -> Vec<Shown> {
    let mut all = Vec::new();
    if page.lines.is_empty() {
        all.push(Shown::of(format_args!(
            "No clock is over, and none ends within {hours} hours."
        )));
    } else {
        let mut table = vec![HEADINGS.map(Shown::own).to_vec()];
        table.extend(page.lines.iter().map(|line| cells(line, now)));
        all.extend(lines::columns(&table));
    }
    let left_out = page.total - page.lines.len();
    if left_out > 0 {
        all.push(Shown::of(format_args!(
            "{left_out} more end within {hours} hours."
        )));
    }
    if page.later > 0 {
        all.push(Shown::of(format_args!("{} end later.", page.later)));
    }
    all
}

/// What is not known is a hyphen. Foreign text stands last, so that nothing of the desk's own can be imitated behind it.
fn cells(line: &AgendaLine, now: Moment) -> Vec<Shown> {
    let whose = if line.owed_here { "here" } else { "there" };
    vec![
        Shown::own(line.state.title()),
        Shown::of(remaining(line.due, now)),
        Shown::of(line.due.to_minute()),
        Shown::of(line.our_ref),
        line.country.map_or(Shown::own("-"), Shown::of),
        Shown::of(line.number),
        line.name.as_ref().map_or(Shown::own("-"), Shown::of),
        Shown::of(format_args!("{whose}: {}", line.owed)),
        show(&line.title),
    ]
}

/// A clock as an object.
#[derive(Serialize)]
struct ClockJson<'a> {
    #[serde(rename = "ref")]
    reference: String,
    clock: u32,
    rule: Option<&'a str>,
    owed: &'a str,
    owed_here: bool,
    state: &'static str,
    percent_gone: u8,
    start: String,
    due: String,
    remaining_s: i64,
    country: Option<String>,
    title: &'a Foreign,
}

impl<'a> ClockJson<'a> {
    fn of(line: &'a AgendaLine, now: Moment) -> Self {
        Self {
            reference: line.our_ref.to_string(),
            clock: line.number,
            rule: line.name.as_ref().map(crate::domain::Label::as_str),
            owed: &line.owed,
            owed_here: line.owed_here,
            state: line.state.word(),
            percent_gone: line.percent,
            start: line.start.to_string(),
            due: line.due.to_string(),
            remaining_s: line.due.seconds_since(now),
            country: line.country.map(|country| country.to_string()),
            title: &line.title,
        }
    }
}
