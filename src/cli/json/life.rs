//! The life of a record: the states it was in, packages and what units said of them, the hit checklist, attempts to get an
//! answer.
//!
//! Never here: printing.
use serde::Serialize;

use super::DispatchJson;
use crate::domain::chase::Chase;
use crate::domain::dispatch::Dispatch;
use crate::domain::hit::{HitList, HitMark, HitStep};
use crate::domain::item::Errand;
use crate::domain::stage::{Particulars, Stage};
use crate::domain::{Foreign, Label};

/// A state the record was in.
#[derive(Serialize)]
pub struct StageJson<'a> {
    state: &'static str,
    since: String,
    officer: &'a Label,
    /// What was said of the step that led there; absent where nothing was.
    #[serde(flatten)]
    said: Option<SaidJson<'a>>,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    at: Option<String>,
    text: &'a Foreign,
    grounds: Vec<&'static str>,
    part: Option<&'a Foreign>,
    decided_by: Option<&'a Foreign>,
    notified: Option<String>,
    until: Option<String>,
    other: Option<&'a Foreign>,
}

/// A package with what was said of it and what came back.
#[derive(Serialize)]
pub struct PackageJson<'a> {
    #[serde(flatten)]
    dispatch: DispatchJson<'a>,
    use_for: Option<&'static str>,
    withheld: &'a [Label],
    received: Option<String>,
    answered: Option<AnsweredJson<'a>>,
}

#[derive(Serialize)]
struct AnsweredJson<'a> {
    at: String,
    text: &'a Foreign,
}

/// The checklist of an urgent hit.
#[derive(Serialize)]
pub struct HitJson<'a> {
    opened: String,
    open: bool,
    steps: Vec<HitStepJson<'a>>,
    missing: Vec<&'static str>,
}

#[derive(Serialize)]
struct HitStepJson<'a> {
    step: &'static str,
    /// False when it was set aside, with the reason in `text`.
    done: bool,
    at: String,
    text: &'a Foreign,
    officer: &'a Label,
    recorded: String,
}

/// An attempt to get an answer.
#[derive(Serialize)]
pub struct ChaseJson<'a> {
    rung: &'static str,
    at: String,
    officer: &'a Label,
    text: &'a Foreign,
    dispatch: Option<u32>,
}

impl<'a> StageJson<'a> {
    /// The stage.
    pub fn of(stage: &'a Stage) -> Self {
        Self {
            state: stage.state.word(),
            since: stage.since.to_string(),
            officer: &stage.by,
            said: stage.particulars.as_deref().map(SaidJson::of),
        }
    }
}

impl<'a> SaidJson<'a> {
    fn of(said: &'a Particulars) -> Self {
        Self {
            at: said.at.map(|at| at.to_string()),
            text: &said.text,
            grounds: said.grounds.iter().map(|ground| ground.word()).collect(),
            part: said.part.as_ref(),
            decided_by: said.decided_by.as_ref(),
            notified: said.notified.map(|at| at.to_string()),
            until: said.until.map(|at| at.to_string()),
            other: said.other.as_ref(),
        }
    }
}

impl<'a> PackageJson<'a> {
    /// The package; its errand is found among these.
    pub fn of(dispatch: &'a Dispatch, errands: &'a [Errand]) -> Self {
        let of_it = |errand: &&Errand| errand.dispatch == dispatch.number;
        let errand = errands.iter().find(of_it);
        let answered = errand.and_then(|errand| errand.answered.as_ref());
        Self {
            dispatch: DispatchJson::of(dispatch),
            use_for: errand.map(|errand| errand.purpose.word()),
            withheld: errand.map_or(&[], |errand| &errand.withheld),
            received: errand
                .and_then(|errand| errand.received)
                .map(|at| at.to_string()),
            answered: answered.map(|(at, text)| AnsweredJson {
                at: at.to_string(),
                text,
            }),
        }
    }
}

impl<'a> HitJson<'a> {
    /// The checklist; `None` where nobody opened one.
    pub fn of(list: &'a HitList) -> Option<Self> {
        let opened = list.opened?;
        let marks = HitStep::ALL.iter().filter_map(|step| list.mark(*step));
        Some(Self {
            opened: opened.to_string(),
            open: list.is_open(),
            steps: marks.map(HitStepJson::of).collect(),
            missing: list.missing().into_iter().map(HitStep::word).collect(),
        })
    }
}

impl<'a> HitStepJson<'a> {
    fn of(mark: &'a HitMark) -> Self {
        Self {
            step: mark.step.word(),
            done: mark.done,
            at: mark.at.to_string(),
            text: &mark.text,
            officer: &mark.by,
            recorded: mark.recorded.to_string(),
        }
    }
}

impl<'a> ChaseJson<'a> {
    /// The attempt.
    pub fn of(chase: &'a Chase) -> Self {
        Self {
            rung: chase.rung.word(),
            at: chase.at.to_string(),
            officer: &chase.by,
            text: &chase.text,
            dispatch: chase.dispatch,
        }
    }
}
