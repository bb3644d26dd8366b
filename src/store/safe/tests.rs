//! The store when something under it fails.

use std::path::Path;

use super::*;
use crate::domain::event::Source;
use crate::domain::reference::Series;
use crate::domain::{AlertKind, Content, Direction, Foreign, Kind as RecordKind, Label};
use crate::store::lock::Holder;
use crate::store::seal::PlainSealer;
use crate::store::state::ClosedState;
use crate::store::{Access, OpenStore};

const NOW: Moment = Moment::from_seconds(1_930_636_800);

fn open(dir: &Path) -> Store {
    let holder = Holder {
        pid: 1,
        officer: "alma".into(),
        since: String::new(),
    };
    let opened = OpenStore::open(dir, Arc::new(PlainSealer), Access::ReadWrite(holder), NOW);
    opened.unwrap().store.unwrap()
}

fn id(number: u32) -> ItemId {
    ItemId::new(NOW, number.into())
}

fn entry(item: ItemId, event: Event) -> Entry {
    Entry {
        n: 0,
        at: NOW,
        officer: Label::own("alma"),
        item,
        action: Label::own("SAMPLE"),
        batch: None,
        events: vec![event],
    }
}

fn registration(store: &Store, number: u32) -> Entry {
    let kind = RecordKind::Alert(AlertKind::Red);
    let mut content = Content::new(kind, Direction::In, Foreign::from("SAMPLE"));
    content.their_ref = Some(Foreign::from(format!("2031/{number}").as_str()));
    let source = Source {
        name: Foreign::default(),
        format: Label::own("test"),
        original: Digest::of(b"SAMPLE"),
        place: None,
        remarks: Vec::new(),
    };
    let event = Event::Registered {
        our_ref: store.shelf().reserve_ref(Series::of(kind), 2031),
        source,
        received: NOW,
        content: Box::new(content),
    };
    entry(id(number), event)
}

fn register(store: &mut Store, number: u32) {
    let entry = registration(store, number);
    store.append(entry).unwrap();
}

fn break_state(store: &Store) {
    *store.shelf.state() = Box::new(ClosedState);
}

#[test]
fn a_state_that_fails_while_reading_is_rebuilt_and_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    register(&mut store, 1);
    store.commit(NOW).unwrap();
    let before = store.item(id(1)).unwrap();
    store.folded = Folded::default();
    register(&mut store, 2);
    break_state(&store);
    assert_eq!(store.item(id(1)).unwrap(), before);
    assert!(store.take_notices()[0].contains("rebuilt"));
    let next = store.shelf().reserve_ref(Series::Alert, 2031);
    assert_eq!(next.number, 3, "numbers of lines that wait are still taken");
    store.commit(NOW).unwrap();
    assert_eq!(store.shelf().columns().len(), 2);
}

#[test]
fn a_state_that_fails_behind_the_fsync_does_not_undo_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    register(&mut store, 1);
    store.commit(NOW).unwrap();
    register(&mut store, 2);
    store.append(entry(id(1), Event::Accepted)).unwrap();
    break_state(&store);
    store.commit(NOW).unwrap();
    assert_eq!(store.take_notices().len(), 1);
    let shelf = store.shelf();
    let (items, ledger) = (
        [1, 2].map(|n| shelf.item(id(n)).unwrap()),
        shelf.ledger().clone(),
    );
    assert_eq!(
        items[0].as_ref().unwrap().state,
        crate::domain::State::Accepted
    );
    drop((shelf, store));
    let store = open(dir.path());
    assert_eq!([1, 2].map(|n| store.shelf().item(id(n)).unwrap()), items);
    assert_eq!(*store.shelf().ledger(), ledger);
}

#[test]
fn steps_that_fail_leave_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    register(&mut store, 1);
    store.keep_original(b"SAMPLE one").unwrap();
    let next = store.next_n();
    let failed: Result<(), StoreError> = store.attempt(|store| {
        store.append(entry(id(1), Event::Accepted))?;
        register(store, 2);
        store.keep_original(b"SAMPLE two")?;
        Err(StoreError::ReadOnly)
    });
    assert!(failed.is_err());
    assert_eq!((store.next_n(), store.pending.len()), (next, 2));
    assert_eq!(store.item(id(2)).unwrap(), None);
    let item = store.item(id(1)).unwrap().unwrap();
    assert_eq!(item.state, crate::domain::State::Received);
    store.commit(NOW).unwrap();
    assert_eq!(store.shelf().item(id(1)).unwrap(), Some(item));
    let digest = Digest::of(b"SAMPLE two");
    assert_eq!(store.shelf().original(&digest).unwrap(), None);
    assert_eq!(store.shelf().reader.frames().count(), 2);
}

#[test]
fn what_steps_committed_themselves_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    register(&mut store, 1);
    let failed: Result<(), StoreError> = store.attempt(|store| {
        store.append(entry(id(1), Event::Accepted))?;
        store.commit(NOW)?;
        register(store, 2);
        Err(StoreError::ReadOnly)
    });
    assert!(failed.is_err());
    store.append(entry(id(1), Event::Released)).unwrap();
    store.commit(NOW).unwrap();
    assert_eq!(store.shelf().entries(id(1)).unwrap().len(), 3);
    assert_eq!(store.shelf().columns().len(), 1);
}

#[test]
fn an_order_behind_a_voiding_sees_the_record_without_what_was_voided() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    register(&mut store, 1);
    let n = store.append(entry(id(1), Event::Accepted)).unwrap();
    let what = String::new();
    store
        .append(entry(id(1), Event::Voided { entry: n, what }))
        .unwrap();
    let ahead = store.item(id(1)).unwrap().unwrap();
    assert_eq!(ahead.state, crate::domain::State::Received);
    store.commit(NOW).unwrap();
    assert_eq!(store.shelf().item(id(1)).unwrap(), Some(ahead));
}
