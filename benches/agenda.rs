//! The clocks of open records: what the page of the next hours, the wake-up and one changed record cost, at 10 000 and at
//! 100 000 requests with three clocks each. Run with `cargo bench --bench agenda`; ratios of the medians are printed, nothing
//! here fails on a slow machine.

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use attache::desk::{AgendaQuery, Desk, ListQuery, Order, Pane, Received, Sort};
use attache::domain::orders::ClockOrder;
use attache::domain::timing::FirstDay;
use attache::domain::{Command, Draft, Foreign, Kind, Moment, RequestKind};

#[path = "../tests/support/mod.rs"]
mod support;
use support::{START, alert, at, label, open};

/// Records in one file, orders in one batch.
const BATCH: usize = 5_000;
/// Times a thing is done.
const TIMES: u32 = 200;
/// When the desk is asked, seconds after the records came.
const NOW: i64 = 400_000;

type Fallible<T> = Result<T, Box<dyn Error>>;

fn main() -> Fallible<()> {
    let mut say = std::io::stderr();
    let small = tempfile::tempdir()?;
    let large = tempfile::tempdir()?;
    let few = measured(small.path(), 10_000, &mut say)?;
    let many = measured(large.path(), 100_000, &mut say)?;
    writeln!(
        say,
        "median                       10 000      100 000   ratio"
    )?;
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        writeln!(say, "{what:24} {few:>10.1?}   {many:>10.1?}  {ratio:>6.2}")?;
    }
    Ok(())
}

type Measured = Vec<(&'static str, Duration)>;

fn measured(folder: &Path, records: usize, say: &mut dyn Write) -> Fallible<Measured> {
    let desk = filled(folder, records)?;
    let (clocks, bytes) = desk.clock_figures();
    let each = bytes / clocks.max(1);
    writeln!(
        say,
        "{records} records, {clocks} clocks, {each} bytes to a clock as they came"
    )?;
    drop(desk);
    let began = Instant::now();
    let desk = open(folder);
    let (clocks, bytes) = desk.clock_figures();
    let each = bytes / clocks.max(1);
    writeln!(
        say,
        "  opened again in {:.1?}, {each} bytes to a clock",
        began.elapsed()
    )?;
    figures(&desk)
}

/// Medians of what an officer or the loop waits for.
fn figures(desk: &Desk) -> Fallible<Measured> {
    let now = START.plus_seconds(NOW);
    let day = AgendaQuery {
        from: None,
        to: now.plus_seconds(86_400),
        now,
        offset: 0,
        limit: 20,
    };
    let middle = AgendaQuery {
        offset: desk.agenda(&day).total / 2,
        ..day
    };
    let list = ListQuery {
        pane: Pane::Requests,
        view: String::new(),
        filter: String::new(),
        sort: Sort::Due,
        officer: label("alma"),
        now,
    };
    let ids = desk.list(&list).ids;
    let screen = ids.get(..30).unwrap_or_default();
    let line = desk
        .agenda(&middle)
        .lines
        .into_iter()
        .next()
        .ok_or("no clock")?;
    Ok(vec![
        ("list in order of due", median(20, |_| desk.list(&list))),
        ("rows on screen", median(TIMES, |_| desk.rows(screen))),
        ("page, first 20", median(TIMES, |_| desk.agenda(&day))),
        (
            "page, 20 in the middle",
            median(TIMES, |_| desk.agenda(&middle)),
        ),
        (
            "place of a clock",
            median(TIMES, |_| desk.agenda_place(&day, line.item, line.number)),
        ),
        (
            "next change",
            median(TIMES, |n| {
                desk.next_clock_change(now.plus_seconds(i64::from(n) * 7_919))
            }),
        ),
        (
            "changes of one instant",
            median(TIMES, |n| {
                let next = desk.next_clock_change(now.plus_seconds(i64::from(n) * 7_919));
                next.map(|next| desk.clock_changes(next.plus_seconds(-1), next))
            }),
        ),
        (
            "one record changed",
            median(40, |n| {
                let due = START.plus_seconds(500_000 + i64::from(n) * 60);
                let command = Command::SetDeadline { due, rule: None };
                desk.submit(
                    vec![Order {
                        item: line.item,
                        command,
                    }],
                    &at(NOW),
                )
            }),
        ),
    ])
}

fn median<T>(times: u32, mut act: impl FnMut(u32) -> T) -> Duration {
    let one = |n| {
        let began = Instant::now();
        black_box(act(n));
        began.elapsed()
    };
    let mut all: Vec<Duration> = (0..times).map(one).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn draft(number: usize) -> Draft {
    let mut draft = alert(
        &format!("2031/{number:07}"),
        &format!("SAMPLE matter {number}"),
    );
    draft.content.kind = Kind::Request(RequestKind::PoliceInformation);
    draft
}

/// A desk whose requests have three clocks each.
fn filled(folder: &Path, records: usize) -> Fallible<Desk> {
    let desk = open(folder);
    let mut orders = Vec::new();
    for first in (0..records).step_by(BATCH) {
        let file = Received {
            name: "sample.json".into(),
            bytes: first.to_le_bytes().to_vec().into(),
            drafts: (first..records.min(first + BATCH)).map(draft).collect(),
            faults: Vec::new(),
        };
        desk.receive(vec![file], &at(0))?;
    }
    let query = ListQuery {
        pane: Pane::Requests,
        view: String::new(),
        filter: "is:any".into(),
        sort: Sort::Reference,
        officer: label("alma"),
        now: START,
    };
    for (n, id) in (0_i64..).zip(desk.list(&query).ids.iter()) {
        let began = START.plus_seconds(n * 7_919 % 300_000);
        let due = began.plus_seconds(3_600 + n * 104_729 % 2_000_000);
        let rules = ["EPOC-PR", "EIO-REC"].map(|rule| start(rule, began));
        let deadline = Command::SetDeadline { due, rule: None };
        let commands = [deadline].into_iter().chain(rules);
        orders.extend(commands.map(|command| Order { item: *id, command }));
    }
    for batch in orders.chunks(BATCH) {
        desk.submit(batch.to_vec(), &at(300_001))?;
    }
    Ok(desk)
}

fn start(rule: &str, start: Moment) -> Command {
    Command::Clock(ClockOrder::Start {
        rule: label(rule),
        start: Some(start),
        first: FirstDay::Next,
        replaces: None,
        why: Foreign::from("SAMPLE"),
    })
}
