//! Clocks that change by themselves, and the page of those that end next.

use super::sample::{START, Screen, id};
use crate::desk::{AgendaLine, AgendaPage, ClockChange, Counts};
use crate::domain::clock::ClockState;
use crate::domain::{Foreign, Moment};
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::state::Layer;
use crate::tui::state::agenda::Agenda;
use crate::tui::update::next_wake;

fn counted(next_change: Option<Moment>) -> Msg {
    Msg::Counted {
        counts: Counts::default(),
        next_dispatch: None,
        next_change,
    }
}

fn change(at: Moment, counts_late: Option<bool>) -> ClockChange {
    ClockChange {
        at,
        item: id(1),
        number: 1,
        state: ClockState::Breached,
        counts_late,
    }
}

fn changes(changes: Vec<ClockChange>, until: Moment, next: Option<Moment>) -> Msg {
    Msg::ClockChanges {
        changes,
        until,
        next,
    }
}

fn asked(effects: &[Effect]) -> Vec<Moment> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::ClockChanges(since) => Some(*since),
        _ => None,
    });
    asked.collect()
}

#[test]
fn the_desk_wakes_at_the_next_change_and_not_again() {
    let mut screen = Screen::new();
    let change_at = START.plus_seconds(17);
    screen.feed(counted(Some(change_at)));
    assert_eq!(next_wake(&screen.state), change_at);
    assert_eq!(asked(&screen.after(16_999)), []);
    assert_eq!(asked(&screen.after(1)), [START]);
    screen.feed(changes(vec![change(change_at, None)], change_at, None));
    assert_eq!(asked(&screen.after(1)), []);
    assert_eq!(next_wake(&screen.state), START.plus_seconds(60));
}

#[test]
fn a_change_that_was_passed_over_is_still_seen() {
    let mut screen = Screen::new();
    screen.feed(counted(Some(START.plus_seconds(17))));
    // A key comes after the change and before the tick; what it leads to counts again.
    screen.now = START.plus_seconds(18);
    screen.feed(counted(Some(START.plus_seconds(99))));
    assert_eq!(asked(&screen.after(1)), [START]);
}

#[test]
fn who_became_late_is_counted_once() {
    let mut screen = Screen::new();
    screen.feed(counted(Some(START.plus_seconds(17))));
    screen.after(17_000);
    let now = screen.now;
    let late = vec![
        change(now, Some(true)),
        change(now, Some(false)),
        change(now, None),
    ];
    screen.feed(changes(late.clone(), now, None));
    let counts = &screen.state.counts;
    assert_eq!((counts.alerts_urgent, counts.requests_urgent), (1, 1));
    // What a whole count saw already is not added to it.
    screen.feed(counted(None));
    screen.feed(changes(late, now, None));
    assert_eq!(screen.state.counts, Counts::default());
}

fn line(n: u128, due: i64) -> AgendaLine {
    AgendaLine {
        item: id(n),
        our_ref: format!("A-2031-{n:04}").parse().unwrap(),
        country: None,
        title: Foreign::from("SAMPLE"),
        number: 1,
        name: None,
        owed: "SAMPLE".to_owned(),
        start: START,
        due: START.plus_seconds(due),
        state: ClockState::Ok,
        percent: 0,
        owed_here: true,
    }
}

fn page(total: usize, offset: usize, limit: usize) -> AgendaPage {
    let here = offset..total.min(offset + limit);
    AgendaPage {
        lines: here.map(|n| line(n as u128, 60)).collect(),
        offset,
        total,
        overdue: 0,
        later: 7,
    }
}

fn agenda(screen: &Screen) -> &Agenda {
    match screen.state.layers.last() {
        Some(Layer::Agenda(agenda)) => agenda,
        _ => panic!("no page of clocks is open"),
    }
}

