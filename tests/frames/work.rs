//! Requests at work: clocks, the checklist of an urgent hit, the step picker, a record with everything on it, missing
//! answers.

use attache::desk::{Actor, Desk};
use attache::domain::chase::Rung;
use attache::domain::command::WritingKind;
use attache::domain::consent::{Consent, ConsentScope};
use attache::domain::content::DueClaim;
use attache::domain::ground::Ground;
use attache::domain::hit::HitStep;
use attache::domain::life::Step;
use attache::domain::marking::{HandlingCode, Marking};
use attache::domain::orders::ClockOrder;
use attache::domain::release::{ReleaseRule, Use};
use attache::domain::stage::Particulars;
use attache::domain::timing::{Amount, FirstDay, Unit};
use attache::domain::{Command, Draft, ItemId, Kind, Label, Priority, RequestKind};
use attache::reference::{CooperationKind, Pack, Question};
use attache::tui::headless::Form;
use attache::tui::options::Size;

use crate::scene::{Dress, Scene, written};
use crate::support::{START, alert, at, file, label, order};

const SMALL: Size = size(60, 18);
const USUAL: Size = size(80, 24);
const WIDE: Size = size(120, 40);
/// Tall enough for everything at once.
const TALL: Size = size(80, 190);

const fn size(columns: u16, rows: u16) -> Size {
    Size { columns, rows }
}

fn snapshot(name: &str, scene: &Scene, size: Size, dress: Dress) {
    let name = format!("{name}_{}x{}_{}", size.columns, size.rows, dress.word());
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/work"}, {
        insta::assert_snapshot!(name, written(&scene.frame(), Form::Styled));
    });
}

/// Registers what came in and answers its id.
fn receive(desk: &Desk, draft: Draft) -> ItemId {
    let receipts = desk.receive(vec![file(vec![draft])], &at(0)).unwrap();
    let outcomes = receipts.into_iter().flat_map(|receipt| receipt.outcomes);
    let mut ids = outcomes.filter_map(|(_, outcome)| match outcome {
        attache::desk::Outcome::Registered(id, _) => Some(id),
        _ => None,
    });
    ids.next().unwrap()
}

fn told(reference: &str, title: &str) -> Draft {
    let mut draft = alert(reference, title);
    draft.content.marking = Marking {
        handling: vec![HandlingCode::H0],
        ..Marking::default()
    };
    draft
}

/// An urgent request for police information from a state of the Union.
fn request(desk: &Desk) -> ItemId {
    let mut draft = told("2031/7001", "SAMPLE holder of a telephone number");
    draft.content.kind = Kind::Request(RequestKind::PoliceInformation);
    draft.content.urgency = Some(Priority::Urgent);
    draft.content.due = Some(DueClaim::At(START.plus_seconds(5 * 86_400)));
    receive(desk, draft)
}

/// A notice from a state that is bound by the convention of 1957 and by nothing closer.
fn red(desk: &Desk) -> ItemId {
    let mut draft = told("2031/7002", "SAMPLE TESTPERSON, wanted for fraud");
    draft.content.from.country = "CH".parse().ok();
    receive(desk, draft)
}

fn submit(desk: &Desk, id: ItemId, seconds: i64, command: Command) {
    by(desk, id, &at(seconds), command);
}

fn by(desk: &Desk, id: ItemId, actor: &Actor, command: Command) {
    let done = desk.submit(vec![order(id, command)], actor).unwrap();
    assert!(done[0].is_ok(), "{done:?}");
}

fn basis(desk: &Desk, id: ItemId, instrument: &str, kind: CooperationKind, seconds: i64) {
    let pack = Pack::embedded().unwrap();
    let from = desk.record(id).unwrap().unwrap().item.content.from.country;
    let question = Question {
        from: pack.country(from.unwrap().as_str()).unwrap(),
        to: pack.country("LU").unwrap(),
        kind,
        crimes: &[],
        on: "2031-03-07".parse().unwrap(),
    };
    let basis = Box::new(desk.chosen_basis(instrument, &question).unwrap());
    let why = "SAMPLE: both are bound.".into();
    submit(desk, id, seconds, Command::ChooseBasis { basis, why });
}

fn step(step: Step, said: Particulars) -> Command {
    Command::Step {
        step,
        particulars: Box::new(said),
    }
}

fn mark(step: HitStep, seconds: i64, text: &str) -> Command {
    Command::MarkHit {
        step,
        done: true,
        at: at(seconds).now,
        text: text.into(),
    }
}

