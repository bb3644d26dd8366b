//! The review sheet: nothing leaves until the officer moves to Send and takes it, or presses the key shown there.
//!
//! Never here: opening it; the 300 ms guard is in `keys`.

use super::order;
use crate::domain::orders::LetterOrder;
use crate::domain::release::Use;
use crate::domain::{Command, Foreign, Item, Label};
use crate::tui::command::{choices, ready};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::input::LineEdit;
use crate::tui::state::State;
use crate::tui::state::layer::{Choice, Forwarding, Layer, Leaving, Review};
use crate::tui::state::pick::{self, Pick, PickFor};

/// Opens the sheet.
pub fn open(state: &mut State, leaving: Leaving) -> Vec<Effect> {
    let code = state.code_to_type(&leaving);
    let code = code.map(|code| (code, LineEdit::single()));
    let review = Review::new(leaving, code, state.now);
    state.layers.push(Layer::Review(review));
    Vec::new()
}

/// The sheet on top.
pub(super) fn sheet(state: &State) -> Option<&Review> {
    match state.layers.last() {
        Some(Layer::Review(review)) => Some(review),
        _ => None,
    }
}

fn sheet_mut(state: &mut State) -> Option<&mut Review> {
    match state.layers.last_mut() {
        Some(Layer::Review(review)) => Some(review),
        _ => None,
    }
}

/// Moves between the choices of the sheet.
pub fn other_choice(state: &mut State, forward: bool) -> Vec<Effect> {
    if let Some(review) = sheet_mut(state) {
        review.other_choice(forward);
    }
    Vec::new()
}

/// Does what is chosen.
pub fn take(state: &mut State) -> Vec<Effect> {
    let Some(review) = sheet(state) else {
        return Vec::new();
    };
    match review.choice {
        Choice::Confirm => confirm(state),
        Choice::Use => choose_use(state),
        Choice::Withheld => choose_withheld(state),
        Choice::Back => {
            let how = if review.code.is_some() {
                "Type the country code, then Tab and Enter send."
            } else {
                "y sends."
            };
            state.say(format!("Back is chosen. Esc goes back. {how}"));
            Vec::new()
        }
    }
}

/// Sends, where nothing speaks against it and the country code is typed if it must be.
pub fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(review) = sheet(state).cloned() else {
        return Vec::new();
    };
    if let Some(why) = obstacle(state, &review.leaving) {
        state.refuse(why);
        return Vec::new();
    }
    if review.code.is_none()
        && let Some(code) = state.code_to_type(&review.leaving)
    {
        // Something was lifted while the sheet was open.
        state.refuse(format!("Type the recipient's country code first: {code}."));
        if let Some(review) = sheet_mut(state) {
            review.code = Some((code, LineEdit::single()));
        }
        return Vec::new();
    }
    if !review.code_is_right() {
        let code = review.code.as_ref().map_or("", |(code, _)| code.as_str());
        state.refuse(format!("Type the recipient's country code first: {code}."));
        return Vec::new();
    }
    close_all(state);
    send(&review.leaving)
}

/// Why none of it can leave, in one line; nothing when some of it can, or when its records never were on screen.
fn obstacle(state: &State, leaving: &Leaving) -> Option<String> {
    let command = command(leaving);
    let mut first = None;
    for id in leaving.records().iter() {
        let item = state.item(*id)?;
        match ready::rehearse(state, item, &command) {
            Ok(_) => return None,
            Err(refusal) => first = first.or(Some(ready::words(&refusal))),
        }
    }
    first
}

/// The order that lets it leave.
pub fn command(leaving: &Leaving) -> Command {
    match leaving {
        Leaving::Packages(forwarding) => Command::Forward {
            to: forwarding.to.clone(),
            purpose: Foreign::from(forwarding.purpose.as_str()),
            basis: None,
            answer_by: forwarding.answer_by,
            use_for: forwarding.use_for,
            withheld: forwarding.withheld.clone(),
        },
        Leaving::Letter(at) => Command::Letter(LetterOrder::Send { letter: at.number }),
    }
}

