//! Stating a fact part by part, and what became of a statement or withdrawal.
//!
//! Never here: which facts there are, whether one fits; the desk says so.

use std::sync::Arc;

use super::answers::key_of;
use crate::desk::{StatedFact, check_fact};
use crate::domain::{CountryCode, FactKey, Label, OfficeFact, Refusal};
use crate::reference::Pack;
use crate::tui::command::{fact as asking, ready};
use crate::tui::effect::Effect;
use crate::tui::state::layer::{AskFor, FactPart};
use crate::tui::state::{Layer, State};

/// Stands for a source that is not typed yet, so that what is there can be checked.
const NOT_YET: &str = "-";

/// The column of a country was chosen.
pub fn column(state: &mut State, code: &str, name: &str) -> Vec<Effect> {
    let key = code.parse().ok().zip(name.parse().ok());
    key.map_or_else(Vec::new, |(iso2, column)| {
        asking::ask(state, &FactKey::Country { iso2, column }, FactPart::Value)
    })
}

/// What to state of an instrument was chosen.
pub fn of_treaty(state: &mut State, id: &Arc<str>, what: &str) -> Vec<Effect> {
    match what {
        "party" => asking::party(state, id),
        _ => asking::standing(state, id),
    }
}

/// The state whose party status is stated was chosen.
pub fn party(state: &mut State, id: &str, code: &str) -> Vec<Effect> {
    let key: Option<(Label, CountryCode)> = id.parse().ok().zip(code.parse().ok());
    key.map_or_else(Vec::new, |(treaty, code)| {
        let key = FactKey::Party {
            treaty,
            state: code,
        };
        asking::ask(state, &key, FactPart::Value)
    })
}

/// A part was typed: it is checked, then the next is asked for; after the last the fact is stated. The boxes stay below
/// each other, so that Esc goes back through them.
///
/// # Errors
/// In words, when the part cannot be taken.
pub fn part(state: &mut State, key: &FactKey, part: FactPart) -> Result<Vec<Effect>, String> {
    let fact = so_far(state, key, part).map_err(|refusal| ready::words(&refusal))?;
    let checked = check_fact(&state.pack, &fact, state.now);
    checked.map_err(|refusal| ready::words(&refusal))?;
    Ok(match part.next() {
        Some(next) => asking::ask(state, key, next),
        None => vec![Effect::StateFact(Box::new(fact))],
    })
}

/// The statement as far as it is typed.
fn so_far(state: &State, key: &FactKey, part: FactPart) -> Result<OfficeFact, Refusal> {
    let typed = |wanted: FactPart| {
        state.layers.iter().find_map(|layer| match layer {
            Layer::Ask(ask) if wanted <= part => match &ask.purpose {
                AskFor::Fact(of, part) if of == key && *part == wanted => Some(ask.field.text()),
                _ => None,
            },
            _ => None,
        })
    };
    let (value, source) = (typed(FactPart::Value), typed(FactPart::Source));
    let day = state.today().to_string();
    let as_of = typed(FactPart::AsOf).unwrap_or(&day);
    let note = typed(FactPart::Note);
    let source = source.unwrap_or(NOT_YET);
    OfficeFact::stated(key.clone(), value.unwrap_or_default(), source, as_of, note)
}

/// A statement was written down, or not; the fields stay when it was not.
pub fn stated(
    state: &mut State,
    key: &FactKey,
    result: Result<Result<(), Refusal>, String>,
) -> Vec<Effect> {
    match result {
        Ok(Ok(())) => {
            state.layers.retain(|layer| !asks_for(layer, key));
            let is_of = |purpose: &AskFor| matches!(purpose, AskFor::Fact(of, _) if of == key);
            state.left_lines.retain(|(left, _)| !is_of(left));
            told(state, "Stated", key)
        }
        Ok(Err(refusal)) => {
            let words = ready::words(&refusal);
            match state.layers.last_mut() {
                Some(Layer::Ask(ask)) => ask.fault = Some(words),
                _ => state.refuse(words),
            }
            Vec::new()
        }
        Err(why) => {
            state.fail(why);
            Vec::new()
        }
    }
}

/// A fact was withdrawn, or not.
pub fn withdrawn(
    state: &mut State,
    key: &FactKey,
    result: Result<Result<(), Refusal>, String>,
) -> Vec<Effect> {
    match result {
        Ok(Ok(())) => told(state, "Withdrawn, the pack speaks again:", key),
        Ok(Err(refusal)) => {
            state.refuse(ready::words(&refusal));
            Vec::new()
        }
        Err(why) => {
            state.fail(why);
            Vec::new()
        }
    }
}

fn asks_for(layer: &Layer, key: &FactKey) -> bool {
    matches!(layer, Layer::Ask(ask) if matches!(&ask.purpose, AskFor::Fact(of, _) if of == key))
}

/// Says what was done and how to take it back, and asks for the bookshelf as it is now.
fn told(state: &mut State, verb: &str, key: &FactKey) -> Vec<Effect> {
    let words = state.pack.fact_words(key);
    let undo = key_of(state, "undo");
    state.say(format!("{verb} {words}. {undo} undoes."));
    vec![Effect::Shelf]
}

/// The bookshelf as it stands now came, with what the office states.
pub fn shelf(state: &mut State, pack: Arc<Pack>, stated: Vec<StatedFact>) -> Vec<Effect> {
    state.stated = stated;
    state.take_pack(pack);
    Vec::new()
}
