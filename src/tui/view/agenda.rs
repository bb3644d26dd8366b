//! The page of clocks: what is over first, then what ends within the day, then how many come later; below, what the columns
//! have no room for.
//!
//! Titles stand last, because right-to-left letters would pull what follows them out of its column. Never here: which clocks
//! there are.

use std::fmt::Write;

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::empty;
use super::layout::{self, Screen};
use super::theme::Role;
use crate::desk::AgendaLine;
use crate::domain::Moment;
use crate::domain::clock::{ClockState, remaining};
use crate::domain::text::{Shown, show, width};
use crate::tui::command;
use crate::tui::state::State;
use crate::tui::state::agenda::{Agenda, HOURS};

/// Draws the page; answers where its cursor row begins.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, screen: &Screen, agenda: &Agenda) -> Position {
    let areas = layout::agenda(screen);
    canvas.clear(screen.over);
    let inside = canvas.pane(screen.over, &title(agenda), true);
    canvas.footer(screen.over, &later(agenda), Role::Dim);
    let mut cursor = Position::new(inside.x, inside.y);
    if agenda.total() == 0 {
        empty::draw(canvas, inside, &nothing(state, agenda));
        return cursor;
    }
    let places = agenda.top..agenda.top + usize::from(areas.lines.height);
    let lines: Vec<&AgendaLine> = places.filter_map(|n| agenda.line(n)).collect();
    let columns = Columns::of(&lines, areas.lines.width, state.now);
    for (y, line) in (areas.lines.y..).zip(lines) {
        let row = Rect::new(areas.lines.x, y, areas.lines.width, 1);
        let here = agenda.cursor == Some((line.item, line.number));
        columns.draw(canvas, row, line, here, state.now);
        if here {
            cursor = Position::new(row.x, row.y);
            detail(canvas, areas.detail, line);
        }
    }
    cursor
}

/// `Clocks, next 24 hours: 1 of 12 - 3 over`.
fn title(agenda: &Agenda) -> Shown {
    let mut words = format!("Clocks, next {HOURS} hours");
    if let Some(page) = agenda.page.as_ref().filter(|page| page.total > 0) {
        let _ = write!(words, ": {} of {}", agenda.place + 1, page.total);
        if page.overdue > 0 {
            let _ = write!(words, " - {} over", page.overdue);
        }
    }
    Shown::of(words)
}

/// How many come after the page.
fn later(agenda: &Agenda) -> Shown {
    match agenda.page.as_ref().map_or(0, |page| page.later) {
        0 => Shown::default(),
        1 => Shown::own("1 more ends later"),
        n => Shown::of(format!("{n} more end later")),
    }
}

fn nothing(state: &State, agenda: &Agenda) -> Shown {
    let Some(page) = &agenda.page else {
        return Shown::own("The clocks are being read.");
    };
    let key = command::find("requests").map(|row| state.keys.first(row));
    let key = key.unwrap_or_default();
    Shown::of(match page.later {
        0 => "No clock runs on an open record. Clocks start with deadlines and time limits of records."
            .to_owned(),
        1 => format!("Nothing is over and nothing ends within {HOURS} hours. 1 clock ends later: {key} shows requests by their deadline."),
        n => format!("Nothing is over and nothing ends within {HOURS} hours. {n} clocks end later: {key} shows requests by their deadline."),
    })
}

/// Widths of the columns for the lines on screen.
struct Columns {
    word: u16,
    left: u16,
    reference: u16,
    country: u16,
    rule: u16,
    owed: u16,
    title: u16,
}

/// `2031-03-07 08:00Z`.
const DUE: u16 = 17;
/// The least a title may take before the words of the state and the rule go.
const TITLE: u16 = 12;
/// What title and what is owed must have together before both stand there.
const OWED_FROM: u16 = 40;

