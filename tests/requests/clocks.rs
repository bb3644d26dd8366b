//! Clocks that start, stop, go on and end with what happens to a record.

use attache::domain::clock::{ClockEnd, ClockState};
use attache::domain::letter::LetterKind;
use attache::domain::life::Step;
use attache::domain::orders::ClockOrder;
use attache::domain::stage::Particulars;
use attache::domain::timing::{Amount, FirstDay, Unit};
use attache::domain::{Command, Kind, RequestKind, State};
use attache::reference::CooperationKind;

use crate::office::{Office, moment};
use crate::support::label;

fn spoc(urgent: bool) -> (Office, attache::domain::ItemId) {
    let office = Office::new();
    let id = office.police("FR", urgent);
    office.basis(id, "dir-2023-977", CooperationKind::Police, "FR", "LU");
    (office, id)
}

fn names(office: &Office, id: attache::domain::ItemId) -> Vec<String> {
    let item = office.item(id);
    let running = item.running_clocks();
    running
        .map(|clock| clock.name.as_ref().unwrap().to_string())
        .collect()
}

fn step(step: Step, text: &str) -> Command {
    Command::Step {
        step,
        particulars: Box::new(Particulars {
            text: text.into(),
            ..Particulars::default()
        }),
    }
}

#[test]
fn seven_days_run_from_receipt_once_the_basis_is_chosen() {
    let (office, id) = spoc(false);
    assert_eq!(names(&office, id), ["SPOC-STD"]);
    let item = office.item(id);
    let clock = item.first_clock().unwrap();
    // Received on Friday 7 March 2031 at 09:00 in Luxembourg; the seventh day ends there at midnight.
    assert_eq!(clock.due, Some(moment("2031-03-14T22:59:59Z")));
    assert_eq!(clock.zone, "Europe/Luxembourg");
    assert!(!clock.start_assumed);
    assert!(clock.is_owed_here(item.content.direction));
}

#[test]
fn an_urgent_request_gets_the_strictest_time_until_an_officer_says_otherwise() {
    let (office, id) = spoc(true);
    assert_eq!(names(&office, id), ["SPOC-U-DIR"]);
    assert_eq!(office.item(id).due(), Some(moment("2031-03-07T16:00:00Z")));
    let other = |why: &str| ClockOrder::Start {
        rule: label("SPOC-U-IND"),
        start: None,
        first: FirstDay::Next,
        replaces: Some(1),
        why: why.into(),
    };
    let refusal = office.clock(id, other(" ")).unwrap_err();
    assert!(refusal.why.contains("needs a reason"), "{refusal:?}");
    office
        .clock(id, other("SAMPLE: a bank holds the data"))
        .unwrap();
    assert_eq!(names(&office, id), ["SPOC-U-IND"]);
    assert_eq!(office.item(id).due(), Some(moment("2031-03-10T22:59:59Z")));
    let ended = office.item(id).clock(1).unwrap().ended;
    assert_eq!(ended.map(|(_, how)| how), Some(ClockEnd::Replaced));
}

#[test]
fn a_question_stops_the_clock_and_its_answer_lets_it_go_on() {
    let (mut office, id) = spoc(false);
    office.order(id, Command::Accept).unwrap();
    office.wait(2 * 86_400);
    let letter = office.write(id, LetterKind::Question);
    office.send(id, letter);
    let item = office.item(id);
    assert_eq!(item.state, State::ClarificationAsked);
    assert_eq!(item.clocks[0].state(office.now), ClockState::Paused);
    assert_eq!(item.due(), None, "nothing is due while it stands still");
    office.wait(3 * 86_400);
    office
        .order(id, step(Step::Clarify, "SAMPLE answer"))
        .unwrap();
    let item = office.item(id);
    assert_eq!(item.state, State::ClarificationGiven);
    // Three midnights passed while it stood still.
    assert_eq!(item.due(), Some(moment("2031-03-17T22:59:59Z")));
}

