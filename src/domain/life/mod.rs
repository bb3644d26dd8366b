//! The life of a record: which step is possible in which state, for which kind, in which direction, and where it leads.
//!
//! The table is data ([`table`]); this file only reads it. Nothing else in the program says which state may follow which.
//! Never here: what a step needs besides the state (words, grounds, a second officer); see `decide`.

mod step;
mod table;

pub use step::Step;
pub use table::{KindSet, TRANSITIONS, Transition};

use super::{Direction, Kind, Refusal, State};

/// The state `step` leads to.
///
/// Refused when the table has no such transition; the refusal says what is possible instead.
pub fn next(kind: Kind, way: Direction, from: State, step: Step) -> Result<State, Refusal> {
    let found = rows(kind, way).find(|row| row.step == step && row.from.contains(&from));
    found
        .map(|row| row.to)
        .ok_or_else(|| impossible(kind, way, from, step))
}

/// Every step that is possible in a state, in the order of the table.
pub fn possible(kind: Kind, way: Direction, from: State) -> Vec<Step> {
    let mut steps: Vec<Step> = rows(kind, way)
        .filter(|row| row.from.contains(&from))
        .map(|row| row.step)
        .collect();
    steps.dedup();
    steps
}

fn rows(kind: Kind, way: Direction) -> impl Iterator<Item = &'static Transition> {
    let of = KindSet::of(kind);
    TRANSITIONS
        .iter()
        .filter(move |row| row.way == way && row.kinds.meets(of))
}

fn impossible(kind: Kind, way: Direction, from: State, step: Step) -> Refusal {
    let why = if rows(kind, way).any(|row| row.step == step) {
        format!(
            "The record is {}; {} is not possible from there.",
            from.title(),
            step.title()
        )
    } else {
        let whose = match way {
            Direction::In => "from abroad",
            Direction::Out => "of our own",
        };
        format!(
            "{} is no step of a record {whose} of this kind ({}).",
            sentence(step.title()),
            kind.title()
        )
    };
    let steps = possible(kind, way, from);
    let words: Vec<&str> = steps.iter().map(|step| step.title()).collect();
    let need = if words.is_empty() {
        "nothing is possible any more".to_owned()
    } else {
        format!("possible now: {}", words.join(", "))
    };
    Refusal::needing(why, need)
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests;
