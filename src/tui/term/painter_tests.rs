//! The painter against an independent terminal: what is on its screen is what was drawn.

use std::cell::{Cell as Counter, RefCell};
use std::num::NonZeroU16;
use std::rc::Rc;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::tui::term::{Drawn, Screen};

/// A surface that keeps every frame, as the terminal would get them: one entry is one `write`.
#[derive(Clone)]
struct Paper {
    size: Rc<Counter<Size>>,
    free: Rc<Counter<bool>>,
    writes: Rc<RefCell<Vec<Vec<u8>>>>,
}

impl Paper {
    fn new(columns: u16, rows: u16) -> Self {
        Self {
            size: Rc::new(Counter::new(Size::new(columns, rows))),
            free: Rc::new(Counter::new(true)),
            writes: Rc::default(),
        }
    }

    fn take(&self) -> Vec<String> {
        let writes = self.writes.take();
        writes
            .into_iter()
            .map(|write| String::from_utf8(write).unwrap().replace('\x1b', "^"))
            .collect()
    }
}

impl Surface for Paper {
    fn size(&self) -> Size {
        self.size.get()
    }

    fn is_free(&self) -> bool {
        self.free.get()
    }

    fn present(&mut self, frame: Vec<u8>) {
        self.writes.borrow_mut().push(frame);
    }
}

fn text(frame: &mut ratatui::Frame, x: u16, y: u16, content: &str, style: Style) {
    frame.buffer_mut().set_string(x, y, content, style);
}

#[test]
fn one_write_per_changed_frame_and_none_otherwise() {
    let paper = Paper::new(20, 4);
    let mut screen = Screen::new(paper.clone());
    let draw = |screen: &mut Screen<Paper>, row: u16| {
        screen.draw(|frame| {
            text(frame, 0, 0, "list", Style::new());
            text(
                frame,
                0,
                row,
                ">",
                Style::new().add_modifier(Modifier::BOLD),
            );
            frame.set_cursor_position((0, row));
        })
    };
    assert_eq!(draw(&mut screen, 1), Drawn::Written);
    assert_eq!(
        paper.take(),
        ["^[?2026h^[?25l^[0m^[2J^[1;1Hlist^[2;1H^[1m>^[0m^[1G^[?25h^[?2026l"]
    );
    assert_eq!(draw(&mut screen, 1), Drawn::Unchanged);
    assert_eq!(paper.take(), Vec::<String>::new());
    assert_eq!(draw(&mut screen, 2), Drawn::Written);
    assert_eq!(paper.take().len(), 1);
}

#[test]
fn a_cursor_that_moves_alone_is_a_change() {
    let paper = Paper::new(20, 4);
    let mut screen = Screen::new(paper.clone());
    screen.draw(|frame| frame.set_cursor_position((1, 1)));
    paper.take();
    assert_eq!(
        screen.draw(|frame| frame.set_cursor_position((2, 1))),
        Drawn::Written
    );
    assert_eq!(paper.take(), ["^[?2026h^[3G^[?2026l"]);
    assert_eq!(screen.draw(|_| {}), Drawn::Written);
    assert_eq!(paper.take(), ["^[?2026h^[?25l^[?2026l"]);
    assert_eq!(screen.draw(|_| {}), Drawn::Unchanged);
}

#[test]
fn one_cell_costs_29_bytes() {
    let paper = Paper::new(20, 4);
    let mut screen = Screen::new(paper.clone());
    for symbol in ["a", "b"] {
        screen.draw(|frame| {
            text(frame, 4, 1, symbol, Style::new());
            frame.set_cursor_position((7, 3));
        });
    }
    let frame = "^[?2026h^[2;5Hb^[4;8H^[?2026l";
    assert_eq!(frame.len(), 29);
    assert_eq!(paper.take().last().unwrap(), frame);
}

#[test]
fn no_frame_is_made_while_one_is_under_way() {
    let paper = Paper::new(20, 4);
    let mut screen = Screen::new(paper.clone());
    paper.free.set(false);
    assert_eq!(
        screen.draw(|_| unreachable!("drawn for nobody")),
        Drawn::Busy
    );
    paper.free.set(true);
    assert_eq!(
        screen.draw(|frame| text(frame, 0, 0, "x", Style::new())),
        Drawn::Written
    );
}

