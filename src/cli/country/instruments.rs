//! Instruments in force between two states today, for every kind of cooperation and no crime in particular.
//!
//! Never here: the rules; they are the finder's.
use crate::cli::bookshelf::Bookshelf;
use crate::reference::{Basis, CooperationKind, Country};

/// An instrument that serves a kind of cooperation between the two. One that serves several stands there several times.
pub(super) struct InForce {
    pub(super) kind: CooperationKind,
    pub(super) basis: Basis,
}

/// In the order of kinds, then best first.
pub(super) fn in_force(shelf: &Bookshelf, from: &Country, to: &Country) -> Vec<InForce> {
    let of_kind = |kind| {
        let options = shelf.pack.in_force_between(from, to, kind, shelf.today);
        options
            .into_iter()
            .map(move |basis| InForce { kind, basis })
    };
    CooperationKind::ALL.into_iter().flat_map(of_kind).collect()
}
