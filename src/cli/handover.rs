//! `handover`: the sheet from one shift to the next, a note for it, and taking the desk over.
//!
//! Never here: what belongs on the sheet.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::handover::Handover as Sheet;
use crate::desk::{AgendaLine, OutboxLine, Row};
use crate::domain::clock::remaining;
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{CountryCode, Foreign, Moment};

/// Arguments of `handover`.
#[derive(Args, Clone, Debug)]
pub struct Handover {
    /// The shift began here; the last hand-over when left out, or twelve hours ago
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    since: Option<Moment>,
    /// Leaves this note for the next shift
    #[arg(long, value_name = "TEXT", conflicts_with = "take")]
    note: Option<String>,
    /// Takes the desk over: the sheet was read
    #[arg(long)]
    take: bool,
}

fn instant(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "an instant looks like 2031-03-07T08:00:00Z".into())
}

#[derive(Serialize)]
struct SheetJson {
    at: String,
    since: String,
    taken: Option<TakenJson>,
    note: Option<NoteJson>,
    clocks: Vec<ClockJson>,
    hits: Vec<HitJson>,
    urgent: Vec<String>,
    second_officer: Vec<String>,
    touched: Vec<String>,
    waiting: Vec<String>,
    outbox: Vec<OutboxJson>,
}

#[derive(Serialize)]
struct TakenJson {
    by: String,
    at: String,
}

#[derive(Serialize)]
struct NoteJson {
    by: String,
    at: String,
    text: Foreign,
}

#[derive(Serialize)]
struct ClockJson {
    #[serde(rename = "ref")]
    reference: String,
    rule: Option<String>,
    due: String,
    state: &'static str,
    remaining_s: i64,
    owed_here: bool,
}

#[derive(Serialize)]
struct HitJson {
    #[serde(rename = "ref")]
    reference: String,
    missing: Vec<&'static str>,
}

#[derive(Serialize)]
struct OutboxJson {
    #[serde(rename = "ref")]
    reference: String,
    number: u32,
    state: &'static str,
}

/// Runs it.
pub(super) fn run(
    args: &Handover,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let now = session.clock.now();
    let by = session.actor()?;
    if let Some(text) = &args.note {
        if text.trim().is_empty() {
            return Err(Failure::usage("A note needs words."));
        }
        desk.note_shift(text.as_str().into(), &by)?;
        out.note("The note stands on the sheet of the next shift.")?;
        return Ok(Exit::Done);
    }
    let sheet = desk.handover(now, args.since)?;
    if out.wants_json() {
        out.object(&json(&sheet))?;
    } else {
        out.lines(&page(&sheet))?;
    }
    if args.take {
        desk.take_shift(&by)?;
        out.note(&format!(
            "{} has the desk since {}.",
            by.officer,
            now.to_minute()
        ))?;
    }
    Ok(Exit::Done)
}

fn json(sheet: &Sheet) -> SheetJson {
    let refs = |rows: &[Row]| rows.iter().map(|row| row.our_ref.to_string()).collect();
    SheetJson {
        at: sheet.at.to_string(),
        since: sheet.since.to_string(),
        taken: sheet.taken.as_ref().map(|(by, at)| TakenJson {
            by: by.to_string(),
            at: at.to_string(),
        }),
        note: sheet.note.as_ref().map(|(by, at, text)| NoteJson {
            by: by.to_string(),
            at: at.to_string(),
            text: text.clone(),
        }),
        clocks: sheet
            .clocks
            .iter()
            .map(|line| clock_json(line, sheet.at))
            .collect(),
        hits: sheet
            .hits
            .iter()
            .map(|(row, missing)| HitJson {
                reference: row.our_ref.to_string(),
                missing: missing.iter().map(|step| step.word()).collect(),
            })
            .collect(),
        urgent: refs(&sheet.urgent),
        second_officer: refs(&sheet.second),
        touched: refs(&sheet.touched),
        waiting: refs(&sheet.waiting),
        outbox: sheet.outbox.iter().map(outbox_json).collect(),
    }
}

fn clock_json(line: &AgendaLine, now: Moment) -> ClockJson {
    ClockJson {
        reference: line.our_ref.to_string(),
        rule: line.name.as_ref().map(ToString::to_string),
        due: line.due.to_string(),
        state: line.state.word(),
        remaining_s: line.due.seconds_since(now),
        owed_here: line.owed_here,
    }
}

