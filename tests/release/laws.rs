//! What must be true of every verdict, whatever is inside.
//!
//! "Not looser" means: every rule that blocked still blocks. Two rules change their name when a mark grows, and count as one
//! each here: the four TLP labels, and H2 with the assumption it replaces. Nothing inside is the one block that something
//! inside takes away.

use std::collections::BTreeSet;

use attache::domain::marking::{Classification, HandlingCode, Pap, Tlp};
use attache::domain::release::{
    Parcel, Piece, Receiver, Recipient, ReleaseRule, Sensitive, Use, effective_markings, may_leave,
};
use attache::domain::{CountryCode, Foreign, Label, Marking};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::example::{consent, country, label, now};
use attache::domain::consent::{Consent, ConsentScope};

fn state() -> impl Strategy<Value = CountryCode> {
    select(&["ZA", "FR", "DE", "ZZ"][..]).prop_map(country)
}

fn name() -> impl Strategy<Value = Option<Label>> {
    option::of(select(&["drugs", "bka"][..]).prop_map(label))
}

fn limit() -> impl Strategy<Value = Foreign> {
    let texts = [
        "SAMPLE limit",
        "handle as TLP:RED",
        "for everyone",
        "pap amber",
    ];
    select(texts.to_vec()).prop_map(Foreign::from)
}

prop_compose! {
    fn marking()(
        handling in btree_set(select(HandlingCode::ALL), 0..3),
        handling_text in option::weighted(0.1, limit()),
        tlp in option::of(select(Tlp::ALL)),
        pap in option::weighted(0.2, select(Pap::ALL)),
        classification in option::weighted(0.2, select(Classification::ALL)),
        restrictions in vec(limit(), 0..2),
        assumed in prop::bool::weighted(0.2),
        is_silent in prop::bool::weighted(0.3),
    ) -> Marking {
        if is_silent {
            return Marking::default();
        }
        let handling = handling.into_iter().collect();
        Marking { handling, handling_text, tlp, pap, classification, restrictions, assumed }
    }
}

prop_compose! {
    /// A piece whose parent may be anything, itself and nothing included.
    fn piece()(
        marking in marking(),
        parent in option::of(prop_oneof![0..6_usize, Just(usize::MAX)]),
        originator in option::of(state()),
        interpol: bool,
        only_for in vec(state(), 0..3),
        not_for in vec(state(), 0..2),
        sensitive in vec(select(Sensitive::ALL), 0..2),
        has_readers in prop::bool::weighted(0.2),
    ) -> Piece {
        let (only_for, not_for) = if has_readers { (only_for, not_for) } else { (Vec::new(), Vec::new()) };
        let what = "SAMPLE".to_owned();
        Piece { what, marking, parent, originator, interpol, only_for, not_for, sensitive }
    }
}

prop_compose! {
    fn recipient()(
        receiver in select(Receiver::ALL),
        id in name(),
        country in state(),
        clearance in option::of(select(Classification::ALL)),
        is_originator: bool,
        is_addressee: bool,
    ) -> Recipient {
        Recipient { receiver, id, country, clearance, is_originator, is_addressee }
    }
}

prop_compose! {
    fn given()(
        number in 1..9_u32,
        from in state(),
        scope in select(ConsentScope::ALL),
        to in name(),
        country in option::of(state()),
        ends in option::of(-9..9_i64),
        revoked in option::weighted(0.1, -9..9_i64),
    ) -> Consent {
        let until = ends.map(|day| now().plus_seconds(day * 86_400));
        let revoked = revoked.map(|day| now().plus_seconds(day * 86_400));
        Consent { to, country, until, revoked, ..consent(number, from, scope) }
    }
}

prop_compose! {
    fn any_parcel()(
        pieces in vec(piece(), 0..5),
        recipient in recipient(),
        purpose in select(Use::ALL),
        has_purpose in prop::bool::weighted(0.9),
        has_basis in prop::bool::weighted(0.9),
        home in select(&["ZA", "ZA", "ZA", "ZZ"][..]).prop_map(country),
        consents in vec(given(), 0..4),
        overridden in vec(select(ReleaseRule::ALL), 0..3),
        confirmed in vec(select(Sensitive::ALL), 0..3),
    ) -> Parcel {
        let parcel = Parcel {
            pieces, recipient, purpose, has_purpose, has_basis, home, consents, confirmed,
            overrides: Vec::new(),
            now: now(),
        };
        overridden.into_iter().fold(parcel, |parcel, rule| super::overriding(&parcel, rule))
    }
}

/// The rules that block, by what they are about.
fn blocking(parcel: &Parcel) -> BTreeSet<ReleaseRule> {
    let verdict = may_leave(parcel);
    let rules = verdict.blocks().map(|finding| match finding.rule {
        ReleaseRule::TlpStrict | ReleaseRule::TlpAmber | ReleaseRule::TlpGreen => {
            ReleaseRule::TlpRed
        }
        ReleaseRule::Unmarked => ReleaseRule::H2,
        rule => rule,
    });
    rules.collect()
}

/// Whether the second blocks at least what the first does.
fn is_not_looser(before: &Parcel, after: &Parcel) -> bool {
    let mut was = blocking(before);
    was.remove(&ReleaseRule::Empty);
    was.is_subset(&blocking(after))
}

/// Whether `marking` bears everything `other` bears.
fn is_at_least(marking: &Marking, other: &Marking) -> bool {
    let words = |marking: &Marking| -> BTreeSet<String> {
        let texts = marking.restrictions.iter().chain(&marking.handling_text);
        texts.map(|text| text.raw().to_owned()).collect()
    };
    marking.tlp >= other.tlp
        && marking.pap >= other.pap
        && marking.classification >= other.classification
        && other.handling.iter().all(|code| marking.has(*code))
        && words(other).is_subset(&words(marking))
}

