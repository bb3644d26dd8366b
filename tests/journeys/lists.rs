//! Lists: views, order, filter, marks, and what arrives while the officer reads.

use attache::desk::Sort;
use attache::tui::msg::Msg;

use crate::sitting::Sitting;
use crate::support::{alert, at, file};

#[test]
fn a_view_is_saved_opened_and_there_after_a_restart() {
    let mut desk = Sitting::demo();
    desk.keys("/country:fr<enter>SrxvFRENCH SAMPLE<enter>");
    assert_eq!(desk.list().sort, Sort::Received, "{}", desk.screen());
    let french = desk.ids();
    assert!(!french.is_empty());
    desk.keys("Veverything<enter>");
    assert!(desk.ids().len() > french.len());
    desk.keys("Vfrench<enter>");
    assert_eq!(desk.ids(), french);
    assert_eq!(desk.list().view.name, "FRENCH SAMPLE");
    desk.keys("<tick:2s>");
    let mut desk = desk.again();
    assert_eq!(desk.list().view.name, "FRENCH SAMPLE");
    assert_eq!(
        (desk.ids(), desk.list().sort),
        (french.clone(), Sort::Received)
    );
    desk.keys("Vopen<enter>Vfrench<enter>");
    assert_eq!(desk.ids(), french);
}

#[test]
fn every_built_in_view_opens() {
    let mut desk = Sitting::demo();
    for area in ["1", "2"] {
        desk.keys(area);
        for view in desk.list().views.clone() {
            desk.keys(&format!("V{}<enter>", view.name));
            assert_eq!(desk.list().view, view, "{}", desk.screen());
        }
    }
}

#[test]
fn a_country_is_found_by_its_name() {
    let mut desk = Sitting::demo();
    desk.keys("/country:fr<enter>");
    let by_code = desk.ids();
    desk.keys("/<c-u>country:franc<enter>");
    assert_eq!(desk.ids(), by_code);
    desk.keys("/<c-u>france<enter>");
    assert!(by_code.iter().all(|id| desk.ids().contains(id)));
}

#[test]
fn filter_and_cursor_belong_to_an_area() {
    let mut desk = Sitting::demo();
    desk.keys("/france<enter>j");
    let there = desk.cursor();
    desk.keys("2/lu<enter>31");
    assert_eq!(
        (desk.list().filter.text(), desk.cursor()),
        ("france", there)
    );
    desk.keys("2");
    assert_eq!(desk.list().filter.text(), "lu");
    // Esc leaves the field, Esc again clears.
    desk.keys("/ x<esc>");
    assert_eq!(desk.list().filter.text(), "lu x");
    desk.keys("<esc>");
    assert_eq!(desk.list().filter.text(), "");
}

#[test]
fn marks_survive_filter_and_order_and_say_how_many_are_not_shown() {
    let mut desk = Sitting::plain(12);
    desk.keys("       ");
    assert_eq!(desk.list().marks.len(), 7);
    desk.keys("/'003<enter>");
    assert_eq!(desk.ids().len(), 1);
    assert_eq!(desk.list().marks_unseen, 6);
    assert!(
        desk.screen().contains("7 marked (6 not shown)"),
        "{}",
        desk.screen()
    );
    desk.keys("<esc>");
    assert!(desk.list().marks.is_empty(), "Esc clears the marks first");
    assert_eq!(desk.list().filter.text(), "'003");
    desk.keys("<esc>*s");
    assert_eq!(desk.list().marks.len(), 12);
}

#[test]
fn a_hundred_arrive_and_nothing_moves_until_n() {
    let mut desk = Sitting::plain(10);
    desk.keys("jjjj ");
    let (cursor, ids) = (desk.cursor(), desk.ids());
    let drafts = (0..100)
        .map(|n| alert(&format!("2031/8{n:04}"), &format!("EXAMPLE {n}")))
        .collect();
    desk.desk.receive(vec![file(drafts)], &at(1)).unwrap();
    desk.feed(Msg::Changed);
    assert_eq!((desk.cursor(), desk.ids()), (cursor, ids.clone()));
    assert!(desk.screen().contains("100 new"), "{}", desk.screen());
    desk.keys("n");
    assert_eq!(desk.cursor(), cursor);
    assert_eq!(desk.ids().len(), 110);
    assert_eq!(desk.list().marks.len(), 1);
    assert_eq!(desk.ids()[desk.list().place], cursor);
}

#[test]
fn a_record_that_leaves_is_named_and_the_place_stays() {
    let mut desk = Sitting::plain(5);
    desk.keys("jj+night<enter>k+night<enter>/tag:night<enter>");
    assert_eq!(desk.ids().len(), 2, "{}", desk.screen());
    let other = desk.ids()[1];
    let said = desk.told("gg-<enter>");
    assert!(said.contains("A-2031-000"), "{said}");
    assert!(said.ends_with("is no longer in this list."), "{said}");
    assert_eq!(desk.cursor(), other);
}

#[test]
fn what_wakes_by_itself_is_counted_as_new() {
    let mut desk = Sitting::plain(3);
    desk.keys("z+5m<enter>");
    assert_eq!(desk.ids().len(), 2);
    desk.keys("<tick:6m>");
    assert!(desk.screen().contains("1 new"), "{}", desk.screen());
    desk.keys("n");
    assert_eq!(desk.ids().len(), 3);
}
