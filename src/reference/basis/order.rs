//! The order of what binds both states.
//!
//! Mutual recognition goes before a bilateral treaty, that before a regional one, that before a UN treaty on some
//! crimes. Within a rank an instrument for every crime goes before one
//! for some, one made for the kind before one that also serves it, and the younger before the older. Never here: advice beyond that order.
use std::cmp::Reverse;

use jiff::civil::Date;

use super::sift::{Candidate, Instrument};
use crate::reference::{CooperationKind, InstrumentClass, Treaty};

/// What candidates are sorted by.
pub(super) fn key<'p>(
    one: &Candidate<'p>,
    kind: CooperationKind,
) -> (InstrumentClass, bool, bool, Reverse<Option<Date>>, &'p str) {
    let (limited, also) = match one.instrument {
        Instrument::Treaty(treaty) => (is_limited(treaty, kind), !is_main(treaty, kind)),
        Instrument::Bilateral(_) => (false, false),
    };
    let made = Reverse(one.instrument.made());
    let (rank, id) = (rank(one.instrument, kind), one.instrument.id());
    (rank, limited, also, made, id)
}

/// Whether it is for some crimes only.
pub(super) fn is_limited(treaty: &Treaty, kind: CooperationKind) -> bool {
    !treaty.scope.iter().any(|area| area == "all") && !treaty.any_crime_for.contains(&kind)
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