/// A piece that points at no place yet free, so that one more piece does not take the place of a missing one.
fn without_gaps(mut parcel: Parcel) -> Parcel {
    let pieces = parcel.pieces.len();
    for piece in &mut parcel.pieces {
        piece.parent = piece
            .parent
            .filter(|parent| *parent < pieces || *parent == usize::MAX);
    }
    parcel
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_piece_is_never_looser(parcel in any_parcel(), more in piece()) {
        let before = without_gaps(parcel);
        let mut after = before.clone();
        after.pieces.push(more);
        prop_assert!(is_not_looser(&before, &after));
    }

    /// On a piece somebody marked: the first mark on a silent one ends an assumption, and may well be weaker. Overrides are
    /// left aside: one of TLP:RED does not lift the AMBER there was before.
    #[test]
    fn one_more_mark_is_never_looser(parcel in any_parcel(), mark in marking(), at in 0..5_usize) {
        let mut before = without_gaps(parcel);
        before.overrides.clear();
        if let Some(piece) = before.pieces.get_mut(at) {
            piece.marking.add_handling(HandlingCode::H0);
        }
        let mut after = before.clone();
        if let Some(piece) = after.pieces.get_mut(at) {
            piece.marking = piece.marking.strictest(&mark);
        }
        prop_assert!(is_not_looser(&before, &after));
    }

    #[test]
    fn one_more_limit_is_never_looser(parcel in any_parcel(), more in piece(), at in 0..5_usize) {
        let mut after = parcel.clone();
        if let Some(piece) = after.pieces.get_mut(at) {
            piece.not_for.extend(more.not_for);
            piece.only_for.retain(|code| more.only_for.contains(code) || more.only_for.is_empty());
            let emptied = piece.only_for.is_empty() && !parcel.pieces[at].only_for.is_empty();
            prop_assume!(!emptied);
            piece.sensitive.extend(more.sensitive);
        }
        prop_assert!(is_not_looser(&parcel, &after));
    }

    #[test]
    fn a_child_is_never_weaker_than_its_parent(pieces in vec(piece(), 0..8)) {
        let borne = effective_markings(&pieces);
        prop_assert_eq!(borne.len(), pieces.len());
        for (piece, child) in pieces.iter().zip(&borne) {
            let is_assumption = piece.marking == Marking::assumed();
            prop_assert!(is_assumption || is_at_least(child, &piece.marking));
            prop_assert!(!child.is_empty());
            if let Some(parent) = piece.parent.and_then(|parent| borne.get(parent)) {
                prop_assert!(is_at_least(child, parent), "{child:?} {parent:?}");
            }
        }
    }

    #[test]
    fn the_parcel_bears_the_strictest_of_all(parcel in any_parcel()) {
        let whole = may_leave(&parcel).marking;
        for borne in effective_markings(&parcel.pieces) {
            prop_assert!(is_at_least(&whole, &borne));
        }
    }

    #[test]
    fn the_same_parcel_gets_the_same_verdict(parcel in any_parcel()) {
        prop_assert_eq!(may_leave(&parcel), may_leave(&parcel.clone()));
    }

    #[test]
    fn the_order_of_pieces_does_not_matter(parcel in any_parcel()) {
        let mut turned = parcel.clone();
        let last = parcel.pieces.len().saturating_sub(1);
        turned.pieces.reverse();
        for piece in &mut turned.pieces {
            piece.parent = piece.parent.map(|at| last.checked_sub(at).unwrap_or(usize::MAX));
        }
        prop_assert_eq!(blocking(&parcel), blocking(&turned));
        prop_assert_eq!(may_leave(&parcel).is_allowed(), may_leave(&turned).is_allowed());
    }

    #[test]
    fn the_order_of_consents_and_overrides_does_not_matter(parcel in any_parcel()) {
        let mut turned = parcel.clone();
        turned.consents.reverse();
        turned.overrides.reverse();
        turned.confirmed.reverse();
        prop_assert_eq!(blocking(&parcel), blocking(&turned));
    }

    #[test]
    fn one_more_consent_is_never_stricter(parcel in any_parcel(), more in given()) {
        let mut after = parcel.clone();
        after.consents.push(more);
        prop_assert!(is_not_looser(&after, &parcel));
    }

    #[test]
    fn a_consent_of_another_lifts_nothing(parcel in any_parcel(), more in given()) {
        let mut after = parcel.clone();
        after.consents.push(Consent { from: country("BE"), ..more });
        prop_assert_eq!(blocking(&after), blocking(&parcel));
    }

    #[test]
    fn a_consent_that_does_not_hold_lifts_nothing(parcel in any_parcel(), more in given(), is_late: bool) {
        let (past, future) = (now().plus_seconds(-1), now().plus_seconds(1));
        let gone = if is_late {
            Consent { given: future, ..more }
        } else {
            Consent { until: Some(past), ..more }
        };
        prop_assert!(!gone.holds(parcel.now));
        let mut after = parcel.clone();
        after.consents.push(gone);
        prop_assert_eq!(blocking(&after), blocking(&parcel));
    }

    #[test]
    fn one_more_override_is_never_stricter(parcel in any_parcel(), rule in select(ReleaseRule::ALL)) {
        let after = super::overriding(&parcel, rule);
        prop_assert!(is_not_looser(&after, &parcel));
    }
}
