//! A list on screen: the cursor stays on its record while records come and go.

use super::*;

fn id(n: u128) -> ItemId {
    ItemId::new(Moment::from_seconds(0), n)
}

fn listing(ids: impl IntoIterator<Item = u128>) -> Listing {
    let ids: Arc<[ItemId]> = ids.into_iter().map(id).collect();
    Listing {
        unfiltered: ids.len(),
        ids,
        near: false,
        fault: None,
        rev: 1,
    }
}

fn list(count: u128) -> ListState {
    let mut list = ListState::new(Pane::Alerts);
    list.take(listing(1..=count));
    list
}

#[test]
fn the_cursor_stays_on_its_record_while_a_hundred_arrive() {
    let mut list = list(10);
    list.go_to(4);
    list.marks.insert(id(2));
    assert_eq!(list.take(listing((100..200).chain(1..=10))), None);
    assert_eq!((list.cursor, list.place), (Some(id(5)), 104));
    assert!(list.marks.contains(&id(2)));
}

#[test]
fn the_cursor_stays_at_its_place_when_the_record_leaves() {
    let mut list = list(5);
    list.go_to(2);
    assert_eq!(list.take(listing([1, 2, 4, 5])), Some(id(3)));
    assert_eq!(list.cursor, Some(id(4)));
    assert_eq!(list.take(listing([1])), Some(id(4)));
    assert_eq!(list.cursor, Some(id(1)));
    list.take(listing([]));
    assert_eq!((list.cursor, list.place), (None, 0));
}

#[test]
fn scrolling_keeps_three_rows_of_context() {
    let mut list = list(100);
    list.go_to(20);
    list.scroll(10);
    assert_eq!(list.visible(10), 14..24);
    list.go_to(17);
    list.scroll(10);
    assert_eq!(list.visible(10), 14..24);
    list.go_to(16);
    list.scroll(10);
    assert_eq!(list.visible(10), 13..23);
    list.go_to(99);
    list.scroll(10);
    assert_eq!(list.visible(10), 90..100);
    list.scroll(3);
    assert_eq!(list.visible(3), 97..100);
    list.go_to(0);
    list.scroll(1);
    assert_eq!(list.visible(1), 0..1);
}

#[test]
fn marks_count_what_a_filter_hides() {
    let mut list = list(5);
    list.toggle_mark();
    list.go_to(3);
    list.toggle_mark();
    list.take(listing([4, 5]));
    assert_eq!((list.marks.len(), list.marks_unseen), (2, 1));
    list.toggle_all();
    assert_eq!(list.marks.len(), 3);
    list.toggle_all();
    assert_eq!(list.marks.len(), 1);
    list.clear_marks();
    assert_eq!(list.marks_unseen, 0);
}

#[test]
fn a_range_grows_and_shrinks_with_the_cursor() {
    let mut list = list(9);
    list.toggle_mark();
    list.go_to(4);
    list.toggle_range();
    list.move_by(2);
    assert_eq!(list.marks.len(), 4);
    list.move_by(-3);
    assert_eq!(
        list.marks.iter().copied().collect::<Vec<_>>(),
        [id(1), id(4), id(5)]
    );
    list.toggle_range();
    list.move_by(4);
    assert_eq!(list.marks.len(), 3);
}

#[test]
fn new_records_are_counted_not_shown() {
    let mut list = list(3);
    list.peek(&listing([9, 1, 8, 2, 3]));
    assert_eq!((list.fresh, list.ids().len()), (2, 3));
}
