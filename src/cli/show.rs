//! `show`: everything about one record, with its history. Looking is written down.
//!
//! Never here: rules of the work.
use std::collections::HashMap;

use clap::Args;

use super::exit::{Exit, Failure};
use super::json::{RecordJson, hidden_characters, other_fields, own_fields};
use super::lines::pair;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{Desk, Order, Record};
use crate::domain::clock::{Clock, remaining};
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{Command, Entry, Event, Foreign, Item, ItemId, Moment};

/// Arguments of `show`.
#[derive(Args, Clone, Debug)]
pub struct Show {
    /// Our reference, or the originator's where only one record has it
    #[arg(value_name = "REF")]
    reference: String,
}

/// Runs it.
pub(super) fn run(args: &Show, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let id = find(&desk, &args.reference)?;
    if !desk.is_read_only() {
        let order = Order {
            item: id,
            command: Command::Consult,
        };
        for answer in desk.submit(vec![order], &session.actor()?)? {
            answer.map_err(Failure::Refused)?;
        }
    }
    let record = desk.record(id)?.ok_or_else(|| unknown(&args.reference))?;
    let references = references(&desk, &record.item);
    let now = session.clock.now();
    if out.wants_json() {
        let country = record.item.content.partner();
        out.object(&RecordJson::of(
            &record.item,
            &record.entries,
            country.as_ref(),
            &references,
            now,
        ))?;
    } else {
        out.lines(&page(&record, &references, now))?;
    }
    Ok(Exit::Done)
}

/// The record with this reference.
pub(super) fn find(desk: &Desk, reference: &str) -> Result<ItemId, Failure> {
    desk.find(reference).ok_or_else(|| unknown(reference))
}

fn unknown(reference: &str) -> Failure {
    Failure::usage(format!(
        "No record, or more than one, has the reference \"{reference}\". `attache list alerts --filter is:any` lists them."
    ))
}

/// References of the records this one is linked with.
fn references(desk: &Desk, item: &Item) -> HashMap<ItemId, String> {
    let others: Vec<ItemId> = item.links.iter().map(|link| link.other).collect();
    let rows = desk.rows(&others).into_iter();
    rows.map(|row| (row.id, row.our_ref.to_string())).collect()
}

/// Columns for the names of values.
const NAMES: usize = 14;

fn page(record: &Record, references: &HashMap<ItemId, String>, now: Moment) -> Vec<Shown> {
    let Record { item, entries } = record;
    let mut page = head(item, now);
    let clocks = item
        .clocks
        .iter()
        .map(|clock| clock_line(clock, now))
        .collect();
    section(&mut page, "Deadlines", clocks);
    section(&mut page, "What it says", said(item));
    section(&mut page, "Fields no format has a place for", others(item));
    let links = item.links.iter().map(|link| {
        let reference = references
            .get(&link.other)
            .map_or("a record that is not here", String::as_str);
        Shown::of(format_args!(
            "{} {reference}, {} by {}",
            link.relation.title(),
            link.at.to_minute(),
            link.by
        ))
    });
    section(&mut page, "Other records", links.collect());
    let writings = item.writings.iter().flat_map(|writing| {
        quoted(
            &format!("{} by {}", writing.kind.title(), writing.by),
            &writing.text,
        )
    });
    section(&mut page, "Being written", writings.collect());
    let packages = item.dispatches.iter().map(|dispatch| {
        let (number, to, state) = (dispatch.number, &dispatch.to, dispatch.state.title());
        Shown::of(format_args!(
            "{number} to {to}, {state}, recall until {}",
            dispatch.recall_until
        ))
    });
    section(&mut page, "Packages", packages.collect());
    section(
        &mut page,
        "History",
        entries.iter().flat_map(history).collect(),
    );
    page
}

fn section(page: &mut Vec<Shown>, title: &'static str, lines: Vec<Shown>) {
    if !lines.is_empty() {
        page.extend([Shown::default(), Shown::own(title)]);
        page.extend(lines);
    }
}

