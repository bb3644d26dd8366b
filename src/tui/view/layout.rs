//! Where things stand. Pure geometry, asked by `update` (how many rows are visible) and by the drawing.
//!
//! ```text
//!  title
//! -list---------------+-detail------+-side (from 140)--
//!                     |             |
//! --------------------+-------------+------------------
//!  message
//!  hints
//! ```
//! Panes have no border at the screen's edges and share the one between them: at 80 columns every column counts. Below
//! 80 columns only the list stands there; full records and sheets cover the whole body.
//!
//! Never here: drawing.

use ratatui::layout::Rect;

use crate::domain::text::width::columns;
use crate::tui::options::Size;
use crate::tui::state::filling::Part;
use crate::tui::state::pick::{Pick, PickFor};
use crate::tui::state::{Area, State};

/// The regions of a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Screen {
    /// Title line.
    pub title: Rect,
    /// The list.
    pub list: Rect,
    /// Preview or sheet beside it.
    pub detail: Option<Rect>,
    /// The third pane.
    pub side: Option<Rect>,
    /// The whole body, for full records and sheets.
    pub over: Rect,
    /// Message line.
    pub message: Rect,
    /// Hint line.
    pub hint: Rect,
}

impl Screen {
    /// Rows of the list inside its border.
    pub const fn list_rows(&self) -> u16 {
        self.list.height.saturating_sub(2)
    }

    /// Rows of the detail pane inside its border.
    pub fn detail_rows(&self) -> u16 {
        self.detail.map_or(0, |area| area.height.saturating_sub(2))
    }
}

/// What a pane has for its words: without the rules above and below and the divider at its left.
pub const fn inside(pane: Rect) -> Rect {
    let divider = if pane.x > 0 { 1 } else { 0 };
    Rect {
        x: pane.x + divider,
        y: pane.y.saturating_add(1),
        width: pane.width.saturating_sub(divider),
        height: pane.height.saturating_sub(2),
    }
}

/// The regions for this state.
pub fn of(state: &State) -> Screen {
    split(state.size, state.area)
}

fn split(size: Size, area: Area) -> Screen {
    let (columns, rows) = (size.columns, size.rows);
    let line = |y| Rect::new(0, y, columns, 1);
    let body = Rect::new(0, 1, columns, rows.saturating_sub(3));
    let list_width = match (columns, area) {
        (0..80, _) => columns,
        (80..100, Area::Countries) => 28,
        (100..140, Area::Countries) => 36,
        (_, Area::Countries) => 44,
        // Titles of treaties are longer than names of countries.
        (80..100, Area::Treaties) => 38,
        (100..140, Area::Treaties) => 46,
        (_, Area::Treaties) => 58,
        // A narrow preview still shows a date and time on one line.
        (80..100, _) => columns - 27,
        // Room for the words beside the signs.
        (100..140, _) => columns * 68 / 100,
        _ => columns * 53 / 100,
    };
    let part = |x: u16, width: u16| Rect::new(x, body.y, width, body.height);
    let rest = columns.saturating_sub(list_width);
    let with_side = columns >= 140 && matches!(area, Area::Alerts | Area::Requests);
    let side_width = if with_side { rest * 2 / 5 } else { 0 };
    let detail_width = rest - side_width;
    Screen {
        title: line(0),
        list: part(0, list_width),
        detail: (rest > 0).then(|| part(list_width, detail_width)),
        side: with_side.then(|| part(list_width + detail_width, side_width)),
        over: body,
        message: line(rows.saturating_sub(2)),
        hint: line(rows.saturating_sub(1)),
    }
}

/// A box of this size in the middle of the body, cut to fit between its rules.
pub fn centred(size: Size, width: u16, height: u16) -> Rect {
    let width = width.min(size.columns.saturating_sub(4));
    let height = height.min(size.rows.saturating_sub(5));
    Rect::new(
        (size.columns - width) / 2,
        2 + (size.rows.saturating_sub(5) - height) / 2,
        width,
        height,
    )
}

/// The box of a list of choices.
pub fn pick_box(size: Size, pick: &Pick) -> Rect {
    let field = u16::from(pick.field.is_some());
    let rows = u16::try_from(pick.lines_of_all().max(1)).unwrap_or(u16::MAX);
    let height = rows.saturating_add(2 + field + sentence_rows(pick));
    // Commands say on a line of their own why they are not possible.
    let of_commands = pick.purpose == PickFor::Command;
    let widest = pick.choices.iter().map(|choice| {
        let why_not = choice.why_not.as_deref().filter(|_| !of_commands);
        columns(&choice.text) + columns(&choice.note) + why_not.map_or(0, columns) + 10
    });
    let width = widest.max().unwrap_or(0);
    let width = width.max(columns(&pick.title) + 6).clamp(40, 100);
    centred(size, u16::try_from(width).unwrap_or(100), height)
}

