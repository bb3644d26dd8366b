//! Does at the desk what `update` wants done, and brings the answers back as messages.
//!
//! Never here: the terminal; what only it can do goes back to the caller.

use std::sync::Arc;

use super::effect::Effect;
use super::msg::Msg;
use super::state::abroad::{LINES, REQUESTS, With};
use crate::desk::{Actor, AgendaQuery, Desk};
use crate::domain::{CountryCode, FactKey, ItemId, Moment, OfficeFact, State};

/// Records looked at while seeking the next undecided one, below and above the cursor.
const SOUGHT: usize = 2_000;
/// Lines asked for at once while seeking.
const CHUNK: usize = 64;

/// Does one thing; answers messages, or gives the effect back when only the terminal can do it.
///
/// # Errors
/// The effect itself, when it is none of the desk's.
pub fn perform(desk: &Desk, by: &Actor, effect: Effect) -> Result<Vec<Msg>, Effect> {
    let msg = match effect {
        Effect::List { query, then } => Msg::Listed {
            pane: query.pane,
            listing: desk.list(&query),
            then,
        },
        Effect::Peek(query) => Msg::Peeked {
            pane: query.pane,
            listing: desk.list(&query),
        },
        Effect::Rows(asked) => Msg::Rows {
            rows: desk.rows(&asked),
            asked,
        },
        Effect::Record(id) => Msg::Record {
            id,
            record: desk
                .record(id)
                .map(|record| record.map(Arc::new))
                .map_err(|error| error.to_string()),
        },
        Effect::Count => counted(desk, by.now),
        Effect::Views(pane) => Msg::Views {
            pane,
            views: desk.views(&by.officer, pane),
        },
        Effect::Place => Msg::Place(desk.place(&by.officer)),
        Effect::SavePlace(place) => return Ok(failed(desk.save_place(&by.officer, &place))),
        Effect::SaveView(view) => {
            let pane = view.pane;
            let mut messages = failed(desk.save_view(view, by));
            messages.push(Msg::Views {
                pane,
                views: desk.views(&by.officer, pane),
            });
            return Ok(messages);
        }
        Effect::Seek { pane, ids, from } => Msg::Sought {
            pane,
            id: seek(desk, &ids, from, by.now),
        },
        Effect::Find(typed) => Msg::Found {
            id: desk.find(&typed),
            typed,
        },
        Effect::Submit { orders, sent } => Msg::Submitted {
            sent,
            result: desk.submit(orders, by).map_err(|error| error.to_string()),
        },
        Effect::OpenWith(country) => Msg::OpenWith(open_with(desk, country, by.now)),
        Effect::OpenByCountry => Msg::OpenByCountry(desk.open_by_country()),
        Effect::Chasing => Msg::Chasing(desk.chasing(by.now).into()),
        Effect::Shelf => shelf(desk),
        Effect::StateFact(fact) => state_fact(desk, by, *fact),
        Effect::WithdrawFact(key) => withdraw_fact(desk, by, key),
        Effect::Begin(beginning) => Msg::Begun(
            desk.begin(*beginning, by)
                .map(|begun| begun.map(|(id, _)| id))
                .map_err(|error| error.to_string()),
        ),
        Effect::Undo => Msg::Reverted {
            redo: false,
            result: desk.undo(by).map_err(|error| error.to_string()),
        },
        Effect::Redo => Msg::Reverted {
            redo: true,
            result: desk.redo(by).map_err(|error| error.to_string()),
        },
        Effect::Agenda { query, keep } => agenda(desk, &query, keep),
        Effect::ClockChanges(after) => clock_changes(desk, after, by.now),
        Effect::Dispatch => {
            Msg::Dispatched(desk.dispatch_due(by.now).map_err(|error| error.to_string()))
        }
        other @ (Effect::Repaint | Effect::Suspend | Effect::Quit) => {
            return Err(other);
        }
    };
    Ok(vec![msg])
}

fn counted(desk: &Desk, now: Moment) -> Msg {
    Msg::Counted {
        counts: desk.counts(now),
        next_dispatch: desk.next_dispatch(),
        next_change: desk.next_clock_change(now),
    }
}

fn agenda(desk: &Desk, query: &AgendaQuery, keep: Option<(ItemId, u32)>) -> Msg {
    Msg::Agenda {
        kept: keep.and_then(|(item, number)| desk.agenda_place(query, item, number)),
        page: desk.agenda(query),
    }
}

fn clock_changes(desk: &Desk, after: Moment, until: Moment) -> Msg {
    Msg::ClockChanges {
        changes: desk.clock_changes(after, until),
        until,
        next: desk.next_clock_change(until),
    }
}

fn shelf(desk: &Desk) -> Msg {
    Msg::Shelf {
        pack: desk.reference(),
        stated: desk.office_facts(),
    }
}

fn state_fact(desk: &Desk, by: &Actor, fact: OfficeFact) -> Msg {
    let key = fact.key.clone();
    let result = desk.state_fact(fact, by).map_err(|error| error.to_string());
    Msg::FactStated { key, result }
}

fn withdraw_fact(desk: &Desk, by: &Actor, key: FactKey) -> Msg {
    let result = desk.withdraw_fact(key.clone(), by);
    let result = result.map_err(|error| error.to_string());
    Msg::FactWithdrawn { key, result }
}

fn open_with(desk: &Desk, country: Arc<str>, now: Moment) -> With {
    let code = country.parse::<CountryCode>();
    let (rows, all) = code.map_or_else(|_| (Vec::new(), 0), |code| desk.open_with(code, LINES));
    let pack = desk.reference();
    let known = pack.country(&country);
    let went = known.and_then(|known| desk.reciprocity(known, REQUESTS, now).ok());
    let went = went.map(Arc::new);
    With {
        country,
        rows,
        all,
        went,
    }
}

fn failed(result: Result<(), crate::desk::DeskError>) -> Vec<Msg> {
    result
        .err()
        .map(|error| Msg::Failed(error.to_string()))
        .into_iter()
        .collect()
}

/// The next record nobody has decided, at the place or below, else the nearest above.
fn seek(desk: &Desk, ids: &[ItemId], from: usize, now: Moment) -> Option<ItemId> {
    let (above, below) = ids.split_at(from.min(ids.len()));
    let undecided = |chunk: &[ItemId]| {
        desk.rows(chunk)
            .into_iter()
            .find(|row| {
                let sleeps = row.snoozed_until.is_some_and(|until| until > now);
                row.state == State::Received && !sleeps
            })
            .map(|row| row.id)
    };
    let below = below.get(..SOUGHT.min(below.len())).unwrap_or(below);
    if let Some(id) = below.chunks(CHUNK).find_map(undecided) {
        return Some(id);
    }
    let nearest: Vec<ItemId> = above.iter().rev().take(SOUGHT).copied().collect();
    nearest.chunks(CHUNK).find_map(undecided)
}
