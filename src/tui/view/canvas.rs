//! Putting shown text into cells, clipped; the one place that knows both kinds of border.
//!
//! Never here: foreign text; only [`Shown`] gets in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{self, Role};
use crate::domain::text::{Shown, width};
use crate::tui::options::Look;

/// The cells of a frame with the look they are drawn in.
pub struct Canvas<'a> {
    cells: &'a mut Buffer,
    look: Look,
}

/// Corners and sides: top left, top right, bottom left, bottom right, horizontal, vertical.
const ASCII: [&str; 6] = ["+", "+", "+", "+", "-", "|"];
const LINES: [&str; 6] = ["┌", "┐", "└", "┘", "─", "│"];

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

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.cells.area);
        for position in area.positions() {
            if let Some(cell) = self.cells.cell_mut(position) {
                cell.reset();
            }
        }
    }

    /// A border with a title; answers the area inside.
    pub fn pane(&mut self, area: Rect, title: &Shown, focused: bool) -> Rect {
        self.border(area);
        if !title.is_empty() {
            let mut words = Shown::own(" ");
            words.push(title);
            words.push_own(" ");
            let role = if focused {
                Role::FocusedTitle
            } else {
                Role::PaneTitle
            };
            let room = area.width.saturating_sub(4);
            self.text(area.x + 2, area.y, room, &words, role);
        }
        inside(area)
    }

    /// Words in the bottom border.
    pub fn footer(&mut self, area: Rect, words: &Shown, role: Role) {
        if !words.is_empty() && area.height > 1 {
            let mut text = Shown::own(" ");
            text.push(words);
            text.push_own(" ");
            let room = area.width.saturating_sub(4);
            self.text(area.x + 2, area.bottom() - 1, room, &text, role);
        }
    }

    fn border(&mut self, area: Rect) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let plain = self.look.ascii_borders || self.look.ascii_text;
        let [tl, tr, bl, br, h, v] = if plain { ASCII } else { LINES };
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