fn with_clocks(desk: &Desk) {
    let id = request(desk);
    basis(desk, id, "dir-2023-977", CooperationKind::Police, 0);
    submit(desk, id, 0, Command::Accept);
}

fn with_paused_clock(desk: &Desk) {
    let id = request(desk);
    basis(desk, id, "dir-2023-977", CooperationKind::Police, 0);
    let question = Particulars {
        text: "SAMPLE: which of the two numbers?".into(),
        ..Particulars::default()
    };
    submit(desk, id, 0, step(Step::Ask, question));
}

/// No step, some steps, or all of the checklist.
fn hit(desk: &Desk, steps: usize) {
    let id = red(desk);
    if steps == 0 {
        return;
    }
    basis(desk, id, "coe-24", CooperationKind::Extradition, 0);
    let all = HitStep::ALL
        .iter()
        .filter(|step| **step != HitStep::Surrendered);
    for step in all.take(steps) {
        let command = match step {
            HitStep::Interpreter => Command::MarkHit {
                step: *step,
                done: false,
                at: START,
                text: "SAMPLE: speaks French".into(),
            },
            _ => mark(
                *step,
                0,
                "SAMPLE words of what was done, by telephone at the border",
            ),
        };
        submit(desk, id, 0, command);
    }
}

fn clock(order: ClockOrder) -> Command {
    Command::Clock(order)
}

/// A request on which everything happened once.
fn with_everything(desk: &Desk) {
    let id = request(desk);
    basis(desk, id, "dir-2023-977", CooperationKind::Police, 0);
    let words = |text: &str| Particulars {
        text: text.into(),
        ..Particulars::default()
    };
    submit(desk, id, 0, Command::Accept);
    submit(desk, id, 0, step(Step::Acknowledge, Particulars::default()));
    submit(desk, id, 0, step(Step::Ask, words("SAMPLE: which number?")));
    submit(
        desk,
        id,
        0,
        step(Step::Clarify, words("SAMPLE: the first one.")),
    );
    let draft = Command::SaveDraft {
        kind: WritingKind::Step,
        text: "SAMPLE words begun".into(),
    };
    submit(desk, id, 0, draft);
    let more = ClockOrder::Start {
        rule: label("SIRENE-ANS"),
        start: Some(START),
        first: FirstDay::default(),
        replaces: None,
        why: "".into(),
    };
    submit(desk, id, 0, clock(more));
    let extended = ClockOrder::Extend {
        clock: 1,
        by: Amount {
            count: 2,
            unit: Unit::Hours,
        },
        reason: "SAMPLE: a judge must allow it.".into(),
    };
    submit(desk, id, 0, clock(extended));
    leave(desk, id);
    let forward = Command::Forward {
        to: label("unit.drugs"),
        purpose: "SAMPLE check of a number".into(),
        basis: None,
        answer_by: Some(at(60).now),
        use_for: Use::Police,
        withheld: Vec::new(),
    };
    submit(desk, id, 0, forward);
    desk.dispatch_due(at(40).now).unwrap();
    let chased = Command::Chase {
        rung: Rung::Phone,
        text: "SAMPLE: called the duty officer".into(),
        dispatch: Some(1),
    };
    submit(desk, id, 50, chased);
    let received = Command::UnitReceived {
        dispatch: 1,
        at: at(45).now,
    };
    submit(desk, id, 50, received);
    let refused = Particulars {
        grounds: vec![Ground::Data],
        part: Some("SAMPLE: the second number".into()),
        decided_by: Some("SAMPLE public prosecutor".into()),
        notified: Some(at(70).now),
        ..words("SAMPLE: another person's data")
    };
    submit(desk, id, 80, step(Step::RefusePart, refused));
}

fn leave(desk: &Desk, id: ItemId) {
    let consent = Consent {
        number: 0,
        from: "FR".parse().unwrap(),
        scope: ConsentScope::PassOn,
        to: Some(label("unit.drugs")),
        country: None,
        until: Some(at(86_400).now),
        text: "SAMPLE: yes, by telephone".into(),
        given: START,
        by: Label::own("alma"),
        revoked: None,
    };
    let consent = Box::new(consent);
    submit(desk, id, 0, Command::RecordConsent { consent });
    let plea = Command::AskOverride {
        rule: ReleaseRule::H1,
        to: label("unit.drugs"),
        reason: "SAMPLE: a life is in danger".into(),
    };
    submit(desk, id, 0, plea);
    let bruno = Actor {
        officer: label("bruno"),
        ..at(0)
    };
    by(desk, id, &bruno, Command::AgreeOverride { number: 1 });
    let promise = Command::RecordUndertaking {
        given: true,
        text: "SAMPLE: the data are deleted after use".into(),
        until: Some(at(30 * 86_400).now),
    };
    submit(desk, id, 0, promise);
}

