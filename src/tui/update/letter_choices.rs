//! What is chosen for a letter: its kind, addressee, channel, language, grounds, what became of it.
//!
//! Never here: what a form needs; the bookshelf says.

use super::letter::{act, at, fill, show};
use super::order;
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::letter::{Addressee, Delivery, Language, Letter, LetterKind};
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, ItemId, RequestKind};
use crate::tui::command::{choices, country};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Layer};
use crate::tui::state::letter::{LetterAsk, LetterAt, LetterPick};
use crate::tui::state::pick::{Choice, CountryFor, Pick, PickFor};

/// What of the address to change.
pub fn address(state: &mut State) -> Vec<Effect> {
    let Some((at, to, _)) = addressed(state) else {
        return Vec::new();
    };
    let country = state.pack.country_name(to.country.as_str());
    let authority = to.authority.as_ref().map(crate::domain::text::show);
    let authority = authority.map_or_else(|| "none".to_owned(), |name| name.as_str().to_owned());
    let parts = [
        Choice::new("country", "state").note(format!("{} {country}", to.country)),
        Choice::new("authority", "authority").note(authority),
        Choice::new("channel", "channel").note(to.channel.title()),
    ];
    let purpose = PickFor::Letter(LetterPick::Address(at));
    choices::push(state, Pick::lettered("Address", purpose, parts.into()))
}

/// The letter on screen with its addressee and language.
fn addressed(state: &State) -> Option<(LetterAt, Addressee, Language)> {
    let at = state.letter_page()?.at;
    let (_, letter) = state.letter(at)?;
    Some((at, letter.to.clone(), letter.language))
}

pub(super) fn readdress(
    state: &State,
    at: LetterAt,
    command: &'static str,
    change: impl FnOnce(&mut Addressee, &mut Language),
) -> Vec<Effect> {
    let Some((_, letter)) = state.letter(at) else {
        return Vec::new();
    };
    let (mut to, mut language) = (letter.to.clone(), letter.language);
    change(&mut to, &mut language);
    if to == letter.to && language == letter.language {
        return Vec::new();
    }
    let letter = at.number;
    let order = LetterOrder::Address {
        letter,
        to,
        language,
    };
    act(at, command, order)
}

/// The languages a letter can be written in, with what is known of each.
pub fn language(state: &mut State) -> Vec<Effect> {
    let Some((at, to, now)) = addressed(state) else {
        return Vec::new();
    };
    let Some((item, _)) = state.letter(at) else {
        return Vec::new();
    };
    let books = state.books();
    let choices = Language::ALL.iter().map(|language| {
        let advice = books.language_advice(item, to.country, *language);
        let note = match advice.and_then(|advice| advice.accepted) {
            Some(true) => "accepted",
            Some(false) => "translation needed",
            None => "not known whether accepted",
        };
        Choice::new(language.word(), language.title()).note(note)
    });
    let purpose = PickFor::Letter(LetterPick::Language(at));
    let pick = Pick::lettered("Language", purpose, choices.collect());
    choices::push(state, pick.at(now.word()))
}

/// The grounds of refusal the legal basis has; each is added or taken away by choosing it.
pub fn grounds(state: &mut State) -> Vec<Effect> {
    let Some(page) = state.letter_page().map(|page| page.at) else {
        return Vec::new();
    };
    let chosen = state.letter(page).map(|(_, letter)| letter.grounds.clone());
    grounds_with(state, page, &chosen.unwrap_or_default())
}

fn grounds_with(state: &mut State, at: LetterAt, chosen: &[Ground]) -> Vec<Effect> {
    let Some((item, _)) = state.letter(at) else {
        return Vec::new();
    };
    let Some(known) = state.books().known_grounds(item) else {
        return Vec::new();
    };
    let choices = known.list.iter().map(|row| {
        let mark = if chosen.contains(&row.ground) {
            "+ "
        } else {
            ""
        };
        let binds = match row.mandatory {
            Some(true) => "must refuse",
            Some(false) => "may refuse",
            None => "",
        };
        let article = row.article.as_deref().unwrap_or("no instrument known");
        let note = if binds.is_empty() {
            article.to_owned()
        } else {
            format!("{binds}, {article}")
        };
        Choice::new(
            row.ground.word(),
            format!("{mark}{} {}", row.ground.word(), row.words),
        )
        .note(note)
    });
    let title = match (chosen.len(), known.closed) {
        (0, true) => "Grounds (closed list): Enter adds".to_owned(),
        (0, false) => "Grounds: Enter adds".to_owned(),
        (n, true) => format!("Grounds (closed list), {n} chosen: Esc is done"),
        (n, false) => format!("Grounds, {n} chosen: Esc is done"),
    };
    let purpose = PickFor::Letter(LetterPick::Ground(at));
    choices::push(state, Pick::typed(title, purpose, choices.collect()))
}

