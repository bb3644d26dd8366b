//! The page of a letter: fill in its form, address it, give it to a second officer, agree, send, recall, record delivery.
//!
//! Never here: what a letter needs, whether it may leave.

use super::ready::{possible, writable};
use super::row::{Row, Scope};
use super::{choices, finder};
use crate::domain::books::Books;
use crate::domain::letter::{Delivery, Letter, LetterKind, LetterState};
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Digest, Foreign};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Leaving};
use crate::tui::state::letter::{LetterAsk, LetterAt, LetterPage, LetterPane};
use crate::tui::update::{leaving, letter, letter_choices, order};
use crate::tui::view::layout;

pub(super) const ROWS: &[Row] = &[
    Row::new(
        "letter-edit",
        "fill in",
        "Fill in the field under the cursor; what is typed is kept.",
        Scope::Letter,
        &["enter"],
        letter::edit,
    )
    .undoable("Filled in, letter about")
    .when(|state| writable(state).and_then(|()| still_open(state)))
    .hint(1),
    Row::new(
        "letter-empty",
        "empty",
        "Empty the field under the cursor.",
        Scope::Letter,
        &["x x"],
        |state| match letter::field(state) {
            Some((at, field)) => letter::fill(at, &field.name, "", "letter-empty"),
            None => Vec::new(),
        },
    )
    .undoable("Field emptied, letter about")
    .when(|state| writable(state).and_then(|()| still_open(state))),
    Row::new(
        "letter-address",
        "address",
        "Change the state, the authority or the channel.",
        Scope::Letter,
        &["a"],
        letter_choices::address,
    )
    .undoable("Address changed, letter about")
    .when(|state| writable(state).and_then(|()| still_open(state)))
    .hint(4),
    Row::new(
        "letter-language",
        "language",
        "Choose the language it is written in.",
        Scope::Letter,
        &["x l"],
        letter_choices::language,
    )
    .undoable("Language changed, letter about")
    .when(|state| writable(state).and_then(|()| still_open(state))),
    Row::new(
        "letter-grounds",
        "grounds",
        "Choose the grounds of a refusal, as the legal basis has them.",
        Scope::Letter,
        &["o"],
        letter_choices::grounds,
    )
    .undoable("Grounds changed, letter about")
    .when(ready_grounds),
    Row::new(
        "letter-review",
        "second officer",
        "Give the letter to a second officer.",
        Scope::Letter,
        &["v"],
        |state| {
            act(state, "letter-review", |letter| LetterOrder::Submit {
                letter,
            })
        },
    )
    .undoable("With a second officer: letter about")
    .when(|state| can(state, |letter| LetterOrder::Submit { letter }))
    .hint(2),
    Row::new(
        "letter-authorise",
        "authorise",
        "Agree, as a second officer, to exactly the text on screen.",
        Scope::Letter,
        &["x v"],
        authorise,
    )
    .undoable("Authorised as shown: letter about")
    .when(ready_authorise)
    .hint(5),
    Row::new(
        "letter-return",
        "give back",
        "Give the letter back to its author, with what must change.",
        Scope::Letter,
        &["b"],
        |state| match here(state) {
            Ok(at) => {
                let purpose = AskFor::Letter(LetterAsk::Return(at));
                let help = "its author reads it";
                choices::ask(state, "Give back", "What must change", help, purpose)
            }
            Err(_) => Vec::new(),
        },
    )
    .undoable("Given back to its author: letter about")
    .when(|state| {
        can(state, |letter| LetterOrder::Return {
            letter,
            why: Foreign::from("why"),
        })
    }),
    Row::new(
        "letter-send",
        "send",
        "Look at what leaves and whether it may, then send it; it can be recalled for a while.",
        Scope::Letter,
        &["s"],
        |state| match here(state) {
            Ok(at) => leaving::open(state, Leaving::Letter(at)),
            Err(_) => Vec::new(),
        },
    )
    .leaves()
    .when(|state| writable(state).and_then(|()| still_open(state)))
    .hint(3),
    Row::new(
        "letter-recall",
        "recall",
        "Take the letter back while it waits in the outbox.",
        Scope::Letter,
        &["x r"],
        |state| {
            act(state, "letter-recall", |letter| LetterOrder::Recall {
                letter,
            })
        },
    )
    .says("Recalled from the outbox, nothing left: letter about")
    .when(|state| can(state, |letter| LetterOrder::Recall { letter })),
    Row::new(
        "letter-discard",
        "discard",
        "Give the letter up.",
        Scope::Letter,
        &["d"],
        |state| {
            act(state, "letter-discard", |letter| LetterOrder::Discard {
                letter,
            })
        },
    )
    .undoable("Discarded: letter about")
    .when(|state| can(state, |letter| LetterOrder::Discard { letter })),
    Row::new(
        "letter-delivery",
        "delivery",
        "Record what the channel told of the letter: accepted, relayed, delivered, opened, or not.",
        Scope::Letter,
        &["m"],
        letter_choices::delivery,
    )
    .undoable("Delivery recorded, letter about")
    .when(|state| {
        let at = state.now;
        can(state, |letter| LetterOrder::Deliver {
            letter,
            what: Delivery::Submitted,
            at,
            text: Foreign::default(),
        })
    }),
    Row::new(
        "letter-basis",
        "legal basis",
        "Find the legal basis of the record; what it requires changes with it.",
        Scope::Letter,
        &["i"],
        finder::of_record,
    )
    .hint(6),
];