#[test]
fn an_answer_in_time_ends_the_clock_as_met() {
    let (mut office, id) = spoc(false);
    office.order(id, Command::Accept).unwrap();
    let letter = office.write(id, LetterKind::Reply);
    office.send(id, letter);
    let item = office.item(id);
    assert_eq!(item.state, State::Answered);
    let (at, how) = item.clocks[0].ended.unwrap();
    assert_eq!((at, how), (office.now, ClockEnd::Met));
    assert!(at < moment("2031-03-14T22:59:59Z"));
}

#[test]
fn closing_drops_what_still_runs() {
    let (office, id) = spoc(false);
    let close = Command::Close {
        text: "SAMPLE".into(),
    };
    office.order(id, close).unwrap();
    let ended = office.item(id).clocks[0].ended;
    assert_eq!(ended.map(|(_, how)| how), Some(ClockEnd::Dropped));
}

#[test]
fn an_officer_pauses_extends_corrects_and_ends_with_reasons() {
    let (mut office, id) = spoc(false);
    let extend = |reason: &str| ClockOrder::Extend {
        clock: 1,
        by: Amount {
            count: 3,
            unit: Unit::Days,
        },
        reason: reason.into(),
    };
    assert!(office.clock(id, extend("")).is_err());
    office
        .clock(id, extend("SAMPLE: judicial authorisation"))
        .unwrap();
    assert_eq!(office.item(id).due(), Some(moment("2031-03-17T22:59:59Z")));
    office.wait(3_600);
    let pause = ClockOrder::Pause {
        clock: 1,
        at: office.now,
        why: "SAMPLE".into(),
    };
    office.clock(id, pause.clone()).unwrap();
    assert!(office.clock(id, pause).is_err(), "it stands still already");
    office.wait(86_400);
    let at = office.now;
    office
        .clock(id, ClockOrder::Resume { clock: 1, at })
        .unwrap();
    assert!(
        office
            .clock(id, ClockOrder::Resume { clock: 1, at })
            .is_err()
    );
    assert_eq!(office.item(id).due(), Some(moment("2031-03-18T22:59:59Z")));
    let start = moment("2031-03-06T12:00:00Z");
    let why = "SAMPLE: it lay in the mail room".into();
    let moved = ClockOrder::Move {
        clock: 1,
        start,
        why,
    };
    office.clock(id, moved).unwrap();
    assert_eq!(office.item(id).due(), Some(moment("2031-03-17T22:59:59Z")));
    let end = ClockOrder::End {
        clock: 1,
        how: ClockEnd::Dropped,
        at,
        why: "SAMPLE".into(),
    };
    office.clock(id, end).unwrap();
    assert_eq!(office.item(id).due(), None);
}

#[test]
fn one_undo_takes_a_clock_back_with_the_basis_that_started_it() {
    let (office, id) = spoc(false);
    office.desk.undo(&office.by("alma")).unwrap().unwrap();
    let item = office.item(id);
    assert!(item.clocks.is_empty() && item.basis.is_none());
    office.desk.redo(&office.by("alma")).unwrap().unwrap();
    assert_eq!(names(&office, id), ["SPOC-STD"]);
}

#[test]
fn an_order_to_investigate_runs_through_its_four_clocks() {
    let mut office = Office::new();
    let kind = Kind::Request(RequestKind::InvestigationOrder);
    let id = office.receive(kind, "FR", |_| {});
    office.basis(id, "eio-2014-41", CooperationKind::Mla, "FR", "LU");
    let mut running = names(&office, id);
    running.sort();
    assert_eq!(running, ["EIO-ACK", "EIO-REC"]);
    office.order(id, Command::Accept).unwrap();
    let letter = office.write(id, LetterKind::Acknowledgement);
    office.send(id, letter);
    let item = office.item(id);
    assert_eq!(item.state, State::Accepted, "a receipt moves nothing on");
    assert_eq!(item.acknowledged, Some(office.now));
    assert_eq!(names(&office, id), ["EIO-REC"]);
    office.wait(86_400);
    office.order(id, step(Step::Grant, "")).unwrap();
    assert_eq!(names(&office, id), ["EIO-EXEC"]);
    let item = office.item(id);
    // Granted on 8 March; ninety days end on 6 June, in summer time.
    assert_eq!(item.due(), Some(moment("2031-06-06T21:59:59Z")));
    office.order(id, step(Step::Execute, "")).unwrap();
    office.order(id, step(Step::Complete, "")).unwrap();
    assert_eq!(names(&office, id).len(), 0);
    assert!(
        office.item(id).is_open(),
        "it is executed, not yet answered"
    );
}

