//! The clocks of all open records: their order, their changes, and a timer that fires once for each.

use std::collections::BTreeSet;

use attache::desk::{AgendaQuery, Counts, Desk, ListQuery, Pane, Sort};
use attache::domain::clock::{ClockState, changes};
use attache::domain::orders::ClockOrder;
use attache::domain::timing::FirstDay;
use attache::domain::{Command, Foreign, ItemId, Moment};
use attache::tui::effect::Effect;
use attache::tui::msg::Msg;
use attache::tui::options::{Options, Size};
use attache::tui::state::{Seat, State};
use attache::tui::update::{next_wake, update};

use crate::support::{START, at, label, open, order, register};

/// A limit that makes nobody late, and one that does.
const RULES: [&str; 2] = ["EPOC-PR", "EIO-REC"];

fn start(rule: &str, start: Moment) -> Command {
    Command::Clock(ClockOrder::Start {
        rule: label(rule),
        start: Some(start),
        first: FirstDay::Next,
        replaces: None,
        why: Foreign::from("SAMPLE"),
    })
}

fn deadline(due: Moment) -> Command {
    Command::SetDeadline { due, rule: None }
}

/// A desk whose records have three clocks each.
fn with_clocks(folder: &std::path::Path, records: usize) -> (Desk, Vec<ItemId>) {
    let desk = open(folder);
    let titles: Vec<String> = (0..records).map(|n| format!("SAMPLE {n:05}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let ids = register(&desk, &titles);
    let mut orders = Vec::new();
    for (n, id) in (0_i64..).zip(&ids) {
        let began = START.plus_seconds(n * 7_919 % 600_000);
        orders.push(order(
            *id,
            deadline(began.plus_seconds(3_600 + n * 104_729 % 2_000_000)),
        ));
        orders.extend(RULES.map(|rule| order(*id, start(rule, began))));
    }
    for batch in orders.chunks(1_500) {
        let answers = desk.submit(batch.to_vec(), &at(600_001)).unwrap();
        assert!(
            answers.iter().all(Result::is_ok),
            "{:?}",
            answers.iter().find(|a| a.is_err())
        );
    }
    (desk, ids)
}

fn all(now: Moment) -> AgendaQuery {
    AgendaQuery {
        from: None,
        to: Moment::from_seconds(4_000_000_000),
        now,
        offset: 0,
        limit: usize::MAX,
    }
}

#[test]
fn a_page_is_a_part_of_the_whole_in_the_order_clocks_end() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = with_clocks(folder.path(), 60);
    let now = START.plus_seconds(900_000);
    let whole = desk.agenda(&all(now));
    assert_eq!((whole.total, whole.lines.len(), whole.later), (180, 180, 0));
    assert!(whole.lines.is_sorted_by_key(|line| line.due));
    let late = whole.lines.iter().filter(|line| line.due < now).count();
    assert_eq!(whole.overdue, late);
    let states: BTreeSet<_> = whole.lines.iter().map(|line| line.state).collect();
    assert!(states.contains(&ClockState::Breached) && states.contains(&ClockState::Ok));
    let day = AgendaQuery {
        to: now.plus_seconds(86_400),
        offset: 3,
        limit: 5,
        ..all(now)
    };
    let page = desk.agenda(&day);
    assert_eq!(page.lines, whole.lines[3..8]);
    assert_eq!(page.total + page.later, whole.total);
    let fifth = &whole.lines[4];
    assert_eq!(desk.agenda_place(&day, fifth.item, fifth.number), Some(4));
    let last = whole.lines.last().unwrap();
    assert_eq!(desk.agenda_place(&day, last.item, last.number), None);
    // What is done has no clocks; what is opened again has them again.
    let outcome = Command::Dismiss {
        reason: attache::domain::reason::DismissReason::Information,
        text: Foreign::default(),
    };
    desk.submit(vec![order(ids[0], outcome)], &at(900_001))
        .unwrap();
    // One of the three is a hold, which no end of the record ends.
    assert_eq!(desk.agenda(&all(now)).total, 178);
    desk.undo(&at(900_002)).unwrap().unwrap();
    let again = desk.agenda(&all(now));
    drop(desk);
    assert_eq!(open(folder.path()).agenda(&all(now)).lines, again.lines);
}

#[test]
fn a_hold_that_ran_out_makes_nobody_late() {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    let id = register(&desk, &["SAMPLE"])[0];
    desk.submit(vec![order(id, start("EPOC-PR", START))], &at(1))
        .unwrap();
    let due = desk.rows(&[id])[0].due.unwrap();
    let after = due.plus_seconds(1);
    let row = &desk.rows(&[id])[0];
    assert_eq!(
        (row.late_from, row.clock_state(after)),
        (None, Some(ClockState::Over))
    );
    assert_eq!(desk.counts(after).alerts_urgent, 0);
    let overdue = |filter: &str| {
        let query = ListQuery {
            pane: Pane::Alerts,
            view: String::new(),
            filter: filter.to_owned(),
            sort: Sort::Due,
            officer: label("alma"),
            now: after,
        };
        desk.list(&query).ids.len()
    };
    assert_eq!((overdue("due:overdue"), overdue("due:today")), (0, 1));
    let changes = desk.clock_changes(due, after);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].state, changes[0].counts_late),
        (ClockState::Over, None)
    );
    desk.submit(vec![order(id, deadline(due))], &at(2)).unwrap();
    assert_eq!(
        desk.rows(&[id])[0].clock_state(after),
        Some(ClockState::Breached)
    );
    assert_eq!(desk.counts(after).alerts_urgent, 1);
    assert_eq!((overdue("due:overdue"), overdue("due:late")), (1, 1));
    let late = desk.clock_changes(due, after);
    let counted: Vec<_> = late
        .iter()
        .filter_map(|change| change.counts_late)
        .collect();
    assert_eq!(counted, [true]);
}

