//! Letters: what is chosen and typed for them, and what the desk answers. Everything typed becomes an order at once.
//!
//! Never here: what a form needs; the bookshelf says.

use super::answers;
use super::order;
use crate::desk::{Beginning, Done};
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::letter::{Addressee, Delivery, Language, Letter, LetterKind};
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Event, Foreign, ItemId, Label, Refusal, RequestKind};
use crate::reference::forms::{FormField, Shape};
use crate::tui::command::{choices, country, ready};
use crate::tui::effect::{Effect, Purpose, Sent, Then};
use crate::tui::input::LineEdit;
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Layer, Write, WriteFor};
use crate::tui::state::letter::{
    LetterAsk, LetterAt, LetterPage, LetterPane, LetterPick, NewRequest,
};
use crate::tui::state::pick::{Choice, CountryFor, Pick, PickFor};
use crate::tui::when;

/// A letter by its record and number.
pub const fn at(record: ItemId, number: u32) -> LetterAt {
    LetterAt { record, number }
}

/// Opens the page of a letter.
pub fn show(state: &mut State, at: LetterAt) -> Vec<Effect> {
    state.layers.push(Layer::Letter(LetterPage::new(at)));
    Vec::new()
}

/// The fields of a letter's form, in order.
pub fn fields(state: &State, at: LetterAt) -> Vec<FormField> {
    let Some((item, letter)) = state.letter(at) else {
        return Vec::new();
    };
    let form = state.books().form(item, letter.kind);
    form.map(|form| form.fields).unwrap_or_default()
}

/// The field under the cursor of the page.
pub fn field(state: &State) -> Option<(LetterAt, FormField)> {
    let page = state.letter_page()?;
    let field = fields(state, page.at).into_iter().nth(page.form.cursor)?;
    Some((page.at, field))
}

/// Fills a field in.
pub fn fill(at: LetterAt, field: &Label, words: &str, command: &'static str) -> Vec<Effect> {
    let order = LetterOrder::Fill {
        letter: at.number,
        field: field.clone(),
        value: Foreign::from(words),
    };
    act(at, command, order)
}

fn act(at: LetterAt, command: &'static str, order: LetterOrder) -> Vec<Effect> {
    order::all(command, Purpose::Act, &[at.record], &Command::Letter(order))
}

/// Opens the field under the cursor, as its shape asks.
pub fn edit(state: &mut State) -> Vec<Effect> {
    // On a narrow screen the cursor is on the form, not on the text.
    if let Some(Layer::Letter(page)) = state.layers.last_mut() {
        page.pane = LetterPane::Form;
    }
    let Some((at, field)) = field(state) else {
        state.refuse("The form has no fields.");
        return Vec::new();
    };
    let Some((_, letter)) = state.letter(at) else {
        return Vec::new();
    };
    let value = letter.value(field.name.as_str()).to_owned();
    let title = field.label(Language::English).to_owned();
    let name = field.name.clone();
    match field.shape {
        Shape::Text => write(state, at, &field, &value),
        Shape::Line => {
            let purpose = AskFor::Letter(LetterAsk::Field(at, name));
            let help = field.help().to_owned().into();
            choices::ask_from(state, &title, ("Words", help), purpose, &value)
        }
        Shape::Date => {
            let purpose = AskFor::Letter(LetterAsk::Date(at, name));
            let help = format!("{} {}", field.help(), when::DATE_FORMS).into();
            choices::ask_from(state, &title, ("When", help), purpose, &value)
        }
        Shape::Choice => {
            let known = field.choices().iter();
            let known =
                known.map(|one| Choice::new(one.word.as_str(), one.label(Language::English)));
            let none = Choice::new("", "nothing");
            let choices = std::iter::once(none).chain(known).collect();
            let purpose = PickFor::Letter(LetterPick::Field(at, name));
            let pick = Pick::lettered(title, purpose, choices).at(value.trim());
            choices::push(state, pick)
        }
    }
}

fn write(state: &mut State, at: LetterAt, field: &FormField, value: &str) -> Vec<Effect> {
    let text = LineEdit::multi().with_text(value);
    state.say(field.help().to_owned());
    state.layers.push(Layer::Write(Write {
        title: field.label(Language::English).to_owned(),
        kind: WriteFor::Field(at, field.name.clone()),
        ids: vec![at.record],
        to: None,
        filling: None,
        kept: text.text().to_owned(),
        field: text,
        dirty_since: None,
        kept_at: None,
        on_button: false,
        fault: None,
    }));
    Vec::new()
}

/// A field's text is taken as it stands: it is kept like a draft, and the box closes.
pub fn written(state: &mut State) -> Vec<Effect> {
    let effects = order::keep_drafts(state);
    if let Some(Layer::Write(write)) = state.layers.pop() {
        let key = answers::key_of(state, "undo");
        state.say(format!("{} filled in. {key} undoes.", write.title));
    }
    effects
}

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

