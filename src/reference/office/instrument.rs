//! A stated fact about an instrument: who is bound, whether it is in force.
//!
//! Never here: what follows for a case.
use super::current::office_id;
use super::fault::{OfficeFactFault, near};
use super::statement::{BilateralStatement, PartyStatement, TreatyStatement, said};
use super::{Change, Stated};
use crate::reference::treaty::NotInForce;
use crate::reference::{
    AsOf, Bilateral, CooperationKind, Pack, Party, PartyKind, Provenance, Treaty,
};

/// A state's row in the list of parties.
pub(super) fn party(
    pack: &Pack,
    stated: &Stated<'_>,
    treaty: &str,
    state: &str,
) -> Result<Change, OfficeFactFault> {
    let treaty = known_treaty(pack, treaty)?;
    check_state(pack, state)?;
    let statement = PartyStatement::read(stated.value)?;
    let old = pack.treaties().party(&treaty.id, state);
    let note = stated.row_note(&old.map_or_else(|| "no row".to_owned(), party_said));
    let mut row = Party {
        iso2: state.to_owned(),
        signature: old.and_then(|row| row.signature),
        instrument_date: None,
        instrument_kind: String::new(),
        in_force: None,
        denounced: None,
        provenance: Provenance::Office,
        note,
        kind: PartyKind::Party,
    };
    "stated by the office".clone_into(&mut row.instrument_kind);
    match statement {
        PartyStatement::Party(since) => row.in_force = since,
        PartyStatement::NotParty => {
            row.kind = PartyKind::NotParty;
            row.signature = None;
            "not-party".clone_into(&mut row.instrument_kind);
        }
        PartyStatement::Signature(day) => {
            row.kind = PartyKind::SignatureOnly;
            row.signature = day.or(row.signature);
            "signature-only".clone_into(&mut row.instrument_kind);
        }
        PartyStatement::Denounced(day) => {
            row.in_force = old.and_then(|row| row.in_force);
            row.denounced = Some(day);
        }
    }
    Ok(Change::Party {
        treaty: treaty.id.clone(),
        row,
    })
}

fn party_said(row: &Party) -> String {
    let word = match row.kind {
        PartyKind::Party => "party",
        PartyKind::SignatureOnly => "signature only",
        PartyKind::Extension => "covered through another state",
        PartyKind::Unsettled => "not settled",
        PartyKind::NotParty => "not a party",
    };
    let said = said(word, row.in_force, row.denounced);
    format!("{said} ({})", row.provenance.word())
}

/// An instrument of many states, in force or not.
pub(super) fn treaty(
    pack: &Pack,
    stated: &Stated<'_>,
    id: &str,
) -> Result<Change, OfficeFactFault> {
    let mut treaty = known_treaty(pack, id)?.clone();
    let statement = TreatyStatement::read(stated.value)?;
    let before = match (treaty.not_in_force, treaty.entry_into_force) {
        (true, _) => "not in force".to_owned(),
        (false, Some(day)) => format!("in force since {day}"),
        (false, None) => "date of entry into force not known".to_owned(),
    };
    match statement {
        TreatyStatement::InForce(day) => {
            treaty.not_in_force = false;
            treaty.not_in_force_stated = None;
            treaty.entry_into_force = Some(day);
        }
        TreatyStatement::NotInForce => {
            treaty.not_in_force = true;
            treaty.not_in_force_stated = Some(NotInForce {
                since: stated.as_of,
                source: stated.source.to_owned(),
            });
        }
    }
    let note = format!("{statement}; {}", stated.row_note(&before));
    treaty.notes = if treaty.notes.is_empty() {
        note
    } else {
        format!("{note}. {}", treaty.notes)
    };
    Ok(Change::Treaty(Box::new(treaty)))
}

