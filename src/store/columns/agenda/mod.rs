//! The running clocks of open records: in the order they end, and by the instant each changes its state next.
//!
//! A clock takes 24 bytes and, in each of three orders, four and a little: when it ends, when half of its time is gone, when
//! less than a tenth is left. Nothing is ever looked through to answer what comes next. Never here: a clock on the wall, what
//! a state means.

mod order;

use self::order::Order;
use super::intern::Interned;
use super::{Seconds, seconds};
use crate::domain::clock::{Origin, changes};
use crate::domain::{Label, Moment};
use crate::store::head::HeadClock;

/// No number of a clock, no clock.
const NONE: u32 = u32::MAX;

/// One clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The row of its record.
    pub row: u32,
    /// The next clock of the same record; of a free slot the next free one.
    next: u32,
    pub start: Seconds,
    pub due: Seconds,
    /// Its number; beyond 65 535 all share the last.
    pub number: u16,
    name: u16,
    pub origin: Origin,
    pub is_hold: bool,
    pub is_owed_here: bool,
    pub is_paused: bool,
}

impl Slot {
    pub const fn start(&self) -> Moment {
        Moment::from_seconds(self.start as i64)
    }

    pub const fn due(&self) -> Moment {
        Moment::from_seconds(self.due as i64)
    }

    /// The second at which it stands in an order.
    fn at(&self, order: By) -> Seconds {
        let [half, tenth, _] = changes(self.start(), self.due());
        match order {
            By::Due => self.due,
            By::Half => seconds(half),
            By::Tenth => seconds(tenth),
        }
    }
}

/// Place of a clock in an order: the second, then what makes places at the same second differ and stay.
type Key = (Seconds, u32, u16, u32);

/// What clocks are ordered by.
#[derive(Clone, Copy)]
enum By {
    /// Their end.
    Due,
    /// The second at which half of the time is gone.
    Half,
    /// The second at which less than a tenth is left.
    Tenth,
}

/// All running clocks with an end.
#[derive(Default)]
pub struct Agenda {
    slots: Vec<Slot>,
    /// The first free slot, one more than its number; zero for none.
    free: u32,
    /// The first clock of each row, as far as there are any.
    first: Vec<u32>,
    names: Interned<Option<Label>>,
    due: Order,
    half: Order,
    tenth: Order,
}

impl Agenda {
    /// How many clocks there are.
    pub const fn len(&self) -> usize {
        self.due.len()
    }

