//! Requests at work by keys: steps told and taken back, refusals with their ground, questions that stop a clock, the
//! checklist of an urgent hit with both clocks of the arrest, leave asked and given, missing answers.

use attache::desk::{Actor, Desk, Outcome};
use attache::domain::clock::{Clock, ClockState};
use attache::domain::ground::Ground;
use attache::domain::hit::HitStep;
use attache::domain::marking::{HandlingCode, Marking};
use attache::domain::release::ReleaseRule;
use attache::domain::{Command, Draft, Item, Kind, Priority, RequestKind, State};

use crate::sitting::Sitting;
use crate::support::{alert, at, file, label, order};

fn marked(title: &str, handling: HandlingCode) -> Draft {
    let mut draft = alert("2031/7001", title);
    draft.content.marking = Marking {
        handling: vec![handling],
        ..Marking::default()
    };
    draft
}

fn receive(desk: &Desk, draft: Draft) {
    let receipts = desk.receive(vec![file(vec![draft])], &at(0)).unwrap();
    let mut outcomes = receipts.iter().flat_map(|receipt| &receipt.outcomes);
    assert!(outcomes.all(|(_, outcome)| matches!(outcome, Outcome::Registered(..))));
}

/// An urgent request for police information from a state of the Union, with the cursor on it.
fn with_request() -> Sitting {
    let mut desk = Sitting::with(|desk| {
        let mut draft = marked("SAMPLE holder of a telephone number", HandlingCode::H0);
        draft.content.kind = Kind::Request(RequestKind::PoliceInformation);
        draft.content.urgency = Some(Priority::Urgent);
        receive(desk, draft);
    });
    desk.keys("2");
    desk
}

/// A notice from a state that is bound by the convention of 1957 and by nothing closer.
fn with_red_notice() -> Sitting {
    Sitting::with(|desk| {
        let mut draft = marked("SAMPLE TESTPERSON, wanted", HandlingCode::H0);
        draft.content.from.country = "CH".parse().ok();
        receive(desk, draft);
    })
}

/// Adopts the instrument with this name through the finder.
fn adopt(desk: &mut Sitting, instrument: &str) {
    desk.keys("i");
    for _ in 0..40 {
        let finder = desk
            .driver
            .state()
            .layers
            .last()
            .and_then(|layer| match layer {
                attache::tui::state::Layer::Finder(finder) => {
                    finder.entry().map(|e| e.id().to_owned())
                }
                _ => None,
            });
        if finder.as_deref() == Some(instrument) {
            break;
        }
        desk.keys("j");
    }
    desk.keys("aSAMPLE: both are bound.<enter>");
    let chosen = desk.current().basis.unwrap().basis.instrument;
    assert_eq!(chosen.as_str(), instrument, "{}", desk.screen());
    while desk.depth() > 0 {
        desk.keys("<esc>");
    }
}

fn clock<'a>(item: &'a Item, rule: &str) -> &'a Clock {
    let named = |clock: &&Clock| {
        clock
            .name
            .as_ref()
            .is_some_and(|name| name.as_str() == rule)
    };
    item.clocks.iter().find(named).unwrap()
}

#[test]
fn a_step_is_recorded_and_taken_back() {
    let mut desk = with_request();
    desk.keys("a<tick:30m>");
    let said = desk.told("xsexamine<enter>by the tax office<enter>-10m<enter>");
    assert!(
        said.starts_with("Recorded: under examination, R-2031-0001. u undoes."),
        "{said}"
    );
    let item = desk.current();
    assert_eq!((item.state, desk.depth()), (State::UnderExamination, 0));
    let stage = item.stages.last().unwrap();
    let particulars = stage.particulars.as_ref().unwrap();
    assert_eq!(particulars.text.raw(), "by the tax office");
    assert_eq!(particulars.at, Some(at(20 * 60).now));
    desk.keys("u");
    assert_eq!(desk.current().state, State::Accepted);
}

#[test]
fn a_step_that_is_not_possible_says_why() {
    let mut desk = with_request();
    let said = desk.told("xsgrant<enter>");
    assert!(
        said.contains("is no step of a record from abroad"),
        "{said}"
    );
    assert_eq!(desk.depth(), 1, "the list stays");
}