#[test]
fn what_the_sender_named_starts_when_the_record_is_taken_on() {
    let office = Office::new();
    let kind = Kind::Request(RequestKind::PoliceInformation);
    let id = office.receive(kind, "FR", |content| {
        content.due_rule = "SPOC-STD".parse().ok();
    });
    assert!(office.item(id).clocks.is_empty());
    office.order(id, Command::Accept).unwrap();
    assert_eq!(names(&office, id), ["SPOC-STD"]);
}

#[test]
fn a_rule_that_counts_from_something_else_asks_for_it() {
    let office = Office::new();
    let id = office.police("FR", false);
    let start = |start| ClockOrder::Start {
        rule: label("ECE-PA-40"),
        start,
        first: FirstDay::Next,
        replaces: None,
        why: "SAMPLE".into(),
    };
    let refusal = office.clock(id, start(None)).unwrap_err();
    assert!(refusal.why.contains("counts from"), "{refusal:?}");
    office.clock(id, start(Some(office.now))).unwrap();
    let refusal = office.clock(id, start(Some(office.now))).unwrap_err();
    assert!(refusal.why.contains("already"), "{refusal:?}");
    let unknown = ClockOrder::Start {
        rule: label("NO-SUCH-RULE"),
        start: None,
        first: FirstDay::Next,
        replaces: None,
        why: "SAMPLE".into(),
    };
    assert!(office.clock(id, unknown).is_err());
}

#[test]
fn what_is_put_off_comes_back_by_itself_unless_a_clock_does_before() {
    let office = Office::new();
    let put_off = |until| Command::Step {
        step: Step::Postpone,
        particulars: Box::new(Particulars {
            text: "SAMPLE: own proceedings".into(),
            until: Some(until),
            ..Particulars::default()
        }),
    };
    let until = office.now.plus_seconds(30 * 86_400);
    let free = office.police("FR", false);
    office.order(free, Command::Accept).unwrap();
    office.order(free, put_off(until)).unwrap();
    let item = office.item(free);
    assert_eq!(
        (item.state, item.snoozed_until),
        (State::Postponed, Some(until))
    );
    let bound = office.police("DE", false);
    office.basis(bound, "dir-2023-977", CooperationKind::Police, "DE", "LU");
    office.order(bound, Command::Accept).unwrap();
    office.order(bound, put_off(until)).unwrap();
    assert_eq!(
        office.item(bound).snoozed_until,
        None,
        "its clock is due before"
    );
}

#[test]
fn opened_again_the_record_has_the_clocks_its_last_step_ended() {
    let (mut office, id) = spoc(false);
    let due = office.item(id).due();
    office.order(id, Command::Accept).unwrap();
    let answered = Command::MarkAnswered {
        text: "SAMPLE".into(),
    };
    office.order(id, answered).unwrap();
    assert_eq!(office.item(id).due(), None);
    office.wait(60);
    let again = Command::Reopen {
        text: "SAMPLE: the wrong person".into(),
    };
    office.order(id, again).unwrap();
    assert_eq!(office.item(id).due(), due);
}

#[test]
fn another_urgency_or_basis_puts_the_right_clocks_in_place() {
    let (office, id) = spoc(false);
    let urgent = Command::Prioritise {
        priority: attache::domain::Priority::Urgent,
    };
    office.order(id, urgent).unwrap();
    assert_eq!(names(&office, id), ["SPOC-U-DIR"]);
    let before = office.item(id).clock(1).unwrap().ended;
    assert_eq!(before.map(|(_, how)| how), Some(ClockEnd::Replaced));
}

