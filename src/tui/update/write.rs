//! Writing a text: saving it for good, and going to the button.
//!
//! Never here: typing; that is `keys`.

use super::{filling, letter, order};
use crate::domain::command::WritingKind;
use crate::domain::{Command, Foreign};
use crate::tui::command::{choices, routing};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Forwarding, Layer, Write, WriteFor};

/// Goes from the text to the button, and back. The text is kept on the way.
pub fn to_button(state: &mut State) -> Vec<Effect> {
    if let Some(Layer::Write(write)) = state.layers.last_mut() {
        write.on_button = !write.on_button;
    }
    order::keep_drafts(state)
}

/// Takes the text as it stands.
pub fn save(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Write(write)) = state.layers.last_mut() else {
        return Vec::new();
    };
    let kind = match &write.kind {
        WriteFor::Draft(kind) => *kind,
        WriteFor::Field(..) => return letter::written(state),
    };
    if write.field.text().trim().is_empty() && kind != WritingKind::Answer {
        write.fault = Some("Nothing is written yet.".to_owned());
        write.on_button = false;
        return Vec::new();
    }
    let write = write.clone();
    if let Some(so_far) = &write.filling {
        return filling::written(state, so_far, write.field.text());
    }
    let text = Foreign::from(write.field.text().trim_end());
    match kind {
        WritingKind::Purpose => purpose(state, &write),
        WritingKind::AskBack => {
            state.layers.pop();
            let kind = WritingKind::AskBack;
            let command = Command::SaveDraft { kind, text };
            order::all("ask-back", Purpose::Act, &write.ids, &command)
        }
        WritingKind::Note => {
            state.layers.pop();
            order::all("note", Purpose::Act, &write.ids, &Command::Note { text })
        }
        // The words of a step are a part of its order.
        WritingKind::Step => Vec::new(),
        WritingKind::Answer => {
            state.layers.pop();
            let command = Command::MarkAnswered { text };
            order::all("answered", Purpose::Decide, &write.ids, &command)
        }
    }
}

/// The purpose is written; the text stays below the next box, so that Esc comes back to it.
fn purpose(state: &mut State, write: &Write) -> Vec<Effect> {
    let mut effects = order::keep_drafts(state);
    let Some(to) = write.to.clone() else {
        return effects;
    };
    if let Some(Layer::Write(write)) = state.layers.last_mut() {
        write.on_button = false;
    }
    let forwarding = Forwarding {
        ids: write.ids.clone(),
        to,
        purpose: write.field.text().trim_end().to_owned(),
        answer_by: None,
        use_for: crate::domain::release::Use::Police,
        withheld: Vec::new(),
    };
    let help = routing::help(state, &forwarding.ids);
    effects.extend(choices::ask_from(
        state,
        "Answer wanted by",
        ("By", help.into()),
        AskFor::AnswerBy(forwarding),
        "",
    ));
    effects
}
