//! The legal-basis finder: which instrument binds two states for a kind of cooperation, a crime area and a day.
//!
//! Pure, over any pack. It says "not a party" only where the list is complete, "unknown" where it is not, and why for
//! everything it leaves out. Never here: advice on what to choose beyond the order; clock reads; drawing.
mod answer;
mod detail;
mod displace;
mod order;
mod otherwise;
mod sift;

pub use answer::{Article, Basis, Excluded, Exclusion, Fact as BasisFact, Otherwise, ReadWith};

use jiff::civil::Date;
use serde::Serialize;

use super::{AsOf, CooperationKind, Country, Pack, Treaty};
use sift::{Candidate, Instrument, Reason, sift_bilateral, sift_treaty};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The requesting state or territory.
    pub from: &'q Country,
    /// The requested one.
    pub to: &'q Country,
    /// What is wanted.
    pub kind: CooperationKind,
    /// Crime areas of the case (names as in [`super::CrimeArea`]); empty when not said. An instrument fits when it
    /// covers one of them.
    pub crimes: &'q [&'q str],
    /// The day for which it is asked.
    pub on: Date,
}

/// What the pack says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What binds both states, best first.
    pub options: Vec<Basis>,
    /// What serves the kind and is not offered, each with the reason; fallbacks first.
    pub excluded: Vec<Excluded>,
    /// What can be done besides, above all when nothing binds.
    pub otherwise: Otherwise,
    /// What the pack does not know and the reader must not take for "no".
    pub gaps: Vec<String>,
}

/// What serves the kind, sorted into what binds both states and what does not.
#[derive(Default)]
struct Sorted<'p> {
    candidates: Vec<Candidate<'p>>,
    supplements: Vec<Candidate<'p>>,
    left_out: Vec<(Instrument<'p>, Reason)>,
}

impl Pack {
    /// Which instruments serve the question, in which order and why; what was left out and why.
    pub fn basis(&self, question: &Question<'_>) -> Answer {
        let mut sorted = Sorted::default();
        if !otherwise::is_one_state(self, question) {
            sort_treaties(self, question, &mut sorted);
            sort_bilaterals(self, question, &mut sorted);
            sort_bilaterals_of_states(self, question, &mut sorted);
            through_protocols(self, question, &mut sorted);
            set_aside(self, question, &mut sorted);
        }
        sorted
            .candidates
            .sort_by_key(|one| order::key(one, question));
        let mut excluded: Vec<Excluded> = sorted.left_out.iter().map(left_out).collect();
        let supplements = sorted.supplements.iter();
        excluded.extend(supplements.map(|one| supplement(one, &sorted)));
        excluded.sort_by(|a, b| {
            (a.status, a.neither_listed, &a.id).cmp(&(b.status, b.neither_listed, &b.id))
        });
        let options: Vec<Basis> = sorted
            .candidates
            .iter()
            .map(|one| detail::basis(self, question, one, &sorted.supplements))
            .collect();
        Answer {
            gaps: otherwise::gaps(self, question, &options, &excluded),
            otherwise: otherwise::otherwise(self, question, &options, &excluded),
            options,
            excluded,
        }
    }
}

fn sort_treaties<'p>(pack: &'p Pack, question: &Question<'_>, sorted: &mut Sorted<'p>) {
    let treaties = pack.treaties().all().iter();
    for treaty in treaties.filter(|treaty| treaty.serves(question.kind)) {
        match sift_treaty(pack, question, treaty) {
            Err(reason) => sorted.left_out.push((Instrument::Treaty(treaty), reason)),
            Ok(one) if treaty.supplement_only => sorted.supplements.push(one),
            Ok(one) => sorted.candidates.push(one),
        }
    }
}

/// Treaties of the state a territory belongs to: whether they reach it nobody can say here.
fn sort_bilaterals_of_states<'p>(pack: &'p Pack, question: &Question<'_>, sorted: &mut Sorted<'p>) {
    let (from, to) = (pack.state_of(question.from), pack.state_of(question.to));
    if (&from.iso2, &to.iso2) == (&question.from.iso2, &question.to.iso2) {
        return;
    }
    let treaties = pack.treaties().bilaterals().iter();
    for treaty in
        treaties.filter(|one| one.kind == question.kind && one.links(&from.iso2, &to.iso2))
    {
        let (one, other) = (&from.name, &to.name);
        let why = format!(
            "It links {one} and {other}; whether it reaches their territories is not in the pack."
        );
        let reason = Reason::new(Exclusion::Unknown, why, treaty.provenance);
        sorted
            .left_out
            .push((Instrument::Bilateral(treaty), reason));
    }
}

