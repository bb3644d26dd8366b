//! A desk that only looks: everything can be read, every change says why not, nothing is written.

use attache::tui::command::{Risk, Scope, table};

use crate::sitting::Sitting;

#[test]
fn every_change_says_why_it_is_not_possible() {
    let mut desk = Sitting::plain(3);
    desk.keys("+night<enter>=sA-2031-0002<enter>bSAMPLE<c-x>ra<esc>");
    let mut desk = desk.looking();
    desk.keys("<esc>");
    let before: Vec<_> = desk.ids().iter().map(|id| desk.record(*id)).collect();
    for row in table() {
        let changes = row.risk != Risk::Safe
            || ["recall", "ask-back", "undo", "redo", "save-view"].contains(&row.id);
        if !changes {
            continue;
        }
        let (place, depth) = match row.scope {
            Scope::Bookshelf => ("3", 0),
            Scope::Clocks => ("1xk", 1),
            Scope::Hit => ("1xu", 1),
            Scope::Chasing => ("1gj", 1),
            Scope::Letter => ("1gl<enter>", 1),
            // No review sheet opens where nothing can leave.
            Scope::Review => continue,
            _ => ("1", 0),
        };
        let key = match row.keys[0] {
            "enter" => "<enter>".to_owned(),
            key => key.replace(' ', ""),
        };
        let why = desk.told(&format!("{place}{key}"));
        assert!(why.contains("reading only"), "{}: {why}", row.id);
        assert_eq!(desk.depth(), depth, "{}", row.id);
        desk.keys("<tick:7s>1");
    }
    for (id, before) in desk.ids().into_iter().zip(before) {
        assert_eq!(desk.record(id), before);
    }
}

#[test]
fn reading_moves_and_says_no_error() {
    let mut desk = Sitting::plain(3);
    desk.keys("fdrugs<enter>SAMPLE<c-x><enter><tick:300ms>y<tick:2s>");
    let mut desk = desk.looking();
    desk.keys("j<enter><esc>/sample<enter>2<tick:40s>3<tick:5s>1");
    assert_eq!(
        desk.says(),
        "",
        "no failed attempt to keep the place or to let a package leave"
    );
    assert!(
        !desk.desk.outbox_dir().exists()
            || std::fs::read_dir(desk.desk.outbox_dir()).unwrap().count() == 0
    );
}
