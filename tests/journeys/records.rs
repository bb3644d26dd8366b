//! Orders on records by keys: links, clocks, tags, claims, endings; and going on after a decision.

use attache::domain::link::Relation;
use attache::domain::{Direction, Priority, State};
use attache::tui::state::Layer;

use crate::sitting::Sitting;
use crate::support::START;

#[test]
fn links_are_judged_and_taken_back() {
    let mut desk = Sitting::plain(4);
    let ids = desk.ids();
    for (key, relation) in [
        ("s", Relation::Same),
        ("r", Relation::Related),
        ("n", Relation::NotSame),
    ] {
        desk.keys(&format!("={key}A-2031-0003<enter>"));
        let links = desk.item(ids[0]).links;
        assert_eq!(links.len(), 1, "{}", desk.screen());
        assert_eq!((links[0].other, links[0].relation), (ids[2], relation));
    }
    desk.keys("x=<enter>");
    assert!(desk.item(ids[0]).links.is_empty());
    // To everything marked.
    desk.keys("j  gg=s");
    assert_eq!(desk.item(ids[0]).links.len(), 2, "{}", desk.screen());
    assert!(desk.list().marks.is_empty());
    // A reference nobody has stays in the box and says so.
    desk.keys("=sA-2031-0999<enter>");
    assert_eq!(desk.depth(), 1);
    assert!(desk.screen().contains("A-2031-0999."), "{}", desk.screen());
}

#[test]
fn clocks_tags_claims_and_priority() {
    let mut desk = Sitting::plain(3);
    let id = desk.cursor();
    desk.keys("pu");
    assert_eq!(desk.item(id).priority, Priority::Urgent);
    desk.keys("t+3d<enter>");
    assert_eq!(desk.item(id).due(), Some(START.plus_seconds(3 * 86_400)));
    desk.keys("z+9d<enter>");
    assert!(desk.says().contains("deadline"), "{}", desk.says());
    desk.keys("xt");
    assert_eq!(desk.item(id).due(), None);
    desk.keys("+night<enter>");
    assert_eq!(desk.item(id).tags.len(), 1);
    desk.keys("-<enter>");
    assert!(desk.item(id).tags.is_empty());
    desk.keys("c");
    assert!(desk.item(id).claim.is_some());
    desk.keys("xl");
    assert!(desk.item(id).claim.is_none());
    desk.keys("z+2d<enter>");
    assert!(desk.item(id).snoozed_until.is_some());
    assert!(!desk.ids().contains(&id));
    desk.keys("Vsnoozed<enter>w");
    assert!(desk.item(id).snoozed_until.is_none());
}

#[test]
fn endings() {
    let mut desk = Sitting::plain(3);
    let ids = desk.ids();
    desk.keys("xaSAMPLE answer<c-x>");
    assert_eq!(desk.state_of(ids[0]), State::Answered);
    desk.keys("Vdone<enter>xcSAMPLE<enter>");
    assert_eq!(desk.state_of(ids[0]), State::Closed);
    desk.keys("xo<enter>");
    assert!(desk.state_of(ids[0]).is_open(Direction::In));
    desk.keys("Vopen<enter>ggobruno<enter>");
    assert_eq!(desk.state_of(ids[0]), State::Assigned, "{}", desk.screen());
}

#[test]
fn after_a_decision_the_cursor_is_on_the_next_undecided_record() {
    let mut desk = Sitting::plain(6);
    let ids = desk.ids();
    desk.keys("a");
    assert_eq!(desk.cursor(), ids[1]);
    // Marks elsewhere: the record under the cursor is undecided and stays under it.
    desk.keys("j  a");
    assert_eq!(desk.cursor(), ids[4]);
    assert!(desk.list().marks.is_empty());
    // Below first, then above.
    desk.keys("ja");
    assert_eq!(desk.cursor(), ids[4]);
    desk.keys("a");
    assert_eq!(desk.cursor(), ids[1]);
    let said = desk.told("a");
    assert!(
        said.ends_with("Nothing undecided is left in this list."),
        "{said}"
    );
    assert_eq!(desk.cursor(), ids[1]);
}

#[test]
fn a_decision_in_the_full_record_goes_on_to_the_next_in_full() {
    let mut desk = Sitting::plain(3);
    let ids = desk.ids();
    desk.keys("<enter>");
    let said = desk.told("a");
    assert!(
        said.starts_with("Accepted A-2031-0001. u undoes. Here is the next"),
        "{said}"
    );
    let shown = |desk: &Sitting| match desk.driver.state().layers.last() {
        Some(Layer::Record(open)) => Some(open.id),
        _ => None,
    };
    assert_eq!(shown(&desk), Some(ids[1]));
    desk.keys("df<enter>");
    assert_eq!(shown(&desk), Some(ids[2]));
    let said = desk.told("a");
    assert!(
        said.ends_with("Nothing undecided is left in this list."),
        "{said}"
    );
    assert_eq!(shown(&desk), Some(ids[2]));
    desk.keys("<esc>");
    assert_eq!(desk.cursor(), ids[2]);
}