/// Two packages at units past their date, one of them chased.
fn with_missing_answers(desk: &Desk) {
    with_everything(desk);
    let id = receive(
        desk,
        told("2031/7003", "SAMPLE second case of the same kind"),
    );
    let forward = Command::Forward {
        to: label("unit.cyber"),
        purpose: "SAMPLE check".into(),
        basis: None,
        answer_by: Some(at(60).now),
        use_for: Use::Police,
        withheld: Vec::new(),
    };
    submit(desk, id, 0, forward);
    desk.dispatch_due(at(40).now).unwrap();
}

type Fill = fn(&Desk);

#[test]
fn clocks_in_record_preview_and_on_their_page() {
    let screens: [(&str, Fill, &str); 6] = [
        ("clocks_preview", with_clocks, "2<tick:5h>"),
        ("clocks_record", with_clocks, "2<enter><tick:5h>"),
        ("clocks_page", with_clocks, "2xk<tick:7h>"),
        ("clocks_steps", with_clocks, "2xk<enter>"),
        ("clocks_paused", with_paused_clock, "2xk<tick:1h>"),
        (
            "clocks_none",
            |desk| {
                red(desk);
            },
            "xk",
        ),
    ];
    for (name, fill, keys) in screens {
        for (size, dress) in [
            (SMALL, Dress::Default),
            (USUAL, Dress::Default),
            (WIDE, Dress::Mono),
            (USUAL, Dress::Ascii),
        ] {
            let mut scene = Scene::of(fill, size, dress);
            snapshot(name, scene.keys(keys), size, dress);
        }
    }
}

#[test]
fn the_checklist_of_a_hit_empty_half_and_complete() {
    let fills: [(&str, Fill); 3] = [
        ("hit_empty", |desk| hit(desk, 0)),
        ("hit_half", |desk| hit(desk, 9)),
        ("hit_complete", |desk| hit(desk, 13)),
    ];
    for (name, fill) in fills {
        for size in [SMALL, USUAL, WIDE] {
            for dress in [Dress::Default, Dress::Mono, Dress::Ascii] {
                let mut scene = Scene::of(fill, size, dress);
                snapshot(name, scene.keys("xu<tick:60m>jjjjjjjjj"), size, dress);
            }
        }
    }
    let mut scene = Scene::of(|desk| hit(desk, 9), USUAL, Dress::Default);
    snapshot(
        "hit_preview",
        scene.keys("<tick:60m>"),
        USUAL,
        Dress::Default,
    );
    snapshot(
        "hit_ask",
        scene.keys("xujjjjjjjjj<enter>"),
        USUAL,
        Dress::Default,
    );
}

#[test]
fn the_step_picker_and_what_it_asks() {
    for (name, keys) in [
        ("steps", "2xs"),
        ("steps_not_possible", "2xsreopen"),
        ("step_grounds", "2xsrefuse<enter><space><space>"),
        (
            "step_when",
            "2xsrefuse<enter><enter><enter><enter><enter>-2h",
        ),
        ("step_text", "2xswithdraw<enter>SAMPLE words"),
        ("clock_rules", "2xka"),
        ("overrides", "2xy"),
        ("chase", "2xj"),
    ] {
        for size in [SMALL, USUAL] {
            let mut scene = Scene::of(with_clocks, size, Dress::Default);
            snapshot(name, scene.keys(keys), size, Dress::Default);
        }
    }
}

#[test]
fn a_record_on_which_everything_happened() {
    let mut scene = Scene::of(with_everything, TALL, Dress::Mono);
    scene.keys("2<tick:60m><enter>");
    snapshot("record_with_everything", &scene, TALL, Dress::Mono);
}

#[test]
fn missing_answers() {
    for (size, dress) in [
        (SMALL, Dress::Default),
        (USUAL, Dress::Mono),
        (USUAL, Dress::Ascii),
    ] {
        let mut scene = Scene::of(with_missing_answers, size, dress);
        snapshot("chasing", scene.keys("<tick:26h>gj"), size, dress);
    }
    let mut scene = Scene::of(with_clocks, USUAL, Dress::Default);
    snapshot("chasing_none", scene.keys("gj"), USUAL, Dress::Default);
}

#[test]
fn every_second_key_is_shown_in_the_smallest_window() {
    for size in [SMALL, USUAL] {
        let mut scene = Scene::of(with_clocks, size, Dress::Ascii);
        snapshot("continuation", scene.keys("2x"), size, Dress::Ascii);
    }
}