#[test]
fn a_clock_that_follows_another_ends_with_it_through_pauses() {
    let (mut office, id) = spoc(false);
    let follow = ClockOrder::Start {
        rule: label("SPOC-REF"),
        start: None,
        first: FirstDay::Next,
        replaces: None,
        why: "SAMPLE".into(),
    };
    office.clock(id, follow).unwrap();
    let ends = |office: &Office| {
        let item = office.item(id);
        let mut ends: Vec<_> = item.running_clocks().map(|clock| clock.due).collect();
        ends.dedup();
        ends
    };
    assert_eq!(ends(&office), [Some(moment("2031-03-14T22:59:59Z"))]);
    office
        .order(id, step(Step::Ask, "SAMPLE question"))
        .unwrap();
    assert_eq!(ends(&office), [None], "both stand still");
    office.wait(2 * 86_400);
    office.order(id, step(Step::Clarify, "SAMPLE")).unwrap();
    assert_eq!(ends(&office), [Some(moment("2031-03-16T22:59:59Z"))]);
}

#[test]
fn a_time_counted_back_from_a_day_warns_before_it_is_over() {
    let mut office = Office::new();
    let id = office.police("CH", false);
    let hearing = moment("2031-06-01T08:00:00Z");
    let start = ClockOrder::Start {
        rule: label("ECMA-SUMMONS"),
        start: Some(hearing),
        first: FirstDay::Next,
        replaces: None,
        why: "SAMPLE".into(),
    };
    office.clock(id, start).unwrap();
    let item = office.item(id);
    let clock = item.first_clock().unwrap();
    let due = clock.due.unwrap();
    assert!(due < hearing);
    assert_eq!(clock.state(office.now), ClockState::Ok);
    office.wait(due.seconds_since(office.now) - 3_600);
    assert_eq!(clock.state(office.now), ClockState::Critical);
}

#[test]
fn holds_outlast_the_record_and_are_not_closed_over() {
    let office = Office::new();
    let kind = Kind::Request(RequestKind::Preservation);
    let id = office.receive(kind, "US", |_| {});
    office.basis(id, "coe-185", CooperationKind::Preservation, "US", "LU");
    office.order(id, Command::Accept).unwrap();
    office.order(id, step(Step::Grant, "")).unwrap();
    office.order(id, step(Step::Complete, "")).unwrap();
    assert!(names(&office, id).contains(&"BUD-29".to_owned()));
    let close = Command::Close {
        text: "SAMPLE".into(),
    };
    let refusal = office.order(id, close).unwrap_err();
    assert!(refusal.why.contains("still runs"), "{refusal:?}");
    let answered = Command::MarkAnswered {
        text: "SAMPLE".into(),
    };
    office.order(id, answered).unwrap();
    let far = attache::desk::AgendaQuery {
        from: None,
        to: office.now.plus_seconds(90 * 86_400),
        now: office.now,
        offset: 0,
        limit: 10,
    };
    let lines = office.desk.agenda(&far).lines;
    assert!(
        lines.iter().any(|line| line.item == id),
        "the hold is still watched"
    );
}

#[test]
fn a_date_the_sender_set_under_the_rule_gives_way_unless_it_is_earlier() {
    for (asked, left) in [("2031-03-15T12:00:00Z", 1), ("2031-03-12T12:00:00Z", 2)] {
        let office = Office::new();
        let kind = Kind::Request(RequestKind::PoliceInformation);
        let id = office.receive(kind, "FR", |content| {
            content.due_rule = "SPOC-STD".parse().ok();
            content.due = Some(attache::domain::content::DueClaim::At(moment(asked)));
        });
        office.basis(id, "dir-2023-977", CooperationKind::Police, "FR", "LU");
        let item = office.item(id);
        assert_eq!(item.running_clocks().count(), left, "{asked}");
        let first = moment("2031-03-14T22:59:59Z").min(moment(asked));
        assert_eq!(item.due(), Some(first), "{asked}");
    }
}
