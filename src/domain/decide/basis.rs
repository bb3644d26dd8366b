//! Choosing the legal basis of a record, and taking the choice away.
//!
//! Never here: whether the instrument applies; whoever gives the command has read the bookshelf.

use super::{Context, Decision, clocks, open, required};
use crate::domain::basis::{BasisChoice, ChosenBasis};
use crate::domain::{Event, Foreign, Item, Refusal};

/// A choice needs the officer's own reason: the order of the bookshelf is no decision. Time limits of the instrument that
/// count from receipt begin to run with it.
pub(super) fn choose(
    basis: &ChosenBasis,
    why: &Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    open(item)?;
    let why = required(why, "a choice of legal basis needs a reason")?;
    let same = |choice: &BasisChoice| choice.basis == *basis && choice.why == why;
    if item.basis.as_ref().is_some_and(same) {
        return Err(Refusal::new(format!(
            "The record rests on {} already, for the same reason.",
            basis.instrument
        )));
    }
    let mut events = vec![Event::BasisChosen {
        basis: Box::new(basis.clone()),
        why,
    }];
    events.extend(clocks::proposed_anew(&basis.instrument, item, cx));
    Ok(events)
}

pub(super) fn clear(item: &Item) -> Decision {
    open(item)?;
    if item.basis.is_none() {
        return Err(Refusal::new("No legal basis was chosen for the record."));
    }
    Ok(vec![Event::BasisCleared])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{after, by_alma, dismiss, entry, words};
    use super::*;
    use crate::domain::Command;

    fn choose(why: &str) -> Command {
        Command::ChooseBasis {
            basis: Box::new(ChosenBasis::sample()),
            why: words(why),
        }
    }

    #[test]
    fn the_choice_stands_with_who_when_and_why() {
        let item = after(&[choose("Both states are bound by it.")]);
        let choice = item.basis.unwrap();
        assert_eq!(choice.basis, ChosenBasis::sample());
        assert_eq!(choice.by.as_str(), "alma");
        assert_eq!(choice.why, words("Both states are bound by it."));
        assert!(item.last_undoable.unwrap().1.contains("sample-convention"));
    }

    #[test]
    fn a_later_choice_replaces_the_earlier_one_and_it_can_be_taken_away() {
        let item = after(&[choose("First."), choose("Second.")]);
        assert_eq!(item.basis.as_ref().unwrap().why, words("Second."));
        assert!(by_alma(&choose("Second."), &item).is_err());
        let none = after(&[choose("First."), Command::ClearBasis]);
        assert_eq!(none.basis, None);
        assert!(by_alma(&Command::ClearBasis, &none).is_err());
    }

    #[test]
    fn a_choice_without_reason_and_on_a_closed_record_is_refused() {
        let why = |result: Result<_, Refusal>| result.unwrap_err().why;
        let open = after(&[]);
        assert!(why(by_alma(&choose("  "), &open)).contains("needs a reason"));
        let done = after(&[choose("First."), dismiss()]);
        assert!(why(by_alma(&choose("Second."), &done)).contains("dismissed"));
        assert!(why(by_alma(&Command::ClearBasis, &done)).contains("dismissed"));
    }

    #[test]
    fn an_undone_choice_leaves_the_one_before() {
        let first = by_alma(&choose("First."), &after(&[])).unwrap();
        let second = by_alma(&choose("Second."), &after(&[choose("First.")])).unwrap();
        let voided = Event::Voided {
            entry: 3,
            what: "legal basis".into(),
        };
        let item = Item::fold(&[
            super::super::tests::registration(),
            entry(2, "alma", first),
            entry(3, "alma", second),
            entry(4, "alma", vec![voided]),
        ]);
        assert_eq!(item.unwrap().basis.unwrap().why, words("First."));
    }

    #[test]
    fn a_forwarding_names_the_chosen_basis_unless_the_officer_says_another() {
        use super::super::tests::{forward, label};
        let chosen = after(&[choose("Both are bound."), forward()]);
        let stated = chosen.dispatches.first().unwrap().basis.clone().unwrap();
        assert_eq!(stated, ChosenBasis::sample().summary().as_str().into());
        let other = Command::Forward {
            use_for: crate::domain::release::Use::Police,
            withheld: Vec::new(),
            to: label("drugs"),
            purpose: words("check"),
            basis: Some(words("National law")),
            answer_by: None,
        };
        let said = after(&[choose("Both are bound."), other]);
        let stated = said.dispatches.first().unwrap().basis.clone();
        assert_eq!(stated, Some(words("National law")));
    }
}