fn readdress(
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

/// The state of a request of ours was chosen; its title is asked for.
pub fn title(
    state: &mut State,
    kind: RequestKind,
    about: Option<ItemId>,
    code: &str,
) -> Vec<Effect> {
    let title = format!(
        "{} to {code} {}",
        kind.title(),
        state.pack.country_name(code)
    );
    let begun_from = about.and_then(|id| state.item(id));
    let begin = begun_from.map_or_else(String::new, |item| {
        crate::domain::text::show(&item.content.title)
            .as_str()
            .to_owned()
    });
    let request = NewRequest {
        kind,
        country: code.to_owned(),
        about,
    };
    let purpose = AskFor::Letter(LetterAsk::Title(request));
    let help = "one line that says what it is about".into();
    choices::ask_from(state, &title, ("Title", help), purpose, &begin)
}

/// A line was typed; nothing where another box opened over it.
///
/// # Errors
/// In words, when the line cannot be taken; the box stays.
pub fn line(state: &mut State, ask: &LetterAsk, text: &str) -> Result<Option<Vec<Effect>>, String> {
    Ok(Some(match ask {
        LetterAsk::Field(at, field) => fill(*at, field, text, "letter-edit"),
        LetterAsk::Date(at, field) => {
            let date = match text {
                "" => String::new(),
                typed => when::read_date(typed, state.now)?,
            };
            fill(*at, field, &date, "letter-edit")
        }
        LetterAsk::Authority(at) => readdress(state, *at, "letter-address", |to, _| {
            to.authority = (!text.is_empty()).then(|| Foreign::from(text));
        }),
        LetterAsk::Return(at) => {
            if text.is_empty() {
                return Err("Say what must change.".to_owned());
            }
            let order = LetterOrder::Return {
                letter: at.number,
                why: Foreign::from(text),
            };
            act(*at, "letter-return", order)
        }
        LetterAsk::DeliveredAt(at, what) => {
            let moment = match text {
                "" => state.now,
                typed => when::read(typed, state.now)?,
            };
            if moment > state.now {
                return Err("That is in the future.".to_owned());
            }
            // The box stays below, so that Esc comes back to it.
            let purpose = AskFor::Letter(LetterAsk::Receipt(*at, *what, moment));
            let help = "the words or number of the receipt; may be empty";
            choices::ask(state, what.title(), "Receipt", help, purpose);
            return Ok(None);
        }
        LetterAsk::Receipt(at, what, moment) => {
            let order = LetterOrder::Deliver {
                letter: at.number,
                what: *what,
                at: *moment,
                text: Foreign::from(text),
            };
            let effects = act(*at, "letter-delivery", order);
            // The moment stood in the box below.
            state.layers.pop();
            effects
        }
        LetterAsk::Title(request) => vec![begin(state, request, text)?],
    }))
}

fn begin(state: &State, request: &NewRequest, title: &str) -> Result<Effect, String> {
    if title.is_empty() {
        return Err("A request needs a title.".to_owned());
    }
    let country = request.country.parse();
    let country = country.map_err(|_| "That is no country.".to_owned())?;
    let channel = match request.kind {
        RequestKind::PoliceInformation
        | RequestKind::ProvisionalArrest
        | RequestKind::OwnInitiative
        | RequestKind::Consent
        | RequestKind::Other => Channel::I247,
        _ => Channel::Direct,
    };
    Ok(Effect::Begin(Box::new(Beginning {
        kind: request.kind,
        to: Addressee {
            country,
            authority: None,
            channel,
        },
        title: Foreign::from(title),
        language: state.profile.office.language,
        about: request.about,
    })))
}

/// A request of our own was begun: its letter opens.
pub fn begun(state: &mut State, result: Result<Result<ItemId, Refusal>, String>) -> Vec<Effect> {
    let id = match result {
        Err(why) => {
            state.fail(why);
            return Vec::new();
        }
        Ok(Err(refusal)) => {
            state.refuse(ready::words(&refusal));
            return Vec::new();
        }
        Ok(Ok(id)) => id,
    };
    state.abroad.forget();
    show(state, at(id, 1));
    state.say("The request is begun. Enter fills in the field under the cursor.");
    let mut effects = order::refresh(state, Then::Stay);
    effects.push(Effect::Count);
    effects
}

/// A letter was begun, or refused: its page opens in place of the boxes that led to it.
pub fn opened(state: &mut State, sent: &Sent, answers: Vec<Result<Done, Refusal>>) -> Vec<Effect> {
    let number = answers.iter().flatten().find_map(|done| {
        let events = done.entry.events.iter();
        let mut begun = events.filter_map(|event| match event {
            Event::LetterBegun { letter } => Some(letter.number),
            _ => None,
        });
        begun.next()
    });
    answers::report(state, sent, answers);
    match (number, sent.items.first()) {
        (Some(number), Some(record)) => {
            show(state, at(*record, number));
            order::refresh(state, Then::Tell)
        }
        _ => Vec::new(),
    }
}