    /// Clocks of a row, in the order of the record.
    pub fn of_row(&self, row: u32) -> impl Iterator<Item = Slot> + '_ {
        self.numbers_of(row).filter_map(|number| self.slot(number))
    }

    /// The name of a clock's rule.
    pub fn name(&self, slot: &Slot) -> Option<&Label> {
        self.names.value(slot.name).and_then(Option::as_ref)
    }

    /// Clocks in the order they end, from the first that ends at `from` or later.
    pub fn due_from(&self, from: Moment) -> impl Iterator<Item = Slot> + '_ {
        let numbers = self.due.starting(self.before(seconds(from)));
        numbers.filter_map(|number| self.slot(number))
    }

    /// Clocks in the order they end, from the one with so many before it.
    pub fn at_rank(&self, rank: usize) -> impl Iterator<Item = Slot> + '_ {
        let numbers = self.due.at_rank(rank);
        numbers.filter_map(|number| self.slot(number))
    }

    /// How many clocks end before an instant.
    pub fn due_before(&self, at: Moment) -> usize {
        self.due.rank(self.before(seconds(at)))
    }

    /// How many clocks stand before this one; `None` when it does not run.
    pub fn rank(&self, row: u32, number: u32) -> Option<usize> {
        let is_it = |slot: Slot| u32::from(slot.number) == number;
        let mut clocks = self.numbers_of(row);
        let found = clocks.find(|n| self.slot(*n).is_some_and(is_it))?;
        let key = key(&self.slots, found, By::Due)?;
        let is_before = |other| self::key(&self.slots, other, By::Due) < Some(key);
        Some(self.due.rank(is_before))
    }

    /// The first second after `after` at which a clock changes its state by itself.
    pub fn next_change(&self, after: Moment) -> Option<Moment> {
        let over = self.due_from(after).find(|slot| !slot.is_paused);
        let over = over.map(|slot| slot.due().plus_seconds(1));
        let next = |by| self.changed(by, after).next().map(|(at, _)| at);
        let all = [over, next(By::Half), next(By::Tenth)];
        all.into_iter().flatten().min()
    }

    /// Clocks that change their state after `after`, at the latest at `until`, each with the second of its change, in
    /// order. One that changes twice is there twice; costs what it answers.
    pub fn changes(&self, after: Moment, until: Moment) -> Vec<(Moment, Slot)> {
        let running = self.due_from(after).filter(|slot| !slot.is_paused);
        let over = running.map(|slot| (slot.due().plus_seconds(1), slot));
        let within = |(at, _): &(Moment, Slot)| *at <= until;
        let mut found: Vec<_> = over.take_while(within).collect();
        for by in [By::Half, By::Tenth] {
            found.extend(self.changed(by, after).take_while(within));
        }
        found.sort_unstable_by_key(|(at, slot)| (*at, slot.row, slot.number));
        found
    }

    /// Clocks that come to half or to a tenth after an instant, in order.
    fn changed(&self, by: By, after: Moment) -> impl Iterator<Item = (Moment, Slot)> + '_ {
        let order = if matches!(by, By::Half) {
            &self.half
        } else {
            &self.tenth
        };
        let after = seconds(after);
        let numbers =
            order.starting(move |n| self.slot(n).is_some_and(|slot| slot.at(by) <= after));
        let slots = numbers.filter_map(|number| self.slot(number));
        slots.map(move |slot| (Moment::from_seconds(i64::from(slot.at(by))), slot))
    }

    /// Takes the clocks of a row in place of those it had; answers whether they differ.
    pub fn put(&mut self, row: u32, clocks: &[HeadClock]) -> bool {
        let slots = self.slots_of(row, clocks);
        let bare = |slot: Slot| Slot { next: NONE, ..slot };
        if self.of_row(row).map(bare).eq(slots.iter().copied()) {
            return false;
        }
        self.take_out(row);
        for slot in slots.iter().rev() {
            let number = self.place(*slot);
            self.put_in_order(number);
        }
        true
    }

    /// Takes the clocks of a new row without bringing them into order: [`Agenda::bring_into_order`] must follow.
    pub fn load(&mut self, row: u32, clocks: &[HeadClock]) {
        for slot in self.slots_of(row, clocks).iter().rev() {
            self.place(*slot);
        }
    }

    /// Brings all clocks into order at once.
    pub fn bring_into_order(&mut self) {
        self.first.shrink_to_fit();
        self.slots.shrink_to_fit();
        let slots = &self.slots;
        for (order, by) in [
            (&mut self.due, By::Due),
            (&mut self.half, By::Half),
            (&mut self.tenth, By::Tenth),
        ] {
            let numbered = (0..).zip(slots).filter(|(_, slot)| stands_in(slot, by));
            let keyed = numbered.filter_map(|(number, _)| key(slots, number, by));
            let mut keyed: Vec<Key> = keyed.collect();
            keyed.sort_unstable();
            order.fill(keyed.into_iter().map(|(.., number)| number));
        }
    }

    /// Bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let orders = self.due.bytes() + self.half.bytes() + self.tenth.bytes();
        let slots = self.slots.capacity() * size_of::<Slot>();
        orders + slots + self.first.capacity() * size_of::<u32>()
    }

    fn slot(&self, number: u32) -> Option<Slot> {
        self.slots.get(number as usize).copied()
    }

    fn numbers_of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.first.get(row as usize).copied();
        let next = |number: &u32| self.slot(*number).map(|slot| slot.next);
        std::iter::successors(first, next).take_while(|number| *number != NONE)
    }

    /// Whether a clock ends before a second.
    fn before(&self, at: Seconds) -> impl Fn(u32) -> bool + '_ {
        move |number| self.slot(number).is_some_and(|slot| slot.due < at)
    }

    fn slots_of(&mut self, row: u32, clocks: &[HeadClock]) -> Vec<Slot> {
        let slot = |clock: &HeadClock| Slot {
            row,
            next: NONE,
            start: seconds(clock.start),
            due: seconds(clock.due),
            number: u16::try_from(clock.number).unwrap_or(u16::MAX),
            name: self.names.number(&clock.name),
            origin: clock.origin,
            is_hold: clock.is_hold,
            is_owed_here: clock.is_owed_here,
            is_paused: clock.is_paused,
        };
        clocks.iter().map(slot).collect()
    }

    /// Puts a slot before the other clocks of its row; answers its number.
    fn place(&mut self, mut slot: Slot) -> u32 {
        let row = slot.row as usize;
        if self.first.len() <= row {
            self.first.resize(row + 1, NONE);
        }
        if let Some(first) = self.first.get(row) {
            slot.next = *first;
        }
        let free = self.free.checked_sub(1);
        let number = free.unwrap_or_else(|| u32::try_from(self.slots.len()).unwrap_or(NONE));
        if let Some(free) = free.and_then(|n| self.slots.get_mut(n as usize)) {
            self.free = free.next;
            *free = slot;
        } else {
            self.slots.push(slot);
        }
        if let Some(first) = self.first.get_mut(row) {
            *first = number;
        }
        number
    }

    fn put_in_order(&mut self, number: u32) {
        self.orders(number, |order, is_before| order.insert(number, is_before));
    }

    /// Does something in each order a clock stands in, with the question for its place there.
    fn orders(&mut self, number: u32, mut act: impl FnMut(&mut Order, &dyn Fn(u32) -> bool)) {
        let Some(slot) = self.slot(number) else {
            return;
        };
        let slots = &self.slots;
        for (order, by) in [
            (&mut self.due, By::Due),
            (&mut self.half, By::Half),
            (&mut self.tenth, By::Tenth),
        ] {
            if stands_in(&slot, by) {
                let own = key(slots, number, by);
                act(order, &|other| key(slots, other, by) < own);
            }
        }
    }

    fn take_out(&mut self, row: u32) {
        let numbers: Vec<u32> = self.numbers_of(row).collect();
        for number in numbers {
            self.orders(number, |order, is_before| {
                order.remove(number, is_before);
            });
            if let Some(free) = self.slots.get_mut(number as usize) {
                (free.row, free.next) = (NONE, self.free);
                self.free = number + 1;
            }
        }
        if let Some(first) = self.first.get_mut(row as usize) {
            *first = NONE;
        }
    }
}

/// What stands still ends some day perhaps, but does not change by itself; free slots stand nowhere.
const fn stands_in(slot: &Slot, by: By) -> bool {
    slot.row != NONE && (matches!(by, By::Due) || !slot.is_paused)
}

fn key(slots: &[Slot], number: u32, by: By) -> Option<Key> {
    let slot = slots.get(number as usize)?;
    Some((slot.at(by), slot.row, slot.number, number))
}

#[cfg(test)]
mod tests;
