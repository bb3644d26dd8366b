//! What is left when no treaty serves, and what the pack does not know.
//!
//! Never here: treaties.
use super::detail::accepted_languages;
use super::{Basis, BasisFact, Excluded, Exclusion, Otherwise, Question};
use crate::reference::{AsOf, CooperationKind, InstrumentClass, Pack};

/// Most questions about single instruments; more would bury the rest.
const MOST_QUESTIONS: usize = 5;

/// Domestic law, police channels, what to ask.
pub(super) fn otherwise(
    pack: &Pack,
    question: &Question<'_>,
    options: &[Basis],
    excluded: &[Excluded],
) -> Otherwise {
    if is_one_state(pack, question) {
        return Otherwise::default();
    }
    // Without a crime a treaty on some crimes may not reach the case at all.
    let worst = if question.crimes.is_empty() {
        InstrumentClass::Thematic
    } else {
        InstrumentClass::Scheme
    };
    let binding = options.iter().any(|one| one.rank < worst);
    Otherwise {
        needed: !binding,
        domestic: domestic(question),
        police: police(pack, question),
        ask: ask(question, excluded),
        requested_state: requested_state(pack, question),
        kind: Some(question.kind),
    }
}

fn domestic(question: &Question<'_>) -> Vec<String> {
    let (from, to) = (&question.from.name, &question.to.name);
    let act = match question.kind {
        CooperationKind::Extradition => "extradition act",
        CooperationKind::Police => "police and data protection law",
        CooperationKind::Transfer => "law on the transfer of sentenced persons or of proceedings",
        _ => "law on mutual assistance",
    };
    vec![
        format!("The {act} of {to} may allow it without a treaty: unverified, ask."),
        format!("An undertaking of reciprocity by {from} is usually asked for."),
    ]
}

/// Channels on which both states are connected.
fn police(pack: &Pack, question: &Question<'_>) -> Vec<String> {
    let here = pack.contacts(question.from);
    let there = pack.contacts(question.to);
    let shared = there.iter().filter_map(|contact| {
        let own = here
            .iter()
            .find(|own| own.channel.id == contact.channel.id)?;
        let unclear = [own.reach, contact.reach].contains(&crate::reference::Reach::Unclear);
        let doubt = if unclear { " (connection unclear)" } else { "" };
        Some(format!("{}{doubt}", contact.channel.name))
    });
    shared.collect()
}

fn ask(question: &Question<'_>, excluded: &[Excluded]) -> Vec<String> {
    let (from, to) = (&question.from.name, &question.to.name);
    let mut ask = vec![format!(
        "Is there a treaty between {from} and {to} on this that the pack does not have?"
    )];
    let open = excluded
        .iter()
        .filter(|one| one.status == Exclusion::Unknown && !one.neither_listed);
    let open: Vec<&str> = open.map(|one| one.title.as_str()).collect();
    for title in open.iter().take(MOST_QUESTIONS) {
        ask.push(format!("Are both states bound by {title}, and since when?"));
    }
    if let Some(more) = open.len().checked_sub(MOST_QUESTIONS).filter(|n| *n > 0) {
        ask.push(format!(
            "The same for {more} more instruments marked unknown."
        ));
    }
    ask.push(match question.kind {
        CooperationKind::Extradition => {
            "Is extradition possible there without a treaty, what must the request hold, who receives it?"
        }
        _ => "Is help possible there without a treaty, under which conditions, who receives it?",
    }
    .to_owned());
    ask
}

/// Facts of the requested state that decide such requests.
fn requested_state(pack: &Pack, question: &Question<'_>) -> Vec<BasisFact> {
    let to = question.to;
    let columns: &[&str] = match question.kind {
        CooperationKind::Extradition => &[
            "extradites_nationals",
            "extradites_nationals_note",
            "death_penalty",
            "dual_criminality",
        ],
        CooperationKind::Police => &["interpol"],
        _ => &["dual_criminality", "death_penalty"],
    };
    let facts = columns.iter().filter_map(|column| to.fact(column));
    let mut found: Vec<BasisFact> = facts
        .map(|fact| BasisFact {
            text: format!("{}: {}", fact.column.label, fact.value),
            confidence: Some(fact.confidence),
            as_of: fact.as_of,
        })
        .collect();
    if question.kind != CooperationKind::Police {
        found.extend(accepted_languages(pack, question));
    }
    found
}

/// A state with itself or its own territory, or two territories of one state.
pub(super) fn is_one_state(pack: &Pack, question: &Question<'_>) -> bool {
    pack.state_of(question.from).iso2 == pack.state_of(question.to).iso2
}

/// What the reader must not take for "no".
pub(super) fn gaps(
    pack: &Pack,
    question: &Question<'_>,
    options: &[Basis],
    excluded: &[Excluded],
) -> Vec<String> {
    let (from, to) = (question.from, question.to);
    if from.iso2 == to.iso2 {
        return vec!["Both are the same state: no treaty is needed.".to_owned()];
    }
    if is_one_state(pack, question) {
        let state = pack.parent(from).or_else(|| pack.parent(to));
        let state = state.map_or("", |state| state.name.as_str());
        return vec![format!(
            "{} and {} both belong to {state}: treaties between states do not work between them. Ask which arrangement does.",
            from.name, to.name
        )];
    }
    let mut gaps = Vec::new();
    let has_bilateral = pack
        .treaties()
        .bilaterals()
        .iter()
        .any(|one| one.kind == question.kind && one.links(&from.iso2, &to.iso2));
    if !has_bilateral {
        gaps.push(format!(
            "The pack has no bilateral treaty of {} and {} on this; that proves nothing.",
            from.name, to.name
        ));
    }
    let unknown = excluded
        .iter()
        .filter(|one| one.status == Exclusion::Unknown && !one.neither_listed);
    let unknown = unknown.count();
    if unknown > 0 {
        gaps.push(format!(
            "{unknown} of the instruments left out may bind both states: their lists of parties are not complete."
        ));
    }
    let later = |one: &&Excluded| {
        let listed = one.as_of.and_then(AsOf::first_day);
        one.status == Exclusion::NotParty && listed.is_some_and(|day| day > question.on)
    };
    if excluded.iter().any(|one| later(&one)) {
        gaps.push(format!(
            "Lists of parties speak of their own day: a state that left after {} may be missing.",
            question.on
        ));
    }
    for territory in [from, to] {
        if let Some(state) = pack.parent(territory) {
            gaps.push(format!(
                "{} belongs to {}: treaties of {} may extend to it without being listed.",
                territory.name, state.name, state.name
            ));
        }
    }
    if options.iter().any(|one| one.declarations.is_empty()) {
        gaps.push(
            "Declarations and reservations: only some are in the pack, as old as the copy read."
                .to_owned(),
        );
    }
    gaps
}
