//! What the store holds of dealings with a country: open records, counts both ways, and how requests went.
//!
//! Never here: how a request is judged; the desk counts.
use serde::Serialize;

use crate::cli::bookshelf::Bookshelf;
use crate::cli::exit::Failure;
use crate::cli::session::Session;
use crate::desk::{Desk, ListQuery, Pane, Reciprocity, Row, Sort};
use crate::domain::{Direction, ItemId, State};
use crate::reference::{Country, Pack};

/// Dealings with a country.
#[derive(Default)]
pub(super) struct Dealings {
    /// Open records, the first deadline first.
    pub(super) open: Vec<Row>,
    pub(super) counts: Counts,
    /// How requests went, both ways; `None` without a store.
    pub(super) went: Option<Reciprocity>,
}

/// Requests with a country in the store and messages about them, whatever became of them.
#[derive(Serialize, Default, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Counts {
    /// Sent and received together.
    pub(super) n: usize,
    /// Our requests, without those still being written.
    pub(super) sent: usize,
    /// Their requests.
    pub(super) received: usize,
    /// Of both, still open.
    pub(super) open: usize,
    /// Of both, answered or carried out.
    pub(super) answered: usize,
    pub(super) sent_open: usize,
    pub(super) sent_answered: usize,
    pub(super) received_open: usize,
    pub(super) received_answered: usize,
}

impl Dealings {
    /// What there is; nothing without a store.
    pub(super) fn with(
        shelf: &Bookshelf,
        country: &Country,
        session: &Session<'_>,
    ) -> Result<Self, Failure> {
        let Some(desk) = &shelf.desk else {
            return Ok(Self::default());
        };
        let ask = |pane, is| {
            let query = |code: &str| -> Result<ListQuery, Failure> {
                Ok(ListQuery {
                    pane,
                    view: format!("is:{is}"),
                    filter: format!("country:{code}"),
                    sort: Sort::Due,
                    officer: session.officer()?,
                    now: session.clock.now(),
                })
            };
            rows(desk, &shelf.pack, country, query)
        };
        let mut open = ask(Pane::Alerts, "open")?;
        let requests = ask(Pane::Requests, "any")?;
        let counts = Counts::of(requests.iter().map(|row| (row.direction, row.state)));
        open.extend(requests.into_iter().filter(Row::is_open));
        open.sort_by_key(|row| (row.due.is_none(), row.due, row.our_ref));
        let went = desk.reciprocity(country, usize::MAX, session.clock.now())?;
        Ok(Self {
            open,
            counts,
            went: Some(went),
        })
    }
}

/// Rows of the country under any of its codes. The filter also takes what only begins like the code or the name.
fn rows(
    desk: &Desk,
    pack: &Pack,
    country: &Country,
    query: impl Fn(&str) -> Result<ListQuery, Failure>,
) -> Result<Vec<Row>, Failure> {
    let aliases = pack.manifest().code_aliases.iter();
    let aliases = aliases.filter(|(_, code)| **code == country.iso2);
    let codes = [
        Some(&country.iso2),
        Some(&country.iso3),
        country.numeric.as_ref(),
    ];
    let codes = codes.into_iter().flatten();
    let mut ids: Vec<ItemId> = Vec::new();
    for code in codes.chain(aliases.map(|(alias, _)| alias)) {
        ids.extend(desk.list(&query(code)?).ids.iter());
    }
    ids.sort_unstable();
    ids.dedup();
    let is_theirs = |row: &Row| {
        let of = row
            .country
            .as_ref()
            .and_then(|code| pack.country(code.as_str()));
        of.is_some_and(|of| of.iso2 == country.iso2)
    };
    Ok(desk.rows(&ids).into_iter().filter(is_theirs).collect())
}

impl Counts {
    fn of(requests: impl Iterator<Item = (Direction, State)>) -> Self {
        let mut counts = Self::default();
        for (direction, state) in requests {
            let (open, answered) = (state.is_open(direction), is_answered(state));
            match direction {
                Direction::Out if state == State::Drafted => {}
                Direction::Out => {
                    counts.sent += 1;
                    counts.sent_open += usize::from(open);
                    counts.sent_answered += usize::from(answered);
                }
                Direction::In => {
                    counts.received += 1;
                    counts.received_open += usize::from(open);
                    counts.received_answered += usize::from(answered);
                }
            }
        }
        counts.n = counts.sent + counts.received;
        counts.open = counts.sent_open + counts.received_open;
        counts.answered = counts.sent_answered + counts.received_answered;
        counts
    }
}

/// Only what is known to have been answered; a closed record does not say how it ended.
const fn is_answered(state: State) -> bool {
    matches!(state, State::Answered | State::Executed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_not_sent_and_a_closed_request_not_answered() {
        let counts = Counts::of(
            [
                (Direction::Out, State::Drafted),
                (Direction::Out, State::Sent),
                (Direction::Out, State::Executed),
                (Direction::In, State::Received),
                (Direction::In, State::Answered),
                (Direction::In, State::Closed),
                (Direction::In, State::Refused),
            ]
            .into_iter(),
        );
        let wanted = Counts {
            n: 6,
            sent: 2,
            received: 4,
            open: 2,
            answered: 2,
            sent_open: 1,
            sent_answered: 1,
            received_open: 1,
            received_answered: 1,
        };
        assert_eq!(counts, wanted);
    }
}
