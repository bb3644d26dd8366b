//! Answers that are missing, state by state, oldest first.
//!
//! Never here: which answers are missing.

use super::{Laid, Paper, Reading, Role};
use crate::desk::{ChaseLine, Whom};
use crate::domain::clock::remaining;
use crate::tui::state::board::On;

/// What the cursor is on for a line.
pub fn answer_of(line: &ChaseLine) -> On {
    On::Answer(
        line.item,
        match &line.whom {
            Whom::State => None,
            Whom::Unit { dispatch, .. } => Some(*dispatch),
        },
    )
}

/// The page; nothing yet while the lines are not here.
pub fn chase_board(
    lines: Option<&[ChaseLine]>,
    on: Option<On>,
    cx: Reading<'_>,
    width: usize,
) -> (Paper, Laid) {
    let mut paper = Paper::new(width);
    let mut laid = Laid::default();
    let Some(lines) = lines else {
        paper.say(Role::Dim, "Looking for answers that are missing.");
        return (paper, laid);
    };
    if lines.is_empty() {
        paper.say(
            Role::Dim,
            "No answer is missing: nothing of ours waits abroad, and no unit is late.",
        );
        return (paper, laid);
    }
    let mut country = None;
    for line in lines {
        if country != Some(line.country) {
            country = Some(line.country);
            paper.heading(match line.country {
                Some(code) => cx.country(code),
                None => "Country not said".to_owned(),
            });
        }
        laid.starts.push(paper.lines.len());
        one(&mut paper, line, on == Some(answer_of(line)), cx);
    }
    (paper, laid)
}

fn one(paper: &mut Paper, line: &ChaseLine, here: bool, cx: Reading<'_>) {
    let before = if here { "> " } else { "  " };
    let whom = match &line.whom {
        Whom::State => String::new(),
        Whom::Unit { unit, dispatch } => format!(" {}, forwarding {dispatch}", cx.unit(unit)),
    };
    let late = line.due.is_some_and(|due| due < cx.now);
    let (sign, role) = if late {
        ("!!", Role::Alarm)
    } else {
        ("? ", Role::Waiting)
    };
    let due = match line.due {
        Some(due) if late => format!(
            "{}, due {}",
            remaining(due, cx.now).trim_start_matches('>'),
            due.to_minute()
        ),
        Some(due) => format!("due {} (in {})", due.to_minute(), remaining(due, cx.now)),
        None => "no date".to_owned(),
    };
    let days = match line.days {
        1 => "1 day".to_owned(),
        n => format!("{n} days"),
    };
    paper.say(role, format!("{before}{sign} {}{whom}", line.our_ref));
    paper.indented(role, format!("   waits {days}, {due}"));
    paper.running_in(&line.title, 1, 5);
    let tried = line.tried.last().map_or_else(
        || "not chased yet".to_owned(),
        |(rung, at)| {
            let count = line.tried.len();
            let times = match count {
                1 => "once".to_owned(),
                n => format!("{n} times"),
            };
            format!("chased {times}, last {} {}", rung.title(), at.to_minute())
        },
    );
    paper.indented(
        Role::Dim,
        format!("   {tried}; next: {}", line.next.title()),
    );
}
