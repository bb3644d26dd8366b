//! Whole matters by keys at 80x24, from arrival or first word to the end: answered in time, asked abroad and closed, asked for
//! consent and forwarded.

use attache::domain::clock::ClockEnd;
use attache::domain::dispatch::DispatchState;
use attache::domain::letter::LetterKind;
use attache::domain::marking::{HandlingCode, Marking};
use attache::domain::{Draft, ItemId, Kind, RequestKind, State};

use crate::letter_support::{ADOPT, BEGIN, authorise, fill_required, hears, missing};
use crate::sitting::{SIZE, Sitting};
use crate::support::{alert, at, file};

fn draft(title: &str, handling: HandlingCode, kind: Option<RequestKind>) -> Draft {
    let mut draft = alert("2031/7001", title);
    draft.content.marking = Marking {
        handling: vec![handling],
        ..Marking::default()
    };
    if let Some(kind) = kind {
        draft.content.kind = Kind::Request(kind);
    }
    draft
}

fn with(draft: Draft) -> Sitting {
    Sitting::with(|desk| {
        desk.receive(vec![file(vec![draft])], &at(0)).unwrap();
    })
}

/// Opens the pick of letters and takes the kind with these words.
fn write(desk: &mut Sitting, words: &str) {
    desk.keys("r");
    for _ in 0..20 {
        let screen = desk.screen();
        let chosen = screen.lines().find(|line| line.contains("│>"));
        if chosen.is_some_and(|line| line.contains(words)) {
            break;
        }
        desk.keys("<down>");
    }
    desk.keys("<enter>");
    assert!(desk.screen().contains("Letter "), "{}", desk.screen());
}

/// Fills in whatever is required, sends the letter on screen and waits until it left.
fn send(desk: &mut Sitting) {
    fill_required(&mut desk.driver, 30, "SAMPLE words");
    assert!(missing(&desk.driver).is_empty(), "{}", desk.screen());
    desk.keys("s<tick:300ms>");
    // Where codes ask for care, the state is typed before Send can be chosen.
    let wants_code = desk.driver.state().in_field();
    desk.keys(if wants_code { "fr<tab><enter>" } else { "y" });
    assert!(
        desk.says().contains("waits in the outbox"),
        "{}\n{}",
        desk.says(),
        desk.screen()
    );
    desk.keys("<tick:31s>");
    home(desk);
}

fn home(desk: &mut Sitting) {
    while desk.depth() > 0 {
        desk.keys("<esc>");
    }
}

fn states(desk: &Sitting, id: ItemId) -> Vec<State> {
    desk.item(id)
        .stages
        .iter()
        .map(|stage| stage.state)
        .collect()
}

#[test]
fn a_request_from_abroad_is_answered_in_time() {
    let kind = Some(RequestKind::PoliceInformation);
    let mut desk = with(draft("SAMPLE holder of a number", HandlingCode::H0, kind));
    desk.keys("2");
    let id = desk.cursor();
    desk.keys("a");
    // The directive is the first the finder offers; seven days begin to run.
    desk.keys("iaSAMPLE: both are bound.<enter>");
    home(&mut desk);
    let due = desk.item(id).due().unwrap();
    assert!(desk.screen().contains("7d"), "{}", desk.screen());
    write(&mut desk, "Reply");
    send(&mut desk);
    let item = desk.item(id);
    assert_eq!(item.state, State::Answered, "{}", desk.screen());
    let (at, how) = item.clocks[0].ended.unwrap();
    assert!(how == ClockEnd::Met && at < due);
    let folder = item.letters[0].package.clone().unwrap().0;
    let folder = desk.desk.outbox_dir().join(folder);
    for name in ["letter.txt", "letter.pdf", "message.json", "manifest.json"] {
        assert!(folder.join(name).is_file(), "{name}");
    }
}

#[test]
fn a_request_of_ours_goes_out_is_chased_answered_and_closed() {
    let mut desk = Sitting::plain(1);
    desk.keys(BEGIN);
    desk.keys(ADOPT);
    let id = desk.driver.state().letter_page().unwrap().at.record;
    fill_required(&mut desk.driver, 30, "SAMPLE words");
    desk.keys("v");
    authorise(&desk.desk, SIZE, desk.driver.now());
    hears(&mut desk.driver);
    desk.keys("s<tick:300ms>y<tick:31s>");
    home(&mut desk);
    assert_eq!(desk.item(id).state, State::Sent, "{}", desk.screen());
    assert!(desk.item(id).letters[0].package.is_some());
    // On the list of requests, with the cursor on it: chased by telephone, answered, closed.
    desk.keys("2n");
    assert_eq!(desk.cursor(), id);
    desk.keys("xj");
    desk.keys("<enter>SAMPLE: asked the liaison desk<c-x><enter>");
    home(&mut desk);
    assert_eq!(desk.item(id).chases.len(), 1, "{}", desk.screen());
    desk.keys("xaSAMPLE results are here<c-x>");
    home(&mut desk);
    assert_eq!(desk.item(id).state, State::Answered, "{}", desk.screen());
    desk.keys("/is:any<enter>xcSAMPLE<enter>");
    assert_eq!(desk.item(id).state, State::Closed, "{}", desk.screen());
    // How that went is told before the next request to that state leaves.
    desk.keys("<esc><esc>");
    desk.keys(BEGIN);
    desk.keys(ADOPT);
    desk.keys("s<tick:300ms>");
    let pages = (0..12).map(|_| {
        desk.keys("<pgdn>");
        desk.screen()
    });
    let told: String = pages.collect();
    assert!(told.contains("How requests went"), "{}", desk.screen());
    let all = states(&desk, id);
    for state in [
        State::Drafted,
        State::InReview,
        State::Authorised,
        State::Sent,
    ] {
        assert!(all.contains(&state), "{state:?} in {all:?}");
    }
}

#[test]
fn what_h2_holds_back_goes_once_the_originator_agreed() {
    let mut desk = with(draft("SAMPLE van", HandlingCode::H2, None));
    let id = desk.cursor();
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter><tick:400ms>y");
    assert!(desk.item(id).dispatches.is_empty(), "blocked");
    // The sheet offers the letter that asks; it is sent like any other.
    desk.keys("m");
    let letter = desk.item(id).letters[0].clone();
    assert_eq!(letter.kind, LetterKind::ConsentRequest);
    send(&mut desk);
    assert!(desk.item(id).letters[0].left.is_some(), "{}", desk.screen());
    // The answer is recorded as a consent, and the package goes.
    desk.keys("xmrp<enter>drugs<enter><enter>SAMPLE: yes<enter><enter>");
    assert_eq!(desk.item(id).consents.len(), 1, "{}", desk.screen());
    home(&mut desk);
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter><tick:400ms>");
    assert!(desk.screen().contains("lifted"), "{}", desk.screen());
    desk.keys("lu<tab><enter><tick:31s>");
    let item = desk.item(id);
    assert_eq!(
        item.dispatches[0].state,
        DispatchState::Left,
        "{}",
        desk.screen()
    );
    assert_eq!(item.state, State::Forwarded);
}