/// What can become of a letter on its way.
pub fn delivery(state: &mut State) -> Vec<Effect> {
    let Some(at) = state.letter_page().map(|page| page.at) else {
        return Vec::new();
    };
    let kinds = Delivery::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.word(), kind.title()));
    let purpose = PickFor::Letter(LetterPick::Delivery(at));
    choices::push(state, Pick::lettered("Delivery", purpose, kinds.collect()))
}

/// Something was chosen.
pub fn chosen(state: &mut State, pick: LetterPick, id: &str) -> Vec<Effect> {
    match pick {
        LetterPick::Kind(record) => kind(state, record, id),
        LetterPick::Open(record) => match id.parse() {
            Ok(number) => show(state, at(record, number)),
            Err(_) => Vec::new(),
        },
        LetterPick::Field(at, field) => fill(at, &field, id, "letter-edit"),
        LetterPick::Address(at) => part_of_address(state, at, id),
        LetterPick::Channel(at) => match Channel::from_word(id) {
            Some(channel) => readdress(state, at, "letter-address", |to, _| to.channel = channel),
            None => Vec::new(),
        },
        LetterPick::Language(at) => match Language::from_word(id) {
            Some(chosen) => readdress(state, at, "letter-language", |_, now| *now = chosen),
            None => Vec::new(),
        },
        LetterPick::Ground(at) => ground(state, at, id),
        LetterPick::Delivery(at) => match Delivery::from_word(id) {
            Some(what) => {
                let purpose = AskFor::Letter(LetterAsk::DeliveredAt(at, what));
                let help = "empty for now; 2031-03-10 14:00, in UTC";
                choices::ask(state, what.title(), "When", help, purpose)
            }
            None => Vec::new(),
        },
        LetterPick::Request(about) => match RequestKind::from_word(id) {
            Some(kind) => {
                let title = format!("{}: which state", kind.title());
                country::choose(state, &title, CountryFor::Request(kind, about), "")
            }
            None => Vec::new(),
        },
    }
}

/// A kind of letter was chosen: it begins with the facts of the case, or goes on.
fn kind(state: &mut State, record: ItemId, id: &str) -> Vec<Effect> {
    if let Some(number) = id.strip_prefix("letter:").and_then(|n| n.parse().ok()) {
        return show(state, at(record, number));
    }
    let (Some(kind), Some(item)) = (LetterKind::from_word(id), state.item(record)) else {
        return Vec::new();
    };
    let language = state.profile.office.language;
    let order = LetterOrder::Begin {
        kind,
        to: None,
        language,
        values: state.books().first_values(item, kind, language),
    };
    let command = Command::Letter(order);
    order::all("letter", Purpose::OpenLetter, &[record], &command)
}

fn part_of_address(state: &mut State, at: LetterAt, part: &str) -> Vec<Effect> {
    let Some((_, letter)) = state.letter(at) else {
        return Vec::new();
    };
    let to = letter.to.clone();
    match part {
        "country" => {
            let title = "State the letter goes to";
            country::choose(state, title, CountryFor::Letter(at), to.country.as_str())
        }
        "authority" => {
            let purpose = AskFor::Letter(LetterAsk::Authority(at));
            let help = "the authority as the letter names it; empty for none".into();
            let begin = authority_of(letter);
            choices::ask_from(state, "Authority", ("Name", help), purpose, &begin)
        }
        _ => {
            let known = Channel::ALL.iter();
            let known = known.map(|channel| Choice::new(channel.word(), channel.title()));
            let purpose = PickFor::Letter(LetterPick::Channel(at));
            let pick = Pick::lettered("Channel", purpose, known.collect());
            choices::push(state, pick.at(to.channel.word()))
        }
    }
}

/// The authority as it can go back into the field.
fn authority_of(letter: &Letter) -> String {
    let authority = letter.to.authority.as_ref();
    authority.map_or_else(String::new, |name| {
        crate::domain::text::show(name).as_str().to_owned()
    })
}

/// The state a letter goes to was chosen; an authority of another state no longer fits.
pub fn to_country(state: &mut State, at: LetterAt, code: &str) -> Vec<Effect> {
    let Ok(code) = code.parse() else {
        return Vec::new();
    };
    readdress(state, at, "letter-address", |to, _| {
        if to.country != code {
            to.authority = None;
        }
        to.country = code;
    })
}

/// A ground is added or taken away; the list opens again for the next.
fn ground(state: &mut State, at: LetterAt, word: &str) -> Vec<Effect> {
    let (Some(ground), Some((_, letter))) = (Ground::from_word(word), state.letter(at)) else {
        return Vec::new();
    };
    let mut grounds = letter.grounds.clone();
    if grounds.contains(&ground) {
        grounds.retain(|known| *known != ground);
    } else {
        grounds.push(ground);
    }
    grounds_with(state, at, &grounds);
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        *pick = pick.clone().at(word);
    }
    let letter = at.number;
    act(
        at,
        "letter-grounds",
        LetterOrder::Ground { letter, grounds },
    )
}
