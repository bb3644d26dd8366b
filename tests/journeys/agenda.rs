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

fn cursor_below(sitting: &Sitting) -> Option<(attache::domain::ItemId, u32)> {
    let mut layers = sitting.driver.state().layers.iter();
    layers.find_map(|layer| match layer {
        Layer::Agenda(agenda) => agenda.cursor,
        _ => None,
    })
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
    // The next record is that of the next clock, not of the list below.
    sitting.keys(".");
    let second = sitting.driver.state().open_id().unwrap();
    assert_eq!(cursor_below(&sitting), Some((second, 0)));
    sitting.keys(",");
    assert_eq!(sitting.driver.state().open_id(), Some(first));
    sitting.keys("d<enter><enter>");
    assert!(
        !sitting.desk.record(first).unwrap().unwrap().item.is_open(),
        "{}",
        sitting.screen()
    );
    // Back on the page, on the clock that took its place.
    assert_eq!(cursor(&sitting), Some((second, 0)));
    assert!(sitting.screen().contains("1 of 1"), "{}", sitting.screen());
    sitting.keys("u");
    assert!(sitting.screen().contains(" of 2"), "{}", sitting.screen());
    assert_eq!(cursor(&sitting), Some((second, 0)));
    sitting.keys("<esc><esc>");
    assert!(sitting.driver.state().layers.is_empty());
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