/// How many lines there are for choices and the headings of their groups.
pub fn pick_rows(size: Size, pick: &Pick) -> u16 {
    let field = u16::from(pick.field.is_some());
    let rows = pick_box(size, pick).height.saturating_sub(2 + field);
    rows.saturating_sub(sentence_rows(pick))
}

/// Commands say their whole sentence below the list, and choices with long remarks all of it, where the column had to cut.
pub const fn sentence_rows(pick: &Pick) -> u16 {
    match pick.purpose {
        PickFor::Command => 1,
        PickFor::Step(_) | PickFor::Limit(..) | PickFor::Filling(_, Part::Grounds | Part::Rule) => {
            2
        }
        _ => 0,
    }
}

/// Rows of the review sheet above its choices.
pub const fn review_rows(screen: &Screen) -> u16 {
    screen.over.height.saturating_sub(2 + 3)
}

/// The finder: its fields, and the answer below them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FinderAreas {
    /// The fields.
    pub form: Rect,
    /// The answer.
    pub answer: Rect,
}

/// Rows of the finder's fields with the empty line below.
const FORM: u16 = 4;

/// Where the parts of the finder stand.
pub const fn finder(screen: &Screen) -> FinderAreas {
    let whole = inside(screen.over);
    FinderAreas {
        form: Rect {
            height: FORM,
            ..whole
        },
        answer: Rect {
            y: whole.y.saturating_add(FORM),
            height: whole.height.saturating_sub(FORM),
            ..whole
        },
    }
}

/// The page of clocks: its lines, and more about the one under the cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgendaAreas {
    /// The lines.
    pub lines: Rect,
    /// Below them what the columns have no room for.
    pub detail: Rect,
}

/// Rows that tell the clock under the cursor, with the empty one above them.
const DETAIL: u16 = 4;

/// Where the parts of the page of clocks stand.
pub const fn agenda(screen: &Screen) -> AgendaAreas {
    let whole = inside(screen.over);
    let lines = whole.height.saturating_sub(DETAIL);
    AgendaAreas {
        lines: Rect {
            height: lines,
            ..whole
        },
        detail: Rect {
            y: whole.y.saturating_add(lines + 1),
            height: (whole.height - lines).saturating_sub(1),
            ..whole
        },
    }
}

/// From this width on form and text of a letter stand side by side.
const BESIDE: u16 = 100;

/// The page of a letter: its form and its text, as panes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LetterAreas {
    /// The form.
    pub form: Rect,
    /// The text.
    pub text: Rect,
    /// They stand side by side; else each covers the body in its turn.
    pub beside: bool,
}

/// Where the parts of a letter's page stand.
pub const fn letter(screen: &Screen) -> LetterAreas {
    let over = screen.over;
    if over.width < BESIDE {
        return LetterAreas {
            form: over,
            text: over,
            beside: false,
        };
    }
    let left = over.width / 2;
    LetterAreas {
        form: Rect {
            width: left,
            ..over
        },
        text: Rect {
            x: left,
            width: over.width - left,
            ..over
        },
        beside: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_cover_the_screen_and_do_not_overlap() {
        for columns in [60, 79, 80, 100, 139, 140, 200] {
            for area in [Area::Alerts, Area::Countries, Area::Treaties] {
                let screen = split(Size { columns, rows: 24 }, area);
                let widths = screen.list.width
                    + screen.detail.map_or(0, |d| d.width)
                    + screen.side.map_or(0, |s| s.width);
                assert_eq!(widths, columns, "{columns}");
                assert_eq!(screen.list_rows(), 19);
                assert_eq!(screen.detail.is_some(), columns >= 80);
            }
        }
    }

    #[test]
    fn nothing_overflows_in_a_tiny_window() {
        for columns in 0..10 {
            for rows in 0..10 {
                let size = Size { columns, rows };
                let screen = split(size, Area::Alerts);
                assert!(screen.over.bottom() <= rows.max(1));
                let _ = centred(size, 40, 40);
            }
        }
    }
}
