//! Lines typed for a letter, and the title of a request of our own. Each becomes an order at once.
//!
//! Never here: what a form needs; the bookshelf says.

use super::letter::{act, fill};
use super::letter_choices::readdress;
use crate::desk::Beginning;
use crate::domain::content::Channel;
use crate::domain::letter::Addressee;
use crate::domain::orders::LetterOrder;
use crate::domain::{Foreign, ItemId, RequestKind};
use crate::tui::command::choices;
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::layer::AskFor;
use crate::tui::state::letter::{LetterAsk, NewRequest};
use crate::tui::when;

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
