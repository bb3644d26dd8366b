//! Clocks in their orders, and every change once: against a plain list of all of them.

use proptest::prelude::*;

use super::*;
use crate::domain::clock::standing;

const fn at(seconds: i64) -> Moment {
    Moment::from_seconds(seconds)
}

fn clock(number: u32, start: i64, due: i64) -> HeadClock {
    HeadClock {
        number,
        origin: Origin::Rule,
        name: None,
        start: at(start),
        due: at(due),
        is_hold: false,
        is_owed_here: true,
        is_paused: false,
    }
}

fn dues(agenda: &Agenda) -> Vec<(u32, u16)> {
    let all = agenda.at_rank(0);
    all.map(|slot| (slot.row, slot.number)).collect()
}

#[test]
fn a_clock_takes_twenty_four_bytes() {
    assert_eq!(size_of::<Slot>(), 24);
}

#[test]
fn clocks_are_told_in_the_order_they_end() {
    let mut agenda = Agenda::default();
    assert!(agenda.put(0, &[clock(1, 0, 1_000), clock(2, 0, 500)]));
    assert!(agenda.put(2, &[clock(1, 0, 700)]));
    assert_eq!(dues(&agenda), [(0, 2), (2, 1), (0, 1)]);
    assert_eq!(
        (agenda.due_before(at(700)), agenda.rank(0, 1)),
        (1, Some(2))
    );
    assert_eq!((agenda.rank(0, 3), agenda.rank(1, 1)), (None, None));
    // The same again changes nothing; other clocks take the place of all there were.
    assert!(!agenda.put(2, &[clock(1, 0, 700)]));
    assert!(agenda.put(0, &[clock(3, 0, 800)]));
    assert_eq!(dues(&agenda), [(2, 1), (0, 3)]);
    assert!(agenda.put(0, &[]) && agenda.put(2, &[]));
    assert_eq!((agenda.len(), agenda.next_change(at(0))), (0, None));
}

#[test]
fn what_stands_still_does_not_change() {
    let mut agenda = Agenda::default();
    let paused = HeadClock {
        is_paused: true,
        ..clock(1, 0, 1_000)
    };
    agenda.put(0, &[paused]);
    assert_eq!((agenda.len(), agenda.next_change(at(0))), (1, None));
    agenda.put(1, &[clock(1, 1_000, 3_000)]);
    assert_eq!(agenda.next_change(at(0)), Some(at(2_000)));
    assert_eq!(agenda.next_change(at(2_801)), Some(at(3_001)));
    assert_eq!(agenda.next_change(at(3_001)), None);
}

#[test]
fn loading_leads_to_the_same_as_putting() {
    let of = |row: u32| -> Vec<HeadClock> {
        let start = i64::from(row % 17) * 100;
        let clocks = 0..row % 4;
        clocks
            .map(|n| clock(n, start, start + i64::from(row * 7 % 911) + 10))
            .collect()
    };
    let (mut put, mut loaded) = (Agenda::default(), Agenda::default());
    for row in 0..3_000 {
        put.put(row, &of(row));
        loaded.load(row, &of(row));
    }
    loaded.bring_into_order();
    assert_eq!(dues(&put), dues(&loaded));
    let all = |agenda: &Agenda| -> Vec<(Moment, u32, u16)> {
        let changes = agenda.changes(at(0), at(10_000)).into_iter();
        changes
            .map(|(at, slot)| (at, slot.row, slot.number))
            .collect()
    };
    assert_eq!(all(&put), all(&loaded));
}

/// Ten thousand records with three clocks each, over twelve weeks; every third clock ends with a day.
fn of_ten_thousand(row: u32) -> Vec<HeadClock> {
    let mut dice = u64::from(row).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = |most: i64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        i64::try_from(dice % 1_000_003).unwrap_or(0) * most / 1_000_003
    };
    let mut one = |number: u32| {
        let start = 1_930_636_800 + below(28 * 86_400);
        let due = start + 3_600 + below(56 * 86_400);
        let due = if number == 3 {
            due.div_euclid(86_400) * 86_400 + 86_399
        } else {
            due
        };
        HeadClock {
            is_hold: number == 2,
            ..clock(number, start, due)
        }
    };
    (1..=3).map(&mut one).collect()
}

