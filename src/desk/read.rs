//! Questions about single records, counts, views, places.

use super::{
    Actor, Counts, Desk, DeskError, Outbound, OutboxLine, Pane, Quarantined, Record, Row, SavedView,
};
use crate::domain::dispatch::DispatchState;
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::letter::{Letter, LetterState};
use crate::domain::officer::Owner;
use crate::domain::{Digest, Item, ItemId, Label, Moment, OurRef, Phase, Priority};
use crate::store::columns::RowView;

impl Desk {
    /// The lines of these records, in the order asked; ids nobody knows are left out. Costs what is asked.
    pub fn rows(&self, ids: &[ItemId]) -> Vec<Row> {
        let columns = self.inner.shelf.columns();
        ids.iter()
            .filter_map(|id| columns.row(*id))
            .map(row)
            .collect()
    }

    /// A record with its entries; `None` when nobody knows the id.
    pub fn record(&self, id: ItemId) -> Result<Option<Record>, DeskError> {
        let entries = self.inner.shelf.entries(id)?;
        Ok(Item::fold(&entries).map(|item| Record { item, entries }))
    }

    /// The record with this reference: ours (`A-2031-0142`) or, when only one has it, the originator's.
    pub fn find(&self, reference: &str) -> Option<ItemId> {
        let columns = self.inner.shelf.columns();
        if let Ok(ours) = reference.parse::<OurRef>() {
            return columns
                .rows()
                .find(|row| row.our_ref() == ours)
                .map(|row| row.id());
        }
        let theirs = |row: &RowView<'_>| row.their_ref().is_some_and(|r| r.raw() == reference);
        let mut found = columns.rows().filter(theirs);
        let first = found.next()?;
        found.next().is_none().then(|| first.id())
    }

    /// Numbers for the title line, as of `now`.
    pub fn counts(&self, now: Moment) -> Counts {
        let columns = self.inner.shelf.columns();
        let mut counts = Counts {
            records: columns.len(),
            ..Counts::default()
        };
        for row in columns.rows() {
            count(&mut counts, &row, now);
        }
        drop(columns);
        counts.quarantine = self.inner.shelf.ledger().quarantine().len();
        counts
    }

    /// The bytes kept under this digest.
    pub fn original(&self, digest: &Digest) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(self.inner.shelf.original(digest)?)
    }

    /// Messages in quarantine, newest first.
    pub fn quarantine(&self) -> Vec<Quarantined> {
        let mut messages: Vec<_> = self.inner.shelf.ledger().quarantine().cloned().collect();
        messages.sort_by(|a, b| b.received.cmp(&a.received).then_with(|| a.id.cmp(&b.id)));
        messages
    }

    /// Every package and letter that waits or failed, and the newest that left, newest first; at most `limit`. Letters that
    /// were never sent are no part of it.
    pub fn outbox(&self, limit: usize) -> Vec<OutboxLine> {
        let ids: Vec<ItemId> = self
            .inner
            .shelf
            .columns()
            .with_dispatches()
            .map(|row| row.id())
            .collect();
        let items = ids
            .into_iter()
            .filter_map(|id| self.inner.shelf.item(id).ok().flatten());
        let mut lines: Vec<OutboxLine> = items.flat_map(outbound).collect();
        let rank = |line: &OutboxLine| match line.outbound.state() {
            DispatchState::Waiting => 0,
            DispatchState::Failed => 1,
            DispatchState::Recalled | DispatchState::Left => 2,
        };
        lines.sort_by(|a, b| {
            let newest = b.outbound.at().cmp(&a.outbound.at());
            rank(a)
                .cmp(&rank(b))
                .then(newest)
                .then_with(|| a.our_ref.cmp(&b.our_ref))
        });
        lines.truncate(limit);
        lines
    }

    /// Views every desk has, then those this officer saved for this list.
    pub fn views(&self, officer: &Label, pane: Pane) -> Vec<SavedView> {
        let mut views = SavedView::built_in(pane);
        let ledger = self.inner.shelf.ledger();
        views.extend(
            ledger
                .views(officer)
                .iter()
                .filter(|view| view.pane == pane)
                .cloned(),
        );
        views
    }

    /// Saves a view under its name (same name: replaced).
    pub fn save_view(&self, view: SavedView, by: &Actor) -> Result<(), DeskError> {
        self.note(DeskEvent::ViewSaved(view), by)
    }

    /// Writes a line about the desk itself.
    pub(super) fn note(&self, event: DeskEvent, by: &Actor) -> Result<(), DeskError> {
        let writer = self.inner.writer.as_ref().ok_or(DeskError::ReadOnly)?;
        let entry = DeskEntry {
            at: by.now,
            officer: by.officer.clone(),
            event,
        };
        writer.run(by.now, move |store| store.append_desk(entry))?;
        self.changed();
        Ok(())
    }

    /// The place the officer last was: opaque text of the front end.
    pub fn place(&self, officer: &Label) -> Option<String> {
        crate::store::place::read(self.store_dir(), officer)
    }

    /// Remembers the officer's place. Not part of the record: kept in a small file of its own.
    pub fn save_place(&self, officer: &Label, place: &str) -> Result<(), DeskError> {
        if self.is_read_only() {
            return Err(DeskError::ReadOnly);
        }
        Ok(crate::store::place::write(
            self.store_dir(),
            officer,
            place,
        )?)
    }
}

/// What of a record is, or was, in the outbox.
fn outbound(item: Item) -> impl Iterator<Item = OutboxLine> {
    let (id, our_ref) = (item.id, item.our_ref);
    let packages = item.dispatches.into_iter().map(Outbound::Package);
    let sent = |letter: &Letter| {
        let is_out = matches!(letter.state, LetterState::Waiting | LetterState::Left);
        is_out || (letter.failed.is_some() && letter.is_open())
    };
    let letters = item.letters.into_iter().filter(sent);
    let letters = letters.map(|letter| Outbound::Letter(Box::new(letter)));
    packages.chain(letters).map(move |outbound| OutboxLine {
        item: id,
        our_ref,
        outbound,
    })
}

fn count(counts: &mut Counts, row: &RowView<'_>, now: Moment) {
    counts.outbox += usize::from(row.leaves_at().is_some());
    counts.drafts += usize::from(row.has_draft());
    if !row.is_open() {
        return;
    }
    let late = row.is_late(now);
    let urgent = row.priority() == Priority::Urgent;
    if row.kind().is_alert() {
        counts.alerts_new += usize::from(row.phase() == Phase::New);
        counts.alerts_urgent += usize::from(urgent || late);
    } else {
        counts.requests_open += 1;
        counts.requests_urgent += usize::from(urgent || late);
    }
}

pub(super) fn row(view: RowView<'_>) -> Row {
    Row {
        id: view.id(),
        our_ref: view.our_ref(),
        their_ref: view.their_ref(),
        kind: view.kind(),
        direction: view.direction(),
        country: view.country(),
        title: view.title(),
        subjects: view.subjects(),
        state: view.state(),
        priority: view.priority(),
        due: view.due(),
        due_from: view.due_from(),
        late_from: view.late_from(),
        received: view.received(),
        updated: view.updated(),
        marking: view.marking().to_owned(),
        owner: view.owner().map(Owner::id).cloned(),
        snoozed_until: view.snoozed_until(),
        claim: view.claim().cloned(),
        has_draft: view.has_draft(),
        in_outbox: view.leaves_at().is_some(),
        due_is_unreadable: view.due_is_unreadable(),
        versions: view.versions(),
    }
}
