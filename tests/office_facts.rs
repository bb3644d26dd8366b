//! Facts of the office at the desk: stated, shown, kept, taken back, listed in the trail.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "support/mod.rs"]
mod support;

use attache::desk::{Actor, AuditQuery, Desk, DeskError, OpenDesk};
use attache::domain::reason::DismissReason;
use attache::domain::{Command, OfficeFact};
use attache::reference::{Confidence, PackFiles, PartyKind, bundle};
use support::{at, label, open, try_open};

const WEEKEND: &str = "country/DE/weekend";

fn fact(key: &str, value: &str) -> OfficeFact {
    let key = key.parse().unwrap();
    OfficeFact::stated(key, value, "SAMPLE gazette 7", "2031-02", None).unwrap()
}

fn weekend(desk: &Desk) -> String {
    let pack = desk.reference();
    pack.country("DE").unwrap().value("weekend").unwrap().into()
}

fn state(desk: &Desk, key: &str, value: &str, by: &Actor) {
    desk.state_fact(fact(key, value), by).unwrap().unwrap();
}

#[test]
fn a_stated_fact_shows_survives_and_is_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let before = desk.rev();
    state(&desk, WEEKEND, "fri;sat", &at(10));
    assert_eq!(weekend(&desk), "fri;sat");
    assert!(desk.rev() > before, "front ends ask again");
    drop(desk);

    let desk = open(dir.path());
    let pack = desk.reference();
    let shown = pack.country("DE").unwrap().fact("weekend").unwrap();
    assert_eq!(shown.confidence, Confidence::Office);
    assert_eq!(&*shown.source, "SAMPLE gazette 7");
    let stated = desk.office_facts();
    assert_eq!(
        (&stated[0].fact, stated[0].at),
        (&fact(WEEKEND, "fri;sat"), at(10).now)
    );

    let undone = desk.undo(&at(20)).unwrap().unwrap();
    assert_eq!(undone.fact, Some(WEEKEND.parse().unwrap()));
    assert_eq!(weekend(&desk), "sat;sun");
    assert!(desk.office_facts().is_empty());
    drop(desk);

    let desk = open(dir.path());
    assert_eq!(weekend(&desk), "sat;sun");
    desk.redo(&at(30)).unwrap().unwrap();
    assert_eq!(weekend(&desk), "fri;sat");
    assert_eq!(
        desk.office_facts()[0].at,
        at(10).now,
        "stated then, not now"
    );
    assert!(desk.redo(&at(31)).unwrap().is_err());
    drop(desk);

    std::fs::remove_dir_all(dir.path().join("state")).unwrap();
    let desk = open(dir.path());
    assert_eq!(weekend(&desk), "fri;sat");
    desk.undo(&at(40)).unwrap().unwrap();
    assert_eq!(weekend(&desk), "sat;sun");
    assert!(
        desk.undo(&at(50)).unwrap().is_err(),
        "nothing is left to undo"
    );
}

#[test]
fn taking_back_brings_the_statement_before_back() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    state(&desk, WEEKEND, "fri", &at(10));
    state(&desk, WEEKEND, "fri;sat", &at(11));
    desk.withdraw_fact(WEEKEND.parse().unwrap(), &at(12))
        .unwrap()
        .unwrap();
    let mut seen = vec![weekend(&desk)];
    for second in 13..16 {
        desk.undo(&at(second)).unwrap().unwrap();
        seen.push(weekend(&desk));
    }
    for second in 16..19 {
        desk.redo(&at(second)).unwrap().unwrap();
        seen.push(weekend(&desk));
    }
    assert_eq!(
        seen,
        [
            "sat;sun", "fri;sat", "fri", "sat;sun", "fri", "fri;sat", "sat;sun"
        ]
    );
}

#[test]
fn records_and_facts_are_taken_back_in_the_order_they_were_done() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = support::register(&desk, &["SAMPLE one"]);
    let accept = || vec![support::order(ids[0], Command::Accept)];
    state(&desk, WEEKEND, "fri", &at(10));
    desk.submit(accept(), &at(11)).unwrap();
    state(&desk, WEEKEND, "fri;sat", &at(12));
    assert!(desk.undo(&at(13)).unwrap().unwrap().fact.is_some());
    assert_eq!(desk.undo(&at(14)).unwrap().unwrap().items, ids);
    assert_eq!(weekend(&desk), "fri");
    assert_eq!(desk.redo(&at(15)).unwrap().unwrap().items, ids);
    desk.redo(&at(16)).unwrap().unwrap();
    assert_eq!(weekend(&desk), "fri;sat");
}

