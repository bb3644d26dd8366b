//! The life of a record: the states it was in, packages, the hit checklist, attempts to get an answer.
//!
//! Never here: clocks, letters.
use super::lines::Lines;
use crate::domain::dispatch::Dispatch;
use crate::domain::hit::HitStep;
use crate::domain::stage::Particulars;
use crate::domain::text::Shown;
use crate::domain::{Foreign, Item};

pub(super) fn stages(item: &Item) -> Vec<Shown> {
    let mut lines = Lines::default();
    for stage in &item.stages {
        let (state, since, by) = (stage.state.title(), stage.since.to_minute(), &stage.by);
        lines.line(format_args!("{state} since {since} by {by}"));
        if let Some(said) = &stage.particulars {
            particulars(&mut lines, said);
        }
    }
    lines.when("Acknowledged", item.acknowledged);
    lines.done()
}

fn particulars(lines: &mut Lines, said: &Particulars) {
    lines.when("Happened", said.at);
    lines.words("Words", &said.text);
    for ground in &said.grounds {
        let (word, title) = (ground.word(), ground.title());
        lines.fact("Ground", format_args!("{word}, {title}"));
    }
    let mut words = |name, words: &Option<Foreign>| {
        if let Some(words) = words {
            lines.words(name, words);
        }
    };
    words("Part", &said.part);
    words("Decided by", &said.decided_by);
    words("To or by whom", &said.other);
    lines.when("Told", said.notified);
    lines.when("Until", said.until);
}

pub(super) fn packages(item: &Item) -> Vec<Shown> {
    let mut lines = Lines::default();
    for dispatch in &item.dispatches {
        package(&mut lines, dispatch, item);
    }
    lines.done()
}

fn package(lines: &mut Lines, dispatch: &Dispatch, item: &Item) {
    let (number, to, state) = (dispatch.number, &dispatch.to, dispatch.state.title());
    let until = dispatch.recall_until;
    lines.line(format_args!(
        "{number} to {to}, {state}, recall until {until}"
    ));
    let (at, by) = (dispatch.confirmed_at.to_minute(), &dispatch.by);
    lines.fact("Confirmed", format_args!("{at} by {by}"));
    lines.words("Purpose", &dispatch.purpose);
    if let Some(basis) = &dispatch.basis {
        lines.words("Basis", basis);
    }
    lines.when("Answer by", dispatch.answer_by);
    if let Some(folder) = &dispatch.package {
        let manifest = dispatch.manifest.map(|digest| format!(", {digest}"));
        lines.fact(
            "Package",
            format_args!("{folder}{}", manifest.unwrap_or_default()),
        );
    }
    let of_it = |dispatch: u32| dispatch == number;
    let Some(errand) = item.errands.iter().find(|errand| of_it(errand.dispatch)) else {
        return;
    };
    lines.fact("For", errand.purpose.title());
    for part in &errand.withheld {
        lines.fact("Withheld", part);
    }
    lines.when("Unit received", errand.received);
    if let Some((at, text)) = &errand.answered {
        lines.fact("Unit answered", at.to_minute());
        lines.words("", text);
    }
}

pub(super) fn hit(item: &Item) -> Vec<Shown> {
    let list = &item.hit;
    let Some(opened) = list.opened else {
        return Vec::new();
    };
    let mut lines = Lines::default();
    let open = if list.is_open() { "open" } else { "ended" };
    lines.line(format_args!("opened {}, {open}", opened.to_minute()));
    for mark in HitStep::ALL.iter().filter_map(|step| list.mark(*step)) {
        let how = if mark.done { "done" } else { "does not apply" };
        let (title, at, by) = (mark.step.title(), mark.at.to_minute(), &mark.by);
        let recorded = mark.recorded.to_minute();
        lines.line(format_args!(
            "{title}: {how}, {at}, recorded {recorded} by {by}"
        ));
        lines.words("", &mark.text);
    }
    for step in list.missing() {
        lines.line(format_args!("{}: missing", step.title()));
    }
    lines.done()
}

pub(super) fn chases(item: &Item) -> Vec<Shown> {
    let mut lines = Lines::default();
    for chase in &item.chases {
        let whom = match chase.dispatch {
            Some(number) => format!("the unit of package {number}"),
            None => "the other state".to_owned(),
        };
        let (at, by, rung) = (chase.at.to_minute(), &chase.by, chase.rung.title());
        lines.line(format_args!("{at} by {by}: {rung}, {whom}"));
        lines.words("", &chase.text);
    }
    lines.done()
}
