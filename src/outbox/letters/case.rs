//! What is known of the case, put into the fields of a form, so that an officer starts from it.
//!
//! Only fields the letter needs are filled: a letter discloses no more than it has to (Directive (EU) 2016/680 Art. 4). Never
//! here: the letter itself.

use std::collections::BTreeMap;

use super::{CountryNames, Office, subject};
use crate::domain::content::DueClaim;
use crate::domain::evaluation::Evaluation;
use crate::domain::letter::Language;
use crate::domain::{CountryCode, Direction, Foreign, Item, Label, Subject};
use crate::reference::forms::{CaseFact, Form, Forms, Need};

/// What fields are filled from.
#[derive(Clone, Copy)]
pub struct CaseFacts<'a> {
    /// The record.
    pub item: &'a Item,
    /// The office.
    pub office: Office<'a>,
    /// The language of the letter.
    pub language: Language,
    /// Names of countries.
    pub country_names: &'a CountryNames<'a>,
}

/// Values to start from: those of required and recommended fields the case knows something of.
pub fn defaults(forms: &Forms, form: &Form, case: &CaseFacts<'_>) -> BTreeMap<Label, Foreign> {
    let needed = form
        .fields
        .iter()
        .filter(|field| field.why.iter().any(|why| why.need != Need::May));
    let known = needed.filter_map(|field| {
        let value = known(forms, field.default_from?, case)?;
        (!value.raw().trim().is_empty()).then(|| (field.name.clone(), value))
    });
    known.collect()
}

fn known(forms: &Forms, fact: CaseFact, case: &CaseFacts<'_>) -> Option<Foreign> {
    let content = &case.item.content;
    let ours = content.direction == Direction::Out;
    match fact {
        CaseFact::Title => Some(content.title.clone()),
        CaseFact::Text => Some(content.text.clone()),
        CaseFact::Purpose => content.purpose.clone(),
        CaseFact::Basis => basis(case),
        CaseFact::Persons => subject::list(forms, case),
        CaseFact::Charges => charges(case),
        CaseFact::Description => subject::descriptions(forms, case),
        CaseFact::Urgency => None,
        // The deadline of a record that came in is ours; of one that goes out it is theirs.
        CaseFact::Due => due(case).filter(|_| ours),
        CaseFact::Evaluation => {
            let all = content.evaluation.iter().map(Evaluation::summary);
            Some(all.collect::<Vec<_>>().join("\n").into())
        }
        CaseFact::Received => (!ours).then(|| case.item.received.to_string().into()),
        CaseFact::Sent => content
            .sent_at
            .filter(|_| ours)
            .map(|at| at.to_string().into()),
        CaseFact::Office => Some(office(case)),
        CaseFact::Attachments => {
            let all = content.attachments.iter().map(|one| one.name.raw());
            Some(all.collect::<Vec<_>>().join("\n").into())
        }
    }
}

/// Article and title as chosen, else what the record gives.
fn basis(case: &CaseFacts<'_>) -> Option<Foreign> {
    let Some(choice) = &case.item.basis else {
        return case.item.content.legal_basis.clone();
    };
    let parts = [
        choice.basis.article.as_deref(),
        Some(choice.basis.title.as_str()),
    ];
    Some(
        parts
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
            .into(),
    )
}

/// The offences charged, translated where a translation came; else the crime areas.
fn charges(case: &CaseFacts<'_>) -> Option<Foreign> {
    let content = &case.item.content;
    let persons = content.subjects.iter().filter_map(|subject| match subject {
        Subject::Person(person) => Some(person),
        _ => None,
    });
    let charged = persons.flat_map(|person| &person.charges);
    let mut lines: Vec<&str> = charged
        .filter_map(|charge| charge.translation.as_ref().or(charge.text.as_ref()))
        .map(Foreign::raw)
        .collect();
    if lines.is_empty() {
        lines.extend(content.crime_areas.iter().map(Label::as_str));
    }
    (!lines.is_empty()).then(|| lines.join("\n").into())
}

fn due(case: &CaseFacts<'_>) -> Option<Foreign> {
    match &case.item.content.due {
        Some(DueClaim::OnDay { day, .. }) => Some(day.as_str().into()),
        _ => case.item.due().map(|at| at.to_string().into()),
    }
}

fn office(case: &CaseFacts<'_>) -> Foreign {
    let office = &case.office;
    let said = office.home != CountryCode::NOT_SAID;
    let home = said.then(|| (case.country_names)(office.home.as_str(), case.language));
    let parts = [
        Some(office.name),
        office.authority,
        office.place,
        home.as_deref(),
    ];
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
        .into()
}
