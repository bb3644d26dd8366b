//! The page of a letter: opening it, filling in the field under the cursor, and what the desk answers.
//!
//! Never here: what a form needs; the bookshelf says.

use super::{answers, order};
use crate::desk::Done;
use crate::domain::letter::Language;
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Event, Foreign, ItemId, Label, Refusal};
use crate::reference::forms::{FormField, Shape};
use crate::tui::command::{choices, ready};
use crate::tui::effect::{Effect, Purpose, Sent, Then};
use crate::tui::input::LineEdit;
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Layer, Write, WriteFor};
use crate::tui::state::letter::{LetterAsk, LetterAt, LetterPage, LetterPane, LetterPick};
use crate::tui::state::pick::{Choice, Pick, PickFor};
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

pub(super) fn act(at: LetterAt, command: &'static str, order: LetterOrder) -> Vec<Effect> {
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
