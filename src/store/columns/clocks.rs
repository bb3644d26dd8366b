//! Questions about the running clocks of open records. None of them looks through all records, nor through all clocks.
//!
//! Never here: the clock on the wall, words.

use super::agenda::Slot;
use super::{Columns, RowView};
use crate::domain::clock::{ClockState, Origin, percent_gone, standing};
use crate::domain::{ItemId, Label, Moment};

/// A running clock with an end.
#[derive(Clone, Copy)]
pub struct ClockView<'a> {
    /// Its record.
    pub record: RowView<'a>,
    slot: Slot,
}

impl<'a> ClockView<'a> {
    /// Number within the record, from 1; what a sender asked for is 0.
    pub fn number(&self) -> u32 {
        self.slot.number.into()
    }

    /// Where it comes from.
    pub const fn origin(&self) -> Origin {
        self.slot.origin
    }

    /// The rule's name, where there is one.
    pub fn name(&self) -> Option<&'a Label> {
        self.record.columns.agenda.name(&self.slot)
    }

    /// What it counts from, to the second (UTC).
    pub const fn start(&self) -> Moment {
        self.slot.start()
    }

    /// When it ends, to the second (UTC).
    pub const fn due(&self) -> Moment {
        self.slot.due()
    }

    /// Nobody is late when it ends: a hold, a protection.
    pub const fn is_hold(&self) -> bool {
        self.slot.is_hold
    }

    /// This desk's own state must act.
    pub const fn is_owed_here(&self) -> bool {
        self.slot.is_owed_here
    }

    /// How it stands at `now`.
    pub const fn state(&self, now: Moment) -> ClockState {
        if self.slot.is_paused {
            return ClockState::Paused;
        }
        match standing(self.start(), self.due(), now) {
            ClockState::Breached if self.slot.is_hold => ClockState::Over,
            state => state,
        }
    }

    /// How much of its time is gone at `now`, in percent.
    pub fn percent(&self, now: Moment) -> u8 {
        percent_gone(self.start(), self.due(), now)
    }
}

impl Columns {
    /// How many clocks run.
    pub const fn clock_count(&self) -> usize {
        self.agenda.len()
    }

    /// Bytes of memory the clocks take.
    pub fn clock_bytes(&self) -> usize {
        self.agenda.bytes()
    }

    /// Clocks that end at `from` or later and before `to`, in the order they end.
    pub fn due_between(&self, from: Moment, to: Moment) -> impl Iterator<Item = ClockView<'_>> {
        let ends = self.agenda.due_from(from);
        let within = ends.take_while(move |slot| slot.due() < to);
        within.map(|slot| self.clock(slot))
    }

    /// Clocks whose end has passed at `now`, the oldest first: late ones, and holds that ran out.
    pub fn overdue(&self, now: Moment) -> impl Iterator<Item = ClockView<'_>> {
        self.due_between(Moment::default(), Moment::from_seconds(now.seconds()))
    }

    /// Clocks in the order they end, from the one with so many before it.
    pub fn clocks_from(&self, rank: usize) -> impl Iterator<Item = ClockView<'_>> {
        self.agenda.at_rank(rank).map(|slot| self.clock(slot))
    }

    /// How many clocks end before an instant.
    pub fn due_before(&self, at: Moment) -> usize {
        self.agenda.due_before(at)
    }

    /// How many clocks end before this one, by record and number; `None` when it does not run.
    pub fn clock_rank(&self, id: ItemId, number: u32) -> Option<usize> {
        self.agenda.rank(*self.index.get(&id)?, number)
    }

    /// The first second after `after` at which a clock changes its state by itself.
    pub fn next_change(&self, after: Moment) -> Option<Moment> {
        self.agenda.next_change(after)
    }

    /// Which clocks change their state after `after`, at the latest at `until`, with the second of each change, in order.
    pub fn changes(
        &self,
        after: Moment,
        until: Moment,
    ) -> impl Iterator<Item = (Moment, ClockView<'_>)> {
        let changes = self.agenda.changes(after, until).into_iter();
        changes.map(|(at, slot)| (at, self.clock(slot)))
    }

    fn clock(&self, slot: Slot) -> ClockView<'_> {
        ClockView {
            record: RowView {
                columns: self,
                row: slot.row as usize,
            },
            slot,
        }
    }
}

impl<'a> RowView<'a> {
    /// Its running clocks with an end, while it is open.
    pub fn clocks(&self) -> impl Iterator<Item = ClockView<'a>> + use<'a> {
        let columns = self.columns;
        let row = u32::try_from(self.row).unwrap_or(u32::MAX);
        columns.agenda.of_row(row).map(|slot| columns.clock(slot))
    }

    /// The end of its first clock that somebody must keep: not a hold, not one that stands still.
    pub fn late_from(&self) -> Option<Moment> {
        let counts = |clock: &ClockView<'_>| !clock.slot.is_hold && !clock.slot.is_paused;
        let ends = self.clocks().filter(counts).map(|clock| clock.due());
        ends.min()
    }

    /// Whether a clock of it is over at `now` and what was owed is not done.
    pub fn is_late(&self, now: Moment) -> bool {
        // Its first end comes before all others, and is at hand.
        self.due().is_some_and(|due| due < now) && self.late_from().is_some_and(|due| due < now)
    }
}
