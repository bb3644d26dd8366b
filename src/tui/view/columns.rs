//! The columns of a list of records. Each has a rank and goes by rank: at every width the reference, the country, the
//! handling code and the deadline stay; the title takes what is left; words beside the signs come from 100 columns.
//!
//! The title stands last, because right-to-left letters would pull what follows them out of its column.
//!
//! Never here: which rows are visible.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::desk::Row;
use crate::domain::clock::{ClockState, percent_gone, remaining};
use crate::domain::text::{Shown, show, width};
use crate::domain::{Moment, Phase, Priority};

/// Widths of the columns for these rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Columns {
    state_word: bool,
    priority_word: bool,
    late_word: bool,
    reference: u16,
    country: u16,
    handling: u16,
    due: u16,
    clock: u16,
    title: u16,
}

/// The least a title may take before words go.
const TITLE: u16 = 20;
/// How the deadline stands, in a word and percent, and how wide a list must be for that.
const CLOCK: u16 = 17;
const CLOCK_FROM: u16 = 100;

impl Columns {
    /// The widths for the rows on screen; `columns` is what the list has, `screen` the whole window.
    pub fn of(rows: &[&Row], columns: u16, screen: u16, now: Moment) -> Self {
        let widest = |text: &dyn Fn(&Row) -> usize, least: usize| {
            let most = rows.iter().map(|row| text(row)).max().unwrap_or(0);
            u16::try_from(most.max(least)).unwrap_or(least.try_into().unwrap_or(0))
        };
        let late_word = screen >= 100;
        let mut found = Self {
            state_word: screen >= 100,
            priority_word: screen >= 100,
            late_word,
            reference: widest(&|row| row.our_ref.to_string().len(), 11),
            country: widest(&|row| row.country.map_or(1, |c| c.as_str().len()), 2),
            handling: widest(&|row| row.marking.as_str().len(), 3).min(8),
            due: widest(&|row| due(row, now, late_word).len(), 4),
            clock: if columns >= CLOCK_FROM { CLOCK } else { 0 },
            title: 0,
        };
        // Urgent rows stand first and red; what was done with them is harder to see.
        for word in [Self::without_priority_word, Self::without_state_word] {
            if found.fixed() + TITLE > columns {
                word(&mut found);
            }
        }
        found.title = columns.saturating_sub(found.fixed());
        found
    }

    const fn without_priority_word(&mut self) {
        self.priority_word = false;
    }

    const fn without_state_word(&mut self) {
        self.state_word = false;
    }

    const fn fixed(&self) -> u16 {
        let words = if self.state_word { 8 } else { 0 } + if self.priority_word { 7 } else { 0 };
        // Cursor and mark; the signs of priority and phase; everything with a space behind it.
        let signs = 2 + 3 + 2;
        signs
            + words
            + self.reference
            + 1
            + self.country
            + 1
            + self.due
            + 1
            + self.clock
            + self.handling
            + 1
    }

    /// Draws one row; the cursor's row gets `>` and reverse video.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, row: &Row, at: At, now: Moment) {
        let y = area.y;
        let mut x = area.x;
        let mut cell = |canvas: &mut Canvas<'_>, columns: u16, text: &Shown, role: Role| {
            canvas.text(x, y, columns, text, role);
            x += columns;
        };
        cell(
            canvas,
            1,
            &Shown::own(if at.cursor { ">" } else { " " }),
            Role::Strong,
        );
        cell(
            canvas,
            1,
            &Shown::own(if at.marked { "+" } else { " " }),
            Role::Mark,
        );
        let pressing = priority_role(row.priority);
        cell(canvas, 3, &Shown::own(row.priority.sign()), pressing);
        if self.priority_word {
            cell(canvas, 7, &Shown::own(row.priority.word()), pressing);
        }
        let phase = row.phase();
        cell(canvas, 2, &Shown::own(phase.sign()), phase_role(phase));
        if self.state_word {
            cell(canvas, 8, &Shown::own(phase.title()), phase_role(phase));
        }
        cell(
            canvas,
            self.reference + 1,
            &Shown::of(row.our_ref),
            Role::Plain,
        );
        let country = row
            .country
            .map_or_else(|| "-".to_owned(), |c| c.to_string());
        cell(canvas, self.country + 1, &Shown::of(country), Role::Plain);
        let due_text = Shown::of(due(row, now, self.late_word));
        let due_text = width::pad_left(&due_text, usize::from(self.due));
        cell(canvas, self.due + 1, &due_text, due_role(row, now));
        cell(canvas, self.clock, &clock(row, now), due_role(row, now));
        cell(
            canvas,
            self.handling + 1,
            &Shown::of(&row.marking),
            Role::Plain,
        );
        cell(canvas, self.title, &show(&row.title), Role::Quote);
        if at.cursor {
            canvas.shade(area, Role::Selected);
        }
    }
}

/// How a row stands in its list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    /// The cursor is on it.
    pub cursor: bool,
    /// It is marked.
    pub marked: bool,
}

/// What is left until the deadline, with the sign of what is nearly over, late, or over without anybody being late; `-`
/// without one, `?` where nobody could read it.
fn due(row: &Row, now: Moment, word: bool) -> String {
    let Some(due) = row.due else {
        let sign = if row.due_is_unreadable { "?" } else { "-" };
        return sign.to_owned();
    };
    let state = row.clock_state(now);
    let text = match state {
        Some(ClockState::Breached) => remaining(row.late_from.unwrap_or(due), now),
        _ => remaining(due, now),
    };
    match state {
        Some(ClockState::Critical) => format!("!{text}"),
        Some(ClockState::Over) => {
            let since = text.trim_start_matches('>').trim_end_matches(" late");
            let over = if word { " over" } else { "" };
            format!("={since}{over}")
        }
        _ if word => text,
        _ => text.trim_end_matches(" late").to_owned(),
    }
}

/// `nearly over 93%`.
fn clock(row: &Row, now: Moment) -> Shown {
    let (Some(state), Some(due)) = (row.clock_state(now), row.due) else {
        return Shown::default();
    };
    match state {
        ClockState::Breached | ClockState::Over => Shown::own(state.title()),
        _ => {
            let gone = percent_gone(row.due_from.unwrap_or(due), due, now);
            Shown::of(format!("{} {gone}%", state.title()))
        }
    }
}

fn due_role(row: &Row, now: Moment) -> Role {
    match row.clock_state(now) {
        Some(ClockState::Breached) => Role::Alarm,
        Some(ClockState::Critical) => Role::Strong,
        Some(ClockState::Over) => Role::Waiting,
        None if row.due_is_unreadable => Role::Alarm,
        None if row.due.is_none() => Role::Dim,
        _ => Role::Plain,
    }
}

const fn priority_role(priority: Priority) -> Role {
    match priority {
        Priority::Urgent => Role::Urgent,
        Priority::High => Role::Strong,
        Priority::Normal => Role::Plain,
        Priority::Low => Role::Dim,
    }
}

const fn phase_role(phase: Phase) -> Role {
    match phase {
        Phase::New => Role::Strong,
        Phase::InWork => Role::Work,
        Phase::Waiting => Role::Waiting,
        Phase::Done => Role::Dim,
        Phase::Refused => Role::Plain,
    }
}
