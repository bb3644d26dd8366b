//! A picture of a frame: words on a grid whose columns hold whatever font is at hand.
//!
//! Never here: colours a theme chose; they come by name from the cells.
use std::fmt::Write;

use ratatui::style::Modifier;

use super::Frame;
use super::cells::{Style, rows, runs, words};
use super::ink;

/// What the picture stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
}

impl Paper {
    const fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Dark => ("#14181d", "#d6dae0"),
            Self::Light => ("#fbfaf7", "#22262b"),
        }
    }
}

/// Width of a cell.
const CELL: u32 = 9;
/// Height of a cell.
const LINE: u32 = 20;
/// How far letters stand above the lower edge of their cell.
const FOOT: u32 = 6;

/// The picture as an SVG document.
pub(super) fn render(frame: &Frame<'_>, paper: Paper) -> String {
    let (ground, ink) = paper.colours();
    let area = frame.buffer.area;
    let (width, height) = (u32::from(area.width) * CELL, u32::from(area.height) * LINE);
    let (full_width, full_height) = (width + 2 * CELL, height + LINE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" viewBox=\"-{CELL} -{top} {full_width} {full_height}\" \
         width=\"{full_width}\" height=\"{full_height}\" font-family=\"ui-monospace,'DejaVu Sans Mono',monospace\" \
         font-size=\"15\">\n<rect x=\"-{CELL}\" y=\"-{top}\" width=\"{full_width}\" height=\"{full_height}\" rx=\"6\" \
         fill=\"{ground}\"/>\n",
        top = LINE / 2,
    );
    for (row, glyphs) in (0_u32..).zip(rows(frame.buffer)) {
        let place = |column: u16| (u32::from(column) * CELL, row * LINE);
        let paint = |style| Paint::of(style, paper, ground, ink);
        for (column, columns, _, style) in runs(&glyphs) {
            lay(&mut out, place(column), columns, &paint(style));
        }
        for (column, columns, text, style) in words(&glyphs) {
            write(&mut out, place(column), columns, &text, &paint(style));
        }
    }
    out.push_str("</svg>\n");
    out
}

/// How a run is painted.
struct Paint {
    ink: String,
    ground: Option<String>,
    modifier: Modifier,
}

impl Paint {
    fn of(style: Style, paper: Paper, ground: &str, ink: &str) -> Self {
        let on_dark = paper == Paper::Dark;
        let fg = ink::paint(style.fg, on_dark).unwrap_or_else(|| ink.to_owned());
        let bg = ink::paint(style.bg, on_dark);
        let modifier = style.modifier;
        if modifier.contains(Modifier::REVERSED) {
            let ink = bg.unwrap_or_else(|| ground.to_owned());
            return Self {
                ink,
                ground: Some(fg),
                modifier,
            };
        }
        Self {
            ink: fg,
            ground: bg,
            modifier,
        }
    }
}

/// Lays the ground of one run, if it has one of its own.
fn lay(out: &mut String, (x, y): (u32, u32), columns: u16, paint: &Paint) {
    let width = u32::from(columns) * CELL;
    if let Some(ground) = &paint.ground {
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{LINE}\" fill=\"{ground}\"/>"
        );
    }
}

/// Writes letters that stand together.
fn write(out: &mut String, (x, y): (u32, u32), columns: u16, text: &str, paint: &Paint) {
    if paint.modifier.contains(Modifier::HIDDEN) {
        return;
    }
    let width = u32::from(columns) * CELL;
    let mut extra = String::new();
    for (flag, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::DIM, " fill-opacity=\"0.65\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if paint.modifier.contains(flag) {
            extra.push_str(attribute);
        }
    }
    let (baseline, fill) = (y + LINE - FOOT, &paint.ink);
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{fill}\"{extra}>{}</text>",
        escaped(text)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
