//! One instrument against another: which goes before which between the same two states.
//!
//! A displaced instrument still binds; it is a fallback and says so. Never here: the order of those that remain.
use super::order::is_limited;
use super::sift::{Candidate, Instrument, Reason};
use super::{Exclusion, Question};
use crate::reference::{AsOf, InstrumentClass, Treaty};

/// Why `one` gives way, if another candidate (or a convention that binds both, in `binding`) goes before it.
pub(super) fn displaced(
    one: &Candidate<'_>,
    all: &[Candidate<'_>],
    binding: &[&Treaty],
    question: &Question<'_>,
) -> Option<Reason> {
    let by_treaty = all.iter().find_map(|other| match other.instrument {
        Instrument::Treaty(treaty)
            if treaty.id != one.instrument.id() && is_surely_bound(other, treaty, question) =>
        {
            by(treaty, one.instrument, question)
        }
        _ => None,
    });
    let why = by_treaty.or_else(|| older_bilateral(one.instrument, binding))?;
    Some(Reason::new(Exclusion::Displaced, why, one.provenance))
}

/// Of a state whose day is not known it is only sure that it was bound on the day of the list.
fn is_surely_bound(one: &Candidate<'_>, treaty: &Treaty, question: &Question<'_>) -> bool {
    let listed = treaty.party_list_as_of.and_then(AsOf::first_day);
    one.since.is_some() || listed.is_none_or(|day| day <= question.on)
}

fn by(treaty: &Treaty, old: Instrument<'_>, question: &Question<'_>) -> Option<String> {
    let title = &treaty.short_title;
    let serves = treaty.replaces_for.contains(&question.kind);
    if serves && treaty.replaces.iter().any(|id| id == old.id()) {
        return Some(format!(
            "{title} takes its place between these states{}. A fallback only.",
            reference(treaty)
        ));
    }
    let is_main = treaty.kinds.first().map(String::as_str) == Some(question.kind.word());
    let is_older = old.made().is_none_or(|made| made < treaty.opened);
    // What a treaty of the United Nations says of some crimes stays beside a warrant or an order.
    let is_general = match old {
        Instrument::Treaty(old) => {
            old.class == InstrumentClass::Regional && !is_limited(old, question.kind)
        }
        Instrument::Bilateral(_) => true,
    };
    (treaty.exclusive_between_parties && is_main && is_older && is_general).then(|| {
        format!("{title} replaces older general instruments between its parties. A fallback only.")
    })
}

fn reference(treaty: &Treaty) -> String {
    let words = treaty.replaces_ref.as_str();
    match words.chars().next() {
        None => String::new(),
        Some('(') => format!(" {words}"),
        Some(_) => format!(", {words}"),
    }
}

/// A treaty of the two states that a convention between both has put aside.
fn older_bilateral(old: Instrument<'_>, binding: &[&Treaty]) -> Option<String> {
    let Instrument::Bilateral(old) = old else {
        return None;
    };
    let convention = binding
        .iter()
        .find(|treaty| old.displaced_by.contains(&treaty.id))?;
    let article = convention.key_articles.get("other_treaties");
    let article = article.map_or_else(String::new, |article| format!(" ({article})"));
    Some(format!(
        "{} binds both states and takes its place{article}. A fallback only.",
        convention.short_title
    ))
}