fn head(item: &Item, now: Moment) -> Vec<Shown> {
    let content = &item.content;
    let none = || Shown::own("-");
    let due = item
        .due()
        .map(|due| format!("{} ({})", due.to_minute(), remaining(due, now)));
    let tags: Vec<String> = item.tags.iter().map(ToString::to_string).collect();
    let snoozed = item.snoozed_until.map(Moment::to_minute);
    let claim = item
        .claim
        .as_ref()
        .map(|claim| format!("{} until {}", claim.by, claim.until.to_minute()));
    let owner = item.owner.as_ref().map(|owner| owner.id().to_string());
    let optional = [
        ("Due", due),
        ("Owner", owner),
        ("Claimed", claim),
        ("Snoozed until", snoozed),
    ];
    let mut lines = vec![
        pair(&Shown::own("Reference"), &Shown::of(item.our_ref), NAMES),
        pair(
            &Shown::own("Kind"),
            &Shown::of(format_args!(
                "{} ({})",
                content.kind.title(),
                content.direction.word()
            )),
            NAMES,
        ),
        pair(
            &Shown::own("Country"),
            &content.partner().map_or_else(none, Shown::of),
            NAMES,
        ),
        pair(
            &Shown::own("Channel"),
            &Shown::own(content.channel.title()),
            NAMES,
        ),
        pair(
            &Shown::own("State"),
            &Shown::of(format_args!(
                "{} since {} by {}",
                item.state.title(),
                item.state_since.to_minute(),
                item.state_by
            )),
            NAMES,
        ),
        pair(
            &Shown::own("Priority"),
            &Shown::own(item.priority.word()),
            NAMES,
        ),
        pair(
            &Shown::own("Received"),
            &Shown::of(item.received.to_minute()),
            NAMES,
        ),
        pair(
            &Shown::own("Marking"),
            &Shown::of(content.marking.summary()),
            NAMES,
        ),
    ];
    for (name, value) in optional {
        lines.push(pair(
            &Shown::own(name),
            &value.map_or_else(none, Shown::of),
            NAMES,
        ));
    }
    if !tags.is_empty() {
        lines.push(pair(&Shown::own("Tags"), &Shown::of(tags.join(" ")), NAMES));
    }
    let hidden = hidden_characters(item);
    if hidden > 0 {
        lines.push(pair(
            &Shown::own("Hidden"),
            &Shown::of(format_args!(
                "{hidden} hidden characters are shown as marks"
            )),
            NAMES,
        ));
    }
    lines
}

fn clock_line(clock: &Clock, now: Moment) -> Shown {
    let rule = clock
        .rule
        .as_ref()
        .map_or_else(|| "no rule".to_owned(), ToString::to_string);
    let (due, left) = (clock.due.to_minute(), remaining(clock.due, now));
    let (state, start) = (clock.state(now).title(), clock.start.to_minute());
    Shown::of(format_args!(
        "{due} ({left}), {state}, {rule}, runs since {start}"
    ))
}

/// Every field with its value behind a bar, so that no value can pass for a line of the desk.
fn said(item: &Item) -> Vec<Shown> {
    let fields = own_fields(item);
    let width = fields
        .iter()
        .map(|(key, _)| key.len())
        .max()
        .unwrap_or(0)
        .min(40);
    let mut lines = Vec::new();
    for (key, value) in &fields {
        if key == "text" {
            lines.extend(quoted("text", value));
        } else {
            lines.push(pair(&Shown::of(key), &barred(&show(value)), width));
        }
    }
    lines
}

fn others(item: &Item) -> Vec<Shown> {
    let line = |(place, value): (String, Foreign)| {
        let mut line = show(&place.into());
        line.push_own(" = ");
        line.push(&show(&value));
        barred(&line)
    };
    other_fields(item).into_iter().map(line).collect()
}

fn barred(text: &Shown) -> Shown {
    let mut line = Shown::own("| ");
    line.push(text);
    line
}

/// A heading and running text below it, each line behind a bar.
fn quoted(heading: &str, text: &Foreign) -> Vec<Shown> {
    let mut lines = vec![Shown::of(heading)];
    lines.extend(show_lines(text).iter().map(barred));
    lines
}

fn history(entry: &Entry) -> Vec<Shown> {
    let Entry { n, at, officer, .. } = entry;
    let mut lines = vec![Shown::of(format_args!(
        "{n}  {}  {officer}  {}",
        at.to_minute(),
        entry.what()
    ))];
    for event in &entry.events {
        if let Some(words) = event.words() {
            lines.extend(show_lines(words).iter().map(barred));
        }
        if let Event::VersionReceived { changes, .. } = event {
            for change in changes {
                let parts = [show(&change.before), show(&change.after)];
                let mut line = Shown::of(&change.field);
                line.push_own(": ");
                line.push(&Shown::join(&parts, " -> "));
                lines.push(barred(&line));
            }
        }
    }
    lines
}
