//! What a saved line does.
//!
//! Never here: the field itself.

use super::{browse, fact, filling, leave, leaving, letter_lines, order};
use crate::desk::SavedView;
use crate::domain::{Command, Foreign, ItemId, Label};
use crate::tui::command::routing;
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Forwarding, Layer, Leaving};
use crate::tui::when;

/// Does what the line means, and closes the box.
///
/// # Errors
/// In words, when the line cannot be taken; the box stays.
pub fn line(state: &mut State, purpose: &AskFor, text: &str) -> Result<Vec<Effect>, String> {
    let words = || Foreign::from(text);
    let effects = match purpose {
        AskFor::Tag(ids) => {
            let tag: Label = text.parse().map_err(|_| {
                "A tag has one to forty letters, digits or - _ . + and no spaces.".to_owned()
            })?;
            order::all("tag", Purpose::Act, ids, &Command::Tag { tag })
        }
        AskFor::Deadline(ids) => {
            let due = when::read(text, state.now)?;
            let command = Command::SetDeadline { due, rule: None };
            order::all("deadline", Purpose::Act, ids, &command)
        }
        AskFor::Snooze(ids) => {
            let until = when::read(text, state.now)?;
            order::all("snooze", Purpose::Decide, ids, &Command::Snooze { until })
        }
        AskFor::Dismiss(ids, reason) => {
            let command = Command::Dismiss {
                reason: *reason,
                text: words(),
            };
            if *reason == crate::domain::reason::DismissReason::Other && text.is_empty() {
                return Err("Another reason needs words.".to_owned());
            }
            order::all("dismiss", Purpose::Decide, ids, &command)
        }
        AskFor::Close(ids) => order::all(
            "close",
            Purpose::Decide,
            ids,
            &Command::Close { text: words() },
        ),
        AskFor::Reopen(ids) => order::all(
            "reopen",
            Purpose::Act,
            ids,
            &Command::Reopen { text: words() },
        ),
        AskFor::Link(..) => {
            if text.is_empty() {
                return Err("Write the reference of the other record.".to_owned());
            }
            // The box stays until the record is found.
            return Ok(vec![Effect::Find(text.to_owned())]);
        }
        AskFor::ViewName => vec![save_view(state, text)?],
        AskFor::BasisDay => {
            browse::day(state, text)?;
            Vec::new()
        }
        AskFor::BasisReason(adoption) => browse::adopt(state, adoption, text)?,
        // The box stays below the next one, so that Esc comes back to it.
        AskFor::Fact(key, part) => return fact::part(state, key, *part),
        AskFor::Letter(ask) => {
            if let Some(next) = letter_lines::line(state, ask, text)? {
                next
            } else {
                return Ok(Vec::new());
            }
        }
        AskFor::Override(id, rule, to) => leave::override_asked(*id, *rule, to, text)?,
        AskFor::Filling(so_far, part) => return filling::answered(state, so_far, *part, text),
        AskFor::AnswerBy(forwarding) => return answer_by(state, forwarding, text),
    };
    state.layers.pop();
    Ok(effects)
}

fn save_view(state: &mut State, name: &str) -> Result<Effect, String> {
    if name.is_empty() {
        return Err("A view needs a name.".to_owned());
    }
    let list = state.list().ok_or("Views belong to lists.")?;
    let parts = [list.view.filter.as_str(), list.filter.text().trim()];
    let filter = parts.join(" ").trim().to_owned();
    let view = SavedView {
        name: name.to_owned(),
        pane: list.pane,
        filter,
        sort: list.sort,
    };
    state.say("View saved. V opens it.");
    Ok(Effect::SaveView(view))
}

fn answer_by(
    state: &mut State,
    forwarding: &Forwarding,
    text: &str,
) -> Result<Vec<Effect>, String> {
    let answer_by = if text.is_empty() {
        routing::answer_by(state, &forwarding.ids).map(|(proposed, _)| proposed)
    } else if text == "-" {
        None
    } else {
        let moment = when::read(text, state.now)?;
        if moment <= state.now {
            return Err("That moment is past.".to_owned());
        }
        Some(moment)
    };
    // The box stays below the review sheet, so that Esc comes back to it.
    let forwarding = Forwarding {
        answer_by,
        ..forwarding.clone()
    };
    Ok(leaving::open(state, Leaving::Packages(forwarding)))
}

/// A typed reference was looked up.
pub fn found(state: &mut State, typed: &str, id: Option<ItemId>) -> Vec<Effect> {
    let Some(Layer::Ask(ask)) = state.layers.last_mut() else {
        return Vec::new();
    };
    let AskFor::Link(subject, relation) = ask.purpose else {
        return Vec::new();
    };
    let Some(other) = id else {
        ask.fault = Some(format!(
            "No record, or more than one, has the reference {}.",
            crate::domain::text::Shown::of(typed)
        ));
        return Vec::new();
    };
    if other == subject {
        ask.fault = Some("That is this very record.".to_owned());
        return Vec::new();
    }
    state.layers.pop();
    let command = Command::Link { other, relation };
    order::all("link", Purpose::Act, &[subject], &command)
}
