//! A letter as it will be sent: the words of the desk as they are, what somebody typed behind the mark.
//!
//! Never here: composing it; the out-door does.

use super::{Line, Paper, Part, Role, push_quote};
use crate::desk::{Block, Document};
use crate::domain::text::{Shown, width};

/// Columns of the names of fields.
const NAMES: usize = 16;

/// The letter as it will be sent; without one, why there is none.
pub fn letter_text(document: Option<&Document>, columns: usize) -> Paper {
    let mut paper = Paper::new(columns);
    match document {
        Some(document) => put(&mut paper, document),
        None => paper.say(
            Role::Warning,
            "The text could not be made: the forms of this program cannot be read.",
        ),
    }
    paper
}

/// Adds the letter to a paper: its marking first and last, as on its pages.
pub(super) fn put(paper: &mut Paper, document: &Document) {
    words(paper, Role::Strong, &document.marking, 0);
    for block in &document.blocks {
        one(paper, block);
    }
    paper.gap();
    words(paper, Role::Strong, &document.marking, 0);
}

fn one(paper: &mut Paper, block: &Block) {
    match block {
        Block::Title(title) => {
            paper.gap();
            words(paper, Role::Strong, title, 0);
        }
        Block::Heading(heading) => {
            paper.gap();
            words(paper, Role::Heading, heading, 0);
        }
        Block::Paragraph(text) => {
            paper.gap();
            words(paper, Role::Plain, text, 0);
        }
        Block::Field(label, value) => field(paper, label, value),
        Block::Filled(label, lines) => {
            words(paper, Role::Label, label, 0);
            quoted(paper, lines);
        }
        Block::Quote(lines) => quoted(paper, lines),
        Block::Point(text) => {
            let mut point = Shown::own("- ");
            point.push(text);
            words(paper, Role::Plain, &point, 0);
        }
    }
}

/// A name and its words on one line, as on paper; a long name stands above them.
fn field(paper: &mut Paper, label: &Shown, value: &Shown) {
    if label.width() >= NAMES {
        words(paper, Role::Label, label, 0);
        words(paper, Role::Plain, value, 2);
        return;
    }
    let none = Shown::default();
    let lines = width::wrap(value, paper.width.saturating_sub(NAMES));
    for (n, text) in lines.into_iter().enumerate() {
        let name = width::pad(if n == 0 { label } else { &none }, NAMES);
        let name = Part {
            role: Role::Label,
            text: name,
        };
        let role = Role::Plain;
        paper.lines.push(Line {
            parts: vec![name, Part { role, text }],
        });
    }
}

fn words(paper: &mut Paper, role: Role, text: &Shown, indent: usize) {
    for text in width::wrap(text, paper.width.saturating_sub(indent)) {
        let mut line = Line::default();
        if indent > 0 {
            let space = Shown::of(" ".repeat(indent));
            line.parts.push(Part { role, text: space });
        }
        line.parts.push(Part { role, text });
        paper.lines.push(line);
    }
}

fn quoted(paper: &mut Paper, lines: &[Shown]) {
    for shown in lines {
        paper.count(shown);
        for text in width::wrap(shown, paper.width.saturating_sub(2)) {
            let mut line = Line::default();
            push_quote(&mut line, &text);
            paper.lines.push(line);
        }
    }
    if lines.is_empty() {
        let mut line = Line::default();
        push_quote(&mut line, &Shown::default());
        paper.lines.push(line);
    }
}
