//! The clocks of a record: sign and word, what is left, who owes what, from which event, and how it was reckoned.
//!
//! Never here: the reckoning.

use super::{Laid, Paper, Reading, Role};
use crate::domain::clock::{Clock, ClockState, remaining};
use crate::domain::{Item, Moment};
use crate::tui::state::board::On;

/// Columns of the bar that shows how much of the time is gone.
const BAR: u8 = 10;
/// Clocks a preview tells in a line each.
const IN_PREVIEW: usize = 3;

/// Running clocks first, the one that ends first on top; then those that ended, newest first.
pub fn clocks_in_order(item: &Item) -> Vec<&Clock> {
    let mut clocks: Vec<&Clock> = item.clocks.iter().collect();
    clocks.sort_by_key(|clock| {
        let ended = clock.ended.map(|(at, _)| at.millis());
        let due = clock.due.map_or(i64::MAX, Moment::millis);
        (
            ended.is_some(),
            ended.map_or(due, i64::saturating_neg),
            clock.number,
        )
    });
    clocks
}

/// Every clock with all there is to it, to go through; the steps of reckoning where they are asked for.
pub fn clock_board(
    item: &Item,
    on: Option<On>,
    steps: bool,
    cx: Reading<'_>,
    width: usize,
) -> (Paper, Laid) {
    let mut paper = Paper::new(width);
    let mut laid = Laid::default();
    let clocks = clocks_in_order(item);
    if clocks.is_empty() {
        paper.say(Role::Dim, "No clock runs on this record.");
        paper.say(Role::Dim, "a starts one by a rule of the bookshelf.");
        return (paper, laid);
    }
    for clock in clocks {
        paper.gap();
        laid.starts.push(paper.lines.len());
        let here = on == Some(On::Clock(clock.number));
        first_line(&mut paper, clock, cx.now, if here { "> " } else { "  " });
        facts(&mut paper, clock, item, cx);
        if steps && here {
            reckoning(&mut paper, clock);
        }
    }
    (paper, laid)
}

/// The section of the full record. One date that somebody set stands above already, as what is due.
pub(super) fn section(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if item.clocks.len() < 2 && item.clocks.iter().all(|clock| clock.rule.is_none()) {
        return;
    }
    paper.heading("Clocks");
    for (n, clock) in clocks_in_order(item).into_iter().enumerate() {
        if n > 0 {
            paper.gap();
        }
        first_line(paper, clock, cx.now, "");
        facts(paper, clock, item, cx);
    }
}

/// A line or two for each running clock that follows a rule, in the preview.
pub(super) fn in_short(paper: &mut Paper, item: &Item, now: Moment) {
    let all = clocks_in_order(item);
    let running: Vec<&Clock> = all
        .into_iter()
        .filter(|clock| clock.is_running() && clock.rule.is_some())
        .collect();
    for clock in running.iter().take(IN_PREVIEW) {
        first_line(paper, clock, now, "");
    }
    if running.len() > IN_PREVIEW {
        let more = running.len() - IN_PREVIEW;
        paper.say(Role::Dim, format!("and {more} more clocks: x k"));
    }
}

/// `! SPOC-U-DIR nearly over, in 30m [#########.] 93 %`.
pub(super) fn first_line(paper: &mut Paper, clock: &Clock, now: Moment, before: &str) {
    let state = clock.state(now);
    let words = format!(
        "{before}{} {}: {}{}",
        sign(state),
        name(clock),
        standing(clock, state, now),
        bar(clock, state, now)
    );
    paper.say(role(state), words);
}

/// The sign that says without colour how a clock stands.
const fn sign(state: ClockState) -> &'static str {
    match state {
        ClockState::Breached => "!!",
        ClockState::Critical => "! ",
        ClockState::Warn => "~ ",
        ClockState::Paused => "? ",
        ClockState::Ended | ClockState::Over => "= ",
        ClockState::Ok | ClockState::Open => "- ",
    }
}

const fn role(state: ClockState) -> Role {
    match state {
        ClockState::Breached => Role::Alarm,
        ClockState::Critical => Role::Strong,
        ClockState::Paused => Role::Waiting,
        ClockState::Ended => Role::Dim,
        ClockState::Ok | ClockState::Warn | ClockState::Over | ClockState::Open => Role::Plain,
    }
}

fn name(clock: &Clock) -> String {
    clock
        .name
        .as_ref()
        .map_or_else(|| clock.origin.title().to_owned(), ToString::to_string)
}

/// `nearly over, in 30m`, `late, 2h`, `standing still since 2031-03-07 09:00Z`, `ended: done`.
fn standing(clock: &Clock, state: ClockState, now: Moment) -> String {
    let word = state.title();
    match (state, clock.due, clock.ended) {
        (_, _, Some((at, how))) => format!("ended: {}, {}", how.title(), at.to_minute()),
        (ClockState::Paused, ..) => clock.paused_since().map_or_else(
            || word.to_owned(),
            |since| format!("{word} since {}", since.to_minute()),
        ),
        (_, Some(due), _) => {
            let left = remaining(due, now);
            let ago = left.trim_start_matches('>').trim_end_matches(" late");
            match state {
                ClockState::Breached => format!("{ago} {word}"),
                ClockState::Over => format!("{word} since {ago}"),
                _ => format!("{word}, in {left}"),
            }
        }
        _ => word.to_owned(),
    }
}

