//! The preview: what an officer needs to decide, in the order of the decision.
//!
//! Never here: everything else; that is the full record.

use super::{Paper, Reading, Role, clocks, history, hit};
use crate::desk::Record;
use crate::domain::clock::{ClockState, remaining};
use crate::domain::{Direction, Foreign, Item, Phase, Priority, Subject};

/// Lines of the title a preview shows.
const TITLE: usize = 6;
/// Lines of the text a preview shows.
const EXCERPT: usize = 12;

/// The preview of a record.
pub fn preview(record: &Record, cx: Reading<'_>, width: usize) -> Paper {
    let item = &record.item;
    let mut paper = Paper::new(width);
    // The list had to cut it.
    paper.running(&item.content.title, TITLE);
    due(&mut paper, item, cx);
    if let Some(words) = hit::missing_steps(&item.hit) {
        paper.say(Role::Alarm, format!("!! {words}"));
    }
    clocks::in_short(&mut paper, item, cx.now);
    paper.field("Handling", item.content.marking.summary());
    paper.field_as(
        "State",
        phase_role(item.state.phase(item.content.direction)),
        state(item),
    );
    paper.field_as(
        "Priority",
        priority_role(item.priority),
        item.priority.word(),
    );
    paper.field("Kind", item.content.kind.title());
    match item.content.direction {
        Direction::In => from(&mut paper, item, cx),
        Direction::Out => to(&mut paper, item, cx),
    }
    paper.quoted_if("Ref", item.content.their_ref.as_ref());
    for subject in item.content.subjects.iter().take(3) {
        if let Some(name) = subject.name() {
            paper.quoted(subject.word(), &name);
            if let Some(script) = original_script(subject).filter(|script| **script != name) {
                paper.quoted("", script);
            }
        }
    }
    if item.content.subjects.len() > 3 {
        paper.field_as(
            "",
            Role::Dim,
            format!("and {} more subjects", item.content.subjects.len() - 3),
        );
    }
    texts(&mut paper, item);
    paper.gap();
    if !paper.running(&item.content.text, EXCERPT) {
        paper.say(Role::Dim, "The text goes on: Enter shows all of it.");
    }
    paper.gap();
    if let Some(entry) = record.entries.last() {
        history::entry(&mut paper, entry);
    }
    paper.warn_on_top("");
    paper
}

/// The name as its own script writes it.
fn original_script(subject: &Subject) -> Option<&Foreign> {
    match subject {
        Subject::Person(person) => person.identities.first()?.original_script.as_ref(),
        _ => None,
    }
}

fn texts(paper: &mut Paper, item: &Item) {
    for writing in &item.writings {
        paper.field_as(
            "Draft",
            Role::Strong,
            format!("{}, saved {}", writing.kind.title(), writing.at.to_minute()),
        );
    }
    if let Some(choice) = &item.basis {
        paper.field("Basis", choice.basis.summary());
    }
    if let Some(dispatch) = item.waiting_dispatch() {
        paper.field_as(
            "Outbox",
            Role::Strong,
            format!(
                "to {}, leaves {}; can be recalled",
                dispatch.to,
                super::outgoing::to_second(dispatch.recall_until)
            ),
        );
    }
}

/// The first deadline with what is left of it.
pub(super) fn due(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let first = item.first_clock();
    let Some((clock, due)) = first.and_then(|clock| Some((clock, clock.due?))) else {
        if let Some(crate::domain::content::DueClaim::Unreadable(words)) = &item.content.due {
            paper.field_as("Due", Role::Warning, "unreadable, as received:");
            paper.quoted("", words);
        } else {
            paper.field_as("Due", Role::Dim, "no deadline");
        }
        return;
    };
    let role = match clock.state(cx.now) {
        ClockState::Breached => Role::Alarm,
        ClockState::Critical => Role::Strong,
        _ => Role::Plain,
    };
    let left = remaining(due, cx.now);
    let left = if due < cx.now {
        left.trim_start_matches('>').to_owned()
    } else {
        format!("in {left}")
    };
    let rule = clock
        .name
        .as_ref()
        .map(|rule| format!(", rule {rule}"))
        .unwrap_or_default();
    paper.field_as("Due", role, format!("{} ({left}){rule}", due.to_minute()));
}

/// `assigned, with unit.drugs, snoozed until 2031-03-08 08:00Z`.
pub(super) fn state(item: &Item) -> String {
    let owner = item
        .owner
        .as_ref()
        .map(|owner| format!("with {}", owner.id()));
    let snoozed = item
        .snoozed_until
        .map(|until| format!("snoozed until {}", until.to_minute()));
    let parts = [Some(item.state.title().to_owned()), owner, snoozed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(super) fn from(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let from = &item.content.from;
    match from.country {
        Some(code) => paper.field("From", cx.country(code)),
        None => paper.field_as("From", Role::Dim, "country not said"),
    }
    paper.quoted_if("", from.authority.as_ref());
}

pub(super) fn to(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    for party in &item.content.to {
        match party.country {
            Some(code) => paper.field("To", cx.country(code)),
            None => paper.field_as("To", Role::Dim, "country not said"),
        }
        paper.quoted_if("", party.authority.as_ref());
    }
}

pub(super) const fn phase_role(phase: Phase) -> Role {
    match phase {
        Phase::New => Role::Strong,
        Phase::InWork => Role::Work,
        Phase::Waiting => Role::Waiting,
        Phase::Done => Role::Dim,
        Phase::Refused => Role::Plain,
    }
}

pub(super) const fn priority_role(priority: Priority) -> Role {
    match priority {
        Priority::Urgent => Role::Alarm,
        Priority::High => Role::Strong,
        Priority::Normal => Role::Plain,
        Priority::Low => Role::Dim,
    }
}
