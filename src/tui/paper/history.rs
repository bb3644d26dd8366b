//! The history of a record: who did what, when, newest first.
//!
//! Never here: what an event means; its words come from the domain.

use super::{Paper, Role};
use crate::desk::Record;
use crate::domain::{Entry, Event};

/// The whole history, newest first.
pub fn history(record: &Record, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    all(&mut paper, record);
    paper
}

pub(super) fn all(paper: &mut Paper, record: &Record) {
    for one in record.entries.iter().rev() {
        entry(paper, one);
    }
}

pub(super) fn entry(paper: &mut Paper, entry: &Entry) {
    let quiet = entry
        .events
        .iter()
        .all(|event| matches!(event, Event::Consulted | Event::DraftSaved { .. }));
    let role = if quiet { Role::Dim } else { Role::Plain };
    paper.say(
        role,
        format!(
            "{} {} {}",
            entry.at.to_minute(),
            entry.officer,
            entry.what()
        ),
    );
    for words in entry.events.iter().filter_map(Event::words) {
        if !words.raw().trim().is_empty() {
            paper.running(words, 40);
        }
    }
}
