//! The legal-basis finder: open it for a country or filled in from a record, fill in its fields, open and adopt what it
//! answers.
//!
//! Never here: which instrument binds whom.

use super::choices::{self, page};
use super::ready::{chosen, possible, writable};
use super::row::{Row, Scope};
use super::{country, find};
use crate::desk::Asked;
use crate::domain::{Command, Item, ItemId};
use crate::reference::CooperationKind;
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::finder::Entry;
use crate::tui::state::layer::{Adoption, AskFor, SheetKind};
use crate::tui::state::pick::{Choice, CountryFor, Pick, PickFor};
use crate::tui::state::{Finder, Layer, State};
use crate::tui::update::order;
use crate::tui::when;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "country-basis",
        "legal basis",
        "Find the legal basis on which the home state can ask this country.",
        Scope::Country,
        &["b", "i"],
        of_country,
    )
    .when(|state| country::here(state).map(|_| ()))
    .hint(3),
    Row::new(
        "basis",
        "legal basis",
        "Find the legal basis of the record, with states, kind and crime filled in.",
        Scope::Work,
        &["i", "x b"],
        of_record,
    )
    .when(|state| chosen(state).and_then(|()| read(state))),
    Row::new(
        "no-basis",
        "remove basis",
        "Take the legal basis off the record.",
        Scope::Work,
        &["x n"],
        |state| order::act(state, "no-basis", Purpose::Act, |_| Command::ClearBasis),
    )
    .undoable("Legal basis removed")
    .when(|state| possible(state, |_| Command::ClearBasis)),
    Row::new(
        "finder-from",
        "from",
        "Choose the requesting state.",
        Scope::Finder,
        &["f"],
        |state| choose_country(state, "Requesting state", CountryFor::From),
    )
    .hint(3),
    Row::new(
        "finder-to",
        "to",
        "Choose the requested state.",
        Scope::Finder,
        &["t"],
        |state| choose_country(state, "Requested state", CountryFor::To),
    )
    .hint(4),
    Row::new(
        "finder-wanted",
        "wanted",
        "Choose what is wanted of the requested state.",
        Scope::Finder,
        &["w"],
        choose_wanted,
    )
    .hint(5),
    Row::new(
        "finder-crime",
        "crime",
        "Choose the crime area of the case.",
        Scope::Finder,
        &["c"],
        choose_crime,
    )
    .hint(6),
    Row::new(
        "finder-day",
        "day",
        "Say for which day the legal basis is asked.",
        Scope::Finder,
        &["d"],
        |state| {
            choices::ask(
                state,
                "Legal basis on which day",
                "Day",
                when::DAY_FORMS,
                AskFor::BasisDay,
            )
        },
    ),
    Row::new(
        "finder-swap",
        "swap states",
        "Let the requested state ask the requesting one.",
        Scope::Finder,
        &["x"],
        swap,
    ),
    Row::new(
        "finder-open",
        "open",
        "Show the treaty under the cursor.",
        Scope::Finder,
        &["enter"],
        open,
    )
    .when(|state| entry(state).map(|_| ()))
    .hint(1),
    Row::new(
        "adopt",
        "adopt",
        "Take the legal basis under the cursor for the record, with your reason.",
        Scope::Finder,
        &["a"],
        adopt,
    )
    .undoable("Legal basis chosen for")
    .when(|state| adopter(state).map(|_| ()))
    .hint(2),
];

fn show(state: &mut State, finder: Finder) -> Vec<Effect> {
    state.layers.push(Layer::Finder(Box::new(finder)));
    Vec::new()
}

fn of_country(state: &mut State) -> Vec<Effect> {
    let Ok(code) = country::here(state) else {
        return Vec::new();
    };
    let home = country::home(state).map(|home| home.to_string());
    let asked = Asked::between(home, Some(code.to_string()), state.today());
    let finder = Finder::new(asked, None, &state.pack);
    show(state, finder)
}

fn read(state: &State) -> Result<(), String> {
    match state.current() {
        Some(_) => Ok(()),
        None => Err("The record is being read.".to_owned()),
    }
}

pub(super) fn of_record(state: &mut State) -> Vec<Effect> {
    let Some(item) = state.current() else {
        return Vec::new();
    };
    let asked = Asked::by_record(
        &item.content,
        state.profile.home,
        &state.pack,
        state.today(),
    );
    let finder = Finder::new(asked, Some(item.id), &state.pack);
    show(state, finder)
}

