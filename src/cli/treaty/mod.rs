//! `treaty`: an instrument with its articles and parties, or the list of all. Needs no store.
//!
//! Never here: whether it serves a case; that is `basis`.
mod list;
mod object;
mod page;

use std::collections::HashSet;

use clap::Args;

use super::bookshelf::Bookshelf;
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::Session;
use crate::reference::{Pack, PartyKind, Treaty};

/// Arguments of `treaty`.
#[derive(Args, Clone, Debug)]
pub struct TreatySheet {
    /// Name of the instrument; without one, all multilateral instruments are listed
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Lists the treaties this state has with one other state
    #[arg(long, value_name = "CC", conflicts_with = "id")]
    bilateral: Option<String>,
}

/// Runs it.
pub(super) fn run(
    args: &TreatySheet,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    match (&args.id, &args.bilateral) {
        (Some(id), _) => one(&shelf, id, out),
        (None, Some(code)) => list::bilaterals(&shelf, shelf.country(code)?, out),
        (None, None) => list::treaties(&shelf, out),
    }
}

fn one(shelf: &Bookshelf, id: &str, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let wanted = id.trim().to_lowercase();
    let treaties = shelf.pack.treaties();
    let mut bilaterals = treaties.bilaterals().iter();
    if let Some(treaty) = treaties.treaty(&wanted) {
        if out.wants_json() {
            out.object(&object::treaty(shelf, treaty))?;
        } else {
            out.lines(&page::treaty(shelf, treaty))?;
        }
    } else if let Some(treaty) = bilaterals.find(|treaty| treaty.id == wanted) {
        if out.wants_json() {
            out.object(&object::bilateral(shelf, treaty))?;
        } else {
            out.lines(&page::bilateral(shelf, treaty))?;
        }
    } else {
        return Err(unknown(&shelf.pack, id));
    }
    Ok(Exit::Done)
}

/// States that are bound or will be: no signatures, no territories, nobody who left by `shelf.today`.
fn party_count(shelf: &Bookshelf, treaty: &Treaty) -> usize {
    let rows = shelf.pack.treaties().parties(&treaty.id).iter();
    let stays = |left: Option<jiff::civil::Date>| left.is_none_or(|left| left > shelf.today);
    rows.filter(|row| row.kind == PartyKind::Party && stays(row.denounced))
        .count()
}

/// The day it entered into force, or why there is none.
fn in_force(treaty: &Treaty) -> String {
    match treaty.entry_into_force {
        _ if treaty.not_in_force => "not in force".to_owned(),
        Some(day) => day.to_string(),
        None => "day not known".to_owned(),
    }
}

/// Instruments named when an id is not known.
const MOST_SUGGESTED: usize = 5;

/// Less likeness than this is chance.
const LEAST_LIKENESS: f64 = 0.3;

fn unknown(pack: &Pack, id: &str) -> Failure {
    let near = near_ids(pack, id);
    let meant = if near.is_empty() {
        String::new()
    } else {
        format!(" Near it: {}.", near.join(", "))
    };
    Failure::usage(format!(
        "No instrument is called \"{id}\".{meant} `attache treaty` lists them; `attache treaty --bilateral CC` lists treaties of two states."
    ))
}

/// Ids most like the word, by id or by short title; best first.
fn near_ids<'p>(pack: &'p Pack, word: &str) -> Vec<&'p str> {
    let wanted = pairs_of_letters(word);
    let treaties = pack.treaties();
    let all = treaties.all().iter();
    let multilateral = all.map(|treaty| (treaty.id.as_str(), treaty.short_title.as_str()));
    let bilateral = treaties.bilaterals().iter();
    let bilateral = bilateral.map(|treaty| (treaty.id.as_str(), ""));
    let mut scored: Vec<(f64, &str)> = multilateral
        .chain(bilateral)
        .map(|(id, title)| {
            let by_id = likeness(&wanted, &pairs_of_letters(id));
            (by_id.max(likeness(&wanted, &pairs_of_letters(title))), id)
        })
        .filter(|(score, _)| *score >= LEAST_LIKENESS)
        .collect();
    scored.sort_by(|(a, a_id), (b, b_id)| b.total_cmp(a).then_with(|| a_id.cmp(b_id)));
    let best = scored.into_iter().take(MOST_SUGGESTED);
    best.map(|(_, id)| id).collect()
}

/// How much two words are alike by their pairs of letters: 0 to 1.
pub(super) fn likeness_of(one: &str, other: &str) -> f64 {
    likeness(&pairs_of_letters(one), &pairs_of_letters(other))
}

fn pairs_of_letters(text: &str) -> HashSet<(char, char)> {
    let letters = text.to_lowercase();
    letters.chars().zip(letters.chars().skip(1)).collect()
}

/// The share of pairs of letters two words have in common (Dice): 0 to 1.
fn likeness(one: &HashSet<(char, char)>, other: &HashSet<(char, char)>) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let all = count(one.len()) + count(other.len());
    if all == 0.0 {
        return 0.0;
    }
    2.0 * count(one.intersection(other).count()) / all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_finds_the_instrument() {
        let pack = Pack::embedded().unwrap();
        for (typed, id) in [
            ("untok", "untoc"),
            ("UNCAC-2003", "uncac"),
            ("coe24", "coe-24"),
        ] {
            let near = near_ids(pack, typed);
            assert!(near.contains(&id), "{typed}: {near:?}");
        }
        for typed in ["", "x", "qqqq"] {
            assert!(near_ids(pack, typed).is_empty(), "{typed}");
        }
    }
}