fn sort_bilaterals<'p>(pack: &'p Pack, question: &Question<'_>, sorted: &mut Sorted<'p>) {
    let (from, to) = (&question.from.iso2, &question.to.iso2);
    let treaties = pack.treaties().bilaterals().iter();
    for treaty in treaties.filter(|one| one.kind == question.kind && one.links(from, to)) {
        match sift_bilateral(question, treaty) {
            Err(reason) => sorted
                .left_out
                .push((Instrument::Bilateral(treaty), reason)),
            Ok(one) if treaty.supplements.is_empty() => sorted.candidates.push(one),
            Ok(one) => sorted.supplements.push(one),
        }
    }
}

/// A protocol can bring a kind of cooperation into a convention that has no rule on it: a joint team under the second
/// protocol of the European convention on mutual assistance. The convention is then offered through its protocol.
fn through_protocols<'p>(pack: &'p Pack, question: &Question<'_>, sorted: &mut Sorted<'p>) {
    for one in &sorted.supplements {
        let (Instrument::Treaty(protocol), Some(parent)) = (one.instrument, one.parent) else {
            continue;
        };
        if parent.serves(question.kind) || sift_treaty(pack, question, parent).is_err() {
            continue;
        }
        sorted.candidates.push(Candidate {
            instrument: Instrument::Treaty(parent),
            parent: None,
            through: Some(protocol),
            ..one.clone()
        });
    }
}

/// Takes what is displaced out of the candidates.
fn set_aside<'p>(pack: &'p Pack, question: &Question<'_>, sorted: &mut Sorted<'p>) {
    let all = sorted.candidates.clone();
    let supplements = sorted.supplements.iter().map(|one| one.instrument);
    let named = |instrument: Instrument<'p>| match instrument {
        Instrument::Bilateral(treaty) => treaty.displaced_by.as_slice(),
        Instrument::Treaty(_) => &[],
    };
    // A convention named by an old treaty may serve another kind than the one asked for; it counts if it binds both.
    let conventions = all
        .iter()
        .map(|one| one.instrument)
        .chain(supplements)
        .flat_map(named)
        .filter_map(|id| pack.treaties().treaty(id));
    let binding: Vec<&Treaty> = conventions
        .filter(|treaty| sift_treaty(pack, question, treaty).is_ok())
        .collect();
    sorted.candidates.retain(|one| {
        let reason = displace::displaced(one, &all, &binding, question);
        match reason {
            Some(reason) => {
                sorted.left_out.push((one.instrument, reason));
                false
            }
            None => true,
        }
    });
}

fn left_out((instrument, reason): &(Instrument<'_>, Reason)) -> Excluded {
    Excluded {
        id: instrument.id().to_owned(),
        title: instrument.title(),
        status: reason.status,
        why: reason.why.clone(),
        fallback: reason.status == Exclusion::Displaced,
        neither_listed: reason.neither_listed,
        confidence: reason.provenance,
        as_of: list_as_of(*instrument),
    }
}

/// A supplement binds both states and is yet no basis alone.
fn supplement(one: &Candidate<'_>, sorted: &Sorted<'_>) -> Excluded {
    let mut candidates = sorted.candidates.iter();
    let with = candidates.find(|basis| detail::goes_with(one, basis));
    let is_fallback = |parent: &Treaty| {
        let mut left_out = sorted.left_out.iter();
        left_out
            .any(|(other, reason)| other.id() == parent.id && reason.status == Exclusion::Displaced)
    };
    let why = match (with, one.parent) {
        (Some(basis), _) => format!("Read together with {}.", basis.instrument.title()),
        (None, Some(parent)) if is_fallback(parent) => format!(
            "It only adds to {}, which is a fallback here.",
            parent.short_title
        ),
        (None, Some(parent)) => format!(
            "It only adds to {}, which is not offered here.",
            parent.short_title
        ),
        (None, None) => "It only adds to other instruments; never a basis alone.".to_owned(),
    };
    Excluded {
        id: one.instrument.id().to_owned(),
        title: one.instrument.title(),
        status: Exclusion::SupplementOnly,
        why,
        fallback: false,
        neither_listed: false,
        confidence: one.provenance,
        as_of: list_as_of(one.instrument),
    }
}

fn list_as_of(instrument: Instrument<'_>) -> Option<AsOf> {
    match instrument {
        Instrument::Treaty(treaty) => treaty.party_list_as_of,
        Instrument::Bilateral(_) => None,
    }
}
