//! A record as lines: every fact that is on a screen, foreign values behind a bar.
//!
//! Never here: asking the desk.
use std::collections::HashMap;

use crate::cli::json::{hidden_characters, other_fields, own_fields};
use crate::cli::lines::pair;
use crate::desk::Record;
use crate::domain::clock::{Clock, remaining};
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{Entry, Event, Foreign, Item, ItemId, Moment};

/// Columns for the names of values.
const NAMES: usize = 14;

/// The whole page at `now`; `references` names the records this one is linked with.
pub(super) fn page(
    record: &Record,
    references: &HashMap<ItemId, String>,
    now: Moment,
) -> Vec<Shown> {
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
    section(&mut page, "Legal basis", basis(item));
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
    let line = |name, value: Shown| pair(&Shown::own(name), &value, NAMES);
    let content = &item.content;
    let (state, since, by) = (
        item.state.title(),
        item.state_since.to_minute(),
        &item.state_by,
    );
    let (kind, direction) = (content.kind.title(), content.direction.word());
    let mut lines = vec![
        line("Reference", Shown::of(item.our_ref)),
        line("Kind", Shown::of(format_args!("{kind} ({direction})"))),
        line("Country", content.partner().map_or(UNKNOWN, Shown::of)),
        line("Channel", Shown::own(content.channel.title())),
        line(
            "State",
            Shown::of(format_args!("{state} since {since} by {by}")),
        ),
        line("Priority", Shown::own(item.priority.word())),
        line("Received", Shown::of(item.received.to_minute())),
        line("Marking", Shown::of(content.marking.summary())),
    ];
    let due = |due: Moment| {
        Shown::of(format_args!(
            "{} ({})",
            due.to_minute(),
            remaining(due, now)
        ))
    };
    let when = if item.due_is_unreadable() {
        Shown::own("unreadable, see below")
    } else {
        item.due().map_or(UNKNOWN, due)
    };
    lines.push(line("Due", when));
    let owner = item.owner.as_ref().map(|owner| Shown::of(owner.id()));
    lines.push(line("Owner", owner.unwrap_or(UNKNOWN)));
    lines.extend(item.claim.as_ref().map(|claim| {
        let until = claim.until.to_minute();
        line(
            "Claimed",
            Shown::of(format_args!("by {} until {until}", claim.by)),
        )
    }));
    let snoozed = item.snoozed_until.map(Moment::to_minute);
    lines.extend(snoozed.map(|until| line("Snoozed until", Shown::of(until))));
    if !item.tags.is_empty() {
        let tags: Vec<Shown> = item.tags.iter().map(Shown::of).collect();
        lines.push(line("Tags", Shown::join(&tags, " ")));
    }
    let hidden = hidden_characters(item);
    if hidden > 0 {
        let words = format_args!("{hidden} hidden characters are shown as marks");
        lines.push(line("Hidden", Shown::of(words)));
    }
    lines
}

/// What is not known.
const UNKNOWN: Shown = Shown::own("-");

fn clock_line(clock: &Clock, now: Moment) -> Shown {
    let rule = clock
        .name
        .as_ref()
        .map_or_else(|| "no rule".to_owned(), ToString::to_string);
    let due = clock.due.map_or_else(
        || "no end".to_owned(),
        |due| format!("{} ({})", due.to_minute(), remaining(due, now)),
    );
    let (state, start) = (clock.state(now).title(), clock.start.to_minute());
    Shown::of(format_args!("{due}, {state}, {rule}, runs since {start}"))
}

/// Every field with its value behind a bar, so that no value can pass for a line of the desk.
fn said(item: &Item) -> Vec<Shown> {
    let fields = own_fields(item);
    let width = fields
        .iter()
        .map(|(key, _)| key.len())
        .max()
        .unwrap_or(0)
        .min(48);
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

/// The choice with what the bookshelf said of it, and the officer's reason behind a bar.
fn basis(item: &Item) -> Vec<Shown> {
    let Some(choice) = &item.basis else {
        return Vec::new();
    };
    let basis = &choice.basis;
    let (at, by) = (choice.at.to_minute(), &choice.by);
    let mut lines = vec![
        Shown::of(basis.summary()),
        Shown::of(basis.question()),
        Shown::of(&basis.why_ranked),
        Shown::of(format_args!("chosen {at} by {by}, pack {}", basis.pack)),
    ];
    lines.extend(show_lines(&choice.why).iter().map(barred));
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
