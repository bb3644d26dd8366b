//! Sheets the desk opens over a list: what it said, and what a record hides.
//!
//! Never here: records themselves.

use super::{Paper, Role};
use crate::domain::text::hidden_report;
use crate::domain::{Foreign, Item};
use crate::tui::state::notice::{Notice, Tone};

/// Everything the desk said, newest first.
pub fn messages(log: &[Notice], width: usize) -> Paper {
    let mut paper = Paper::new(width);
    if log.is_empty() {
        paper.say(Role::Dim, "The desk has said nothing yet.");
    }
    for notice in log.iter().rev() {
        let role = match notice.tone {
            Tone::Said => Role::Plain,
            Tone::Refused => Role::Strong,
            Tone::Failed => Role::Warning,
        };
        paper.say(role, format!("{} {}", notice.at.to_minute(), notice.text));
    }
    paper
}

/// Every hidden character of a record's foreign text, with its place.
pub fn hidden(item: &Item, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    let content = &item.content;
    let mut count = 0;
    let mut look = |name: &str, text: &Foreign, lines: bool| {
        for found in hidden_report(text) {
            if lines && matches!(found.scalar, '\n' | '\r' | '\t') {
                continue;
            }
            count += 1;
            let place = if found.in_place {
                ", needed by its script"
            } else {
                ""
            };
            paper.say(
                Role::Plain,
                format!(
                    "{name}, byte {}: {} {}{place}",
                    found.offset,
                    found.code(),
                    found.what
                ),
            );
        }
    };
    look("Title", &content.title, false);
    look("Text", &content.text, true);
    for (name, text) in [
        ("Their reference", content.their_ref.as_ref()),
        ("Your reference", content.your_ref.as_ref()),
        ("Sender", content.from.authority.as_ref()),
        ("Purpose", content.purpose.as_ref()),
        ("Legal basis", content.legal_basis.as_ref()),
    ] {
        if let Some(text) = text {
            look(name, text, false);
        }
    }
    for subject in &content.subjects {
        if let Some(name) = subject.name() {
            look(subject.word(), &name, false);
        }
    }
    for field in &content.other_fields {
        look("Other field", &field.value, true);
    }
    if count == 0 {
        paper.say(Role::Dim, "No hidden characters in this record.");
    }
    paper
}
