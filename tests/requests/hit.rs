//! The checklist of an urgent hit and the clocks an arrest starts.

use attache::domain::clock::ClockEnd;
use attache::domain::hit::HitStep;
use attache::domain::timing::Limit;
use attache::domain::{Command, ItemId, Moment};
use attache::reference::CooperationKind;

use crate::office::{Answer, Office, moment};

fn mark(office: &Office, id: ItemId, step: HitStep, at: Moment) -> Answer {
    let command = Command::MarkHit {
        step,
        done: true,
        at,
        text: "SAMPLE words".into(),
    };
    office.order(id, command)
}

fn running(office: &Office, id: ItemId) -> Vec<(String, Option<Moment>)> {
    let item = office.item(id);
    let mut running: Vec<_> = item
        .running_clocks()
        .map(|clock| (clock.name.as_ref().unwrap().to_string(), clock.due))
        .collect();
    running.sort();
    running
}

#[test]
fn an_arrest_under_the_convention_starts_eighteen_and_forty_days() {
    let mut office = Office::new();
    let id = office.red_notice("TR");
    office.basis(id, "coe-24", CooperationKind::Extradition, "TR", "LU");
    assert!(
        running(&office, id).is_empty(),
        "nothing runs before the arrest"
    );
    office.order(id, Command::OpenHit).unwrap();
    office.wait(3_600);
    let arrest = office.now.plus_seconds(-600);
    mark(&office, id, HitStep::Identity, arrest).unwrap();
    mark(&office, id, HitStep::Arrest, arrest).unwrap();
    // Arrested on 7 March in Luxembourg; the requesting state owes the papers, so days end in Istanbul (UTC+3).
    assert_eq!(
        running(&office, id),
        [
            ("CONSULAR".to_owned(), Some(arrest)),
            ("ECE-PA-18".to_owned(), Some(moment("2031-03-25T20:59:59Z"))),
            ("ECE-PA-40".to_owned(), Some(moment("2031-04-16T20:59:59Z"))),
        ]
    );
    let item = office.item(id);
    let eighteen = item.clocks.iter().find(|c| c.limit() == Limit::Release);
    assert!(
        eighteen.is_some(),
        "after eighteen days a release is possible, not due"
    );
    mark(&office, id, HitStep::Consulate, office.now).unwrap();
    assert_eq!(running(&office, id).len(), 2);
    mark(&office, id, HitStep::Documents, office.now).unwrap();
    assert!(running(&office, id).is_empty());
    let ended = office
        .item(id)
        .clocks
        .iter()
        .filter_map(|c| c.ended)
        .map(|(_, how)| how)
        .collect::<Vec<_>>();
    assert_eq!(ended, [ClockEnd::Met; 3]);
}

#[test]
fn clocks_of_an_arrest_start_when_the_basis_is_chosen_later() {
    let office = Office::new();
    let id = office.red_notice("TR");
    mark(&office, id, HitStep::Identity, office.now).unwrap();
    mark(&office, id, HitStep::Arrest, office.now).unwrap();
    let names = |office: &Office| {
        running(office, id)
            .into_iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&office), ["CONSULAR"]);
    office.basis(id, "coe-24", CooperationKind::Extradition, "TR", "LU");
    assert_eq!(names(&office), ["CONSULAR", "ECE-PA-18", "ECE-PA-40"]);
}

#[test]
fn missing_steps_stay_visible_and_hold_the_record_open() {
    let mut office = Office::new();
    let id = office.red_notice("TR");
    office.order(id, Command::OpenHit).unwrap();
    assert!(office.order(id, Command::OpenHit).is_err());
    let missing = office.item(id).hit.missing();
    assert_eq!(
        missing.len(),
        HitStep::ALL.len() - 1,
        "of the two ends one is enough"
    );
    let close = Command::Close {
        text: "SAMPLE".into(),
    };
    let refusal = office.order(id, close.clone()).unwrap_err();
    assert!(refusal.why.contains("checklist"), "{refusal:?}");
    office.wait(60);
    mark(&office, id, HitStep::Released, office.now).unwrap();
    assert!(office.item(id).hit.missing().is_empty(), "it is over");
    office.order(id, close).unwrap();
}

#[test]
fn a_step_needs_words_a_time_that_was_and_a_person() {
    let office = Office::new();
    let id = office.red_notice("TR");
    let later = office.now.plus_seconds(60);
    assert!(mark(&office, id, HitStep::Arrest, later).is_err());
    let skip = Command::MarkHit {
        step: HitStep::Identity,
        done: false,
        at: office.now,
        text: "SAMPLE".into(),
    };
    let refusal = office.order(id, skip).unwrap_err();
    assert!(refusal.why.contains("identity"), "{refusal:?}");
}

#[test]
fn a_corrected_arrest_moves_its_clocks() {
    let mut office = Office::new();
    let id = office.red_notice("TR");
    office.basis(id, "coe-24", CooperationKind::Extradition, "TR", "LU");
    office.wait(86_400);
    let wrong = office.now.plus_seconds(-7_200);
    mark(&office, id, HitStep::Arrest, wrong).unwrap();
    // The night before, when the notice was not yet in the house.
    let right = office.now.plus_seconds(-30 * 3_600);
    mark(&office, id, HitStep::Arrest, right).unwrap();
    let starts: Vec<_> = office.item(id).running_clocks().map(|c| c.start).collect();
    assert_eq!(starts, [right; 3]);
}

#[test]
fn an_arrest_on_a_warrant_starts_the_sixty_days_of_the_framework_decision() {
    let office = Office::new();
    let kind = attache::domain::Kind::Request(attache::domain::RequestKind::ArrestWarrant);
    let id = office.receive(kind, "FR", |_| {});
    office.basis(id, "eaw-2002-584", CooperationKind::Extradition, "FR", "LU");
    mark(&office, id, HitStep::Arrest, office.now).unwrap();
    let names: Vec<_> = running(&office, id)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(names.contains(&"EAW-NOCONSENT".to_owned()), "{names:?}");
}