/// Answers what the page asks for until it asks no more; answers how often it asked.
fn answer(screen: &mut Screen, mut effects: Vec<Effect>, total: usize) -> usize {
    let mut asked = 0;
    while let Some(effect) = effects.pop() {
        if let Effect::Agenda { query, keep } = effect {
            asked += 1;
            let kept = keep.map(|(item, _)| (0..1_000).position(|n| id(n) == item).unwrap());
            let page = page(total, query.offset, query.limit);
            let kept = kept.filter(|place| *place < total);
            effects.extend(screen.feed(Msg::Agenda { page, kept }));
        }
    }
    asked
}

#[test]
fn the_page_asks_for_what_it_shows() {
    let mut screen = Screen::new();
    let effects = screen.press("gd");
    assert_eq!(answer(&mut screen, effects, 500), 1);
    let rows = agenda(&screen).page.as_ref().unwrap().lines.len();
    assert!(rows < 20, "{rows}");
    assert_eq!(agenda(&screen).cursor, Some((id(0), 1)));
    // Within the page nothing is asked; beyond it, only what is shown.
    let effects = screen.press("jj");
    assert_eq!(answer(&mut screen, effects, 500), 0);
    assert_eq!(agenda(&screen).cursor, Some((id(2), 1)));
    let effects = screen.press("G");
    assert_eq!(answer(&mut screen, effects, 500), 1);
    assert_eq!(
        (agenda(&screen).place, agenda(&screen).cursor),
        (499, Some((id(499), 1)))
    );
    assert_eq!(agenda(&screen).page.as_ref().unwrap().lines.len(), rows);
}

#[test]
fn the_cursor_stays_on_its_clock() {
    let mut screen = Screen::new();
    let effects = screen.press("5");
    answer(&mut screen, effects, 100);
    let effects = screen.press("jjj");
    answer(&mut screen, effects, 100);
    assert_eq!(agenda(&screen).cursor, Some((id(3), 1)));
    // Sixty clocks come before it: it is found at its new place, and shown there.
    let effects = screen.feed(counted(None));
    let Some(Effect::Agenda { query, keep }) = effects.last() else {
        panic!("the page did not ask again: {effects:?}");
    };
    assert_eq!(*keep, Some((id(3), 1)));
    let first = page(160, query.offset, query.limit);
    let more = screen.feed(Msg::Agenda {
        page: first,
        kept: Some(63),
    });
    let Some(Effect::Agenda { query, .. }) = more.last() else {
        panic!("the lines around the cursor are not asked for: {more:?}");
    };
    let (offset, limit) = (query.offset, query.limit);
    assert!(offset <= 63 && 63 < offset + limit);
    let mut there = page(160, offset, limit);
    for (line, n) in there.lines.iter_mut().zip(offset..) {
        line.item = if n == 63 {
            id(3)
        } else {
            id(1_000 + n as u128)
        };
    }
    let more = screen.feed(Msg::Agenda {
        page: there,
        kept: Some(63),
    });
    assert!(
        !more
            .iter()
            .any(|effect| matches!(effect, Effect::Agenda { .. }))
    );
    assert_eq!(
        (agenda(&screen).place, agenda(&screen).cursor),
        (63, Some((id(3), 1)))
    );
    // It went: the cursor stays at its place.
    screen.feed(counted(None));
    let (offset, limit) = (agenda(&screen).top, limit);
    screen.feed(Msg::Agenda {
        page: page(160, offset, limit),
        kept: None,
    });
    assert_eq!(agenda(&screen).cursor, Some((id(63), 1)));
}

#[test]
fn the_record_is_opened_over_the_page_and_the_page_comes_back() {
    let mut screen = Screen::new();
    let effects = screen.press("gd");
    answer(&mut screen, effects, 9);
    screen.press("j<enter>");
    assert_eq!((screen.state.open_id(), screen.depth()), (Some(id(1)), 2));
    screen.press("q");
    assert_eq!(agenda(&screen).cursor, Some((id(1), 1)));
    screen.press("<esc>");
    assert_eq!(screen.depth(), 0);
}
