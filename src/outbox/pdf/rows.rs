//! Blocks become rows: what stands on one height, how far below the last, and beside which bar.
//!
//! Never here: pages, which row is the last on one.

use std::ops::Range;
use std::rc::Rc;

use super::glyphs::Typesetter;
use super::lines::lines;
use super::words::Words;
use crate::domain::text::Shown;
use crate::outbox::document::Block;

/// One line of words in one size.
pub(super) struct Text {
    pub words: Rc<Words>,
    pub range: Range<usize>,
    /// In points.
    pub size: f32,
    pub bold: bool,
    /// Grey: names of fields, the foot.
    pub quiet: bool,
}

impl Text {
    /// How wide it is, in points.
    pub fn width(&self, setter: &mut Typesetter) -> f32 {
        setter.width(&self.words, self.range.clone()) * self.size
    }
}

/// A text in a row.
pub(super) struct Placed {
    pub text: Text,
    /// From the left margin, in points.
    pub x: f32,
    pub part: Part,
}

/// What a text is to its block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The name of a field, the sign of a point.
    Label,
    /// The words.
    Words,
}

/// What stands on one height.
pub(super) struct Row {
    /// The block it belongs to, by its place in the document.
    pub block: usize,
    pub texts: Vec<Placed>,
    /// Where the bar beside somebody's words stands.
    pub bar: Option<f32>,
    /// Space above it, left out at the top of a page, in points.
    pub above: f32,
    /// In points.
    pub height: f32,
    /// Whether a page must not end below it.
    pub keep: bool,
}

/// How a kind of words looks.
#[derive(Clone, Copy)]
struct Look {
    size: f32,
    line: f32,
    bold: bool,
    quiet: bool,
}

const BODY: Look = Look {
    size: 10.5,
    line: 14.5,
    bold: false,
    quiet: false,
};
const LABEL: Look = Look {
    quiet: true,
    ..BODY
};
const TITLE: Look = Look {
    size: 16.0,
    line: 21.0,
    bold: true,
    quiet: false,
};
const HEADING: Look = Look {
    size: 12.0,
    line: 16.0,
    bold: true,
    quiet: false,
};

/// The column of names and the space to the right of it.
const LABELS: f32 = 128.0;
const VALUES: f32 = 142.0;
/// From the bar to somebody's words.
const BAR_GAP: f32 = 10.0;
/// From the sign of a point to its words.
const POINT: f32 = 14.0;
const BULLET: Shown = Shown::own("•");

/// A column of lines.
struct Column {
    x: f32,
    part: Part,
    texts: Vec<(Text, f32)>,
}

/// The rows of all blocks on paper `width` points wide.
pub(super) fn rows(blocks: &[Block], width: f32, setter: &mut Typesetter) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before: Option<&Block> = None;
    for (n, block) in blocks.iter().enumerate() {
        let first = rows.len();
        block_rows(block, width, setter, &mut rows);
        let new = rows.get_mut(first..).unwrap_or_default();
        if let Some(row) = new.first_mut() {
            row.above = before.map_or(0.0, |before| space(before, block));
        }
        let heading = matches!(block, Block::Title(_) | Block::Heading(_));
        let last = new.len().saturating_sub(1);
        for (k, row) in new.iter_mut().enumerate() {
            row.block = n;
            // No heading without its text, no first or last line of a block alone on a page.
            row.keep = heading || (last > 0 && (k == 0 || k + 1 == last));
        }
        before = Some(block);
    }
    rows
}

/// The space between two blocks.
fn space(before: &Block, block: &Block) -> f32 {
    match (before, block) {
        (_, Block::Title(_)) => 20.0,
        (Block::Title(_), _) => 12.0,
        (_, Block::Heading(_)) => 18.0,
        (Block::Heading(_), _) => 6.0,
        _ if before.stands_with(block) => 4.0,
        _ => 9.0,
    }
}

