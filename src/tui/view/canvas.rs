//! Putting shown text into cells, clipped; the one place that knows both kinds of border.
//!
//! Never here: foreign text; only [`Shown`] gets in.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout;
use super::theme::{self, Role};
use crate::domain::text::{Shown, width};
use crate::tui::options::Look;

/// The cells of a frame with the look they are drawn in.
pub struct Canvas<'a> {
    cells: &'a mut Buffer,
    look: Look,
}

/// Corners, sides and joints: top left, top right, bottom left, bottom right, horizontal, vertical, joint at the top,
/// joint at the bottom.
const ASCII: [&str; 8] = ["+", "+", "+", "+", "-", "|", "+", "+"];
const LINES: [&str; 8] = ["┌", "┐", "└", "┘", "─", "│", "┬", "┴"];

impl<'a> Canvas<'a> {
    /// A canvas over these cells.
    pub fn new(cells: &'a mut Buffer, look: Look) -> Self {
        Self { cells, look }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        theme::style(self.look.theme, role)
    }

    /// Writes text from `x` on, cut to `columns`; answers how many it took.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &Shown, role: Role) -> u16 {
        let style = self.style(role);
        let marks = self.style(Role::Foreign);
        let ascii;
        let text = if self.look.ascii_text {
            ascii = text.ascii();
            &ascii
        } else {
            text
        };
        let text = width::cut(text, usize::from(columns));
        let mut at = x;
        for piece in text.pieces() {
            let style = if piece.mark {
                style.patch(marks)
            } else {
                style
            };
            at = self.put(at, y, x.saturating_add(columns), piece.text, style);
        }
        at - x
    }

    fn put(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let area = self.cells.area;
        if y >= area.bottom() || x >= area.right() {
            return x;
        }
        let room = end.min(area.right()).saturating_sub(x);
        // Nothing of what stood there shines through: bold over a dim border would be both, and terminals differ in that.
        let style = Style::reset().patch(style);
        let (next, _) = self.cells.set_stringn(x, y, text, usize::from(room), style);
        next
    }

    /// Lays a role's attributes over cells that are drawn already: reverse video over a row.
    pub fn shade(&mut self, area: Rect, role: Role) {
        let style = self.style(role);
        self.cells
            .set_style(area.intersection(self.cells.area), style);
    }

    /// Empties an area. A wide character that reaches into it from the left goes too: half of it would push the row.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.cells.area);
        for y in area.top()..area.bottom() {
            let before = area.x.checked_sub(1).map(|x| Position::new(x, y));
            if let Some(cell) = before.and_then(|place| self.cells.cell_mut(place))
                && width::columns(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
        for position in area.positions() {
            if let Some(cell) = self.cells.cell_mut(position) {
                cell.reset();
            }
        }
    }

    /// A pane of the body: a rule with the title above, a rule below, a divider at the left unless the screen ends
    /// there. Answers the area inside.
    pub fn pane(&mut self, area: Rect, title: &Shown, focused: bool) -> Rect {
        let [_, _, _, _, h, v, down, up] = self.lines();
        let style = self.style(Role::Border);
        let rule = h.repeat(usize::from(area.width));
        let bottom = area.bottom().saturating_sub(1);
        self.put(area.x, area.y, area.right(), &rule, style);
        self.put(area.x, bottom, area.right(), &rule, style);
        if area.x > 0 {
            self.put(area.x, area.y, area.right(), down, style);
            self.put(area.x, bottom, area.right(), up, style);
            for y in area.y + 1..bottom {
                self.put(area.x, y, area.right(), v, style);
            }
        }
        self.title(area, title, focused);
        layout::inside(area)
    }

    /// A box over the body with a border all around; answers the area inside.
    pub fn boxed(&mut self, area: Rect, title: &Shown) -> Rect {
        self.clear(area);
        self.border(area);
        self.title(area, title, true);
        inside(area)
    }

    fn title(&mut self, area: Rect, title: &Shown, focused: bool) {
        if title.is_empty() {
            return;
        }
        let mut words = Shown::own(" ");
        words.push(&width::cut(
            title,
            usize::from(area.width.saturating_sub(6)),
        ));
        words.push_own(" ");
        let role = if focused {
            Role::FocusedTitle
        } else {
            Role::PaneTitle
        };
        self.in_border(area, area.y, &words, role);
    }

    /// Words in a border do not take on its style.
    fn in_border(&mut self, area: Rect, y: u16, words: &Shown, role: Role) {
        let room = area.width.saturating_sub(4);
        let taken = u16::try_from(words.width()).unwrap_or(room).min(room);
        let place = Rect::new(area.x + 2, y, taken, 1);
        self.clear(place);
        self.text(place.x, y, taken, words, role);
    }

    const fn lines(&self) -> [&'static str; 8] {
        if self.look.ascii_borders || self.look.ascii_text {
            ASCII
        } else {
            LINES
        }
    }

    /// Words in the bottom border.
    pub fn footer(&mut self, area: Rect, words: &Shown, role: Role) {
        if !words.is_empty() && area.height > 1 {
            let mut text = Shown::own(" ");
            text.push(words);
            text.push_own(" ");
            self.in_border(area, area.bottom() - 1, &text, role);
        }
    }

    fn border(&mut self, area: Rect) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let [tl, tr, bl, br, h, v, ..] = self.lines();
        let style = self.style(Role::Border);
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        let line = |left: &str, end: &str| {
            let middle = h.repeat(usize::from(area.width - 2));
            format!("{left}{middle}{end}")
        };
        self.put(area.x, area.y, area.right(), &line(tl, tr), style);
        self.put(area.x, bottom, area.right(), &line(bl, br), style);
        for y in area.y + 1..bottom {
            self.put(area.x, y, area.right(), v, style);
            self.put(right, y, area.right(), v, style);
        }
    }
}

/// The area inside a border.
pub const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;

    #[test]
    fn a_title_takes_nothing_from_the_border_below_it() {
        let area = Rect::new(0, 0, 20, 3);
        let mut cells = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut cells, Look::default());
        canvas.pane(area, &Shown::own("Alerts"), true);
        let modifier = |x| cells.cell((x, 0)).map(|cell| cell.modifier);
        assert_eq!(modifier(0), Some(Modifier::DIM));
        assert_eq!(modifier(3), Some(Modifier::BOLD));
    }
}
