//! The lists: all multilateral instruments, or the treaties one state has with others.
//!
//! Never here: a single instrument.
use jiff::civil::Date;
use serde::Serialize;

use super::{in_force, party_count};
use crate::cli::bookshelf::Bookshelf;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Out;
use crate::cli::sheet::{Sheet, cell};
use crate::domain::text::Shown;
use crate::reference::{AsOf, Bilateral, Country, InstrumentClass, PartyList, Treaty};

#[derive(Serialize)]
struct TreatyRow<'a> {
    id: &'a str,
    short_title: &'a str,
    kinds: &'a [String],
    class: InstrumentClass,
    entry_into_force: Option<Date>,
    not_in_force: bool,
    party_count_here: usize,
    party_list: PartyList,
    party_list_as_of: Option<AsOf>,
    stale: bool,
}

#[derive(Serialize)]
struct BilateralRow<'a> {
    #[serde(flatten)]
    treaty: &'a Bilateral,
    with: &'a str,
    with_name: &'a str,
    confidence: &'static str,
}

/// All multilateral instruments, in the order of the pack.
pub(super) fn treaties(shelf: &Bookshelf, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let all = shelf.pack.treaties().all();
    if out.wants_json() {
        for treaty in all {
            out.object(&TreatyRow {
                id: &treaty.id,
                short_title: &treaty.short_title,
                kinds: &treaty.kinds,
                class: treaty.class,
                entry_into_force: treaty.entry_into_force,
                not_in_force: treaty.not_in_force,
                party_count_here: party_count(shelf, treaty),
                party_list: treaty.party_list,
                party_list_as_of: treaty.party_list_as_of,
                stale: shelf.is_stale(treaty.party_list_as_of),
            })?;
        }
        return Ok(Exit::Done);
    }
    let rows = all.iter().map(|treaty| treaty_cells(shelf, treaty));
    let mut sheet = Sheet::default();
    sheet.table(
        &[
            "Id",
            "In force",
            "Parties here",
            "List of parties",
            "Serves",
            "Title",
        ],
        rows.collect(),
    );
    out.lines(&sheet.lines())?;
    Ok(Exit::Done)
}

fn treaty_cells(shelf: &Bookshelf, treaty: &Treaty) -> Vec<Shown> {
    let list = match treaty.party_list {
        PartyList::None => list_word(treaty.party_list).to_owned(),
        list => format!(
            "{}, {}",
            list_word(list),
            shelf.as_of_words(treaty.party_list_as_of)
        ),
    };
    vec![
        Shown::of(&treaty.id),
        Shown::of(in_force(treaty)),
        Shown::of(party_count(shelf, treaty)),
        Shown::of(list),
        Shown::of(treaty.kinds.join(" ")),
        Shown::of(&treaty.short_title),
    ]
}

/// The word of the pack.
pub(super) const fn list_word(list: PartyList) -> &'static str {
    match list {
        PartyList::Complete => "complete",
        PartyList::Partial => "partial",
        PartyList::Unverified => "unverified",
        PartyList::None => "none",
    }
}

/// The treaties of `country` with one other state. What is not listed may exist: that is said beside the list.
pub(super) fn bilaterals(
    shelf: &Bookshelf,
    country: &Country,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let code = country.iso2.as_str();
    let all = shelf.pack.treaties().bilaterals().iter();
    let theirs = all.filter(|treaty| treaty.iso2_a == code || treaty.iso2_b == code);
    let theirs: Vec<(&Bilateral, &str)> = theirs
        .map(|treaty| {
            let is_first = treaty.iso2_a == code;
            let other = if is_first {
                &treaty.iso2_b
            } else {
                &treaty.iso2_a
            };
            (treaty, other.as_str())
        })
        .collect();
    if out.wants_json() {
        for (treaty, with) in theirs {
            out.object(&BilateralRow {
                treaty,
                with,
                with_name: shelf.pack.country_name(with),
                confidence: treaty.provenance_on(shelf.today).word(),
            })?;
        }
        return Ok(Exit::Done);
    }
    out.note("A treaty that is not listed may still exist: the bookshelf has only some.")?;
    if theirs.is_empty() {
        out.line(&Shown::own("Nothing to list."))?;
        return Ok(Exit::Done);
    }
    let rows = theirs.iter().map(|(treaty, with)| {
        vec![
            Shown::of(&treaty.id),
            Shown::own(treaty.kind.word()),
            Shown::of(format_args!("{} ({with})", shelf.pack.country_name(with))),
            cell(treaty.signed),
            Shown::of(bilateral_in_force(treaty)),
            Shown::own(treaty.provenance_on(shelf.today).word()),
            Shown::of(&treaty.title),
        ]
    });
    let mut sheet = Sheet::default();
    sheet.table(
        &[
            "Id",
            "Serves",
            "With",
            "Signed",
            "In force",
            "Confidence",
            "Title",
        ],
        rows.collect(),
    );
    out.lines(&sheet.lines())?;
    Ok(Exit::Done)
}

/// The day it entered into force, or what became of it.
fn bilateral_in_force(treaty: &Bilateral) -> String {
    match (treaty.ended, treaty.in_force) {
        (Some(ended), _) => format!("ended {ended}"),
        _ if treaty.suspended => "suspended".to_owned(),
        (None, Some(day)) => day.to_string(),
        (None, None) => "day not known".to_owned(),
    }
}