fn outbox_json(line: &OutboxLine) -> OutboxJson {
    OutboxJson {
        reference: line.our_ref.to_string(),
        number: line.outbound.number(),
        state: line.outbound.state().word(),
    }
}

fn page(sheet: &Sheet) -> Vec<Shown> {
    let mut page = vec![Shown::of(format!(
        "Hand-over sheet, {}. The shift lasts since {}.",
        sheet.at.to_minute(),
        sheet.since.to_minute()
    ))];
    if let Some((by, at)) = &sheet.taken {
        page.push(Shown::of(format!(
            "Taken over by {by} at {}.",
            at.to_minute()
        )));
    }
    match &sheet.note {
        Some((by, at, text)) => {
            page.push(Shown::of(format!("Note of {by}, {}:", at.to_minute())));
            page.extend(show_lines(text).iter().map(behind_bar));
        }
        None => page.push(Shown::own("No note.")),
    }
    section(
        &mut page,
        "Clocks over, or ending within 24 hours",
        &clocks(sheet),
    );
    section(&mut page, "Hits worked on", &hits(sheet));
    section(&mut page, "Urgent and open", &rows(&sheet.urgent, sheet.at));
    section(
        &mut page,
        "For a second officer",
        &rows(&sheet.second, sheet.at),
    );
    section(&mut page, "In the outbox, or failed", &outbox(sheet));
    section(
        &mut page,
        "Touched in this shift",
        &rows(&sheet.touched, sheet.at),
    );
    section(
        &mut page,
        "Waiting for somebody else",
        &rows(&sheet.waiting, sheet.at),
    );
    page
}

fn behind_bar(line: &Shown) -> Shown {
    Shown::concat([&Shown::own("| "), line])
}

fn section(page: &mut Vec<Shown>, title: &'static str, table: &[Vec<Shown>]) {
    page.push(Shown::default());
    page.push(Shown::of(format!("{title}: {}", table.len())));
    page.extend(lines::columns(table));
}

fn country(code: Option<CountryCode>) -> Shown {
    code.map_or(Shown::own("-"), Shown::of)
}

fn clocks(sheet: &Sheet) -> Vec<Vec<Shown>> {
    let line = |line: &AgendaLine| {
        vec![
            Shown::own(line.state.title()),
            Shown::of(remaining(line.due, sheet.at)),
            Shown::of(line.due.to_minute()),
            Shown::of(line.our_ref),
            country(line.country),
            Shown::of(&line.owed),
            show(&line.title),
        ]
    };
    sheet.clocks.iter().map(line).collect()
}

fn hits(sheet: &Sheet) -> Vec<Vec<Shown>> {
    let line = |(row, missing): &(Row, Vec<crate::domain::hit::HitStep>)| {
        let steps: Vec<&str> = missing.iter().map(|step| step.title()).collect();
        let missing = if steps.is_empty() {
            "no step missing".to_owned()
        } else {
            format!("{} missing: {}", steps.len(), steps.join(", "))
        };
        vec![
            Shown::of(row.our_ref),
            country(row.country),
            show(&row.title),
            Shown::of(missing),
        ]
    };
    sheet.hits.iter().map(line).collect()
}

fn rows(rows: &[Row], now: Moment) -> Vec<Vec<Shown>> {
    let line = |row: &Row| {
        let due = row.due.map_or_else(
            || "no deadline".to_owned(),
            |due| format!("{} ({})", due.to_minute(), remaining(due, now)),
        );
        vec![
            Shown::of(row.our_ref),
            country(row.country),
            Shown::own(row.priority.word()),
            Shown::own(row.state.title()),
            Shown::of(due),
            show(&row.title),
        ]
    };
    rows.iter().map(line).collect()
}

fn outbox(sheet: &Sheet) -> Vec<Vec<Shown>> {
    let line = |line: &OutboxLine| {
        vec![
            Shown::of(line.our_ref),
            Shown::of(line.outbound.number()),
            Shown::own(line.outbound.state().title()),
        ]
    };
    sheet.outbox.iter().map(line).collect()
}
