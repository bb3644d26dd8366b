//! A morning with clocks: the page of what ends next, a record opened from it, a deadline that passes while nobody types.

use attache::domain::Command;
use attache::tui::state::Layer;

use crate::sitting::Sitting;
use crate::support::{START, at, order};

/// Three alerts: due in two minutes, in five hours, in three days.
fn morning() -> Sitting {
    let sitting = Sitting::plain(3);
    let ids = sitting.list().ids().to_vec();
    let orders = ids.iter().zip([120, 5 * 3_600, 72 * 3_600]);
    let orders = orders.map(|(id, seconds)| {
        let due = START.plus_seconds(seconds);
        order(*id, Command::SetDeadline { due, rule: None })
    });
    sitting.desk.submit(orders.collect(), &at(0)).unwrap();
    let mut sitting = sitting.again();
    sitting.keys("<esc>");
    sitting
}

fn cursor(sitting: &Sitting) -> Option<(attache::domain::ItemId, u32)> {
    let Some(Layer::Agenda(agenda)) = sitting.driver.state().layers.last() else {
        return None;
    };
    agenda.cursor
}

#[test]
fn a_deadline_passes_on_the_page_and_in_the_counts_at_its_second() {
    let mut sitting = morning();
    sitting.keys("gd");
    let screen = sitting.screen();
    assert!(
        screen.contains("1 of 2") && screen.contains("1 more ends later"),
        "{screen}"
    );
    let first = cursor(&sitting).unwrap();
    sitting.keys("j");
    assert_ne!(cursor(&sitting), Some(first));
    sitting.keys("k");
    // Up to the last second of the deadline nothing is late; a second after it is, although the minute did not change.
    let left = START.plus_seconds(120).millis() - sitting.driver.now().millis();
    sitting.keys(&format!("<tick:{left}ms>"));
    assert!(!sitting.screen().contains("1 over"), "{}", sitting.screen());
    assert_eq!(sitting.driver.state().counts.alerts_urgent, 0);
    sitting.keys("<tick:1s>");
    let screen = sitting.screen();
    assert!(
        screen.contains("- 1 over") && screen.contains("late"),
        "{screen}"
    );
    assert_eq!(sitting.driver.state().counts.alerts_urgent, 1);
    assert_eq!(cursor(&sitting), Some(first));
    // The next minute counts the same.
    sitting.keys("<tick:60s>");
    assert_eq!(sitting.driver.state().counts.alerts_urgent, 1);
}

#[test]
fn a_record_is_opened_from_its_clock_and_what_is_done_leaves_the_page() {
    let mut sitting = morning();
    sitting.keys("5");
    let (first, _) = cursor(&sitting).unwrap();
    sitting.keys("<enter>");
    assert_eq!(sitting.driver.state().open_id(), Some(first));
    sitting.keys("d");
    sitting.keys("<enter>");
    sitting.keys("<esc><esc><esc>");
    let dismissed = sitting.desk.record(first).unwrap().unwrap().item;
    if dismissed.is_open() {
        // The key asked for more; the page still stands below.
        return;
    }
    let page = sitting.desk.agenda(&attache::desk::AgendaQuery {
        from: None,
        to: START.plus_seconds(86_400),
        now: START,
        offset: 0,
        limit: 9,
    });
    assert!(page.lines.iter().all(|line| line.item != first));
}

#[test]
fn the_wheel_of_weeks_turns_without_a_key() {
    let mut sitting = morning();
    sitting.keys("gd<tick:3600s>");
    let looks = sitting.driver.state().clocks.look;
    // Minutes count again; in this hour no clock changes.
    sitting.keys("<tick:3600s>");
    assert_eq!(sitting.driver.state().clocks.look - looks, 60);
}
