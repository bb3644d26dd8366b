//! What commands let the officer choose from, and the fields they open.
//!
//! Never here: what a choice does; that is `update`.

use std::borrow::Cow;

use crate::domain::reason::DismissReason;
use crate::domain::{ItemId, Priority};
use crate::tui::effect::Effect;
use crate::tui::input::LineEdit;
use crate::tui::state::layer::{Ask, AskFor, Layer, Sheet, SheetKind};
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::state::{Focus, State};

/// Opens the filter field of a list of the bookshelf.
pub(super) fn filter_shelf(state: &mut State) -> Vec<Effect> {
    state.focus = Focus::List;
    state.layers.push(Layer::Filter);
    Vec::new()
}

/// Opens lettered choices for what is chosen.
pub fn open(
    state: &mut State,
    title: &str,
    purpose: fn(Vec<ItemId>) -> PickFor,
    choices: Vec<Choice>,
) -> Vec<Effect> {
    let ids = state.targets();
    let title = format!("{title}{}", State::count_words(ids.len()));
    push(state, Pick::lettered(title, purpose(ids), choices))
}

/// Opens a list of choices.
pub fn push(state: &mut State, pick: Pick) -> Vec<Effect> {
    state.layers.push(Layer::Pick(pick));
    Vec::new()
}

/// Opens something to read.
pub fn page(state: &mut State, kind: SheetKind) -> Vec<Effect> {
    state.layers.push(Layer::Sheet(Sheet { kind, top: 0 }));
    Vec::new()
}

/// Opens a field of one line.
pub fn ask(
    state: &mut State,
    title: &str,
    label: &'static str,
    help: &'static str,
    purpose: AskFor,
) -> Vec<Effect> {
    ask_from(state, title, (label, help.into()), purpose, "")
}

/// Opens a field of one line that begins with a text.
pub fn ask_from(
    state: &mut State,
    title: &str,
    (label, help): (&'static str, Cow<'static, str>),
    purpose: AskFor,
    begin: &str,
) -> Vec<Effect> {
    let count = match &purpose {
        AskFor::Tag(ids)
        | AskFor::Deadline(ids)
        | AskFor::Snooze(ids)
        | AskFor::Dismiss(ids, _)
        | AskFor::Close(ids)
        | AskFor::Reopen(ids) => ids.len(),
        AskFor::AnswerBy(forwarding) => forwarding.ids.len(),
        AskFor::Link(..)
        | AskFor::ViewName
        | AskFor::BasisDay
        | AskFor::BasisReason(_)
        | AskFor::Fact(..)
        | AskFor::Letter(_)
        | AskFor::Override(..)
        | AskFor::Filling(..) => 1,
    };
    let left = state.left_lines.iter().find(|(left, _)| *left == purpose);
    let left = left.map(|(_, text)| text.clone());
    if left.is_some() {
        state.say("What you had typed here is back.");
    }
    let text = left.as_deref().unwrap_or(begin);
    state.layers.push(Layer::Ask(Ask {
        title: format!("{title}{}", State::count_words(count)),
        label,
        help,
        field: LineEdit::single().with_text(text),
        begin: begin.to_owned(),
        purpose,
        fault: None,
    }));
    Vec::new()
}

/// Reasons to dismiss.
pub fn reasons() -> Vec<Choice> {
    DismissReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.word(), reason.title()))
        .collect()
}

/// Priorities.
pub fn priorities() -> Vec<Choice> {
    Priority::ALL
        .iter()
        .map(|step| Choice::new(step.word(), step.word()).note(step.sign().trim()))
        .collect()
}

/// Officers, then units.
pub fn owners(state: &State) -> Vec<Choice> {
    let officers = state.profile.officers.iter().map(|officer| Choice {
        group: "Officers",
        ..Choice::new(format!("officer:{}", officer.id), &officer.name).note(officer.id.as_str())
    });
    officers
        .chain(units(state).into_iter().map(|unit| Choice {
            id: format!("unit:{}", unit.id),
            group: "Units",
            ..unit
        }))
        .collect()
}

/// Units the desk can forward to.
pub fn units(state: &State) -> Vec<Choice> {
    let units = state.profile.units.iter();
    units
        .map(|unit| {
            Choice::new(unit.id.as_str(), &unit.name).note(format!("{} {}", unit.id, unit.country))
        })
        .collect()
}

/// Tags of the chosen record.
pub fn tags(state: &State) -> Vec<Choice> {
    let tags = state.current().map(|item| &item.tags);
    tags.into_iter()
        .flatten()
        .map(|tag| Choice::new(tag.as_str(), tag.as_str()))
        .collect()
}
