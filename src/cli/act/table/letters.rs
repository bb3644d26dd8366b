//! Letters: begun, filled in, looked at by a second officer, sent, and what became of them.
//!
//! Never here: what a letter needs; its text.
use super::{Action, Field as F, Given, Surroundings, action};
use crate::cli::exit::Failure;
use crate::domain::books::Books;
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::letter::{Addressee, Delivery, Language, Letter, LetterKind, LetterState};
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Digest};

/// Actions about letters.
pub(super) const ACTIONS: &[Action] = &[
    action(
        "letter",
        "Begin a letter; without --to it goes to the other side of the record",
        &[F::Kind],
        &[F::Language, F::To, F::Channel, F::Authority],
        begin,
    ),
    action(
        "letter-fill",
        "Fill in a field of a letter",
        &[F::Name, F::Value],
        &[F::Letter],
        fill,
    ),
    action(
        "letter-address",
        "Give it another addressee, channel or language",
        &[],
        &[F::Letter, F::To, F::Channel, F::Authority, F::Language],
        address,
    ),
    action(
        "letter-grounds",
        "Choose the grounds of a refusal",
        &[F::Ground],
        &[F::Letter],
        |given, around| {
            Ok(Command::Letter(LetterOrder::Ground {
                letter: number(given, around, Letter::is_open)?,
                grounds: given.choices(F::Ground, Ground::ALL, Ground::word)?,
            }))
        },
    ),
    action(
        "letter-review",
        "Give it to a second officer",
        &[],
        &[F::Letter],
        |given, around| {
            let letter = number(given, around, Letter::is_open)?;
            Ok(Command::Letter(LetterOrder::Submit { letter }))
        },
    ),
    action(
        "letter-return",
        "Give it back to its author",
        &[F::Why],
        &[F::Letter],
        |given, around| {
            Ok(Command::Letter(LetterOrder::Return {
                letter: number(given, around, Letter::is_open)?,
                why: given.words(F::Why)?,
            }))
        },
    ),
    action(
        "letter-authorise",
        "Agree to exactly this text, as a second officer",
        &[],
        &[F::Letter, F::Digest],
        authorise,
    ),
    action(
        "letter-send",
        "Put it into the outbox",
        &[],
        &[F::Letter],
        |given, around| {
            let letter = number(given, around, Letter::is_open)?;
            Ok(Command::Letter(LetterOrder::Send { letter }))
        },
    ),
    action(
        "letter-recall",
        "Take it back from the outbox",
        &[],
        &[F::Letter],
        |given, around| {
            let waits = |letter: &Letter| letter.state == LetterState::Waiting;
            let letter = number(given, around, waits)?;
            Ok(Command::Letter(LetterOrder::Recall { letter }))
        },
    ),
    action(
        "letter-discard",
        "Give it up",
        &[],
        &[F::Letter],
        |given, around| {
            let letter = number(given, around, Letter::is_open)?;
            Ok(Command::Letter(LetterOrder::Discard { letter }))
        },
    ),
    action(
        "letter-delivery",
        "Record what became of a letter that left",
        &[F::What],
        &[F::Letter, F::At, F::Text],
        |given, around| {
            Ok(Command::Letter(LetterOrder::Deliver {
                letter: number(given, around, |letter| letter.left.is_some())?,
                what: given.choice(F::What, Delivery::ALL, Delivery::word)?,
                at: given.moment_or(F::At, around.now)?,
                text: given.words_or_none(F::Text),
            }))
        },
    ),
];

/// The letter named, else the newest that `fits`, else the newest; with none, the rules say so.
fn number(
    given: &Given,
    around: &Surroundings<'_>,
    fits: impl Fn(&Letter) -> bool,
) -> Result<u32, Failure> {
    given.number_or(F::Letter, || {
        let letters = &around.item.letters;
        let fitting = letters.iter().rev().find(|letter| fits(letter));
        let found = fitting.or_else(|| letters.last());
        found.map_or(1, |letter| letter.number)
    })
}

fn begin(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let kind = given.choice(F::Kind, LetterKind::ALL, LetterKind::word)?;
    let language = given.optional(F::Language, language)?;
    let language = language.unwrap_or(around.profile.office.language);
    let other_side = [F::To, F::Channel, F::Authority];
    let is_addressed = other_side.iter().any(|field| given.has(*field));
    Ok(Command::Letter(LetterOrder::Begin {
        kind,
        to: is_addressed
            .then(|| addressee(given, around, None))
            .transpose()?,
        language,
        values: around.books.first_values(around.item, kind, language),
    }))
}

fn fill(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let letter = number(given, around, Letter::is_open)?;
    let field = given.label(F::Name)?;
    let known = around.item.letter(letter);
    let form = known.and_then(|letter| around.books.form(around.item, letter.kind));
    if let Some(form) = form.filter(|form| form.field(field.as_str()).is_none()) {
        let names: Vec<&str> = form
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        return Err(Failure::usage(format!(
            "The letter has no field called {field}. There are {}.",
            names.join(", ")
        )));
    }
    Ok(Command::Letter(LetterOrder::Fill {
        letter,
        field,
        value: given.words(F::Value)?,
    }))
}

fn address(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let letter = number(given, around, Letter::is_open)?;
    let present = around.item.letter(letter);
    let language = given.optional(F::Language, language)?;
    let now = present.map(|letter| letter.language);
    Ok(Command::Letter(LetterOrder::Address {
        letter,
        to: addressee(given, around, present)?,
        language: language.or(now).unwrap_or(around.profile.office.language),
    }))
}

fn authorise(given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
    let letter = number(given, around, Letter::is_open)?;
    let text = around.item.letter(letter);
    let as_it_stands = text.and_then(|letter| around.books.text_digest(around.item, letter));
    let is_seen = |digest: &Digest| {
        let seen = given.text(F::Digest);
        seen.is_none_or(|seen| seen.trim().eq_ignore_ascii_case(&digest.to_string()))
    };
    // A text that is not the one that was seen, or not there, is refused whatever digest stands in its place.
    let digest = as_it_stands.filter(is_seen);
    let digest = digest.unwrap_or_else(|| Digest::of(b""));
    Ok(Command::Letter(LetterOrder::Authorise { letter, digest }))
}

fn language(given: &Given, field: F) -> Result<Language, Failure> {
    given.choice(field, Language::ALL, Language::word)
}

/// Who is named, beside what the letter says now, beside the other side of the record.
fn addressee(
    given: &Given,
    around: &Surroundings<'_>,
    present: Option<&Letter>,
) -> Result<Addressee, Failure> {
    let content = &around.item.content;
    let named = given.optional(F::To, Given::country)?;
    let country = named
        .or_else(|| present.map(|letter| letter.to.country))
        .or_else(|| content.partner())
        .ok_or_else(|| {
            Failure::usage("The record does not say its country; name the state with --to CC.")
        })?;
    let channel = given.optional(F::Channel, |given, field| {
        given.choice(field, Channel::ALL, Channel::word)
    })?;
    // Another state has other authorities.
    let authority = present
        .filter(|letter| letter.to.country == country)
        .and_then(|letter| letter.to.authority.clone());
    Ok(Addressee {
        country,
        authority: given.text(F::Authority).map(Into::into).or(authority),
        channel: channel
            .or_else(|| present.map(|letter| letter.to.channel))
            .unwrap_or(content.channel),
    })
}