/// The letter on screen.
fn here(state: &State) -> Result<LetterAt, String> {
    let page = state.letter_page().ok_or("No letter is open.")?;
    Ok(page.at)
}

fn known(state: &State) -> Result<&Letter, String> {
    let at = here(state)?;
    let letter = state.letter(at).map(|(_, letter)| letter);
    letter.ok_or_else(|| format!("There is no letter {} any more.", at.number))
}

/// Its words can still change.
fn still_open(state: &State) -> Result<(), String> {
    let letter = known(state)?;
    if letter.is_open() {
        return Ok(());
    }
    let what = match letter.state {
        LetterState::Waiting => " Recall it first.",
        LetterState::Left => " Write a correction.",
        _ => "",
    };
    let (number, state) = (letter.number, letter.state.title());
    Err(format!("Letter {number} is {state}.{what}"))
}

fn can(state: &State, order: impl Fn(u32) -> LetterOrder) -> Result<(), String> {
    let number = known(state)?.number;
    possible(state, |_| Command::Letter(order(number)))
}

fn act(state: &State, id: &'static str, order: impl Fn(u32) -> LetterOrder) -> Vec<Effect> {
    let Ok(at) = here(state) else {
        return Vec::new();
    };
    let command = Command::Letter(order(at.number));
    order::all(id, Purpose::Act, &[at.record], &command)
}

fn ready_grounds(state: &State) -> Result<(), String> {
    writable(state)?;
    still_open(state)?;
    let letter = known(state)?;
    if letter.kind == LetterKind::Refusal {
        return Ok(());
    }
    Err("Only a refusal has grounds.".to_owned())
}

/// The digest of the text on screen.
fn shown(state: &State) -> Option<(LetterAt, Digest)> {
    let at = here(state).ok()?;
    let (item, letter) = state.letter(at)?;
    let digest = state.books().text_digest(item, letter)?;
    Some((at, digest))
}

/// A second officer agrees to what that officer saw: the text must be on screen.
fn ready_authorise(state: &State) -> Result<(), String> {
    let (_, digest) = shown(state).ok_or("The letter has no text.")?;
    can(state, |letter| LetterOrder::Authorise { letter, digest })?;
    let beside = layout::letter(&layout::of(state)).beside;
    let reads = |page: &LetterPage| page.pane == LetterPane::Text;
    if beside || state.letter_page().is_some_and(reads) {
        return Ok(());
    }
    Err("Read the text first: Tab shows it.".to_owned())
}

fn authorise(state: &mut State) -> Vec<Effect> {
    let Some((at, digest)) = shown(state) else {
        return Vec::new();
    };
    let order = LetterOrder::Authorise {
        letter: at.number,
        digest,
    };
    let command = Command::Letter(order);
    order::all("letter-authorise", Purpose::Act, &[at.record], &command)
}
