//! Lists: filter, then order. Answered from the columns, never from the disk.

use std::cmp::Reverse;
use std::sync::Arc;

use super::filter::{Filter, Near};
use super::{Desk, ListQuery, Listing, Pane, Sort};
use crate::domain::ItemId;
use crate::store::columns::RowView;

/// Near matching costs more than comparing; beyond this many rows it is left out.
const NEAR_ROWS: usize = 50_000;

impl Desk {
    /// The ids of a list, in order.
    pub fn list(&self, query: &ListQuery) -> Listing {
        let columns = self.inner.shelf.columns();
        let (filter, fault) = Filter::read(&query.view, &query.filter);
        let in_pane: Vec<RowView<'_>> = columns
            .rows()
            .filter(|row| row.kind().is_alert() == (query.pane == Pane::Alerts))
            .collect();
        let passes =
            |filter: &Filter, row: &RowView<'_>| filter.holds(row, &query.officer, query.now);
        let mut rows: Vec<RowView<'_>> = in_pane
            .iter()
            .filter(|row| passes(&filter, row))
            .copied()
            .collect();
        let unfiltered = if query.filter.is_empty() {
            rows.len()
        } else {
            let (view, _) = Filter::read(&query.view, "");
            in_pane.iter().filter(|row| passes(&view, row)).count()
        };
        let mut near = false;
        if rows.is_empty() && !filter.words().is_empty() && in_pane.len() <= NEAR_ROWS {
            let matcher = Near::default();
            let holds = |row: &&RowView<'_>| {
                filter.holds_fields(row, &query.officer, query.now) && matcher.holds(&filter, row)
            };
            rows = in_pane.iter().filter(holds).copied().collect();
            near = !rows.is_empty();
        }
        Listing {
            ids: order(&rows, query.sort),
            unfiltered,
            near,
            fault,
            rev: columns.rev(),
        }
    }
}

/// Key of an order: smaller comes first; our reference makes it total.
type Key = (i64, i64, Reverse<i64>);

fn order(rows: &[RowView<'_>], sort: Sort) -> Arc<[ItemId]> {
    let mut keyed: Vec<_> = rows
        .iter()
        .map(|row| (key(row, sort), row.our_ref(), row.id()))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, id)| id).collect()
}

fn key(row: &RowView<'_>, sort: Sort) -> Key {
    let due = row.due().map_or(i64::MAX, crate::domain::Moment::seconds);
    let priority = row.priority() as i64;
    let received = row.received().seconds();
    match sort {
        Sort::Due => (due, priority, Reverse(received)),
        Sort::Priority => (priority, due, Reverse(received)),
        Sort::Received => (-received, 0, Reverse(0)),
        Sort::Updated => (-row.updated().seconds(), 0, Reverse(0)),
        Sort::Country => (country(row), priority, Reverse(received)),
        Sort::Reference => (0, 0, Reverse(0)),
    }
}

/// Records without a country come last.
fn country(row: &RowView<'_>) -> i64 {
    match u32::from_be_bytes(row.country_bytes()) {
        0 => i64::MAX,
        code => i64::from(code),
    }
}