#[test]
fn a_refusal_asks_for_its_ground_and_goes_back_through_its_boxes() {
    let mut desk = with_request();
    adopt(&mut desk, "dir-2023-977");
    let id = desk.cursor();
    desk.keys("axsrefuse<enter>");
    let screen = desk.screen();
    assert!(screen.contains("closed list"), "{screen}");
    desk.keys("jj<space>kk<space><enter>SAMPLE words<enter>SAMPLE prosecutor<enter><enter>");
    // One box back, and what was typed is there.
    desk.keys("<esc>");
    assert!(desk.screen().contains("Told"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(
        desk.screen().contains("SAMPLE prosecutor"),
        "{}",
        desk.screen()
    );
    let said = desk.told("<enter><enter><enter>");
    assert!(said.contains("refused (AUTH, FORM)"), "{said}");
    let item = desk.item(id);
    assert_eq!(item.state, State::Refused);
    let stage = item.stages.last().unwrap().particulars.as_ref().unwrap();
    assert_eq!(stage.grounds, [Ground::Authorisation, Ground::Form]);
    assert_eq!(
        stage.decided_by.as_ref().unwrap().raw(),
        "SAMPLE prosecutor"
    );
    assert!(clock(&item, "SPOC-U-DIR").ended.is_some());
}

#[test]
fn a_question_stops_the_clock_and_the_answer_lets_it_go_on() {
    let mut desk = with_request();
    adopt(&mut desk, "dir-2023-977");
    let before = desk.current();
    let due = clock(&before, "SPOC-U-DIR").due.unwrap();
    desk.keys("a<tick:60m>xsask<enter>Which of the two numbers? SAMPLE<c-x><enter>");
    let item = desk.current();
    assert_eq!(item.state, State::ClarificationAsked, "{}", desk.screen());
    assert!(item.writings.is_empty(), "the draft was used up");
    let still = clock(&item, "SPOC-U-DIR");
    assert_eq!(still.state(desk.driver.now()), ClockState::Paused);
    desk.keys("xk");
    assert!(
        desk.screen().contains("standing still since"),
        "{}",
        desk.screen()
    );
    desk.keys("<esc><tick:3h>xsclar<enter>the first one<enter><enter>");
    let item = desk.current();
    let going = clock(&item, "SPOC-U-DIR");
    assert_eq!(item.state, State::ClarificationGiven);
    assert_eq!(going.due.unwrap().seconds_since(due), 3 * 3_600);
}

#[test]
fn a_text_of_a_step_is_a_draft_until_it_is_recorded() {
    let mut desk = with_request();
    let id = desk.cursor();
    desk.keys("axswithdraw<enter>SAMPLE: no longer needed<tick:3s><esc>");
    assert_eq!(desk.current().writings.len(), 1);
    let mut desk = desk.again();
    desk.keys("<esc>");
    desk.keys("xswithdraw<enter>");
    assert!(
        desk.screen().contains("no longer needed"),
        "{}",
        desk.screen()
    );
    desk.keys("<c-x><enter>");
    let item = desk.item(id);
    assert_eq!((item.state, item.writings.len()), (State::Withdrawn, 0));
}

#[test]
fn clocks_are_started_stopped_extended_corrected_replaced_and_ended() {
    let mut desk = with_request();
    desk.keys("a<tick:60m>xkasirene-ans<enter><enter>");
    assert_eq!(clock(&desk.current(), "SIRENE-ANS").start, at(0).now);
    desk.keys("pSAMPLE judge<enter><enter>");
    assert!(
        clock(&desk.current(), "SIRENE-ANS")
            .paused_since()
            .is_some(),
        "{}",
        desk.screen()
    );
    desk.keys("<tick:60m>p<enter>");
    assert!(
        clock(&desk.current(), "SIRENE-ANS")
            .paused_since()
            .is_none()
    );
    desk.keys("e2 hours<enter>SAMPLE reason<enter>");
    assert_eq!(clock(&desk.current(), "SIRENE-ANS").extensions.len(), 1);
    desk.keys("m<c-u>-1h<enter>SAMPLE: it came later<enter>");
    assert_eq!(clock(&desk.current(), "SIRENE-ANS").start, at(3_600).now);
    desk.keys("rspoc-u-dir<enter><enter>SAMPLE: directly at hand<enter>");
    let item = desk.current();
    assert!(clock(&item, "SIRENE-ANS").ended.is_some() && clock(&item, "SPOC-U-DIR").is_running());
    let said = desk.told("d");
    assert!(
        said.contains("This clock ended"),
        "the cursor stays on its clock: {said}"
    );
    desk.keys("ggd");
    desk.keys("dSAMPLE: told by telephone<enter><enter>");
    assert!(
        clock(&desk.current(), "SPOC-U-DIR").ended.is_some(),
        "{}",
        desk.screen()
    );
    desk.keys("u");
    assert!(clock(&desk.current(), "SPOC-U-DIR").is_running());
}

#[test]
fn an_urgent_hit_runs_both_clocks_of_the_arrest_and_shows_what_is_missing() {
    let mut desk = with_red_notice();
    adopt(&mut desk, "coe-24");
    desk.keys("<tick:60m>xu<enter><enter>fingerprints SAMPLE<enter>");
    assert_eq!(desk.depth(), 1, "{}", desk.screen());
    let mark = |desk: &Sitting, step| desk.current().hit.mark(step).cloned();
    assert!(mark(&desk, HitStep::Identity).unwrap().done);
    desk.keys("jjj<enter>-20m<enter>at the border SAMPLE<enter>");
    let item = desk.current();
    for (rule, days) in [("ECE-PA-18", 18), ("ECE-PA-40", 40)] {
        let due = clock(&item, rule).due.unwrap();
        let left = due.seconds_since(at(40 * 60).now);
        assert!(
            (days * 86_400..(days + 1) * 86_400).contains(&left),
            "{rule}: {left}"
        );
        assert!(desk.screen().contains(rule), "{}", desk.screen());
    }
    desk.keys("G<esc>xu");
    desk.keys("jjjjjjjj-speaks French SAMPLE<enter>");
    assert!(
        !mark(&desk, HitStep::Interpreter).unwrap().done,
        "{}",
        desk.screen()
    );
    desk.keys("<esc>");
    let screen = desk.screen();
    assert!(screen.contains("hit: 10 steps missing"), "{screen}");
    // The next shift sees it, and the documents end the clocks.
    let mut desk = desk.again();
    desk.keys("<esc><enter>");
    assert!(
        desk.screen().contains("hit: 10 steps missing"),
        "{}",
        desk.screen()
    );
    desk.keys("xujjjjjjjjjjj<enter><enter>by courier SAMPLE<enter>");
    let item = desk.current();
    assert!(clock(&item, "ECE-PA-18").ended.is_some() && clock(&item, "ECE-PA-40").ended.is_some());
}

#[test]
fn an_arrest_without_a_legal_basis_says_that_no_clock_runs() {
    let mut desk = with_red_notice();
    desk.keys("xujjj<enter><enter>at the border SAMPLE<enter>");
    assert!(
        desk.screen().contains("No arrest clock runs"),
        "{}",
        desk.screen()
    );
    desk.keys("<esc>");
    adopt(&mut desk, "coe-24");
    assert!(clock(&desk.current(), "ECE-PA-18").is_running());
}

#[test]
fn leave_is_recorded_and_taken_back() {
    let mut desk = Sitting::with(|desk| receive(desk, marked("SAMPLE", HandlingCode::H2)));
    desk.keys("xmrp<enter>drugs<enter><enter>SAMPLE: yes<enter><enter>");
    let consent = desk.current().consents.first().cloned();
    let consent = consent.unwrap_or_else(|| panic!("{}", desk.screen()));
    assert_eq!(
        (consent.from.as_str(), consent.to),
        ("FR", Some(label("unit.drugs")))
    );
    desk.keys("xmt<enter>");
    assert!(
        desk.current().consents[0].revoked.is_some(),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_second_officer_agrees_and_nobody_to_an_own_request() {
    let mut desk = Sitting::with(|desk| receive(desk, marked("SAMPLE", HandlingCode::H2)));
    desk.keys("xyadrugs<enter><enter>SAMPLE: a life is in danger<enter>");
    let plea = desk.current().pleas.first().cloned();
    let plea = plea.unwrap_or_else(|| panic!("{}", desk.screen()));
    assert_eq!((plea.rule, plea.to), (ReleaseRule::H2, label("unit.drugs")));
    let said = desk.told("xy<enter>");
    assert!(said.contains("another officer must agree"), "{said}");
    let bruno = Actor {
        officer: label("bruno"),
        ..at(60)
    };
    let agreed = order(desk.cursor(), Command::AgreeOverride { number: 1 });
    assert!(desk.desk.submit(vec![agreed], &bruno).unwrap()[0].is_ok());
}

#[test]
fn promises_are_recorded_and_settled() {
    let mut desk = with_request();
    desk.keys("xpgSAMPLE: deleted after use<enter>+30d<enter>");
    assert_eq!(desk.current().undertakings.len(), 1, "{}", desk.screen());
    desk.keys("xpsSAMPLE: deleted<enter>");
    assert!(
        desk.current().undertakings[0].settled.is_some(),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_unit_that_does_not_answer_is_chased_and_answers() {
    let mut desk = with_request();
    let forward = Command::Forward {
        to: label("unit.drugs"),
        purpose: "SAMPLE check".into(),
        basis: None,
        answer_by: Some(at(3_600).now),
        use_for: attache::domain::release::Use::Police,
        withheld: Vec::new(),
    };
    let id = desk.cursor();
    let done = desk.desk.submit(vec![order(id, forward)], &at(1)).unwrap();
    assert!(done[0].is_ok(), "{done:?}");
    desk.feed(attache::tui::msg::Msg::Changed);
    desk.keys("<tick:2m><tick:26h>gj");
    assert!(desk.screen().contains("waits 1 day"), "{}", desk.screen());
    desk.keys("c<enter>SAMPLE: called the duty desk<enter>");
    assert_eq!(desk.item(id).chases.len(), 1, "{}", desk.screen());
    assert!(desk.screen().contains("chased once"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(
        desk.screen().contains("R-2031-0001 Police information"),
        "{}",
        desk.screen()
    );
    desk.keys("xir<enter>");
    desk.keys("xiaSAMPLE: the number is not in use<enter><enter>");
    let errand = &desk.item(id).errands[0];
    assert!(
        errand.received.is_some() && errand.answered.is_some(),
        "{}",
        desk.screen()
    );
    desk.keys("<esc>");
    assert!(
        desk.screen().contains("No answer is missing"),
        "{}",
        desk.screen()
    );
}
