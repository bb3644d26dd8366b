//! The review sheet: nothing leaves until the officer moves to Send and takes it, or presses the key shown there.
//!
//! Never here: opening it; the 300 ms guard is in `keys`.

use super::order;
use crate::domain::{Command, Foreign};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{Choice, Layer, Review};

/// Moves between Back and Send.
pub fn other_choice(state: &mut State) -> Vec<Effect> {
    if let Some(Layer::Review(review)) = state.layers.last_mut() {
        review.choice = match review.choice {
            Choice::Back => Choice::Confirm,
            Choice::Confirm => Choice::Back,
        };
    }
    Vec::new()
}

/// Does what is chosen.
pub fn take(state: &mut State) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Review(review)) if review.choice == Choice::Confirm => confirm(state),
        Some(Layer::Review(review)) => {
            let how = if review.code.is_some() {
                "Type the country code, then Tab and Enter send."
            } else {
                "y sends."
            };
            state.say(format!("Back is chosen. Esc goes back. {how}"));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Sends, where the country code is typed if it must be.
pub fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(Layer::Review(review)) = state.layers.last() else {
        return Vec::new();
    };
    if !review.code_is_right() {
        let code = review.code.as_ref().map_or("", |(code, _)| code.as_str());
        let text = format!("Type the recipient's country code first: {code}.");
        state.refuse(text);
        return Vec::new();
    }
    let review = review.clone();
    close_all(state);
    send(&review)
}

fn send(review: &Review) -> Vec<Effect> {
    let forwarding = &review.forwarding;
    let command = Command::Forward {
        use_for: crate::domain::release::Use::Police,
        withheld: Vec::new(),
        to: forwarding.to.clone(),
        purpose: Foreign::from(forwarding.purpose.as_str()),
        basis: None,
        answer_by: forwarding.answer_by,
    };
    order::all("forward", Purpose::Decide, &forwarding.ids, &command)
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
