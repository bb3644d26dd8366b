//! How a state or territory stands to an instrument, in words: bound since when, signed only, left, unknown.
//!
//! "Not a party" is said only where the list is complete, with its day; everything else that is not in a list is unknown.
//! Never here: whether the instrument serves a case.

use jiff::civil::Date;

use super::Role;
use super::bookshelf::{Bookshelf, joined};
use crate::reference::{self, Party, PartyKind, PartyList, Provenance, Treaty, unsettled};

/// Words with their role.
pub(super) struct Standing {
    pub(super) words: String,
    pub(super) role: Role,
}

/// How the state of that code stands to the instrument on the day of the shelf.
pub(super) fn standing(shelf: Bookshelf<'_>, treaty: &Treaty, code: &str) -> Standing {
    match shelf.pack.treaties().party(&treaty.id, code) {
        Some(party) => listed(shelf, treaty, party),
        None => absent(shelf, treaty, code),
    }
}

fn listed(shelf: Bookshelf<'_>, treaty: &Treaty, party: &Party) -> Standing {
    let (mut words, mut role) = match ended(shelf, party) {
        Some(day) => (format!("denounced, ended on {day}"), Role::Warning),
        None => in_force(shelf, treaty, party),
    };
    if let Some(day) = party.denounced.filter(|day| *day > shelf.today) {
        words = format!("{words}; denounced, ends on {day}");
        role = Role::Warning;
    }
    match party.provenance {
        Provenance::Source => {}
        Provenance::Office => words = format!("{words}; stated by the office"),
        Provenance::Memory => {
            words = format!("{words}; unverified");
            role = Role::Warning;
        }
    }
    Standing { words, role }
}

fn in_force(shelf: Bookshelf<'_>, treaty: &Treaty, party: &Party) -> (String, Role) {
    let member = if treaty.binding {
        "party"
    } else {
        "takes part, bound to nothing"
    };
    match party.kind {
        PartyKind::Party => match party.in_force {
            Some(day) if day <= shelf.today => (format!("{member} since {day}"), Role::Strong),
            Some(day) => (format!("{member}, not before {day}"), Role::Waiting),
            None if treaty.is_out_of_force(shelf.today) => (format!("{member}, not in force"), Role::Waiting),
            None if treaty.binding => (format!("{member}, day unknown"), Role::Strong),
            None => (member.to_owned(), Role::Plain),
        },
        PartyKind::SignatureOnly => (signed(shelf, treaty, party.signature), Role::Warning),
        PartyKind::Extension => (covered(shelf, party), Role::Strong),
        PartyKind::Unsettled => (
            format!("unknown: {}", unsettled(&party.instrument_kind)),
            Role::Warning,
        ),
        PartyKind::NotParty => ("not a party".to_owned(), Role::Warning),
    }
}

fn signed(shelf: Bookshelf<'_>, treaty: &Treaty, day: Option<Date>) -> String {
    let day = day.map_or_else(|| "on a day unknown".to_owned(), |day| day.to_string());
    match (treaty.party_list, treaty.party_list_as_of) {
        (PartyList::Complete, as_of @ Some(_)) => {
            format!("signed {day}, no party as of {}", shelf.aged(as_of))
        }
        _ => format!("signed {day}; whether more followed is unknown"),
    }
}

fn covered(shelf: Bookshelf<'_>, party: &Party) -> String {
    let through = match shelf.parent(&party.iso2) {
        Some(parent) => format!("through {}", shelf.place(parent)),
        None => party.note.clone(),
    };
    let since = match party.in_force {
        Some(day) if day <= shelf.today => format!("since {day}"),
        Some(day) => format!("not before {day}"),
        None => "day unknown".to_owned(),
    };
    format!("covered {through}, {since}; no party of its own")
}

/// The day it ended for the state, when it has ended.
pub(super) fn ended(shelf: Bookshelf<'_>, party: &Party) -> Option<Date> {
    party.denounced.filter(|day| *day <= shelf.today)
}

/// What follows from not being in the list, for the state itself or for the state a territory belongs to.
fn absent(shelf: Bookshelf<'_>, treaty: &Treaty, code: &str) -> Standing {
    let country = shelf.pack.country(code);
    let standing = country.map(|country| shelf.pack.standing(treaty, country, shelf.today));
    let words = match standing {
        Some(reference::Standing::NotParty { note, by_office }) => {
            let day = match treaty.party_list_as_of {
                _ if by_office => "not a party".to_owned(),
                as_of @ Some(_) => format!("not a party as of {}", shelf.aged(as_of)),
                None => {
                    let built = &shelf.pack.manifest().built_as_of;
                    format!("not a party as far as known on {built}, unverified")
                }
            };
            joined(&[day, note])
        }
        Some(reference::Standing::Unknown { why }) => format!("unknown: {why}"),
        // A territory goes with its state out of what it had and into what it will have.
        Some(reference::Standing::Left { on, .. }) => {
            format!("not listed; ended for its state on {on}")
        }
        Some(reference::Standing::NotYet { since, .. }) => {
            format!("not listed; its state is bound from {since}")
        }
        _ => "unknown: not listed".to_owned(),
    };
    Standing {
        words,
        role: Role::Warning,
    }
}
