//! Countries: find one, open its sheet, set it beside another, look at the map; from a record to the country it is with.
//!
//! Never here: facts; they stand on the sheets.

use std::sync::Arc;

use super::choices::{self, page};
use super::ready::chosen;
use super::row::{Row, Scope};
use crate::tui::effect::Effect;
use crate::tui::state::layer::{MapOf, Sheet, SheetKind};
use crate::tui::state::pick::{Choice, CountryFor, Pick, PickFor};
use crate::tui::state::{Area, Layer, State, countries};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "country-open",
        "open",
        "Show how to work with the country, open records with it, and every fact with its source.",
        Scope::Countries,
        &["enter"],
        open,
    )
    .when(|state| here(state).map(|_| ()))
    .hint(1),
    Row::new(
        "country-filter",
        "find",
        "Find a country by name in many languages, code, capital or calling code.",
        Scope::Countries,
        &["/"],
        choices::filter_shelf,
    )
    .hint(2),
    Row::new(
        "compare",
        "compare",
        "Set the country beside the home state.",
        Scope::Country,
        &["c"],
        compare,
    )
    .when(|state| here(state).map(|_| ()))
    .hint(4),
    Row::new(
        "map",
        "map",
        "Show the world with the states open records are with.",
        Scope::Country,
        &["m"],
        |state| page(state, SheetKind::Map(MapOf::Open)),
    )
    .hint(5),
    Row::new(
        "organisations",
        "organisations",
        "Show organisations and the channels messages travel on.",
        Scope::Country,
        &["o"],
        |state| page(state, SheetKind::Organisations),
    )
    .hint(6),
    Row::new(
        "compare-with",
        "compare with",
        "Set another country beside the first.",
        Scope::Compare,
        &["c"],
        compare_with,
    )
    .hint(1),
    Row::new(
        "record-country",
        "country",
        "Open the sheet of the country the record is with.",
        Scope::Work,
        &["C", "x g"],
        |state| match of_record(state) {
            Ok(code) => page(state, SheetKind::Country(code)),
            Err(why) => {
                state.refuse(why);
                Vec::new()
            }
        },
    )
    .when(|state| of_record(state).map(|_| ())),
];

/// The country on screen: that of the sheet, else the one under the cursor.
///
/// # Errors
/// In words, when there is none.
pub(super) fn here(state: &State) -> Result<Arc<str>, String> {
    let code = match state.layers.last() {
        None if state.area == Area::Countries => state.countries.cursor.clone(),
        Some(Layer::Sheet(Sheet {
            kind: SheetKind::Country(code),
            ..
        })) => Some(code.clone()),
        _ => None,
    };
    code.ok_or_else(|| "No country is chosen.".to_owned())
}

/// The home state, when the bookshelf knows it.
pub(super) fn home(state: &State) -> Option<Arc<str>> {
    let home = state.pack.country(state.profile.home.as_str())?;
    Some(home.iso2.as_str().into())
}

fn open(state: &mut State) -> Vec<Effect> {
    match here(state) {
        Ok(code) => page(state, SheetKind::Country(code)),
        Err(_) => Vec::new(),
    }
}

/// Opens the list of all countries to choose one, found by whatever an officer has of it.
pub(in crate::tui) fn choose(
    state: &mut State,
    title: &str,
    wanted: CountryFor,
    at: &str,
) -> Vec<Effect> {
    let codes = countries::found(&state.pack, "");
    let choices = codes
        .iter()
        .map(|code| Choice::new(&**code, state.pack.country_name(code)).note(&**code));
    let pick = Pick::typed(title, PickFor::Country(wanted), choices.collect());
    choices::push(state, pick.at(at))
}

fn compare(state: &mut State) -> Vec<Effect> {
    let Ok(code) = here(state) else {
        return Vec::new();
    };
    match home(state).filter(|home| *home != code) {
        Some(home) => page(state, SheetKind::Compare(code, home)),
        // Beside itself the home state says nothing.
        None => beside(state, &code, ""),
    }
}

fn compare_with(state: &mut State) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Sheet(Sheet {
            kind: SheetKind::Compare(one, other),
            ..
        })) => {
            let (one, other) = (one.clone(), other.clone());
            beside(state, &one, &other)
        }
        _ => Vec::new(),
    }
}

fn beside(state: &mut State, one: &Arc<str>, at: &str) -> Vec<Effect> {
    let title = format!("Compare {} with", state.pack.country_name(one));
    choose(state, &title, CountryFor::Compare(one.clone()), at)
}

/// The country the current record is with.
fn of_record(state: &State) -> Result<Arc<str>, String> {
    chosen(state)?;
    let item = state.current().ok_or("The record is being read.")?;
    let code = item
        .content
        .partner()
        .ok_or("The record names no country.")?;
    let country = state.pack.country(code.as_str());
    let country = country.ok_or_else(|| format!("The bookshelf knows no country {code}."))?;
    Ok(country.iso2.as_str().into())
}
