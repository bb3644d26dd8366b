//! A record as lines: every fact that is on a screen, foreign values behind a bar.
//!
//! Never here: asking the desk.
mod clocks;
mod leave;
mod letters;
mod life;
mod lines;

use std::collections::HashMap;

use crate::cli::json::{hidden_characters, other_fields, own_fields};
use crate::cli::lines::pair;
use crate::desk::Record;
use crate::domain::clock::remaining;
use crate::domain::item::{Note, Writing};
use crate::domain::letter::Letter;
use crate::domain::text::{Shown, show, show_lines};
use crate::domain::{Entry, Event, Foreign, Item, ItemId, Moment};
use lines::{bar, barred, quoted};

/// Columns for the names of values.
const NAMES: usize = 14;

/// The whole page at `now`; `references` names the records this one is linked with, `missing` says what a letter lacks.
pub(super) fn page(
    record: &Record,
    references: &HashMap<ItemId, String>,
    missing: &dyn Fn(&Letter) -> Vec<String>,
    now: Moment,
) -> Vec<Shown> {
    let Record { item, entries } = record;
    let mut page = head(item, now);
    let sections = [
        ("Deadlines", clocks::clocks(item, now)),
        ("Urgent hit", life::hit(item)),
        ("What it says", said(item)),
        ("Fields no format has a place for", others(item)),
        ("Other records", links(item, references)),
        ("Legal basis", basis(item)),
        ("Notes", notes(item)),
        ("Being written", writings(item)),
        ("Letters", letters::letters(item, missing)),
        ("Packages", life::packages(item)),
        ("Consents", leave::consents(item, now)),
        ("Second officer", leave::overrides(item, now)),
        ("Undertakings", leave::undertakings(item)),
        ("Asked for an answer", life::chases(item)),
        ("States", life::stages(item)),
        ("History", entries.iter().flat_map(history).collect()),
    ];
    for (title, lines) in sections {
        section(&mut page, title, lines);
    }
    page
}

fn links(item: &Item, references: &HashMap<ItemId, String>) -> Vec<Shown> {
    let name = |id| {
        let known = references.get(id);
        known.map_or("a record that is not here", String::as_str)
    };
    let begun = item.about.iter();
    let begun = begun.map(|about| Shown::of(format_args!("begun from {}", name(&about.item))));
    let links = item.links.iter().map(|link| {
        let (relation, other) = (link.relation.title(), name(&link.other));
        let (at, by) = (link.at.to_minute(), &link.by);
        Shown::of(format_args!("{relation} {other}, {at} by {by}"))
    });
    begun.chain(links).collect()
}

fn notes(item: &Item) -> Vec<Shown> {
    let note = |note: &Note| {
        let (at, by) = (note.at.to_minute(), &note.by);
        quoted(&format!("{at} by {by}"), &note.text)
    };
    item.notes.iter().flat_map(note).collect()
}

fn writings(item: &Item) -> Vec<Shown> {
    let writing = |writing: &Writing| {
        let (kind, by) = (writing.kind.title(), &writing.by);
        quoted(&format!("{kind} by {by}"), &writing.text)
    };
    item.writings.iter().flat_map(writing).collect()
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
            lines.push(pair(&Shown::of(key), &bar(value), width));
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