#[test]
fn a_repaint_writes_every_cell_again_in_one_piece() {
    let paper = Paper::new(20, 4);
    let mut screen = Screen::new(paper.clone());
    let draw = |screen: &mut Screen<Paper>| {
        screen.draw(|frame| text(frame, 3, 1, "still here", Style::new()))
    };
    draw(&mut screen);
    paper.take();
    screen.repaint();
    assert_eq!(draw(&mut screen), Drawn::Written);
    assert_eq!(
        paper.take(),
        ["^[?2026h^[?25l^[0m^[2J^[2;4Hstill here^[?2026l"]
    );
}

#[test]
fn no_cell_can_begin_a_control_sequence() {
    let paper = Paper::new(20, 2);
    let mut screen = Screen::new(paper.clone());
    screen.draw(|frame| {
        for (x, hostile) in (0..).zip(["\x1b]0;title\x07", "\u{9b}31m", "\x07", "a\x1b[2J"]) {
            frame.buffer_mut()[(x * 2, 0)].set_symbol(hostile);
        }
    });
    assert_eq!(
        paper.take(),
        ["^[?2026h^[?25l^[0m^[2J^[1;1H? ? ? ?^[?2026l"]
    );
}

/// One random cell of text: place, what, how.
type Stroke = (u16, u16, String, u8, u8, u16);

fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
    let words = prop_oneof![
        "[a-zA-Z0-9 .,-]{1,12}",
        "[à-ÿ]{1,6}",
        "[ぁ-ゖ]{1,5}",
        "[一-龥]{1,5}",
        "[가-힣]{1,5}",
        "[─-┿]{1,9}",
    ];
    prop::collection::vec(
        (0..40_u16, 0..8_u16, words, 0..9_u8, 0..9_u8, 0..16_u16),
        0..12,
    )
}

fn paint(buffer: &mut Buffer, strokes: &[Stroke]) {
    const COLOURS: [Color; 9] = [
        Color::Reset,
        Color::Red,
        Color::Cyan,
        Color::Black,
        Color::White,
        Color::LightBlue,
        Color::DarkGray,
        Color::Indexed(200),
        Color::Rgb(1, 2, 3),
    ];
    const KEPT: [Modifier; 4] = [
        Modifier::BOLD,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
    ];
    for (x, y, content, foreground, background, attributes) in strokes {
        let mut style = Style::new()
            .fg(COLOURS[usize::from(*foreground)])
            .bg(COLOURS[usize::from(*background)]);
        for (bit, modifier) in KEPT.into_iter().enumerate() {
            if attributes & (1 << bit) != 0 {
                style = style.add_modifier(modifier);
            }
        }
        buffer.set_string(*x, *y, content, style);
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn seen_colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::Cyan => vt100::Color::Idx(6),
        Color::Black => vt100::Color::Idx(0),
        Color::White => vt100::Color::Idx(15),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

fn assert_seen(buffer: &Buffer, screen: &vt100::Screen) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let drawn = &buffer[(x, y)];
            let seen = screen.cell(y, x).unwrap();
            let shown = if seen.has_contents() {
                seen.contents()
            } else {
                " "
            };
            assert_eq!(shown, drawn.symbol(), "row {y}, column {x}");
            assert_eq!(seen.fgcolor(), seen_colour(drawn.fg), "row {y}, column {x}");
            assert_eq!(seen.bgcolor(), seen_colour(drawn.bg), "row {y}, column {x}");
            assert_eq!(seen.inverse(), drawn.modifier.contains(Modifier::REVERSED));
            assert_eq!(seen.bold(), drawn.modifier.contains(Modifier::BOLD));
            assert_eq!(
                seen.underline(),
                drawn.modifier.contains(Modifier::UNDERLINED)
            );
            assert_eq!(seen.italic(), drawn.modifier.contains(Modifier::ITALIC));
            x += u16::try_from(drawn.symbol().width().max(1)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Latin, CJK and line drawing in any order and style: an independent terminal shows what was drawn.
    #[test]
    fn a_terminal_shows_what_was_drawn(frames in prop::collection::vec((strokes(), 0..4_u8), 1..6)) {
        let paper = Paper::new(40, 8);
        let mut screen = Screen::new(paper.clone());
        let mut terminal = vt100::Parser::new(cells(8), cells(40), 0);
        for (strokes, repaint) in frames {
            if repaint == 0 {
                screen.repaint();
            }
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 8));
            paint(&mut buffer, &strokes);
            screen.draw(|frame| {
                *frame.buffer_mut() = buffer.clone();
                frame.set_cursor_position((7, 3));
            });
            let writes = paper.writes.take();
            prop_assert!(writes.len() <= 1);
            for write in writes {
                terminal.process(&write);
            }
            assert_seen(&buffer, terminal.screen());
            prop_assert_eq!(terminal.screen().cursor_position(), (3, 7));
        }
    }
}
