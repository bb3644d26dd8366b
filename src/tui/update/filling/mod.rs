//! Filling an order in, part by part: each answer is checked, then the next part is asked for; the last one gives the
//! order. The boxes stay below each other, so that Esc goes back through them.
//!
//! Never here: which parts an order has (see `state::filling`), whether it is allowed; `decide` says.

mod command;
mod offer;

use super::order;
use crate::domain::timing::Amount;
use crate::domain::{CountryCode, ItemId, Moment};
use crate::tui::command::ready;
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::filling::{Filling, Ordered, Part};
use crate::tui::state::layer::AskFor;
use crate::tui::state::{Layer, State};
use crate::tui::when;

/// Begins an order: its first part is asked for; one without parts is given at once.
pub fn begin(state: &mut State, id: ItemId, what: Ordered) -> Vec<Effect> {
    go_on(state, Filling::new(id, what))
}

/// Goes on with an order, and says why when it cannot.
pub fn go_on(state: &mut State, filling: Filling) -> Vec<Effect> {
    match next(state, filling) {
        Ok(effects) => effects,
        Err(why) => {
            state.refuse(why);
            Vec::new()
        }
    }
}

/// Takes a line or a choice for a part; answers what follows.
///
/// # Errors
/// In words, when it cannot be taken; the box stays.
pub fn answered(
    state: &mut State,
    filling: &Filling,
    part: Part,
    text: &str,
) -> Result<Vec<Effect>, String> {
    let said = checked(part, text, state.now)?;
    let mut filling = filling.clone();
    filling.said.insert(part, said);
    next(state, filling)
}

/// Takes a text of several lines; what is wrong with it stands below it.
pub fn written(state: &mut State, filling: &Filling, text: &str) -> Vec<Effect> {
    let mut effects = order::keep_drafts(state);
    if let Some(Layer::Write(write)) = state.layers.last_mut() {
        write.on_button = false;
    }
    match answered(state, filling, Part::Text, text) {
        Ok(more) => effects.extend(more),
        Err(fault) => {
            if let Some(Layer::Write(write)) = state.layers.last_mut() {
                write.fault = Some(fault);
            }
        }
    }
    effects
}

fn next(state: &mut State, filling: Filling) -> Result<Vec<Effect>, String> {
    if let Some(part) = filling.next() {
        return offer::open(state, filling, part);
    }
    let ordered = command::of(&filling, state)?;
    ready::allowed(state, filling.id, &ordered)?;
    close(state, &filling);
    let ids = [filling.id];
    Ok(order::all(filling.command(), Purpose::Act, &ids, &ordered))
}

/// Takes the boxes that led to an order away, and the lines left in them.
fn close(state: &mut State, filling: &Filling) {
    let same = |other: &Filling| other.id == filling.id && other.what == filling.what;
    while let Some(top) = state.layers.last() {
        let is_of = match top {
            Layer::Ask(ask) => matches!(&ask.purpose, AskFor::Filling(of, _) if same(of)),
            Layer::Write(write) => write.filling.as_deref().is_some_and(same),
            _ => false,
        };
        if !is_of {
            break;
        }
        state.layers.pop();
    }
    let left = |purpose: &AskFor| matches!(purpose, AskFor::Filling(of, _) if same(of));
    state.left_lines.retain(|(purpose, _)| !left(purpose));
}

/// An answer as it is kept: moments as instants, so that the minutes spent on the next box change nothing.
fn checked(part: Part, text: &str, now: Moment) -> Result<String, String> {
    let text = text.trim();
    let missing = || "Nothing is written yet.".to_owned();
    Ok(match part {
        Part::Piece | Part::Other | Part::Text | Part::Words if text.is_empty() => {
            return Err(missing());
        }
        Part::End if text.is_empty() => String::new(),
        Part::Until | Part::End => {
            let moment = when::read(text, now)?;
            if moment <= now {
                return Err("That moment is past.".to_owned());
            }
            moment.to_string()
        }
        part if part.is_event() => when::read_event(text, now)?.to_string(),
        Part::Amount => {
            let amount: Amount = text
                .parse()
                .map_err(|fault| sentence(&format!("{fault}.")))?;
            amount.to_string()
        }
        Part::From | Part::Country => {
            let code: CountryCode = text
                .parse()
                .map_err(|_| "That is no code of a state or body.".to_owned())?;
            code.to_string()
        }
        _ => text.to_owned(),
    })
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_so_that_time_does_not_change_them() {
        let now = Moment::from_seconds(1_930_636_800);
        let kept = |part, text| checked(part, text, now);
        assert_eq!(kept(Part::At, "-1h").as_deref(), Ok("2031-03-07T07:00:00Z"));
        assert_eq!(kept(Part::At, "").as_deref(), Ok("2031-03-07T08:00:00Z"));
        assert_eq!(
            kept(Part::Notified, "").as_deref(),
            Ok("2031-03-07T08:00:00Z")
        );
        assert_eq!(
            kept(Part::Amount, "30 days").as_deref(),
            Ok("30 calendar days")
        );
        assert_eq!(kept(Part::From, "fr").as_deref(), Ok("FR"));
    }

    #[test]
    fn what_cannot_be_taken_is_said_in_words() {
        let now = Moment::from_seconds(1_930_636_800);
        for (part, text) in [
            (Part::Words, " "),
            (Part::Until, "2031-03-01"),
            (Part::Until, ""),
            (Part::At, "soon"),
            (Part::Amount, "soon"),
            (Part::From, "not a code"),
        ] {
            let fault = checked(part, text, now).unwrap_err();
            assert!(
                fault.ends_with('.') && fault.starts_with(char::is_uppercase),
                "{fault}"
            );
        }
    }
}
