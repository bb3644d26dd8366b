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
use crate::domain::clock::remaining;
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
    title: u16,
}

/// The least a title may take before words go.
const TITLE: u16 = 20;

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
        signs + words + self.reference + 1 + self.country + 1 + self.due + 1 + self.handling + 1
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

/// What is left until the deadline; `-` without one, `?` where nobody could read it.
fn due(row: &Row, now: Moment, word: bool) -> String {
    match row.due {
        Some(due) => {
            let text = remaining(due, now);
            if word {
                text
            } else {
                text.trim_end_matches(" late").to_owned()
            }
        }
        None if row.due_is_unreadable => "?".to_owned(),
        None => "-".to_owned(),
    }
}

fn due_role(row: &Row, now: Moment) -> Role {
    match row.due {
        Some(due) if due < now && row.is_open() => Role::Alarm,
        None if row.due_is_unreadable => Role::Alarm,
        Some(_) => Role::Plain,
        None => Role::Dim,
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
