//! `list`: the rows of a pane.
//!
//! Never here: deciding what a filter means; the desk does.
use clap::{Args, ValueEnum};

use super::exit::{Exit, Failure};
use super::json::RowJson;
use super::out::Out;
use super::session::{Missing, Session};
use super::{lines, quarantine};
use crate::desk::{Desk, ListQuery, Pane, Row, SavedView, Sort};
use crate::domain::clock::remaining;
use crate::domain::text::{Shown, show};
use crate::domain::unit::Unit;
use crate::domain::{ItemId, Label, Moment};

/// Arguments of `list`.
#[derive(Args, Clone, Debug)]
pub struct List {
    /// What to list
    what: What,
    /// Narrows the list: words, 'exact, !not, field:value
    #[arg(long, value_name = "QUERY")]
    filter: Option<String>,
    /// Order: due, priority, received, updated, country, reference
    #[arg(long, value_name = "ORDER", value_parser = order)]
    sort: Option<Sort>,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

fn order(word: &str) -> Result<Sort, String> {
    Sort::from_word(word).ok_or_else(|| Sort::ALL.map(Sort::word).join(", "))
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Alerts,
    Requests,
    Units,
    Quarantine,
    Outbox,
    Drafts,
}

/// Which records, and how many.
struct Wish<'a> {
    panes: &'a [Pane],
    view: &'a str,
    filter: &'a str,
    sort: Option<Sort>,
    limit: usize,
}

/// Runs it.
pub(super) fn run(args: &List, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let limit = args.limit.unwrap_or(usize::MAX);
    let (panes, view): (&[Pane], _) = match args.what {
        What::Alerts => (&[Pane::Alerts], ""),
        What::Requests => (&[Pane::Requests], ""),
        What::Drafts => (&[Pane::Alerts, Pane::Requests], "is:draft"),
        What::Units => {
            session.must_exist()?;
            return units(&session.config.profile.units, limit, out);
        }
        What::Quarantine => {
            let desk = session.open(Missing::Refuse, out)?;
            return quarantine::list(&desk, limit, out);
        }
        What::Outbox => {
            let desk = session.open(Missing::Refuse, out)?;
            return super::outbox::list(&desk, limit, out);
        }
    };
    let wish = Wish {
        panes,
        view,
        filter: args.filter.as_deref().unwrap_or_default(),
        sort: args.sort,
        limit,
    };
    let desk = session.open(Missing::Refuse, out)?;
    records(&desk, &wish, session, out)
}

/// What is open and not snoozed, as the list shows it at first.
pub(super) fn open_records(
    desk: &Desk,
    pane: Pane,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let wish = Wish {
        panes: &[pane],
        view: "",
        filter: "",
        sort: None,
        limit: usize::MAX,
    };
    records(desk, &wish, session, out)
}

fn records(
    desk: &Desk,
    wish: &Wish<'_>,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let now = session.clock.now();
    let mut ids: Vec<ItemId> = Vec::new();
    for pane in wish.panes {
        let first = SavedView::built_in(*pane).into_iter().next();
        let sort = wish.sort.or(first.map(|view| view.sort));
        let query = ListQuery {
            pane: *pane,
            view: wish.view.to_owned(),
            filter: wish.filter.to_owned(),
            sort: sort.unwrap_or(Sort::Due),
            officer: session.officer()?,
            now,
        };
        let listing = desk.list(&query);
        if let Some(fault) = listing.fault {
            return Err(Failure::usage(format!("--filter: {fault}")));
        }
        if listing.near {
            out.note("Nothing holds these words; these come near.")?;
        }
        ids.extend(listing.ids.iter());
    }
    ids.truncate(wish.limit);
    if out.wants_json() {
        objects(desk, &ids, out)?;
    } else {
        out.lines(&rows(&desk.rows(&ids), now))?;
    }
    Ok(Exit::Done)
}

fn objects(desk: &Desk, ids: &[ItemId], out: &mut Out<'_>) -> Result<(), Failure> {
    for id in ids {
        if let Some(record) = desk.record(*id)? {
            let country = record.item.content.partner();
            out.object(&RowJson::of(&record.item, country.as_ref()))?;
        }
    }
    Ok(())
}

const HEADINGS: [&str; 10] = [
    "Reference",
    "Priority",
    "State",
    "Kind",
    "Country",
    "Due",
    "Received",
    "Marking",
    "Owner",
    "Title and subjects",
];

fn rows(rows: &[Row], now: Moment) -> Vec<Shown> {
    if rows.is_empty() {
        return vec![Shown::own("Nothing to list.")];
    }
    let mut table = vec![HEADINGS.map(Shown::own).to_vec()];
    table.extend(rows.iter().map(|row| cells(row, now)));
    lines::columns(&table)
}

/// What is not known is a hyphen. Foreign text stands last, so that nothing of the desk's own can be imitated behind it.
fn cells(row: &Row, now: Moment) -> Vec<Shown> {
    let due = |due: Moment| {
        Shown::of(format_args!(
            "{} ({})",
            due.to_minute(),
            remaining(due, now)
        ))
    };
    let mut foreign = show(&row.title);
    if !row.subjects.is_empty() {
        foreign.push_own(" | ");
        foreign.push(&show(&row.subjects));
    }
    vec![
        Shown::of(row.our_ref),
        Shown::own(row.priority.word()),
        Shown::own(row.state.word()),
        Shown::own(row.kind.word()),
        row.country.map_or(UNKNOWN, Shown::of),
        match row.due {
            None if row.due_is_unreadable => Shown::own("unreadable"),
            at => at.map_or(UNKNOWN, due),
        },
        Shown::of(row.received.to_minute()),
        Shown::of(&row.marking),
        row.owner.as_ref().map_or(UNKNOWN, Shown::of),
        foreign,
    ]
}

const UNKNOWN: Shown = Shown::own("-");

fn units(units: &[Unit], limit: usize, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let units = units.get(..limit.min(units.len())).unwrap_or_default();
    if out.wants_json() {
        units.iter().try_for_each(|unit| out.object(unit))?;
        return Ok(Exit::Done);
    }
    let mut table = vec![
        ["Unit", "Country", "Duty hours", "Crime areas", "Name"]
            .map(Shown::own)
            .to_vec(),
    ];
    for unit in units {
        let areas: Vec<&str> = unit.crime_areas.iter().map(Label::as_str).collect();
        let areas = if areas.is_empty() {
            "any".to_owned()
        } else {
            areas.join(" ")
        };
        table.push(vec![
            Shown::of(&unit.id),
            Shown::of(unit.country),
            unit.duty_hours.as_ref().map_or(UNKNOWN, Shown::of),
            Shown::of(areas),
            Shown::of(&unit.name),
        ]);
    }
    out.lines(&lines::columns(&table))?;
    Ok(Exit::Done)
}