#[test]
fn nobody_takes_back_what_another_officer_has_stated_anew() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let bruno = Actor {
        officer: label("bruno"),
        now: at(11).now,
    };
    state(&desk, WEEKEND, "fri", &at(10));
    state(&desk, WEEKEND, "fri;sat", &bruno);
    let refusal = desk.undo(&at(12)).unwrap().unwrap_err();
    assert!(
        refusal.why.contains("has changed since by bruno"),
        "{refusal}"
    );
    assert!(refusal.needs[0].contains("ask bruno"), "{refusal:?}");
    assert_eq!(weekend(&desk), "fri;sat");
    desk.undo(&bruno).unwrap().unwrap();
    assert_eq!(desk.office_facts()[0].officer, label("alma"));
    desk.undo(&at(13)).unwrap().unwrap();
    assert_eq!(weekend(&desk), "sat;sun");
}

#[test]
fn a_fact_another_officer_changed_does_not_bar_the_steps_before() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let bruno = Actor {
        officer: label("bruno"),
        now: at(13).now,
    };
    let ids = support::register(&desk, &["SAMPLE one"]);
    let accept = vec![support::order(ids[0], Command::Accept)];
    desk.submit(accept, &at(11)).unwrap();
    state(&desk, WEEKEND, "fri", &at(12));
    let key = || WEEKEND.parse().unwrap();
    desk.withdraw_fact(key(), &bruno).unwrap().unwrap();
    let undone = desk.undo(&at(14)).unwrap().unwrap();
    assert_eq!((&undone.items, undone.passed_over), (&ids, 1));
    assert_eq!(weekend(&desk), "sat;sun", "what bruno did stays");
    let refusal = desk.undo(&at(15)).unwrap().unwrap_err();
    assert!(refusal.why.contains("by bruno"), "{refusal}");
    assert_eq!(desk.redo(&at(16)).unwrap().unwrap().items, ids);
    desk.undo(&bruno).unwrap().unwrap();
    assert_eq!(weekend(&desk), "fri");
    assert_eq!(desk.undo(&at(17)).unwrap().unwrap().items, ids);
    assert_eq!(desk.undo(&at(18)).unwrap().unwrap().fact, Some(key()));
}

#[test]
fn a_stated_row_answers_who_is_a_party() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let party = |desk: &Desk| {
        let pack = desk.reference();
        pack.treaties().party("untoc", "DE").map(|row| row.kind)
    };
    assert_eq!(party(&desk), Some(PartyKind::Party));
    state(&desk, "party/untoc/DE", "not-party", &at(10));
    assert_eq!(party(&desk), Some(PartyKind::NotParty));
    drop(desk);
    let OpenDesk { desk, notices } = try_open(dir.path(), true).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(party(&desk), Some(PartyKind::NotParty), "also read-only");
    let refused = desk.state_fact(fact(WEEKEND, "fri"), &at(20));
    assert!(matches!(refused, Err(DeskError::ReadOnly)));
}

#[test]
fn what_cannot_be_stated_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let refused = |fact| desk.state_fact(fact, &at(10)).unwrap().unwrap_err();
    let unknown = refused(fact("country/DE/weekends", "fri"));
    assert!(unknown.needs[0].contains("weekend"), "{unknown:?}");
    let key = WEEKEND.parse().unwrap();
    let to_come = OfficeFact::stated(key, "fri", "SAMPLE", "2031-04", None).unwrap();
    assert!(refused(to_come).why.contains("has not come"));
    state(&desk, WEEKEND, "fri", &at(11));
    assert!(refused(fact(WEEKEND, "fri")).why.contains("already"));
    let key = "country/FR/weekend".parse().unwrap();
    let nothing = desk.withdraw_fact(key, &at(12)).unwrap().unwrap_err();
    assert!(nothing.why.contains("states nothing"), "{nothing}");
    assert_eq!(desk.office_facts().len(), 1);
}

fn everything() -> AuditQuery {
    AuditQuery {
        since: None,
        object: None,
        limit: usize::MAX,
    }
}

fn actions(desk: &Desk, query: &AuditQuery) -> Vec<(String, String)> {
    let lines = desk.audit(query).unwrap().into_iter();
    lines.map(|line| (line.action, line.object)).collect()
}

