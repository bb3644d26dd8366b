//! `stats`: figures of a period as tables or JSON, reproducible: period, instant of the question and number of records stand
//! with them.
//!
//! Never here: counting.
use clap::Args;
use serde::Serialize;

use super::bookshelf::read_day;
use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::Session;
use crate::desk::statistics::{Exchange, Statistics, Volume};
use crate::domain::text::Shown;
use crate::domain::{CountryCode, Moment};

/// Arguments of `stats`.
#[derive(Args, Clone, Debug)]
pub struct Stats {
    /// First day that counts (UTC); the first of the year before when left out
    #[arg(long, value_name = "DATE", value_parser = read_day)]
    from: Option<jiff::civil::Date>,
    /// First day that does not count any more (UTC); a year after the first when left out
    #[arg(long, value_name = "DATE", value_parser = read_day)]
    to: Option<jiff::civil::Date>,
}

#[derive(Serialize)]
struct StatsJson {
    from: String,
    to: String,
    at: String,
    records: usize,
    hits: usize,
    exchange: Vec<ExchangeJson>,
    volumes: Vec<VolumeJson>,
}

#[derive(Serialize)]
struct ExchangeJson {
    country: Option<CountryCode>,
    sent: usize,
    received_urgent: usize,
    received_other: usize,
    answered_urgent: usize,
    answered_other: usize,
    refused: Vec<RefusedJson>,
    over_for_authorisation: usize,
    over_otherwise: usize,
}

#[derive(Serialize)]
struct RefusedJson {
    ground: &'static str,
    words: &'static str,
    n: usize,
}

#[derive(Serialize)]
struct VolumeJson {
    country: Option<CountryCode>,
    direction: &'static str,
    kind: &'static str,
    channel: &'static str,
    n: usize,
}

/// Runs it.
pub(super) fn run(args: &Stats, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    session.must_exist()?;
    let at = session.clock.now();
    let (from, to) = period(args, at)?;
    let Some(desk) = session.look(out)? else {
        out.note("The store is empty.")?;
        return Ok(Exit::Done);
    };
    let figures = desk.statistics(from, to, at)?;
    if out.wants_json() {
        out.object(&json(&figures))?;
    } else {
        out.lines(&page(&figures))?;
    }
    Ok(Exit::Done)
}

/// The period asked for; by default the calendar year before, for which the yearly report is due.
fn period(args: &Stats, at: Moment) -> Result<(Moment, Moment), Failure> {
    let unreadable = || Failure::usage("The period lies outside the calendar.");
    let first = |year: i16| jiff::civil::Date::new(year, 1, 1).ok();
    let from = args.from.or_else(|| first(at.year().saturating_sub(1)));
    let from = from.ok_or_else(unreadable)?;
    let year = jiff::Span::new().years(1);
    let to = args.to.or_else(|| from.checked_add(year).ok());
    let to = to.ok_or_else(unreadable)?;
    if to <= from {
        return Err(Failure::usage(format!(
            "The period ends before it begins: {from} to {to}."
        )));
    }
    let midnight = |day: jiff::civil::Date| Moment::parse(&format!("{day}T00:00:00Z"));
    midnight(from).zip(midnight(to)).ok_or_else(unreadable)
}

fn json(figures: &Statistics) -> StatsJson {
    StatsJson {
        from: figures.from.to_string(),
        to: figures.to.to_string(),
        at: figures.at.to_string(),
        records: figures.records,
        hits: figures.hits,
        exchange: figures.exchange.iter().map(exchange_json).collect(),
        volumes: figures.volumes.iter().map(volume_json).collect(),
    }
}

fn exchange_json((country, exchange): (&Option<CountryCode>, &Exchange)) -> ExchangeJson {
    let refused = exchange.refused.iter().map(|(ground, n)| RefusedJson {
        ground: ground.word(),
        words: ground.title(),
        n: *n,
    });
    ExchangeJson {
        country: *country,
        sent: exchange.sent,
        received_urgent: exchange.received_urgent,
        received_other: exchange.received_other,
        answered_urgent: exchange.answered_urgent,
        answered_other: exchange.answered_other,
        refused: refused.collect(),
        over_for_authorisation: exchange.over_for_authorisation,
        over_otherwise: exchange.over_otherwise,
    }
}

fn volume_json((volume, n): (&Volume, &usize)) -> VolumeJson {
    VolumeJson {
        country: volume.country,
        direction: volume.direction.word(),
        kind: volume.kind.word(),
        channel: volume.channel.word(),
        n: *n,
    }
}

fn page(figures: &Statistics) -> Vec<Shown> {
    let mut page = vec![Shown::of(format!(
        "From {} up to {}, as it stands {}: {} records, {} hits worked on.",
        figures.from.to_minute(),
        figures.to.to_minute(),
        figures.at.to_minute(),
        figures.records,
        figures.hits,
    ))];
    page.push(Shown::default());
    page.push(Shown::own(
        "Exchange of police information, by requesting state (Directive (EU) 2023/977 Art. 18)",
    ));
    page.extend(exchange_table(figures));
    page.push(Shown::default());
    page.push(Shown::own("Records by state, direction, kind and channel"));
    page.extend(volume_table(figures));
    page
}

const NOT_SAID: &str = "-";

fn code(country: Option<CountryCode>) -> Shown {
    country.map_or(Shown::own(NOT_SAID), Shown::of)
}

fn exchange_table(figures: &Statistics) -> Vec<Shown> {
    let head = [
        "State",
        "Sent",
        "Received urgent",
        "Received other",
        "Answered urgent",
        "Answered other",
        "Over, authorisation",
        "Over, otherwise",
        "Refused by ground",
    ];
    let mut table = vec![head.map(Shown::own).to_vec()];
    for (country, exchange) in &figures.exchange {
        let refused = exchange.refused.iter();
        let refused: Vec<String> = refused
            .map(|(ground, n)| format!("{} {n}", ground.word()))
            .collect();
        let refused = if refused.is_empty() {
            NOT_SAID.to_owned()
        } else {
            refused.join(", ")
        };
        table.push(vec![
            code(*country),
            Shown::of(exchange.sent),
            Shown::of(exchange.received_urgent),
            Shown::of(exchange.received_other),
            Shown::of(exchange.answered_urgent),
            Shown::of(exchange.answered_other),
            Shown::of(exchange.over_for_authorisation),
            Shown::of(exchange.over_otherwise),
            Shown::of(refused),
        ]);
    }
    lines::columns(&table)
}

fn volume_table(figures: &Statistics) -> Vec<Shown> {
    let head = ["State", "Direction", "Kind", "Channel", "N"];
    let mut table = vec![head.map(Shown::own).to_vec()];
    for (volume, n) in &figures.volumes {
        table.push(vec![
            code(volume.country),
            Shown::own(volume.direction.word()),
            Shown::own(volume.kind.title()),
            Shown::own(volume.channel.title()),
            Shown::of(n),
        ]);
    }
    lines::columns(&table)
}