impl Columns {
    fn of(lines: &[&AgendaLine], columns: u16, now: Moment) -> Self {
        let widest = |text: &dyn Fn(&AgendaLine) -> usize, least: usize| {
            let most = lines.iter().map(|line| text(line)).max().unwrap_or(0);
            u16::try_from(most.max(least)).unwrap_or(u16::MAX)
        };
        let mut found = Self {
            word: widest(&|line| line.state.title().len(), 4) + 1,
            left: widest(&|line| remaining(line.due, now).len(), 4),
            reference: widest(&|line| line.our_ref.to_string().len(), 11),
            country: widest(&|line| line.country.map_or(1, |c| c.as_str().len()), 2),
            rule: widest(&|line| rule(line).len(), 4).min(16) + 1,
            owed: 0,
            title: 0,
        };
        for gone in [|c: &mut Self| c.rule = 0, |c: &mut Self| c.word = 0] {
            if found.fixed() + TITLE > columns {
                gone(&mut found);
            }
        }
        let rest = columns.saturating_sub(found.fixed());
        if rest >= OWED_FROM {
            found.owed = rest / 2;
        }
        found.title = rest - found.owed;
        found
    }

    /// Cursor and sign; everything with a space behind it.
    const fn fixed(&self) -> u16 {
        let signs = 1 + 2 + self.word;
        signs + self.left + 1 + DUE + 1 + self.reference + 1 + self.country + 1 + self.rule
    }

    fn draw(&self, canvas: &mut Canvas<'_>, row: Rect, line: &AgendaLine, here: bool, now: Moment) {
        let mut x = row.x;
        let mut cell = |columns: u16, text: &Shown, role: Role| {
            let room = if columns > 1 { columns - 1 } else { columns };
            canvas.text(x, row.y, room, text, role);
            x += columns;
        };
        let role = role(line.state);
        cell(1, &Shown::own(if here { ">" } else { " " }), Role::Strong);
        cell(2, &Shown::own(line.state.sign()), role);
        cell(self.word, &Shown::own(line.state.title()), role);
        let left = Shown::of(remaining(line.due, now));
        let left = width::pad_left(&left, usize::from(self.left));
        cell(self.left + 1, &left, role);
        cell(DUE + 1, &Shown::of(line.due.to_minute()), Role::Plain);
        cell(self.reference + 1, &Shown::of(line.our_ref), Role::Plain);
        let country = line.country.map_or(Shown::own("-"), Shown::of);
        cell(self.country + 1, &country, Role::Plain);
        cell(self.rule, &Shown::of(rule(line)), Role::Plain);
        cell(self.owed, &Shown::of(&line.owed), Role::Plain);
        cell(self.title, &show(&line.title), Role::Quote);
        if here {
            canvas.shade(row, Role::Selected);
        }
    }
}

/// The rule's name; `-` for dates somebody set without one.
fn rule(line: &AgendaLine) -> &str {
    line.name.as_ref().map_or("-", |name| name.as_str())
}

const fn role(state: ClockState) -> Role {
    match state {
        ClockState::Breached => Role::Alarm,
        ClockState::Critical => Role::Strong,
        ClockState::Over | ClockState::Paused => Role::Waiting,
        ClockState::Warn => Role::Work,
        ClockState::Ok | ClockState::Open => Role::Plain,
        ClockState::Ended => Role::Dim,
    }
}

/// The clock under the cursor in words.
fn detail(canvas: &mut Canvas<'_>, area: Rect, line: &AgendaLine) {
    let rule = line
        .name
        .as_ref()
        .map_or_else(String::new, |name| format!(" {name}"));
    let gone = match line.state {
        ClockState::Breached | ClockState::Over => String::new(),
        _ => format!(", {}% gone", line.percent),
    };
    let owed = if line.owed_here { "here" } else { "there" };
    let first = format!(
        "{}{rule}: {}{gone}, since {}, owed {owed}",
        line.our_ref,
        line.state.title(),
        line.start.to_minute(),
    );
    let lines = [Shown::of(first), Shown::of(&line.owed), show(&line.title)];
    let roles = [Role::Plain, Role::Plain, Role::Quote];
    for ((y, words), role) in (area.y..area.bottom()).zip(lines).zip(roles) {
        canvas.text(area.x + 1, y, area.width.saturating_sub(1), &words, role);
    }
}
