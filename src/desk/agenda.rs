//! The running clocks of all open records: a page of them in the order they end, and when one changes its state next.
//!
//! Answered from the columns; costs what is answered, never all records nor all clocks. Never here: waiting for a change, the
//! clock on the wall.

use super::Desk;
use crate::domain::clock::ClockState;
use crate::domain::{CountryCode, Foreign, ItemId, Label, Moment, OurRef};
use crate::reference::Pack;
use crate::store::columns::ClockView;

/// Which clocks are asked for: those that end before `to`, from the first that ends at `from` or later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgendaQuery {
    /// The first end; `None` begins with what has been over for longest.
    pub from: Option<Moment>,
    /// Before this instant.
    pub to: Moment,
    /// The instant of the question.
    pub now: Moment,
    /// So many of them are passed over.
    pub offset: usize,
    /// At most so many lines.
    pub limit: usize,
}

/// One clock of one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgendaLine {
    /// The record.
    pub item: ItemId,
    /// Its reference.
    pub our_ref: OurRef,
    /// The country on the other side.
    pub country: Option<CountryCode>,
    /// Its title, foreign.
    pub title: Foreign,
    /// The clock's number within the record, from 1; what a sender asked for is 0.
    pub number: u32,
    /// The rule's name, where there is one.
    pub name: Option<Label>,
    /// What is owed, in the words of the bookshelf in use; where it has no such rule, where the clock comes from.
    pub owed: String,
    /// What it counts from (UTC).
    pub start: Moment,
    /// When it ends (UTC).
    pub due: Moment,
    /// How it stands at the instant of the question.
    pub state: ClockState,
    /// How much of its time is gone then, in percent.
    pub percent: u8,
    /// This desk's own state must act.
    pub owed_here: bool,
}

/// A page of clocks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaPage {
    /// The lines, in the order the clocks end.
    pub lines: Vec<AgendaLine>,
    /// How many were passed over.
    pub offset: usize,
    /// How many clocks the question holds.
    pub total: usize,
    /// How many of all clocks have their end behind them: late ones, and holds that ran out.
    pub overdue: usize,
    /// How many clocks end later than what was asked for.
    pub later: usize,
}

/// A clock that changed its state by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClockChange {
    /// When, to the second (UTC).
    pub at: Moment,
    /// The record.
    pub item: ItemId,
    /// The clock's number within the record.
    pub number: u32,
    /// How it stands since.
    pub state: ClockState,
    /// By it an alert (`true`) or a request (`false`) that was neither late nor urgent became late.
    pub counts_late: Option<bool>,
}

impl Desk {
    /// A page of the running clocks of open records, in the order they end.
    pub fn agenda(&self, query: &AgendaQuery) -> AgendaPage {
        let columns = self.inner.shelf.columns();
        let pack = self.reference();
        let first = query.from.map_or(0, |from| columns.due_before(from));
        let end = columns.due_before(query.to).max(first);
        let total = end - first;
        let rank = first.saturating_add(query.offset.min(total));
        let clocks = columns
            .clocks_from(rank)
            .take((end - rank).min(query.limit));
        AgendaPage {
            lines: clocks.map(|clock| line(&clock, &pack, query.now)).collect(),
            offset: rank - first,
            total,
            overdue: columns.due_before(query.now),
            later: columns.clock_count() - end,
        }
    }

    /// Where a clock stands among those asked for; `None` when it does not run or is not one of them.
    pub fn agenda_place(&self, query: &AgendaQuery, item: ItemId, number: u32) -> Option<usize> {
        let columns = self.inner.shelf.columns();
        let first = query.from.map_or(0, |from| columns.due_before(from));
        let rank = columns.clock_rank(item, number)?;
        let within = rank < columns.due_before(query.to);
        rank.checked_sub(first).filter(|_| within)
    }

    /// The first second after `after` at which a clock of an open record changes its state by itself.
    pub fn next_clock_change(&self, after: Moment) -> Option<Moment> {
        self.inner.shelf.columns().next_change(after)
    }

    /// Which clocks changed their state after `after`, at the latest at `until`, in order; one may be there more than once.
    pub fn clock_changes(&self, after: Moment, until: Moment) -> Vec<ClockChange> {
        let columns = self.inner.shelf.columns();
        let changes = columns.changes(after, until);
        changes.map(|(at, clock)| change(at, &clock)).collect()
    }

    /// How many clocks run, and the bytes of memory their index takes.
    pub fn clock_figures(&self) -> (usize, usize) {
        let columns = self.inner.shelf.columns();
        (columns.clock_count(), columns.clock_bytes())
    }
}

fn line(clock: &ClockView<'_>, pack: &Pack, now: Moment) -> AgendaLine {
    let record = &clock.record;
    let rule = clock.name().and_then(|name| pack.deadline(name.as_str()));
    AgendaLine {
        item: record.id(),
        our_ref: record.our_ref(),
        country: record.country(),
        title: record.title(),
        number: clock.number(),
        name: clock.name().cloned(),
        owed: match rule {
            Some(rule) => rule.title.clone(),
            None => clock.origin().title().to_owned(),
        },
        start: clock.start(),
        due: clock.due(),
        state: clock.state(now),
        percent: clock.percent(now),
        owed_here: clock.is_owed_here(),
    }
}

fn change(at: Moment, clock: &ClockView<'_>) -> ClockChange {
    use crate::domain::Priority;
    let record = &clock.record;
    let state = clock.state(at);
    // Of two clocks that end together the first makes the record late.
    let makes_late = || {
        let first = record
            .clocks()
            .find(|other| other.state(at) == ClockState::Breached);
        let since = record.late_from().map(|due| due.plus_seconds(1));
        since == Some(at) && first.is_some_and(|first| first.number() == clock.number())
    };
    let late = state == ClockState::Breached && record.priority() != Priority::Urgent;
    ClockChange {
        at,
        item: record.id(),
        number: clock.number(),
        state,
        counts_late: (late && makes_late()).then(|| record.kind().is_alert()),
    }
}
