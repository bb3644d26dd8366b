//! The outbox: recallable for thirty seconds, then on disk and final.

use attache::domain::dispatch::DispatchState;
use attache::domain::{Command, State};
use attache::outbox;

use crate::support::{alert, at, file, label, open, order, register};

fn forward() -> Command {
    Command::Forward {
        use_for: attache::domain::release::Use::Police,
        withheld: Vec::new(),
        to: label("unit.drugs"),
        purpose: "check the SAMPLE".into(),
        basis: None,
        answer_by: None,
    }
}

#[test]
fn a_package_can_be_recalled_until_it_leaves_and_not_after() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one", "SAMPLE two"]);
    desk.submit(ids.iter().map(|id| order(*id, forward())).collect(), &at(0))
        .unwrap();
    assert_eq!(desk.next_dispatch(), Some(at(30).now));
    assert_eq!(desk.dispatch_due(at(29).now).unwrap(), (0, 0));
    let recalled = desk
        .submit(
            vec![order(ids[0], Command::Recall { dispatch: 1 })],
            &at(29),
        )
        .unwrap();
    assert!(recalled[0].is_ok());
    assert_eq!(desk.dispatch_due(at(30).now).unwrap(), (1, 0));
    let item = desk.record(ids[1]).unwrap().unwrap().item;
    assert_eq!(
        (item.state, item.dispatches[0].state),
        (State::Forwarded, DispatchState::Left)
    );
    let folder = desk
        .outbox_dir()
        .join(item.dispatches[0].package.clone().unwrap());
    let verified = outbox::verify(&folder).unwrap();
    assert_eq!(Some(verified.digest), item.dispatches[0].manifest);
    let late = desk
        .submit(
            vec![order(ids[1], Command::Recall { dispatch: 1 })],
            &at(31),
        )
        .unwrap();
    assert!(
        late[0]
            .as_ref()
            .is_err_and(|refusal| refusal.why.contains("no longer in the outbox"))
    );
    assert!(
        desk.undo(&at(32)).unwrap().is_err(),
        "what left is not taken back"
    );
    assert_eq!(desk.next_dispatch(), None);
}

#[test]
fn a_package_that_waited_over_a_restart_leaves_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one"]);
    desk.submit(vec![order(ids[0], forward())], &at(0)).unwrap();
    drop(desk);
    let desk = open(dir.path());
    assert_eq!(desk.next_dispatch(), Some(at(30).now));
    assert_eq!(desk.dispatch_due(at(500).now).unwrap(), (1, 0));
    assert_eq!(desk.dispatch_due(at(501).now).unwrap(), (0, 0));
}

#[test]
fn a_package_that_cannot_be_written_is_said_to_have_failed() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one"]);
    desk.submit(vec![order(ids[0], forward())], &at(0)).unwrap();
    std::fs::write(desk.outbox_dir(), b"in the way").unwrap();
    assert_eq!(desk.dispatch_due(at(31).now).unwrap(), (0, 1));
    let item = desk.record(ids[0]).unwrap().unwrap().item;
    assert_eq!(
        (item.state, item.dispatches[0].state),
        (State::Received, DispatchState::Failed)
    );
    assert_eq!(desk.next_dispatch(), None);
}

#[test]
fn a_package_nobody_reviewed_does_not_leave() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = register(&desk, &["SAMPLE one"]);
    desk.submit(vec![order(ids[0], forward())], &at(0)).unwrap();
    desk.receive(vec![file(vec![alert("2031/90000", "OTHERWISE")])], &at(5))
        .unwrap();
    assert_eq!(desk.dispatch_due(at(31).now).unwrap(), (0, 1));
    let item = desk.record(ids[0]).unwrap().unwrap().item;
    assert_eq!(item.dispatches[0].state, DispatchState::Failed);
    assert!(!desk.outbox_dir().exists());
}
