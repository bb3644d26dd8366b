//! The checklist of an urgent hit: what is missing first of all, and the clocks of the arrest above everything.
//!
//! Never here: which steps there are.

use super::{Laid, Paper, Reading, Role, clocks};
use crate::domain::Item;
use crate::domain::clock::Clock;
use crate::domain::hit::{HitList, HitMark, HitStep};
use crate::domain::timing::{Ends, Starts};
use crate::tui::state::board::On;

/// Columns of a step's name.
const NAMES: usize = 25;
/// Lines of the words of a step.
const WORDS: usize = 6;

/// `hit: 5 steps missing`, while the checklist is open and something is.
pub fn missing_steps(hit: &HitList) -> Option<String> {
    match hit.missing().len() {
        0 => None,
        1 => Some("hit: 1 step missing".to_owned()),
        n => Some(format!("hit: {n} steps missing")),
    }
}

/// The checklist to go through.
pub fn hit_board(item: &Item, on: Option<On>, cx: Reading<'_>, width: usize) -> (Paper, Laid) {
    let mut paper = Paper::new(width);
    arrest_clocks(&mut paper, item, cx);
    summary(&mut paper, &item.hit);
    paper.gap();
    let mut laid = Laid {
        head: paper.lines.len(),
        starts: Vec::new(),
    };
    for step in HitStep::ALL.iter().copied() {
        laid.starts.push(paper.lines.len());
        one(&mut paper, &item.hit, step, on == Some(On::Step(step)));
    }
    (paper, laid)
}

/// The section of the full record.
pub(super) fn section(paper: &mut Paper, item: &Item) {
    if item.hit.opened.is_none() {
        return;
    }
    paper.heading("Urgent hit");
    summary(paper, &item.hit);
    for step in HitStep::ALL.iter().copied() {
        one(paper, &item.hit, step, false);
    }
}

fn arrest_clocks(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    let of_arrest = |clock: &&Clock| {
        let rule = clock.rule.as_ref();
        rule.is_some_and(|rule| rule.starts == Starts::Arrest && rule.ends == Ends::Custody)
    };
    let running: Vec<&Clock> = clocks::clocks_in_order(item)
        .into_iter()
        .filter(|clock| clock.is_running())
        .filter(of_arrest)
        .collect();
    for clock in &running {
        clocks::first_line(paper, clock, cx.now, "");
        if let (Some(due), Some(rule)) = (clock.due, &clock.rule) {
            let amount = rule.amount.map(|amount| format!("{amount}: "));
            let local = clocks::local(due, &clock.zone).map(|words| format!(", {words}"));
            paper.indented(
                Role::Plain,
                format!(
                    "{}{} {}{}",
                    amount.unwrap_or_default(),
                    rule.limit.title(),
                    due.to_minute(),
                    local.unwrap_or_default(),
                ),
            );
        }
    }
    if !running.is_empty() {
        return;
    }
    match (item.hit.mark(HitStep::Arrest), &item.basis) {
        (Some(mark), None) if mark.done && item.hit.is_open() => paper.say(
            Role::Alarm,
            "!! No arrest clock runs: the record has no legal basis. i finds one.",
        ),
        (Some(mark), Some(_)) if mark.done && item.hit.is_open() => paper.say(
            Role::Strong,
            "!  No arrest clock runs. c shows the clocks of the record.",
        ),
        (Some(_), _) => {}
        (None, _) => paper.say(
            Role::Dim,
            "The clocks of the arrest start when the arrest is recorded.",
        ),
    }
}

fn summary(paper: &mut Paper, hit: &HitList) {
    if hit.opened.is_none() {
        paper.say(Role::Strong, "*  Not begun: Enter records a step.");
    } else if let Some(words) = missing_steps(hit) {
        paper.say(Role::Alarm, format!("!! {words}"));
    } else {
        paper.say(Role::Plain, "=  Over: nothing is missing.");
    }
}

fn one(paper: &mut Paper, hit: &HitList, step: HitStep, here: bool) {
    let mark = hit.mark(step);
    let before = if here { "> " } else { "  " };
    let name = format!("{before}{{}} {:<NAMES$}", step.title());
    let line = |sign: &str, words: &str| format!("{}{words}", name.replace("{}", sign));
    match mark {
        Some(mark) if mark.done => {
            let words = format!("done {} {}", mark.at.to_minute(), mark.by);
            paper.say(Role::Plain, line("= ", &words));
        }
        Some(mark) => {
            let words = format!("does not apply, {}", mark.by);
            paper.say(Role::Dim, line("- ", &words));
        }
        None if hit.missing().contains(&step) => {
            paper.say(Role::Alarm, line("!!", "missing"));
        }
        None if hit.opened.is_some() => paper.say(Role::Dim, line("  ", "not needed")),
        None => paper.say(Role::Plain, line("* ", "to do")),
    }
    match mark {
        Some(mark) => words(paper, mark),
        None if here => paper.indented(Role::Label, format!("   {}", step.question())),
        None => {}
    }
}

fn words(paper: &mut Paper, mark: &HitMark) {
    if !mark.text.is_empty() {
        paper.running_in(&mark.text, WORDS, 5);
    }
}