fn block_rows(block: &Block, width: f32, setter: &mut Typesetter, rows: &mut Vec<Row>) {
    let words = |look, shown, x, setter: &mut Typesetter| {
        let mut column = Column::new(x, Part::Words);
        column.push(shown, look, width - x, Rtl::Right, setter);
        column
    };
    match block {
        Block::Title(shown) => beside(TITLE, None, vec![words(TITLE, shown, 0.0, setter)], rows),
        Block::Heading(shown) => {
            beside(
                HEADING,
                None,
                vec![words(HEADING, shown, 0.0, setter)],
                rows,
            );
        }
        Block::Paragraph(shown) => beside(BODY, None, vec![words(BODY, shown, 0.0, setter)], rows),
        Block::Point(shown) => {
            let mut bullet = Column::new(2.0, Part::Label);
            bullet.push(&BULLET, BODY, width, Rtl::Right, setter);
            beside(
                BODY,
                None,
                vec![bullet, words(BODY, shown, POINT, setter)],
                rows,
            );
        }
        Block::Field(label, value) => {
            let columns = vec![
                named(label, setter),
                values(&[value], VALUES, width, setter),
            ];
            beside(BODY, None, columns, rows);
        }
        Block::Filled(label, lines) => {
            let lines: Vec<&Shown> = lines.iter().chain(blank(lines.is_empty())).collect();
            let columns = vec![
                named(label, setter),
                values(&lines, VALUES + BAR_GAP, width, setter),
            ];
            beside(BODY, Some(VALUES), columns, rows);
        }
        Block::Quote(lines) => {
            let mut column = Column::new(BAR_GAP, Part::Words);
            for line in lines.iter().chain(blank(lines.is_empty())) {
                column.push(line, BODY, width - BAR_GAP, Rtl::Right, setter);
            }
            beside(BODY, Some(0.0), vec![column], rows);
        }
    }
}

/// The line that stands for words that were left empty, so that their bar is seen.
fn blank(empty: bool) -> Option<&'static Shown> {
    const BLANK: &Shown = &Shown::own("");
    empty.then_some(BLANK)
}

fn named(label: &Shown, setter: &mut Typesetter) -> Column {
    let mut column = Column::new(0.0, Part::Label);
    column.push(label, LABEL, LABELS, Rtl::Right, setter);
    column
}

fn values(lines: &[&Shown], x: f32, width: f32, setter: &mut Typesetter) -> Column {
    let mut column = Column::new(x, Part::Words);
    for line in lines {
        column.push(line, BODY, width - x, Rtl::RightIfWrapped, setter);
    }
    column
}

/// Where words from right to left stand in their column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rtl {
    /// At its right end.
    Right,
    /// At its left end, beside their name, unless there are several lines of them.
    RightIfWrapped,
}

impl Column {
    const fn new(x: f32, part: Part) -> Self {
        Self {
            x,
            part,
            texts: Vec::new(),
        }
    }

    /// Adds a paragraph.
    fn push(&mut self, shown: &Shown, look: Look, width: f32, rtl: Rtl, setter: &mut Typesetter) {
        let words = Rc::new(Words::new(shown, look.bold, setter.fonts));
        let ranges = lines(&words, width / look.size, setter);
        let right = words.rtl && (rtl == Rtl::Right || ranges.len() > 1);
        for range in ranges {
            let text = Text {
                words: Rc::clone(&words),
                range,
                size: look.size,
                bold: look.bold,
                quiet: look.quiet,
            };
            let indent = if right {
                (width - text.width(setter)).max(0.0)
            } else {
                0.0
            };
            self.texts.push((text, indent));
        }
    }
}

/// Columns side by side, line by line.
fn beside(look: Look, bar: Option<f32>, columns: Vec<Column>, rows: &mut Vec<Row>) {
    let deepest = columns.iter().map(|column| column.texts.len()).max();
    let first = rows.len();
    rows.extend((0..deepest.unwrap_or(0).max(1)).map(|_| Row {
        block: 0,
        texts: Vec::new(),
        bar: None,
        above: 0.0,
        height: look.line,
        keep: false,
    }));
    for column in columns {
        let (x, part) = (column.x, column.part);
        for (row, (text, indent)) in rows.iter_mut().skip(first).zip(column.texts) {
            let x = x + indent;
            if part == Part::Words {
                row.bar = bar;
            }
            row.texts.push(Placed { text, x, part });
        }
    }
}
