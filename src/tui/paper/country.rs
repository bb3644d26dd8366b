//! A country's sheet.
//!
//! Never here: facts; they come from the shelf with source, date and confidence.

use super::{Paper, Role};
use crate::domain::Moment;
use crate::reference::{Confidence, Pack, Row};

/// The sheet of a country as read at `now`.
pub fn country(pack: &Pack, code: &str, now: Moment, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    let Some(country) = pack.country(code) else {
        paper.say(Role::Dim, "Nothing is known about this country.");
        return paper;
    };
    for section in pack.sheet(country, now.timestamp()) {
        paper.heading(&section.title);
        for row in &section.rows {
            one(&mut paper, row);
        }
    }
    paper
}

fn one(paper: &mut Paper, row: &Row) {
    paper.say(Role::Label, &row.label);
    let doubt = row.remark.confidence.is_some_and(Confidence::is_doubtful) || row.remark.stale;
    let role = if doubt { Role::Warning } else { Role::Plain };
    paper.indented(role, &row.value);
    let remark = row.remark.text();
    if !remark.is_empty() {
        paper.indented(Role::Dim, format!("({remark})"));
    }
}
