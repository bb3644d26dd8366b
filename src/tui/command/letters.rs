//! Letters about records: write one, open one, begin a request of our own.
//!
//! Never here: their page.

use super::choices;
use super::ready::{chosen, rehearse, words, writable};
use super::row::{Row, Scope};
use crate::domain::letter::LetterKind;
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Item, ItemId, RequestKind};
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::letter::LetterPick;
use crate::tui::state::pick::{Choice, Pick, PickFor};

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "letter",
        "write",
        "Write a letter about the record: a reply, a question, a refusal and all other kinds, or go on with one.",
        Scope::Work,
        &["r"],
        write,
    )
    .says("Letter begun about")
    .when(|state| writable(state).and_then(|()| one(state).map(drop)))
    .hint(7),
    Row::new(
        "letters",
        "letters",
        "Open a letter of the record.",
        Scope::Work,
        &["g l"],
        list,
    )
    .when(|state| match one(state) {
        Ok(item) if item.letters.is_empty() => Err("The record has no letters.".to_owned()),
        other => other.map(drop),
    }),
    Row::new(
        "begin-from",
        "request of ours",
        "Begin a request of our own from this record: what is wanted, of which state, under which title.",
        Scope::Work,
        &["x q"],
        |state| {
            let about = state.current_id();
            request(state, about)
        },
    )
    .when(|state| writable(state).and_then(|()| one(state).map(drop))),
    Row::new(
        "begin",
        "new request",
        "Begin a request of our own: what is wanted, of which state, under which title.",
        Scope::Desk,
        &["g n"],
        |state| request(state, None),
    )
    .when(writable),
];

/// The record a letter is written about: one, when it came.
fn one(state: &State) -> Result<&Item, String> {
    chosen(state)?;
    state
        .current()
        .ok_or_else(|| "The record is being read.".to_owned())
}

fn write(state: &mut State) -> Vec<Effect> {
    let Ok(item) = one(state) else {
        return Vec::new();
    };
    let (id, title) = (item.id, format!("Write about {}", item.our_ref));
    let kinds = LetterKind::ALL
        .iter()
        .map(|kind| kind_choice(state, item, *kind));
    let pick = Pick::lettered(
        title,
        PickFor::Letter(LetterPick::Kind(id)),
        kinds.collect(),
    );
    let first = pick.shown().find(|choice| choice.why_not.is_none());
    let first = first.map(|choice| choice.id.clone()).unwrap_or_default();
    choices::push(state, pick.at(&first))
}

/// A kind of letter: to go on with, to begin, or why neither.
fn kind_choice(state: &State, item: &Item, kind: LetterKind) -> Choice {
    let choice = Choice::new(kind.word(), kind.title());
    let open = |letter: &&crate::domain::letter::Letter| letter.kind == kind && letter.is_open();
    if let Some(letter) = item.letters.iter().find(open) {
        let id = format!("letter:{}", letter.number);
        let note = format!("goes on: {}", letter.state.title());
        return Choice { id, ..choice }.note(note);
    }
    let begin = Command::Letter(LetterOrder::Begin {
        kind,
        to: None,
        language: state.profile.office.language,
        values: std::collections::BTreeMap::new(),
    });
    let why_not = rehearse(state, item, &begin).err();
    Choice {
        why_not: why_not.map(|refusal| {
            let why = words(&refusal);
            // The name stands before it already.
            let bare = why
                .strip_prefix(kind.title())
                .map(|rest| rest.trim_start().to_owned());
            bare.unwrap_or(why)
        }),
        ..choice
    }
}

fn list(state: &mut State) -> Vec<Effect> {
    let Ok(item) = one(state) else {
        return Vec::new();
    };
    let letters = item.letters.iter().map(|letter| {
        let (number, kind, to) = (letter.number, letter.kind.title(), letter.to.country);
        let country = state.pack.country_name(to.as_str());
        let note = format!("{}, {}", letter.state.title(), letter.language.title());
        Choice::new(
            number.to_string(),
            format!("{number} {kind} to {to} {country}"),
        )
        .note(note)
    });
    let purpose = PickFor::Letter(LetterPick::Open(item.id));
    let pick = Pick::lettered(
        format!("Letters of {}", item.our_ref),
        purpose,
        letters.collect(),
    );
    choices::push(state, pick)
}

fn request(state: &mut State, about: Option<ItemId>) -> Vec<Effect> {
    let kinds = RequestKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.word(), kind.title()));
    let name = about.and_then(|id| state.reference(id));
    let title = match name {
        Some(name) => format!("Request of ours, from {name}"),
        None => "Request of ours".to_owned(),
    };
    let purpose = PickFor::Letter(LetterPick::Request(about));
    choices::push(state, Pick::lettered(title, purpose, kinds.collect()))
}