/// ` [####......] 41 %`; nothing for a clock without an end.
fn bar(clock: &Clock, state: ClockState, now: Moment) -> String {
    if matches!(state, ClockState::Ended | ClockState::Open) {
        return String::new();
    }
    let Some(percent) = clock.percent_gone(now) else {
        return String::new();
    };
    let full = usize::from(percent.min(100) / (100 / BAR));
    let open = usize::from(BAR).saturating_sub(full);
    format!(" [{}{}] {percent} %", "#".repeat(full), ".".repeat(open))
}

fn facts(paper: &mut Paper, clock: &Clock, item: &Item, cx: Reading<'_>) {
    if let Some(rule) = &clock.rule {
        paper.field("What", &rule.title);
    }
    owed(paper, clock, item, cx);
    match clock.due {
        Some(due) => paper.field("Due", at_zone(due, clock, cx)),
        None if clock.paused_since().is_some() => {
            paper.field("Due", "none while it stands still");
        }
        None if clock.is_running() => paper.field("Due", "no end"),
        None => {}
    }
    let event = clock.rule.as_ref().map_or("receipt", |rule| {
        if rule.starts_words.is_empty() {
            rule.starts.title()
        } else {
            &rule.starts_words
        }
    });
    let start = format!("{}, {event}", clock.start.to_minute());
    if clock.start_assumed {
        paper.field_as("Start", Role::Warning, format!("{start} (start assumed)"));
    } else {
        paper.field("Start", start);
    }
    if let Some(rule) = &clock.rule {
        let amount = rule.amount.map(|amount| format!("{amount}, "));
        let amount = amount.unwrap_or_default();
        let limit = rule.limit.title();
        let from = format!("{} {}", rule.instrument, rule.article);
        paper.field("Rule", format!("{amount}{limit}; {from}"));
        let role = if rule.is_unverified() {
            Role::Warning
        } else {
            Role::Plain
        };
        paper.field_as("How sure", role, &rule.confidence);
    }
    changes(paper, clock, cx);
    for doubt in &clock.doubts {
        paper.field_as("Doubt", Role::Warning, doubt);
    }
}

fn owed(paper: &mut Paper, clock: &Clock, item: &Item, cx: Reading<'_>) {
    let Some(rule) = &clock.rule else {
        paper.field("Owed by", "this desk");
        return;
    };
    let mut words = rule.owes.title().to_owned();
    if !rule.owes_words.is_empty() && rule.owes_words != words {
        words = format!("{words}: {}", rule.owes_words);
    }
    if let Some(code) = clock.country {
        words = format!("{words}, {}", cx.country(code));
    }
    if clock.is_owed_here(item.content.direction) {
        words.push_str(" (here)");
    }
    paper.field("Owed by", words);
}

/// The end in UTC and by the clock of the zone its days end in.
fn at_zone(due: Moment, clock: &Clock, cx: Reading<'_>) -> String {
    let left = remaining(due, cx.now);
    let left = match left.strip_prefix('>') {
        Some(late) if clock.state(cx.now) == ClockState::Over => late.replace(" late", " ago"),
        Some(late) => late.to_owned(),
        None => format!("in {left}"),
    };
    let left = if clock.is_running() {
        format!(" ({left})")
    } else {
        String::new()
    };
    let local = local(due, &clock.zone).map(|words| format!(", {words}"));
    format!("{}{}{left}", due.to_minute(), local.unwrap_or_default())
}

/// `2031-03-26 00:59 in Europe/Luxembourg`, the time alone where the day is the same; `None` for UTC.
pub(super) fn local(due: Moment, zone: &str) -> Option<String> {
    let tz = jiff::tz::TimeZone::get(zone).ok()?;
    if zone == "UTC" {
        return None;
    }
    let local = tz.to_datetime(due.timestamp());
    let day = local.date().to_string();
    let same = due.to_minute().starts_with(&day);
    let form = if same { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    Some(format!("{} in {zone}", local.strftime(form)))
}

fn changes(paper: &mut Paper, clock: &Clock, cx: Reading<'_>) {
    for pause in &clock.pauses {
        let from = pause.from.to_minute();
        paper.field(
            "Stood still",
            match pause.to {
                Some(to) => format!("{from} to {}", to.to_minute()),
                None => format!("since {from}"),
            },
        );
    }
    for more in &clock.extensions {
        let by = cx.officer(&more.officer);
        paper.field(
            "Extended",
            format!("by {}, {} by {by}", more.by, more.at.to_minute()),
        );
        paper.quoted_if("", Some(&more.reason));
    }
    paper.quoted_if("Why", Some(&clock.why));
}

fn reckoning(paper: &mut Paper, clock: &Clock) {
    paper.say(Role::Heading, "How the end was reckoned");
    if clock.steps.is_empty() {
        paper.indented(Role::Dim, "Somebody set the date: nothing was reckoned.");
    }
    for (n, step) in clock.steps.iter().enumerate() {
        paper.indented(Role::Plain, format!("{}. {step}", n + 1));
    }
}
