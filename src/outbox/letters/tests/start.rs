//! What a letter starts from.

use super::sample::{forms, item, moment, names, office, resting_on};
use crate::domain::content::DueClaim;
use crate::domain::letter::{Language, LetterKind};
use crate::domain::text::{Shown, show_lines};
use crate::domain::{Direction, Item, RequestKind};
use crate::outbox::letters::{CaseFacts, defaults};

fn started(kind: LetterKind, request: RequestKind, item: &Item, language: Language) -> String {
    let forms = forms();
    let instrument = item
        .basis
        .as_ref()
        .map(|choice| choice.basis.instrument.as_str());
    let form = forms.form(kind, request, instrument);
    let case = CaseFacts {
        item,
        office: office(),
        language,
        country_names: &names,
    };
    let values = defaults(&forms, &form, &case);
    let known = form.fields.iter().filter_map(|field| {
        let value = values.get(&field.name)?;
        let lines = Shown::join(&show_lines(value), "\n");
        Some(format!("{}: {lines}", field.name))
    });
    known.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_letter_starts_from_what_the_case_knows() {
    let mut case = resting_on(
        item(RequestKind::Extradition, Direction::Out, true),
        "coe-24",
    );
    case.content.due = Some(DueClaim::At(moment("2031-03-10T12:00:00Z")));
    let request = started(
        LetterKind::Request,
        RequestKind::Extradition,
        &case,
        Language::French,
    );
    insta::assert_snapshot!("started_request", request);
    let came_in = item(RequestKind::Mla, Direction::In, true);
    let receipt = started(
        LetterKind::Acknowledgement,
        RequestKind::Mla,
        &came_in,
        Language::English,
    );
    insta::assert_snapshot!("started_receipt", receipt);
    let bare = item(RequestKind::Mla, Direction::Out, false);
    let bare = started(
        LetterKind::Request,
        RequestKind::Mla,
        &bare,
        Language::English,
    );
    assert_eq!(
        bare,
        "authority: Liaison Desk EXAMPLE, SAMPLE Police, SAMPLE City, Luxembourg"
    );
}

/// A refusal needs no persons, so it does not start with any: nothing is disclosed that the letter can do without.
#[test]
fn a_letter_does_not_start_with_data_it_does_not_need() {
    let case = item(RequestKind::Mla, Direction::In, true);
    for kind in [
        LetterKind::Reply,
        LetterKind::Refusal,
        LetterKind::Correction,
    ] {
        let text = started(kind, RequestKind::Mla, &case, Language::English);
        assert!(!text.contains("persons:"), "{kind:?}: {text}");
    }
}