/// The screen's own loop, without drawing: it sleeps until the moment the state names, and asks the desk what it wants.
/// Answers the instants at which it asked for changes, and what it was told.
fn watched(desk: &Desk, until: Moment) -> (Vec<Moment>, Vec<(Moment, ItemId, u32)>) {
    let options = Options::new(label("alma"));
    let seat = Seat {
        profile: desk.profile().clone().into(),
        officer: options.officer.clone(),
        read_only: false,
        look: options.look,
        keys: attache::tui::command::Keys::standard().into(),
        pack: desk.reference(),
        stated: Vec::new(),
        size: Size {
            columns: 80,
            rows: 24,
        },
        now: START,
    };
    let mut state = State::new(seat);
    let (mut now, mut fired, mut told) = (START, Vec::new(), Vec::new());
    let mut waiting = vec![Effect::Count];
    while now < until {
        while let Some(effect) = waiting.pop() {
            let msg = match effect {
                // The counts are no part of this test, and take the time of a whole look.
                Effect::Count => Msg::Counted {
                    counts: Counts::default(),
                    next_dispatch: None,
                    next_change: desk.next_clock_change(now),
                },
                Effect::ClockChanges(after) => {
                    fired.push(now);
                    let changes = desk.clock_changes(after, now);
                    told.extend(changes.iter().map(|c| (c.at, c.item, c.number)));
                    Msg::ClockChanges {
                        changes,
                        until: now,
                        next: desk.next_clock_change(now),
                    }
                }
                _ => continue,
            };
            waiting.extend(update(&mut state, msg, now));
        }
        let wake = next_wake(&state);
        assert!(wake > now, "the loop would spin at {now}");
        // The clock in the title line moves every minute; nothing wakes the desk besides that but a change.
        let on_minute = wake.millis() % 60_000 == 0;
        let by_change = state.clocks.next == Some(wake);
        let by_place = state.place_dirty.is_some();
        assert!(
            on_minute || by_change || by_place,
            "woken for nothing at {wake}"
        );
        now = wake;
        waiting.extend(update(&mut state, Msg::Tick, now));
    }
    (fired, told)
}

#[test]
fn the_loop_wakes_once_per_change_over_weeks() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _) = with_clocks(folder.path(), 1_200);
    let until = START.plus_seconds(28 * 86_400);
    let mut expected: Vec<(Moment, ItemId, u32)> = Vec::new();
    for line in desk.agenda(&all(START)).lines {
        let mut instants = changes(line.start, line.due).to_vec();
        instants.dedup();
        let told = instants.into_iter().map(|at| (at, line.item, line.number));
        expected.extend(told.filter(|(at, ..)| *at > START && *at < until));
    }
    expected.sort_unstable();
    let (fired, mut told) = watched(&desk, until);
    told.retain(|(at, ..)| *at < until);
    told.sort_unstable_by_key(|(at, item, number)| (*at, *item, *number));
    assert_eq!(told, expected);
    let mut instants: Vec<Moment> = expected.iter().map(|(at, ..)| *at).collect();
    instants.dedup();
    let fired: Vec<Moment> = fired.into_iter().filter(|at| *at < until).collect();
    assert_eq!(fired, instants);
}