/// The finder on top.
fn finder(state: &State) -> Option<&Finder> {
    match state.layers.last() {
        Some(Layer::Finder(finder)) => Some(finder),
        _ => None,
    }
}

fn choose_country(state: &mut State, title: &str, wanted: CountryFor) -> Vec<Effect> {
    let Some(asked) = finder(state).map(|finder| &finder.asked) else {
        return Vec::new();
    };
    let now = match wanted {
        CountryFor::From => asked.from.clone(),
        _ => asked.to.clone(),
    };
    country::choose(state, title, wanted, &now.unwrap_or_default())
}

fn choose_wanted(state: &mut State) -> Vec<Effect> {
    let Some(now) = finder(state).map(|finder| finder.asked.kind) else {
        return Vec::new();
    };
    let kinds = CooperationKind::ALL.iter();
    let choices = kinds.map(|kind| Choice::new(kind.word(), kind.title()));
    let pick = Pick::lettered("Wanted", PickFor::Wanted, choices.collect());
    choices::push(state, pick.at(now.word()))
}

fn choose_crime(state: &mut State) -> Vec<Effect> {
    let Some(asked) = finder(state).map(|finder| &finder.asked) else {
        return Vec::new();
    };
    let now = asked.crimes.first().cloned().unwrap_or_default();
    let areas = state.pack.treaties().crime_areas().iter();
    let areas = areas.map(|area| Choice::new(&area.area, &area.title).note(&area.area));
    let unsaid = Choice::new("", "not said");
    let choices = std::iter::once(unsaid).chain(areas).collect();
    let pick = Pick::typed("Crime area", PickFor::Crime, choices);
    choices::push(state, pick.at(&now))
}

fn swap(state: &mut State) -> Vec<Effect> {
    let pack = std::sync::Arc::clone(&state.pack);
    if let Some(Layer::Finder(finder)) = state.layers.last_mut() {
        let asked = &mut finder.asked;
        std::mem::swap(&mut asked.from, &mut asked.to);
        finder.ask(&pack);
    }
    Vec::new()
}

/// The entry under the cursor.
fn entry(state: &State) -> Result<Entry<'_>, String> {
    let entry = finder(state).and_then(Finder::entry);
    entry.ok_or_else(|| "No treaty stands in the answer.".to_owned())
}

fn open(state: &mut State) -> Vec<Effect> {
    match entry(state).map(|entry| entry.id().into()) {
        Ok(id) => page(state, SheetKind::Treaty(id)),
        Err(_) => Vec::new(),
    }
}

/// The record that would take the basis under the cursor.
fn adopter(state: &State) -> Result<ItemId, String> {
    writable(state)?;
    let finder = finder(state).ok_or("The finder is not open.")?;
    let record = finder.record.ok_or_else(|| {
        let row = find("basis");
        let keys = row.map(|row| state.keys.first(row)).unwrap_or_default();
        format!("This was not asked for a record. Go to one and press {keys}.")
    })?;
    let closed = |item: &Item| !item.is_open();
    if state.item(record).is_some_and(closed) {
        return Err("The record is closed. Open it again to choose a legal basis.".to_owned());
    }
    entry(state).map(|_| record)
}

/// What is not offered can be adopted too; the record then keeps why it stands aside.
fn adopt(state: &mut State) -> Vec<Effect> {
    let (Ok(record), Ok(entry)) = (adopter(state), entry(state)) else {
        return Vec::new();
    };
    // What speaks against it comes first: a long title may be cut.
    let title = match entry {
        Entry::Option(option) => format!("Adopt {}", option.title),
        Entry::Excluded(aside) => {
            let status = aside.status.word().replace('-', " ");
            format!("Not offered ({status}): adopt {} all the same", aside.title)
        }
    };
    let instrument = entry.id().to_owned();
    let Some(asked) = finder(state).map(|finder| finder.asked.clone()) else {
        return Vec::new();
    };
    let elsewhere = state.item(record).is_some_and(|item| {
        let own = Asked::by_record(&item.content, state.profile.home, &state.pack, asked.on);
        (&own.from, &own.to) != (&asked.from, &asked.to)
    });
    let purpose = AskFor::BasisReason(Box::new(Adoption {
        record,
        asked,
        instrument,
    }));
    let help = if elsewhere {
        "the record is between other states: say why; it stays with the record"
    } else {
        "in your own words; they stay with the record"
    };
    choices::ask(state, &title, "Why", help, purpose)
}