#[test]
fn over_weeks_a_timer_fires_once_per_change() {
    let mut agenda = Agenda::default();
    for row in 0..10_000 {
        agenda.load(row, &of_ten_thousand(row));
    }
    agenda.bring_into_order();
    // All changes, one clock after the other.
    let mut expected: Vec<(Moment, u32, u16)> = Vec::new();
    for row in 0..10_000 {
        for slot in agenda.of_row(row) {
            let mut all = changes(slot.start(), slot.due()).to_vec();
            all.dedup();
            expected.extend(all.into_iter().map(|at| (at, row, slot.number)));
        }
    }
    expected.sort_unstable();
    // A virtual clock that does nothing but go to the instant told, and look what changed since the last.
    let mut now = at(1_930_636_800 - 1);
    let (mut fired, mut seen) = (0, Vec::new());
    while let Some(next) = agenda.next_change(now) {
        let mut changed = agenda.changes(now, next);
        changed.dedup_by_key(|(at, slot)| (*at, slot.row, slot.number));
        assert!(!changed.is_empty() && changed.iter().all(|(at, _)| *at == next));
        seen.extend(
            changed
                .into_iter()
                .map(|(at, slot)| (at, slot.row, slot.number)),
        );
        (now, fired) = (next, fired + 1);
    }
    assert_eq!(seen, expected);
    let mut instants: Vec<Moment> = expected.into_iter().map(|(at, ..)| at).collect();
    instants.dedup();
    assert_eq!(fired, instants.len());
    let bytes = agenda.bytes() / agenda.len();
    assert!(bytes <= 48, "{bytes} bytes to a clock");
}

/// Clocks of some rows, put one after the other; a row may come again.
fn puts() -> impl Strategy<Value = Vec<(u32, Vec<HeadClock>)>> {
    let one = (1..9_000_i64, 0..4_000_i64, 0..8_u8).prop_map(|(start, total, paused)| HeadClock {
        is_paused: paused == 0,
        ..clock(0, start, start + total)
    });
    let numbered = |clocks: Vec<HeadClock>| {
        let numbered = (1..).zip(clocks);
        numbered
            .map(|(number, c)| HeadClock { number, ..c })
            .collect()
    };
    let row = (
        0..40_u32,
        prop::collection::vec(one, 0..4).prop_map(numbered),
    );
    prop::collection::vec(row, 0..90)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_change_is_told_once_and_none_is_missed(puts in puts()) {
        let mut agenda = Agenda::default();
        let mut model: std::collections::BTreeMap<u32, Vec<HeadClock>> = std::collections::BTreeMap::default();
        for (row, clocks) in puts {
            agenda.put(row, &clocks);
            model.insert(row, clocks);
        }
        let running: Vec<_> = model.values().flatten().filter(|c| !c.is_paused).collect();
        let mut ends: Vec<_> = model.values().flatten().map(|c| c.due).collect();
        ends.sort_unstable();
        prop_assert!(agenda.at_rank(0).map(|slot| slot.due()).eq(ends));
        // From second to second the states are compared; whenever one differs, that second must be the next change told.
        let states = |now| running.iter().map(|c| standing(c.start, c.due, now)).collect::<Vec<_>>();
        let (mut now, mut told) = (at(0), Vec::new());
        while let Some(next) = agenda.next_change(now) {
            prop_assert!(next > now);
            prop_assert_eq!(states(next.plus_seconds(-1)), states(now));
            prop_assert_ne!(states(next), states(now));
            prop_assert!(agenda.changes(now, next).iter().all(|(at, _)| *at == next));
            told.extend(agenda.changes(now, next).into_iter().map(|(at, slot)| (at, slot.row, slot.number)));
            now = next;
        }
        prop_assert_eq!(states(at(99_999)), states(now));
        let all: Vec<_> = agenda.changes(at(0), at(99_999)).into_iter().map(|(at, slot)| (at, slot.row, slot.number)).collect();
        prop_assert_eq!(told, all);
    }
}