#[test]
fn the_trail_lists_who_stated_what_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = support::register(&desk, &["SAMPLE one", "SAMPLE two"]);
    state(&desk, WEEKEND, "fri;sat", &at(10));
    desk.undo(&at(20)).unwrap().unwrap();
    desk.redo(&at(30)).unwrap().unwrap();
    desk.withdraw_fact(WEEKEND.parse().unwrap(), &at(40))
        .unwrap()
        .unwrap();
    let dismiss = Command::Dismiss {
        reason: DismissReason::Information,
        text: "SAMPLE reason".into(),
    };
    desk.submit(vec![support::order(ids[0], dismiss)], &at(50))
        .unwrap();

    let trail = desk.audit(&everything()).unwrap();
    let done: Vec<(&str, &str)> = trail
        .iter()
        .map(|line| (line.action.as_str(), line.object.as_str()))
        .collect();
    assert_eq!(
        done[..2].iter().map(|it| it.1).collect::<Vec<_>>(),
        ["A-2031-0001", "A-2031-0002"]
    );
    assert_eq!(
        done[2..],
        [
            ("fact-state", WEEKEND),
            ("undo", WEEKEND),
            ("redo", WEEKEND),
            ("fact-withdraw", WEEKEND),
            ("dismiss", "A-2031-0001"),
        ]
    );
    assert!(trail.is_sorted_by(|a, b| a.n < b.n && a.hash != b.hash));
    assert!(trail.iter().all(|line| line.hash.len() == 64));
    let stated = &trail[2];
    assert_eq!(stated.officer, Some(label("alma")));
    assert_eq!(stated.at, Some(at(10).now));
    assert_eq!(stated.what, "fact stated: country/DE/weekend = fri;sat");
    assert_eq!(stated.why, "SAMPLE gazette 7, as of 2031-02");
    assert!(trail[6].why.ends_with("SAMPLE reason"), "{}", trail[6].why);

    let only = |query| actions(&desk, &query).len();
    let about = |object: &str| AuditQuery {
        object: Some(object.to_owned()),
        ..everything()
    };
    assert_eq!(only(about("Country/de/weekend")), 4);
    assert_eq!(only(about("a-2031-0001")), only(about("2031/90000")));
    assert_eq!(only(about("A-2031-0001")), 2);
    assert_eq!(only(about("A-2031-0999")), 0);
    let late = AuditQuery {
        since: Some(at(40).now),
        ..everything()
    };
    assert_eq!(only(late), 2);
    let newest = AuditQuery {
        limit: 1,
        ..everything()
    };
    assert_eq!(
        actions(&desk, &newest),
        [("dismiss".into(), "A-2031-0001".into())]
    );
    drop(desk);
    let looking = try_open(dir.path(), true).unwrap().desk;
    assert_eq!(looking.audit(&everything()).unwrap(), trail);
}

#[test]
fn the_trail_names_who_gets_a_package() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let ids = support::register(&desk, &["SAMPLE one"]);
    let forward = Command::Forward {
        use_for: attache::domain::release::Use::Police,
        withheld: Vec::new(),
        to: label("unit.drugs"),
        purpose: "SAMPLE check".into(),
        basis: None,
        answer_by: None,
    };
    for command in [Command::Accept, forward] {
        let answers = desk.submit(vec![support::order(ids[0], command)], &at(10));
        answers.unwrap().remove(0).unwrap();
    }
    desk.undo(&at(20)).unwrap().unwrap();
    let trail = desk.audit(&everything()).unwrap();
    let [.., queued, recalled] = &trail[..] else {
        unreachable!()
    };
    assert_eq!(queued.why, "SAMPLE check");
    for line in [queued, recalled] {
        assert_eq!(line.recipients, [label("unit.drugs")], "{line:?}");
    }
}

#[test]
fn a_fact_that_does_not_fit_a_newer_pack_waits_until_one_fits_again() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    state(&desk, "bilateral/us-ext-hk", "in-force", &at(10));
    state(&desk, WEEKEND, "fri;sat", &at(11));
    let own = desk.reference().manifest().version.clone();
    let bytes = bundle::write(&PackFiles {
        manifest: &PackFiles::EMBEDDED.manifest.replacen(&own, "2099.1.1", 1),
        bilaterals: &PackFiles::EMBEDDED
            .bilaterals
            .replacen("us-ext-hk,", "us-ext-hk-sample,", 1),
        ..PackFiles::EMBEDDED
    });
    let foreseen = desk.examine_pack(&bytes, false).unwrap().unwrap();
    let change = desk.install_pack(bytes, false, &at(20)).unwrap().unwrap();
    assert_eq!((&change, change.facts_left_out.len()), (&foreseen, 1));
    assert_eq!(change.difference.treaties_gone, ["us-ext-hk"]);
    assert_eq!(desk.pack_in_use().facts_left_out, change.facts_left_out);
    assert_eq!(weekend(&desk), "fri;sat");
    assert_eq!(desk.reference().office_facts_left_out().len(), 1);
    assert_eq!(desk.office_facts().len(), 2, "it is kept");
    drop(desk);
    let OpenDesk { desk, notices } = try_open(dir.path(), false).unwrap();
    let [notice] = &notices[..] else {
        unreachable!("{notices:?}")
    };
    assert!(
        notice.contains("bilateral/us-ext-hk does not fit"),
        "{notice}"
    );
    let back = desk.set_pack_back(&at(30)).unwrap().unwrap();
    assert!(back.facts_left_out.is_empty());
    assert_eq!(desk.reference().office_facts().len(), 2);
}
