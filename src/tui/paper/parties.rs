//! Who is bound by an instrument: a table of states with dates, territories under their state, then who signed only, who
//! left and of whom nothing is known.
//!
//! Never here: what absence from the list means; that is said beside it.

use std::collections::BTreeMap;

use super::bookshelf::{Bookshelf, Cell, joined};
use super::standing::ended;
use super::{Paper, Role};
use crate::reference::{Party, PartyKind, Provenance, Treaty, unsettled};

/// Columns of a date, or of `day unknown`.
const DAY: usize = 11;

/// From this width on, how a state became a party stands in a column of its own.
const WIDE: usize = 60;

/// The whole list, one row per state or territory.
pub(super) fn table(paper: &mut Paper, shelf: Bookshelf<'_>, treaty: &Treaty) {
    let groups = Groups::of(shelf, shelf.pack.treaties().parties(&treaty.id));
    let computed = |party: &&&Party| party.note.starts_with("in_force computed");
    if groups.bound.iter().any(|party| computed(&party)) {
        paper.gap();
        let words = "computed: the day follows from the deposit and the instrument's own rule.";
        paper.say(Role::Dim, words);
    }
    let bound = if treaty.binding {
        "Parties"
    } else {
        "Who takes part"
    };
    groups.section(paper, shelf, bound, &groups.bound);
    groups.alone(paper, shelf);
    groups.section(paper, shelf, "Signed only", &groups.signed);
    groups.section(paper, shelf, "No longer bound", &groups.left);
    groups.section(paper, shelf, "Unknown whether bound", &groups.unsettled);
    groups.section(
        paper,
        shelf,
        "Not a party, as the office states",
        &groups.not,
    );
}

/// How many are bound by their own act on the day of the shelf.
pub(super) fn count(shelf: Bookshelf<'_>, treaty: &Treaty) -> usize {
    Groups::of(shelf, shelf.pack.treaties().parties(&treaty.id))
        .bound
        .len()
}

/// The rows by what follows from them, each group in the order of codes.
#[derive(Default)]
struct Groups<'p> {
    bound: Vec<&'p Party>,
    signed: Vec<&'p Party>,
    left: Vec<&'p Party>,
    unsettled: Vec<&'p Party>,
    not: Vec<&'p Party>,
    territories: BTreeMap<&'p str, Vec<&'p Party>>,
}

impl<'p> Groups<'p> {
    fn of(shelf: Bookshelf<'p>, rows: &'p [Party]) -> Self {
        let mut groups = Self::default();
        for party in rows {
            let group = match party.kind {
                _ if ended(shelf, party).is_some() => &mut groups.left,
                PartyKind::Party => &mut groups.bound,
                PartyKind::SignatureOnly => &mut groups.signed,
                PartyKind::Unsettled => &mut groups.unsettled,
                PartyKind::NotParty => &mut groups.not,
                PartyKind::Extension => {
                    let parent = shelf.parent(&party.iso2).unwrap_or_default();
                    groups.territories.entry(parent).or_default()
                }
            };
            group.push(party);
        }
        groups
    }

    fn section(&self, paper: &mut Paper, shelf: Bookshelf<'_>, title: &str, rows: &[&Party]) {
        if rows.is_empty() {
            return;
        }
        paper.heading(format!("{title}: {}", rows.len()));
        for party in rows {
            row(paper, shelf, party, "");
            if party.kind == PartyKind::Party {
                for territory in self.under(&party.iso2) {
                    row(paper, shelf, territory, "  ");
                }
            }
        }
    }

    fn under(&self, code: &str) -> &[&'p Party] {
        self.territories.get(code).map_or(&[], Vec::as_slice)
    }

    /// Territories whose state does not stand above them.
    fn alone(&self, paper: &mut Paper, shelf: Bookshelf<'_>) {
        let stands = |parent: &str| self.bound.iter().any(|party| party.iso2 == parent);
        let all = self
            .territories
            .iter()
            .filter(|(parent, _)| !stands(parent));
        let rows: Vec<&Party> = all.flat_map(|(_, rows)| rows).copied().collect();
        self.section(paper, shelf, "Territories", &rows);
    }
}

fn row(paper: &mut Paper, shelf: Bookshelf<'_>, party: &Party, indent: &str) {
    let since = match (party.kind, party.in_force) {
        (PartyKind::SignatureOnly, _) => party.signature,
        (_, day) => day,
    };
    let since = match (party.kind, since) {
        (_, Some(day)) => day.to_string(),
        (PartyKind::NotParty, None) => String::new(),
        (_, None) => "day unknown".to_owned(),
    };
    let doubt = party.provenance == Provenance::Memory;
    let role = if doubt { Role::Warning } else { Role::Plain };
    let place = shelf.place(&party.iso2);
    let (code, name) = place.split_once(' ').unwrap_or(("", &place));
    let code = format!("{indent}{code}");
    let codes = code.len();
    let how = how(shelf, party);
    if paper.width >= WIDE {
        let rest = paper.width.saturating_sub(DAY + 2);
        let names = rest / 2;
        paper.cells(&[
            Cell::of(codes).with(Role::Plain, &code),
            Cell::of(names.saturating_sub(codes + 1)).with(Role::Plain, name),
            Cell::of(DAY).with(Role::Plain, &since),
            Cell::of(rest - names).with(role, &how),
        ]);
    } else {
        let names = paper.width.saturating_sub(DAY + 1);
        paper.cells(&[
            Cell::of(codes).with(Role::Plain, &code),
            Cell::of(names.saturating_sub(codes + 1)).with(Role::Plain, name),
            Cell::of(DAY).with(Role::Plain, &since),
        ]);
        if !is_plain(&how) {
            paper.point("     ", role, &how);
        }
    }
}

/// What a narrow table leaves out.
fn is_plain(how: &str) -> bool {
    matches!(
        how,
        "ratification" | "accession" | "ratification; computed" | "accession; computed"
    )
}

/// `ratification; unverified; entry into force from memory`.
fn how(shelf: Bookshelf<'_>, party: &Party) -> String {
    let word = match party.kind {
        // The remark says so, with the source.
        _ if party.provenance == Provenance::Office => "",
        PartyKind::Unsettled => unsettled(&party.instrument_kind),
        PartyKind::Extension => "territory",
        PartyKind::SignatureOnly => "signature",
        _ => party.instrument_kind.as_str(),
    };
    let doubt = match party.provenance {
        Provenance::Source | Provenance::Office => "",
        Provenance::Memory => Provenance::Memory.word(),
    };
    let denounced = party.denounced.map(|day| format!("ends on {day}"));
    let ended = ended(shelf, party).map(|day| format!("ended on {day}"));
    let waits = party.in_force.filter(|day| *day > shelf.today);
    joined(&[
        word.to_owned(),
        ended.or(denounced).unwrap_or_default(),
        waits
            .map(|_| "not yet in force".to_owned())
            .unwrap_or_default(),
        doubt.to_owned(),
        note(&party.note),
    ])
}

/// The remark of a row; what the columns say already is not said again.
fn note(note: &str) -> String {
    match note {
        "in_force computed (state succession)" => "computed, state succession".to_owned(),
        "in_force computed (90th day)" => "computed, 90th day".to_owned(),
        "date not found"
        | "date of application not given"
        | "signed, no instrument in the table" => String::new(),
        place if place.starts_with("territory of ") => String::new(),
        other => other.replacen("in_force computed", "computed", 1),
    }
}
