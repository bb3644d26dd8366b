//! An instrument as JSON: the fields of the pack as they are, then who is bound.
//!
//! Never here: text for people.
use serde::Serialize;

use super::party_count;
use crate::cli::bookshelf::Bookshelf;
use crate::reference::{Bilateral, Party, PartyKind, Treaty};

#[derive(Serialize)]
pub(super) struct TreatyJson<'a> {
    #[serde(flatten)]
    treaty: &'a Treaty,
    parties: Vec<PartyJson<'a>>,
    party_count_here: usize,
    stale: bool,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    #[serde(flatten)]
    row: &'a Party,
    name: &'a str,
    status: &'static str,
    confidence: &'static str,
}

#[derive(Serialize)]
pub(super) struct BilateralJson<'a> {
    #[serde(flatten)]
    treaty: &'a Bilateral,
    relation: RelationJson<'a>,
    confidence: &'static str,
    parties: [StateJson<'a>; 2],
    party_count_here: usize,
}

/// As the relation of a multilateral instrument, which is `all` or `hub`.
#[derive(Serialize)]
struct RelationJson<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    states: [&'a str; 2],
}

#[derive(Serialize)]
struct StateJson<'a> {
    iso2: &'a str,
    name: &'a str,
}

/// A multilateral instrument.
pub(super) fn treaty<'a>(shelf: &'a Bookshelf, treaty: &'a Treaty) -> TreatyJson<'a> {
    let party = |row: &'a Party| PartyJson {
        row,
        name: shelf.pack.party_name(&row.iso2),
        status: status(row.kind),
        confidence: row.provenance.word(),
    };
    let rows = shelf.pack.treaties().parties(&treaty.id).iter();
    TreatyJson {
        treaty,
        parties: rows.map(party).collect(),
        party_count_here: party_count(shelf, treaty),
        stale: shelf.is_stale(treaty.party_list_as_of),
    }
}

/// A treaty of two states.
pub(super) fn bilateral<'a>(shelf: &'a Bookshelf, treaty: &'a Bilateral) -> BilateralJson<'a> {
    let states = [treaty.iso2_a.as_str(), treaty.iso2_b.as_str()];
    BilateralJson {
        treaty,
        relation: RelationJson {
            kind: "bilateral",
            states,
        },
        confidence: treaty.provenance_on(shelf.today).word(),
        parties: states.map(|iso2| StateJson {
            iso2,
            name: shelf.pack.country_name(iso2),
        }),
        party_count_here: states.len(),
    }
}

/// What a row says of the state, in one word.
pub(super) const fn status(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Party => "party",
        PartyKind::SignatureOnly => "signature-only",
        PartyKind::Extension => "extension",
        PartyKind::Unsettled => "unknown",
        PartyKind::NotParty => "not-party",
    }
}
