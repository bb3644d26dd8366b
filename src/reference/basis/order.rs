//! The order of what binds both states.
//!
//! Mutual recognition goes before a bilateral treaty, that before a regional one, that before a UN treaty on some
//! crimes. Within a rank an instrument for every crime goes before one for some; of these the one made for the crime
//! goes first, or the broadest when no crime is named. Then one made for the kind goes before one that also serves it,
//! and the younger before the older. Never here: advice beyond that order.
use std::cmp::Reverse;

use jiff::civil::Date;

use super::Question;
use super::sift::{Candidate, Instrument};
use crate::reference::{CooperationKind, InstrumentClass, Treaty};

/// What candidates are sorted by.
pub(super) type Key<'p> = (
    InstrumentClass,
    [bool; 4],
    i64,
    Reverse<Option<Date>>,
    &'p str,
);

/// The place of a candidate.
pub(super) fn key<'p>(one: &Candidate<'p>, question: &Question<'_>) -> Key<'p> {
    let kind = question.kind;
    let (limited, also, beside, broad) = match one.instrument {
        Instrument::Treaty(treaty) => (
            is_limited(treaty, kind),
            !is_main(treaty, kind),
            is_beside(treaty, question.crimes),
            i64::try_from(treaty.scope.len()).unwrap_or(i64::MAX),
        ),
        Instrument::Bilateral(_) => (false, false, false, 0),
    };
    let breadth = if limited && question.crimes.is_empty() {
        -broad
    } else {
        0
    };
    (
        rank(one.instrument, kind),
        [limited, one.as_serious_crime, limited && beside, also],
        breadth,
        Reverse(one.instrument.made()),
        one.instrument.id(),
    )
}

/// Whether the crimes asked for are not the one it was made for.
fn is_beside(treaty: &Treaty, crimes: &[&str]) -> bool {
    let main = treaty.scope.first().map(String::as_str);
    !crimes.is_empty() && !crimes.iter().any(|crime| Some(*crime) == main)
}

/// Whether it is for some crimes or one special measure only.
pub(super) fn is_limited(treaty: &Treaty, kind: CooperationKind) -> bool {
    let some_crimes = !treaty.scope.iter().any(|area| area == "all");
    treaty.special_for.is_some() || (some_crimes && !treaty.any_crime_for.contains(&kind))
}

/// Whether the kind is what the instrument was made for in the first place.
fn is_main(treaty: &Treaty, kind: CooperationKind) -> bool {
    treaty.kinds.first().map(String::as_str) == Some(kind.word())
}

/// The rank of an instrument for a kind.
pub(super) fn rank(instrument: Instrument<'_>, kind: CooperationKind) -> InstrumentClass {
    match instrument {
        Instrument::Treaty(treaty) => treaty.class_for(kind),
        Instrument::Bilateral(_) => InstrumentClass::Bilateral,
    }
}
