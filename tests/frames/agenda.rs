//! The page of clocks that end next.

use attache::domain::orders::ClockOrder;
use attache::domain::timing::FirstDay;
use attache::domain::{Command, Draft, Foreign, ItemId};
use attache::tui::drive::Driver;
use attache::tui::headless::Form;
use attache::tui::options::{Options, Size};

use crate::scene::written;
use crate::support::{START, alert, at, file, label, open, order, register};

const SIZES: [Size; 3] = [size(60, 18), size(80, 24), size(120, 40)];

const fn size(columns: u16, rows: u16) -> Size {
    Size { columns, rows }
}

const HOUR: i64 = 3_600;

/// Nine days after the records came: what each clock of each record is for, and hours from receipt to deadline.
const NOW: i64 = 9 * 24 * HOUR;

/// The page over some records with clocks; `keys` are pressed on it.
fn page(size: Size, clocks: bool, keys: &str) -> (Driver, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    if clocks {
        let titles = [
            "SAMPLE one: subscriber data of a mailbox",
            "EXAMPLE two: 見本の質問",
            "SAMPLE three: سؤال تجريبي",
            "SAMPLE four: bank records \u{202e}\u{1b}[2J",
        ];
        let ids = register(&desk, &titles);
        let deadline = |id: ItemId, hours: i64| {
            let due = START.plus_seconds(hours * HOUR);
            order(id, Command::SetDeadline { due, rule: None })
        };
        let start = |id: ItemId, rule: &str, hours: i64| {
            let clock = ClockOrder::Start {
                rule: label(rule),
                start: Some(START.plus_seconds(hours * HOUR)),
                first: FirstDay::Next,
                replaces: None,
                why: Foreign::from("SAMPLE"),
            };
            order(id, Command::Clock(clock))
        };
        let orders = vec![
            deadline(ids[0], 9 * 24 - 2),
            start(ids[0], "SPOC-STD", 2 * 24 - 20),
            deadline(ids[1], 9 * 24 + 3),
            start(ids[1], "EIO-REC", 24),
            start(ids[2], "EPOC-STD", 0),
            start(ids[2], "EPOC-EMERG", 9 * 24 - 7),
            deadline(ids[3], 9 * 24 + 23),
            start(ids[3], "FRZ-URG", 0),
        ];
        let answers = desk.submit(orders, &at(NOW)).unwrap();
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    }
    let now = START.plus_seconds(NOW);
    let mut driver = Driver::new(desk, &Options::new(label("alma")), size, now);
    driver.keys("<esc>gd").unwrap();
    driver.keys(keys).unwrap();
    (driver, folder)
}

fn snapshot(name: &str, driver: &Driver) {
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/agenda"}, {
        insta::assert_snapshot!(name, written(&driver.frame(), Form::Styled));
    });
}

#[test]
fn clocks_at_every_size() {
    for size in SIZES {
        let (driver, _folder) = page(size, true, "");
        snapshot(&format!("many_{}x{}", size.columns, size.rows), &driver);
    }
}

#[test]
fn the_clock_under_the_cursor_is_told_in_full() {
    let (driver, _folder) = page(SIZES[1], true, "jj");
    snapshot("third", &driver);
}

#[test]
fn nothing_is_explained() {
    let (driver, _folder) = page(SIZES[1], false, "");
    snapshot("empty", &driver);
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    let mut draft: Draft = alert("2031/90001", "SAMPLE");
    let due = START.plus_seconds(40 * HOUR);
    draft.content.due = Some(attache::domain::content::DueClaim::At(due));
    desk.receive(vec![file(vec![draft])], &at(0)).unwrap();
    let mut driver = Driver::new(desk, &Options::new(label("alma")), SIZES[0], START);
    driver.keys("<esc>5").unwrap();
    snapshot("later", &driver);
}
