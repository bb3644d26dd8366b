//! What the office states in place of its pack: state a fact about a country or a treaty, withdraw one, list them all.
//!
//! Never here: whether a statement fits the pack; the bookshelf says so.

use std::borrow::Cow;
use std::sync::Arc;

use super::choices::{self, page};
use super::ready::writable;
use super::row::{Row, Scope};
use super::{country, treaty};
use crate::domain::text::{Shown, width};
use crate::domain::{FactKey, Moment};
use crate::reference::Confidence;
use crate::tui::effect::Effect;
use crate::tui::state::layer::{AskFor, FactPart, Layer, SheetKind};
use crate::tui::state::pick::{Choice, CountryFor, Pick, PickFor};
use crate::tui::state::{State, countries};

/// Columns of the value beside the name of a fact.
const VALUE: usize = 18;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "state-fact",
        "state a fact",
        "Say in the name of the office what is true of the country or treaty, with your source and its date.",
        Scope::Bookshelf,
        &["e"],
        state_fact,
    )
    .undoable("Stated")
    .when(|state| {
        writable(state)?;
        about(state).map(drop)
    })
    .hint(7),
    Row::new(
        "withdraw-fact",
        "withdraw a fact",
        "Take a fact of the office away, so that the pack speaks again.",
        Scope::Bookshelf,
        &["x w"],
        withdraw,
    )
    .undoable("Withdrawn")
    .when(|state| {
        writable(state)?;
        if state.stated.is_empty() {
            return Err("The office states no facts of its own.".to_owned());
        }
        Ok(())
    })
    .hint(14),
    Row::new(
        "office-facts",
        "office facts",
        "Show every fact the office states, with source, date and officer.",
        Scope::Desk,
        &["g o"],
        |state| match state.layers.last() {
            Some(Layer::Sheet(sheet)) if sheet.kind == SheetKind::OfficeFacts => Vec::new(),
            _ => page(state, SheetKind::OfficeFacts),
        },
    ),
];

/// What the officer looks at.
enum About {
    Country(Arc<str>),
    Treaty(Arc<str>),
}

fn about(state: &State) -> Result<About, String> {
    let country = || country::here(state).map(About::Country);
    let treaty = || treaty::here(state).map(About::Treaty);
    country()
        .or_else(|_| treaty())
        .map_err(|_| "Go to a country or a treaty to state a fact about it.".to_owned())
}

fn state_fact(state: &mut State) -> Vec<Effect> {
    match about(state) {
        Ok(About::Country(code)) => of_country(state, &code),
        Ok(About::Treaty(id)) => of_treaty(state, &id),
        Err(_) => Vec::new(),
    }
}

/// Every column with what the sheet says now.
fn of_country(state: &mut State, code: &Arc<str>) -> Vec<Effect> {
    let pack = &state.pack;
    let Some(country) = pack.country(code) else {
        return Vec::new();
    };
    let choices = pack.columns_to_state().map(|column| {
        let note = country.fact(&column.name).map(|fact| {
            let value = width::cut(&Shown::of(&fact.value), VALUE).to_string();
            match fact.confidence {
                Confidence::NotKnown => value,
                Confidence::Office => format!("{value}; office"),
                confidence => format!("{value}; {confidence}"),
            }
        });
        Choice::new(&column.name, &column.label).note(note.unwrap_or_else(|| "-".to_owned()))
    });
    let choices = choices.collect();
    let title = format!("State a fact about {}", pack.country_name(code));
    let purpose = PickFor::Column(Arc::clone(code));
    choices::push(state, Pick::typed(title, purpose, choices))
}

/// What can be stated of a multilateral instrument; of a treaty of two states only its standing.
fn of_treaty(state: &mut State, id: &Arc<str>) -> Vec<Effect> {
    if state.pack.treaties().treaty(id).is_none() {
        return standing(state, id);
    }
    let now = state.pack.standing_key(id);
    let now = now.and_then(|key| state.pack.value_now(&key));
    let choices = vec![
        Choice::new("party", "Party status of a state"),
        Choice::new("in-force", "In force").note(now.unwrap_or_default()),
    ];
    let purpose = PickFor::OfTreaty(Arc::clone(id));
    choices::push(state, Pick::lettered("What to state", purpose, choices))
}

/// Asks for the standing of an instrument.
pub(in crate::tui) fn standing(state: &mut State, id: &str) -> Vec<Effect> {
    match state.pack.standing_key(id) {
        Some(key) => ask(state, &key, FactPart::Value),
        None => Vec::new(),
    }
}

/// Lets the officer choose the state whose party status is stated.
pub(in crate::tui) fn party(state: &mut State, id: &Arc<str>) -> Vec<Effect> {
    let pack = &state.pack;
    let codes = countries::found_with_union(pack, "");
    let now = |code: &str| {
        let (treaty, state) = (id.parse().ok()?, code.parse().ok()?);
        pack.value_now(&FactKey::Party { treaty, state })
    };
    let choices = codes.iter().map(|code| {
        let now = now(code).unwrap_or_default();
        Choice::new(&**code, pack.party_name(code)).note(format!("{now}  {code}"))
    });
    let pick = Pick::typed(
        "Party status of which state",
        PickFor::Country(CountryFor::Party(Arc::clone(id))),
        choices.collect(),
    );
    choices::push(state, pick)
}

/// Asks for one part of a statement; the value begins as it is now, the date as today.
pub(in crate::tui) fn ask(state: &mut State, key: &FactKey, part: FactPart) -> Vec<Effect> {
    let (label, help, begin) = match part {
        FactPart::Value => {
            let help = state.pack.writing_of(key);
            let otherwise = "in the words or codes of the sheet; several with ; between";
            let help = help.map_or(Cow::Borrowed(otherwise), Cow::Owned);
            ("Value", help, state.pack.value_now(key).unwrap_or_default())
        }
        FactPart::Source => {
            let help = "the letter, gazette or page it was read in";
            ("Source", help.into(), String::new())
        }
        FactPart::AsOf => {
            let help = "the date of the source: 2026, 2026-05 or 2026-05-31";
            ("As of", help.into(), day(state.now))
        }
        FactPart::Note => {
            let help = match key {
                FactKey::NewBilateral { .. } => "the title of the treaty; may stay empty",
                _ => "what must be read with it; may stay empty",
            };
            ("Note", help.into(), String::new())
        }
    };
    let title = state.pack.fact_words(key);
    let purpose = AskFor::Fact(key.clone(), part);
    choices::ask_from(state, &title, (label, help), purpose, &begin)
}

/// `2031-03-07`
fn day(now: Moment) -> String {
    let minute = now.to_minute();
    minute.get(..10).unwrap_or(&minute).to_owned()
}

fn withdraw(state: &mut State) -> Vec<Effect> {
    let pack = &state.pack;
    let choices = state.stated.iter().map(|stated| {
        let fact = &stated.fact;
        let words = pack.fact_words(&fact.key);
        let text = format!("{words} = {}", fact.value);
        Choice::new(fact.key.to_string(), text).note(format!("{} {}", stated.officer, fact.as_of))
    });
    let choices = choices.collect();
    let pick = Pick::typed("Withdraw a stated fact", PickFor::Withdraw, choices);
    choices::push(state, pick)
}
