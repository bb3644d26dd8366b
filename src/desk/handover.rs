//! The sheet from one shift to the next: what runs out within a day, open hits, what is urgent and unanswered, what was
//! touched, whom we wait for, and a note. The officer who takes over says so; open points carry on by being open.
//!
//! Never here: drawing the sheet.

use std::collections::BTreeSet;

use super::{Actor, AgendaLine, AgendaQuery, Desk, DeskError, OutboxLine, Row};
use crate::domain::dispatch::DispatchState;
use crate::domain::hit::HitStep;
use crate::domain::ledger::DeskEvent;
use crate::domain::{Foreign, ItemId, Label, Moment, Phase, Priority};
use crate::store::columns::RowView;

/// How far ahead clocks are listed: a day.
const AHEAD_SECONDS: i64 = 24 * 3_600;
/// How far back a shift is taken to reach when nobody has ever taken the desk over: twelve hours.
const SHIFT_SECONDS: i64 = 12 * 3_600;

/// What one shift leaves to the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// The instant of the sheet.
    pub at: Moment,
    /// Since when the shift lasts.
    pub since: Moment,
    /// Who took the desk over last, and when.
    pub taken: Option<(Label, Moment)>,
    /// The newest note: who, when, words.
    pub note: Option<(Label, Moment, Foreign)>,
    /// Clocks that are over or end within a day.
    pub clocks: Vec<AgendaLine>,
    /// Hits worked on, each with the steps that are missing.
    pub hits: Vec<(Row, Vec<HitStep>)>,
    /// Urgent records nobody has answered.
    pub urgent: Vec<Row>,
    /// Records that wait for a second officer.
    pub second: Vec<Row>,
    /// Records changed in this shift, and not listed above.
    pub touched: Vec<Row>,
    /// Records somebody else must answer.
    pub waiting: Vec<Row>,
    /// What waits in the outbox, or failed.
    pub outbox: Vec<OutboxLine>,
}

impl Desk {
    /// The sheet as of `now`; `since` for another beginning of the shift than the last hand-over.
    pub fn handover(&self, now: Moment, since: Option<Moment>) -> Result<Handover, DeskError> {
        let shift = self.inner.shelf.ledger().shift().clone();
        let last = shift.taken.as_ref().map(|(_, at)| *at);
        let since = since.or(last).unwrap_or(now.plus_seconds(-SHIFT_SECONDS));
        let agenda = self.agenda(&AgendaQuery {
            from: None,
            to: now.plus_seconds(AHEAD_SECONDS),
            now,
            offset: 0,
            limit: usize::MAX,
        });
        let of = |test: &dyn Fn(&RowView<'_>) -> bool| self.rows_where(test);
        let open_hit = |row: &RowView<'_>| row.haystack().contains("\u{1}hit=open\u{1}");
        let review = |row: &RowView<'_>| row.haystack().contains("\u{1}review=asked\u{1}");
        let mut hits = Vec::new();
        for row in of(&|row| row.is_open() && open_hit(row)) {
            let item = self.inner.shelf.item(row.id)?;
            let missing = item.map_or_else(Vec::new, |item| item.hit.missing());
            hits.push((row, missing));
        }
        let urgent = of(&|row| row.is_open() && row.priority() == Priority::Urgent);
        let second = of(&|row| row.is_open() && review(row));
        let waiting = of(&|row| row.phase() == Phase::Waiting);
        let listed: BTreeSet<ItemId> = hits
            .iter()
            .map(|(row, _)| row.id)
            .chain(urgent.iter().chain(&second).map(|row| row.id))
            .collect();
        let touched = of(&|row| row.updated() >= since && was_worked_on(row));
        let touched = touched.into_iter().filter(|row| !listed.contains(&row.id));
        let unsettled = |line: &OutboxLine| {
            let state = line.outbound.state();
            matches!(state, DispatchState::Waiting | DispatchState::Failed)
        };
        let outbox = self.outbox(usize::MAX).into_iter();
        Ok(Handover {
            at: now,
            since,
            taken: shift.taken,
            note: shift.note,
            clocks: agenda.lines,
            hits,
            urgent,
            second,
            touched: touched.collect(),
            waiting,
            outbox: outbox.filter(unsettled).collect(),
        })
    }

    /// Writes a note for the next shift; it stands until the next one.
    pub fn note_shift(&self, text: Foreign, by: &Actor) -> Result<(), DeskError> {
        self.note(DeskEvent::ShiftNoted { text }, by)
    }

    /// Takes the desk over.
    pub fn take_shift(&self, by: &Actor) -> Result<(), DeskError> {
        self.note(DeskEvent::ShiftTaken, by)
    }

    fn rows_where(&self, test: &dyn Fn(&RowView<'_>) -> bool) -> Vec<Row> {
        let columns = self.inner.shelf.columns();
        let mut rows: Vec<Row> = columns
            .rows()
            .filter(|row| test(row))
            .map(super::read::row)
            .collect();
        rows.sort_by_key(|row| (row.due.is_none(), row.due, row.our_ref));
        rows
    }
}

/// Whether an officer did something to it; what only arrived is not touched.
fn was_worked_on(row: &RowView<'_>) -> bool {
    row.updated() > row.received()
}
