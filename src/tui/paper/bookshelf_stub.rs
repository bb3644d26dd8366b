//! Stand-ins for the papers of the bookshelf, with the signatures of the papers to come.
//!
//! Never here: anything that stays.

use super::{Paper, Role};
use crate::domain::{Foreign, Moment};
use crate::reference::{Answer, Pack, Question};

/// An open record on the sheet of the country it is with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenItemLine {
    /// Our reference.
    pub our_ref: String,
    /// Its title.
    pub title: Foreign,
    /// Where it stands, in a word.
    pub state: String,
    /// How soon, in a word.
    pub priority: String,
}

/// A country: how to work with it.
pub fn country_sheet(
    pack: &Pack,
    code: &str,
    _home: &str,
    open: &[OpenItemLine],
    now: Moment,
    width: usize,
) -> Paper {
    let mut paper = Paper::new(width);
    paper.heading("Open records");
    for line in open {
        paper.say(
            Role::Plain,
            format!("{} {} {}", line.our_ref, line.state, line.priority),
        );
        paper.running(&line.title, 1);
    }
    let rest = super::country(pack, code, now, width);
    paper.lines.extend(rest.lines);
    paper
}

/// An instrument on a card.
pub fn treaty_card(pack: &Pack, id: &str, _home: &str, _now: Moment, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    match pack.treaties().treaty(id) {
        Some(treaty) => paper.say(Role::Strong, &treaty.title),
        None => paper.say(Role::Strong, id),
    }
    paper
}

/// An instrument in full.
pub fn treaty_sheet(pack: &Pack, id: &str, home: &str, now: Moment, width: usize) -> Paper {
    let mut paper = treaty_card(pack, id, home, now, width);
    for party in pack.treaties().parties(id) {
        paper.say(Role::Plain, pack.country_name(&party.iso2));
    }
    paper
}

/// The answer of the finder and the first line of each entry.
pub fn basis_answer(
    _pack: &Pack,
    question: &Question<'_>,
    answer: &Answer,
    cursor: usize,
    _now: Moment,
    width: usize,
) -> (Paper, Vec<usize>) {
    let mut paper = Paper::new(width);
    let words = format!("{} asks {}", question.from.name, question.to.name);
    paper.say(Role::Strong, words);
    let options = answer.options.iter().map(|basis| &basis.title);
    let titles = options.chain(answer.excluded.iter().map(|excluded| &excluded.title));
    let mut starts = Vec::new();
    for (n, title) in titles.enumerate() {
        starts.push(paper.lines.len());
        let sign = if n == cursor { ">" } else { " " };
        paper.say(Role::Plain, format!("{sign} {title}"));
    }
    (paper, starts)
}

/// Two countries side by side.
pub fn compare(
    pack: &Pack,
    one: &str,
    other: &str,
    _home: &str,
    _now: Moment,
    width: usize,
) -> Paper {
    let mut paper = Paper::new(width);
    for code in [one, other] {
        paper.say(Role::Strong, pack.country_name(code));
    }
    paper
}

/// Organisations and channels.
pub fn organisations(pack: &Pack, _now: Moment, width: usize) -> Paper {
    let mut paper = Paper::new(width);
    for organisation in pack.organisations() {
        paper.say(Role::Plain, &organisation.name);
    }
    paper
}
