//! The chosen legal basis stays with the record, is read in its paper, and goes along with a package.
use attache::desk::Profile;
use attache::domain::{Command, ItemId, Moment};
use attache::reference::{CooperationKind, Pack, Question};
use attache::tui::paper::{Line, Reading, record};

use crate::support::{at, label, open, order, profile, register};

fn choice(desk: &attache::desk::Desk) -> Command {
    let pack = Pack::embedded().unwrap();
    let question = Question {
        from: pack.country("FR").unwrap(),
        to: pack.country("LU").unwrap(),
        kind: CooperationKind::Mla,
        crimes: &[],
        on: "2031-03-07".parse().unwrap(),
    };
    let best = pack.basis(&question).options.first().unwrap().id.clone();
    Command::ChooseBasis {
        basis: Box::new(desk.chosen_basis(&best, &question).unwrap()),
        why: "SAMPLE: both states are bound.".into(),
    }
}

fn paper(desk: &attache::desk::Desk, id: ItemId, profile: &Profile) -> String {
    let cx = Reading {
        now: Moment::from_seconds(1_930_636_900),
        profile,
        country_name: &|_| None,
        reference: &|_| None,
    };
    let paper = record(&desk.record(id).unwrap().unwrap(), cx, 100);
    let lines: Vec<String> = paper.lines.iter().map(Line::text).collect();
    lines.join("\n")
}

#[test]
fn a_choice_is_kept_read_and_goes_along() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let id = register(&desk, &["SAMPLE one"])[0];
    let done = desk
        .submit(vec![order(id, choice(&desk))], &at(10))
        .unwrap();
    assert!(done[0].is_ok());
    drop(desk);
    let desk = open(dir.path());
    let (profile, chosen) = (profile(), desk.record(id).unwrap().unwrap().item.basis);
    let basis = chosen.unwrap().basis;
    let shown = paper(&desk, id, &profile);
    for words in [
        "Legal basis",
        basis.instrument.as_str(),
        "ALMA",
        "| SAMPLE: both",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let forward = Command::Forward {
        use_for: attache::domain::release::Use::Police,
        withheld: Vec::new(),
        to: label("unit.drugs"),
        purpose: "check".into(),
        basis: None,
        answer_by: None,
    };
    let done = desk.submit(vec![order(id, forward)], &at(20)).unwrap();
    assert!(done[0].is_ok());
    assert_eq!(desk.dispatch_due(at(100).now).unwrap(), (1, 0));
    let item = desk.record(id).unwrap().unwrap().item;
    let folder = item.dispatches[0].package.clone().unwrap();
    let manifest = desk.outbox_dir().join(folder).join("manifest.json");
    let manifest = std::fs::read_to_string(manifest).unwrap();
    assert!(manifest.contains(basis.instrument.as_str()), "{manifest}");
    desk.submit(vec![order(id, Command::ClearBasis)], &at(200))
        .unwrap();
    assert!(!paper(&desk, id, &profile).contains("Instrument"));
}