/// A treaty of two states the pack has.
pub(super) fn bilateral(
    pack: &Pack,
    stated: &Stated<'_>,
    id: &str,
) -> Result<Change, OfficeFactFault> {
    let mut known = pack.treaties().bilaterals().iter();
    let old = known.find(|treaty| treaty.id.eq_ignore_ascii_case(id));
    let old = old.ok_or_else(|| OfficeFactFault::UnknownBilateral {
        name: id.to_owned(),
        near: near(
            id,
            pack.treaties().bilaterals().iter().map(|t| t.id.as_str()),
        ),
    })?;
    let before = match (old.suspended, old.suspended_since) {
        (true, Some(since)) => format!("suspended since {since}"),
        (true, None) => "suspended".to_owned(),
        (false, _) => said("in force", old.in_force, old.ended),
    };
    let mut treaty = old.clone();
    let statement = BilateralStatement::read(stated.value)?;
    set_standing(&mut treaty, statement, stated.as_of);
    let note = stated.row_note(&format!("{before} ({})", old.provenance.word()));
    let note = format!("{statement}; {note}");
    treaty.note = if old.note.is_empty() {
        note
    } else {
        format!("{note}. {}", old.note)
    };
    Ok(Change::Bilateral(Box::new(treaty)))
}

/// A treaty of two states the pack does not have. The note is its title.
pub(super) fn new_bilateral(
    pack: &Pack,
    stated: &Stated<'_>,
    kind: &str,
    (one, other): (&str, &str),
) -> Result<Change, OfficeFactFault> {
    let kind: CooperationKind = kind
        .parse()
        .map_err(|_| OfficeFactFault::UnknownKind(kind.to_owned()))?;
    check_state(pack, one)?;
    check_state(pack, other)?;
    if one == other {
        return Err(OfficeFactFault::SameState);
    }
    let id = office_id(kind, one, other);
    let known = pack.treaties().bilaterals().iter();
    let known = known.filter(|known| known.kind == kind && known.links(one, other));
    // The office's own from an earlier statement gives way.
    let known = known.filter(|known| known.id != id);
    let names: Vec<String> = known.map(|known| known.id.clone()).collect();
    if !names.is_empty() {
        return Err(OfficeFactFault::InPack(names));
    }
    let title = stated.note.map_or_else(
        || format!("{}: treaty of {one} and {other}", kind.title()),
        str::to_owned,
    );
    let mut treaty = Bilateral {
        id,
        kind,
        iso2_a: one.to_owned(),
        iso2_b: other.to_owned(),
        title,
        signed: None,
        in_force: None,
        suspended: false,
        in_force_unverified: false,
        suspended_since: None,
        suspension: Provenance::Office,
        ended: None,
        displaced_by: Vec::new(),
        supplements: Vec::new(),
        provenance: Provenance::Office,
        note: format!(
            "stated by the office: {}, as of {}; not in the pack",
            stated.source, stated.as_of
        ),
    };
    let statement = BilateralStatement::read(stated.value)?;
    set_standing(&mut treaty, statement, stated.as_of);
    Ok(Change::Bilateral(Box::new(treaty)))
}

/// A treaty that is in force again was neither suspended nor ended. Of the days before a suspension or an end, the pack
/// goes on speaking.
fn set_standing(treaty: &mut Bilateral, statement: BilateralStatement, as_of: AsOf) {
    match statement {
        BilateralStatement::InForce(since) => {
            treaty.in_force_unverified = false;
            treaty.suspended = false;
            treaty.suspended_since = None;
            treaty.ended = None;
            treaty.in_force = since.or(treaty.in_force);
            treaty.provenance = Provenance::Office;
        }
        BilateralStatement::Suspended(since) => {
            // Where no day is stated, an office that confirms a suspension does not make it begin later.
            let earlier = match since {
                None if treaty.suspended => treaty.suspended_since.map(|known| known.min(as_of)),
                _ => Some(since.unwrap_or(as_of)),
            };
            treaty.suspended = true;
            treaty.suspended_since = earlier;
            treaty.suspension = Provenance::Office;
            treaty.ended = None;
        }
        BilateralStatement::Ended(day) => treaty.ended = Some(day),
    }
}

fn known_treaty<'p>(pack: &'p Pack, id: &str) -> Result<&'p Treaty, OfficeFactFault> {
    let unknown = || OfficeFactFault::UnknownTreaty {
        name: id.to_owned(),
        near: near(id, pack.treaties().all().iter().map(|t| t.id.as_str())),
    };
    pack.treaties().treaty(id).ok_or_else(unknown)
}

fn check_state(pack: &Pack, code: &str) -> Result<(), OfficeFactFault> {
    if pack.union_name(code).is_some() || pack.place_of(code).is_some() {
        return Ok(());
    }
    Err(OfficeFactFault::UnknownCountry(code.to_owned()))
}
