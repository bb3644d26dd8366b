//! What the officer should know of a letter and the addressee should not read: doubts about articles, grounds and dates.
//!
//! In English, for the screen. Never here: the words of the letter.

use std::collections::BTreeMap;

use super::{LetterFacts, when};
use crate::domain::ground::Ground;
use crate::domain::letter::LetterKind;
use crate::reference::forms::{Form, Forms, Grounds, Need, Shape, is_filled};

/// Remarks for the preview of a letter, the gravest first.
pub fn remarks(forms: &Forms, facts: &LetterFacts<'_>) -> Vec<String> {
    let form = facts.form(forms);
    let mut remarks = basis(facts);
    remarks.extend(grounds(forms, facts, &form));
    remarks.extend(dates(forms, facts, &form));
    remarks.extend(articles(facts, &form));
    remarks
}

fn basis(facts: &LetterFacts<'_>) -> Vec<String> {
    let Some(choice) = &facts.item.basis else {
        let asks = facts.letter.kind == LetterKind::Request;
        let remark = "No legal basis was chosen from the bookshelf.".to_owned();
        return asks.then_some(remark).into_iter().collect();
    };
    let basis = &choice.basis;
    if !basis.was_offered() {
        return vec![format!(
            "The bookshelf did not offer {}: {}.",
            basis.title, basis.confidence
        )];
    }
    let doubtful = basis.confidence.contains("unverified");
    let remark = doubtful.then(|| format!("The legal basis {} is unverified.", basis.title));
    remark.into_iter().collect()
}

fn grounds(forms: &Forms, facts: &LetterFacts<'_>, form: &Form) -> Vec<String> {
    let chosen = &facts.letter.grounds;
    if form.needs_ground && chosen.is_empty() {
        return vec!["A refusal names a ground; none was chosen.".to_owned()];
    }
    let known = forms.grounds(facts.instrument());
    chosen
        .iter()
        .flat_map(|ground| of_ground(*ground, &known))
        .collect()
}

fn of_ground(ground: Ground, known: &Grounds) -> Vec<String> {
    let title = ground.title();
    if let Some(row) = known.barred.iter().find(|row| row.ground == ground) {
        let article = row.article.as_deref().unwrap_or("the instrument");
        return vec![format!(
            "{article} forbids a refusal for {title}: {}.",
            row.words
        )];
    }
    let mut rows = known
        .list
        .iter()
        .filter(|row| row.ground == ground)
        .peekable();
    if known.closed && rows.peek().is_none() {
        return vec![format!(
            "The instrument allows no refusal for {title}; its list is closed."
        )];
    }
    let unverified = rows
        .filter(|row| row.confidence.is_doubtful())
        .filter_map(|row| row.article.as_ref());
    unverified
        .map(|article| {
            format!("{article} for {title} is unverified and is not quoted in the letter.")
        })
        .collect()
}

fn dates(forms: &Forms, facts: &LetterFacts<'_>, form: &Form) -> Vec<String> {
    let values = &facts.letter.values;
    let language = facts.language();
    let unread = form.fields.iter().filter(|field| {
        let typed = values
            .get(&field.name)
            .filter(|_| is_filled(values, &field.name));
        field.shape == Shape::Date
            && typed.is_some_and(|value| when::read(forms, value.raw(), language).is_none())
    });
    unread
        .map(|field| {
            let label = field.label(crate::domain::letter::Language::English);
            format!("{label}: not a day like 2031-03-07 or an instant like 2031-03-07T08:00Z.")
        })
        .collect()
}

/// Recalled articles, each with the fields it asks for.
fn articles(facts: &LetterFacts<'_>, form: &Form) -> Vec<String> {
    let mut asked: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for field in &form.fields {
        if field.need_with(&facts.letter.values) != Need::Must {
            continue;
        }
        for why in field
            .why
            .iter()
            .filter(|why| why.confidence.is_doubtful() && why.need == Need::Must)
        {
            let article = why.article.as_deref().unwrap_or("The instrument");
            let label = field.label(crate::domain::letter::Language::English);
            asked.entry((&why.source, article)).or_default().push(label);
        }
    }
    asked
        .into_iter()
        .map(|((source, article), labels)| {
            format!(
                "Unverified: {article}, {source}, asks for {}.",
                labels.join(", ")
            )
        })
        .collect()
}
