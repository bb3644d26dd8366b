//! What is chosen and typed on the pages of the bookshelf, and what the desk answers for them.
//!
//! Never here: facts, the finder's rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{fact, letter_choices, letter_lines, order};
use crate::desk::chosen_basis;
use crate::domain::{Command, CountryCode, Foreign};
use crate::tui::command::ready;
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::abroad::With;
use crate::tui::state::layer::{Adoption, Leaving, Sheet, SheetKind};
use crate::tui::state::pick::CountryFor;
use crate::tui::state::{Finder, Layer, State};
use crate::tui::when;

/// Open records with a country came.
pub fn open_with(state: &mut State, with: With) -> Vec<Effect> {
    state.abroad.take_with(with);
    Vec::new()
}

/// Open records by country were counted.
pub fn open_by_country(state: &mut State, counts: BTreeMap<CountryCode, usize>) -> Vec<Effect> {
    state.abroad.take_counts(counts);
    Vec::new()
}

/// What the pages on screen need and what is not here yet.
pub fn wants(state: &State) -> Option<Effect> {
    let sheet = match state.paper_layer().and_then(|n| state.layers.get(n)) {
        Some(Layer::Sheet(sheet)) => sheet,
        Some(Layer::Review(review)) => return went_with(state, &review.leaving),
        _ => return None,
    };
    match &sheet.kind {
        SheetKind::Country(code) if state.abroad.with(code).is_none() => {
            Some(Effect::OpenWith(code.clone()))
        }
        SheetKind::Map(crate::tui::state::layer::MapOf::Open) if state.abroad.counts.is_none() => {
            Some(Effect::OpenByCountry)
        }
        _ => None,
    }
}

/// Before a request leaves, its sheet tells how earlier ones went.
fn went_with(state: &State, leaving: &Leaving) -> Option<Effect> {
    let Leaving::Letter(at) = leaving else {
        return None;
    };
    let (_, letter) = state.letter(*at)?;
    let code = letter.to.country;
    let known = !letter.begins_record() || state.abroad.with(code.as_str()).is_some();
    (!known).then(|| Effect::OpenWith(code.as_str().into()))
}

/// A country was chosen.
pub fn country(state: &mut State, wanted: CountryFor, code: &str) -> Vec<Effect> {
    match wanted {
        CountryFor::From => asked(state, |finder| finder.asked.from = Some(code.to_owned())),
        CountryFor::To => asked(state, |finder| finder.asked.to = Some(code.to_owned())),
        CountryFor::Party(treaty) => fact::party(state, &treaty, code),
        CountryFor::Letter(at) => letter_choices::to_country(state, at, code),
        CountryFor::Request(kind, about) => letter_lines::title(state, kind, about, code),
        CountryFor::Compare(one) => compare(state, one, code.into()),
    }
}

/// What is wanted was chosen.
pub fn wanted(state: &mut State, word: &str) -> Vec<Effect> {
    match word.parse() {
        Ok(kind) => asked(state, |finder| finder.asked.kind = kind),
        Err(_) => Vec::new(),
    }
}

/// A crime area was chosen; the empty word takes every one away.
pub fn crime(state: &mut State, area: &str) -> Vec<Effect> {
    asked(state, |finder| {
        let named = Some(area.to_owned()).filter(|area| !area.is_empty());
        finder.asked.crimes = named.into_iter().collect();
    })
}

/// A day was typed.
///
/// # Errors
/// In words, when it is none.
pub fn day(state: &mut State, text: &str) -> Result<(), String> {
    let day = when::read_day(text, state.now)?;
    let finder = state.layers.iter_mut().rev().find_map(|layer| match layer {
        Layer::Finder(finder) => Some(finder),
        _ => None,
    });
    if let Some(finder) = finder {
        finder.asked.on = day;
        finder.ask(&state.pack);
    }
    Ok(())
}

/// Changes the question of the finder on top and asks again.
fn asked(state: &mut State, change: impl FnOnce(&mut Finder)) -> Vec<Effect> {
    if let Some(Layer::Finder(finder)) = state.layers.last_mut() {
        change(finder);
        finder.ask(&state.pack);
    }
    Vec::new()
}

fn compare(state: &mut State, one: Arc<str>, other: Arc<str>) -> Vec<Effect> {
    if one == other {
        state.refuse("The same country stands on both sides. Choose another.");
        return Vec::new();
    }
    let kind = SheetKind::Compare(one, other);
    match state.layers.last_mut() {
        Some(Layer::Sheet(sheet)) if matches!(sheet.kind, SheetKind::Compare(..)) => {
            sheet.kind = kind;
        }
        _ => state.layers.push(Layer::Sheet(Sheet { kind, top: 0 })),
    }
    Vec::new()
}

/// Takes a legal basis for its record, as the bookshelf shows it now.
///
/// # Errors
/// In words, when that cannot be done; the box stays.
pub fn adopt(state: &State, adoption: &Adoption, why: &str) -> Result<Vec<Effect>, String> {
    if why.is_empty() {
        return Err("Say in a few words why this legal basis.".to_owned());
    }
    let (pack, instrument) = (&state.pack, &adoption.instrument);
    let kept = adoption
        .asked
        .put(pack, |question| chosen_basis(pack, instrument, question));
    let kept = kept.ok_or("The question is not complete.")?;
    let basis = Box::new(kept.map_err(|refusal| ready::words(&refusal))?);
    let why = Foreign::from(why);
    let command = Command::ChooseBasis { basis, why };
    Ok(order::all(
        "adopt",
        Purpose::Act,
        &[adoption.record],
        &command,
    ))
}