fn send(leaving: &Leaving) -> Vec<Effect> {
    let (id, purpose) = match leaving {
        Leaving::Packages(_) => ("forward", Purpose::Decide),
        Leaving::Letter(_) => ("letter-send", Purpose::Act),
    };
    order::all(id, purpose, &leaving.records(), &command(leaving))
}

/// Takes the sheet and the boxes that led to it away.
fn close_all(state: &mut State) {
    while matches!(
        state.layers.last(),
        Some(Layer::Review(_) | Layer::Ask(_) | Layer::Write(_))
    ) {
        state.layers.pop();
    }
}

fn forwarding(state: &mut State) -> Option<&mut Forwarding> {
    match sheet_mut(state).map(|review| &mut review.leaving) {
        Some(Leaving::Packages(forwarding)) => Some(forwarding),
        _ => None,
    }
}

/// Opens the purposes a package can be for.
pub fn choose_use(state: &mut State) -> Vec<Effect> {
    let Some(now) = forwarding(state).map(|forwarding| forwarding.use_for) else {
        state.refuse("A letter is for what its record asks.");
        return Vec::new();
    };
    let uses = Use::ALL.iter();
    let uses = uses.map(|one| pick::Choice::new(one.word(), one.title()).note(one.word()));
    let pick = Pick::lettered("Used for", PickFor::Use, uses.collect());
    choices::push(state, pick.at(now.word()))
}

/// Opens the parts that can stay here; each is added or taken away by choosing it.
pub fn choose_withheld(state: &mut State) -> Vec<Effect> {
    let Some(forwarding) = forwarding(state).cloned() else {
        state.refuse("A letter leaves whole. Take words out in its form.");
        return Vec::new();
    };
    let first = forwarding.ids.first().and_then(|id| state.item(*id));
    let parts = first.map(parts).unwrap_or_default();
    if parts.is_empty() {
        state.refuse("Nothing of it can stay here.");
        return Vec::new();
    }
    let choices = parts.into_iter().map(|(part, words)| {
        let stays = forwarding.withheld.contains(&part);
        let note = if stays { "stays here" } else { "leaves" };
        pick::Choice::new(part.as_str(), words).note(note)
    });
    let title = "Withheld: Enter changes, Esc is done";
    choices::push(
        state,
        Pick::lettered(title, PickFor::Withheld, choices.collect()),
    )
}

/// Parts of a record that can stay here, by the names packages know them by.
fn parts(item: &Item) -> Vec<(Label, String)> {
    let attachments = item.content.attachments.iter().enumerate();
    let attachments = attachments.filter_map(|(n, attachment)| {
        let words = format!("attachment {} ({} bytes)", n + 1, attachment.size);
        Some((format!("attachment-{}", n + 1).parse().ok()?, words))
    });
    let own = [
        (
            Label::own("original"),
            "the originals as they came".to_owned(),
        ),
        (Label::own("text"), "the text of the message".to_owned()),
    ];
    own.into_iter().chain(attachments).collect()
}

/// What it is for was chosen.
pub fn used_for(state: &mut State, word: &str) -> Vec<Effect> {
    if let (Some(forwarding), Some(chosen)) = (forwarding(state), Use::from_word(word)) {
        forwarding.use_for = chosen;
    }
    Vec::new()
}

/// A part stays here, or leaves after all; the list opens again for the next.
pub fn withheld(state: &mut State, part: &str) -> Vec<Effect> {
    let (Some(forwarding), Ok(label)) = (forwarding(state), part.parse::<Label>()) else {
        return Vec::new();
    };
    if forwarding.withheld.contains(&label) {
        forwarding.withheld.retain(|known| *known != label);
    } else {
        forwarding.withheld.push(label);
    }
    let effects = choose_withheld(state);
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        *pick = pick.clone().at(part);
    }
    effects
}
